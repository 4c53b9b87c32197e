"""Smallest sets that cannot stand together, and smallest sets whose removal lets the rest stand.

The removals come of Reiter's hitting-set tree (1987, without reuse across branches of sets that
are not minimal), whose labels are made minimal by deletion; the conflicts are then the minimal
hitting sets of the removals, since each is the other's dual (Liffiton and Sakallah 2008). Nothing
here knows what it is that stands together.
"""

from collections import deque
from collections.abc import Callable, Iterable

from tadmor.model.values import value

Items = frozenset[str]

# Nodes of the tree beyond which a set of statements is too tangled to be told whole.
MOST = 1000


@value
class Tangle:
    """What cannot all stand: `conflicts` and `removals`, the smallest first.

    `whole` is False where the search was cut short: then each conflict is still minimal, but there
    may be more, and no removal is given.
    """

    conflicts: tuple[Items, ...]
    removals: tuple[Items, ...]
    whole: bool = True


def untangle(items: Iterable[str], stand: Callable[[Items], bool], most: int = MOST) -> Tangle:
    """Find every minimal conflict and removal among items; `stand` must be true of no items."""
    everything = frozenset(items)
    paths: deque[Items] = deque([frozenset()])
    seen = {frozenset[str]()}
    removals: list[Items] = []
    cores: list[Items] = []
    while paths:
        path = paths.popleft()
        if any(removal <= path for removal in removals):
            continue
        core = next((core for core in cores if not core & path), None)
        if core is None and stand(everything - path):
            removals.append(path)
            continue
        if core is None:
            core = shrink(everything - path, stand)
            cores.append(core)
        for item in sorted(core):
            if (longer := path | {item}) not in seen:
                seen.add(longer)
                paths.append(longer)
        if len(seen) > most:
            return Tangle(conflicts=_ordered(cores), removals=(), whole=False)
    if removals == [frozenset()]:
        return Tangle(conflicts=(), removals=())
    return Tangle(conflicts=_ordered(hitting(removals)), removals=_ordered(removals))


def shrink(items: Items, stand: Callable[[Items], bool]) -> Items:
    """Leave out one item after another as long as the rest cannot stand."""
    kept = items
    for item in sorted(items):
        if not stand(kept - {item}):
            kept -= {item}
    return kept


def hitting(sets: Iterable[Items]) -> list[Items]:
    """Give the minimal sets that share an item with each of some sets (Berge 1989)."""
    found: list[Items] = [frozenset()]
    for each in sets:
        longer = {one if one & each else one | {item} for one in found for item in each}
        found = [one for one in longer if not any(other < one for other in longer)]
    return found


def _ordered(sets: Iterable[Items]) -> tuple[Items, ...]:
    return tuple(sorted(sets, key=lambda items: (len(items), sorted(items))))
