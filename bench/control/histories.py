"""The real histories: who held each town on each day, by Wikipedia's list, 2022 to 2024."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

LIST = (
    Path(__file__).parents[3]
    / "shared"
    / "suites"
    / "control-ukraine"
    / "wikipedia_list_history.csv.gz"
)
Ints: TypeAlias = NDArray[np.int64]
HOLDERS = ("Ukraine", "Russia", "Contested")
CONTESTED = 2
NAMES = {
    "Ukraine": 0,
    "Ukraine?": 0,
    "ukraine": 0,
    "Russia": 1,
    "Donetsk PR": 1,
    "Luhansk PR": 1,
    "DPR": 1,
    "Contested": CONTESTED,
}
LAST = date(2024, 8, 17).toordinal()


class Town(NamedTuple):
    """A town: its first day, and from then on its holder's number by day."""

    name: str
    start: int
    holders: NDArray[np.int64]

    @property
    def changes(self) -> NDArray[np.int64]:
        """The days, counted from the first, with another holder than the day before."""
        return np.flatnonzero(np.diff(self.holders)) + 1


def towns(*, contested: bool = False, changing: bool = True) -> list[Town]:
    """Give the towns whose name and coordinate are nobody else's, in the order of their names.

    Words other than a side leave the holder as it was, and so does "contested", unless asked for
    as if it were a holder. By default only towns that change hands are given.
    """
    rows = _rows()
    points = {
        name: {(row["lat"], row["lon"]) for row in told if row["lat"]}
        for name, told in rows.items()
    }
    owners = Counter(point for found in points.values() for point in found)
    unique = [
        name
        for name, found in sorted(points.items())
        if len(found) == 1 and owners[next(iter(found))] == 1
    ]
    found = (_town(name, rows[name], contested=contested) for name in unique)
    return [town for town in found if town and (len(town.changes) or not changing)]


def notes(name: str) -> list[tuple[str, str]]:
    """Give the words told of a town, each with the first day on which the list had them."""
    found: dict[str, str] = {}
    for row in _rows()[name]:
        if row["more_information"].strip():
            found.setdefault(row["more_information"].strip(), row["snapshot_day"])
    return [(day, told) for told, day in found.items()]


@cache
def _rows() -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(LIST, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["place"]].append(row)
    return rows


def _town(name: str, rows: list[dict[str, str]], *, contested: bool) -> Town | None:
    told = [
        (date.fromisoformat(row["snapshot_day"]).toordinal(), NAMES[row["held_by"]])
        for row in rows
        if row["held_by"] in NAMES and (contested or NAMES[row["held_by"]] != CONTESTED)
    ]
    if not told:
        return None
    start = told[0][0]
    holders = np.zeros(LAST - start + 1, dtype=np.int64)
    for day, holder in told:
        holders[day - start :] = holder
    return Town(name, start, holders)
