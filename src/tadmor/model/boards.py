"""A board of rival explanations as the page shows it: its rows sorted, and origins left out."""

from tadmor.model.explanations import (
    CellRow,
    HypothesisRow,
    InferenceRow,
    ItemRow,
    KnockoutRow,
    Passage,
    SettlingRow,
)
from tadmor.model.findings import Party
from tadmor.model.values import value


@value
class Standing:
    """What a hypothesis comes to without some origins, by the three ways of weighing."""

    name: str
    inconsistency: int
    inconsistency_rank: int
    bits_min: float | None
    bits_max: float | None
    bits_rank: int
    excuses_cost: float
    excuses_rank: int


@value
class WithoutOrigins:
    """The board without all that goes back to some origins; `gone` are the items that fall away."""

    origins: tuple[Party, ...]
    standings: tuple[Standing, ...]
    gone: tuple[str, ...]


@value
class BoardTable:
    """One board over the case: `passages` go with `items`, one tuple each, and not with cells."""

    title: str
    hypotheses: tuple[HypothesisRow, ...]
    items: tuple[ItemRow, ...]
    passages: tuple[tuple[Passage, ...], ...]
    cells: tuple[CellRow, ...]
    knockouts: tuple[KnockoutRow, ...]
    settling: tuple[SettlingRow, ...]
    inferences: tuple[InferenceRow, ...]
    without: tuple[WithoutOrigins, ...]
