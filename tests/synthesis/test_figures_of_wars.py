"""What the figures of short pages on varied wars should give, and the gaps that are known."""

import re
from pathlib import Path

import pytest

from tadmor.model.figures import AnyFigureRow, StatedFigure
from tadmor.synthesis.figures import figures
from tests.synthesis.make import of_texts

FILE = Path(__file__).parents[1] / "golden/figures/wars.txt"
EVERY = re.MULTILINE | re.DOTALL
CASES = re.findall(r"^# (.+?)\n(.*?)^=\n(.*?)(?=^# |\Z)", FILE.read_text("utf-8"), EVERY)


@pytest.mark.parametrize(
    ("pages", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_follows_from_the_figures(pages: str, expected: str) -> None:
    parts = re.split(r"^@ (\S+) (\S+)\n", pages, flags=re.MULTILINE)[1:]
    texts = {
        f"{parts[at]}_{parts[at + 1].replace('-', '_')}": parts[at + 2]
        for at in range(0, len(parts), 3)
    }
    found = [told(row) for row in figures(of_texts(**texts)) if row.row != "figure"]
    lines = [line for line in expected.split("\n") if line]
    now = [line.removeprefix("+ ") for line in lines if not line.startswith(("- ", "because "))]
    assert sorted(found) == sorted(now)
    gaps = [line for line in lines if line.startswith(("- ", "+ "))]
    assert bool(gaps) == (lines[-1:] != [] and lines[-1].startswith("because "))


def told(row: AnyFigureRow) -> str:
    """Write a row in short, as the golden file has it."""
    match row.row:
        case "group":
            by = ", ".join(source.name for source in row.originating_sources)
            low, high = ("?" if end is None else end for end in (row.min, row.max))
            where = row.place.name if row.place else "?"
            return f"range {row.kind} {row.whose} | {where} | {row.period}: {low} to {high} by {by}"
        case "series":
            course = ", ".join(f"{number(one)} ({one.said})" for one in row.figures)
            return f"series {row.source.name}: {course}"
        case "revision":
            return f"{row.kind} {number(row.before)} > {number(row.after)}"
        case "impossible":
            return f"{row.kind}: {', '.join(map(number, row.figures))}"
        case "figure":
            return row.claim


def number(one: StatedFigure) -> str:
    """Write a figure: "40", "40 to 60", "40+", "about 40", "vague"."""
    if one.min is None and one.max is None:
        return "vague" if one.vague else "none"
    about = "about " if one.approximate else ""
    if one.max is None:
        return f"{about}{one.min}+"
    return f"{about}{one.min}" if one.min == one.max else f"{about}{one.min or 0} to {one.max}"
