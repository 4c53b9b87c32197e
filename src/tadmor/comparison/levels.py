"""The levels on which two claims are compared: who, where, when, what.

Each answers "same", "differs" or "unknown" (who and where), or gives days that can be set side
by side. What the text leaves open is unknown, which is never the same and never different.
"""

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from tadmor.model import edtf
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.reading import Bounds
from tadmor.model.time import bounds, ordinal

Level: TypeAlias = Literal["same", "differs", "unknown"]

# Frames that speak of one thing from two sides; every other frame is a family of its own.
FAMILIES = {
    "gain": "change of hands",
    "loss": "change of hands",
    "control": "holding",
    "withdraw": "withdrawal",
    "present": "presence",
    "took-part": "presence",
    "strength": "presence",
}
# The role by which a claim of each frame is known, the first that it fills.
LEADING = {
    "control": ("holder",),
    "gain": ("taker",),
    "loss": ("to",),
    "withdraw": ("who",),
    "present": ("who",),
    "took-part": ("participant",),
    "strength": ("who",),
    "advance": ("who",),
    "attack": ("attacker", "target"),
    "casualties": ("victims",),
}


class Days(NamedTuple):
    """A stretch of days by their ordinals, both inclusive; None is an open side."""

    first: int | None
    last: int | None

    @property
    def width(self) -> int | None:
        """How many days it has; None where a side is open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1

    def meets(self, other: "Days") -> bool | None:
        """Say whether the two share a day; None where an open side leaves it unknown."""
        if _after(self.first, other.last) or _after(other.first, self.last):
            return False
        if self.width is None or other.width is None:
            return None
        return True


def family(frame: str) -> str:
    """Name the family of frames that a frame belongs to."""
    return FAMILIES.get(frame, frame)


def same_id(one: str | None, other: str | None) -> Level:
    """Compare two ids of the case, of parties or places."""
    if one is None or other is None:
        return "unknown"
    return "same" if one == other else "differs"


def event_days(claim: ClaimRow) -> Days:
    """Give the days in which what a claim tells of happened, or was seen to be so."""
    times = claim.times
    if claim.time is None and times.event is None:
        return Days(None, None)
    return _outer(times.event or times.valid or Bounds())


def said_days(claim: ClaimRow) -> Days:
    """Give the days within which a claim was made; one side is often open."""
    return _outer(claim.times.said or Bounds())


def news_days(claim: ClaimRow) -> Days:
    """Give the days on which somebody's undated words were said, if the page tells them as news."""
    said = said_days(claim)
    if claim.attribution is None or said.first is not None or said.last is None:
        return Days(None, None)
    return Days(said.last - 1, said.last)


def origin(claim: ClaimRow) -> str:
    """Give the key of the source that a claim goes back to."""
    return party_key(claim.originating_source, claim.document)


def party_key(party: Party | None, document: str) -> str:
    """Give the key of a party: its id, or its words within one document.

    "Officials" of one page are not known to be the "officials" of another.
    """
    if party is None:
        return f"nobody|{document}"
    return party.id or f"{party.name.casefold()}|{document}"


def days_of(written: str) -> Days:
    """Give the days that an EDTF string may mean."""
    return _outer(bounds(written))


@lru_cache(maxsize=8192)
def day(date: str) -> int:
    """Give the number of a day given as an ISO date."""
    return ordinal(edtf.day_of(date))


def _outer(time: Bounds) -> Days:
    first, last = time.start_min, time.end_max
    return Days(None if first is None else day(first), None if last is None else day(last))


def _after(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other
