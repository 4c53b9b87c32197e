"""Passages with their attributions marked, in the format of `attribution/README.md`.

Read by the trainer, by `bench/measure_passages.py` and by the tests: all see the same spans.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from tadmor.model.reading import Stance
from tadmor.model.text import Span, Spans

FOLDER = Path(__file__).parent / "attribution"
HELD_OUT = FOLDER / "held-out"
ROLES = {"[": "source", "<": "cue", "{": "content"}
CLOSING = {"]": "[", ">": "<", "}": "{"}
MARK = re.compile(r"\\(?P<plain>[\[\]<>{}\\])|(?P<open>[\[<{])(?P<number>\d+) |(?P<close>[\]>}])")
LINE = re.compile(
    r"^(?P<number>\d+) = (?P<speaker>[^|\n]+?) *\| *(?P<stance>[a-z]+)"
    r"(?: *\| *(?P<voice>[a-z-]+))? *\n?",
    re.MULTILINE,
)
STANCES = (*get_args(Stance), "unasserted")
VOICES = ("author", "editor", "headline", "caption", "quoted-page", "boilerplate")


@dataclass(frozen=True)
class Marked:
    """One attribution as an annotator marked it; `speaker` is None where it cannot be told."""

    number: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None
    stance: str
    voice: str = "author"
    within: str | None = None


@dataclass(frozen=True)
class Passage:
    """A text and what is marked in it, in order of the numbers' first lines."""

    title: str
    genre: str
    text: str
    attributions: tuple[Marked, ...]


@dataclass
class Scan:
    """What reading the marks of one text gathers."""

    text: str = ""
    opened: list[tuple[str, str, int]] = field(default_factory=list)
    roles: dict[str, dict[str, list[Span]]] = field(default_factory=dict)


def passages(folder: Path) -> Iterator[Passage]:
    """Read every passage of a folder's files, in order of name.

    Raises ValueError, with the file and the passage's title, where a passage breaks the format.
    """
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            try:
                yield passage(part)
            except ValueError as error:
                title = part.partition("\n")[0]
                raise ValueError(f"{path.name}, {title!r}: {error}") from error


def passage(written: str) -> Passage:
    """Read one passage, from its title on."""
    head, _, body = written.partition("\n")
    title, bar, genre = (part.strip() for part in head.partition("|"))
    lines = list(LINE.finditer(body))
    if not (title and bar and genre and lines):
        raise ValueError("needs a title, a bar, a kind of text, and a line for each attribution")
    scan = scanned(body[: lines[0].start()].strip("\n"))
    if left := LINE.sub("", body[lines[0].start() :]).strip():
        raise ValueError(f"not a line of an attribution: {left.splitlines()[0]!r}")
    named = {line["number"] for line in lines}
    if named != set(scan.roles) or len(named) != len(lines):
        raise ValueError(f"marks {sorted(scan.roles)} and lines {sorted(named)} differ")
    return Passage(title, genre, scan.text, tuple(marked(line, scan) for line in lines))


def scanned(written: str) -> Scan:
    """Take the marks out of a text, and remember where they were."""
    scan, at = Scan(), 0
    for match in MARK.finditer(written):
        scan.text += written[at : match.start()] + (match["plain"] or "")
        at = match.end()
        if match["open"]:
            scan.opened.append((match["open"], match["number"], len(scan.text)))
        elif match["close"]:
            close(scan, match["close"])
    scan.text += written[at:]
    if scan.opened:
        raise ValueError(f"never closed: {scan.opened[-1][0]}{scan.opened[-1][1]}")
    return scan


def close(scan: Scan, mark: str) -> None:
    """End the role opened last."""
    if not scan.opened or scan.opened[-1][0] != CLOSING[mark]:
        raise ValueError(f"{mark} closes nothing, before {scan.text[-20:]!r}")
    opened, number, start = scan.opened.pop()
    span = Span(start, len(scan.text))
    if span.start == span.end or scan.text[span.start :].strip() != scan.text[span.start :]:
        raise ValueError(f"empty, or white space at an end: {scan.text[span.start :]!r}")
    scan.roles.setdefault(number, {}).setdefault(ROLES[opened], []).append(span)


def marked(line: re.Match[str], scan: Scan) -> Marked:
    """Put an attribution together from its line and its marks."""
    roles = {role: tuple(sorted(s)) for role, s in scan.roles[line["number"]].items()}
    voice = line["voice"] or "author"
    if line["stance"] not in STANCES or voice not in VOICES:
        raise ValueError(f"no such stance or voice: {line[0].strip()!r}")
    if not roles.get("content"):
        raise ValueError(f"{line['number']} has no content")
    speaker = line["speaker"].strip()
    return Marked(
        number=line["number"],
        source=roles.get("source", ()),
        cue=roles.get("cue", ()),
        content=roles["content"],
        speaker=None if speaker == "-" else speaker,
        stance=line["stance"],
        voice=voice,
        within=innermost(line["number"], scan),
    )


def innermost(number: str, scan: Scan) -> str | None:
    """Give the smallest attribution whose content holds all marks of this one."""
    own = [span for spans in scan.roles[number].values() for span in spans]
    around = {
        other: sum(piece.end - piece.start for piece in roles.get("content", ()))
        for other, roles in scan.roles.items()
        if other != number
        and all(any(piece.covers(span) for piece in roles.get("content", ())) for span in own)
    }
    return min(around, key=lambda other: (around[other], other), default=None)


def digest(folder: Path) -> str:
    """Give the sha256 of a folder's passages, in order of name."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
