"""What dated maps show: area by holder, and what changed between two maps that can be compared."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from tadmor.model.findings import Party
from tadmor.model.layers import (
    AreaRow,
    ChangeRow,
    Drawing,
    LayerFacts,
    LayerRow,
    OverlapRow,
    PassedRow,
    WarningRow,
)
from tadmor.model.time import bounds
from tadmor.model.values import mint
from tadmor.synthesis.areas import SLIVER_KM2, Parted, common, km2, parted, without
from tadmor.synthesis.days import number

# Gives the party of the case that a name means, or one without id.
Who: TypeAlias = Callable[[str], Party]
TOWNS = 12  # of those that changed hands, how many are named


class Spot(NamedTuple):
    """A place that may lie within an area: of the case if it has an id, else a town."""

    party: Party
    lat: float
    lon: float


# Gives the places and towns within west, south, east, north; the case's first.
Within: TypeAlias = Callable[[float, float, float, float], Sequence[Spot]]


class Map:
    """One map, measured when something is asked of it."""

    def __init__(self, drawing: Drawing, who: Who) -> None:
        """Take a map up; `who` gives the party that a name means."""
        self.drawing, self.layer, self.facts = drawing, drawing.layer, drawing.layer.facts
        self.who = who
        self.mapmaker = who(self.facts.mapmaker)
        self.holders = {area.label: area.holder for area in drawing.areas}

    @cached_property
    def parted(self) -> Parted:
        """The map by label."""
        return parted(self.drawing.areas)

    @property
    def days(self) -> tuple[float, float]:
        """The first and the last day that it may show."""
        shown = bounds(self.facts.shown)
        return number(shown.start_min), number(shown.end_max)

    def holder(self, label: str) -> Party | None:
        """Give the holder whose label it is; None for what is nobody's."""
        name = self.holders.get(label)
        return self.who(name) if name else None

    def rows(self) -> Iterator[LayerRow | AreaRow | OverlapRow]:
        """Give the map itself, its area by holder, and what it gives to two."""
        facts, layer = self.facts, self.layer
        yield LayerRow(
            id=layer.id,
            document=layer.name,
            sha256=layer.sha256,
            mapmaker=self.mapmaker,
            shown=facts.shown,
            method=facts.method,
            published=facts.published,
            areas=len(self.drawing.areas),
            covered_km2=_rounded(km2(self.parted.covered)),
        )
        for label, shape in self.parted.whole.items():
            yield AreaRow(
                id=mint("are", layer.id, label),
                layer=layer.id,
                document=layer.name,
                mapmaker=self.mapmaker,
                shown=facts.shown,
                holder=self.holder(label),
                label=label,
                km2=_rounded(km2(shape)),
                shared_km2=_rounded(self.parted.shared(label)),
                because=tuple(area.id for area in self.drawing.areas if area.label == label),
            )
        yield from self._overlaps()

    def _overlaps(self) -> Iterator[OverlapRow]:
        for labels, shape in self.parted.overlaps():
            held = [area for area in self.drawing.areas if area.label in labels]
            yield OverlapRow(
                id=mint("ovl", self.layer.id, *labels),
                layer=self.layer.id,
                document=self.layer.name,
                mapmaker=self.mapmaker,
                shown=self.facts.shown,
                labels=labels,
                km2=_rounded(km2(shape)),
                because=tuple(area.id for area in held if area.shape.intersects(shape)),
            )


def compared(maps: Sequence[Map], within: Within) -> Iterator[ChangeRow | PassedRow | WarningRow]:
    """Compare each map with the next of its maker, method and legend; warn of all others.

    Of two kinds of map that cannot be compared there is one warning, by the first of each.
    """
    kinds: dict[object, list[Map]] = {}
    for one in sorted(maps, key=lambda held: (held.days, held.layer.id)):
        kinds.setdefault(_kind(one.facts), []).append(one)
    for held in kinds.values():
        for one, other in pairwise(held):
            yield from differences(one, other, within)
    for first, second in combinations(kinds.values(), 2):
        yield from differences(first[0], second[0], within)


