"""The compiled gazetteer: its rows, its tables, and writing them the same way each time."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from scripts import ARABIC, TRANSLITERATED, script

from tadmor.grounding.gazetteer import KINDS
from tadmor.grounding.transliteration import bare, fold, skeleton, sound

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
    peoples: set[str] = field(default_factory=set)


def write(rows: list[Row], target: Path) -> None:
    """Write the tables in one order, so that the same input gives the same bytes."""
    target.unlink(missing_ok=True)
    ids = {row.authority: number for number, row in enumerate(rows, 1)}
    assert len(ids) == len(rows), "two places have one authority"
    names, spellings = set(), set()
    peoples = {(fold(word), ids[row.authority]) for row in rows for word in row.peoples}
    for row in rows:
        for name in row.names | {row.name}:
            for folded in {fold(name), bare(name) if row.country in ARABIC else fold(name)} - {""}:
                names.add((folded, ids[row.authority]))
            spelled = row.country in TRANSLITERATED and row.kind in {"town", "capital"}
            if spelled and script(name) == "LATIN" and (key := skeleton(name)):
                spellings.add((key, sound(name), ids[row.authority]))
    with sqlite3.connect(target) as file:
        file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        file.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            map(columns, rows, [ids] * len(rows)),
        )
        file.executemany("INSERT INTO name VALUES (?, ?)", sorted(names))
        file.executemany("INSERT INTO spelling VALUES (?, ?, ?)", sorted(spellings))
        file.executemany("INSERT INTO people VALUES (?, ?)", sorted(peoples))
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
