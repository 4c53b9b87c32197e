"""Builders on top of other times: their parts, ranges between them, what lies before and after."""

from functools import partial
from itertools import pairwise

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding import time_words as words
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_combined import (
    ONE_DAY,
    AtClock,
    Between,
    Beyond,
    CutNow,
    FromNow,
    Marked,
    OfYear,
    Part,
    Since,
    Until,
    night_after,
    night_into,
)
from tadmor.grounding.time_meaning import Clock, Duration, Fixed, Meaning, Weekday, Yearly
from tadmor.grounding.time_periods import rank
from tadmor.grounding.time_relative import Relative, Then
from tadmor.grounding.time_rules import Match
from tadmor.grounding.time_shifts import unit

A_YEAR = 2000
LONGEST_MONTH = 31
FEW = {"day": (10, "day"), "week": (1, "month")}  # what "the last days" of a year are
LAST = {"last", "final", "closing"}


def same(match: Match) -> Meaning:
    """Keep the meaning: the words about it ("on", "as of", "'s") add nothing to the date."""
    return match.unit()


def clock_on(match: Match) -> Meaning | None:
    """Build a clock time on a day."""
    time = match.units["a"]
    return AtClock(match.units["b"], time) if isinstance(time, Clock) else None


def clocks_on(match: Match) -> Meaning | None:
    """Build a range of clock times on one day: "between 5pm and 7pm on 5 April"."""
    first, last, day = (match.units[name] for name in "abc")
    if not isinstance(first, Clock) or not isinstance(last, Clock):
        return None
    return Between(AtClock(day, first), AtClock(day, last)) if first.time <= last.time else None


def dated_weekday(match: Match) -> Meaning | None:
    """Build the day of "Friday (15 April)" from its date."""
    one, other = match.units["a"], match.units["b"]
    if isinstance(one, Weekday) == isinstance(other, Weekday):
        return None
    return other if isinstance(one, Weekday) else one


def of_year(match: Match) -> Meaning | None:
    """Build a day, month or season whose year is said in words: "in March of last year"."""
    of, year = match.units["a"], match.units["b"]
    return OfYear(of, year) if isinstance(of, Yearly) and year.unit == "year" else None


def night(match: Match) -> Meaning:
    """Build the night that starts on a day."""
    return Part(match.unit(), night_after)


def night_before(match: Match) -> Meaning:
    """Build the night that ends on a day."""
    return Part(match.unit(), night_into)


def fraction(match: Match) -> Meaning | None:
    """Build a half, third or quarter by its rank."""
    top = int(match.fixed["count"])
    index = rank(match, top)
    if index is None:
        return None
    return Part(match.unit(), partial(calendar.fraction, index=index, count=top))


def third(match: Match) -> Meaning:
    """Build an early, middle or late part: a third."""
    index = _third(match.groups["part"])
    return Part(match.unit(), partial(calendar.fraction, index=index, count=3))


def thirds(match: Match) -> Meaning | None:
    """Build "early to mid-March"."""
    first, last = _third(match.groups["part"]), _third(match.groups["to"])
    whole = match.unit()
    start, end = (Part(whole, partial(calendar.fraction, index=n, count=3)) for n in (first, last))
    return Between(start, end) if first < last else None


def few(match: Match) -> Meaning:
    """Build "the last days of 2015": some ten days, of a long time some weeks are a month."""
    name, last = unit(match), match.groups["part"].lower() in LAST
    return Part(match.unit(), partial(_few, name=name, last=last))


def week_of(match: Match) -> Meaning | None:
    """Build the second, or last, week of a longer time."""
    number = words.ordinal(match.groups["ordinal"])
    return Part(match.unit(), partial(calendar.nth_week, rank=number)) if number < 6 else None


def unit_with(match: Match) -> Meaning:
    """Build the week or weekend that a day lies in."""
    return Part(match.unit(), partial(_unit_about, name=str(match.fixed["name"])))


def run_of(match: Match) -> Meaning:
    """Build the first or last so many days of a longer time."""
    number, name = _run(match)
    last = match.groups["which"].lower() in LAST
    return Part(match.unit(), partial(calendar.run_of, count=number, name=name, last=last))


def run_to(match: Match) -> Meaning:
    """Build so many months that end with another time."""
    number, name = _run(match)
    return Part(match.unit(), partial(calendar.run_up_to, count=number, name=name))


def run_from(match: Match) -> Meaning:
    """Build so many days that start on a day: "the three days from 5 April"."""
    number, name = _run(match)
    return Part(match.unit(), partial(calendar.run_on_from, count=number, name=name))


def cut_now(match: Match) -> Meaning:
    """Build a longer time up to now, or from now on."""
    return CutNow(match.unit(), str(match.fixed["part"]))


