"""A case's readings as one collection: rows with ids, parties and places of the whole case."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from tadmor.comparison.assertions import asserting
from tadmor.grounding.across import same_actor, same_name, same_place
from tadmor.model.collection import AttributionRow, Collection, Source, VoiceRow
from tadmor.model.findings import UNNAMED, ClaimRow, Party
from tadmor.model.reading import Actor, Attribution, Claim, Place, Voice, chain
from tadmor.model.text import quote
from tadmor.store.case import Stored

NO_EDITOR = "an editor not named"
# Who speaks of himself is the voice that speaks: "we also hear of more losses".
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(slots=True)
class Register:
    """The parties and places of a case as they are met: the first id met for a key stands."""

    parties: dict[Hashable, Party] = field(default_factory=dict)
    places: dict[Hashable, Place] = field(default_factory=dict)

    def party(self, key: Hashable | None, id_: str, name: str) -> Party:
        """Give the party of a key; one that has no key is nobody else."""
        return self.parties.setdefault(id_ if key is None else key, Party(id=id_, name=name))

    def place(self, place: Place, id_: str) -> Place:
        """Give the place of the case that a place of a document is."""
        return self.places.setdefault(same_place(place), replace(place, id=id_))


def collect(held: Iterable[Stored]) -> Collection:
    """Put the readings of a case under one set of ids, in the order given."""
    register = Register()
    pages = [_Page(stored, register) for stored in held]
    return Collection(
        sources=tuple(page.source for page in pages),
        voices=tuple(row for page in pages for row in page.voices.values()),
        attributions=tuple(row for page in pages for row in page.attributions()),
        claims=tuple(row for page in pages for row in page.claims()),
        places=tuple(register.places.values()),
        parties=tuple(register.parties.values()),
    )


def asserted(whole: Collection) -> Collection:
    """Give each claim the id that it shares with all that assert the same thing."""
    shared = asserting(whole.claims)
    claims = (replace(claim, assertion=shared.get(claim.id)) for claim in whole.claims)
    return replace(whole, claims=tuple(claims))


class _Page:
    """One reading of the case, its local ids exchanged for ids of the case."""

    def __init__(self, stored: Stored, register: Register) -> None:
        reading = stored.reading
        self.reading = reading
        self.ids = {mark.local: mark.id for mark in stored.marks}
        self.source = Source(id=stored.document, facts=reading.document, reading=reading)
        self.actors = {actor.id: self._actor(actor, register) for actor in reading.actors}
        self.places = {p.id: register.place(p, self.ids[p.id]).id for p in reading.places}
        self.voices = {voice.id: self._voice(voice, register) for voice in reading.voices}

    def _actor(self, actor: Actor, register: Register) -> Party:
        return register.party(same_actor(actor), self.ids[actor.id], actor.name)

    def _voice(self, voice: Voice, register: Register) -> VoiceRow:
        """Name the party that speaks: a page's own voices are its publisher's."""
        facts = self.reading.document
        page = facts.publisher or facts.author or facts.name
        name = voice.name or (NO_EDITOR if voice.kind == "editor" else page)
        named = same_name(name)
        key = (facts.publisher, name) if voice.kind == "editor" or named is None else named
        party = register.party(key, self.ids[voice.id], name)
        return VoiceRow(
            id=self.ids[voice.id],
            document=facts.name,
            kind=voice.kind,
            party=party,
            published=voice.published,
        )

    def attributions(self) -> Iterator[AttributionRow]:
        for said in self.reading.attributions:
            row = replace(
                said,
                id=self.ids[said.id],
                speaker=said.speaker and self.actors[said.speaker].id,
                voice=self.ids[said.voice],
                within=said.within and self.ids[said.within],
                stance_by=self.ids[said.stance_by],
            )
            yield AttributionRow(
                **_fields(row),
                document=self.reading.document.name,
                quote=quote(self.reading.text, said.content),
                by=self._speaker(said),
                on=self.voices[said.voice].party,
            )

    def _speaker(self, said: Attribution) -> Party | None:
        if said.speaker is not None:
            return self.actors[said.speaker]
        words = quote(self.reading.text, said.source)
        if words.lower() in FIRST_PERSON:
            return self.voices[said.voice].party
        return Party(id=None, name=words) if words else None

    def claims(self) -> Iterator[ClaimRow]:
        for claim in self.reading.claims:
            relay = self._relay(claim)
            yield ClaimRow(
                **_fields(self._case_wide(claim)),
                document=self.reading.document.name,
                quote=quote(self.reading.text, claim.span),
                relay=relay,
                originating_source=relay[-1],
            )

    def _case_wide(self, claim: Claim) -> Claim:
        actors = {role: self.actors[actor].id or "" for role, actor in claim.actors.items()}
        return replace(
            claim,
            id=self.ids[claim.id],
            attribution=claim.attribution and self.ids[claim.attribution],
            voice=self.ids[claim.voice],
            place=claim.place and self.places[claim.place],
            actors=actors,
        )

    def _relay(self, claim: Claim) -> tuple[Party, ...]:
        """Follow a claim from the voice on the page to the one it goes back to."""
        around = chain(self.reading, claim.attribution)
        said_by = (self._speaker(said) or Party(id=None, name=UNNAMED) for said in around)
        return (self.voices[claim.voice].party, *said_by)


def _fields(row: Attribution | Claim) -> Mapping[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}
