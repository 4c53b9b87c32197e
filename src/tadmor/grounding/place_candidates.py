"""What a name may mean: the places that are called so or spelled alike, and what holds a place."""

import re
from math import log10
from typing import NamedTuple

from tadmor.grounding.case_places import CasePlace, case_entry
from tadmor.grounding.gazetteer import (
    Entry,
    kilometres,
    named,
    people_of,
    remembered,
    spelled_like,
)
from tadmor.grounding.transliteration import ARTICLES, bare, fold

DIVISIONS = ("geonames-admin1:", "ocha:")  # authorities whose provinces list what is in them
CONTAINED_KM = 60.0  # how far beyond its container's radius a place may lie
GREAT = 7.5  # standing of a place whose own name is hardly used for another: Islamabad, Victoria
_THE = re.compile(r"^(?:the|The) ")


class Option(NamedTuple):
    """A place that a name may mean, and whether it is spelled so or only alike.

    `eclipsed` where the name is rather another candidate's: a province's seat, a capital's country;
    `borrowed` where a well-known candidate has as its own name what is this one's second name;
    `sole` where no other place in the gazetteer is spelled so. `company` counts the document's
    other names that may lie close by, each by one over all that it may mean.
    """

    entry: Entry
    exact: bool
    eclipsed: bool = False
    borrowed: bool = False
    sole: bool = False
    company: float = 0.0


@remembered(4096)
def candidates(name: str, case_places: tuple[CasePlace, ...]) -> tuple[Option, ...]:
    """Give everything a name may mean, a case's own places alone where it has any."""
    wanted = {fold(name), fold(_THE.sub("", name))}
    own = [one for one in case_places if wanted & set(map(fold, (one.name, *one.aliases)))]
    if own:
        return tuple(Option(case_entry(place), exact=True) for place in own)
    same = [entry for form in sorted(wanted) for entry in named(form)]
    # "al-Raqqah" is "Ar Raqqah": the article is one, however it is written.
    same += [entry for entry in named(bare(name)) if bare(name) not in wanted and _articled(entry)]
    options = {entry.id: Option(entry, exact=True) for entry in (*same, *people_of(name))}
    for entry in spelled_like(name):
        options.setdefault(entry.id, Option(entry, exact=False))
    exact = [option.entry for option in options.values() if option.exact]
    great = any(bare(entry.name) == bare(name) and standing(entry) > GREAT for entry in exact)
    return tuple(
        option._replace(
            eclipsed=any(_eclipses(other, option.entry, wanted) for other in exact),
            borrowed=great and not f"{bare(option.entry.name)} ".startswith(f"{bare(name)} "),
            sole=exact == [option.entry],
        )
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


@remembered(4096)
def holders(name: str) -> tuple[Entry, ...]:
    """Give what a name can mean as a container: a country, a province, a people's country."""
    plain = _THE.sub("", name)
    found = (*named(plain), *people_of(plain))
    return tuple(entry for entry in found if standing(entry) > 4.0 or _divides(entry))[:8]


def _divides(entry: Entry) -> bool:
    """Say whether this is a division of a country, whose people an imported table may not count."""
    return entry.kind == "province" or (entry.kind == "district" and entry.id < 0)


def is_place(name: str) -> bool:
    """Say whether the gazetteer has anything of this name that could hold a place."""
    return bool(holders(name))


@remembered(16384)
def within(entry: Entry, container: str) -> bool:
    """Say whether a place lies in something of this name, as far as the gazetteer tells."""
    return any(_holds(holder, entry) for holder in holders(container))


def _holds(holder: Entry, entry: Entry) -> bool:
    if holder.id == entry.id:
        return False
    if holder.kind == "country" and holder.authority.startswith("geonames:"):
        return holder.country == entry.country
    # Of an imported file's provinces and the embedded ones, none is known to be the same.
    one_file = (holder.id > 0) == ((entry.province or 0) > 0)
    listed = holder.kind == "province" and holder.authority.startswith(DIVISIONS)
    if listed and entry.province and one_file:
        return holder.id == entry.province
    gap = kilometres((holder.lat, holder.lon), (entry.lat, entry.lon))
    return gap < holder.radius_km + CONTAINED_KM
