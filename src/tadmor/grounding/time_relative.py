"""Meanings counted from the day of speaking, or from what was told before.

Conventions: "two weeks ago" is a day, "two months ago" a month, "two years ago" a year; "this
week" is the week so far; "the past five months" run up to the day of speaking.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_meaning import NOT_NARRATED, Duration, Setting, Unresolved, Weekday

ONE_DAY = timedelta(days=1)
TURN_AHEAD = 10  # years before a turn of the century from which it is spoken of


@dataclass(frozen=True, slots=True)
class Relative:
    """A calendar unit so many away: "yesterday", "last month", or "the next day" after one told.

    `part` cuts it at the day of speaking: "so far" (earlier this year) or "rest" (later this year).
    """

    count: int
    unit: str
    told: bool = False
    part: str = ""

    def resolve(self, setting: Setting) -> Stretch:
        """Move by whole units and cut."""
        if self.told:
            low, high, anchor = setting.told(self.unit)
            base = high if self.count > 0 or self.part == "so far" else low
        else:
            base = setting.today("day" if self.part else self.unit)
            anchor = setting.anchor_edtf or ""
        whole = calendar.unit(self.unit, calendar.shift(base, self.count, self.unit))
        return self._cut(whole, base, future=setting.future).read_from(anchor)

    def _cut(self, whole: Stretch, base: date, *, future: bool) -> Stretch:
        if self.part == "so far" or (self.part == "now" and not future):
            return calendar.days(whole.low or base, base)
        return calendar.days(base, whole.high or base) if self.part == "rest" else whole


@dataclass(frozen=True, slots=True)
class Running:
    """So many units up to the day of speaking, or from it: "the past five months"."""

    count: int
    length: str
    ahead: bool = False
    unit: str = "run"

    def resolve(self, setting: Setting) -> Stretch:
        """Count back, or on; hours round up to days."""
        today = setting.today()
        count, length = self.count, self.length
        if length == "hour":
            count, length = (count + 23) // 24, "day"
        other = calendar.shift(today, count if self.ahead else -count, length)
        found = calendar.days(min(today, other), max(today, other))
        return found.read_from(setting.anchor_edtf)


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units away from the day of speaking or the day told: "two weeks ago"."""

    count: int
    length: str
    told: bool = False
    bound: str = ""
    grain: str = ""
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Move, widen to the grain of the unit, and turn "more than" into an open side."""
        today, anchor = self._base(setting)
        length = {"fortnight": "week", "quarter": "month"}.get(self.length, self.length)
        moved = calendar.shift(today, self.count, self.length)
        # A count of decades or centuries is a count of years.
        grain = {"decade": "year", "century": "year", "week": "day"}.get(length, length)
        found = calendar.unit(self.grain or grain, moved)
        if self.bound == "more":
            found = replace(found, low=None, edtf=f"../{found.edtf}")
        elif self.bound == "less":
            found = calendar.days(min(moved, today), max(moved, today))
        elif self.bound == "about":
            found = replace(found, edtf=f"{found.edtf}~")
        return found.read_from(anchor)

    def _base(self, setting: Setting) -> tuple[date, str | None]:
        if not self.told:
            return setting.today(self.length), setting.anchor_edtf
        low, high, anchor = setting.told(self.length)
        return (high if self.count > 0 else low), anchor


@dataclass(frozen=True, slots=True)
class InUnits:
    """The words "in ten days": a date where tense looks ahead, a length where it looks back."""

    ahead: Ago
    length: Duration
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Let tense decide."""
        return (self.ahead if setting.future else self.length).resolve(setting)


@dataclass(frozen=True, slots=True)
class Then:
    """The word "then": the time told before."""

    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Repeat what was told."""
        if setting.narrated is None:
            raise Unresolved(NOT_NARRATED)
        return setting.narrated.read_from(setting.narrated.edtf)


@dataclass(frozen=True, slots=True)
class WeekdayTold:
    """A weekday like "the following Monday": counted from the day told before."""

    number: int
    step: int
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Step from the told day to the weekday."""
        low, high, anchor = setting.told("week")
        start = high + ONE_DAY if self.step > 0 else low - ONE_DAY
        ahead = Setting(after=start) if self.step > 0 else Setting(before=start)
        return Weekday(self.number).resolve(ahead).read_from(anchor)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The words "at the weekend": the last that has begun, or the next where tense looks ahead."""

    unit: str = "weekend"

    def resolve(self, setting: Setting) -> Stretch:
        """Find its Saturday."""
        saturday = Weekday(5).resolve(setting)
        return calendar.unit("weekend", saturday.low or setting.today()).read_from(saturday.anchor)


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of the century: of the one told of, or the last one, or one a few years off."""

    unit: str = "year"

    def resolve(self, setting: Setting) -> Stretch:
        """Take the year that ends in 00, about."""
        told = setting.dated.low if setting.dated else None
        year = (told or setting.today("year")).year + TURN_AHEAD
        found = calendar.year(year // 100 * 100)
        return replace(found, edtf=f"{found.edtf}~", anchor=setting.anchor_edtf)


@dataclass(frozen=True, slots=True)
class NamedDecade:
    """A decade like "the nineties": of this century, or of the last if that one lies ahead."""

    tens: int
    unit: str = "decade"

    def resolve(self, setting: Setting) -> Stretch:
        """Find the century."""
        now = setting.today("year").year
        first = now // 100 * 100 + self.tens
        return calendar.decade(first if first <= now else first - 100).read_from(
            setting.anchor_edtf
        )
