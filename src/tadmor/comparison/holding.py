"""Contradictions about who held a place: two accounts of one day that cannot both be so.

A claim is read as what it says of one party on some days: that it held the place, or did not. Days
count only where they are certain: from the end of the event's window to the day of saying, if that
is near; the day on which a state is seen. Two claims without any day meet only on one page.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tadmor.comparison.finding import Finding, Verdict, claim_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, day, event_days, news_days, said_days
from tadmor.comparison.matching import one_scope
from tadmor.comparison.origins import one_origin
from tadmor.comparison.sides import Camps, Side, both_sides, side
from tadmor.comparison.wording import holding_dissolved, holding_why, reasoned
from tadmor.comparison.words import has, pattern
from tadmor.model.findings import ClaimRow, Dismissal
from tadmor.model.values import value

# What each frame says of the party in each role: it holds the place, or it does not.
SAYS = {
    "control": (("holder", True),),
    "gain": (("taker", True), ("from", False)),
    "loss": (("to", True), ("loser", False)),
    "withdraw": (("who", False),),
    "present": (("who", True),),
}
# A taking is told as news: days later it says no more than that it happened.
NEWS = 3
# Sentences apart within which two undated claims of one page speak of one moment.
NEAR = 3
# Days before its saying on which "still holds" surely bears.
LASTING = 14
UNKNOWN = Days(None, None)


@value
class Held:
    """That a party held a place, or did not, on days that are certain; none where unknown.

    `news` are the days that are meant if an undated saying is as fresh as its page.
    """

    claim: ClaimRow
    party: Side
    holds: bool
    days: Days
    news: Days


def find(index: Index, camps: Camps) -> Iterator[Finding]:
    """Compare all that is said of who held each place."""
    yield from _retaken(index)
    for stints in held(index).values():
        for one, other in combinations(stints, 2):
            if _opposed(one, other, camps):
                yield from _compare(index, *sorted((one, other), key=_order))


def held(index: Index) -> dict[str, list[Held]]:
    """Give, for each place, what its claims say of who held it."""
    by_place: defaultdict[str, list[Held]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.place is not None:
            by_place[claim.place].extend(_read(index, claim))
    return by_place


def excluding(index: Index, camps: Camps, one: Held, other: Held) -> bool:
    """Say whether two accounts of one place cannot both be so of one day, whatever day that is."""
    left, right = one.claim, other.claim
    if not _opposed(one, other, camps) or not (_asserted(left) and _asserted(right)):
        return False
    if one_origin(index, left, right):
        return False
    return one_scope(index, left, right) and not _one_after_other(index, left, right)


def _retaken(index: Index) -> Iterator[Finding]:
    """Find a taking beside an undated retaking by nobody named: a place can change hands twice."""
    takings: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.frame in {"gain", "loss"} and claim.place and _asserted(claim):
            takings[claim.place].append(claim)
    for claims in takings.values():
        for one, other in combinations(claims, 2):
            if one.document != other.document or index.origin(one) == index.origin(other):
                continue
            known = [claim for claim in (one, other) if claim.time and _taker(index, claim)]
            back = [c for c in (one, other) if not c.time and has(c.quote, "retaking")]
            if len(known) == len(back) == 1:
                yield _finding(index, known[0], back[0], "superseded", (back[0].id, "retaken"))


def _taker(index: Index, claim: ClaimRow) -> Side | None:
    return side(index, claim, "to" if claim.frame == "loss" else "taker")


def _read(index: Index, claim: ClaimRow) -> Iterator[Held]:
    for role, holds in SAYS.get(claim.frame, ()):
        party = side(index, claim, role)
        if party is not None and claim.polarity != "denies" and not both_sides(party):
            days, news = _certain(claim), _fresh(claim)
            yield Held(claim=claim, party=party, holds=holds, days=days, news=news)


def _certain(claim: ClaimRow) -> Days:
    """Give the days on which what is claimed certainly held, if it is so at all."""
    said = said_days(claim)
    spoken = said.first if said.width == 1 else None
    if claim.frame == "control":
        state = claim.times.valid
        if state and state.start_max and state.end_min:
            first, last = day(state.start_max), day(state.end_min)
            seen = LASTING if first == last and still(claim) else 0
            return Days(first - seen, last) if first <= last else UNKNOWN
        if spoken is None or not _as_of_saying(claim):
            return UNKNOWN
        return Days(spoken - LASTING if still(claim) else spoken, spoken)
    over = event_days(claim).last
    if claim.time is None or over is None:
        return UNKNOWN
    near = spoken is not None and over <= spoken <= over + NEWS
    return Days(over, spoken if near else over)


def _fresh(claim: ClaimRow) -> Days:
    """Give the days that a claim bears on if its page tells it as news."""
    news = news_days(claim)
    if news.last is None or pattern("earlier").search(claim.quote):
        return UNKNOWN
    if claim.time is None:
        return news if claim.frame != "control" or _as_of_saying(claim) else UNKNOWN
    over = event_days(claim).last
    fresh = over is not None and claim.frame != "control" and over <= news.last <= over + NEWS
    return Days(over, news.last) if fresh else UNKNOWN


def _as_of_saying(claim: ClaimRow) -> bool:
    """Say whether a state is that of the day of saying: "said that X was in their hands"."""
    reported = claim.attribution is not None and claim.time is None
    return claim.aspect == "ongoing" or (reported and not pattern("earlier").search(claim.quote))


def _opposed(one: Held, other: Held, camps: Camps) -> bool:
    """Say whether the two could not both be so, if they spoke of one time."""
    frames = {one.claim.frame, other.claim.frame}
    if camps.same(one.party, other.party):
        # Who has been driven from a town may still be in a part of it; who has left it is not.
        return one.holds != other.holds and ("present" not in frames or "withdraw" in frames)
    if "present" in frames:
        return False
    lasting = still(one.claim) or still(other.claim)
    states = one.claim.frame == other.claim.frame == "control"
    return (
        one.holds
        and other.holds
        and camps.exclude(one.party, other.party, lasting=lasting, states=states)
    )


def still(claim: ClaimRow) -> bool:
    """Say whether a claim has it that a place did not change hands: "still holds", "remains"."""
    return claim.frame == "control" and pattern("lasting").search(claim.quote) is not None


def _compare(index: Index, one: Held, other: Held) -> Iterator[Finding]:
    if one.claim.id == other.claim.id:
        return
    because = _dismissal(index, one, other)
    if because == "unknown":
        return
    parties = sorted((f"{one.party.key} {one.holds}", f"{other.party.key} {other.holds}"))
    yield _finding(index, one.claim, other.claim, because, (str(because), *parties))


def _finding(
    index: Index,
    left: ClaimRow,
    right: ClaimRow,
    because: Dismissal | None,
    about: tuple[str, ...],
) -> Finding:
    place = index.places[left.place or ""]
    return Finding(
        kind="contradiction",
        left=claim_end(left),
        right=claim_end(right),
        why=reasoned(holding_why(left, right, place), because),
        dissolved_by=holding_dissolved(place),
        because=because,
        about=(left.place or "", *about),
        distance=_distance(left, right),
    )


def _dismissal(index: Index, one: Held, other: Held) -> Verdict:
    """Say why two opposed claims do not disagree; None where they do, "unknown" where open."""
    left, right = one.claim, other.claim
    met = _meet(index, one, other)
    if met is None:
        return "unknown"
    if not (_asserted(left) and _asserted(right)):
        return "not asserted" if met else "unknown"
    if one_origin(index, left, right):
        return "same origin" if met else "superseded"
    if not met:
        return "superseded"
    return None if one_scope(index, left, right) else "other scope"


def _asserted(claim: ClaimRow) -> bool:
    return claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}


def _meet(index: Index, one: Held, other: Held) -> bool | None:
    """Say whether two speak of one day; None where that is not known."""
    left, right = one.claim, other.claim
    if one.days.width is None or other.days.width is None:
        return _one_page(index, one, other) or _as_news(index, one, other)
    if not one.days.meets(other.days):
        return False
    return not _one_after_other(index, left, right)


def _one_page(index: Index, one: Held, other: Held) -> bool | None:
    """Say whether two undated claims of one page are told of one moment."""
    left, right = one.claim, other.claim
    if _apart(one, other):
        return False
    undated = one.days == other.days == UNKNOWN and left.document == right.document
    if not undated or left.voice != right.voice or not _spoken(left, right):
        return None
    states = [claim for claim in (left, right) if claim.frame == "control"]
    if not states or not all(map(_as_of_saying, states)):
        return None
    numbers = [index.sentence_at(left.document, claim.span.start) for claim in (left, right)]
    if abs(numbers[0] - numbers[1]) > NEAR or _one_after_other(index, left, right):
        return None
    return True


def _as_news(index: Index, one: Held, other: Held) -> bool | None:
    """Say whether two claims are of one day if the pages tell what has no day as news."""
    left, right = one.claim, other.claim
    if _apart(one, other):
        return False
    mine, theirs = (one.days, other.days)
    mine = one.news if mine.width is None else mine
    theirs = other.news if theirs.width is None else theirs
    states = {"control", "present"} & {left.frame, right.frame}
    if not states or not mine.meets(theirs) or _one_after_other(index, left, right):
        return None
    return True


def _spoken(left: ClaimRow, right: ClaimRow) -> bool:
    """Say whether both are somebody's words, on days that the page does not give."""
    return all(
        claim.attribution is not None and claim.time is None and said_days(claim).width is None
        for claim in (left, right)
    )


