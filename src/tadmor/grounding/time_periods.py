"""Builders for months, years and what divides or counts them: seasons, quarters, centuries."""

import re
from datetime import date
from functools import partial

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding import time_words as words
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_combined import Part
from tadmor.grounding.time_days import dated, full_year, said_year, sided
from tadmor.grounding.time_meaning import Fixed, Meaning
from tadmor.grounding.time_relative import NamedDecade, Relative
from tadmor.grounding.time_rules import UNIT_PATTERN, Match

POSSESSIVE = re.compile("['\u2019]s\\b")
BESIDE_UNIT = re.compile(rf"{UNIT_PATTERN}\s?(?:,|[-\u2013\u2014/])\s*$")
LISTED = re.compile(rf"{UNIT_PATTERN}\s+(?:and|or|to)\s+$")
AFTER_UNIT = re.compile(rf"{UNIT_PATTERN},?\s*(?:of\s+|in\s+)?$|\($")
# Thousands of people come in round numbers; years do not.
ROUND = 50
OLD = 1900


def month(match: Match) -> Meaning | None:
    """Build a month, with or without its year."""
    number, year, short = words.month(match.groups["month"]), said_year(match), match.get("short")
    at = partial(calendar.month, number=number)
    if short:
        year = full_year(short)
    return sided(match, dated(at, year, "month"))


def bare_month(match: Match) -> Meaning | None:
    """Build a month without a day or year, where the words about it allow no other reading."""
    name = match.groups["month"]
    ambiguous = words.licence("also_words", full=True).fullmatch(name) is not None
    if not (_licensed(match) or _before_noun(match)):
        return None
    if ambiguous and (name.islower() or _follows(match, "may_be")):
        return None
    return None if _is_a_name(match) else month(match)


def _is_a_name(match: Match) -> bool:
    """Say whether this may be "to April Smith" or "and June Carter"."""
    if not words.licence("first_names", full=True).fullmatch(match.groups["month"]):
        return False
    joined = words.licence("joins", r"\s+").search(match.before)
    listed = LISTED.search(match.before)
    return bool(joined and not listed and re.match(r"\s+[A-Z]", match.after))


def _licensed(match: Match) -> bool:
    return bool(
        POSSESSIVE.match(match.after)
        or words.licence("before_month", r"[\s-]+").search(match.before)
        or BESIDE_UNIT.search(match.before)
        or re.match("\\s?[-\u2013\u2014]\\s?[A-Z]", match.after)
    )


def _before_noun(match: Match) -> bool:
    """Say whether this is "the October offensive", but not "the March on Rome"."""
    before = words.licence("before_month_noun", r"\s+").search(match.before)
    if not before or not re.match(r"\s+[a-z]", match.after):
        return False
    return match.groups["month"].lower() != "march" or not _follows(match, "march_to")


def _follows(match: Match, licence: str) -> bool:
    found = re.match(r"\s+(\w+)", match.after)
    return bool(found and words.licence(licence, full=True).fullmatch(found[1]))


def bare_year(match: Match) -> Meaning | None:
    """Build a year that stands alone, where it is not a count of something."""
    year = int(match.groups["year"])
    firm = words.licence("before_year", r"[\s-]+").search(match.before) or AFTER_UNIT.search(
        match.before
    )
    if not firm and not words.licence("before_year_loosely", r"\s+").search(match.before):
        return None
    following = re.match(r"\s+([a-z]+)", match.after)
    noun = following[1] if following else ""
    counted = bool(words.licence("counted", full=True).fullmatch(noun))
    plural = noun.endswith("s") and not words.licence("not_plural").search(noun)
    # "In 2014 militants …", but "2014 militants", "in 1500 villages" and "in 1683 men".
    likely = firm and year % ROUND != 0 and (plural or year > OLD)
    if (counted or plural) and not likely:
        return None
    return Fixed(calendar.year(year), "year")


def years(match: Match) -> Meaning | None:
    """Build a range of years: "1941-45"."""
    first, written = int(match.groups["year"]), match.groups["to"]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if first >= last:
        return None
    low, high = calendar.year(first), calendar.year(last)
    return Fixed(Stretch(low=low.low, high=high.high, edtf=f"{low.edtf}/{high.edtf}"), "range")


def season(match: Match) -> Meaning | None:
    """Build a season, with or without its year."""
    code = int(words.table("seasons")[match.groups["season"].lower()])
    at = partial(calendar.season, code=code)
    return sided(match, dated(at, said_year(match), "season"))


def winter(match: Match) -> Meaning | None:
    """Build a winter named by both its years."""
    first, last = int(match.groups["year"]), int(match.groups["to"])
    follows = last % 100 == (first + 1) % 100
    return Fixed(calendar.season(first, 24), "season") if follows else None


def rank(match: Match, top: int) -> int | None:
    """Give the rank in the match, from 0, or None if there are not so many; "last" is the top."""
    number = words.ordinal(match.groups["ordinal"])
    number = number + top if number < 0 else number - 1
    return number if 0 <= number < top else None


def quarter(match: Match) -> Meaning | None:
    """Build a quarter of a year."""
    return _division(match, 4)


def half_year(match: Match) -> Meaning | None:
    """Build a half of a year."""
    return _division(match, 2)


def _division(match: Match, top: int) -> Meaning | None:
    index, which = rank(match, top), (match.get("which") or "").lower()
    if index is None:
        return None
    if which:
        year = Relative({"last": -1, "next": 1}.get(which, 0), "year")
        return Part(year, partial(calendar.fraction, index=index, count=top))
    size = 12 // top

    def at(of: int) -> Stretch:
        return calendar.months(date(of, size * index + 1, 1), size)

    return dated(at, said_year(match), "quarter")


def decade(match: Match) -> Meaning | None:
    """Build a decade: "the 1990s", "the '90s", "the nineties"."""
    if first := match.get("first"):
        return Fixed(calendar.decade(int(first)), "decade")
    short, word = match.get("short"), match.get("word")
    tens = int(short) if short else int(words.table("decades")[str(word).lower()])
    return NamedDecade(tens)


def century(match: Match) -> Meaning | None:
    """Build a century."""
    number = words.ordinal(match.groups["ordinal"])
    if not 0 < number <= 21:
        return None
    if not (match.get("era") or "").lower().startswith("b"):
        return Fixed(calendar.century(number), "century")
    edtf = f"{_before_christ(100 * number)}/{_before_christ(100 * number - 99)}"
    return Fixed(Stretch(low=None, high=None, edtf=edtf), "other")


def era(match: Match) -> Meaning | None:
    """Build a year with its era; EDTF has a year 0, so 480 BC is -0479."""
    number = int(match.groups["number"])
    if number == 0:
        return None
    if (match.get("after") or "").lower().startswith("b"):
        return Fixed(Stretch(low=None, high=None, edtf=_before_christ(number)), "other")
    return Fixed(calendar.year(number), "year")


def _before_christ(number: int) -> str:
    return f"-{number - 1:04d}" if number > 1 else "0000"
