"""Builders for times counted from another: "last week", "three days ago", "two days later"."""

from dataclasses import replace

from tadmor.grounding import time_words as words
from tadmor.grounding.time_combined import Part, night_into
from tadmor.grounding.time_meaning import Duration, Meaning, Open
from tadmor.grounding.time_relative import Ago, InUnits, Relative, Running, Weekend
from tadmor.grounding.time_rules import Match

# How ISO 8601 writes a length: what stands before the number, its factor, the letter after.
DESIGNATORS = {
    "minute": ("T", 1, "M"),
    "hour": ("T", 1, "H"),
    "day": ("", 1, "D"),
    "weekend": ("", 2, "D"),
    "week": ("", 1, "W"),
    "fortnight": ("", 2, "W"),
    "month": ("", 1, "M"),
    "quarter": ("", 3, "M"),
    "year": ("", 1, "Y"),
    "decade": ("", 10, "Y"),
    "century": ("", 100, "Y"),
}
SINGULAR = {"a", "an", "one"}


def count(match: Match) -> int:
    """Give the number in the match; without one it is 1."""
    return words.number(match.get("n") or "one")


def unit(match: Match) -> str:
    """Give the unit in the match; without one it is a day."""
    return words.UNITS[(match.get("unit") or "day").lower()]


def relative(match: Match) -> Meaning | None:
    """Build a calendar unit so many away; a "this week" is the week so far."""
    name, steps = unit(match), int(match.fixed["count"])
    told, part = bool(match.fixed.get("told")), str(match.fixed.get("part", ""))
    if name in {"hour", "minute"}:
        return None
    if name == "week" and steps == 0 and not told and not part:
        part = "now"
    return Relative(steps, name, told=told, part=part)


def last_night(_: Match) -> Meaning:
    """Build the night that ended today."""
    return Part(Relative(0, "day"), night_into)


def weekend(_: Match) -> Meaning:
    """Build "the weekend"."""
    return Weekend()


def running(match: Match) -> Meaning:
    """Build so many units up to now, or from now."""
    return Running(count(match), unit(match), ahead=bool(match.fixed.get("ahead")))


def vague(match: Match) -> Meaning:
    """Build what cannot be counted: "recent months"."""
    return Open(str(match.fixed["reason"]))


def uncounted(match: Match) -> Meaning | None:
    """Build "two weeks before the coup", whose coup has no date, but not "for two weeks"."""
    run = match.units["run"]
    return None if isinstance(run, Duration) and run.lasting else vague(match)


def ago(match: Match) -> Meaning:
    """Build a time so many units before now, or from now."""
    steps = int(match.fixed.get("sign", -1)) * count(match)
    return Ago(steps, unit(match), bound=_bound(match), grain=_grain(match))


def later(match: Match) -> Meaning:
    """Build a time so many units after, or before, what was told."""
    steps = int(match.fixed["sign"]) * count(match)
    bound = "about" if _bound(match) == "about" else ""
    return Ago(steps, unit(match), told=True, bound=bound)


def in_units(match: Match) -> Meaning:
    """Build "in ten days": tense will tell a date from a length."""
    return InUnits(Ago(count(match), unit(match)), _duration(match))


def length(match: Match) -> Meaning | None:
    """Build a length; "a day" and "one day" are lengths only after "for" or with a hyphen."""
    single = (match.groups.get("n") or "").lower() in SINGULAR
    if (
        single
        and not {"for", "hyphen"} & match.groups.keys()
        and not words.licence("before_one_unit", r"\s+").search(match.before)
    ):
        return None
    return replace(_duration(match), lasting="for" in match.groups)


def _duration(match: Match) -> Duration:
    number, name = count(match), unit(match)
    before, factor, letter = DESIGNATORS[name]
    return Duration(number, name, f"P{before}{number * factor}{letter}")


def _grain(match: Match) -> str:
    """Give the grain that "a year ago today", or "this week", asks for."""
    said = (match.get("grain") or "").lower()
    return {"today": "day", "yesterday": "day"}.get(said, said)


def _bound(match: Match) -> str:
    return str(words.table("bounds").get((match.get("bound") or "").lower(), ""))
