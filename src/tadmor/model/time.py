"""Times with honest precision: bounds on start and end, and what two of them allow.

A stretch of time is known by four dates: its start lies in `start_min..start_max` and its end in
`end_min..end_max`, both inclusive (CIDOC-CRM: `start_min..end_max` is P82, at some time within;
`start_max..end_min` is P81, ongoing throughout). An open side is None. Relations are Allen's
thirteen (1983), over whole days: a stretch that ends on the 4th meets one that starts on the 5th.
"""

from calendar import isleap
from collections.abc import Iterable
from itertools import accumulate
from math import inf
from typing import Literal, TypeAlias, get_args

from tadmor.model import edtf as notation
from tadmor.model.edtf import MONTH_DAYS, Day
from tadmor.model.reading import Bounds, End

Relation: TypeAlias = Literal[
    "before",
    "meets",
    "overlaps",
    "starts",
    "during",
    "finishes",
    "equals",
    "finished-by",
    "contains",
    "started-by",
    "overlapped-by",
    "met-by",
    "after",
]
Answer: TypeAlias = Literal["certain", "possible", "no"]

RELATIONS: tuple[Relation, ...] = get_args(Relation)
APART: frozenset[Relation] = frozenset({"before", "meets", "met-by", "after"})
INSIDE: frozenset[Relation] = frozenset({"starts", "during", "finishes", "equals"})
DAYS_BEFORE_MONTH = (0, *accumulate(MONTH_DAYS))
ENDS: dict[notation.Side, End] = {"known": "known", "unknown": "unknown", "open": "ongoing"}
# How the ends of two stretches stand in each relation: start to start, start to end, end to
# start, end to end. The end is the first day after, so that meeting is equality.
SIGNS: dict[Relation, str] = {
    "before": "<<<<",
    "meets": "<<=<",
    "overlaps": "<<><",
    "starts": "=<><",
    "during": "><><",
    "finishes": "><>=",
    "equals": "=<>=",
    "finished-by": "<<>=",
    "contains": "<<>>",
    "started-by": "=<>>",
    "overlapped-by": "><>>",
    "met-by": ">=>>",
    "after": ">>>>",
}
PAIRS = ((0, 2), (0, 3), (1, 2), (1, 3))

# The least and greatest value of a start and of the day after an end, in days.
Box: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


def bounds(edtf: str | None) -> Bounds:
    """Read EDTF literally: an interval starts within its left date and ends within its right one.

    A single date is a time within it, of unknown length: "2015-05" starts and ends somewhere in
    May. "2015-10/.." still goes on, "2015-10/" ends nobody knows when. A duration or None has no
    bounds. Raises `edtf.NotationError` for what is not EDTF.
    """
    if edtf is None or notation.is_duration(edtf):
        return Bounds(edtf=edtf)
    parsed = notation.parse(edtf)
    start, end = parsed.start, parsed.end
    # Nothing ends before it starts, so sides that overlap ("2014-05/201X") bound each other.
    start_max = min(start.high, end.high) if start and end else start and start.high
    end_min = max(start.low, end.low) if start and end else end and end.low
    return Bounds(
        edtf=edtf,
        start_min=notation.iso(start.low) if start else None,
        start_max=notation.iso(start_max) if start_max else None,
        end_min=notation.iso(end_min) if end_min else None,
        end_max=notation.iso(end.high) if end else None,
        end=ENDS[parsed.end_side],
    )


def bounds_within(edtf: str | None) -> Bounds:
    """Read EDTF as a window: what happened lies somewhere in it and need not fill it.

    This is the reading for events: "recaptured in the second half of March" did not take all of
    2016-03-16/2016-03-31. An open window ("../2016-03") leaves its side open.
    """
    literal = bounds(edtf)
    first, last = literal.start_min, literal.end_max
    end: End = "known" if last else "unknown"
    return Bounds(edtf=edtf, start_min=first, start_max=last, end_min=first, end_max=last, end=end)


def relation(first: tuple[str, str], second: tuple[str, str]) -> Relation:
    """Give the one Allen relation between two stretches with known first and last days."""
    one = (ordinal(notation.day_of(first[0])), ordinal(notation.day_of(first[1])) + 1)
    two = (ordinal(notation.day_of(second[0])), ordinal(notation.day_of(second[1])) + 1)
    points = (*one, *two)
    signs = "".join("<=>"[_sign(points[a] - points[b])] for a, b in PAIRS)
    return next(name for name, wanted in SIGNS.items() if wanted == signs)


def inverse(name: Relation) -> Relation:
    """Give the relation of the second stretch to the first."""
    return RELATIONS[len(RELATIONS) - 1 - RELATIONS.index(name)]


