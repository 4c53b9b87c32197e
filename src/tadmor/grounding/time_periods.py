"""Builders for months, years and what divides or counts them: seasons, quarters, centuries."""

import re
from calendar import monthrange
from datetime import date
from functools import partial

from tadmor.grounding import time_calendar as calendar
from tadmor.grounding import time_words as words
from tadmor.grounding.time_calendar import Stretch
from tadmor.grounding.time_combined import Marked, Part
from tadmor.grounding.time_days import dated, said_year, sided
from tadmor.grounding.time_meaning import Fixed, Meaning, ShortYear, Yearly
from tadmor.grounding.time_relative import NamedDecade, Relative, Turn
from tadmor.grounding.time_rules import UNIT_PATTERN, Match

POSSESSIVE = re.compile("['\u2019]s\\b")
BESIDE_UNIT = re.compile(rf"{UNIT_PATTERN}\s?(?:,|[-\u2013\u2014/])\s*$")
LISTED = re.compile(rf"{UNIT_PATTERN}\s+(?:and|or|to)\s+$")
NOTED = re.compile(r"\bby\s+[A-Z][\w/-]*(?: [A-Z][\w-]*)?,?\s$")
ENDED = re.compile(r"\s*(?:[.;)]|$)", re.MULTILINE)
"""What stands before and behind the year of a note: "captured by Russia 2022."."""

AFTER_UNIT = re.compile(rf"{UNIT_PATTERN},?\s*(?:of\s+|in\s+)?$|\($")
LAST_CENTURY = 21
# Years of a century BC, from its first, in which a part of it starts and ends.
BEFORE_CHRIST_PARTS = {"": (0, 99), "early": (0, 32), "mid": (33, 66), "late": (67, 99)}
# Thousands of people come in round numbers; years do not.
ROUND = 50
OLD = 1900
LEAP_YEAR = 2000


def month(match: Match) -> Meaning | None:
    """Build a month, with or without its year."""
    at = partial(calendar.month, number=words.month(match.groups["month"]))
    return sided(match, dated(at, said_year(match), "month"))


def bare_month(match: Match) -> Meaning | None:
    """Build a month without a day or year, where the words about it allow no other reading."""
    name = match.groups["month"]
    ambiguous = words.licence("also_words", full=True).fullmatch(name) is not None
    if not (_licensed(match) or _before_noun(match)):
        return None
    if ambiguous and (name.islower() or _follows(match, "may_be")):
        return None
    return None if _is_a_name(match) or _is_a_march(match) else month(match)


def _is_a_march(match: Match) -> bool:
    """Say whether this is "workers to March on the capital"."""
    called = words.licence("march_called", r"\s+").search(match.before)
    listed = LISTED.search(match.before)
    march = match.groups["month"].lower() == "march"
    return bool(march and called and not listed and _follows(match, "march_to"))


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
    loose = words.licence("before_year_loosely", r"\s+").search(match.before)
    noted = NOTED.search(match.before) and ENDED.match(match.after)
    if not (firm or loose or noted):
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


def short_year(match: Match) -> Meaning:
    """Build a year of two digits: "in '45"."""
    return ShortYear(calendar.year, int(match.groups["year"]), "year")


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


def year_end(_: Match) -> Meaning:
    """Build "by year's end": the last third of a year."""
    return Yearly(_last_third, "month")


def _last_third(of: int) -> Stretch:
    return calendar.fraction(calendar.year(of), 2, 3)


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
    first = match.get("first")
    if first and match.get("era"):
        return _years_before_christ(int(first) + 9, int(first))
    if first:
        return Fixed(calendar.decade(int(first)), "decade")
    short, word = match.get("short"), match.get("word")
    tens = int(short) if short else int(words.table("decades")[str(word).lower()])
    return NamedDecade(tens)


def century(match: Match) -> Meaning | None:
    """Build a century."""
    number = words.ordinal(match.groups["ordinal"])
    if not 0 < number <= LAST_CENTURY:
        return None
    if not _is_before_christ(match.get("era")):
        return Fixed(calendar.century(number), "century")
    first = 100 * number
    low, high = BEFORE_CHRIST_PARTS[(match.get("part") or "").lower()]
    return _years_before_christ(first - low, first - high)


def centuries(match: Match) -> Meaning | None:
    """Build centuries named together: "the 12th and 13th centuries"."""
    first, last = words.ordinal(match.groups["ordinal"]), words.ordinal(match.groups["to"])
    before_christ = _is_before_christ(match.get("era"))
    if not 0 < min(first, last) <= max(first, last) <= LAST_CENTURY:
        return None
    if before_christ:
        return _years_before_christ(100 * first, 100 * last - 99) if first > last else None
    if first >= last:
        return None
    low, high = calendar.century(first), calendar.century(last)
    return Fixed(Stretch(low=low.low, high=high.high, edtf=f"{low.edtf}/{high.edtf}"), "range")


def turn(match: Match) -> Meaning:
    """Build the turn of a century: about its first year."""
    if ranked := match.get("ordinal"):
        return Marked(Fixed(calendar.year(100 * (words.ordinal(ranked) - 1) or 1), "year"))
    return Turn()


def era(match: Match) -> Meaning | None:
    """Build a year with its era; EDTF has a year 0, so 480 BC is -0479."""
    number = int(match.groups["number"])
    if number == 0:
        return None
    if _is_before_christ(match.get("after")):
        return _before_christ(number)
    return Fixed(calendar.year(number), "year")


def era_date(match: Match) -> Meaning | None:
    """Build a day or month of a year with its era: "15 March 44 BC"."""
    year, month = int(match.groups["number"]), words.month(match.groups["month"])
    day = int(match.get("day") or 0)
    if year == 0 or day > monthrange(LEAP_YEAR, month)[1]:
        return None
    if _is_before_christ(match.get("after")):
        return _before_christ(year, f"-{month:02d}" + (f"-{day:02d}" if day else ""))
    at = calendar.day(date(year, month, day)) if day else calendar.month(year, month)
    return Fixed(at, "day" if day else "month")


def era_years(match: Match) -> Meaning | None:
    """Build a range of years with their era: "431-404 BC"."""
    first, last = int(match.groups["from"]), int(match.groups["number"])
    if _is_before_christ(match.get("after")):
        return _years_before_christ(first, last) if first > last > 0 else None
    if not 0 < first < last:
        return None
    low, high = calendar.year(first), calendar.year(last)
    return Fixed(Stretch(low=low.low, high=high.high, edtf=f"{low.edtf}/{high.edtf}"), "range")


def _is_before_christ(era: str | None) -> bool:
    return (era or "").lower().startswith("b")


def _years_before_christ(first: int, last: int) -> Meaning:
    return _without_days(f"{_year_before_christ(first)}/{_year_before_christ(last)}")


def _before_christ(year: int, rest: str = "") -> Meaning:
    return _without_days(_year_before_christ(year) + rest)


def _without_days(edtf: str) -> Meaning:
    """Fix what lies before the first day that Python can count."""
    return Fixed(Stretch(low=None, high=None, edtf=edtf), "other")


def _year_before_christ(number: int) -> str:
    return f"-{number - 1:04d}" if number > 1 else "0000"
