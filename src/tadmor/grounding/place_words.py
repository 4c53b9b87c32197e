"""The words of a text as place names need them, and the word lists of `data/places.toml`."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tadmor.grounding.gazetteer import Entry, named, remembered
from tadmor.grounding.place_context import Unit
from tadmor.grounding.transliteration import ARTICLES

_WORD = re.compile(r"[^\W_]+(?:[.'\u2019\u02bf\u02bb`][^\W_]+)*")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]$")
JOINTS = frozenset({" ", "  ", "\u00a0", "-", "\u2011", "\u2013", ". "})
HYPHENS = frozenset("-\u2011\u2013")


class Word(NamedTuple):
    """One word of a text, without a possessive ending; `end` is where it ends without it."""

    text: str
    start: int
    end: int
    capital: bool


@cache
def words_of(*keys: str) -> frozenset[str]:
    """Give one list of `data/places.toml` as a set; the keys lead to it."""
    return frozenset(entry_of(*keys).split())


@cache
def entry_of(*keys: str) -> str:
    """Give one string of `data/places.toml` as it is written there."""
    found: Any = _lists()
    for key in keys:
        found = found[key]
    return str(found)


@cache
def _lists() -> dict[str, Any]:
    path = Path(__file__).with_name("data") / "places.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def unit_words() -> frozenset[str]:
    """Give every word that names a kind of place, such as district, province and village."""
    return frozenset().union(*(words_of("units", unit) for unit in _lists()["units"]))


def unit_of(word: str) -> Unit:
    """Say what kind of place a word names, if any."""
    low = word.casefold()
    if low in words_of("units", "province"):
        return "province"
    if low in words_of("units", "district"):
        return "district"
    return "point" if low in words_of("units", "point") else None


@lru_cache(maxsize=2)
def split(text: str) -> tuple[Word, ...]:
    """Cut a text into words; "Libya's" is Libya, "Al-Eis" two words joined by a hyphen."""
    words = []
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        bare = word.removesuffix("'s").removesuffix("\u2019s") if word[-1] == "s" else word
        if "." in word and _INITIALS.match(word) and text[end : end + 1] == ".":
            bare = word + "."
        words.append(Word(bare, start, start + len(bare), bare[0].isupper()))
    return tuple(words)


def joined(text: str, left: Word, right: Word) -> bool:
    """Say whether two words may belong to one name: "Saint-Lô", "St. Louis", "Khan Touman"."""
    between = text[left.end : right.start]
    if between == ". ":
        # "St. Louis", "Loretta E. Lynch", "Gen. Gouraud"
        short = left.capital and (
            len(left.text) == 1 or left.text.casefold() in words_of("stop", "titles")
        )
        return short or left.text in {"Mt", "Ft"}
    return between in JOINTS


@remembered(8192)
def lookup(name: str) -> tuple[Entry, ...]:
    """Give what the gazetteer has of a name, unless the name is never a place in news."""
    low = name.casefold()
    plain = low.replace(".", "")
    if len(plain) < 2 or plain.isdigit() or low in ARTICLES or low in words_of("stop", "words"):
        return ()
    short = plain in words_of("stop", "abbreviations")
    if acronym(name):
        return named(name) if short else ()
    return () if short else named(name)


def acronym(name: str) -> bool:
    """Say whether a word is short and all in capitals: TASS is no town, though KABUL is."""
    return name.isupper() and len(name.replace(".", "")) <= int(entry_of("stop", "longest_acronym"))


def stopped(words: Sequence[Word]) -> bool:
    """Say whether every word of a name is one that is never a place by itself."""
    stop = words_of("stop", "words")
    return all(word.text.casefold() in stop for word in words if word.capital)


def village_like(words: Sequence[Word], name: str) -> bool:
    """Say whether a name of no gazetteer is shaped like a village's and not like a body's."""
    if len(words) > 4 or "." in name or words[0].text.casefold() in words_of("told", "bodies"):
        return False
    within = words_of("unknown", "within")
    lows = [word.text.casefold() for word in words if word.text not in within]
    fronted = len(words) > 1 and lows[0] in words_of("told", "fronts")
    tailed = len(words) > 1 and lows[-1] in words_of("told", "tails")
    if any(low in words_of("stop", "words") for low in lows[fronted : len(lows) - tailed]):
        return False
    if not tailed and name.endswith(tuple(words_of("unknown", "endings"))):
        return False
    if any(mark.isdigit() for mark in name):
        return bool(re.fullmatch(r"[A-Z]-?\d{1,2}", name))
    return not acronym(name)


@cache
def before_name(*keys: str) -> re.Pattern[str]:
    """Give a pattern of the data as it must stand right before a name."""
    return re.compile(rf"\b(?:{entry_of(*keys)})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def after_name(*keys: str) -> re.Pattern[str]:
    """Give a pattern of the data as it must stand right after a name."""
    return re.compile(rf"\s+(?:{entry_of(*keys)})\b")


@cache
def entry_below() -> re.Pattern[str]:
    """Give what stands under a place's name in a list of places: "Captured by …"."""
    return re.compile(rf"[ \u00a0]*\n\s*{entry_of('unknown', 'entry')}[\s\u00a0]")


@cache
def speech_after() -> re.Pattern[str]:
    """Give the words after a name that make it a speaker's."""
    return re.compile(rf":|\s+(?:{'|'.join(sorted(words_of('stop', 'speech')))})\b")
