"""Whether a claim, or a whole saying, is of an observation: every part that is named must fit.

What the claim leaves open (no date, no place) may fit in part; what it says otherwise never does.
"""

import re
import unicodedata
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple, TypeAlias

from tadmor.explanation.board import Pattern
from tadmor.model import edtf
from tadmor.model.collection import AttributionRow, Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Bounds, Place
from tadmor.model.text import quote
from tadmor.model.time import bounds, ordinal

# Days after the end of the time in question up to which what is told without a date may be of it.
SOON = 31
EARTH_KM = 6371.0
WORD = re.compile(r"[^\W_]+")
# Words that turn what stands after them around; "t" is what is left of "didn't".
NEGATORS = frozenset("no not never nobody none nothing neither nor without cannot t".split())
NEAR = 3  # words before the first of a pattern's, in which a negator speaks of it
SAID = {"denies": -1, "asserts": 1, "admits": 1, "relays": 1, "infers": 1}

Sign: TypeAlias = Literal[-1, 0, 1]


class Fit(NamedTuple):
    """A claim of an observation: asserted (1) or denied (-1), and what it leaves open."""

    sign: Sign
    open: tuple[str, ...]


class Window(NamedTuple):
    """Days by their ordinals, both inclusive; None is an open side."""

    first: int | None
    last: int | None


class Fitting:
    """Look-ups over one collection, so that no pattern costs a search through the case."""

    def __init__(self, whole: Collection) -> None:
        self.whole = whole
        self.places = {place.id: place for place in whole.places}
        self.parties = {party.id: party.name for party in whole.parties}
        self.texts = {source.facts.name: source.reading.text for source in whole.sources}
        self.titles = {
            source.facts.name: source.facts.title or source.reading.text.lstrip().split("\n")[0]
            for source in whole.sources
        }
        self._roles: dict[tuple[str, str], frozenset[str]] = {}

    def claim(self, pattern: Pattern, row: ClaimRow) -> Fit | None:
        """Say how a claim is of an observation; None if it is not."""
        if row.frame not in pattern.frame:
            return None
        sign, where = _sign(pattern, row), self._where(pattern, row)
        if sign == 0 or where is None or not self._named(pattern, row) or not _by(pattern, row):
            return None
        when = _when(pattern, row)
        if when is None or (pattern.words and not _any(pattern.words, _tokens(row.quote))):
            return None
        unsure = ("certainty",) if row.certainty == "possible" else ()
        return Fit(sign, (*filter(None, (where, when)), *unsure))

    def saying(self, pattern: Pattern, row: AttributionRow) -> Fit | None:
        """Say how a whole saying is of an observation: by whom, in which stance, in which words."""
        sign: Sign = 1 if row.stance in pattern.stance else _of_stance(row.stance)
        asked = not pattern.frame and (pattern.words or pattern.stance)
        stood = not pattern.stance or row.stance in pattern.stance
        if not asked or not stood or row.negated or sign == 0 or not self._spoken(pattern, row):
            return None
        when = _inside(bounds(row.said), pattern.time) if row.said and pattern.time else ""
        if when is None:
            return None
        unsaid = "time" if pattern.time and not row.said else when
        return Fit(sign, (unsaid,) if unsaid else ())

    def _spoken(self, pattern: Pattern, row: AttributionRow) -> bool:
        speaker = _tokens(row.by.name if row.by else "")
        by = not pattern.by or _any(pattern.by, speaker)
        return by and (not pattern.words or _told(pattern.words, row.quote))

    def _named(self, pattern: Pattern, row: ClaimRow) -> bool:
        """Say whether the parties stand in the claim: in any role, or in the one asked for."""
        if pattern.who:
            held = (self._role(row, role) for role in {*row.roles, *row.actors} - {"place"})
            if not any(_any(pattern.who, words) for words in held):
                return False
        return all(_any(names, self._role(row, role)) for role, names in pattern.roles.items())

    def _role(self, row: ClaimRow, role: str) -> frozenset[str]:
        """Give the words of a role, with the name of the party that fills it."""
        key = (row.id, role)
        if key not in self._roles:
            said = quote(self.texts.get(row.document, ""), row.roles.get(role, ()))
            name = self.parties.get(row.actors.get(role, ""), "")
            self._roles[key] = _tokens(f"{said} {name}")
        return self._roles[key]

    def _where(self, pattern: Pattern, row: ClaimRow) -> str | None:
        """Give "" where the place is the one meant, "place" where it is open, None if another."""
        if not pattern.place:
            return ""
        place = self.places.get(row.place or "")
        if place is None:
            around = _tokens(f"{row.quote} {self.titles.get(row.document, '')}")
            return "place" if _any(pattern.place, around) else None
        if _tokens(place.name) in map(_tokens, pattern.place):
            beside = place.kind in {"near", "along"} and pattern.within_km is None
            return "place" if beside else ""
        return "" if self._near(pattern, place) else None

    def _near(self, pattern: Pattern, place: Place) -> bool:
        if pattern.within_km is None:
            return False
        meant = [one for one in self.places.values() if _is_named(one.name, pattern.place)]
        return any(_km(one, place) <= pattern.within_km for one in meant)


