"""What follows from several figures: series by one source, its revisions, impossible sums.

They stand beside the rows of single figures and of ranges (`findings`), and never in their place.
"""

from typing import Literal, TypeAlias

from tadmor.model.findings import FigureGroup, FigureRow, Party
from tadmor.model.reading import FigureKind
from tadmor.model.values import value

RevisionKind: TypeAlias = Literal["up", "down", "corrected", "replaced"]
ImpossibleKind: TypeAlias = Literal["part over whole", "sum", "fall"]


@value
class StatedFigure:
    """One figure as one source gave it, with its words.

    `said` is the day of saying, or that of publication where `by_publication`; None if neither is
    known. `also` are claims that give the same figure again: repeats and copies, counted once.
    """

    claim: str
    also: tuple[str, ...] = ()
    source: Party
    kind: FigureKind
    min: int | None
    max: int | None
    approximate: bool
    vague: bool
    said: str | None
    by_publication: bool
    document: str
    quote: str


@value
class SeriesRow:
    """How the figure of one source for one thing went over the days of saying, in their order.

    `running`: each counts from one first day up to the day of its saying, so that it may grow
    without a change of mind.
    """

    row: Literal["series"] = "series"
    id: str
    source: Party
    kind: FigureKind
    whose: str | None
    place: Party | None
    period: str | None
    running: bool
    figures: tuple[StatedFigure, ...]


@value
class RevisionRow:
    """One source's later figure in the place of its own earlier one: no disagreement with itself.

    `up` and `down` say how the bounds moved; `corrected` is the source's own word for it;
    `replaced` is any other change, as from "at least 10" to "10 to 40".
    """

    row: Literal["revision"] = "revision"
    id: str
    series: str
    kind: RevisionKind
    running: bool
    before: StatedFigure
    after: StatedFigure
    why: str


@value
class ImpossibleRow:
    """Figures that cannot both hold if they speak of the same thing; it does not say which is off.

    `part over whole`: a part that is larger than what holds it. `sum`: killed and wounded that do
    not make the killed-or-wounded of the same source. `fall`: a running total that goes down.
    """

    row: Literal["impossible"] = "impossible"
    id: str
    kind: ImpossibleKind
    one_source: bool
    figures: tuple[StatedFigure, ...]
    why: str


AnyFigureRow: TypeAlias = FigureRow | FigureGroup | SeriesRow | RevisionRow | ImpossibleRow
