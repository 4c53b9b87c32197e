"""Krippendorff's alpha over units that several people gave a value to.

Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): 1 minus the disagreement
observed within units over that expected if values fell on units by chance. 1 is perfect agreement,
0 what chance gives; less than 0 is systematic disagreement.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import permutations, product
from typing import TypeVar

Coded = TypeVar("Coded", bound=Hashable)


def nominal(one: object, other: object) -> float:
    """Give the distance of two names: 0 if they are one, else 1."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """Give the distance of two numbers on a scale of equal steps: their difference, squared."""
    return (one - other) ** 2


def alpha(
    units: Sequence[Sequence[Coded | None]], distance: Callable[[Coded, Coded], float]
) -> float | None:
    """Give alpha over units, each a list of the values given to it; None is no value.

    A unit with fewer than two values says nothing. None where nothing can be compared, or where all
    values are one: without variation there is no telling agreement from chance.
    """
    given = [[value for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in given if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    count = totals.total()
    if count < 2:
        return None
    observed = sum(
        sum(distance(one, other) for one, other in permutations(unit, 2)) / (len(unit) - 1)
        for unit in pairable
    )
    expected = sum(
        totals[one] * totals[other] * distance(one, other) for one, other in product(totals, totals)
    ) / (count - 1)
    return 1 - observed / expected if expected else None
