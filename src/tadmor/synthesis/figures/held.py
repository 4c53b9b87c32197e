"""Parts that are larger than what holds them, found without trying every pair of figures.

Scopes are compared, not figures, and of those only what place, kind and days leave possible. What
they do leave is decided by the order of scopes alone (`lattice.compare`).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from tadmor.synthesis.figures.lattice import WITHIN, Scope, compare
from tadmor.synthesis.figures.shares import Share
from tadmor.synthesis.figures.stated import Stated

# What is counted, where, whether it is a running total, and the day if it is of a single one.
Key: TypeAlias = tuple[object, ...]
Alike: TypeAlias = Mapping[Scope, list[Stated]]


def held(figures: Sequence[Stated]) -> Iterator[Share]:
    """Give each part that is larger than its whole, in the order in which the figures stand."""
    alike: defaultdict[Scope, list[Stated]] = defaultdict(list)
    for one in figures:
        if not one.scope.missing:
            alike[one.scope].append(one)
    for found in alike.values():
        found.sort(key=lambda one: one.limits[1])
    place = {one.row.claim: at for at, one in enumerate(figures)}
    yield from sorted(_pairs(alike), key=lambda pair: sorted(place[one.row.claim] for one in pair))


def _pairs(alike: Alike) -> Iterator[Share]:
    keyed: defaultdict[Key, list[Scope]] = defaultdict(list)
    for scope in alike:
        for key in _keys(scope):
            keyed[key].append(scope)
    for scope, parts in alike.items():
        near = dict.fromkeys(other for key in _sought(scope) for other in keyed.get(key, ()))
        for holder in near:
            if compare(scope, holder).standing == "part":
                yield from _larger(parts, alike[holder])


def _larger(parts: Sequence[Stated], wholes: Sequence[Stated]) -> Iterator[Share]:
    """Give what is larger; the wholes stand in the order of their most."""
    most = [whole.limits[1] for whole in wholes]
    for part in parts:
        for whole in wholes[: bisect_left(most, part.limits[0])]:
            yield part, whole


def _keys(scope: Scope) -> Iterator[Key]:
    """Name under what a scope is found by those that it may hold."""
    where = scope.where
    if where is not None:
        yield scope.kind, where.id, scope.total, _day(scope)
        if where.whole:
            yield scope.kind, ("all of", where.country), scope.total, _day(scope)


def _sought(scope: Scope) -> Iterator[Key]:
    """Name under what those are found that may hold a scope: a single day holds no other day."""
    where = scope.where
    if where is None:
        return
    for kind in sorted(WITHIN.get(scope.kind, {scope.kind})):
        for place in (where.id, ("all of", where.country)):
            for day in {_day(scope): None, None: None}:
                yield kind, place, scope.total, day


def _day(scope: Scope) -> str | None:
    return scope.first if scope.first == scope.last else None
