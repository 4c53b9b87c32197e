"""Meanings made of other meanings: parts of them, ranges between them, what is before and after.

By and until include what they name; before and after do not.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_meaning import Clock, Meaning, Setting, Unresolved, Yearly

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Around:
    """A meaning that has the grain of the one it is about."""

    inner: Meaning

    @property
    def unit(self) -> str:
        """The grain of the inner time."""
        return self.inner.unit


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an inner time: its second half, its first week, the night after it."""

    inner: Meaning
    cut: Callable[[Stretch], Stretch]
    unit: str = "part"

    def resolve(self, setting: Setting) -> Stretch:
        """Place the inner time, then cut it."""
        inner = self.inner.resolve(setting)
        if inner.low is None or inner.high is None:
            raise Unresolved("what it is a part of is not closed")
        return self.cut(inner).read_from(inner.anchor)


@dataclass(frozen=True, slots=True)
class CutNow:
    """The time "earlier in April": up to the day of speaking if that is in it; or the rest."""

    inner: Meaning
    part: str
    unit: str = "part"

    def resolve(self, setting: Setting) -> Stretch:
        """Cut at the day of speaking."""
        inner = self.inner.resolve(setting)
        now = setting.anchor
        if now is None or inner.low is None or inner.high is None:
            return inner
        if not inner.low <= now <= inner.high or setting.grain != "day":
            return inner
        so_far = self.part == "so far"
        cut = calendar.days(inner.low, now) if so_far else calendar.days(now, inner.high)
        return cut.read_from(setting.anchor_edtf)


@dataclass(frozen=True, slots=True)
class Marked(Around):
    """An inner time that is only about right ("~") or not sure ("?")."""

    mark: str = "~"

    def resolve(self, setting: Setting) -> Stretch:
        """Put the mark on each date."""
        inner = self.inner.resolve(setting)
        dates = [end if end in {"", ".."} else end + self.mark for end in inner.edtf.split("/")]
        return replace(inner, edtf="/".join(dates))


