"""Testimony: the words of a case that are of an observation of the board, and how they stand to it.

A statement is set against a hypothesis by what the hypothesis says of the observation, by whether
the statement asserts or denies it, and by whether it fits in whole or in part.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, Protocol, TypeAlias

from tadmor.explanation.tables import Ratio, by_interest, ratio, silence
from tadmor.model.collection import AttributionRow
from tadmor.model.explanations import CellVerdict, Passage
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.values import value

Told: TypeAlias = Literal["asserted", "denied", "absent", "given"]
# A ruling on a cell: the verdict, and by whom; by the id of the statement and the hypothesis.
Overruled: TypeAlias = Mapping[tuple[str, str], tuple[CellVerdict, str]]
SILENCE = "the silence of this case"


@value
class Origin:
    """Whom a statement goes back to; `known` is False where only the page itself speaks."""

    key: str
    party: Party
    known: bool


class Lineage(Protocol):
    """What the comparison of a case knows of who has what from whom."""

    def of_claim(self, row: ClaimRow) -> Origin:
        """Give the origin of a claim."""

    def of_saying(self, row: AttributionRow) -> Origin:
        """Give the origin of a saying."""

    def of_page(self, document: str) -> Origin:
        """Give the origin of what a page says in its own voice."""

    def one(self, left: str, right: str) -> bool:
        """Say whether two claims, by id, go back to one another."""


@value
class Statement:
    """One statement on one item of the board; `absent` is the silence of the case on it.

    `own` says that the source speaks of what it did itself, of which it cannot be mistaken.
    """

    item: str
    told: Told
    observation: str
    sentence: str
    passage: Passage | None
    origin: Origin
    says: Mapping[str, CellVerdict]
    rulings: Mapping[str, str] = field(default_factory=dict)
    grades: tuple[str, ...] = ()
    interest: str = ""
    admits: bool = False
    own: bool = False

    @property
    def ratio(self) -> Ratio:
        """How much likelier this would be said if it is so than if it is not."""
        if self.told == "absent":
            return silence()
        return by_interest(ratio(self.grades), self.interest, admits=self.admits)

    @property
    def fullness(self) -> tuple[bool, bool, int]:
        """Order statements of one origin on one item: the fullest speaks for the others."""
        open_ = self.passage.open if self.passage else ()
        whole = self.passage is not None and self.passage.fit != "part"
        return bool(self.rulings), whole, -len(open_)


def verdict(link: CellVerdict, sign: int, *, whole: bool) -> CellVerdict:
    """Say how a statement stands to a hypothesis that stands so to the thing itself.

    Only words that fit in whole entail or exclude; a denial of what is excluded merely supports.
    """
    if sign < 0:
        turned: Mapping[CellVerdict, CellVerdict] = {
            "entails": "excludes",
            "supports": "conflicts",
            "conflicts": "supports",
            "excludes": "supports",
        }
        link = turned.get(link, "neutral")
    if whole:
        return link
    weaker: Mapping[CellVerdict, CellVerdict] = {"entails": "supports", "excludes": "conflicts"}
    return weaker.get(link, link)
