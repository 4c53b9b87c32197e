"""Reading EDTF, the Library of Congress's notation for dates that are not exact (ISO 8601-2).

The forms that Tadmor writes are parsed here: levels 0 and 1, sets and quarters of level 2, and
clock times with hours and minutes. Rarer level 2 forms go to the `edtf` package, imported only
then: it costs 200 ms to import and 2 to 20 ms a date (measured), has one day too few for
"2016-03-2X", and pads an unknown end by ten years.

Three choices where the standard leaves room:

- Winter (24) is December to February, named by the year of its December.
- "?", "~" and "%" are kept as marks; they do not widen the bounds, for no width is stated.
- A year is proleptic Gregorian with a year 0, as in ISO 8601; "-0479" is 480 BC.
"""

import re
from calendar import isleap
from functools import lru_cache
from typing import Literal, TypeAlias

from tadmor.errors import TadmorError
from tadmor.model.values import value

Day: TypeAlias = tuple[int, int, int]
Side: TypeAlias = Literal["known", "unknown", "open"]

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# First month and number of months of ISO 8601-2's divisions of the year.
DIVISIONS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}
TERM = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|[0-3]X|XX))?)?"
    r"(?:T(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?))?"
    r"(?P<mark>[?~%]?)"
)
DURATION = re.compile(r"P(?=[0-9T])(?:[0-9]+[YMWD])*(?:T(?:[0-9]+[HMS])+)?")


class NotationError(TadmorError, ValueError):
    """A string is not EDTF; the sentence says which."""

    exit_code = 3


@value
class Term:
    """One date of an expression: the first and last day it may mean, its mark, its clock time."""

    low: Day
    high: Day
    mark: Literal["", "?", "~", "%"] = ""
    clock: str | None = None


@value
class Expression:
    """A parsed EDTF string. A single date has the same term on both sides."""

    start: Term | None
    end: Term | None
    start_side: Side = "known"
    end_side: Side = "known"
    interval: bool = False


def is_duration(edtf: str) -> bool:
    """Say whether a value is an ISO 8601 duration ("P3W"), which has no place on the calendar."""
    return DURATION.fullmatch(edtf) is not None


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Expression:
    """Parse one EDTF string, or raise NotationError with a sentence that names it."""
    left, slash, right = edtf.partition("/")
    if not slash:
        term = _single(edtf, whole=edtf)
        return Expression(start=term, end=term)
    start, start_side = _end(left, whole=edtf)
    end, end_side = _end(right, whole=edtf)
    if start is None and end is None:
        raise NotationError(f"{edtf!r} has no date on either side; write at least one.")
    if start and end and start.low > end.high:
        raise NotationError(f"{edtf!r} ends before it starts; swap its sides.")
    return Expression(start=start, end=end, start_side=start_side, end_side=end_side, interval=True)


def iso(day: Day) -> str:
    """Write a day as an ISO 8601 date; years before 1 get a minus sign."""
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{number:02d}"


def day_of(date: str) -> Day:
    """Read an ISO date back into a day that can be compared, which text with BC years cannot."""
    year, month, number = date.rsplit("-", 2)
    return int(year), int(month), int(number)


def month_length(year: int, month: int) -> int:
    """Count the days of a month."""
    return 29 if month == 2 and isleap(year) else MONTH_DAYS[month - 1]


def _end(edtf: str, whole: str) -> tuple[Term | None, Side]:
    if edtf in {"", ".."}:
        return None, "open" if edtf else "unknown"
    return _single(edtf, whole), "known"


def _single(edtf: str, whole: str) -> Term:
    if edtf[:1] + edtf[-1:] in {"{}", "[]"}:
        terms = [_single(part, whole) for part in re.split(r",\s*|\.\.", edtf[1:-1])]
        return Term(low=min(term.low for term in terms), high=max(term.high for term in terms))
    found = TERM.fullmatch(edtf)
    if found is None:
        return _rare(edtf, whole)
    years = [int(found["year"].replace("X", digit)) for digit in "09"]
    months = _months(found["month"], whole)
    marks: dict[str, Literal["", "?", "~", "%"]] = {"?": "?", "~": "~", "%": "%"}
    mark = marks.get(found["mark"], "")
    if found["day"] is None:
        last = 12 * years[1] + months[1] - 1
        year, month = divmod(last, 12)
        high = (year, month + 1, month_length(year, month + 1))
        return Term(low=(years[0], months[0], 1), high=high, mark=mark)
    days = _days(found["day"], month_length(years[1], min(months[1], 12)), whole)
    if found["month"] not in {None, "XX"} and int(found["month"]) > 12:
        raise NotationError(f"{whole!r} has a day in a season; give a month or drop the day.")
    return Term(
        low=(years[0], months[0], days[0]),
        high=(years[1], months[1], days[1]),
        mark=mark,
        clock=found["clock"],
    )


def _months(written: str | None, whole: str) -> tuple[int, int]:
    """First and last month, counted on into the next year for a winter."""
    if written in {None, "XX"}:
        return 1, 12
    number = int(written or 0)
    if 1 <= number <= 12:
        return number, number
    if number not in DIVISIONS:
        raise NotationError(f"{whole!r} has no month or season {number}; use 01-12, 21-24, 33-41.")
    first, count = DIVISIONS[number]
    return first, first + count - 1


def _days(written: str, length: int, whole: str) -> tuple[int, int]:
    if written == "XX":
        return 1, length
    if written.endswith("X"):
        tens = 10 * int(written[0])
        first, last = max(tens, 1), min(tens + 9, length)
    else:
        first = last = int(written)
    if not 1 <= first <= last <= length:
        raise NotationError(f"{whole!r} names a day that its month does not have; check the day.")
    return first, last


def _rare(edtf: str, whole: str) -> Term:
    """Hand rarer level 2 forms ("2004-06~-11", "1950S2") to the `edtf` package."""
    import edtf as library  # noqa: PLC0415  (200 ms, and almost never needed)

    try:
        parsed = library.parse_edtf(edtf)
        low, high = tuple(parsed.lower_strict())[:3], tuple(parsed.upper_strict())[:3]
    except (library.EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise NotationError(
            f"{whole!r} is not EDTF; write it as 2016-03, 2016-03-2X or 2015-10/..."
        ) from error
    return Term(low=low, high=high)
