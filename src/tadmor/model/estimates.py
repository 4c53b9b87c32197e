"""The model estimate of who held what, as the page shows it: bands and words, no decimals.

It is no account: nobody said it. Every stretch leads to the claims that moved it.
"""

from typing import Literal, TypeAlias

from tadmor.model.findings import Party
from tadmor.model.values import value

Band: TypeAlias = Literal["almost certainly", "very likely", "likely", "open"]
Amount: TypeAlias = Literal["much", "somewhat", "little"]


@value
class FusedSpan:
    """Days, ISO and inclusive, on which the chance of a stretch's holder lies in one band.

    What is "open" names nobody. Without `last` it is only carried on.
    """

    band: Band
    first: str
    last: str | None


@value
class FusedMove:
    """A claim that moved a stretch, and by how much; not `towards` its holder, if it spoke against.

    The model was asked again without it.
    """

    claim: str
    towards: bool
    amount: Amount


@value
class FusedRow:
    """A stretch of one likeliest holder of a place, None where nobody is; `spans` run through it.

    `because` are claims that name him then, `copies` those that do but repeat another origin, so
    that they count for nothing. `moves` are of the first sure day, most first; None if not asked.
    """

    place: Party
    lat: float | None
    lon: float | None
    holder: Party | None
    spans: tuple[FusedSpan, ...]
    last_evidence: str | None
    because: tuple[str, ...]
    copies: tuple[str, ...]
    moves: tuple[FusedMove, ...] | None


@value
class FusedVoice:
    """What the model makes of an origin, in words, from so many reports; `of` are whom it repeats.

    `side` is whom it puts forward whoever holds the place. Few reports hardly leave the start that
    `grade`, or nobody, gave it.
    """

    origin: Party
    reports: int
    right: Band
    side: Party | None
    of: tuple[Party, ...]
    grade: str | None


@value
class FusedDoubt:
    """A place and days on which a much-copied voice cannot be told from a reliable one."""

    place: Party
    origins: tuple[Party, ...]
    first: str
    last: str
    words: str


@value
class FusedEstimate:
    """The estimate of a case from so many documents, with these originating sources left out.

    `missing` says in a sentence what was not worked out, if anything.
    """

    without: tuple[Party, ...]
    documents: int
    reports: int
    rows: tuple[FusedRow, ...]
    voices: tuple[FusedVoice, ...]
    doubts: tuple[FusedDoubt, ...]
    missing: str | None = None
