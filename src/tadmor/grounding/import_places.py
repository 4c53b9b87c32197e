"""Gazetteers that an analyst brings in once, and the file beside the case that they go into.

The file has the tables of the embedded gazetteer (and so is asked in the same way), and one more:
what was imported into it. A place that is imported again takes the place of its former self.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from tadmor.errors import InputError
from tadmor.grounding import import_geojson, import_geonames, import_tables
from tadmor.grounding.gazetteer import KINDS, GazetteerFile
from tadmor.grounding.import_rows import Imported, OtherName, Row
from tadmor.grounding.transliteration import bare, fold, skeleton, sound
from tadmor.model.values import mint

FORMS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    "geonames": import_geonames.read,
    "ocha": import_tables.read_ocha,
    "csv": import_tables.read_plain,
    "geojson": import_geojson.read,
}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, lat INTEGER NOT NULL,
  lon INTEGER NOT NULL, radius_km INTEGER NOT NULL, country TEXT, province,
  population INTEGER NOT NULL, fame INTEGER NOT NULL, authority TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS name (
  folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spelling (
  skeleton TEXT, sound TEXT, place INTEGER, PRIMARY KEY (skeleton, sound, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS people (
  folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (form TEXT, sha256 TEXT PRIMARY KEY, file TEXT);
"""
_PUT = """
INSERT INTO place (name, kind, lat, lon, radius_km, country, province, population, fame, authority)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (authority) DO UPDATE SET
  name = excluded.name, kind = excluded.kind, lat = excluded.lat, lon = excluded.lon,
  radius_km = excluded.radius_km, country = excluded.country, province = excluded.province,
  population = excluded.population, fame = excluded.fame
RETURNING id"""


def import_places(form: str, path: Path) -> Iterator[Row]:
    """Read a gazetteer row by row: places, other names, and an InputError for each bad line.

    Raises InputError where the file as a whole is not of that form.
    """
    return FORMS[form](path)


def gazetteer_file(path: Path) -> GazetteerFile | None:
    """Give the imported gazetteer at a path, if anything was imported; InputError if it is none."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            sources = file.execute("SELECT form, sha256 FROM source ORDER BY sha256").fetchall()
    except sqlite3.DatabaseError as error:
        problem = f"this is not an imported gazetteer ({error})"
        raise InputError(path, problem, "take it away and import again") from error
    return GazetteerFile(path=str(path), digest=mint("gaz", *sources)) if sources else None


def known(target: Path, path: Path) -> bool:
    """Say whether this very file was imported before."""
    if not gazetteer_file(target):
        return False
    with closing(sqlite3.connect(target)) as file:
        query = "SELECT 1 FROM source WHERE sha256 = ?"
        return file.execute(query, (_digest(path),)).fetchone() is not None


def write(target: Path, form: str, path: Path, rows: Iterable[Imported | OtherName]) -> None:
    """Put rows into the gazetteer at `target`, all of them or, if this is stopped, none."""
    with closing(sqlite3.connect(target)) as file, file:
        file.executescript(_SCHEMA)
        file.execute("BEGIN")
        for row in rows:
            if isinstance(row, Imported):
                _put(file, row)
            else:
                _put_name(file, row)
        file.execute(
            "UPDATE place SET province = (SELECT id FROM place AS around"
            " WHERE around.authority = place.province) WHERE province LIKE 'ocha:%'"
        )
        file.execute("INSERT INTO source VALUES (?, ?, ?)", (form, _digest(path), path.name))


def _put(file: sqlite3.Connection, row: Imported) -> None:
    place = (
        row.name,
        KINDS.index(row.kind),
        round(row.lat * 1_000),
        round(row.lon * 1_000),
        max(1, round(row.radius_km)),
        row.country,
        row.province,
        row.population,
        row.fame,
        row.authority,
    )
    number = file.execute(_PUT, place).fetchone()[0]
    for name in {row.name, *row.names}:
        _index(file, name, number)


def _put_name(file: sqlite3.Connection, row: OtherName) -> None:
    query = "SELECT id FROM place WHERE authority = ?"
    if found := file.execute(query, (row.authority,)).fetchone():
        _index(file, row.name, found[0])


def _index(file: sqlite3.Connection, name: str, number: int) -> None:
    """Let a place be found by a name, with and without its article, and by how it sounds."""
    folded = {(form, number) for form in (fold(name), bare(name)) if form}
    file.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(folded))
    if sound(name).isascii() and (key := skeleton(name)):
        spelling = (key, sound(name), number)
        file.execute("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?)", spelling)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