def _apart(one: Held, other: Held) -> bool:
    """Say whether the one's event was surely over before the other's."""
    return event_days(one.claim).meets(event_days(other.claim)) is False


def _one_after_other(index: Index, left: ClaimRow, right: ClaimRow) -> bool:
    """Say whether the words put two claims of one day into different hours of it."""
    # What still stands is not parted from what came before it by the hour of that.
    lasting = [claim for claim in (left, right) if still(claim)]
    bearing = lasting or [left, right]
    around = [pattern("no-hour").sub("", index.around(claim)) for claim in bearing]
    if any(has(words, "sequence") for words in around):
        return True
    apart = index.around(left) != index.around(right)
    if apart and any(has(words, "early" if lasting else "hours") for words in around):
        return True
    changes = [claim for claim in (left, right) if claim.frame != "control"]
    states = [claim for claim in (left, right) if claim.frame == "control"]
    if len(changes) == 1 and len(states) == 1:
        seen, told = said_days(states[0]).last, said_days(changes[0]).first
        return seen is not None and told is not None and seen < told
    return False


def _order(held: Held) -> tuple[str, int, str]:
    return held.claim.document, held.claim.span.start, held.claim.id


def _distance(left: ClaimRow, right: ClaimRow) -> int:
    one, other = event_days(left), event_days(right)
    if one.last is None or other.last is None:
        return 10**6
    return abs(one.last - other.last)
