"""How precisely words put a place: at a name, near it, so far from it, along a road, around it.

"Near Palmyra" is not Palmyra, and a dot there would say too much. What is drawn is a circle that
holds the place meant as far as the words tell: around the name, or 30 km east of it. The words
are in `data/places.toml`.
"""

import re
from functools import cache
from math import cos, radians, sin
from typing import Literal, NamedTuple, TypeAlias

from tadmor.grounding.gazetteer import Entry, kilometres
from tadmor.grounding.place_words import entry_of
from tadmor.model.reading import PlaceKind

How: TypeAlias = Literal[
    "at", "near", "away", "along", "around", "outskirts", "district", "province"
]
NEAR_KM = 25.0
OUTSKIRTS_KM = 8.0
COUNTRYSIDE_KM = 30.0
DIVISION_KM = {"district": 15.0, "province": 60.0}  # of one that the gazetteer has as a town only
ROAD_KM = 30.0  # of a road whose other end is not known
GUESSED = 0.2  # share of a distance that "30 km east of" may be off by
MILE_KM, DEGREE_KM = 1.609, 111.2
WORDS = ("near_words", "roads", "country", "edges", "districts", "provinces")
_WAY = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west)"
_CAPITAL = r"[A-Z][\w'\u2019`.-]*"
_NAME = rf"{_CAPITAL}(?:[ -](?:(?:al|el|ez|de|la)[ -])?{_CAPITAL}){{0,2}}"
_BEARINGS = {
    way: angle
    for angle, way in enumerate(
        "north northeast east southeast south southwest west northwest".split()
    )
}


class Manner(NamedTuple):
    """How a name is used: `away` at `km` (towards `way`, if said), `along` the road to `other`."""

    how: How = "at"
    km: float = 0.0
    way: str = ""
    other: str = ""


class Circle(NamedTuple):
    """Where a place is: a point in degrees, and within how many kilometres of it."""

    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind


AT = Manner()


def manner(before: str, after: str) -> Manner:
    """Read how a name is used from the words of its line before and after it."""
    if road := _along(before, after):
        return road
    if away := _pattern("away").search(before):
        return _away(before[: away.start()], away)
    if _pattern("near").search(before) or _pattern("road_to").search(before):
        return Manner("near")
    if _pattern("outskirts_of").search(before) or _pattern("outskirts").match(after):
        return Manner("outskirts")
    if _pattern("around_before").search(before) or _pattern("countryside").match(after):
        return Manner("around")
    return _division(before, after)


def _along(before: str, after: str) -> Manner | None:
    """Read "the road between X and Y", "the X-Y highway", from either of its ends."""
    if _pattern("road_from").search(before) and (end := _pattern("road_end").match(after)):
        return Manner("along", other=end["name"])
    if start := _pattern("road_start").search(before):
        return Manner("along", other=start["name"])
    if end := _pattern("joined_after").match(after):
        return Manner("along", other=end["name"])
    if (start := _pattern("joined_before").search(before)) and _pattern("road").match(after):
        return Manner("along", other=start["name"])
    return None


def _division(before: str, after: str) -> Manner:
    """Read "the Sangin district", whose seat is all that the gazetteer may have."""
    if _pattern("district").match(after) or _pattern("district_of").search(before):
        return Manner("district")
    if _pattern("province").match(after) or _pattern("province_of").search(before):
        return Manner("province")
    return AT


def _away(earlier: str, away: re.Match[str]) -> Manner:
    """Read "30 km east of X"; where that says where another place is, X is only X."""
    if _pattern("placing").search(earlier):
        return AT
    words = entry_of("precision", "numbers").split()
    number = away["number"].casefold().replace(",", "")
    km = float(words.index(number) + 1 if number in words else number)
    km *= MILE_KM if away["unit"].casefold().startswith("mi") else 1.0
    return Manner("away", km=km, way=(away["way"] or "").casefold().replace("-", ""))


