"""What words of time mean before it is known when they were said: one small class for each kind.

`resolve` turns a meaning into a stretch of days in a Setting, or raises Unresolved with the
reason. Things that return (a weekday, a month without a year) go to the setting to be placed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding.time_calendar import Stretch

GRAINS = ("day", "week", "month", "quarter", "year", "decade", "century")
DAY = timedelta(days=1)
BACKWARDS = 1.5  # a story goes on: a time seven months after what was told, not five before it
NO_DATE = "the voice has no date"
COARSE = "the voice's date is not exact enough"
NOT_NARRATED = "no date was told before it"


class Unresolved(Exception):  # noqa: N818  (a reason to give, not a fault)
    """The words cannot be placed; the message is the reason shown in the rule."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when words are said.

    `anchor` is the first day that the voice may speak, `latest` the last: they are `grain` wide.
    `narrated` is what was told just before; `dated` a time with its year, which the undated ones
    beside it share; `before` and `after` hold the ends of a range apart; `other` is for "last
    May" said in May: not the present one. Of a time both `future` and `near` the nearer
    one is meant, back or ahead. A voice tells `history` that has told of times long past
    and of none near its own.
    """

    anchor: date | None = None
    latest: date | None = None
    anchor_edtf: str | None = None
    grain: str = "day"
    narrated: Stretch | None = None
    dated: Stretch | None = None
    history: bool = False
    future: bool = False
    near: bool = False
    other: bool = False
    before: date | None = None
    after: date | None = None

    def today(self, unit: str = "day") -> date:
        """Give the day that the voice speaks, if it is known to within `unit`."""
        if self.anchor is None:
            raise Unresolved(NO_DATE)
        if unit in GRAINS and GRAINS.index(unit) < GRAINS.index(self.grain):
            raise Unresolved(COARSE)
        return self.anchor

    def told(self, unit: str) -> tuple[date, date, str]:
        """Give the first and last day of what was told before, if it is no wider than `unit`."""
        then = self.narrated
        if then is None or then.low is None or then.high is None:
            raise Unresolved(NOT_NARRATED)
        widest = {"day": 2, "week": 7, "month": 31, "quarter": 92}.get(unit, 366)
        if (then.high - then.low).days >= widest:
            raise Unresolved("the date told before it is not exact enough")
        return then.low, then.high, then.edtf

    def yearly(self, at: Callable[[int], Stretch]) -> Stretch:
        """Place what returns every year: by the sentence's year, or the last, or the next one.

        A voice whose date is a month or year may place it all the same, if each day of it agrees.
        """
        if self.before is not None:
            return _last(at, self.before)
        if self.after is not None:
            return _next(at, self.after)
        if self.dated is not None:
            return _beside(at, self.dated).read_from(self.dated.edtf)
        first = self.today("century")
        found = self._nearest(at, first)
        if found != self._nearest(at, self.latest or first):
            raise Unresolved(COARSE)
        return found.read_from(self.anchor_edtf)

    def _nearest(self, at: Callable[[int], Stretch], today: date) -> Stretch:
        if self.near:
            both = (_last(at, today), _next(at, today))
            return min(both, key=lambda stretch: abs((stretch.high or today) - today))
        found = _next(at, today) if self.future else _last(at, today)
        if self.other and found.low and found.high and found.low <= today <= found.high:
            beside = found.high + DAY if self.future else found.low - DAY
            return _next(at, beside) if self.future else _last(at, beside)
        return found


def _years(at: Callable[[int], Stretch], first: int, step: int) -> Iterator[Stretch]:
    """Years one after the other; 29 February is not in all of them."""
    for year in range(first, first + 9 * step, step):
        try:
            yield at(year)
        except ValueError:
            continue


def _last(at: Callable[[int], Stretch], today: date) -> Stretch:
    return next(s for s in _years(at, today.year, -1) if s.low is None or s.low <= today)


def _next(at: Callable[[int], Stretch], today: date) -> Stretch:
    return next(s for s in _years(at, today.year, 1) if s.high is None or s.high >= today)


def _beside(at: Callable[[int], Stretch], dated: Stretch) -> Stretch:
    """Give the one in a dated year, or the one nearest to a dated day or month."""
    low, high = dated.low or date.min, dated.high or date.max
    if (high - low).days > 300:
        return at(low.year)
    near = list(_years(at, low.year - 1, 1))[:3]

    def gap(stretch: Stretch) -> float:
        days = ((stretch.low or low) - low).days
        return days if days >= 0 else BACKWARDS * -days

    return min(near, key=gap)


class Meaning(Protocol):
    """Words of time. `unit` is their grain, such as day, month, clock or duration."""

    @property
    def unit(self) -> str:
        """The grain: day, week, month, season, quarter, year, clock, duration, open."""
        ...

    def resolve(self, setting: Setting) -> Stretch:
        """Place the words, or raise Unresolved."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """An absolute time: its stretch is the same whoever speaks."""

    stretch: Stretch
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:  # noqa: ARG002  (a Meaning)
        """Give the stretch as it is."""
        return self.stretch


@dataclass(frozen=True, slots=True)
class Yearly:
    """A time of the year whose year is not said: "27 March", "in May", "at Christmas"."""

    at: Callable[[int], Stretch]
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Let the setting choose the year."""
        return setting.yearly(self.at)


