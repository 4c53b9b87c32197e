"""The gazetteer: places by name, as compiled from GeoNames (`data/NOTICE.md`), and a case's own.

The file is opened on first use, read-only, by the standard library; nothing is parsed or loaded.
"""

import csv
import os
import sqlite3
import tomllib
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from tadmor.errors import InputError
from tadmor.grounding.transliteration import alike, fold, skeleton, sound
from tadmor.model.values import value

KINDS = ("town", "capital", "country", "province", "district", "region", "sea", "river", "point")
EARTH_KM = 6371.0
_FILE = Path(__file__).with_name("data") / "gazetteer.sqlite"
_COLUMNS = (
    "id, place.name, kind, lat / 1000.0, lon / 1000.0, radius_km, country, province,"
    " population, fame, authority"
)


class Entry(NamedTuple):
    """One place of the gazetteer; a lower `id` is a more populous place, and 0 is the case's own.

    `fame` counts the languages' names for it (0 to 255), `province` is the `id` of the one around
    it, and `kind` is one of `KINDS`.
    """

    id: int
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None
    province: int | None
    population: int
    fame: int
    authority: str


@value
class CasePlace:
    """A place that the analyst placed, with the source of its point; it wins over all else."""

    name: str
    aliases: tuple[str, ...] = ()
    lat: float
    lon: float
    radius_km: float = 3.0
    source: str = ""


def named(name: str) -> tuple[Entry, ...]:
    """Give the places of this name, accents and case aside, the most populous first."""
    return _named(fold(name))


def spelled_like(name: str) -> tuple[Entry, ...]:
    """Give the places whose name may be another romanisation of this one: candidates only."""
    return _spelled_like(name)


def people_of(word: str) -> tuple[Entry, ...]:
    """Give the countries that an adjective or the name of a people points to: "Syrians"."""
    return _people_of(fold(word))


@cache
def countries() -> dict[str, Entry]:
    """Give each country by its ISO code."""
    rows = _rows("SELECT {} FROM place WHERE kind = ? ORDER BY id DESC", KINDS.index("country"))
    return {row.country: row for row in rows if row.country and row.authority[:9] == "geonames:"}


@lru_cache(maxsize=4096)
def by_id(number: int) -> Entry:
    """Give the place of this number in the file."""
    return _rows("SELECT {} FROM place WHERE id = ?", number)[0]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the great-circle distance of two points, each latitude and longitude in degrees."""
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def case_entry(place: CasePlace) -> Entry:
    """Give a case's place the shape of the gazetteer's."""
    authority = f"case:{place.source}" if place.source else "case"
    point = (place.lat, place.lon, place.radius_km)
    return Entry(0, place.name, "point", *point, None, None, 0, 0, authority)


def load_case_gazetteer(path: Path) -> tuple[CasePlace, ...]:
    """Read a case's own places from TOML (`[[place]]` tables) or CSV (with a head line).

    The keys are those of `CasePlace`; in CSV, aliases stand in one cell, parted by `;`.
    Raises `InputError` where a file or one of its places does not fit.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".toml":
            rows = tomllib.loads(text).get("place", [])
        else:
            rows = list(csv.DictReader(text.splitlines()))
    except OSError as error:
        problem = f"the case gazetteer cannot be opened ({error.strerror})"
        raise InputError(path, problem, "check its path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path, f"it is not TOML ({error})", "mend that line") from error
    return tuple(_case_place(path, number, row) for number, row in enumerate(rows, 1))


def _case_place(path: Path, number: int, row: dict[str, Any]) -> CasePlace:
    try:
        aliases = row.get("aliases") or ()
        if isinstance(aliases, str):
            aliases = tuple(filter(None, map(str.strip, aliases.split(";"))))
        place = CasePlace(
            name=str(row["name"]),
            aliases=tuple(map(str, aliases)),
            lat=float(str(row["lat"])),
            lon=float(str(row["lon"])),
            radius_km=float(str(row.get("radius_km") or 3)),
            source=str(row.get("source") or ""),
        )
        if not (place.name and abs(place.lat) <= 90 and abs(place.lon) <= 180):
            raise ValueError  # noqa: TRY301 - one sentence serves for all that does not fit
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise InputError(
            path,
            f"place number {number} lacks a name, a latitude or a longitude in degrees",
            'write it as name = "…", lat = 34.56, lon = 38.28',
        ) from error
    return place


@lru_cache(maxsize=8192)
def _named(folded: str) -> tuple[Entry, ...]:
    return _rows(
        "SELECT {} FROM name JOIN place ON place.id = name.place WHERE folded = ? ORDER BY id",
        folded,
    )


@lru_cache(maxsize=8192)
def _spelled_like(name: str) -> tuple[Entry, ...]:
    heard = sound(name)
    spellings = _open(os.getpid()).execute(
        "SELECT sound, place FROM spelling WHERE skeleton = ? ORDER BY place", (skeleton(name),)
    )
    places = (place for spelling, place in spellings if alike(heard, spelling))
    return tuple(map(by_id, dict.fromkeys(places)))


@lru_cache(maxsize=4096)
def _people_of(folded: str) -> tuple[Entry, ...]:
    return _rows(
        "SELECT {} FROM people JOIN place ON place.id = people.place WHERE folded = ? ORDER BY id",
        folded,
    )


def _rows(query: str, key: str | int) -> tuple[Entry, ...]:
    found = _open(os.getpid()).execute(query.format(_COLUMNS), (key,))
    return tuple(_entry(row) for row in found)


def _entry(row: tuple[object, ...]) -> Entry:
    entry = Entry(*row)  # type: ignore[arg-type]
    authority = f"geonames:{row[-1]}" if isinstance(row[-1], int) else entry.authority
    return entry._replace(kind=KINDS[int(str(row[2]))], authority=authority)


@cache
def _open(_process: int) -> sqlite3.Connection:
    # One connection for each process: SQLite's do not survive a fork.
    uri = f"{_FILE.as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)
