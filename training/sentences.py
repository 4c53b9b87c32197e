"""Sentences with their claims marked, in the format of `claims/README.md`."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from tadmor.claims.frames import frames
from tadmor.model.reading import Aspect, Certainty, Extent, FigureKind, Polarity
from tadmor.model.text import Span, Spans

FOLDER = Path(__file__).parent / "claims"
HELD_OUT = FOLDER / "held-out"
SECOND = FOLDER / "held-out-second"
LINE = re.compile(r"^(?P<frame>[a-z-]+) <(?P<trigger>[^>]+)> *(?P<rest>.*)$")
FIGURE = re.compile(
    r"(?P<words>.+?) -> (?P<min>[\d.]+|-)\.\.(?P<max>[\d.]+|-) "
    r"(?P<kind>[a-z-]+)(?P<marks>(?: [a-z]+)*)"
)


@dataclass(frozen=True)
class MarkedFigure:
    """A count as marked; None is an open side."""

    span: Span
    least: float | None
    most: float | None
    kind: str
    vague: bool
    approximate: bool


@dataclass(frozen=True)
class MarkedClaim:
    """One claim as an annotator marked it."""

    frame: str
    trigger: Spans
    roles: dict[str, Spans]
    polarity: str = "asserts"
    aspect: str = "completed"
    extent: str | None = None
    certainty: str = "unstated"
    moves: bool = False
    figure: MarkedFigure | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a pattern, and the claims in it."""

    pattern: str
    text: str
    claims: tuple[MarkedClaim, ...]


def sentences(folder: Path) -> Iterator[Sentence]:
    """Read every sentence of a folder's files, in order of name.

    Raises ValueError, with the file and the sentence, where one breaks the format.
    """
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            pattern, _, body = part.partition("\n")
            for block in re.split(r"\n\s*\n", body.strip()):
                try:
                    yield sentence(pattern.strip(), block)
                except ValueError as error:
                    first = block.partition("\n")[0]
                    raise ValueError(f"{path.name}, {first!r}: {error}") from error


def sentence(pattern: str, block: str) -> Sentence:
    """Read one sentence with its lines."""
    text, *lines = block.strip().split("\n")
    if not lines:
        raise ValueError("no claim and no 'nothing'")
    if lines == ["nothing"]:
        return Sentence(pattern, text, ())
    return Sentence(pattern, text, tuple(claim(text, line) for line in lines))


def claim(text: str, line: str) -> MarkedClaim:
    """Read one claim's line."""
    match = LINE.match(line.strip())
    if not match or match["frame"] not in frames():
        raise ValueError(f"not a claim: {line!r}")
    roles: dict[str, Spans] = {}
    marks: dict[str, object] = {}
    for part in (part.strip() for part in match["rest"].split(";") if part.strip()):
        name, equals, words = part.partition("=")
        if name == "figure":
            marks["figure"] = figure(text, words)
        elif equals:
            if name != "time" and name not in frames()[match["frame"]].roles:
                raise ValueError(f"{match['frame']} has no role {name!r}: {line!r}")
            if words.strip():
                roles[name] = tuple(find(text, one) for one in words.split(" + "))
        else:
            marks |= mark(part)
    trigger = tuple(find(text, one) for one in match["trigger"].split(" … "))
    return MarkedClaim(match["frame"], trigger, roles, **marks)  # type: ignore[arg-type]


def mark(word: str) -> dict[str, object]:
    """Say which field a mark sets."""
    if word == "moves":
        return {"moves": True}
    for name, kind in (("polarity", Polarity), ("aspect", Aspect), ("extent", Extent)):
        if word in get_args(kind):
            return {name: word}
    if word in get_args(Certainty):
        return {"certainty": word}
    raise ValueError(f"no such mark: {word!r}")


def figure(text: str, written: str) -> MarkedFigure:
    """Read a figure."""
    match = FIGURE.fullmatch(written.strip())
    if not match or match["kind"] not in get_args(FigureKind):
        raise ValueError(f"not a figure: {written!r}")
    least, most = (None if match[side] == "-" else float(match[side]) for side in ("min", "max"))
    marks = match["marks"].split()
    span = find(text, match["words"])
    return MarkedFigure(span, least, most, match["kind"], "vague" in marks, "approximate" in marks)


def find(text: str, words: str) -> Span:
    """Find the exact words; `words#2` is their second occurrence."""
    words, _, nth = words.strip().partition("#")
    found = [m.start() for m in re.finditer(re.escape(words), text)]
    place = int(nth or 1) - 1
    if place >= len(found):
        raise ValueError(f"not in the sentence: {words!r}")
    return Span(found[place], found[place] + len(words))


def digest(folder: Path) -> str:
    """Give the sha256 of a folder's sentences, in order of name."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
