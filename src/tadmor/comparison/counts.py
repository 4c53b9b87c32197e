"""Disputed figures: two counts of one kind, side, place and time that cannot both hold.

"At least 11" and "at least 15" can; "11" and "at least 15" cannot. A higher count on a later day
is an update. Killed are not casualties, civilians are not fighters: those are other scopes.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tadmor.comparison.finding import Finding, Verdict, claim_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, said_days, same_id
from tadmor.comparison.matching import counted, elsewhere, inside, limits, nearness, whom
from tadmor.comparison.naming import one_source
from tadmor.comparison.wording import reasoned, told, who
from tadmor.comparison.words import content, has, pattern
from tadmor.model.findings import ClaimRow, Dismissal
from tadmor.model.reading import Figure, FigureKind

# Kinds that a reader may mistake for one another.
LIKE: dict[FigureKind, str] = dict.fromkeys(
    ("killed", "wounded", "killed-or-wounded", "casualties"), "harm"
)
# Sentences between "whereas ... more losses" and the figure that it sets itself against.
BACK = 1


def find(index: Index) -> Iterator[Finding]:
    """Compare the figures of a case."""
    groups: defaultdict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.figure is not None and claim.frame != "strength":
            kind = LIKE.get(claim.figure.kind, claim.figure.kind)
            groups[kind, claim.document].append(claim)
            if claim.place:
                groups[kind, claim.place].append(claim)
    met: set[tuple[str, str]] = set()
    for claims in groups.values():
        for one, other in combinations(claims, 2):
            if (one.id, other.id) not in met and same_id(one.place, other.place) != "differs":
                met.add((one.id, other.id))
                yield from _compare(index, one, other)
    yield from _contrasted(index)


def _compare(index: Index, one: ClaimRow, other: ClaimRow) -> Iterator[Finding]:
    mine, theirs = one.figure, other.figure
    if mine is None or theirs is None or one.span == other.span or not _apart(mine, theirs):
        return
    because = _dismissal(index, one, other)
    if because == "unknown":
        return
    yield _finding(one, other, because)


def _finding(one: ClaimRow, other: ClaimRow, because: Dismissal | None) -> Finding:
    why = f"{who(one)} gave {told(one.quote)}, {who(other)} {told(other.quote)}."
    days = event_days(one).last, event_days(other).last
    return Finding(
        kind="disputed-figure",
        left=claim_end(one),
        right=claim_end(other),
        why=reasoned(why, because),
        dissolved_by="A count that says whom it counts, where, from when to when, and by whom.",
        because=because,
        about=_sort(one, other) if because == "other scope" else (),
        distance=abs((days[0] or 0) - (days[1] or 0)),
    )


def _sort(one: ClaimRow, other: ClaimRow) -> tuple[str, ...]:
    """Tell counts of two scopes by where, what and of whom: years of tolls are one look-alike."""
    counts = (f"{c.figure.kind} {c.figure.whose}" for c in (one, other) if c.figure)
    return (one.place or other.place or one.document, "other scope", *sorted(counts))


def _apart(one: Figure, other: Figure) -> bool:
    """Say whether no number is within the bounds of both."""
    if one.vague or other.vague:
        return False
    (low, high), (least, most) = limits(one), limits(other)
    return high < least or most < low


def _dismissal(index: Index, one: ClaimRow, other: ClaimRow) -> Verdict:
    """Say why two figures are not at odds; None where they are, "unknown" where that is open."""
    if not _asserted(one) or not _asserted(other):
        return "unknown"
    met = nearness(event_days(one), event_days(other)) in {"same", "near"} or event_days(one).meets(
        event_days(other)
    )
    near = _one_breath(index, one, other)
    placed = one.place is not None and one.place == other.place
    if met is False:
        return "other scope" if placed else "unknown"
    people = _whose(one, other)
    if people is None or not (near or (placed and met)) or elsewhere(index, one, other):
        return "unknown"
    if not people or not _one_kind(one, other) or _part_of_period(one, other):
        return "other scope" if _of_people(one) else "unknown"
    if one_source(index, one, other):
        return "unknown" if one.document == other.document else "same origin"
    return "superseded" if _updated(one, other) else None


def _part_of_period(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether the one counts a part of the other's days, and no more than the whole."""
    for part, whole in ((one, other), (other, one)):
        if part.figure and whole.figure and inside(event_days(part), event_days(whole)):
            return limits(part.figure)[0] <= limits(whole.figure)[1]
    return False


def _of_people(claim: ClaimRow) -> bool:
    """Say whether people are counted: nobody takes a count of tanks for one of aircraft."""
    return claim.figure is not None and claim.figure.kind in {*LIKE, "captured", "displaced"}


def _one_kind(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two figures count one kind of thing, both in all or both since the last."""
    if one.figure is None or other.figure is None:
        return False
    both = (one.figure.cumulative, other.figure.cumulative)
    return counted(one) == counted(other) and (None in both or both[0] == both[1])


def _asserted(claim: ClaimRow) -> bool:
    return claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}


def _one_breath(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two figures, of which one may lack its day, stand in one passage of a page."""
    if one.document != other.document or (one.time and other.time and one.time != other.time):
        return False
    numbers = [index.sentence_at(one.document, claim.span.start) for claim in (one, other)]
    return abs(numbers[0] - numbers[1]) <= 2


def _whose(one: ClaimRow, other: ClaimRow) -> bool | None:
    """Say whether both count the same people; None where one does not say whom."""
    answer = whom(one, other)
    if answer != "unknown":
        return answer != "differs"
    said = [claim.figure and content(claim.figure.whose or "") for claim in (one, other)]
    return (one.document == other.document and not any(said)) or None


def _updated(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether a toll only rose with the days between two sayings."""
    first, second = said_days(one), said_days(other)
    if first.meets(second) is not False:
        return False
    early, late = (one, other) if (first.last or 0) < (second.first or 0) else (other, one)
    if early.figure is None or late.figure is None:
        return False
    return limits(late.figure)[0] >= limits(early.figure)[0]


def _contrasted(index: Index) -> Iterator[Finding]:
    """Find "whereas A gives 7, B shows more": a figure that is disputed without a number."""
    numbered: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.figure is not None and not claim.figure.vague and _asserted(claim):
            numbered[claim.document].append(claim)
    for claim in index.collection.claims:
        if claim.figure is None or not claim.figure.vague or not _asserted(claim):
            continue
        if pattern("more").search(claim.quote) and has(index.around(claim), "contrast"):
            yield from _set_against(index, claim, numbered[claim.document])


def _set_against(index: Index, claim: ClaimRow, numbered: list[ClaimRow]) -> Iterator[Finding]:
    here = index.sentence_at(claim.document, claim.span.start)
    for other in reversed(numbered):
        behind = here - index.sentence_at(other.document, other.span.start)
        if not 0 <= behind <= BACK or other.span.start >= claim.span.start:
            continue
        if other.figure is None or claim.figure is None or counted(other) != counted(claim):
            continue
        if index.origin(other) != index.origin(claim):
            yield _finding(other, claim, None)
            return
