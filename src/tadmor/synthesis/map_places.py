"""Whose the places of a case are on dated maps, beside what others say of them.

A map is its maker's account of one day: it says nothing of the days around it. A place counts as
somebody's only if the whole circle in which it lies is, so that a line drawn through a town, or a
point known to a few kilometres, decides nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import cos, inf, radians
from typing import TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, ConflictRow, ControlRow, Party
from tadmor.model.layers import Area, Drawing, MapPlaceRow
from tadmor.model.reading import Bounds, Place
from tadmor.model.time import bounds
from tadmor.model.values import mint
from tadmor.synthesis.days import number, written
from tadmor.synthesis.history import history
from tadmor.synthesis.lookup import Lookup, folded
from tadmor.synthesis.maps import Map
from tadmor.synthesis.settling import settled
from tadmor.synthesis.signs import Sign, signs

KM_A_DEGREE = 111.2
LEAST_KM = 1.0  # of the circle in which a place lies, where nothing is known of it
DISSOLVED_BY = (
    "what the mapmaker's own sources say of this place and day, and whether both mean all of it"
)
# Says whether a party is a holder of a map, or known to be part of it.
IsOf: TypeAlias = Callable[[Map, Party, str], bool]


def places(maps: Sequence[Map], held: Iterable[Place]) -> Iterator[MapPlaceRow]:
    """Give whose each place is on each map; nothing where a map shows nothing."""
    points = [place for place in held if place.kind == "point" and place.lat is not None]
    for one in maps:
        shapes = [area.shape for area in one.drawing.areas]
        tree = shapely.STRtree(shapes)
        for place in points:
            lat, lon = place.lat or 0.0, place.lon or 0.0
            found = tree.query(shapely.Point(lon, lat), predicate="intersects")
            areas = [one.drawing.areas[number] for number in sorted(found)]
            if areas:
                yield _row(one, place, areas)


def swapped(drawing: Drawing, held: Iterable[Place]) -> bool:
    """Say whether places lie on a map only if latitude and longitude are read for one another."""
    edges = shapely.total_bounds([area.shape for area in drawing.areas])
    frame, turned = shapely.box(*edges), shapely.box(*edges[[1, 0, 3, 2]])
    points = [shapely.Point(place.lon or 0, place.lat) for place in held if place.lat is not None]
    return any(map(turned.covers, points)) and not any(map(frame.covers, points))


def _row(one: Map, place: Place, areas: Sequence[Area]) -> MapPlaceRow:
    labels = tuple(dict.fromkeys(area.label for area in areas))
    holder = one.holder(labels[0]) if len(labels) == 1 else None
    circle, whole = _circle(place), one.parted.regions.get((labels[0],))
    return MapPlaceRow(
        id=mint("mpl", one.layer.id, place.id),
        place=Party(id=place.id, name=place.name),
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        account=one.mapmaker,
        holder=holder,
        label=" and ".join(labels),
        state="held" if holder else "contested",
        shown=one.facts.shown,
        whole=len(labels) == 1 and whole is not None and bool(whole.covers(circle)),
        layer=one.layer.id,
        document=one.layer.name,
        quote=areas[0].text,
        because=tuple(area.id for area in areas),
    )


def _circle(place: Place) -> BaseGeometry:
    """Draw the circle that holds what is meant, in degrees."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    reach = max(place.radius_km or 0.0, LEAST_KM) / KM_A_DEGREE
    unit = shapely.Point(0, 0).buffer(1, quad_segs=8)
    wide = reach / max(cos(radians(lat)), 0.01)
    return shapely.transform(unit, lambda points: points * (wide, reach) + (lon, lat))


def control(rows: Iterable[MapPlaceRow]) -> tuple[ControlRow, ...]:
    """Fold the maps of each maker into the history of each place, as any other account."""
    told: dict[tuple[str, str], list[MapPlaceRow]] = {}
    for row in rows:
        if row.whole:
            told.setdefault((row.place.id or "", folded(row.account.name)), []).append(row)
    return tuple(made for held in told.values() for made in _history(held))