@dataclass(frozen=True, slots=True)
class AtClock:
    """A clock time on a day that is said."""

    inner: Meaning
    clock: Clock
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Put the time on the day, where it is one day."""
        day = self.inner.resolve(setting)
        if len(day.edtf) != len("2016-03-27"):
            return day
        return self.clock.on(day)


@dataclass(frozen=True, slots=True)
class Between:
    """A range. The side that gives no year takes it from the other."""

    left: Meaning
    right: Meaning
    unit: str = "range"

    def resolve(self, setting: Setting) -> Stretch:
        """Place the side that stands on its own first, then the other before or after it."""
        try:
            left = self.left.resolve(replace(setting, anchor=None, dated=None, narrated=None))
        except Unresolved:
            right = self.right.resolve(setting)
            limit = right.low or right.high
            left = self.left.resolve(replace(setting, before=limit))
        else:
            right = self.right.resolve(replace(setting, after=left.low))
        if left.low and right.high and left.low > right.high:
            raise Unresolved("it ends before it starts")
        edtf = f"{_edge(left, 0)}/{_edge(right, 1)}"
        anchor = left.anchor or right.anchor
        return Stretch(low=left.low, high=right.high, edtf=edtf, anchor=anchor)


@dataclass(frozen=True, slots=True)
class FromNow:
    """From the day of speaking to a time that is still to come."""

    inner: Meaning
    unit: str = "range"

    def resolve(self, setting: Setting) -> Stretch:
        """Place the end after today."""
        today = setting.today()
        end = self.inner.resolve(replace(setting, future=True, dated=None, after=today))
        edtf = f"{today.isoformat()}/{_edge(end, 1)}"
        return Stretch(low=today, high=end.high, edtf=edtf, anchor=setting.anchor_edtf)


@dataclass(frozen=True, slots=True)
class Since:
    """From a time on: it still goes on, as far as the words say. Only `ahead` can it be to come."""

    inner: Meaning
    ahead: bool = False
    unit: str = "open"

    def resolve(self, setting: Setting) -> Stretch:
        """Keep the start, open the end."""
        inner = self.inner.resolve(replace(setting, future=setting.future and self.ahead))
        return replace(inner, high=None, edtf=f"{_edge(inner, 0)}/..")


@dataclass(frozen=True, slots=True)
class Until:
    """Up to a time, which is included."""

    inner: Meaning
    unit: str = "open"

    def resolve(self, setting: Setting) -> Stretch:
        """Open the start, keep the end."""
        inner = self.inner.resolve(setting)
        return replace(inner, low=None, edtf=f"../{_edge(inner, 1)}")


@dataclass(frozen=True, slots=True)
class Beyond:
    """Before or after a time, which is not included; `step` is -1 or 1."""

    inner: Meaning
    step: int
    unit: str = "open"

    def resolve(self, setting: Setting) -> Stretch:
        """Go on to the neighbouring day, month or year, in the grain of the words."""
        inner = self.inner.resolve(setting)
        edge = inner.low if self.step < 0 else inner.high
        if edge is None:
            raise Unresolved("what it is before or after is not closed")
        beside = edge + self.step * ONE_DAY
        grain = {4: "year", 7: "month"}.get(len(inner.edtf), "day")
        if "X" in inner.edtf or "-2" in inner.edtf[4:6]:
            grain = "day"
        there = calendar.unit(grain, beside)
        if self.step < 0:
            return replace(there, low=None, edtf=f"../{there.edtf}", anchor=inner.anchor)
        return replace(there, high=None, edtf=f"{there.edtf}/..", anchor=inner.anchor)


@dataclass(frozen=True, slots=True)
class OfYear(Around):
    """A day or month whose year is another expression: "in March of last year"."""

    inner: Yearly
    year: Meaning

    def resolve(self, setting: Setting) -> Stretch:
        """Place the year, then the time in it."""
        year = self.year.resolve(setting)
        if year.low is None:
            raise Unresolved("the year is not closed")
        return self.inner.at(year.low.year).read_from(year.anchor)


@dataclass(frozen=True, slots=True)
class Sided(Around):
    """An inner time that says itself which way to look: "next May", "last winter"."""

    ahead: bool

    def resolve(self, setting: Setting) -> Stretch:
        """Look ahead, or back, whatever the tense, past the present one."""
        aside = replace(setting, future=self.ahead, other=True, dated=None)
        return self.inner.resolve(aside)


@dataclass(frozen=True, slots=True)
class Beside(Around):
    """The next, or the last, of an inner time that returns, as seen from what was told."""

    step: int

    def resolve(self, setting: Setting) -> Stretch:
        """Step past what was told."""
        low, high, anchor = setting.told("year")
        if self.step > 0:
            beside = replace(setting, after=high + ONE_DAY)
        else:
            beside = replace(setting, before=low - ONE_DAY)
        return self.inner.resolve(beside).read_from(anchor)


@dataclass(frozen=True, slots=True)
class Several:
    """Several times named together: "3 and 5 March"; `brackets` say all of them or one of them."""

    parts: tuple[Meaning, ...]
    brackets: str = "{}"
    unit: str = "day"

    def resolve(self, setting: Setting) -> Stretch:
        """Write them as an EDTF set."""
        found = [part.resolve(setting) for part in self.parts]
        edtf = self.brackets[0] + ",".join(part.edtf for part in found) + self.brackets[1]
        low, high = found[0].low, found[-1].high
        return Stretch(low=low, high=high, edtf=edtf, anchor=found[0].anchor)


def night_after(day: Stretch) -> Stretch:
    """Give the night that starts on a day: it ends on the next."""
    if day.low is None or day.low != day.high:
        return day
    return calendar.days(day.low, day.low + ONE_DAY)


def night_into(day: Stretch) -> Stretch:
    """Give the night that ends on a day."""
    if day.low is None or day.low != day.high:
        return day
    return calendar.days(day.low - ONE_DAY, day.low)


def _edge(stretch: Stretch, side: int) -> str:
    """Write one side of a range: its date as written, or the first or last day of an interval."""
    if "/" not in stretch.edtf and stretch.edtf[:1] not in {"{", "["}:
        return stretch.edtf
    edge = stretch.high if side else stretch.low
    whole = stretch.edtf.split("/")[side] if "/" in stretch.edtf else ""
    if whole not in {"", ".."}:
        return whole
    if edge is None:
        raise Unresolved("one side of it is open")
    return edge.isoformat()
