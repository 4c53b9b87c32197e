"""Tables with a head line: a plain CSV of places, and OCHA's tables of districts and places.

A plain table has the columns of a case's own places (`name, aliases, lat, lon, radius_km, source`)
and may have `kind` and `country`. OCHA's common operational datasets (COD) have a name in each
language and a P-code for each level, `admin1Name_en, admin1Pcode, …`, and a point for what they
list; a level above that has none of its own is put amid its members.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tadmor.errors import InputError
from tadmor.grounding.case_places import case_place
from tadmor.grounding.gazetteer import kilometres
from tadmor.grounding.import_rows import (
    Imported,
    Row,
    degrees,
    first_line,
    kind_of,
    misfit,
    opened,
    pointed,
)

PLAIN = frozenset({"name", "lat", "lon"})
_LEVEL_NAME = re.compile(r"adm(?:in)?_?([1-6])_?(?:name|altname\d?)?_?([a-z]{2,3}|ref)?\d?")
_LEVEL_CODE = re.compile(r"adm(?:in)?_?([0-6])_?p?code")
_PLACE_NAME = re.compile(r"(?:feature|place|location|neighbou?rhood|settlement|pp)?_?name(?:_\w+)?")
_PLACE_CODE = re.compile(r"(?:feature|place|location|neighbou?rhood|settlement|pp)?_?p?code")
_LAT = re.compile(r"(?:\w+_)?lat(?:itude)?(?:_y)?|(?:point_)?y")
_LON = re.compile(r"(?:\w+_)?lon(?:g|gitude)?(?:_x)?|(?:point_)?x")
KINDS = {1: "province", 2: "district", 3: "district"}  # by level; what is deeper is a town
RADII = {1: 50.0, 2: 20.0, 3: 10.0}


def read_plain(path: Path) -> Iterator[Row]:
    """Read a table with the columns of a case's own places, line by line."""
    head = {cell.strip() for cell in _cells(path, first_line(path))}
    if not head >= PLAIN:
        missing = ", ".join(sorted(PLAIN - head))
        raise InputError(path, f"its head line lacks {missing}", "name the columns name, lat, lon")
    return _plain_rows(path)


def _plain_rows(path: Path) -> Iterator[Row]:
    for number, row in _rows(path):
        try:
            place = case_place(path, number, row)
            yield Imported(
                authority=pointed(place.source or "csv", place.name, place.lat, place.lon),
                name=place.name,
                kind=kind_of(row.get("kind"), "point"),
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                country=row.get("country") or None,
                names=frozenset(place.aliases),
            )
        except (InputError, ValueError):
            problem = "lacks a name or a point in degrees, or has an unknown kind"
            yield misfit(path, number, problem, "write it as Birnah,Birna;Barna,36.01,37.02,3,map")


class Columns(NamedTuple):
    """Where an OCHA table has what: names and codes by level (0 is the thing listed itself)."""

    names: dict[int, tuple[str, ...]]
    codes: dict[int, str]
    lat: str
    lon: str


def read_ocha(path: Path) -> Iterator[Row]:
    """Read a table of OCHA's, line by line; InputError where it has no names or no points."""
    columns = _columns(tuple(_cells(path, first_line(path))))
    if not columns:
        raise InputError(
            path,
            "its head line has no names, P-codes and points as OCHA's tables have them",
            "export the table with columns such as admin3Name_en, admin3Pcode, Latitude, Longitude",
        )
    return _ocha_rows(path, columns)


def _ocha_rows(path: Path, columns: Columns) -> Iterator[Row]:
    around: dict[tuple[int, str], _Members] = {}
    listed = set()
    for number, row in _rows(path):
        try:
            place = _listed(row, columns)
        except (ValueError, KeyError):
            problem = "lacks a name, a P-code or a point in degrees"
            yield misfit(path, number, problem, "fill its cells or take the line out")
            continue
        listed.add(place.authority)
        yield place
        for level in KINDS:
            if code := row.get(columns.codes.get(level, "")):
                above = around.setdefault((level, code), _Members(_names(row, columns, level)))
                above.add(place.lat, place.lon)
    for (level, code), members in around.items():
        if f"ocha:{code}" not in listed and members.names:
            yield members.place(level, code)


