"""Small boards and testimony on them, put together by hand or drawn by Hypothesis."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tadmor.explanation.board import Board, parse
from tadmor.explanation.testimony import SILENCE, Origin, Statement, verdict
from tadmor.explanation.weighing import Scale
from tadmor.model.explanations import CellVerdict, Passage
from tadmor.model.findings import Party
from tadmor.model.text import Span

LINKS = ("entails", "expects", "unexpected", "excludes")


class Line(NamedTuple):
    """One statement: its observation, asserted or denied, by which origin, and how it fits."""

    seen: int
    sign: int
    origin: int
    whole: bool = True
    known: bool = True
    grade: str = ""


def board(links: Sequence[Sequence[int]], absent: Sequence[int] = ()) -> Board:
    """Make a board: for each hypothesis, by observation, 0 (nothing) or 1 to 4 (LINKS)."""
    seen = range(len(links[0]))
    hypotheses: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(links):
        held: dict[str, Any] = {"sentence": f"Explanation {number}."}
        for at, link in enumerate(row):
            if link:
                held.setdefault(LINKS[link - 1], []).append(f"o{at}")
        if number in absent:
            held["absent"] = ["o0"]
        hypotheses[f"h{number}"] = held
    return parse({"observations": {f"o{at}": {} for at in seen}, "hypotheses": hypotheses}, "t")


def heard(held: Board, statements: Sequence[Line]) -> tuple[Statement, ...]:
    """Give statements as testimony, with the silences of the board."""
    said = [_said(held, one, number) for number, one in enumerate(statements)]
    wanting = [one.name for one in held.hypotheses if one.absent]
    if wanting:
        said.append(_silence(held, wanting))
    return tuple(said)


def weigh(held: Board, statements: Sequence[Line]) -> Scale:
    """Put statements on a scale."""
    return Scale(held, heard(held, statements))


def _said(held: Board, one: Line, number: int) -> Statement:
    seen = held.observations[one.seen].name
    party = Party(id=f"act_{one.origin}", name=f"Source {one.origin}")
    span = Span(number, number + 1)
    passage = Passage(
        id=f"clm_{number}",
        document=f"page-{number}.txt",
        span=span,
        quote="x",
        source=party,
        fit="whole" if one.whole else "part",
        open=() if one.whole else ("time",),
    )
    links = {h.name: h.says.get(seen, "neutral") for h in held.hypotheses}
    return Statement(
        item=seen if one.sign > 0 else f"not {seen}",
        told="asserted" if one.sign > 0 else "denied",
        observation=seen,
        sentence=seen,
        passage=passage,
        origin=Origin(key=f"{one.origin}", party=party, known=one.known),
        says={name: verdict(link, one.sign, whole=one.whole) for name, link in links.items()},
        grades=(one.grade,) if one.grade else (),
    )


def _silence(held: Board, wanting: Sequence[str]) -> Statement:
    says: dict[str, CellVerdict] = {
        one.name: "conflicts" if one.name in wanting else "neutral" for one in held.hypotheses
    }
    return Statement(
        item="no o0",
        told="absent",
        observation="o0",
        sentence="o0",
        passage=None,
        origin=Origin(key=SILENCE, party=Party(id=None, name=SILENCE), known=True),
        says=says,
    )


def origins(held: Board) -> st.SearchStrategy[list[Line]]:
    """Draw statements of up to six origins, of which the last is a page without a source."""

    def made(parts: tuple[int, int, int, bool]) -> Line:
        seen, sign, origin, whole = parts
        grade = ("", "B2", "E", "", "C3", "")[origin]
        return Line(seen, sign, origin, whole, known=origin != 5, grade=grade)

    seen = st.integers(0, len(held.observations) - 1)
    parts = st.tuples(seen, st.sampled_from((1, -1)), st.integers(0, 5), st.booleans())
    return st.lists(st.builds(made, parts), min_size=1, max_size=8)


@st.composite
def boards(draw: st.DrawFn) -> tuple[Board, list[Line]]:
    """Draw a board of two to four hypotheses, and what is said on it."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    row = st.lists(st.integers(0, 4), min_size=width, max_size=width)
    links = draw(st.lists(row, min_size=height, max_size=height))
    absent = draw(st.lists(st.integers(0, height - 1), max_size=1))
    held = board(links, absent)
    return held, draw(origins(held))
