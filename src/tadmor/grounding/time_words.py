"""The vocabulary of times: the tables of `times/words.toml`, and the pieces rules are made of."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

UNITS = {
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
    "weekend": "weekend",
    "morning": "day",
    "afternoon": "day",
    "evening": "day",
}
# What a rule may take for a number that nobody gave.
VAGUE = "several|a few|few|some|many|a number of|recent"
# Names that are no other word of English, and so need no capital beside a number.
SAFE_MONTHS = "january|february|april|june|july|september|october|november|december"


@cache
def table(name: str) -> dict[str, Any]:
    """Give one table of the vocabulary, by its name in words.toml."""
    return _tables()[name]


@cache
def _tables() -> dict[str, dict[str, Any]]:
    file = resources.files("tadmor.grounding").joinpath("times/words.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


NOT_DATES = "office numbered before_season before_weekday after_weekday after_date".split()


@cache
def pieces() -> dict[str, str]:
    """Give the patterns that rules name in braces: {month}, {n}, {unit} and the like."""
    full, short = list(table("months")), list(table("month_abbreviations"))
    levant = "|".join(table("levantine_months"))
    named = "|".join([*map(str.capitalize, full), *map(str.upper, full)])
    brief = "|".join([*map(str.capitalize, short), *map(str.upper, short)])
    days = list(table("weekdays"))
    abbreviated = "|".join(day.capitalize() for day in table("weekday_abbreviations"))
    zones = "|".join(_longest_first(table("zones")))
    shifted = r"(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d\d)?"
    ranks = "|".join(_longest_first(table("ordinals")))
    month = rf"(?-i:{named}|(?:{brief})(?![A-Za-z])\.?|{SAFE_MONTHS})|{levant}"
    weekday = rf"(?-i:{'|'.join(map(str.capitalize, days))}|{'|'.join(map(str.upper, days))})"
    return {
        "month": rf"(?P<month>{month})",
        "month2": rf"(?P<month2>{month})",
        "monthname": rf"(?P<month>(?-i:{named}|{SAFE_MONTHS})|{levant})",
        "weekday": rf"(?P<weekday>{weekday})",
        "anyweekday": rf"(?:{weekday}|(?-i:{abbreviated})\b\.?)",
        "day": r"(?<![\d:,./])(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        "day2": r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d)",
        "year": r"(?P<year>1\d{3}|20\d\d)(?![\d,.]\d|\d)",
        "anyyear": r"(?:(?P<year>1\d{3}|20\d\d)(?![\d,.]\d|\d)|['\u2019](?P<year>\d\d)(?![\ds]))",
        "roman": f"(?P<month>(?-i:{'|'.join(map(str.upper, table('roman_months')))}))",
        "dash": r"\s?[-\u2013\u2014]\s?",
        "n": rf"(?P<n>\d{{1,3}}|{_counts()})",
        "vague": rf"(?P<vague>{VAGUE})",
        "unit": rf"(?P<unit>{'|'.join(_longest_first(UNITS))})(?:s|ies)?",
        "season": rf"(?P<season>{'|'.join(table('seasons'))})",
        "seasons": "|".join(table("seasons")),
        "ranks": ranks,
        "ordinal": rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{ranks})",
        "zone": rf"(?P<zone>{shifted}|{zones}|local time|(?-i:[A-Z][a-z]+) time)",
        "offset": r"(?P<zone>[+-]\d\d:?\d\d)",
        "feast": f"(?P<feast>{'|'.join([*table('feasts'), *table('easter')])})",
        "moon": f"(?P<moon>{'|'.join([*table('islamic'), table('moon')['names']])})",
        "decade": f"(?P<decade>{'|'.join(table('decades'))})",
        "counted": table("licence")["counted"],
        **{name: table("not_dates")[name] for name in NOT_DATES},
    }


def _counts() -> str:
    tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five"
    return "|".join([tens + "|six|seven|eight|nine)", *_longest_first(table("numbers"))])


def _longest_first(words: dict[str, Any]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def licence(name: str, gap: str = "", *, full: bool = False) -> re.Pattern[str]:
    """Give a list of words as a pattern: the last words before a place, or a whole word."""
    listed = table("licence")[name]
    edge = r"\b" if gap else ""  # without a gap it is the end of a word
    pattern = f"(?:{listed})" if full else f"{edge}(?:{listed}){gap}$"
    return re.compile(pattern, re.IGNORECASE)


def number(words: str) -> int:
    """Read a count: "10", "ten", "twenty-four", "a couple of"."""
    words = " ".join(words.lower().split())
    if words.isdecimal():
        return int(words)
    numbers = table("numbers")
    if words in numbers:
        return int(numbers[words])
    return sum(int(numbers[word]) for word in words.split("-"))


def ordinal(words: str) -> int:
    """Read a rank: "2nd", "second"; the last is -1."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else int(table("ordinals")[words.lower()])


@cache
def month(words: str) -> int:
    """Read a month's name in any spelling, 1 to 12."""
    name = words.lower().rstrip(".")
    known = {**table("months"), **table("month_abbreviations"), **table("roman_months")}
    if name in known:
        return int(known[name])
    spellings = table("levantine_months").items()
    return next(int(n) for spelling, n in spellings if re.fullmatch(spelling, name))


def weekday(words: str) -> int:
    """Read a weekday, 0 for Monday."""
    return int(table("weekdays")[words.lower()])


def matching(name: str, words: str) -> Any:
    """Give the value of the entry whose key, a pattern, is all of `words`."""
    entries = table(name).items()
    return next((v for key, v in entries if re.fullmatch(key, words, re.IGNORECASE)), None)


@cache
def triggers() -> re.Pattern[str]:
    """Give a pattern that every word of time contains: without it a sentence has none.

    It is for lowered text, as searching without regard to case takes five times as long.
    """
    names = ["months", "levantine_months", "weekdays", "seasons", "decades", "feasts", "easter"]
    alternatives = [key for name in names for key in table(name)]
    alternatives += [*UNITS, *table("islamic"), table("moon")["names"], table("tense")["deictic"]]
    return re.compile(rf"\d|\b(?:{lowered_pattern('|'.join(alternatives))})")


def lowered(text: str) -> str:
    """Give a text in lower case, character for character: "İ" alone has two in lower case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in text)


def lowered_pattern(pattern: str) -> str:
    """Give a pattern for lowered text that finds at least what `pattern` finds in any case."""
    return re.sub(r"\\.|\(\?(P<\w+>|-i:)|.", lambda m: "(?:" if m[1] else _lower(m[0]), pattern)


def _lower(part: str) -> str:
    return part if part.startswith("\\") else part.lower()
