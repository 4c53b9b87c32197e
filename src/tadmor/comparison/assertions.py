"""Which claims assert the same thing: one frame family, place, party and polarity, at one time.

Claims are put together from the narrowest time outwards, and one that would fit two groups
("lost in 2016" beside a loss in March and one in December) stays by itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from tadmor.comparison.levels import LEADING, Days, event_days, family, origin
from tadmor.model.findings import ClaimRow
from tadmor.model.values import mint

Key: TypeAlias = tuple[object, ...]

# A time wider than this says too little to be the time of another claim.
WIDEST = 45


def asserting(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Map the id of every claim to the id of what it asserts."""
    alike: defaultdict[Key, list[ClaimRow]] = defaultdict(list)
    found: dict[str, str] = {}
    for claim in claims:
        key = _key(claim)
        if key is None:
            found[claim.id] = mint("ast", claim.id)
        else:
            alike[key].append(claim)
    for group in alike.values():
        found |= _by_time(group)
    return found


def _by_time(claims: list[ClaimRow]) -> dict[str, str]:
    dated = [(claim, event_days(claim)) for claim in claims]
    known = [(claim, days, days.width) for claim, days in dated if days.width is not None]
    groups: list[tuple[str, Days]] = []
    found: dict[str, str] = {}
    for claim, days, width in sorted(known, key=lambda item: (item[2], item[1], item[0].id)):
        fitting = [group for group in groups if group[1].meets(days)]
        if len(fitting) == 1 and width <= WIDEST:
            found[claim.id] = fitting[0][0]
        else:
            found[claim.id] = mint("ast", claim.id)
            if not fitting:
                groups.append((found[claim.id], days))
    return found | _undated([claim for claim in claims if claim.id not in found])


def _undated(claims: list[ClaimRow]) -> dict[str, str]:
    """Put together what one source says without a date in one document."""
    first: dict[tuple[str, str], str] = {}
    return {
        claim.id: first.setdefault((claim.document, origin(claim)), mint("ast", claim.id))
        for claim in claims
    }


def _key(claim: ClaimRow) -> Key | None:
    """Give what claims must share to assert one thing; None where too little of it is known."""
    parties = tuple(claim.actors.get(role) for role in LEADING.get(claim.frame, ()))
    if not any(parties) and not (claim.frame in {"gain", "loss"} and claim.place):
        parties = tuple(sorted(claim.actors.values()))
    if claim.place is None and not any(parties):
        return None
    figure = claim.figure
    number = figure and (figure.min, figure.max, figure.vague, figure.kind, figure.whose)
    losing = claim.actors.get("loser") if claim.frame == "loss" else None
    standing = (claim.polarity, claim.aspect in {"completed", "ongoing"}, claim.extent)
    return (family(claim.frame), claim.place, parties, losing, standing, number)
