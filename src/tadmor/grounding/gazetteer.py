"""The gazetteer: places by name, as compiled from GeoNames (`data/NOTICE.md`), and imported ones.

A file is opened on first use, read-only, by the standard library; nothing is parsed or loaded.
What an analyst imported stands beside the case and is consulted with the embedded file; a place
that both have (one authority) is the imported one.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple, TypeVar, TypeVarTuple

from tadmor.grounding.transliteration import alike, fold, skeleton, sound
from tadmor.model.values import value

Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")

KINDS = ("town", "capital", "country", "province", "district", "region", "sea", "river", "point")
EARTH_KM = 6371.0
_FILE = Path(__file__).with_name("data") / "gazetteer.sqlite"
_COLUMNS = (
    "id, place.name, kind, lat / 1000.0, lon / 1000.0, radius_km, country, province,"
    " population, fame, authority"
)
# Towns and capitals, as KINDS counts them.
_TOWNS = (
    "SELECT {} FROM place WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND kind < 2"
    " ORDER BY population DESC, id"
)


class Entry(NamedTuple):
    """One place of the gazetteer; a lower `id` is a more populous place, and 0 is the case's own.

    One below 0 is in the imported file. `fame` counts the languages' names for it (0 to 255),
    `province` is the `id` of the one around it, and `kind` is one of `KINDS`.
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
class GazetteerFile:
    """A gazetteer that was imported beside a case; `digest` names what was imported into it."""

    path: str
    digest: str


_consulted: ContextVar[GazetteerFile | None] = ContextVar("consulted", default=None)


@contextmanager
def consulting(file: GazetteerFile | None) -> Iterator[None]:
    """Look names up in an imported gazetteer as well, for as long as the context lasts."""
    token = _consulted.set(file)
    try:
        yield
    finally:
        _consulted.reset(token)


def remembered(
    size: int,
) -> Callable[[Callable[[*Given], Answer]], Callable[[*Given], Answer]]:
    """Remember the last answers of a function that asks the gazetteer, each file's apart."""

    def decorate(function: Callable[[*Given], Answer]) -> Callable[[*Given], Answer]:
        @lru_cache(maxsize=size)
        def kept(_file: GazetteerFile | None, *given: *Given) -> Answer:
            return function(*given)

        @wraps(function)
        def asked(*given: *Given) -> Answer:
            return kept(_consulted.get(), *given)

        return asked

    return decorate


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


@remembered(4096)
def by_id(number: int) -> Entry:
    """Give the place of this number: in the imported file if below 0, else in the embedded one."""
    query = "SELECT {} FROM place WHERE id = ?"
    file = _consulted.get()
    return (_imported(query, -number, file) if file and number < 0 else _rows(query, number))[0]


def towns_between(west: float, south: float, east: float, north: float) -> tuple[Entry, ...]:
    """Give the towns between two longitudes and two latitudes, the most populous first."""
    query = _TOWNS.format(_COLUMNS)
    edges = [round(1000 * edge) for edge in (south, north, west, east)]
    found = list(map(_entry, _open(os.getpid(), _FILE).execute(query, edges)))
    if file := _consulted.get():
        rows = _open(os.getpid(), Path(file.path)).execute(query, edges)
        found += map(_of_file, map(_entry, rows))
    return _preferred(tuple(found))


@cache
def provinces() -> dict[str, int]:
    """Give the number of each province of the embedded gazetteer by its authority."""
    rows = _rows("SELECT {} FROM place WHERE kind = ?", KINDS.index("province"))
    return {row.authority: row.id for row in rows}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the great-circle distance of two points, each latitude and longitude in degrees."""
    lat, lon, lat2, lon2 = map(radians, (*one, *other))
    chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


@remembered(8192)
def _named(folded: str) -> tuple[Entry, ...]:
    return _both(
        "SELECT {} FROM name JOIN place ON place.id = name.place WHERE folded = ?"
        " ORDER BY population DESC, id",
        folded,
    )


@remembered(8192)
def _spelled_like(name: str) -> tuple[Entry, ...]:
    heard, consonants = sound(name), skeleton(name)
    query = "SELECT sound, place FROM spelling WHERE skeleton = ? ORDER BY place"
    file = _consulted.get()
    spellings = list(_open(os.getpid(), _FILE).execute(query, (consonants,)))
    if file:
        found = _open(os.getpid(), Path(file.path)).execute(query, (consonants,))
        spellings += [(spelling, -place) for spelling, place in found]
    places = (place for spelling, place in spellings if alike(heard, spelling))
    return _preferred(tuple(map(by_id, dict.fromkeys(places))))


@remembered(4096)
def _people_of(folded: str) -> tuple[Entry, ...]:
    return _rows(
        "SELECT {} FROM people JOIN place ON place.id = people.place WHERE folded = ? ORDER BY id",
        folded,
    )


def _both(query: str, key: str) -> tuple[Entry, ...]:
    file = _consulted.get()
    rows = _rows(query, key)
    return _preferred((*_imported(query, key, file), *rows)) if file else rows


def _preferred(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Put the imported entry of a place for the embedded one, each place once."""
    file = _consulted.get()
    if not file:
        return entries
    by = "SELECT {} FROM place WHERE authority = ?"
    same = ((_imported(by, one.authority, file) if one.id > 0 else ()) or (one,) for one in entries)
    return tuple({found[0].id: found[0] for found in same}.values())


def _rows(query: str, key: str | int) -> tuple[Entry, ...]:
    found = _open(os.getpid(), _FILE).execute(query.format(_COLUMNS), (key,))
    return tuple(map(_entry, found))


def _imported(query: str, key: str | int, file: GazetteerFile) -> tuple[Entry, ...]:
    found = _open(os.getpid(), Path(file.path)).execute(query.format(_COLUMNS), (key,))
    return tuple(_of_file(_entry(row)) for row in found)


def _of_file(entry: Entry) -> Entry:
    """Give an imported row its number below 0, and its province as a number."""
    around: int | str | None = entry.province
    if isinstance(around, str):
        around = provinces().get(around)
    elif around is not None:
        around = -around
    return entry._replace(id=-entry.id, province=around)


def _entry(row: tuple[object, ...]) -> Entry:
    entry = Entry(*row)  # type: ignore[arg-type]
    authority = f"geonames:{row[-1]}" if isinstance(row[-1], int) else entry.authority
    return entry._replace(kind=KINDS[int(str(row[2]))], authority=authority)


@cache
def _open(_process: int, path: Path) -> sqlite3.Connection:
    # One connection for each process: SQLite's do not survive a fork.
    still = "&immutable=1" if path == _FILE else ""
    uri = f"{path.absolute().as_uri()}?mode=ro{still}"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)
