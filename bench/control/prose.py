"""Prose to holder by date: Wikipedia's notes on each town, read as any page is, against its list.

A town's notes, as they stood on each day on which they changed, are pages of one outlet headed by
the town's name. The control that Tadmor folds from them is held against the list's holder by day.
Before the first change told the other side held it; where the notes tell none it was Ukraine's.

    python bench/control/prose.py [--misses]
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from histories import LAST, LIST, Ints, Town, notes, towns

from tadmor.model.document import Document, document_id
from tadmor.model.findings import ControlRow
from tadmor.model.provenance import marks
from tadmor.model.reading import DocumentFacts
from tadmor.pipeline.collect import asserted, collect
from tadmor.pipeline.read import read, step
from tadmor.store.case import Stored
from tadmor.synthesis.control import control

# The collector lost the line breaks: "See Battle of SoledarCaptured by Russia".
GLUED = re.compile(r"(?<=[a-z\d)])(?=[A-Z])")
SIDES = (("ukrain", 0), ("russia", 1), ("luhansk", 1), ("donetsk", 1), ("lpr", 1), ("dpr", 1))


def page(place: str, told: str, day: str) -> Stored:
    """Read one town's notes as a document published on a day."""
    text = f"{place}\n\n{GLUED.sub(chr(10), told)}\n"
    received = text.encode()
    sha256 = hashlib.sha256(received).hexdigest()
    facts = DocumentFacts(
        name=f"{place} {day}", sha256=sha256, title=place, publisher="the list", published=day
    )
    id_ = document_id(sha256, "text/1")
    reading = read(Document(id=id_, extractor="text/1", received=received, text=text, facts=facts))
    return Stored(id_, reading, step(), tuple(marks(id_, reading)), intact=True)


def holders(town: Town) -> tuple[Ints, list[ControlRow]]:
    """Give the holder by day that the notes tell, and the rows that say so."""
    place = town.name.partition("#")[0]
    pages = [page(place, told, day) for day, told in notes(town.name)]
    told = [row for row in control(asserted(collect(pages))) if _is_change(row)]
    # Of two that may have begun on the same days the rows are in their order.
    rows = sorted(told, key=_begins)
    side = next((1 - side for row in rows if (side := _side(row)) is not None), 0)
    found = np.full(LAST - town.start + 1, side, dtype=np.int64)
    for row in rows:
        # Of two sides, what one has left is the other's.
        held = _side(row)
        side = 1 - side if held is None else held
        found[max(0, _begins(row) - town.start) :] = side
    return found, rows


def _is_change(row: ControlRow) -> bool:
    """Say whether a side holds a place from then on, or has left it."""
    return row.state == "withdrawn" or (row.state == "held" and _side(row) is not None)


def _side(row: ControlRow) -> int | None:
    name = row.holder.name.casefold() if row.holder else ""
    return next((side for part, side in SIDES if part in name), None)


def _begins(row: ControlRow) -> int:
    """Give the middle of the days on which a state may have begun."""
    known = [date.fromisoformat(day).toordinal() for day in (row.start_min, row.start_max) if day]
    return sum(known) // len(known) if known else 0


def measure() -> Iterator[tuple[Town, Ints, list[ControlRow]]]:
    """Read every town that has a name and a coordinate of its own."""
    for town in towns(changing=False):
        yield town, *holders(town)


def shares() -> tuple[float, float] | None:
    """Give the days with the right holder in per cent, of all towns and of those that changed."""
    if not LIST.exists():
        return None
    right: Counter[bool] = Counter()
    days: Counter[bool] = Counter()
    for town, found, rows in measure():
        changing = len(town.changes) > 0
        same = int((found == town.holders).sum())
        right[changing] += same
        days[changing] += len(found)
        if "--misses" in sys.argv and same < 0.9 * len(found):
            told = [(row.holder and row.holder.name, row.state, row.start_max) for row in rows]
            print(f"{town.name}: {same} of {len(found)}; {told}; {notes(town.name)[-1:]}")
    return 100 * sum(right.values()) / sum(days.values()), 100 * right[True] / days[True]


def main() -> int:
    """Measure and print."""
    found = shares()
    if found is None:
        print("skipped: ../shared/suites/control-ukraine is not here")
        return 0
    print(
        f"days with the right holder: {found[0]:.2f} %; towns that changed hands: {found[1]:.2f} %"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