def differences(
    one: Map, other: Map, within: Within
) -> Iterator[ChangeRow | PassedRow | WarningRow]:
    """Give what changed from the earlier of two maps to the later, or why it is not asked."""
    first, then = sorted((one, other), key=lambda held: held.days)
    differs = tuple(_differs(first.facts, then.facts))
    if not differs and first.days[1] >= then.days[0]:
        differs = ("no order of days",)
    if differs:
        yield _warning(first, then, differs)
        return
    yield from _changes(first, then)
    yield from _passed(first, then, within)


def _kind(facts: LayerFacts) -> tuple[object, ...]:
    plain = (" ".join(words.casefold().split()) for words in (facts.mapmaker, facts.method))
    return *plain, (facts.holder, facts.legend, facts.nobody)


def _differs(first: LayerFacts, then: LayerFacts) -> Iterator[str]:
    names = ("mapmaker", "method", "legend")
    for name, one, other in zip(names, _kind(first), _kind(then), strict=True):
        if one != other:
            yield name


def _warning(first: Map, then: Map, differs: tuple[str, ...]) -> WarningRow:
    """Say why two maps are not compared."""
    titles = [f"{held.layer.name} ({held.facts.shown})" for held in (first, then)]
    if differs == ("no order of days",):
        reason = "both may show the same day"
    else:
        reason = f"they differ in {' and '.join(differs)}, so a difference of area shows nothing"
    ids = (first.layer.id, then.layer.id)
    return WarningRow(
        id=mint("wrn", *ids, differs),
        differs=differs,
        why=f"{' and '.join(titles)} are not compared by area: {reason}",
        because=ids,
    )


def _changes(first: Map, then: Map) -> Iterator[ChangeRow]:
    """Give what each holder gained and lost, over all that each map shows as his."""
    nothing = shapely.MultiPolygon()
    ids = (first.layer.id, then.layer.id)
    before, after = first.parted.whole, then.parted.whole
    for label in sorted({*before, *after}):
        old, new = before.get(label, nothing), after.get(label, nothing)
        was, has = km2(old), km2(new)
        yield ChangeRow(
            id=mint("chg", *ids, label),
            mapmaker=then.mapmaker,
            first_shown=first.facts.shown,
            then_shown=then.facts.shown,
            holder=then.holder(label) or first.holder(label),
            label=label,
            before_km2=_rounded(was),
            after_km2=_rounded(has),
            gained_km2=_rounded(km2(without(new, old))),
            lost_km2=_rounded(km2(without(old, new))),
            percent=round(100 * (has - was) / was, 1) + 0.0 if was else None,
            because=ids,
        )


def _passed(first: Map, then: Map, within: Within) -> Iterator[PassedRow]:
    """Give what went from one label to another; what several have is a kind of its own."""
    before, after = _labelled(first.parted), _labelled(then.parted)
    pairs = [(old, new) for old in before for new in after if old != new]
    for old, new in pairs:
        yield from _row(first, then, (old, new), common(before[old], after[new]), within)
    for old, shape in before.items():
        yield from _row(first, then, (old, None), without(shape, then.parted.covered), within)
    for new, shape in after.items():
        yield from _row(first, then, (None, new), without(shape, first.parted.covered), within)


def _labelled(held: Parted) -> dict[str, BaseGeometry]:
    return {" and ".join(labels): shape for labels, shape in held.regions.items()}


def _row(
    first: Map,
    then: Map,
    labels: tuple[str | None, str | None],
    shape: BaseGeometry,
    within: Within,
) -> Iterator[PassedRow]:
    area = km2(shape)
    if area < SLIVER_KM2:
        return
    spots = list(_inside(shape, within(*shape.bounds)))
    towns = [spot.party.name for spot in spots if spot.party.id is None]
    ids = (first.layer.id, then.layer.id)
    yield PassedRow(
        id=mint("pas", *ids, *labels),
        mapmaker=then.mapmaker,
        first_shown=first.facts.shown,
        then_shown=then.facts.shown,
        before=labels[0],
        after=labels[1],
        km2=_rounded(area),
        places=tuple(spot.party for spot in spots if spot.party.id is not None),
        towns=tuple(towns[:TOWNS]),
        more_towns=max(0, len(towns) - TOWNS),
        because=ids,
    )


def _inside(shape: BaseGeometry, spots: Iterable[Spot]) -> Iterator[Spot]:
    shapely.prepare(shape)
    for spot in spots:
        if shapely.contains_xy(shape, spot.lon, spot.lat):
            yield spot


def _rounded(area: float) -> float:
    return round(area, 3)
