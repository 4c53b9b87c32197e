"""Where accounts do not agree on who held a place: the days that depend on whom one follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from tadmor.model.findings import ControlRow, Party
from tadmor.model.values import value
from tadmor.synthesis.days import number, written
from tadmor.synthesis.lookup import folded, key


@value
class DisputedStretch:
    """Days on which at least two accounts have different holders of a place: ISO, inclusive."""

    place: Party
    first: str
    last: str
    rows: tuple[ControlRow, ...]


def disputed(rows: Iterable[ControlRow]) -> tuple[DisputedStretch, ...]:
    """Give the stretches on which rows of different accounts surely hold, with different holders.

    Only days that a row's bounds make sure of count, from the latest start to the day before the
    earliest end; of a state that is only carried on, to its last evidence.
    """
    places: dict[str, list[ControlRow]] = defaultdict(list)
    for row in rows:
        if row.state == "held" and row.holder and row.account != "fused":
            places[key(row.place)].append(row)
    return tuple(stretch for _, held in sorted(places.items()) for stretch in _stretches(held))


def _stretches(held: list[ControlRow]) -> Iterator[DisputedStretch]:
    spans = [(row, *sure_days(row)) for row in held]
    edges = sorted({edge for _, first, after in spans for edge in (first, after) if first < after})
    found: list[tuple[float, float, tuple[ControlRow, ...]]] = []
    for first, after in pairwise(edges):
        rows = tuple(row for row, start, end in spans if start <= first and after <= end)
        if not _at_odds(rows):
            continue
        if found and found[-1][1] == first and found[-1][2] == rows:
            found[-1] = (found[-1][0], after, rows)
        else:
            found.append((first, after, rows))
    for first, after, rows in found:
        days = written(first), written(after - 1)
        if days[0] and days[1]:
            yield DisputedStretch(place=rows[0].place, first=days[0], last=days[1], rows=rows)


def sure_days(row: ControlRow) -> tuple[float, float]:
    """Give the first day that a row is sure of and the first day after its last one.

    The day of a change belongs to neither side; a day of evidence before it does.
    """
    start, seen = number(row.start_max), number(row.last_evidence)
    if row.end_max is None:
        return start, seen + 1
    end = number(row.end_min)
    return start, end + (end == seen and row.end_min != row.end_max)


def _at_odds(rows: tuple[ControlRow, ...]) -> bool:
    holders = {row.holder.id: row.holder for row in rows if row.holder and row.holder.id}
    return any(_differ(one, other) for one, other in combinations(holders.values(), 2))


def _differ(one: Party, other: Party) -> bool:
    """Say whether two names are not the longer and shorter of one: "Syrian army", "army"."""
    words = sorted((folded(one.name).split(), folded(other.name).split()), key=len)
    return len(words[0]) != 1 or words[1][-1:] != words[0]
