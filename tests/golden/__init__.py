"""Language cases in plain text: input, a line `----`, what is expected; `====` parts cases."""

from pathlib import Path

FOLDER = Path(__file__).parent


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Give the cases of `golden/NAME.txt` as (input, expected lines); a `#` head is talk."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines(keepends=True)
    body = "".join(lines[next(i for i, line in enumerate(lines) if line[:1] != "#") :])
    parts = (part.split("----\n", 1) for part in body.split("====\n"))
    return [(text.removesuffix("\n"), expected.splitlines()) for text, expected in parts]
