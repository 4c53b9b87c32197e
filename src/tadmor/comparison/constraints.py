"""Difference constraints between days or counts, some of them with a choice, and whether they hold.

`left - right <= most` over unknown whole numbers; a set of them can be met if its graph has no
negative cycle (Bellman 1958, Ford 1956). A constraint bears only where all statements it follows
from are kept. An `Either` is met if one of its two sides is: "before it, or after it".
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf

from tadmor.model.values import value

# The number from which all others are counted.
ZERO = ""


@value
class Bound:
    """`left - right <= most`, if the statements it follows from are so."""

    left: str
    right: str
    most: float
    because: frozenset[str] = frozenset()


@value
class Either:
    """One of two bounds holds, if the statements they follow from are so."""

    one: Bound
    other: Bound
    because: frozenset[str]


def between(name: str, low: float, high: float, because: frozenset[str]) -> tuple[Bound, ...]:
    """Bound a number from both sides; an infinite side is open."""
    sides = (
        Bound(left=name, right=ZERO, most=high, because=because),
        Bound(left=ZERO, right=name, most=-low, because=because),
    )
    return tuple(bound for bound in sides if bound.most < inf)


def standing(
    bounds: Sequence[Bound], choices: Sequence[Either]
) -> Callable[[frozenset[str]], bool]:
    """Make the test whether a set of statements can all be so."""

    def stand(kept: frozenset[str]) -> bool:
        held = [bound for bound in bounds if bound.because <= kept]
        return _choose(held, [choice for choice in choices if choice.because <= kept])

    return stand


def feasible(bounds: Iterable[Bound]) -> bool:
    """Say whether some numbers meet all bounds: no cycle of them adds up to less than nothing."""
    edges = [(bound.right, bound.left, bound.most) for bound in bounds]
    least = dict.fromkeys((name for edge in edges for name in edge[:2]), 0.0)
    for _ in range(len(least) + 1):
        changed = False
        for start, end, weight in edges:
            if least[start] + weight < least[end]:
                least[end] = least[start] + weight
                changed = True
        if not changed:
            return True
    return False


def _choose(bounds: list[Bound], choices: list[Either]) -> bool:
    """Try the sides of the choices, those that are forced first."""
    if not feasible(bounds):
        return False
    left: list[Either] = []
    for choice in choices:
        open_ = [side for side in (choice.one, choice.other) if feasible([*bounds, side])]
        if not open_:
            return False
        if len(open_) == 1:
            bounds = [*bounds, open_[0]]
        else:
            left.append(choice)
    if not left:
        return feasible(bounds)
    first, rest = left[0], left[1:]
    return any(_choose([*bounds, side], rest) for side in (first.one, first.other))
