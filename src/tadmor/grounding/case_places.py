"""A case's own places: what the analyst placed (TOML or CSV), and what was imported beside it.

A place that the analyst placed wins over every gazetteer.
"""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from tadmor.errors import InputError
from tadmor.grounding.gazetteer import Entry, GazetteerFile
from tadmor.model.values import mint, value


@value
class CasePlace:
    """A place that the analyst placed, with the source of its point; it wins over all else."""

    name: str
    aliases: tuple[str, ...] = ()
    lat: float
    lon: float
    radius_km: float = 3.0
    source: str = ""


Own: TypeAlias = tuple[CasePlace | GazetteerFile, ...]


def parted(own: Own) -> tuple[tuple[CasePlace, ...], GazetteerFile | None]:
    """Part what a case has of its own into its places and its imported gazetteer."""
    files = [one for one in own if isinstance(one, GazetteerFile)]
    return tuple(one for one in own if isinstance(one, CasePlace)), files[0] if files else None


def fingerprint(own: Own) -> str:
    """Name what a case has of its own, wherever it lies: an imported gazetteer by what is in it."""
    return mint("cpl", tuple(one.digest if isinstance(one, GazetteerFile) else one for one in own))


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
    return tuple(case_place(path, number, row) for number, row in enumerate(rows, 1))


def case_place(path: Path, number: int, row: Mapping[str, object]) -> CasePlace:
    """Make a place of one row; InputError, with its number, where it does not fit."""
    try:
        aliases = row.get("aliases") or ()
        if isinstance(aliases, str):
            aliases = tuple(filter(None, map(str.strip, aliases.split(";"))))
        place = CasePlace(
            name=str(row["name"] or ""),
            aliases=tuple(map(str, aliases)),  # type: ignore[call-overload]  # TypeError is met
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