@dataclass(frozen=True, slots=True)
class ShortYear:
    """A time whose year is written with two digits: "May '45" is the last such year."""

    at: Callable[[int], Stretch]
    digits: int
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Take the last year that ends so, or the next in a sentence about the future."""
        told = setting.dated.low if setting.dated else None
        base = (setting.before or setting.after or setting.anchor or told or setting.today()).year
        if setting.future:
            return self.at(base + (self.digits - base) % 100)
        return self.at(base - (base - self.digits) % 100)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: the last one, today's included, unless something says otherwise."""

    number: int
    which: str = ""
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Take the last, or the next in a sentence about the future."""
        if setting.before is not None:
            return self._back(setting.before)
        if setting.after is not None:
            return self._ahead(setting.after)
        told = setting.narrated
        if setting.history and not self.which and told and told.low and told.low == told.high:
            return self._ahead(told.low).read_from(told.edtf)
        today = setting.today()
        ahead = setting.future or self.which == "next"
        if self.which in {"last", "next"}:
            today += timedelta(days=1 if ahead else -1)
        return (self._ahead(today) if ahead else self._back(today)).read_from(setting.anchor_edtf)

    def _back(self, of: date) -> Stretch:
        return calendar.day(of - timedelta(days=(of.weekday() - self.number) % 7))

    def _ahead(self, of: date) -> Stretch:
        return calendar.day(of + timedelta(days=(self.number - of.weekday()) % 7))


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A day by its number ("the 27th"): of the month told before, or the last such day."""

    number: int
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Take the month told before; else step month by month until the day exists and fits."""
        told = setting.narrated
        if told and told.low and told.high and told.edtf.startswith(f"{told.high:%Y-%m}"):
            return calendar.day(told.high.replace(day=self.number)).read_from(told.edtf)
        today = setting.today()
        for count in range(12):
            month = calendar.month_shift(today.replace(day=1), count if setting.future else -count)
            try:
                found = month.replace(day=self.number)
            except ValueError:
                continue
            if (found >= today) if setting.future else (found <= today):
                return calendar.day(found).read_from(setting.anchor_edtf)
        raise Unresolved("no month has that day")


@dataclass(frozen=True, slots=True)
class Open:
    """Words of time that nobody can place: a feast of the moon's calendar, "recent months"."""

    reason: str
    unit: str = "open"

    def resolve(self, setting: Setting) -> Stretch:  # noqa: ARG002  (a Meaning)
        """Say why not."""
        raise Unresolved(self.reason)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, without a place on the calendar: `count` of `length`.

    `lasting` says that something went on for it, so that it is not counted from anything.
    """

    count: int
    length: str
    edtf: str
    lasting: bool = False
    unit: str = "duration"

    def resolve(self, setting: Setting) -> Stretch:  # noqa: ARG002  (a Meaning)
        """Give the ISO 8601 duration."""
        return Stretch(low=None, high=None, edtf=self.edtf)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time with its zone, if one is said; alone it belongs to the day told before."""

    time: str
    unit: str = "clock"

    def resolve(self, setting: Setting) -> Stretch:
        """Put the time on the day told before."""
        low, high, anchor = setting.told("day")
        if low != high:
            raise Unresolved("the day is not said")
        return self.on(calendar.day(low)).read_from(anchor)

    def on(self, day: Stretch) -> Stretch:
        """Put the time on a day."""
        return replace(day, edtf=f"{day.edtf}T{self.time}")
