"""How many, as constraints on counts: parts are not more than their whole, and add up to it.

Counts are of one place and one stretch of days, told as done; each is an unknown number within the
bounds that its claim leaves open. The killed are among the casualties, and with the wounded they
are the killed or wounded; civilians and soldiers together are not more than all people; what
happened within a stretch is not more than all of that stretch. An early count is no upper bound if
a later one was told: tolls grow.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from math import inf

from tadmor.comparison.agreement import asserted
from tadmor.comparison.constraints import Bound, Either, between
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, event_days, said_days
from tadmor.comparison.matching import counted, inside, limits
from tadmor.comparison.words import content, listed
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Figure
from tadmor.model.values import value

HARM = frozenset({"killed", "wounded", "killed-or-wounded", "casualties"})
# Counts that are parts of others, of the same people and days.
PARTS = frozenset(
    {
        ("killed", "killed-or-wounded"),
        ("wounded", "killed-or-wounded"),
        ("killed", "casualties"),
        ("wounded", "casualties"),
        ("killed-or-wounded", "casualties"),
    }
)


@value
class Count:
    """What is counted: the kind, the words for the people, and the days."""

    kind: str
    whose: frozenset[str]
    days: Days

    def name(self) -> str:
        """Name the unknown number."""
        return f"{self.kind} {' '.join(sorted(self.whose))} {self.days.first} {self.days.last}"

    def within(self, other: "Count") -> bool:
        """Say whether all that is counted here is counted there as well."""
        kind = self.kind == other.kind or (self.kind, other.kind) in PARTS
        days = self.days == other.days or inside(self.days, other.days)
        whose = other.whose <= self.whose or _everybody(other.whose)
        return kind and days and whose and self != other


def counting(index: Index) -> Iterator[tuple[str, list[Bound | Either]]]:
    """Give, for each place, what its claims say of how many were killed or wounded there."""
    by_place: defaultdict[str, list[tuple[Count, ClaimRow]]] = defaultdict(list)
    for claim in index.collection.claims:
        count = _count(claim)
        if count is not None and claim.place is not None:
            by_place[claim.place].append((count, claim))
    for place, every in by_place.items():
        told = list(_latest(index, every))
        grouped: defaultdict[Count, list[ClaimRow]] = defaultdict(list)
        for count, claim in told:
            grouped[count].append(claim)
        bounds = [*_stated(told), *_parts(list(grouped)), *_sums(grouped)]
        if len(told) > 1:
            yield f"How many were killed or wounded in {index.places[place]}?", list(bounds)


def _count(claim: ClaimRow) -> Count | None:
    figure, days = claim.figure, event_days(claim)
    kind = counted(claim)
    if figure is None or figure.vague or kind is None or kind not in HARM or not asserted(claim):
        return None
    whose = content(figure.whose or "")
    if not whose or days.width is None:
        return None
    return Count(kind=kind, whose=whose, days=days)


def _latest(
    index: Index, told: Sequence[tuple[Count, ClaimRow]]
) -> Iterator[tuple[Count, ClaimRow]]:
    """Leave out what a source itself has replaced: of its numbers for one thing the last counts.

    Where its numbers differ and no day says which is the last, none does.
    """
    given: defaultdict[tuple[Count, str], list[ClaimRow]] = defaultdict(list)
    for count, claim in told:
        given[count, index.origin(claim)].append(claim)
    for (count, _), claims in given.items():
        days = [said_days(claim) for claim in claims]
        last = max((span.first or 0 for span in days), default=0)
        dated = all(span.width == 1 for span in days)
        kept = [c for c in claims if not dated or said_days(c).first == last]
        if len({(c.figure.min, c.figure.max) for c in kept if c.figure}) == 1:
            yield from ((count, claim) for claim in kept)


def _stated(told: Sequence[tuple[Count, ClaimRow]]) -> Iterator[Bound]:
    latest = max((said_days(claim).first or 0 for _, claim in told), default=0)
    for count, claim in told:
        low, high = _limits(claim.figure, early=_earlier(claim, latest))
        yield from between(count.name(), max(0, low), high, frozenset({claim.id}))


def _earlier(claim: ClaimRow, latest: int) -> bool:
    said = said_days(claim)
    return said.width is not None and (said.last or 0) < latest


def _limits(figure: Figure | None, *, early: bool) -> tuple[float, float]:
    if figure is None:
        return 0, inf
    return limits(replace(figure, max=None) if early else figure)


def _parts(counts: Sequence[Count]) -> Iterator[Bound]:
    """Have no part exceed its whole."""
    for part, whole in permutations(counts, 2):
        if part.within(whole):
            yield Bound(left=part.name(), right=whole.name(), most=0)


def _sums(grouped: dict[Count, list[ClaimRow]]) -> Iterator[Bound]:
    """Have parts that exclude each other add up to no more than the whole.

    The sum of two unknown numbers is no difference, so the one is left unknown and the other is
    taken as each claim states it.
    """
    wholes = {part: [whole for whole in grouped if part.within(whole)] for part in grouped}
    for part, other in permutations(grouped, 2):
        if _disjoint(part, other):
            common = set(wholes[other])
            for whole in wholes[part]:
                if whole in common:
                    yield from _sum(part, other, whole, grouped[other])


def _sum(part: Count, other: Count, whole: Count, claims: Sequence[ClaimRow]) -> Iterator[Bound]:
    """Take the other part of a whole as each of its claims states it."""
    exact = _all_harm(part, other, whole)
    for claim in claims:
        low, high = _limits(claim.figure, early=False)
        because = frozenset({claim.id})
        if low > 0:
            yield Bound(left=part.name(), right=whole.name(), most=-low, because=because)
        if exact and high < inf and said_days(claim).width is None:
            yield Bound(left=whole.name(), right=part.name(), most=high, because=because)


def _disjoint(one: Count, other: Count) -> bool:
    """Say whether nobody is counted in both: dead and wounded, civilians and fighters."""
    if {one.kind, other.kind} == {"killed", "wounded"}:
        return one.whose == other.whose and one.days == other.days
    if one.kind != other.kind or one.days != other.days:
        return False
    return any(_civilian(a.whose) and _armed(b.whose) for a, b in ((one, other), (other, one)))


def _all_harm(one: Count, other: Count, whole: Count) -> bool:
    """Say whether two parts are together the whole: the killed and the wounded of one group."""
    kinds = {one.kind, other.kind} == {"killed", "wounded"} and whole.kind == "killed-or-wounded"
    return kinds and one.whose == other.whose == whole.whose and one.days == whole.days


def _everybody(whose: frozenset[str]) -> bool:
    return whose <= content(" ".join(listed("everybody")))


def _civilian(whose: frozenset[str]) -> bool:
    return bool(whose & content(" ".join(listed("civilian"))))


def _armed(whose: frozenset[str]) -> bool:
    words = listed("government") | listed("insurgent") | listed("armed")
    return not _civilian(whose) and bool(whose & content(" ".join(sorted(words))))
