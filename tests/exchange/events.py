"""Coded events of our own making, in the columns of UCDP GED."""

import csv
import io
from pathlib import Path

from tadmor.exchange.ucdp import COLUMNS

PLAIN = {
    "id": "1",
    "type_of_violence": "1",
    "side_a": "Government of Karsova",
    "side_b": "Hill League",
    "source_office": "Harbour Agency",
    "source_original": "Red Lantern",
    "where_prec": "1",
    "where_coordinates": "Port Elba town",
    "latitude": "34.5",
    "longitude": "36.25",
    "date_prec": "1",
    "date_start": "1931-03-04",
    "date_end": "1931-03-04",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "3",
    "deaths_unknown": "0",
    "low": "5",
    "best": "6",
    "high": "9",
}


def sheet(*events: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    """Write events as a sheet; each says only how it differs from the plain one."""
    held = io.StringIO()
    writer = csv.DictWriter(held, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**PLAIN, "id": str(n), **event} for n, event in enumerate(events, 1))
    return held.getvalue()


def sheet_file(folder: Path, *events: dict[str, str], name: str = "ged.csv") -> Path:
    """Write events into a file."""
    file = folder / name
    file.write_text(sheet(*events), encoding="utf-8")
    return file
