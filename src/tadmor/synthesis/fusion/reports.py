"""What fusing starts from: reports that somebody holds a place, and the same as columns of numbers.

A report is what one claim says of one place: who held it (or did not), on which days, by which
origin, when it was published, and what people ruled of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tadmor.model.values import value

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MEMORY = 10
"""Days for which the chain remembers who held a place before; longer delays count as this long."""

MEAN_DELAY = 2.0
"""Days from an event to its report, where the report names no day: a geometric law."""

PUBLISHED_ONLY = MEMORY
"""The kind of timing of a report that names no day; kinds below it are widths of days named."""


@value
class Report:
    """One claim on who holds a place. Days are ordinals (`date.toordinal`), inclusive.

    `first` and `last` bound the day that it speaks of; both None where it names none, and then
    `published` must be known. `denied`: it says that the holder does *not* hold the place.
    `family`: an id shared by copies of one text. `credibility` is an analyst's 1 to 6 for this
    claim; `against_interest` his ruling that it runs against the interest of who makes it.
    `change`: it says that the place changed hands on the days it names. Of more than `MEMORY` days
    the last ones are taken: by then it was so.
    """

    id: str
    place: str
    origin: str
    holder: str
    first: int | None = None
    last: int | None = None
    published: int | None = None
    denied: bool = False
    family: str | None = None
    credibility: int | None = None
    against_interest: bool = False
    change: bool = False

    @property
    def day(self) -> int | None:
        """The last day that it may speak of; None where nothing dates it."""
        return self.last if self.last is not None else self.published


@dataclass(frozen=True, slots=True)
class Columns:
    """Reports as arrays, in the order of place, day and publication; names are sorted.

    `state` is the number of the holder among those named at the place (`named`), `holder` among
    all. `timing` is the width in days of what it names, or `PUBLISHED_ONLY`. `told` is the day of
    publication, or the last day spoken of where that is not known.
    """

    reports: tuple[Report, ...]
    places: tuple[str, ...]
    origins: tuple[str, ...]
    holders: tuple[str, ...]
    named: tuple[tuple[int, ...], ...]
    place: Ints
    origin: Ints
    holder: Ints
    state: Ints
    day: Ints
    told: Ints
    timing: Ints
    denied: Bools
    against: Bools
    credibility: Ints
    change: Bools

    def __len__(self) -> int:
        """Count the reports."""
        return len(self.reports)


def dated(reports: Iterable[Report], off: frozenset[str] = frozenset()) -> tuple[Report, ...]:
    """Give the reports that a day bounds, of origins that are not switched off, in their order."""
    kept = (report for report in reports if report.day is not None and report.origin not in off)
    return tuple(sorted(kept, key=_order))


def columns(
    reports: Sequence[Report],
    origins: Sequence[str] | None = None,
    holders: Sequence[str] | None = None,
) -> Columns:
    """Lay reports, as `dated` gives them, out in columns; names may be given, to number them so."""
    places = sorted({report.place for report in reports})
    origins = tuple(origins or sorted({report.origin for report in reports}))
    holders = tuple(holders or sorted({report.holder for report in reports}))
    place = _numbers((report.place for report in reports), places)
    holder = _numbers((report.holder for report in reports), holders)
    named = _named(place, holder, len(places))
    states = [{one: number for number, one in enumerate(known)} for known in named]
    return Columns(
        reports=tuple(reports),
        places=tuple(places),
        origins=origins,
        holders=holders,
        named=named,
        place=place,
        origin=_numbers((report.origin for report in reports), origins),
        holder=holder,
        state=np.array(
            [
                states[where][who]
                for where, who in zip(place.tolist(), holder.tolist(), strict=True)
            ],
            dtype=np.int64,
        ),
        day=np.array([report.day for report in reports], dtype=np.int64),
        told=np.array([_told(report) for report in reports], dtype=np.int64),
        timing=np.array([_timing(report) for report in reports], dtype=np.int64),
        denied=np.array([report.denied for report in reports], dtype=np.bool_),
        against=np.array([report.against_interest for report in reports], dtype=np.bool_),
        change=np.array(
            [report.change and _width(report) < MEMORY for report in reports], dtype=np.bool_
        ),
        credibility=np.array([report.credibility or 0 for report in reports], dtype=np.int64),
    )


def repeated(told: Columns, count: int) -> Columns:
    """Set one place down several times, as so many places with the same reports."""

    def tiled(column: NDArray[Any]) -> NDArray[Any]:
        return np.tile(column, count)

    return replace(
        told,
        reports=told.reports * count,
        places=told.places * count,
        named=told.named * count,
        place=np.repeat(np.arange(count), len(told)),
        origin=tiled(told.origin),
        holder=tiled(told.holder),
        state=tiled(told.state),
        day=tiled(told.day),
        told=tiled(told.told),
        timing=tiled(told.timing),
        denied=tiled(told.denied),
        against=tiled(told.against),
        credibility=tiled(told.credibility),
        change=tiled(told.change),
    )


def delays() -> Floats:
    """Give for each kind of timing the chance that the day meant lies at most so far back.

    Row = kind, column = days back from the last possible one, 0 to `MEMORY` - 1. A day that is
    named is certain, one of several named is any of them, one not named follows the delay.
    """
    back = np.arange(MEMORY)
    widths = np.arange(MEMORY)[:, None]
    uniform = np.minimum(1.0, (back + 1) / (widths + 1))
    ended = 1.0 / (1.0 + MEAN_DELAY)
    geometric = 1.0 - (1.0 - ended) ** (back + 1)
    return np.vstack([uniform, geometric])


def _order(report: Report) -> tuple[object, ...]:
    return report.place, report.day, _told(report), report.origin, report.holder, report.id


def _told(report: Report) -> int:
    return report.published if report.published is not None else report.day or 0


def _timing(report: Report) -> int:
    return PUBLISHED_ONLY if report.last is None else min(_width(report), MEMORY - 1)


def _width(report: Report) -> int:
    """Give the days between the bounds of what a report names; of one that names none, many."""
    if report.last is None:
        return MEMORY
    return max(report.last - (report.last if report.first is None else report.first), 0)


def _numbers(names: Iterable[str], known: Sequence[str]) -> Ints:
    numbers: Mapping[str, int] = {name: number for number, name in enumerate(known)}
    return np.array([numbers[name] for name in names], dtype=np.int64)


def _named(place: Ints, holder: Ints, count: int) -> tuple[tuple[int, ...], ...]:
    named: list[set[int]] = [set() for _ in range(count)]
    for where, who in zip(place.tolist(), holder.tolist(), strict=True):
        named[where].add(who)
    return tuple(tuple(sorted(known)) for known in named)
