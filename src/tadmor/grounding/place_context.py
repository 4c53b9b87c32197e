"""What a document as a whole says about where it plays, which each of its names is judged by."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import acos, cos, radians, sin
from typing import Literal, NamedTuple, TypeAlias

from tadmor.grounding.gazetteer import EARTH_KM, Entry
from tadmor.grounding.place_candidates import standing
from tadmor.grounding.transliteration import fold

Vector: TypeAlias = tuple[float, float, float]
Unit: TypeAlias = Literal["point", "district", "province"] | None

COARSE = frozenset({"country", "region", "sea", "river"})
WIDE = COARSE | {"province"}  # too wide to say what is near


class Asked(NamedTuple):
    """A name as the document uses it: what it calls it, and what it says holds it.

    `container` binds ("in southern Aleppo"); `beside` is a name that may only stand next to it
    ("Paris, Texas"), and counts where one of the candidates is in it. A `doubtful` name may be no
    place at all, so it supports no other, and is taken only close to the document's places.
    """

    name: str
    unit: Unit = None
    container: str | None = None
    beside: str | None = None
    times: int = 1
    doubtful: bool = False


class Found(NamedTuple):
    """What was taken for a name (or None), its rivals with their scores, and why."""

    entry: Entry | None
    rivals: tuple[tuple[Entry, float], ...]
    why: str


class Context:
    """What the whole document says about where it plays: its countries and its other places.

    Each name is judged by what the others say: `asker` is the one whose own vote does not count,
    nor do other senses of the same name.
    """

    def __init__(self, peoples: Counter[str]) -> None:
        """Start from the adjectives and peoples: counts by country."""
        self.peoples = peoples
        self.countries: Counter[str] = Counter()
        self.votes: dict[int, tuple[str, int]] = {}
        self.names: list[str] = []
        self.provinces: dict[int, set[str]] = {}
        self.anchors: set[tuple[str, tuple[object, ...], Vector]] = set()
        self.distances: dict[tuple[object, ...], float] = {}

    def settle(self, asked: Sequence[Asked], found: Sequence[Found]) -> None:
        """Take the places found so far as anchors, and count their countries."""
        self.names = [fold(one.name) for one in asked]
        self.votes, self.anchors, self.provinces, self.distances = {}, set(), {}, {}
        for number, (one, result) in enumerate(zip(asked, found, strict=True)):
            entry = result.entry
            if not entry or one.doubtful:
                continue
            if entry.country:
                weight = 2 if entry.kind == "country" else 1
                votes = weight * min(one.times, 5)
                self.votes[number] = (entry.country, votes)
            if province := _province(entry):
                self.provinces.setdefault(province, set()).add(self.names[number])
            if entry.kind not in WIDE:
                there = on_sphere(entry.lat, entry.lon)
                self.anchors.add((self.names[number], entry[:5], there))
        self.countries = Counter(self.peoples)
        for country, weight in self.votes.values():
            self.countries[country] += weight

    def share(self, country: str | None, asker: int) -> float:
        """Say how much of the document's other talk of countries is of this one, 0 to 1."""
        own, weight = self.votes.get(asker, ("", 0))
        total = sum(self.countries.values()) - weight
        votes = self.countries[country or ""] - (weight if own == country else 0)
        return votes / total if total > 0 else 0.0

    def shares_province(self, entry: Entry, asker: int) -> bool:
        """Say whether another name of the document is, or is in, the place's province."""
        return bool(self.provinces.get(_province(entry) or 0, set()) - {self.names[asker]})

    def speaks_of(self, entry: Entry, asker: int) -> bool:
        """Say whether the document is about the place's country, or names it and few miss it."""
        share = self.share(entry.country, asker)
        return share > 0.15 or (share > 0 and standing(entry) > 5.5)

    def distance(self, entry: Entry, asker: int) -> float:
        """Give the kilometres to the nearest other place that the document surely names.

        A second name of the same place is not another: Anantnag does not support "Islamabad".
        """
        key = (asker, entry.id, entry.authority, entry.lat, entry.lon)
        if key not in self.distances:
            self.distances[key] = self._nearest(entry, self.names[asker])
        return self.distances[key]

    def _nearest(self, entry: Entry, own: str) -> float:
        # The nearest point is the one of the greatest scalar product on the unit sphere.
        x, y, z = on_sphere(entry.lat, entry.lon)
        products = (
            x * there[0] + y * there[1] + z * there[2]
            for name, point, there in self.anchors
            if name != own and point != entry[:5]
        )
        nearest = max(products, default=None)
        return float("inf") if nearest is None else EARTH_KM * acos(min(1.0, nearest))


@lru_cache(maxsize=16384)
def on_sphere(lat: float, lon: float) -> Vector:
    """Give the point of the unit sphere for a latitude and a longitude in degrees."""
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _province(entry: Entry) -> int | None:
    return entry.id if entry.kind == "province" else entry.province
