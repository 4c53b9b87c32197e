"""Which party and which place of the case each thing found in a document is."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from tadmor.comparison.levels import party_key
from tadmor.grounding.across import joined, same_actor, same_name, same_place
from tadmor.grounding.registry import RegisteredActor, by_key
from tadmor.model.findings import Party
from tadmor.model.reading import DocumentFacts, Place, Voice
from tadmor.model.rulings import Standing
from tadmor.model.values import mint
from tadmor.store.case import Stored

NO_EDITOR = "an editor not named"


class Register:
    """The parties and places of a case: names join, its registry joins more, rulings win over both.

    Of what is one, the first id met stands for all, with its name or the registry's.
    """

    def __init__(
        self, held: Iterable[Stored], now: Standing, actors: Iterable[RegisteredActor]
    ) -> None:
        """Meet everything in the case once, in its order."""
        self.now = now
        self._registered = by_key(actors)
        self._keys: dict[str, Hashable | None] = {}
        self._names: dict[str, str] = {}
        self._found: dict[str, Place] = {}
        for stored in held:
            self._meet(stored)
        same = [pair for pair in now.same if pair[0][:4] != "plc_"]
        self.ids = joined(self._keys, same, now.different)
        self._out = self._rejected(self.ids)
        self._parties = self._named()
        same = [pair for pair in now.same if pair[0][:4] == "plc_"]
        keys = {id_: same_place(place) for id_, place in self._found.items()}
        self.place_ids = joined(keys, same, now.different)
        self._places = self._located()

    def _meet(self, stored: Stored) -> None:
        facts = stored.reading.document
        ids = {mark.local: mark.id for mark in stored.marks}
        for actor in stored.reading.actors:
            self._name(ids[actor.id], actor.name, same_actor(actor))
        for voice in stored.reading.voices:
            name = voice_name(voice, facts)
            key = same_name(name)
            own = (facts.publisher, name) if voice.kind == "editor" or key is None else key
            self._name(ids[voice.id], name, key if key in self._registered else own)
        self._found |= {ids[place.id]: place for place in stored.reading.places}

    def _name(self, id_: str, name: str, key: Hashable | None) -> None:
        self._keys[id_] = self._registered.get(key, key)
        self._names[id_] = name

    def _named(self) -> dict[str, Party]:
        registered: dict[str, str] = {}
        for id_, first in self.ids.items():
            if isinstance(key := self._keys.get(id_), RegisteredActor):
                registered.setdefault(first, key.name)
        names = {first: self._names.get(first, "") for first in self.ids.values()} | registered
        return {first: Party(id=first, name=name) for first, name in names.items()}

    def _rejected(self, ids: Mapping[str, str]) -> frozenset[str]:
        """Give what people rejected under any of its ids, by the first."""
        verdicts = self.now.verdicts.items()
        return frozenset(ids[id_] for id_, word in verdicts if word == "rejected" and id_ in ids)

    def _located(self) -> dict[str, Place]:
        """Give each place under the first id met, where several are one with the first point."""
        places: dict[str, Place] = {}
        for id_, place in self._found.items():
            first = self.place_ids[id_]
            if first not in places or (places[first].lat is None and place.lat is not None):
                places[first] = replace(place, id=first)
        out = self._rejected(self.place_ids)
        return {id_: place for id_, place in places.items() if id_ not in out}

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of the case."""
        return tuple(party for party in self._parties.values() if party.name)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the case."""
        return tuple(self._places.values())

    def party(self, id_: str) -> Party:
        """Give the party of the case that an actor or a voice of a document is."""
        return self._parties[self.ids[id_]]

    def actor(self, id_: str) -> Party | None:
        """Give the party that an actor is, unless people rejected the actor."""
        return None if self.ids[id_] in self._out else self.party(id_)

    def by_words(self, words: str, document: str) -> Party:
        """Give the party of a source that is only words: nobody known, unless people said who."""
        bare = Party(id=None, name=words)
        first = self.ids.get(mint("src", party_key(bare, document)))
        if first is None:
            return bare
        if not self._parties[first].name:
            self._parties[first] = replace(bare, id=first)
        return self._parties[first]

    def place(self, id_: str) -> str | None:
        """Give the id of the place that a place of a document is, unless people rejected it."""
        first = self.place_ids[id_]
        return first if first in self._places else None

    def one_with(self, id_: str) -> tuple[str, ...]:
        """Give the other ids of documents that are one party or place with this one."""
        ids = self.place_ids if id_ in self.place_ids else self.ids
        return tuple(other for other in ids if other != id_ and ids[other] == ids.get(id_))

    def registered(self, id_: str) -> RegisteredActor | None:
        """Give the registry's actor that a party is, if it is one."""
        for other in (id_, *self.one_with(id_)):
            if isinstance(key := self._keys.get(other), RegisteredActor):
                return key
        return None

    def name(self, id_: str) -> str | None:
        """Give the name of the party that an id stands for."""
        first = self.ids.get(id_)
        return self._parties[first].name if first else None

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs of parties that people ruled to be different."""
        return frozenset(
            frozenset({self.ids.get(one, one), self.ids.get(other, other)})
            for one, other in self.now.different
        )

    def grades(self) -> dict[str, tuple[str, ...]]:
        """Give everybody's grades in words, by the id under which the case knows what is graded."""
        found: dict[str, tuple[str, ...]] = {}
        for id_, rulings in self.now.grades.items():
            first = self.ids.get(id_, id_)
            words = (f"{r.grading.words()} (by {r.by})" for r in rulings if r.grading)
            found[first] = (*found.get(first, ()), *words)
        return found


def voice_name(voice: Voice, facts: DocumentFacts) -> str:
    """Name the party that speaks: a page's own voices are its publisher's."""
    page = facts.publisher or facts.author or facts.name
    if voice.kind in {"headline", "caption", "boilerplate"}:
        return page
    unnamed = {"editor": NO_EDITOR, "quoted-page": f"a page quoted by {page}"}
    return voice.name or unnamed.get(voice.kind, page)
