"""A case's readings as one collection: rows with ids, parties and places of the whole case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from tadmor.comparison.assertions import asserting
from tadmor.grounding.registry import RegisteredActor
from tadmor.model.collection import AttributionRow, Collection, Source, VoiceRow
from tadmor.model.findings import UNNAMED, ClaimRow, Party
from tadmor.model.reading import Attribution, Claim, Voice, chain
from tadmor.model.registry import RegisteredSource, bare, by_name
from tadmor.model.rulings import Ruling, Verdict, standing
from tadmor.model.text import quote
from tadmor.pipeline.beside import beside
from tadmor.pipeline.codings import current
from tadmor.pipeline.register import Register
from tadmor.store.case import Case, Stored

# Who speaks of himself is the voice that speaks: "we also hear of more losses".
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


def gather(case: Case, held: Iterable[Stored] | None = None) -> Collection:
    """Give a case as one collection, as people ruled it; `held` if its readings are at hand."""
    readings = current(case) if held is None else held
    setting = beside(case.path)
    return asserted(collect(readings, case.rulings(), setting.actors, setting.sources))


def collect(
    held: Iterable[Stored],
    rulings: Sequence[Ruling] = (),
    actors: Iterable[RegisteredActor] = (),
    sources: Iterable[RegisteredSource] = (),
) -> Collection:
    """Put the readings of a case under one set of ids, in the order given.

    `actors` and `sources` are the case's registries; rulings win over them.
    """
    stored = tuple(held)
    now = standing(rulings)
    register = Register(stored, now, actors)
    registry = by_name(sources)
    pages = [_Page(one, register, registry) for one in stored]
    return Collection(
        sources=tuple(page.source for page in pages),
        voices=tuple(row for page in pages for row in page.voices.values()),
        attributions=tuple(row for page in pages for row in page.attributions()),
        claims=tuple(row for page in pages for row in page.claims()),
        places=register.places,
        parties=register.parties,
        verdicts=now.verdicts,
        grades=register.grades(),
        against=now.against,
        registry=registry,
        apart=register.apart,
    )


def asserted(whole: Collection) -> Collection:
    """Give each claim the id that it shares with all that assert the same thing."""
    shared = asserting(whole.without_rejected().claims)
    claims = (replace(claim, assertion=shared.get(claim.id)) for claim in whole.claims)
    return replace(whole, claims=tuple(claims))


class _Page:
    """One reading of the case, its local ids exchanged for ids of the case."""

    def __init__(
        self, stored: Stored, register: Register, registry: Mapping[str, RegisteredSource]
    ) -> None:
        reading = stored.reading
        self.registry, self.coded = registry, stored.coded
        self.reading, self.register = reading, register
        self.ids = {mark.local: mark.id for mark in stored.marks}
        self.source = Source(id=stored.document, facts=reading.document, reading=reading)
        actors = ((actor.id, register.actor(self.ids[actor.id])) for actor in reading.actors)
        self.actors = {local: party for local, party in actors if party}
        self.places = {p.id: register.place(self.ids[p.id]) for p in reading.places}
        self.voices = {voice.id: self._voice(voice) for voice in reading.voices}

    def _voice(self, voice: Voice) -> VoiceRow:
        return VoiceRow(
            id=self.ids[voice.id],
            document=self.reading.document.name,
            kind=voice.kind,
            party=self.register.party(self.ids[voice.id]),
            published=voice.published,
        )

    def attributions(self) -> Iterator[AttributionRow]:
        for said in self.reading.attributions:
            party = self.actors.get(said.speaker or "")
            row = replace(
                said,
                id=self.ids[said.id],
                speaker=party.id if party else None,
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
                ruling=self._ruling(said, said.id),
                coded_by=self._coder(said.id),
            )

    def _speaker(self, said: Attribution) -> Party | None:
        if party := self.actors.get(said.speaker or ""):
            return party
        words = quote(self.reading.text, said.source)
        if words.lower() in FIRST_PERSON:
            return self.voices[said.voice].party
        return self.register.by_words(words, self.reading.document.name) if words else None

    def claims(self) -> Iterator[ClaimRow]:
        for claim in self.reading.claims:
            relay = self._relay(claim)
            yield ClaimRow(
                **_fields(self._case_wide(claim)),
                document=self.reading.document.name,
                quote=quote(self.reading.text, claim.span),
                relay=relay,
                originating_source=relay[-1],
                ruling=self._ruling(claim, claim.attribution),
                coded_by=self._coder(claim.id),
            )

    def _case_wide(self, claim: Claim) -> Claim:
        parties = ((role, self.actors.get(actor)) for role, actor in claim.actors.items())
        return replace(
            claim,
            id=self.ids[claim.id],
            attribution=claim.attribution and self.ids[claim.attribution],
            voice=self.ids[claim.voice],
            place=claim.place and self.places[claim.place],
            actors={role: party.id or "" for role, party in parties if party},
        )

    def _relay(self, claim: Claim) -> tuple[Party, ...]:
        """Follow a claim from the voice on the page to the one it goes back to.

        Who compiles others' reports passes on what he does not say he has from whom.
        """
        around = chain(self.reading, claim.attribution)
        nobody = Party(id=None, name=UNNAMED)
        said_by = (self._speaker(said) or nobody for said in around)
        relay = (self.voices[claim.voice].party, *said_by)
        names = [relay[-1].name] if around else [relay[-1].name, self.reading.document.publisher]
        compiled = any(self._compiles(name) for name in names)
        return (*relay, nobody) if compiled else relay

    def _compiles(self, name: str | None) -> bool:
        known = self.registry.get(bare(name))
        return known is not None and known.aggregator is True

    def _coder(self, local: str) -> str | None:
        return self.coded[local].by if local in self.coded else None

    def _ruling(self, row: Attribution | Claim, attribution: str | None) -> Verdict | None:
        """Give what people ruled of a thing: what lies within something rejected is rejected."""
        verdicts = self.register.now.verdicts
        around = (said.id for said in chain(self.reading, attribution))
        outer = (self.source.id, *(self.ids[local] for local in (row.voice, *around)))
        if any(verdicts.get(id_) == "rejected" for id_ in outer):
            return "rejected"
        return verdicts.get(self.ids[row.id])


def _fields(row: Attribution | Claim) -> Mapping[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}
