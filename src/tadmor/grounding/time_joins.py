"""Builders on top of other times: their parts, ranges between them, what lies before and after."""

from functools import partial

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding import time_words as words
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_combined import (
    AtClock,
    Between,
    Beyond,
    CutNow,
    Marked,
    OfYear,
    Part,
    Since,
    Until,
    night_after,
    night_into,
)
from tadmor.grounding.time_meaning import Clock, Duration, Meaning, Weekday, Yearly
from tadmor.grounding.time_periods import rank
from tadmor.grounding.time_relative import Relative, Then
from tadmor.grounding.time_rules import Match
from tadmor.grounding.time_shifts import unit

LAST = {"last", "final", "closing"}


def same(match: Match) -> Meaning:
    """Keep the meaning: the words about it ("on", "as of", "'s") add nothing to the date."""
    return match.unit()


def clock_on(match: Match) -> Meaning | None:
    """Build a clock time on a day."""
    time = match.units["a"]
    return AtClock(match.units["b"], time) if isinstance(time, Clock) else None


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
    named = match.groups["part"].lower().replace("-", " ").removeprefix("very ")
    index = int(words.table("thirds")[named.split()[0]])
    return Part(match.unit(), partial(calendar.fraction, index=index, count=3))


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


def marked(match: Match) -> Meaning:
    """Build a time that is only about right, or not sure."""
    return Marked(match.unit(), str(match.fixed["mark"]))


def between(match: Match) -> Meaning:
    """Build a range."""
    return Between(match.units["a"], match.units["b"])


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


def _run(match: Match) -> tuple[int, str]:
    run = match.units.get("run")
    return (run.count, run.length) if isinstance(run, Duration) else (1, unit(match))


def _shifted(day: Stretch, *, count: int, name: str) -> Stretch:
    return calendar.day(calendar.shift(day.low, count, name)) if day.low else day


def _unit_about(day: Stretch, *, name: str) -> Stretch:
    return calendar.unit(name, day.low) if day.low else day
