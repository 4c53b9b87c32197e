"""Stretches of days and how they are divided, shifted and written as EDTF."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Self

from tadmor.model.values import value

FIRST_GREGORIAN_EASTER = 1583
ISLAMIC_EPOCH = 226_630  # days from 31 December of the year 0 to where the tabular count starts
WEEK_THIRDS = ((0, 2), (1, 3), (3, 6))  # early to Wednesday, late from Thursday
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


@value
class Stretch:
    """Days from `low` to `high`, both included; None is an open side. `edtf` says the same."""

    low: date | None
    high: date | None
    edtf: str
    anchor: str | None = None

    def read_from(self, anchor: str | None) -> Self:
        """Note the date that this was reckoned from."""
        return type(self)(low=self.low, high=self.high, edtf=self.edtf, anchor=anchor)


def day(of: date) -> Stretch:
    """Give one day."""
    return Stretch(low=of, high=of, edtf=of.isoformat())


def month(year: int, number: int) -> Stretch:
    """Give one month of a year."""
    last = date(year, number, monthrange(year, number)[1])
    return Stretch(low=date(year, number, 1), high=last, edtf=f"{year:04d}-{number:02d}")


def year(number: int) -> Stretch:
    """Give one year."""
    return Stretch(low=date(number, 1, 1), high=date(number, 12, 31), edtf=f"{number:04d}")


def decade(first: int) -> Stretch:
    """Give ten years, of which `first` ends in 0."""
    return Stretch(low=date(first, 1, 1), high=date(first + 9, 12, 31), edtf=f"{first // 10:03d}X")


def century(number: int) -> Stretch:
    """Give a century as EDTF counts them: the 12th is 1100 to 1199."""
    first = max(100 * (number - 1), 1)
    edtf = f"{number - 1:02d}XX"
    return Stretch(low=date(first, 1, 1), high=date(100 * number - 1, 12, 31), edtf=edtf)


def months(first: date, count: int) -> Stretch:
    """Give whole months from the month of `first` on."""
    last = month_shift(first, count - 1)
    if count == 1:
        return month(first.year, first.month)
    end = month(last.year, last.month)
    return Stretch(low=first.replace(day=1), high=end.high, edtf=f"{first:%Y-%m}/{end.edtf}")


def season(of: int, code: int) -> Stretch:
    """Give three months; a winter starts in the December of its year.

    Winter is written in months, for readers of EDTF do not agree on the year of code 24.
    """
    first = date(of, 3 * (code - 20), 1)
    whole = months(first, 3)
    edtf = whole.edtf if code == 24 else f"{of:04d}-{code}"
    return Stretch(low=whole.low, high=whole.high, edtf=edtf)


def week(of: date) -> Stretch:
    """Give the week of a day, Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6))


def days(low: date, high: date) -> Stretch:
    """Give any run of days."""
    if low == high:
        return day(low)
    return Stretch(low=low, high=high, edtf=f"{low.isoformat()}/{high.isoformat()}")


def unit(name: str, of: date) -> Stretch:
    """Give the calendar unit that a day lies in; what is shorter than a day is that day."""
    return UNITS.get(name, day)(of)


def _weekend(of: date) -> Stretch:
    saturday = of + timedelta(days=5 - of.weekday())
    return days(saturday, saturday + timedelta(days=1))