def weekday_of(match: Match) -> Meaning | None:
    """Build the first, or last, Monday of a longer time."""
    day, number = match.units["b"], words.ordinal(match.groups["ordinal"])
    if not isinstance(day, Weekday) or day.which:
        return None
    return Part(
        match.unit(), partial(calendar.nth_weekday, number=day.number, rank=number), unit="day"
    )


def shift_of(match: Match) -> Meaning:
    """Build a day so many units before or after another."""
    number, name = _run(match)
    back = str(match.get("side")).lower().startswith(("before", "prior"))
    steps = -number if back else number
    return Part(match.unit(), partial(_shifted, count=steps, name=name), unit="day")


def weekday_beside(match: Match) -> Meaning | None:
    """Build "the Sunday after Easter"."""
    day, other = match.units["b"], match.units["a"]
    if not isinstance(day, Weekday) or day.which or isinstance(other, Weekday):
        return None
    step = -1 if str(match.get("side")).lower() in {"before", "preceding"} else 1
    return Part(other, partial(_weekday_beside, number=day.number, step=step), unit="day")


def marked(match: Match) -> Meaning:
    """Build a time that is only about right, or not sure."""
    return Marked(match.unit(), str(match.fixed["mark"]))


def between(match: Match) -> Meaning:
    """Build a range."""
    return Between(match.units["a"], match.units["b"])


def neighbours(match: Match) -> Meaning | None:
    """Build "May and June 1940" or "Monday and Tuesday": a range, where one follows the other."""
    parts = [match.units[name] for name in ("c", "a", "b") if name in match.units]
    follow = all(_follows(one, other) for one, other in pairwise(parts))
    return Between(parts[0], parts[-1]) if follow else None


def from_now(match: Match) -> Meaning:
    """Build "between now and June"."""
    return FromNow(match.unit())


def until_now(match: Match) -> Meaning:
    """Build a range up to the day of speaking, or all that was before it."""
    now = Relative(0, "day")
    return Between(match.units["a"], now) if match.units else Until(now)


def since(match: Match) -> Meaning:
    """Build an open range."""
    return Since(match.unit(), ahead=bool(match.fixed.get("ahead")))


def from_on(match: Match) -> Meaning | None:
    """Build an open range of "from May", but not of "footage from May" or "from the 1990s"."""
    loose = match.unit().unit in {"decade", "century"} and "on" not in match.groups
    if loose or words.licence("before_from", r"\s+").search(match.before):
        return None
    return Since(match.unit(), ahead=True)


def since_then(_: Match) -> Meaning:
    """Build an open range from what was told."""
    return Since(Then())


def until_then(_: Match) -> Meaning:
    """Build a range up to what was told."""
    return Until(Then())


def until(match: Match) -> Meaning:
    """Build a range up to a time, which is included."""
    return Until(match.unit())


def beyond(match: Match) -> Meaning:
    """Build a range before or after a time, which is not included."""
    return Beyond(match.unit(), int(match.fixed["step"]))


def _follows(one: Meaning, other: Meaning) -> bool:
    """Say whether one calendar unit comes right after another of its kind."""
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        return one.number + 1 == other.number
    if one.unit != other.unit or one.unit == "day":
        return False
    year = other.stretch.low.year if isinstance(other, Fixed) and other.stretch.low else A_YEAR
    high, low = (_there(part, year) for part in (one, other))
    return bool(high and low and high.high and low.low and high.high + ONE_DAY == low.low)


def _there(part: Meaning, year: int) -> Stretch | None:
    if isinstance(part, Yearly):
        return part.at(year)
    return part.stretch if isinstance(part, Fixed) else None


def _third(named: str) -> int:
    first = named.lower().replace("-", " ").removeprefix("very ").split()[0]
    return int(words.table("thirds")[first])


def _run(match: Match) -> tuple[int, str]:
    run = match.units.get("run")
    return (run.count, run.length) if isinstance(run, Duration) else (1, unit(match))


def _shifted(day: Stretch, *, count: int, name: str) -> Stretch:
    return calendar.day(calendar.shift(day.low, count, name)) if day.low else day


def _weekday_beside(day: Stretch, *, number: int, step: int) -> Stretch:
    if day.low is None:
        return day
    gap = step * (number - day.low.weekday()) % 7 or 7
    return calendar.day(calendar.shift(day.low, step * gap, "day"))


def _few(whole: Stretch, *, name: str, last: bool) -> Stretch:
    long = whole.low and whole.high and (whole.high - whole.low).days > LONGEST_MONTH
    if long and name in FEW:
        count, of = FEW[name]
        return calendar.run_of(whole, count=count, name=of, last=last)
    return calendar.fraction(whole, index=2 if last else 0, count=3)


def _unit_about(day: Stretch, *, name: str) -> Stretch:
    return calendar.unit(name, day.low) if day.low else day