def folded(words: str) -> str:
    """Give words without case and accents."""
    marks = unicodedata.normalize("NFKD", words.casefold())
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@lru_cache(maxsize=16384)
def _tokens(words: str) -> frozenset[str]:
    """Give the words of a text, without case, accents and the ending of the plural."""
    return frozenset(_single(word) for word in WORD.findall(folded(words)))


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def names_in(names: tuple[str, ...], words: str) -> bool:
    """Say whether one of several names stands in some words, whatever stands between."""
    return _any(names, _tokens(words))


def _any(names: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(_tokens(name) <= words for name in names)


def _told(phrases: tuple[str, ...], words: str) -> bool:
    """Say whether words tell one of several phrases, and do not deny it in passing.

    Nothing has typed a whole saying: "no flour was sold" does not tell of "flour sold".
    """
    said = [_single(word) for word in WORD.findall(folded(words))]
    for phrase in phrases:
        wanted = _tokens(phrase)
        at = [place for place, word in enumerate(said) if word in wanted]
        around = said[max(0, at[0] - NEAR) : at[-1]] if at else []
        if wanted <= set(said) and NEGATORS.isdisjoint(set(around) - wanted):
            return True
    return False


def _is_named(name: str, names: tuple[str, ...]) -> bool:
    return _tokens(name) in map(_tokens, names)


def _by(pattern: Pattern, row: ClaimRow) -> bool:
    return not pattern.by or _any(pattern.by, _tokens(row.originating_source.name))


def _of_stance(stance: str) -> Sign:
    return -1 if stance == "denies" else 1 if stance in SAID else 0


def _sign(pattern: Pattern, row: ClaimRow) -> Sign:
    """Say whether the thing is asserted or denied; what failed, was only planned or asked is not.

    A pattern that names aspects asks for these, as "ordered" for an order.
    """
    if row.polarity not in {"asserts", "denies"}:
        return 0
    if pattern.aspect and row.aspect not in pattern.aspect:
        return 0
    if not pattern.aspect and row.aspect == "failed":
        return -1 if row.polarity == "asserts" else 0
    if not pattern.aspect and row.aspect not in {"completed", "ongoing"}:
        return 0
    return 1 if row.polarity == "asserts" else -1


def _when(pattern: Pattern, row: ClaimRow) -> str | None:
    """Give "" where it was in the time meant, "time" where that is open, None if at another."""
    if not pattern.time:
        return ""
    if row.time:
        return _inside(row.times.event or row.times.valid or bounds(row.time), pattern.time)
    meant, said = _window(pattern.time), _outer(row.times.said or Bounds())
    if said.last is None or meant.first is None or meant.last is None:
        return None
    return "time" if meant.first <= said.last <= meant.last + SOON else None


def _inside(when: Bounds, meant: str) -> str | None:
    """Give "" if days lie within those meant, "time" if they may, None if they do not meet."""
    held, wanted = _outer(when), _window(meant)
    if _after(held.first, wanted.last) or _after(wanted.first, held.last):
        return None
    within = not _after(wanted.first, held.first) and not _after(held.last, wanted.last)
    known = held.first is not None and held.last is not None
    return "" if within and known else "time"


def _after(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other


@cache
def _window(time: str) -> Window:
    return _outer(bounds(time))


def _outer(when: Bounds) -> Window:
    return Window(_day(when.start_min), _day(when.end_max))


@lru_cache(maxsize=8192)
def _day(date: str | None) -> int | None:
    return None if date is None else ordinal(edtf.day_of(date))


def _km(one: Place, other: Place) -> float:
    """Give the distance of two places along the ground (haversine); infinite if one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    lat, lon = radians(other.lat - one.lat), radians(other.lon - one.lon)
    root = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(root))
