"""Contradictions about when: one change of hands that two sources date to different days.

Only what is dated to the day counts, at most a fortnight apart, and only if nothing in the case
tells of a loss in between and neither speaks of a second time: a place can be taken twice.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tadmor.comparison.finding import Finding, claim_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days
from tadmor.comparison.sides import Camps, Side, side
from tadmor.comparison.wording import day, told, who
from tadmor.comparison.words import content, pattern
from tadmor.model.findings import ClaimRow
from tadmor.model.values import value

# Days: fewer apart are two reports of one night, more apart may well be two events.
LEAST, MOST = 3, 14
TAKER = {"gain": "taker", "loss": "to"}


@value
class Taking:
    """A claim that a party took a place on one day."""

    claim: ClaimRow
    taker: Side
    day: int


def find(index: Index, camps: Camps) -> Iterator[Finding]:
    """Compare the days that are given for the takings of each place."""
    for one, other in one_event(index, camps):
        yield _finding(index, one, other)


def one_event(index: Index, camps: Camps) -> Iterator[tuple[ClaimRow, ClaimRow]]:
    """Give the pairs of claims that tell of one taking and date it to two days."""
    by_place: defaultdict[str, list[Taking]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.frame in TAKER and claim.place and claim.moves and claim.time:
            taker, days = side(index, claim, TAKER[claim.frame]), event_days(claim)
            if taker is not None and days.first is not None and days.width == 1:
                by_place[claim.place].append(Taking(claim=claim, taker=taker, day=days.first))
    for takings in by_place.values():
        for one, other in combinations(takings, 2):
            if _is_one(index, camps, one, other) and not _between(takings, one, other):
                yield one.claim, other.claim


def _is_one(index: Index, camps: Camps, one: Taking, other: Taking) -> bool:
    """Say whether two takings are by one party, by different sources, and near in time."""
    if not LEAST <= abs(one.day - other.day) <= MOST:
        return False
    if index.origin(one.claim) == index.origin(other.claim):
        return False
    if index.copied(one.claim, other.claim):
        return False
    if any(pattern("again").search(index.around(taking.claim)) for taking in (one, other)):
        return False
    mine, theirs = content(one.taker.words), content(other.taker.words)
    return camps.same(one.taker, other.taker) or mine <= theirs or theirs <= mine


def _between(takings: list[Taking], one: Taking, other: Taking) -> bool:
    """Say whether somebody else is said to have taken the place between the two days."""
    first, last = sorted((one.day, other.day))
    return any(
        first <= taking.day <= last and taking.taker.key not in {one.taker.key, other.taker.key}
        for taking in takings
    )


def _finding(index: Index, left: ClaimRow, right: ClaimRow) -> Finding:
    place = index.places[left.place or ""]
    return Finding(
        kind="contradiction",
        left=claim_end(left),
        right=claim_end(right),
        why=f"{who(left)} dated the taking of {place} to {day(left.time or '')}"
        f" ({told(left.quote)}), {who(right)} to {day(right.time or '')} ({told(right.quote)}).",
        dissolved_by=f"A loss of {place} between the two days, or a record made on one of them.",
    )
