"""The stretches of days on which accounts do not agree on who held a place."""

from typing import Literal, TypeAlias

from tadmor.model.findings import ControlState, Party
from tadmor.model.values import value

DisputeKind: TypeAlias = Literal["holder", "state"]


@value
class DisputeSide:
    """What some accounts say of a place on the days of a disputed stretch, and by which claims.

    `origins` counts the accounts by where they go back to: a copy, or who tells a thing on the
    word of another, is one origin with it.
    """

    holder: Party | None
    state: ControlState
    accounts: tuple[Party, ...]
    origins: int
    because: tuple[str, ...]


@value
class DisputedRow:
    """Days (ISO, inclusive) on which accounts of different origin do not agree who held a place.

    `holder`: they name different holders. `state`: one has it held, the other contested, or left
    by that holder. On every one of the days somebody on each side surely says so. `why` is one or
    two sentences.
    """

    row: Literal["disputed"] = "disputed"
    kind: DisputeKind
    place: Party
    lat: float | None
    lon: float | None
    first: str
    last: str
    sides: tuple[DisputeSide, ...]
    why: str
