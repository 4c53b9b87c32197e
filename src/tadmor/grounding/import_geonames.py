"""GeoNames' files: a country's places (`XX.txt`) and other names (`alternateNamesV2.txt`).

Both are tab-separated without a head line; which is which shows in the number of columns. Which
features are of use, and how wide they are, stands in `data/geonames-features.tsv`.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tadmor.errors import InputError
from tadmor.grounding.gazetteer import provinces
from tadmor.grounding.import_rows import (
    Imported,
    OtherName,
    Row,
    degrees,
    first_line,
    misfit,
    opened,
)

PLACE_COLUMNS, NAME_COLUMNS = 19, 8  # names have two more, of years, that may be missing
# What stands where a language should: codes and links, which are no names.
NO_LANGUAGE = frozenset("post iata icao faac link wkdt unlc tcid phon piny".split())
# A gazetteer that ships has these, with better outlines.
HELD = frozenset({"ADM1", "PCL", "PCLI", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"})
FEATURES = Path(__file__).with_name("data") / "geonames-features.tsv"


def read(path: Path) -> Iterator[Row]:
    """Read either file line by line; InputError where it is neither."""
    columns = first_line(path).count("\t") + 1
    if columns == PLACE_COLUMNS:
        return _lines(path, PLACE_COLUMNS)
    if columns >= NAME_COLUMNS and columns < PLACE_COLUMNS:
        return _lines(path, NAME_COLUMNS)
    raise InputError(
        path,
        f"it has {columns} columns; GeoNames' places have {PLACE_COLUMNS}, their other names 10",
        "unpack the country's zip file and name the .txt in it",
    )


def _lines(path: Path, columns: int) -> Iterator[Row]:
    take = _place if columns == PLACE_COLUMNS else _name
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            try:
                row = take(cells) if len(cells) >= columns else None
                bad = len(cells) < columns
            except ValueError:
                row, bad = None, True
            if bad:
                yield misfit(path, number, "is not one of GeoNames'", "fetch the file again")
            elif row:
                yield row


def _place(cells: list[str]) -> Imported | None:
    feature = cells[7]
    sort = _features().get(feature) or _features().get(cells[6])
    if feature in HELD or not sort:
        return None
    kind, radius = sort
    others = [name for name in (cells[2], *cells[3].split(",")) if _is_name(name)]
    lat, lon = degrees(cells[4], cells[5])
    population = int(cells[14] or 0)
    around = f"geonames-admin1:{cells[8]}.{cells[10]}"
    return Imported(
        authority=f"geonames:{int(cells[0])}",
        name=cells[1],
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=min(25.0, max(radius, 0.012 * population**0.5)) if kind == "town" else radius,
        country=cells[8] or None,
        province=around if around in provinces() else None,
        population=population,
        fame=min(255, len(others)),
        names=frozenset(others),
    )


def _name(cells: list[str]) -> OtherName | None:
    language, name = cells[2], cells[3].strip()
    if language in NO_LANGUAGE or not _is_name(name):
        return None
    return OtherName(f"geonames:{int(cells[1])}", name)


def _is_name(name: str) -> bool:
    """Say whether this is a name and no airport's code, nor a machine's romanisation ("hms")."""
    return len(name) > 1 and not (name.isascii() and (name.isupper() or name[:1].islower()))


@cache
def _features() -> dict[str, tuple[str, float]]:
    with FEATURES.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        return {row[0]: (row[1], float(row[2])) for row in rows if not row[0].startswith("#")}