def _quarter(of: date) -> Stretch:
    return months(date(of.year, 3 * ((of.month - 1) // 3) + 1, 1), 3)


UNITS: dict[str, Callable[[date], Stretch]] = {
    "week": week,
    "weekend": _weekend,
    "month": lambda of: month(of.year, of.month),
    "quarter": _quarter,
    "year": lambda of: year(of.year),
    "decade": lambda of: decade(of.year // 10 * 10),
    "century": lambda of: century(of.year // 100 + 1),
}


def month_shift(of: date, count: int) -> date:
    """Move by months; a day that the month lacks becomes its last."""
    index = 12 * of.year + of.month - 1 + count
    target, number = index // 12, index % 12 + 1
    return date(target, number, min(of.day, monthrange(target, number)[1]))


def shift(of: date, count: int, name: str) -> date:
    """Move a day by a number of units; hours and minutes by whole days only."""
    if name in MONTHS_IN:
        return month_shift(of, count * MONTHS_IN[name])
    if name in {"hour", "minute"}:
        count = int(count / 24) if name == "hour" else 0
    if name == "weekend":
        name = "week"
    return of + timedelta(days=count * DAYS_IN.get(name, 1))


def fraction(whole: Stretch, index: int, count: int) -> Stretch:
    """Give a half, third or quarter of a stretch: of a month in days, of years in months or years.

    Thirds of a month are its days 1-10, 11-20 and 21 to the end; its halves part at day 15. Halves
    and thirds of a year are whole months; of a decade or century whole years.
    """
    low, high = _closed(whole)
    total = (high - low).days + 1
    if total > 370:
        first, last = (low.year + n for n in _share(high.year - low.year + 1, index, count))
        start, end = date(first, 1, 1), date(last, 12, 31)
        return Stretch(low=start, high=end, edtf=f"{first:04d}/{last:04d}")
    if total > 31 and low.day == 1:
        size = 12 * (high.year - low.year) + high.month - low.month + 1
        first, last = _share(size, index, count)
        return months(month_shift(low, first), last - first + 1)
    if (total, count) == (7, 3):
        first, last = WEEK_THIRDS[index]
    else:
        first, last = _share(30 if total > 27 else total, index, count)
    close = high if index == count - 1 else low + timedelta(days=last)
    return days(low + timedelta(days=first), close)


def _share(size: int, index: int, count: int) -> tuple[int, int]:
    """Cut evenly, to the nearest whole piece: a decade's thirds are 3, 4 and 3 years."""
    first, after = ((2 * size * edge + count) // (2 * count) for edge in (index, index + 1))
    return first, after - 1


def run_of(whole: Stretch, count: int, name: str, *, last: bool) -> Stretch:
    """Give the first or last so many days, weeks or months of a stretch."""
    low, high = _closed(whole)
    if name in MONTHS_IN:
        size = count * MONTHS_IN[name]
        return months(month_shift(high.replace(day=1), 1 - size) if last else low, size)
    further = timedelta(days=count * DAYS_IN.get(name, 1) - 1)
    return days(max(low, high - further), high) if last else days(low, min(high, low + further))


def run_up_to(end: Stretch, count: int, name: str) -> Stretch:
    """Give so many units that end with a stretch: "the six months to March"."""
    low, high = _closed(end)
    if name in MONTHS_IN and low != high:
        size = count * MONTHS_IN[name]
        return months(month_shift(high.replace(day=1), 1 - size), size)
    if name == "hour":
        return days(high - timedelta(days=(count + 23) // 24), high)
    return days(shift(high, -count, name) + timedelta(days=1), high)


def run_on_from(start: Stretch, count: int, name: str) -> Stretch:
    """Give so many units that start with a day."""
    low, _ = _closed(start)
    return days(low, shift(low, count, name) - timedelta(days=1))


def moved(of: Stretch, count: int) -> Stretch:
    """Move a stretch by days."""
    low, high = _closed(of)
    return days(low + timedelta(days=count), high + timedelta(days=count))


def nth_week(whole: Stretch, rank: int) -> Stretch:
    """Give the days 1-7, 8-14 and so on of a stretch; the week -1 is its last seven days."""
    low, high = _closed(whole)
    if rank < 0:
        return run_of(whole, 1, "week", last=True)
    start = low + timedelta(days=7 * (rank - 1))
    return days(start, min(high, start + timedelta(days=6)))


def _closed(whole: Stretch) -> tuple[date, date]:
    if whole.low is None or whole.high is None:
        raise ValueError(whole.edtf)
    return whole.low, whole.high


def easter(of: int, *, orthodox: bool = False) -> date:
    """Give Easter Sunday: Butcher's rule, or Meeus's Julian one for the east and before 1583.

    The Julian feast is given in the calendar that is written: Gregorian from 1583 on.
    """
    if orthodox or of < FIRST_GREGORIAN_EASTER:
        moon = (19 * (of % 19) + 15) % 30
        to_sunday = (2 * (of % 4) + 4 * (of % 7) - moon + 34) % 7
        number = moon + to_sunday + 114
        julian = date(of, number // 31, number % 31 + 1)
        gap = of // 100 - of // 400 - 2 if of >= FIRST_GREGORIAN_EASTER else 0
        return julian + timedelta(days=gap)
    golden, cycle, rest = of % 19, of // 100, of % 100
    epact = (19 * golden + cycle - cycle // 4 - (cycle - (cycle + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (cycle % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    number = epact + to_sunday - 7 * late + 114
    return date(of, number // 31, number % 31 + 1)


def islamic(of: int, month: int, number: int = 1) -> date:
    """Give the one such day of the tabular Islamic calendar that begins in a Gregorian year.

    The moon is sighted, so it may be a day off (Reingold and Dershowitz, Calendrical Calculations).
    A year that has two or none raises ValueError.
    """
    guess = int((of - 622) * 33 / 32)
    found = [_from_islamic(guess + step, month, number) for step in (-1, 0, 1, 2)]
    [only] = [when for when in found if when.year == of]
    return only


def _from_islamic(of: int, month: int, number: int) -> date:
    days_before = 354 * of + (11 * of + 3) // 30 + 30 * month - (month - 1) // 2
    return date.fromordinal(days_before + number + ISLAMIC_EPOCH)


def nth_weekday(whole: Stretch, number: int, rank: int) -> Stretch:
    """Give the first, second … or last (-1) such weekday of a stretch."""
    low, high = _closed(whole)
    if rank < 0:
        return day(high - timedelta(days=(high.weekday() - number) % 7))
    return day(low + timedelta(days=(number - low.weekday()) % 7 + 7 * (rank - 1)))
