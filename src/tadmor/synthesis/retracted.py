"""What an account takes back: it no longer says so, and no history rests on it.

"Retaken on 21 October" in one telling, "claimed retaken on 21 October, but not verified" in a
later one of the same account: the earlier claim is not one that it still makes.
"""

from collections.abc import Sequence
from math import inf

from tadmor.model.findings import ClaimRow
from tadmor.synthesis.days import number
from tadmor.synthesis.lookup import Lookup, same

HOLDERS = {"gain": "taker", "loss": "loser", "withdraw": "who", "control": "holder"}
"""The frames that can be taken back, and the role that says whose holding each is about."""

BACK = frozenset({"denies", "unasserted"})


def still_made(claims: Sequence[ClaimRow], lookup: Lookup) -> list[ClaimRow]:
    """Leave out of one account's claims on one place those that it took back on a later day.

    A claim is taken back by one of the same frame, about the same party and days that overlap,
    that denies it or no longer asserts it. Claims without a date of the event stay.
    """
    back = [claim for claim in claims if claim.polarity in BACK and claim.frame in HOLDERS]
    return [
        claim
        for claim in claims
        if claim in back or not any(_takes_back(later, claim, lookup) for later in back)
    ]


def _takes_back(later: ClaimRow, claim: ClaimRow, lookup: Lookup) -> bool:
    if claim.frame != later.frame or not _said(claim)[1] < _said(later)[0]:
        return False
    role = HOLDERS[claim.frame]
    (low, high), (first, last) = _days(claim), _days(later)
    one, other = lookup.party(claim, role), lookup.party(later, role)
    return low <= last and first <= high and same(one, other)


def _said(claim: ClaimRow) -> tuple[float, float]:
    """Give the days on which a claim was made; an unknown one is never before another."""
    said = claim.times.said
    if said is None or said.start_max is None:
        return -inf, inf
    return number(said.start_min, -inf), number(said.start_max, inf)


def _days(claim: ClaimRow) -> tuple[float, float]:
    event = claim.times.event
    if event is None or event.start_min is None or event.start_max is None:
        return inf, -inf
    return number(event.start_min), number(event.start_max)
