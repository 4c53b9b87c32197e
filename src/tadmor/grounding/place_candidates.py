"""What a name may mean: the places that are called so or spelled alike, and what holds a place."""

import re
from functools import lru_cache
from math import log10
from typing import NamedTuple

from tadmor.grounding.gazetteer import (
    CasePlace,
    Entry,
    case_entry,
    kilometres,
    named,
    people_of,
    spelled_like,
)
from tadmor.grounding.transliteration import ARTICLES, bare, fold

CONTAINED_KM = 60.0  # how far beyond its container's radius a place may lie
_THE = re.compile(r"^(?:the|The) ")


class Option(NamedTuple):
    """A place that a name may mean, and whether it is spelled so or only alike.

    `eclipsed` where the name is rather another candidate's: a province's seat, a capital's country.
    """

    entry: Entry
    exact: bool
    eclipsed: bool = False


@lru_cache(maxsize=4096)
def candidates(name: str, case_places: tuple[CasePlace, ...]) -> tuple[Option, ...]:
    """Give everything a name may mean, a case's own place alone where it has one."""
    wanted = {fold(name), fold(_THE.sub("", name))}
    for place in case_places:
        if wanted & set(map(fold, (place.name, *place.aliases))):
            return (Option(case_entry(place), exact=True),)
    same = [entry for form in sorted(wanted) for entry in named(form)]
    # "al-Raqqah" is "Ar Raqqah": the article is one, however it is written.
    same += [entry for entry in named(bare(name)) if bare(name) not in wanted and _articled(entry)]
    options = {entry.id: Option(entry, exact=True) for entry in (*same, *people_of(name))}
    for entry in spelled_like(name):
        options.setdefault(entry.id, Option(entry, exact=False))
    exact = [option.entry for option in options.values() if option.exact]
    return tuple(
        option._replace(eclipsed=any(_eclipses(other, option.entry, wanted) for other in exact))
        for option in options.values()
    )


def _articled(entry: Entry) -> bool:
    return fold(entry.name).partition(" ")[0] in ARTICLES


def _eclipses(other: Entry, entry: Entry, wanted: set[str]) -> bool:
    """Say whether a name that both have means the other: Homs its city, Mexico the country."""
    if other.kind == "country" and entry.kind != "country" and entry.country == other.country:
        return True
    if entry.kind == "province":
        # The file puts a province at the town it is named after.
        seat = (other.lat, other.lon) == (entry.lat, entry.lon)
        own = seat or fold(other.name) in wanted or other.population > 0.25 * entry.population
        return other.province == entry.id and other.kind in {"town", "capital"} and own
    return False


def standing(entry: Entry) -> float:
    """Say how likely a name means this place where nothing else is known.

    The logarithm of its people, and a point for thirty names in other languages.
    """
    if entry.kind == "country":
        return 10.0
    crowd = log10(entry.population + 100)
    known = crowd + entry.fame / 30
    return known + {"capital": 2.0, "province": 1.0, "district": -1.5}.get(entry.kind, 0.0)


@lru_cache(maxsize=4096)
def holders(name: str) -> tuple[Entry, ...]:
    """Give what a name can mean as a container: a country, a province, a people's country."""
    plain = _THE.sub("", name)
    found = (*named(plain), *people_of(plain))
    return tuple(entry for entry in found if standing(entry) > 4.0)[:8]


def is_place(name: str) -> bool:
    """Say whether the gazetteer has anything of this name that could hold a place."""
    return bool(holders(name))


@lru_cache(maxsize=16384)
def within(entry: Entry, container: str) -> bool:
    """Say whether a place lies in something of this name, as far as the gazetteer tells."""
    return any(_holds(holder, entry) for holder in holders(container))


def _holds(holder: Entry, entry: Entry) -> bool:
    if holder.id == entry.id:
        return False
    if holder.kind == "country" and holder.authority.startswith("geonames:"):
        return holder.country == entry.country
    if holder.authority.startswith("geonames-admin1:") and entry.province:
        return holder.id == entry.province
    gap = kilometres((holder.lat, holder.lon), (entry.lat, entry.lon))
    return gap < holder.radius_km + CONTAINED_KM
