"""Who held a place, when it was taken, and who was in it, as constraints on days.

A statement that a party took a place makes the day of the taking an unknown within its window; one
that it held the place fills certain days. Two that exclude each other leave a choice: the one is
over before the other begins, or the other way round. What `conflicts` dismisses (another part of
the place, another hour, one origin, what nobody asserts) makes no constraint.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

from tadmor.comparison.agreement import asserted
from tadmor.comparison.constraints import Bound, Either, between
from tadmor.comparison.dating import one_event
from tadmor.comparison.holding import Held, excluding, held
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, event_days, family
from tadmor.comparison.origins import one_origin
from tadmor.comparison.sides import Camps, akin, leading
from tadmor.model.findings import ClaimRow

Compiled: TypeAlias = tuple[str, list[Bound | Either]]


def tenure(index: Index, camps: Camps) -> Iterator[Compiled]:
    """Give, for each place, what its claims say of who held it when."""
    for place, told in held(index).items():
        stints = [stint for stint in told if stint.days.width is not None]
        constraints: list[Bound | Either] = []
        for number, stint in enumerate(stints):
            constraints += _stint(str(number), stint)
        for a, b in _meeting([_reach(stint) for stint in stints]):
            one, other = stints[a], stints[b]
            if one.claim.id != other.claim.id and excluding(index, camps, one, other):
                constraints.append(_apart(str(a), str(b), one.claim, other.claim))
        if any(isinstance(each, Either) for each in constraints):
            yield f"Who held {index.places[place]}?", constraints


def _stint(name: str, stint: Held) -> tuple[Bound, ...]:
    """Bound the first and the last day on which the party surely held the place, or did not."""
    because = frozenset({stint.claim.id})
    first, last = f"first {name}", f"last {name}"
    told = _beginning(stint)
    bounds = (
        *between(first, told.first or 0, told.last or 0, because),
        Bound(left=first, right=last, most=0, because=because),
    )
    if told.width != 1 and stint.days.last == told.last:
        return bounds  # taken at some time in a long stretch, and perhaps lost again within it
    return (*bounds, Bound(left="", right=last, most=-(stint.days.last or 0), because=because))


def _reach(stint: Held) -> tuple[int, int]:
    """Give the days that a stretch may fill if it ends as soon as its statement lets it."""
    told = _beginning(stint)
    return told.first or 0, max(told.last or 0, stint.days.last or 0)


def _meeting(reaches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the pairs of stretches that may share a day, in their order.

    Nothing makes a stretch last longer than its statement has it, so that two that cannot meet need
    no choice between them: years of changing hands fall apart into the days of each change.
    """
    order = sorted(range(len(reaches)), key=lambda at: reaches[at])
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for at in order:
        open_ = [one for one in open_ if reaches[one][1] >= reaches[at][0]]
        found.extend((min(one, at), max(one, at)) for one in open_)
        open_.append(at)
    yield from sorted(found)


def _beginning(stint: Held) -> Days:
    """Give the days within which the stretch begins: of a state, the first that is certain."""
    told = event_days(stint.claim)
    if stint.claim.frame == "control" or told.width is None:
        return Days(stint.days.first, stint.days.first)
    return told


def _apart(one: str, other: str, left: ClaimRow, right: ClaimRow) -> Either:
    """Have the one stretch end before the other begins, or the other way round."""
    because = frozenset({left.id, right.id})
    return Either(
        one=Bound(left=f"last {one}", right=f"first {other}", most=-1, because=because),
        other=Bound(left=f"last {other}", right=f"first {one}", most=-1, because=because),
        because=because,
    )


def taking(index: Index, camps: Camps) -> Iterator[Compiled]:
    """Give, for each place, the days to which one taking of it is dated."""
    by_place: defaultdict[str, list[Bound | Either]] = defaultdict(list)
    for one, other in one_event(index, camps):
        because = frozenset({one.id, other.id})
        for claim in (one, other):
            days, alone = event_days(claim), frozenset({claim.id})
            stated = between(f"day {claim.id}", days.first or 0, days.last or 0, alone)
            by_place[one.place or ""] += stated
        by_place[one.place or ""] += (
            Bound(left=f"day {one.id}", right=f"day {other.id}", most=0, because=because),
            Bound(left=f"day {other.id}", right=f"day {one.id}", most=0, because=because),
        )
    for place, constraints in by_place.items():
        yield f"When was {index.places[place]} taken?", constraints


def presence(index: Index) -> Iterator[Compiled]:
    """Give, for each place, when a party is said to have been there, and when not."""
    seen: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if family(claim.frame) == "presence" and claim.place and event_days(claim).width:
            seen[claim.place].append(claim)
    for place, claims in seen.items():
        there = [claim for claim in claims if asserted(claim)]
        denied = [claim for claim in claims if claim.polarity == "denies"]
        constraints: list[Bound | Either] = []
        for one, other in product(there, denied):
            if _one_party(index, one, other):
                constraints += _absent(one, other)
        if constraints:
            yield f"Who was in {index.places[place]}?", constraints


def _one_party(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    mine, theirs = leading(index, one), leading(index, other)
    apart = one_origin(index, one, other)
    return mine is not None and theirs is not None and akin(mine, theirs) and not apart


def _absent(there: ClaimRow, denied: ClaimRow) -> tuple[Bound | Either, ...]:
    """Have the day of being there lie outside the days of which it is denied."""
    name, days, without = f"day {there.id}", event_days(there), event_days(denied)
    because = frozenset({there.id, denied.id})
    before = Bound(left=name, right="", most=(without.first or 0) - 1, because=because)
    after = Bound(left="", right=name, most=-(without.last or 0) - 1, because=because)
    return (
        *between(name, days.first or 0, days.last or 0, frozenset({there.id})),
        Either(one=before, other=after, because=because),
    )
