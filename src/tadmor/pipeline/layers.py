"""Dated maps in a case: brought in whole, measured, compared, and set beside what others say."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tadmor.errors import UsageError
from tadmor.exchange.layers import drawing, layer
from tadmor.grounding.across import same_name
from tadmor.grounding.gazetteer import consulting, towns_between
from tadmor.grounding.import_places import gazetteer_file
from tadmor.grounding.registry import RegisteredActor
from tadmor.model import edtf
from tadmor.model.collection import Collection
from tadmor.model.findings import ConflictRow, ControlRow, Party, SourceRow
from tadmor.model.layers import (
    ChangeRow,
    LayersRow,
    MapPlaceRow,
    PassedRow,
    Sheet,
    WarningRow,
)
from tadmor.model.rulings import standing
from tadmor.model.time import bounds
from tadmor.pipeline.beside import beside
from tadmor.pipeline.collect import gather
from tadmor.pipeline.gazetteers import gazetteer_path
from tadmor.store.case import Case
from tadmor.synthesis import map_places, maps
from tadmor.synthesis.control import Asked, is_of
from tadmor.synthesis.days import number
from tadmor.synthesis.lookup import folded
from tadmor.synthesis.map_sheets import sheets
from tadmor.synthesis.maps import Map, Spot


class Brought(NamedTuple):
    """What an import brought: how many areas; features that are none; False if it was there.

    `swapped` says that places of the case lie on the map only if its coordinates are read the other
    way round.
    """

    areas: int
    others: int
    new: bool
    swapped: bool


def bring_in(path: Path, file: Path, options: Mapping[str, Any]) -> Brought:
    """Bring a map into a case, making it if it is missing: all of it or nothing.

    Raises InputError where the file or its sidecar is unsound, UsageError where nothing says who
    made the map, of which day, and how.
    """
    held = layer(file, options)
    drawn = drawing(held)
    with Case(path, create=True) as case:
        try:
            new = case.bring_in_map(file, held)
            swapped = new and map_places.swapped(drawn, gather(case).places)
        finally:
            case.drop_if_empty()
    return Brought(len(drawn.areas), drawn.others, new, swapped)


class Layers:
    """The maps of a case that people have not rejected."""

    def __init__(self, case: Case, whole: Collection | None = None) -> None:
        """Open the maps; they are read when something is asked of them."""
        self._case, self._whole = case, whole
        verdicts = standing(case.rulings()).verdicts
        self._held = tuple(one for one in case.maps() if verdicts.get(one.id) != "rejected")
        self._verdicts = verdicts

    @cached_property
    def maps(self) -> tuple[Map, ...]:
        """Every map, in the order of its days."""
        found = (Map(drawing(held), self._who) for held in self._held)
        return tuple(sorted(found, key=lambda one: (one.days, one.layer.id)))

    @cached_property
    def whole(self) -> Collection:
        """What is read in the case besides, without what people rejected."""
        return self._whole or gather(self._case).without_rejected()

    @cached_property
    def places(self) -> tuple[MapPlaceRow, ...]:
        """Whose the places of the case are on each map."""
        return tuple(map_places.places(self.maps, self.whole.places)) if self._held else ()

    def rows(self) -> Iterator[LayersRow]:
        """Give the maps, their areas, what changed from one to the next, and the places."""
        for one in self.maps:
            yield from one.rows()
        yield from self.changes()
        yield from self.places

    def sheets(self) -> Iterator[Sheet]:
        """Give every map as a page shows it."""
        yield from sheets(self.maps)

    def changes(self) -> Iterator[ChangeRow | PassedRow | WarningRow]:
        """Compare each map with the next of its kind, and warn of those of another."""
        yield from maps.compared(self.maps, self._within)

    def between(self, first: str, then: str) -> Iterator[LayersRow]:
        """Compare the maps of two days (EDTF); UsageError for a day that no map shows."""
        pair = [self._of_day(day) for day in (first, then)]
        for one in pair[0]:
            for other in pair[1]:
                if one is not other:
                    yield from maps.differences(one, other, self._within)

    def control(self, account: Asked = None, **only: str | None) -> tuple[ControlRow, ...]:
        """Give the maps' accounts of who held the places, as far as they are asked for."""
        known = (row for row in self.places if self._is_known(row, only))
        rows = (row for row in known if is_of(row.account, account))
        if place := only.get("place"):
            named = folded(place)
            rows = (row for row in rows if place == row.place.id or named == folded(row.place.name))
        made = map_places.control(rows)
        asked = bounds(only.get("held_on"))
        return tuple(row for row in made if _may_hold(row, asked.start_min, asked.end_max))

    def conflicts(self) -> tuple[ConflictRow, ...]:
        """Give the claims that have another hold a place than the map of that day shows."""
        if not self._held:
            return ()
        found = map_places.conflicts(self.maps, self.places, self.whole, self._is_of)
        return tuple(replace(row, ruling=self._verdicts.get(row.id)) for row in found)

    def sources(self) -> Iterator[SourceRow]:
        """Give the maps as documents of the case."""
        for held in self._held:
            facts = held.facts
            yield SourceRow(
                row="document",
                id=held.id,
                name=held.name,
                publisher=facts.mapmaker,
                published=facts.published,
                note=f"a map of {facts.shown}, {facts.method}",
                documents=(held.name,),
                outlets=(facts.mapmaker,),
            )

    def _of_day(self, day: str) -> Sequence[Map]:
        try:
            edtf.parse(day)
        except edtf.NotationError as error:
            raise UsageError(str(error)) from error
        found = [one for one in self.maps if one.facts.shown == day]
        if not found:
            days = ", ".join(dict.fromkeys(one.facts.shown for one in self.maps)) or "none"
            raise UsageError(f"no map in the case shows {day}; there are maps of: {days}")
        return found

    def _is_known(self, row: MapPlaceRow, only: Mapping[str, str | None]) -> bool:
        """Say whether a map was published by the days asked for; it says what it shows then."""
        held = next(one for one in self._held if one.id == row.layer)
        published = number(bounds(held.facts.published).end_max, float("inf"))
        limits = (only.get("said_by"), only.get("published_by"))
        return all(day is None or published <= number(bounds(day).end_max) for day in limits)

    @cached_property
    def _parties(self) -> Mapping[Hashable, Party]:
        known: dict[Hashable, Party] = {}
        for party in self.whole.parties:
            known.setdefault(_key(party.name), party)
        return known

    def _who(self, name: str) -> Party:
        return self._parties.get(_key(name)) or Party(id=None, name=name)

    def _is_of(self, one: Map, party: Party, holder: str) -> bool:
        """Say whether a party is a map's holder, or part of it by its sidecar or the registry."""
        return _key(party.name) in self._members(one, holder)

    def _members(self, one: Map, holder: str) -> frozenset[Hashable]:
        named = {holder, *dict(one.facts.members).get(holder, ())}
        keys = {_key(name) for name in named}
        while True:
            more = {
                _key(name)
                for actor in self._actors
                for name in (actor.name, *actor.aliases)
                if keys & {_key(actor.name), *map(_key, actor.aliases)}
                or (actor.part_of and _key(actor.part_of) in keys)
            }
            if more <= keys:
                return frozenset(keys)
            keys |= more

    @cached_property
    def _actors(self) -> Sequence[RegisteredActor]:
        return beside(self._case.path).actors

    def _within(self, west: float, south: float, east: float, north: float) -> Sequence[Spot]:
        """Give the places of the case, then the towns of the gazetteer that are none of these."""
        held = [place for place in self.whole.places if place.kind == "point"]
        own = [
            Spot(Party(id=place.id, name=place.name), place.lat, place.lon)
            for place in held
            if place.lat is not None and place.lon is not None
        ]
        known = {place.authority for place in held} | {folded(place.name) for place in held}
        with consulting(gazetteer_file(gazetteer_path(self._case.path))):
            towns = towns_between(west, south, east, north)
        others = (
            Spot(Party(id=None, name=town.name), town.lat, town.lon)
            for town in towns
            if town.authority not in known and folded(town.name) not in known
        )
        return (*own, *others)


def _key(name: str) -> Hashable:
    """Give what names of one party have in common."""
    key = same_name(name)
    return folded(name) if key is None else key


def _may_hold(row: ControlRow, first: str | None, last: str | None) -> bool:
    begun = number(row.start_min) <= number(last, float("inf"))
    return begun and number(first) <= number(row.end_max, float("inf"))
