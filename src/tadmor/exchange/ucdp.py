"""Events as the Uppsala Conflict Data Program codes them: UCDP GED, a row an event.

GED keeps who published a report (`source_office`, an entry each, parted by `;`) apart from whom it
goes back to (`source_original`, free text). The codebook's precision codes give the bounds of days
and the kind of place: https://ucdp.uu.se/downloads/.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tadmor.errors import InputError
from tadmor.exchange.sheet import Row, cells_of, digest, rows
from tadmor.model.coded import CodedEvent, Dataset, Record, Toll, record_id
from tadmor.model.reading import Bounds, PlaceKind

FORM = "ucdp/1"
CODER = "Uppsala Conflict Data Program"
# The row's own words for it, and whom the coder's list of sources goes back to.
COLUMNS = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "source_office",
    "source_original",
    "where_prec",
    "where_coordinates",
    "latitude",
    "longitude",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
)
# "and" parts names only as a word between spaces: "airwars (and SOHR)" stays one name.
BETWEEN = re.compile(r"[,/;]|\sand\s", re.IGNORECASE)
VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
# 1 the point itself, 2 within 25 km of it, 3 and 4 districts and provinces, 5 along a line or a
# wide area, 6 the country, 7 the air or the open sea.
PLACES: Mapping[str, PlaceKind] = {
    "1": "point",
    "2": "near",
    "3": "district",
    "4": "province",
    "5": "along",
    "6": "country",
}


class Table(NamedTuple):
    """A file of events: what it is, and its rows, which are read as they are asked for."""

    dataset: Dataset
    records: Iterator[Record]


def read(path: Path) -> Table:
    """Open a table of events; InputError if it is none, or later for a row that does not fit."""
    found = rows(path)
    head = next(found, None)
    lacking = [name for name in COLUMNS if head is None or name not in head.cells]
    if head is None or lacking:
        what = f"no column {lacking[0]}" if head else "it is empty"
        raise InputError(
            path, f"this is no table of UCDP GED events ({what})", "give the CSV file of UCDP GED"
        )
    dataset = Dataset(name=path.name, form=FORM, sha256=digest(path), head=head.text)
    return Table(dataset, _records(path, dataset, head, found))


def _records(path: Path, dataset: Dataset, head: Row, found: Iterator[Row]) -> Iterator[Record]:
    for row in found:
        try:
            cells = _named(head.cells, row.cells)
            name = cells["id"].strip()
            record = Record(record_id(dataset, row.text), name, row.line, row.text)
            _event(dataset, record, cells)
        except ValueError as error:
            raise InputError(
                path, f"line {row.line} is no UCDP event ({error})", "fetch the file again"
            ) from error
        yield record


def event(dataset: Dataset, record: Record) -> CodedEvent:
    """Read what a row says that was kept in a case."""
    return _event(dataset, record, _named(cells_of(dataset.head), cells_of(record.text)))


def _named(head: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if len(head) != len(cells):
        raise ValueError(f"{len(cells)} cells under {len(head)} columns")
    return dict(zip(head, cells, strict=True))


def _event(dataset: Dataset, record: Record, cells: Mapping[str, str]) -> CodedEvent:
    if not record.name:
        raise ValueError("it has no id")
    return CodedEvent(
        id=record.id,
        name=record.name,
        document=dataset.name,
        offices=_parts(cells["source_office"].split(";")),
        sources=originating(cells["source_original"]),
        place=cells["where_coordinates"].strip(),
        place_kind=PLACES.get(cells["where_prec"], "unknown"),
        lat=_degrees(cells["latitude"], 90),
        lon=_degrees(cells["longitude"], 180),
        when=_when(cells),
        sides=(cells["side_a"].strip(), cells["side_b"].strip()),
        violence=VIOLENCE.get(cells["type_of_violence"], "unknown"),
        toll=_toll(cells),
    )


def originating(written: str) -> tuple[str, ...]:
    """Part the names of originating sources; of names that differ in case the first is kept."""
    first: dict[str, str] = {}
    for name in _parts(BETWEEN.split(written)):
        first.setdefault(name.lower(), name)
    return tuple(first.values())


def _parts(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for piece in pieces if (part := piece.strip()))


def _when(cells: Mapping[str, str]) -> Bounds:
    """Give the first and the last day on which it may have been; which one is not known."""
    first, last = (_day(cells[name]) for name in ("date_start", "date_end"))
    if first > last:
        raise ValueError("it ends before it starts")
    written = first if first == last else f"[{first}..{last}]"
    bounds = {"start_min": first, "start_max": last, "end_min": first, "end_max": last}
    return Bounds(edtf=written, **bounds, end="known")


def _day(cell: str) -> str:
    """Read a day; later releases write a clock time of zero behind it."""
    return date.fromisoformat(cell.strip()[:10]).isoformat()


def _degrees(cell: str, most: int) -> float | None:
    if not cell.strip():
        return None
    if not abs(degrees := float(cell)) <= most:
        raise ValueError(f"{cell[:20]} degrees")
    return degrees


def _toll(cells: Mapping[str, str]) -> Toll:
    def count(name: str) -> int:
        if not (cells[name].isascii() and cells[name].isdigit()):
            raise ValueError(f"{name} is {cells[name][:20]!r}")
        return int(cells[name])

    return Toll(
        side_a=count("deaths_a"),
        side_b=count("deaths_b"),
        civilians=count("deaths_civilians"),
        unknown=count("deaths_unknown"),
        low=count("low"),
        best=count("best"),
        high=count("high"),
    )
