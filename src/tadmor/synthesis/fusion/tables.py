"""A fusion as the page shows it: stretches with bands by day, what moved them, voices, doubts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from tadmor.model.estimates import (
    Amount,
    Band,
    FusedDoubt,
    FusedMove,
    FusedRow,
    FusedSpan,
    FusedVoice,
)
from tadmor.model.findings import Party
from tadmor.model.reading import Place
from tadmor.synthesis.days import written
from tadmor.synthesis.fusion.doubts import Doubt
from tadmor.synthesis.fusion.fusing import Fusion, Moved, Voice
from tadmor.synthesis.fusion.rows import COUNTED, Stretch, band, stretches
from tadmor.synthesis.fusion.told import Told, claim_of

MUCH, SOME = 0.2, 0.05
"""Changes of the chance that count as much, and as some."""

MOVES = 8
"""Claims named as having moved a stretch."""


def rows(
    fusion: Fusion, told: Told, places: Mapping[str, Place], *, moves: bool
) -> Iterator[FusedRow]:
    """Give the stretches of every place; with `moves`, the claims that moved each."""
    for found in stretches(fusion):
        place = places[found.place]
        yield FusedRow(
            place=Party(id=place.id, name=place.name),
            lat=place.lat,
            lon=place.lon,
            holder=told.holders[found.holder] if found.holder else None,
            spans=_spans(fusion, found),
            last_evidence=written(found.last) if found.last else None,
            because=_claims(found),
            copies=_copies(fusion, found),
            moves=_moves(fusion, found) if moves else None,
        )


def voices(fusion: Fusion, told: Told) -> tuple[FusedVoice, ...]:
    """Say how each origin speaks, those with most reports first."""
    found = sorted(fusion.voices(), key=lambda one: (-one.reports, told.origins[one.origin].name))
    return tuple(_voice(one, told) for one in found)


def doubt(found: Doubt, told: Told, places: Mapping[str, Place]) -> FusedDoubt:
    """Give a doubt with the names of the case."""
    place = places[found.place]
    return FusedDoubt(
        place=Party(id=place.id, name=place.name),
        origins=tuple(told.origins[origin] for origin in found.origins),
        first=written(found.first) or "",
        last=written(found.last) or "",
        words=found.words({key: party.name for key, party in told.origins.items()}),
    )


def _voice(found: Voice, told: Told) -> FusedVoice:
    return FusedVoice(
        origin=told.origins[found.origin],
        reports=found.reports,
        right=_band(found.right),
        side=told.holders[found.side] if found.side else None,
        of=tuple(told.origins[origin] for origin in found.of),
        grade=told.grades.get(found.origin),
    )


def _spans(fusion: Fusion, found: Stretch) -> tuple[FusedSpan, ...]:
    """Give the runs of days in one band; the last one of all is only carried on."""
    local = fusion.places[found.place]
    begin, course = local.course.start, local.course.chance
    low = max(found.days[0] - begin, 0)
    high = min(found.days[1] - begin, len(course))
    if found.holder is None:
        bands: Sequence[Band] = ["open"] * (high - low)
    else:
        bands = [_band(chance) for chance in course[low:high, local.holders.index(found.holder)]]
    starts = [day for day in range(len(bands)) if not day or bands[day] != bands[day - 1]]
    edges = [*starts, len(bands)]
    days = [begin + low + edge for edge in edges]
    carried = found.end is None
    return tuple(
        FusedSpan(
            band=bands[start],
            first=written(first) or "",
            last=None if carried and after == days[-1] else written(after - 1),
        )
        for start, (first, after) in zip(starts, pairwise(days), strict=True)
    )


def _claims(found: Stretch) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim_of(report) for report in found.because))


def _copies(fusion: Fusion, found: Stretch) -> tuple[str, ...]:
    """Give the claims that name the holder in these days, and are taken to repeat others."""
    local, (low, high) = fusion.places[found.place], found.days
    copies = (
        claim_of(report)
        for report, worth in zip(local.reports, local.worth.tolist(), strict=True)
        if report.holder == found.holder and not report.denied and worth <= COUNTED
        if low <= (report.day or 0) < high
    )
    return tuple(dict.fromkeys(copy for copy in copies if copy not in _claims(found)))


def _moves(fusion: Fusion, found: Stretch) -> tuple[FusedMove, ...]:
    if found.holder is None:
        return ()
    moved = fusion.moved(found.place, found.start[1], found.holder, most=MOVES)
    first: dict[str, Moved] = {}
    for one in moved:
        first.setdefault(claim_of(one.report), one)
    return tuple(
        FusedMove(claim=claim, towards=one.change > 0, amount=_amount(abs(one.change)))
        for claim, one in first.items()
    )


def _amount(change: float) -> Amount:
    if change >= MUCH:
        return "much"
    return "somewhat" if change >= SOME else "little"


def _band(chance: float) -> Band:
    return band(float(np.clip(chance, 0.0, 1.0)))