def _listed(row: Mapping[str, str], columns: Columns) -> Imported:
    """Make the place of a line: the thing itself, or the deepest level that has a name."""
    levels = [level for level in columns.names if _names(row, columns, level)]
    level = 0 if 0 in levels else max(levels)
    first, *others = _names(row, columns, level)
    lat, lon = degrees(row[columns.lat], row[columns.lon])
    code = row.get(columns.codes.get(level, ""))
    province = row.get(columns.codes.get(1, "")) if level != 1 else None
    return Imported(
        authority=f"ocha:{code}" if code else pointed("ocha", first, lat, lon),
        name=first,
        kind=KINDS.get(level, "town"),
        lat=lat,
        lon=lon,
        radius_km=RADII.get(level, 2.0),
        country=_country(code or province),
        province=f"ocha:{province}" if province else None,
        names=frozenset(others),
    )


@dataclass
class _Members:
    """What a district is known by that has no point of its own: its names, and its members."""

    names: tuple[str, ...]
    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0

    def add(self, lat: float, lon: float) -> None:
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)

    def place(self, level: int, code: str) -> Imported:
        lat, lon = (self.south + self.north) / 2, (self.west + self.east) / 2
        return Imported(
            authority=f"ocha:{code}",
            name=self.names[0],
            kind=KINDS[level],
            lat=lat,
            lon=lon,
            radius_km=max(RADII[level] / 2, kilometres((lat, lon), (self.north, self.east))),
            country=_country(code),
            names=frozenset(self.names[1:]),
        )


def _names(row: Mapping[str, str], columns: Columns, level: int) -> tuple[str, ...]:
    found = (row.get(column) for column in columns.names.get(level, ()))
    return tuple(dict.fromkeys(name.strip() for name in found if name and name.strip()))


def _country(code: str | None) -> str | None:
    """Give the country that a P-code opens with: SY0201 is in SY."""
    opening = (code or "")[:2]
    return opening if opening.isalpha() and opening.isupper() else None


@cache
def _columns(head: tuple[str, ...]) -> Columns | None:
    plain = {column: column.strip().casefold() for column in head}
    by_level: dict[int, list[str]] = {}
    codes: dict[int, str] = {}
    for column, low in plain.items():
        if code := _LEVEL_CODE.fullmatch(low):
            codes.setdefault(int(code[1]), column)
        elif _PLACE_CODE.fullmatch(low):
            codes.setdefault(0, column)
        elif name := _LEVEL_NAME.fullmatch(low):
            by_level.setdefault(int(name[1]), []).append(column)
        elif _PLACE_NAME.fullmatch(low):
            by_level.setdefault(0, []).append(column)
    lat = next((column for column, low in plain.items() if _LAT.fullmatch(low)), None)
    lon = next((column for column, low in plain.items() if _LON.fullmatch(low)), None)
    if not (by_level and lat and lon):
        return None
    # English first: it is the name that is shown.
    named = {
        level: tuple(sorted(found, key=lambda c: not plain[c].endswith(("en", "name"))))
        for level, found in by_level.items()
    }
    return Columns(named, codes, lat, lon)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each line with its number, as a table by the head line's names."""
    delimiter = _delimiter(first_line(path))
    with opened(path) as file:
        reader = csv.DictReader(file, delimiter=delimiter, restval="")
        try:
            for row in reader:
                yield reader.line_num, {(key or "").strip(): cell for key, cell in row.items()}
        except csv.Error as error:
            problem = f"is not a line of a table ({error})"
            raise misfit(path, reader.line_num, problem, "save the table as CSV again") from error


def _cells(path: Path, line: str) -> list[str]:
    if not line.strip():
        raise InputError(path, "it is empty", "name a table with a head line")
    return next(csv.reader([line.rstrip("\r\n")], delimiter=_delimiter(line)))


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)
