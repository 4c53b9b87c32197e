"""Dated claims put together to what they tell of, each thing once however often it is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

from tadmor.model.findings import ClaimRow, Party
from tadmor.model.time import bounds
from tadmor.model.trends import What
from tadmor.synthesis.control import is_of
from tadmor.synthesis.days import number
from tadmor.synthesis.history import SAME_CHANGE_DAYS
from tadmor.synthesis.lookup import Lookup, folded, same

HAPPENED = frozenset({"completed", "ongoing"})
# The frames that count as each, with the role of whose gain, loss or deed it is, and whether it
# must be filled: "the Reds took it" is a loss only if it says from whom.
ROLES: Mapping[What, Mapping[str, tuple[str, bool]]] = {
    "gains": {"gain": ("taker", False), "loss": ("to", True)},
    "losses": {"loss": ("loser", False), "gain": ("from", True)},
    "withdrawals": {"withdraw": ("who", False)},
    "advances": {"advance": ("who", False)},
    "attacks": {"attack": ("attacker", False)},
    "clashes": {"clash": ("sides", False)},
}
# Who acts, by frame: two tellings with different actors are not of one thing.
ACTORS = {
    "gain": "taker",
    "loss": "to",
    "withdraw": "who",
    "advance": "who",
    "attack": "attacker",
}
HANDS = "hands"  # a gain and a loss of one place are one change of hands


@dataclass(slots=True)
class Happening:
    """One thing told of: it lies within `low..high`, days as numbers; open if undated."""

    low: float
    high: float
    sort: str
    place: str | None
    actor: Party | None
    claims: list[ClaimRow] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        """Say whether both sides are known."""
        return self.low > -inf and self.high < inf

    def may_be(self, other: "Happening") -> bool:
        """Say whether another telling of this sort is taken to be of this.

        Where a place is not named the days must be the same.
        """
        if _parted(self.actor, other.actor) or not (self.dated and other.dated):
            return False
        if self.place is None or other.place is None:
            return (self.low, self.high) == (other.low, other.high)
        if self.place != other.place:
            return False
        apart = max(self.low, other.low) - min(self.high, other.high)
        return apart <= (SAME_CHANGE_DAYS if self.sort == HANDS else 0)

    def join(self, other: "Happening") -> None:
        """Take another telling; days that meet narrow it, days that do not widen it."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            low, high = min(self.low, other.low), max(self.high, other.high)
        self.low, self.high = low, high
        self.actor, self.place = self.actor or other.actor, self.place or other.place
        self.claims += other.claims


def happened(claim: ClaimRow) -> bool:
    """Say whether an account says outright that it happened or goes on."""
    return (
        claim.polarity == "asserts" and claim.aspect in HAPPENED and claim.certainty != "possible"
    )


def is_what(claim: ClaimRow, what: Iterable[What], by: str | None, lookup: Lookup) -> bool:
    """Say whether a claim tells of a wanted sort of event, by the wanted party."""
    for role, must_be_named in (
        ROLES[one][claim.frame] for one in what if claim.frame in ROLES[one]
    ):
        party = lookup.party(claim, role)
        if (by is None and not must_be_named) or (party is not None and is_of(party, by)):
            return True
    return False


def happenings(claims: Iterable[ClaimRow], lookup: Lookup) -> tuple[Happening, ...]:
    """Put claims together to what they tell of; the most narrowly dated lead."""
    found: list[Happening] = []
    alike: defaultdict[tuple[object, ...], list[Happening]] = defaultdict(list)
    asserted: dict[str, Happening] = {}
    for telling in sorted((_telling(claim, lookup) for claim in claims), key=_order):
        same_days = (telling.sort, telling.low, telling.high)
        same_place = (telling.sort, telling.place)
        assertion = telling.claims[0].assertion or ""
        rivals = (*(alike[same_place] if telling.place else ()), *alike[same_days])
        known = asserted.get(assertion) or next(
            (one for one in rivals if one.may_be(telling)), None
        )
        if known:
            known.join(telling)
        else:
            found.append(telling)
        alike[same_place].append(known or telling)
        alike[same_days].append(known or telling)
        if assertion:
            asserted.setdefault(assertion, known or telling)
    return tuple(found)


def days(claim: ClaimRow) -> tuple[float, float]:
    """Give the first and last day on which it may have been; nothing is told before it happens."""
    when = claim.times.event
    if claim.frame == "control" and "/" in (claim.time or ""):
        when = bounds(claim.time)
    low, high = (number(when.start_min), number(when.end_max, inf)) if when else (-inf, inf)
    said = number(claim.times.said.end_max, inf) if claim.times.said else inf
    if low == -inf or high == inf:
        return low, high
    return low, min(high, said) if said >= low else high


def _telling(claim: ClaimRow, lookup: Lookup) -> Happening:
    sort = HANDS if claim.frame in {"gain", "loss"} else claim.frame
    actor = lookup.party(claim, ACTORS[claim.frame]) if claim.frame in ACTORS else None
    return Happening(*days(claim), sort, claim.place, actor, [claim])


def _parted(first: Party | None, second: Party | None) -> bool:
    """Say whether two are known to be different; "army" may be the "Syrian army"."""
    if not (first and second and first.id and second.id) or same(first, second):
        return False
    one, other = folded(first.name), folded(second.name)
    return one not in other and other not in one


def _order(telling: Happening) -> tuple[object, ...]:
    """Put narrow dates first, and who names the place before who does not."""
    width = telling.high - telling.low if telling.dated else inf
    return (width, telling.low, telling.place is None, telling.claims[0].id)
