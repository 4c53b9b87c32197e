"""The posterior as rows of the table `control`: stretches of one likeliest holder, bands in words.

People are shown the band, programs the `probability`. A start or end is a bracket: from the last
day on which the one before was very likely to the first day on which the next one is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np

from tadmor.model.estimates import Band
from tadmor.model.findings import ControlRow, Party
from tadmor.model.reading import Place
from tadmor.model.values import value
from tadmor.synthesis.days import written
from tadmor.synthesis.fusion.fusing import Fusion, Local
from tadmor.synthesis.fusion.reports import Floats, Ints, Report
from tadmor.synthesis.fusion.told import claim_of

BANDS: tuple[tuple[float, Band], ...] = (
    (0.95, "almost certainly"),
    (0.85, "very likely"),
    (0.65, "likely"),
    (0.0, "open"),
)
"""From which chance on a band runs; what is open names no holder."""

SURE, OPEN = 0.85, 0.65

FEW = 500
"""Reports of a case up to which each is left out in turn, to see which move a row most."""

CHANGE = 30
"""Days for which who holds a place may be open between two holders without a row of its own."""

COUNTED = 0.05
"""A report that is less than this its origin's own is a copy, and no evidence."""


@value
class Stretch:
    """Days, as ordinals, on which one holder of a place is the likeliest; None: nobody is.

    `chance` is the mean of his chance over the stretch. The end is open where nothing is told
    after it. `because` are the reports that name him then. `days` runs from the first day on which
    he leads to the day after the last.
    """

    place: str
    holder: str | None
    start: tuple[int | None, int]
    end: tuple[int, int] | None
    chance: float
    last: int | None
    because: tuple[Report, ...]
    days: tuple[int, int]


def band(chance: float) -> Band:
    """Give a chance in words."""
    return next(words for least, words in BANDS if chance >= least)


def stretches(fusion: Fusion) -> Iterator[Stretch]:
    """Give the stretches of every place, in their order."""
    for place, local in sorted(fusion.places.items()):
        yield from _stretches(place, local)


def rows(
    fusion: Fusion, places: Mapping[str, Place], holders: Mapping[str, Party]
) -> tuple[ControlRow, ...]:
    """Give the rows of the account "fused"; places and holders are looked up by their keys.

    The claims of a row stand in the order in which they move its first sure day, in a case of
    up to `FEW` reports; in larger ones in the order of their days.
    """
    few = sum(len(local.reports) for local in fusion.places.values()) <= FEW
    return tuple(
        _row(_ordered(fusion, found) if few else found, places[found.place], holders)
        for found in stretches(fusion)
    )


def _ordered(fusion: Fusion, found: Stretch) -> Stretch:
    if found.holder is None:
        return found
    most = fusion.moved(found.place, found.start[1], found.holder, most=len(found.because))
    places = {moved.report.id: number for number, moved in enumerate(most)}
    because = sorted(found.because, key=lambda report: places.get(report.id, len(places)))
    return replace(found, because=tuple(because))


def _row(found: Stretch, place: Place, holders: Mapping[str, Party]) -> ControlRow:
    low, high = found.start
    end_low, end_high = found.end or (None, None)
    return ControlRow(
        place=Party(id=place.id, name=place.name),
        lat=place.lat,
        lon=place.lon,
        account="fused",
        holder=holders[found.holder] if found.holder else None,
        state="held" if found.holder else "unknown",
        start_min=_iso(low),
        start_max=_iso(high),
        end_min=_iso(end_low),
        end_max=_iso(end_high),
        last_evidence=_iso(found.last),
        because=tuple(dict.fromkeys(claim_of(report) for report in found.because)),
        probability=round(found.chance, 3),
    )


def _stretches(place: str, local: Local) -> Iterator[Stretch]:
    chance, start = local.course.chance, local.course.start
    begun = max(min(_first(report) for report in local.reports) - start, 0)
    leaders = _leaders(chance)
    edges = [begun, *(np.flatnonzero(np.diff(leaders)) + 1).tolist(), len(leaders)]
    edges = [edge for edge in edges if edge >= begun]
    spans = [(low, high) for low, high in pairwise(edges) if low < high]
    brackets = [_bracket(chance, leaders, one, other) for one, other in pairwise(spans)]
    for number, (low, high) in enumerate(spans):
        leader = int(leaders[low])
        begins = brackets[number - 1] if number else (None, _sure(chance, leader, low, high))
        ends = brackets[number] if number < len(brackets) else None
        holder = local.holders[leader] if leader >= 0 else None
        because = _because(local, holder, begins, ends, start)
        if not number and because:
            begins = (None, max(begins[1], min(map(_first, because)) - start))
        column = chance[low:high].max(axis=1) if leader < 0 else chance[low:high, leader]
        yield Stretch(
            place=place,
            holder=holder,
            start=(None if begins[0] is None else start + begins[0], start + begins[1]),
            end=(start + ends[0], start + ends[1]) if ends else None,
            chance=float(column.mean()),
            last=max((report.day or 0 for report in because), default=None),
            because=because,
            days=(start + low, start + high),
        )


def _leaders(chance: Floats) -> Ints:
    """Give the column of the likeliest holder by day; -1 where it is open, or nobody named.

    Between two holders an open stretch of a month or less is the change itself, and falls to
    whichever leads.
    """
    likeliest = chance.argmax(axis=1)
    named = likeliest < chance.shape[1] - 1
    leaders = np.where(named & (chance.max(axis=1) >= OPEN), likeliest, -1)
    edges = [0, *(np.flatnonzero(np.diff(leaders)) + 1).tolist(), len(leaders)]
    for low, high in pairwise(edges):
        inside = low > 0 and high < len(leaders) and leaders[low] < 0 and high - low <= CHANGE
        if inside and leaders[low - 1] != leaders[high]:
            either = chance[low:high][:, [leaders[low - 1], leaders[high]]].argmax(axis=1)
            turn = low + int(np.argmax(either)) if either.any() else high
            leaders[low:turn], leaders[turn:high] = leaders[low - 1], leaders[high]
    return leaders


def _bracket(
    chance: Floats, leaders: Ints, before: tuple[int, int], after: tuple[int, int]
) -> tuple[int, int]:
    """Give the first and last day on which the one may have given way to the other."""
    old, new = int(leaders[before[0]]), int(leaders[after[0]])
    low = after[0]
    if old >= 0:
        span = chance[before[0] : before[1], old]
        low = before[0] + int(np.flatnonzero(span >= min(SURE, span.max()))[-1]) + 1
    return low, _sure(chance, new, *after)


def _sure(chance: Floats, leader: int, low: int, high: int) -> int:
    """Give the first day on which a holder is very likely, or as likely as he gets."""
    if leader < 0:
        return low
    span = chance[low:high, leader]
    return low + int(np.flatnonzero(span >= min(SURE, span.max()))[0])


def _because(
    local: Local,
    holder: str | None,
    begins: tuple[int | None, int],
    ends: tuple[int, int] | None,
    start: int,
) -> tuple[Report, ...]:
    low = start + (begins[0] if begins[0] is not None else 0)
    high = start + ends[1] if ends else None
    return tuple(
        report
        for report, worth in zip(local.reports, local.worth.tolist(), strict=True)
        if report.holder == holder and not report.denied and worth > COUNTED
        if (report.day or 0) >= low and (high is None or (report.day or 0) <= high)
    )


def _first(report: Report) -> int:
    return report.first if report.first is not None else report.day or 0


def _iso(day: int | None) -> str | None:
    return None if day is None else written(day)