def _history(held: Sequence[MapPlaceRow]) -> Iterator[ControlRow]:
    first = held[0]
    for phase in history(settled(map(_sign, held))):
        end_min, end_max = phase.end or (-inf, inf)
        yield ControlRow(
            place=first.place,
            lat=first.lat,
            lon=first.lon,
            account=first.account,
            holder=phase.holder,
            state=phase.state,
            start_min=written(phase.start[0]),
            start_max=written(phase.start[1]),
            end_min=written(end_min),
            end_max=written(end_max),
            last_evidence=written(phase.last),
            because=tuple(phase.because),
        )


def _sign(row: MapPlaceRow) -> Sign:
    """Read a map as a state that was seen on its day, and began nobody says when."""
    shown = bounds(row.shown)
    first, last = number(shown.start_min), number(shown.end_max, inf)
    return Sign(
        effect="holds" if row.holder else "contests",
        comes=row.holder,
        low=-inf,
        high=last,
        sure=first,
        last=last,
        document=row.document,
        claims=row.because,
    )


def conflicts(
    maps: Sequence[Map], rows: Iterable[MapPlaceRow], collection: Collection, is_of: IsOf
) -> Iterator[ConflictRow]:
    """Set what is claimed of a place beside the map of that day: two holders that cannot both be.

    Only whole, asserted claims of who holds it on the map's day count, and only if the map itself
    knows the claimed holder, under another label than the place's.
    """
    lookup = Lookup(collection)
    said: dict[str, list[tuple[ClaimRow, Party]]] = {}
    for claim in collection.claims:
        if claim.place and (holder := _holder(claim, lookup)):
            said.setdefault(claim.place, []).append((claim, holder))
    by_id = {one.layer.id: one for one in maps}
    for row in rows:
        if row.whole and row.holder:
            for claim, holder in said.get(row.place.id or "", ()):
                one = by_id[row.layer]
                if _on(claim, row.shown) and _at_odds(one, row, holder, is_of):
                    yield _conflict(row, claim, holder)


def _holder(claim: ClaimRow, lookup: Lookup) -> Party | None:
    """Give who holds the whole of the place by a claim that counts in its own account's history."""
    if claim.frame != "control":
        return None
    return next((sign.comes for sign in signs(claim, lookup) if sign.effect == "holds"), None)


def _on(claim: ClaimRow, shown: str) -> bool:
    """Say whether a claim speaks of every day that a map may show."""
    day, held = bounds(shown), _held(claim)
    start, end = number(held.start_max, inf), number(held.end_min, -inf)
    return start <= number(day.start_min) and number(day.end_max, inf) <= end


def _held(claim: ClaimRow) -> Bounds:
    """Give when it is said to hold; what only goes on holds on the day on which that is said."""
    said = claim.times.said or Bounds()
    if claim.time is None:
        return said if claim.aspect == "ongoing" else Bounds()
    stretch = bounds(claim.time)
    if stretch.end != "ongoing":
        return stretch
    return Bounds(start_max=stretch.start_max, end_min=said.start_min)


def _at_odds(one: Map, row: MapPlaceRow, holder: Party, is_of: IsOf) -> bool:
    """Say whether the map knows the holder by another label, and not by the place's own."""
    labels = [label for label, name in one.holders.items() if name and is_of(one, holder, name)]
    return bool(labels) and row.label not in labels


def _conflict(row: MapPlaceRow, claim: ClaimRow, holder: Party) -> ConflictRow:
    maker, shown = row.account.name, row.shown
    return ConflictRow(
        id=mint("mcf", row.because, claim.id),
        kind="contradiction",
        left=row.because[0],
        left_document=row.document,
        left_quote=f"{row.quote} on {shown}",
        right=claim.id,
        right_document=claim.document,
        right_span=claim.span,
        right_quote=claim.quote,
        why=(
            f"The map by {maker} shows {row.place.name} as {row.label}'s on {shown}; "
            f"{claim.originating_source.name} has {holder.name} hold it on that day."
        ),
        dissolved_by=DISSOLVED_BY,
    )
