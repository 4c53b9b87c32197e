"""Builders for days and clock times: what a match of `times/rules.toml` means, or None.

None is for what turns out to be no time: a day its month lacks, a feast's name without a
preposition ("Easter Island").
"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding import time_words as words
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_combined import Beside, Part, Several, Sided
from tadmor.grounding.time_meaning import (
    Clock,
    DayNumber,
    Fixed,
    Meaning,
    Open,
    ShortYear,
    Weekday,
    Yearly,
)
from tadmor.grounding.time_relative import Relative, WeekdayTold
from tadmor.grounding.time_rules import Match

OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?$")
WHICH = {"last": "last", "this past": "last", "next": "next", "this coming": "next"}
TOLD = {"the following": 1, "the next": 1, "the previous": -1}


def said_year(match: Match) -> int | None:
    """Give the year in the match, below 100 where it is written with two digits, or None."""
    text = match.get("year")
    return None if text is None else int(text)


def dated(at: Callable[[int], Stretch], year: int | None, unit: str) -> Meaning | None:
    """Fix what has a year, refusing a day that its month lacks; leave the rest to the setting."""
    try:
        certain = at(2000 if year is None or year < 100 else year)
    except ValueError:
        return None
    if year is None:
        return Yearly(at, unit)
    return ShortYear(at, year, unit) if year < 100 else Fixed(certain, unit)


def sided(match: Match, built: Meaning | None) -> Meaning | None:
    """Turn what returns every year to the side that "last" or "next" says."""
    said = " ".join((match.get("which") or "").lower().split())
    if built and said in TOLD:
        return Beside(built, TOLD[said])
    which = WHICH.get(said)
    return Sided(built, ahead=which == "next") if built and which else built


def _day_of(year: int, *, month: int, day: int) -> Stretch:
    return calendar.day(date(year, month, day))


def _feast_after_easter(year: int, *, days: int, orthodox: bool) -> Stretch:
    return calendar.day(calendar.shift(calendar.easter(year, orthodox=orthodox), days, "day"))


def _feast_of_islam(year: int, *, when: tuple[int, ...]) -> Stretch:
    """Give a month, about; or a day, one of three, for the moon is sighted, not reckoned."""
    first = calendar.islamic(year, *when)
    if len(when) > 1:
        low, high = (calendar.shift(first, step, "day") for step in (-1, 1))
        return Stretch(low=low, high=high, edtf=f"[{low}..{high}]")
    last = calendar.shift(first, 29, "day")
    return Stretch(low=first, high=last, edtf=f"{first}~/{last}~")


def figures(match: Match) -> Meaning | None:
    """Build a date all in figures whose order is known."""
    month, day = int(match.get("month") or 0), int(match.get("day") or 0)
    built = dated(partial(_day_of, month=month, day=day), said_year(match), "day")
    time = match.get("time")
    if isinstance(built, Fixed) and time:
        return Fixed(Clock(time + _zone(match)).on(built.stretch))
    return built


def slashed(match: Match) -> Meaning | None:
    """Build a date in figures where only a number above 12 tells the day from the month."""
    first, second = int(match.groups["a"]), int(match.groups["b"])
    if first != second and max(first, second) <= 12:
        return Open("day and month could be exchanged")
    day, month = (second, first) if second > 12 else (first, second)
    return dated(partial(_day_of, month=month, day=day), said_year(match), "day")


def day(match: Match) -> Meaning | None:
    """Build a day of a month, with or without its year."""
    month, ranked = words.month(match.groups["month"]), match.get("ordinal")
    number = words.ordinal(ranked) if ranked else int(match.groups["day"])
    built = dated(partial(_day_of, month=month, day=number), said_year(match), "day")
    if built is None and 28 < number <= 31:
        return Open("its month has no such day")
    return built


def days(match: Match) -> Meaning | None:
    """Build days of one month: a range, all of several ("3 and 5"), or one of them ("3 or 5")."""
    month, joint = words.month(match.groups["month"]), match.fixed["joint"]
    year = said_year(match)
    numbers = [int(match.groups[n]) for n in ("day", "more", "day2") if n in match.groups]
    if numbers != sorted(set(numbers)):
        return None
    if joint == "/":

        def whole(of: int) -> Stretch:
            return calendar.days(date(of, month, numbers[0]), date(of, month, numbers[-1]))

        return dated(whole, year, "range")
    built = [dated(partial(_day_of, month=month, day=number), year, "day") for number in numbers]
    parts = tuple(part for part in built if part is not None)
    return Several(parts, "{}" if joint == "," else "[]") if len(parts) == len(built) else None


def feast(match: Match) -> Meaning | None:
    """Build a feast of a fixed date, or of Easter; it needs a preposition, a year or "last"."""
    name, year, which = match.groups["feast"], said_year(match), match.get("which")
    if year is None and which is None and not _before(match, "before_feast", r"\s+(?:the\s+)?"):
        return None
    offset = words.matching("easter", name)
    if offset is not None:
        orthodox = name.lower().startswith("orthodox")
        at = partial(_feast_after_easter, days=int(offset), orthodox=orthodox)
    else:
        month, number = words.matching("feasts", name)
        at = partial(_day_of, month=month, day=number)
    return sided(match, dated(at, year, "day"))


def moon(match: Match) -> Meaning | None:
    """Build a feast of the moon: the Islamic ones are reckoned, others have a year at most."""
    name, year = match.groups["moon"], said_year(match)
    reckoned = words.matching("islamic", name)
    if reckoned is not None:
        at = partial(_feast_of_islam, when=tuple(reckoned))
        return sided(match, dated(at, year, "day" if len(reckoned) > 1 else "month"))
    if year is None:
        return Open("a feast of another calendar")
    return Fixed(calendar.year(year), "year")


def clock(match: Match) -> Meaning | None:
    """Build a clock time, with its zone where one is said."""
    hour, minute = int(match.groups["hour"]), int(match.get("minute") or 0)
    half = (match.get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(f"{hour:02d}:{minute:02d}{_zone(match)}") if minute < 60 else None


def weekday(match: Match) -> Meaning | None:
    """Build a day of the week; "Fridays" and "a Friday" are no day in particular."""
    if re.match(r"s\b|\s+(?:mornings|afternoons|evenings|nights)\b", match.after) or re.search(
        r"\ban?\s+$", match.before, re.IGNORECASE
    ):
        return None
    number = words.weekday(match.groups["weekday"])
    which = " ".join((match.get("which") or "").lower().split())
    if which in TOLD:
        return WeekdayTold(number, TOLD[which])
    found = Weekday(number, WHICH.get(which, ""))
    weeks = int(match.fixed.get("weeks", 0))
    return Part(found, partial(calendar.moved, count=7 * weeks), unit="day") if weeks else found


def weekday_before_last(match: Match) -> Meaning:
    """Build "the Monday before last"."""
    last = Weekday(words.weekday(match.groups["weekday"]), "last")
    return Part(last, partial(calendar.moved, count=-7), unit="day")


def this_day(match: Match) -> Meaning:
    """Build "on this day in 1916"."""
    today = Relative(0, "day")
    return Part(today, partial(_in_year, year=int(match.groups["year"])), unit="day")


def day_number(match: Match) -> Meaning | None:
    """Build "the 27th"."""
    number = int(match.groups["number"])
    return DayNumber(number) if 1 <= number <= 31 else None


def _in_year(day: Stretch, *, year: int) -> Stretch:
    return calendar.day(day.low.replace(year=year)) if day.low else day


def _zone(match: Match) -> str:
    zone = (match.get("zone") or "").lower()
    if offset := OFFSET.search(zone):
        return f"{offset[1]}{int(offset[2]):02d}:{offset[3] or '00'}"
    return str(words.table("zones").get(zone, ""))


def _before(match: Match, licence: str, gap: str) -> bool:
    return words.licence(licence, gap).search(match.before) is not None