def circle(entry: Entry, kind: PlaceKind, meant: Manner, other: Entry | None) -> Circle:
    """Give where a place is: `kind` is the entry's own, `other` the other end of a road.

    What is wide already (a country, a province, a river) stays as it is.
    """
    lat, lon, radius = entry.lat, entry.lon, float(entry.radius_km)
    if meant.how == "along" and kind != "country":
        length = kilometres((lat, lon), (other.lat, other.lon)) if other else ROAD_KM
        return Circle(lat, lon, max(radius, length), "along")
    if meant.how == "at" or kind in {"country", "along", "province"}:
        return Circle(lat, lon, radius, kind)
    if meant.how in {"district", "province"}:
        return Circle(lat, lon, *_divided(entry, radius, kind, meant))
    if meant.how == "around":
        return Circle(lat, lon, radius + COUNTRYSIDE_KM, "district")
    if meant.how == "away" and meant.way:
        bearing = 45.0 * _BEARINGS[meant.way]
        return Circle(*_moved(lat, lon, meant.km, bearing), radius + GUESSED * meant.km, "near")
    further = {"away": meant.km, "outskirts": OUTSKIRTS_KM}.get(meant.how, NEAR_KM)
    return Circle(lat, lon, radius + further, "near")


def _divided(
    entry: Entry, radius: float, kind: PlaceKind, meant: Manner
) -> tuple[float, PlaceKind]:
    """Give how wide a division is, and its kind, where the gazetteer may have only its seat."""
    if entry.kind not in {"town", "capital", "point"}:
        return radius, kind
    wide = radius if entry.kind == "point" else max(radius, DIVISION_KM[meant.how])
    return wide, "district" if meant.how == "district" else "province"


def _moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """Give the point so many kilometres off in a direction, on a flat map: right up to 500 km."""
    north = lat + km * cos(radians(bearing)) / DEGREE_KM
    east = lon + km * sin(radians(bearing)) / (DEGREE_KM * max(0.1, cos(radians(lat))))
    return round(max(-90.0, min(90.0, north)), 3), round((east + 180) % 360 - 180, 3)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile one pattern; those that open with a name are matched after a place, the rest before.

    Words that are ways or roads match in any case, names only with a capital.
    """
    words = {key: entry_of("precision", key) for key in WORDS}
    road, the = rf"(?:\w+ ){{0,2}}(?i:{words['roads']})", r"(?:the\s+(?:\w+\s+){0,2}of\s+)?"
    numbers = "|".join(entry_of("precision", "numbers").split())
    return re.compile(
        {
            "away": rf"\b(?P<number>\d[\d,]*(?:\.\d+)?|(?i:{numbers}))[ \u00a0-]?"
            r"(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi)\b(?: \([^)]*\))?"
            rf"(?: (?:to the )?(?P<way>(?i:{_WAY})))? (?:of|from|outside) {the}$",
            "near": rf"(?:\b(?i:{words['near_words']})|\b(?i:{_WAY}) of"
            rf"|\b(?:km|kilomet(?:re|er)s?|miles) from)\s+{the}$",
            "placing": rf"{_CAPITAL}(?: [a-z][\w-]*){{0,3}}"
            r"(?:,| \(| (?:is|are|was|lies|lay|stands|sits)\b)(?: [a-z][\w-]*){0,6}\s*$",
            "road_to": rf"\b(?:on|along|off|down|near) the {road} (?:to|towards?|into|from) $",
            "road_from": rf"\b{road}(?: \w+ing| that \w+s)? (?:between|from|linking|connecting"
            rf"|joining|links|connects|joins) {the}$",
            "road_end": rf"\s+(?:and|to|with)\s+(?:the \w+ of )?(?P<name>{_NAME})",
            "road_start": rf"\b{road}(?: \w+ing| that \w+s)? (?:between|from|linking|connecting"
            rf"|joining|links|connects|joins) {the}(?P<name>{_NAME}) (?:and|to|with) {the}$",
            "joined_after": rf"(?:-to-|[-\u2010-\u2014])(?P<name>{_NAME})\s+{road}\b",
            "joined_before": rf"(?P<name>{_NAME})(?:-to-|[-\u2010-\u2014])$",
            "road": rf"\s+{road}\b",
            "around_before": rf"\b(?i:{words['country']}) of {the}$|\b(?i:rural|{_WAY}(?:ern)?) $",
            "countryside": rf"(?:['\u2019]s)?\s+(?:\w+\s+)?(?i:{words['country']})\b",
            "district": rf"\s+(?i:{words['districts']})\b",
            "district_of": rf"\b(?i:{words['districts']}) of $",
            "province": rf"\s+(?i:{words['provinces']})\b",
            "province_of": rf"\b(?i:{words['provinces']}) of $",
            "outskirts_of": rf"\b(?i:{words['edges']}) of {the}$",
            "outskirts": rf"(?:['\u2019]s)?\s+(?:{_WAY}(?:ern)?\s+)?(?i:{words['edges']})\b",
        }[name]
    )
