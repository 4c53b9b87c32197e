"""Numbers in words and figures, with the bounds that the words around them give."""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.claims.lists import data
from tadmor.claims.phrases import Range
from tadmor.claims.words import Sentence
from tadmor.model.values import value

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
DASHED = re.compile(r"(\d[\d,]*)[-\u2013](\d[\d,]*)$")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
MANY_WORDS = 5
BY_TALE = {"dozen": 12, "score": 20}
"""Units that are a number only behind another: "two dozen", "a score of men"."""


@value
class Amount:
    """A number as stated: its words, its bounds, and whether it was written in digits."""

    words: Range
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    vague: bool = False
    digits: bool = False


@cache
def _tables() -> tuple[Mapping[str, int], Mapping[str, int], frozenset[str]]:
    read = data("figures.toml")
    return read["numbers"], read["scales"], frozenset(read["words"]["vague"].split())


@cache
def _bound(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s){data('figures.toml')['bounds'][name]}(?: the)?$")


def amount_at(sentence: Sentence, start: int) -> Amount | None:
    """Read the number that begins at word `start`, with what is said before and behind it."""
    plain = _plain(sentence, start)
    if plain is None:
        return None
    low, end = plain
    high: int | None = low
    before = sentence.string(start - MANY_WORDS, start)
    if low == 1 and sentence.lower(start - 1) == "not":
        return Amount(words=(start - 1, end), low=0, high=0)  # "not one body was found"
    ranged = _second(sentence, end, low, before)
    if ranged:
        high, end = ranged
        low = _scaled(sentence, low, high, end)
    elif (dashed := DASHED.match(sentence.lower(start))) is not None:
        high = _whole(dashed[2])
    if low is None:
        return Amount(words=(start, end), vague=True)
    behind = sentence.string(end, end + 2)
    if behind == "or more" or (_bound("min").search(before) and not _bound("exact").search(before)):
        high = None
    edge = low if _bound("max").search(before) else None
    near = bool(_bound("approximate").search(before)) or behind == "or so"
    end += 2 * (behind in {"or more", "or so"})
    return Amount(
        words=(start, end),
        low=None if edge is not None else low,
        high=edge if edge is not None else high,
        approximate=near or sentence.lower(start + 1) in BY_TALE or _odd(sentence, start),
        digits=sentence.kind(start) == "#",
    )


def _odd(sentence: Sentence, start: int) -> bool:
    return sentence.lower(start).endswith("-odd")


def _second(
    sentence: Sentence, end: int, low: int | None, before: str
) -> tuple[int | None, int] | None:
    """Read the upper end of "between 5 and 8", "20 to 30", "two or three"."""
    joint = sentence.lower(end)
    between = joint == "and" and before.split()[-1:] == ["between"]
    if low is None or not (between or joint in {"to", "or", "\u2013", "-"}):
        return None
    further = _plain(sentence, end + 1)
    if further is None or further[0] is None or further[0] <= low:
        return None
    return further


def _scaled(sentence: Sentence, low: int | None, high: int | None, end: int) -> int | None:
    """Give the low end of "two to three thousand", whose scale stands once, behind both."""
    scale = _tables()[1].get(sentence.lower(end - 1), 1)
    if low is None or high is None or low >= min(scale, 100) or low * scale > high:
        return low
    return low * scale


def _plain(sentence: Sentence, start: int) -> tuple[int | None, int] | None:
    """Read a bare number: its value (None if vague) and the word after it."""
    numbers, scales, vague = _tables()
    lower = sentence.lower(start)
    if lower in vague:
        return None, _past_vague(sentence, start)
    if lower == "half" and sentence.lower(start + 1) in {"a", *scales, "dozen"}:
        return _half(sentence, start)
    if lower == "a" and sentence.lower(start + 1) in {*BY_TALE, "hundred", "thousand", "million"}:
        return _worded(sentence, start + 1, 1)
    if sentence.kind(start) == "#" and not ORDINAL.match(lower):
        return _digits(sentence, start)
    if lower in numbers or (lower.split("-")[0] in numbers and "-" in lower):
        return _worded(sentence, start, None)
    return None


def _half(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Read "half a million" and "half a dozen"."""
    end = start + 1 + (sentence.lower(start + 1) == "a")
    unit = {**_tables()[1], "dozen": 12}.get(sentence.lower(end))
    return (unit // 2, end + 1) if unit else None


def _past_vague(sentence: Sentence, start: int) -> int:
    end = start + 1
    while sentence.lower(end) == "of" and sentence.lower(end + 1) in {"thousands", "hundreds"}:
        end += 2
    return end


def _whole(digits: str) -> int:
    return int(digits.replace(",", "").split(".")[0])


def _digits(sentence: Sentence, start: int) -> tuple[int, int] | None:
    lower = sentence.lower(start)
    match = DIGITS.match(lower)
    rest = lower[match.end() :] if match else ""
    if match is None or (rest and not re.match(r"[-\u2013]\d|-odd|-strong", rest)):
        return None
    scale = _tables()[1].get(sentence.lower(start + 1))
    if scale:
        return int(float(match[0].replace(",", "")) * scale), start + 2
    return None if "." in match[0] else (_whole(match[0]), start + 1)


def _worded(sentence: Sentence, start: int, first: int | None) -> tuple[int, int] | None:
    """Read "two hundred and fifty", "twenty-five thousand", "a dozen"."""
    numbers, scales, _ = _tables()
    total, current, end = 0, first or 0, start
    while True:
        lower = sentence.lower(end)
        parts = lower.split("-")
        if all(part in numbers for part in parts):
            value_of = sum(numbers[part] for part in parts)
            current = current * 12 if lower == "dozen" and current else current + value_of
        elif lower == "score" and current:
            current *= BY_TALE[lower]
        elif lower in scales:
            current = max(current, 1) * scales[lower]
            if scales[lower] > 100:
                total, current = total + current, 0
        elif not (
            lower == "and" and sentence.lower(end - 1) in scales and _goes_on(sentence, end + 1)
        ):
            return (total + current, end) if end > start else None
        end += 1


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at).split("-")[0] in _tables()[0]
