"""The tables by which a board is weighed, from `weights.toml`: conventions that a person can read.

A testimony is weighed by how much likelier the source is to say a thing if it is so than if it is
not (Friedman 1987, Schum 1994); the Admiralty code gives the range of that ratio.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from tadmor.model.explanations import VERDICTS, CellVerdict, ExcuseKind

GRADE = re.compile(r"\s*([A-F]?)([1-6]?)(?![A-Za-z0-9])")
TABLES = ("cautious", "bold")


class Ratio(NamedTuple):
    """The least and the greatest that a ratio of likelihoods may be."""

    low: float
    high: float


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))


def likelihood(table: str) -> dict[CellVerdict, float]:
    """Give how likely a thing is under a hypothesis, by verdict: the cautious or the bold table."""
    held = _tables()["likelihood"][table]
    return {verdict: float(held[verdict]) for verdict in VERDICTS}


def ratio(grades: Iterable[str]) -> Ratio:
    """Give the range of some grades ("B2", "C", "3"); several that differ widen it.

    The two halves of a grade are not multiplied: judges do not give them independently (Baker,
    McKendry and Mace 1968).
    """
    found = [Ratio(*_tables()[axis][mark]) for axis, mark in _marks(grades)]
    if not found:
        found = [Ratio(*_tables()["reliability"]["F"])]
    return Ratio(min(one.low for one in found), max(one.high for one in found))


def silence() -> Ratio:
    """Give the range for what no document of the case tells."""
    return Ratio(*_tables()["ratio"]["silence"])


def by_interest(held: Ratio, interest: str, *, admits: bool) -> Ratio:
    """Widen or lower a ratio for what is said against, or in, the speaker's interest."""
    factor = _tables()["ratio"]["interest"]
    match interest:
        case "against":
            return Ratio(held.low * factor, held.high * factor)
        case "own":
            return Ratio(max(1.0, held.low / factor), max(1.0, held.high / factor))
        case _:
            return Ratio(held.low, held.high * factor) if admits else held


def cost(kind: ExcuseKind, grades: Iterable[str] = ()) -> float:
    """Give what an excuse costs; to call a good source false costs more."""
    base = float(_tables()["cost"][kind])
    if kind not in {"false", "mistaken", "source not believed", "false against its interest"}:
        return base
    letters = (mark for axis, mark in _marks(grades) if axis == "reliability")
    added = [_tables()["graded"].get(mark, 0) for mark in letters]
    return max(1.0, base + (min(added) if added else 0))


def is_grade(words: str) -> bool:
    """Say whether words begin with a grade of the Admiralty code."""
    return any(_marks((words,)))


def _marks(grades: Iterable[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for grade in grades:
        if match := GRADE.match(grade):
            pairs = zip(("reliability", "credibility"), match.groups(), strict=True)
            found += [(axis, mark) for axis, mark in pairs if mark]
    return found