def possible_relations(first: Bounds, second: Bounds) -> frozenset[Relation]:
    """Give every Allen relation that some choice of days within the bounds would satisfy.

    Exact: each relation is a system of difference constraints over the four ends, and is possible
    if their graph has no negative cycle (Dechter, Meiri and Pearl 1991).
    """
    spans = (*_box(first), *_box(second))
    return frozenset(name for name, signs in SIGNS.items() if _feasible(spans, signs))


def answer(first: Bounds, second: Bounds, wanted: Iterable[Relation]) -> Answer:
    """Say whether the relation is surely, perhaps or surely not one of `wanted`."""
    possible = possible_relations(first, second)
    accepted = possible & frozenset(wanted)
    if not accepted:
        return "no"
    return "certain" if accepted == possible else "possible"


def intersects(first: Bounds, second: Bounds) -> Answer:
    """Say whether the two share a day."""
    return answer(first, second, frozenset(RELATIONS) - APART)


def within(first: Bounds, second: Bounds) -> Answer:
    """Say whether the first lies wholly inside the second."""
    return answer(first, second, INSIDE)


def throughout(first: Bounds, second: Bounds) -> Answer:
    """Say whether the first lasts all through the second."""
    return within(second, first)


def intersection(first: Bounds, second: Bounds) -> Bounds | None:
    """Give the bounds of the days that both share, or None where they cannot share any."""
    if intersects(first, second) == "no":
        return None
    (a_start, a_end), (b_start, b_end) = _box(first), _box(second)
    start = max(a_start[0], b_start[0]), max(a_start[1], b_start[1])
    end = min(a_end[0], b_end[0]), min(a_end[1], b_end[1])
    same = first.end if first.end == second.end else "unknown"
    return Bounds(
        start_min=_date(start[0]),
        start_max=_date(min(start[1], end[1] - 1)),
        end_min=_date(max(end[0], start[0] + 1) - 1),
        end_max=_date(end[1] - 1),
        end="known" if end[1] < inf else same,
    )


def ordinal(day: Day) -> int:
    """Count days from 1 January of year 1 (day 1), before it and after it."""
    year, month, number = day
    earlier = year - 1
    leap_days = earlier // 4 - earlier // 100 + earlier // 400
    this_year = DAYS_BEFORE_MONTH[month - 1] + (month > 2 and isleap(year))
    return 365 * earlier + leap_days + this_year + number


def from_ordinal(days: int) -> Day:
    """Give the day of an ordinal."""
    year = days * 400 // 146097 + 1
    while ordinal((year, 1, 1)) > days:
        year -= 1
    while ordinal((year + 1, 1, 1)) <= days:
        year += 1
    month = max(m for m in range(1, 13) if ordinal((year, m, 1)) <= days)
    return year, month, days - ordinal((year, month, 1)) + 1


def _sign(difference: float) -> int:
    return (difference >= 0) + (difference > 0)


def _number(date: str | None, otherwise: float) -> float:
    return otherwise if date is None else ordinal(notation.day_of(date))


def _date(days: float) -> str | None:
    return None if days in {inf, -inf} else notation.iso(from_ordinal(int(days)))


def _box(time: Bounds) -> Box:
    """Bounds as numbers, made tight by the fact that nothing ends before it starts."""
    start_min, start_max = _number(time.start_min, -inf), _number(time.start_max, inf)
    end_min, end_max = _number(time.end_min, -inf) + 1, _number(time.end_max, inf) + 1
    return (
        (start_min, min(start_max, end_max - 1)),
        (max(end_min, start_min + 1), end_max),
    )


def _feasible(spans: tuple[tuple[float, float], ...], signs: str) -> bool:
    """Floyd-Warshall over the four ends and the origin: edges mean `to - from <= weight`."""
    size = len(spans) + 1
    weight = [[0.0 if a == b else inf for b in range(size)] for a in range(size)]
    for point, (low, high) in enumerate(spans):
        weight[-1][point], weight[point][-1] = high, -low
    constraints = [(0, 1, "<"), (2, 3, "<")]
    constraints += [(a, b, sign) for (a, b), sign in zip(PAIRS, signs, strict=True)]
    for a, b, sign in constraints:
        if sign in "<=":
            weight[b][a] = min(weight[b][a], 0 if sign == "=" else -1)
        if sign in ">=":
            weight[a][b] = min(weight[a][b], 0 if sign == "=" else -1)
    for via in range(size):
        for a in range(size):
            for b in range(size):
                weight[a][b] = min(weight[a][b], weight[a][via] + weight[via][b])
    return all(weight[point][point] >= 0 for point in range(size))
