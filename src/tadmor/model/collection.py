"""A case as comparison and synthesis see it: every claim and attribution under one set of ids.

The same actor or place in several documents has one id here, that of its first mark; a ruling
can part or join them. Every id leads to words through `why`.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from tadmor.model.findings import ClaimRow, Party
from tadmor.model.reading import Attribution, DocumentFacts, Place, Reading, VoiceKind
from tadmor.model.registry import RegisteredSource, bare
from tadmor.model.rulings import Verdict
from tadmor.model.values import value


@value
class AttributionRow(Attribution):
    """An attribution with ids of the whole case, and who makes it.

    `by` is the speaker (the source's own words, without an id, where he is not known), `on` the
    voice on the page that reports it. `document` is the document's name, `coded_by` who marked it
    by hand.
    """

    document: str
    quote: str
    by: Party | None
    on: Party
    ruling: Verdict | None = None
    coded_by: str | None = None


@value
class VoiceRow:
    """A voice of one document with its id in the case: the party that speaks where nobody else."""

    id: str
    document: str
    kind: VoiceKind
    party: Party
    published: str | None


@value
class Source:
    """One document of the case: its id, the facts about it, and its reading."""

    id: str
    facts: DocumentFacts
    reading: Reading


@value
class Collection:
    """Everything read in a case. `places` and `parties` have ids of the whole case.

    `verdicts` and `grades` (in words) are what people ruled, by id; `against` are claims that they
    ruled to run against the interest of who makes them. `registry` has the sources that
    people registered, by their names as they are looked up; `apart` the pairs of parties that they
    ruled to be different, whatever their names.
    """

    sources: tuple[Source, ...] = ()
    voices: tuple[VoiceRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    places: tuple[Place, ...] = ()
    parties: tuple[Party, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    grades: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    against: frozenset[str] = frozenset()
    registry: Mapping[str, RegisteredSource] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    def without_rejected(self) -> "Collection":
        """Leave out what people rejected: it feeds no table but that of the claims."""
        return replace(
            self,
            attributions=tuple(row for row in self.attributions if row.ruling != "rejected"),
            claims=tuple(row for row in self.claims if row.ruling != "rejected"),
        )

    def registered(self, name: str | None) -> RegisteredSource | None:
        """Give what is registered of a source or outlet, by any of its names."""
        return self.registry.get(bare(name))

    def place(self, id_: str | None) -> Place | None:
        """Give a place by its id in the case."""
        return next((place for place in self.places if place.id == id_), None)

    def party(self, id_: str | None) -> Party | None:
        """Give a party by its id in the case."""
        return next((party for party in self.parties if party.id == id_), None)

    def source(self, name: str) -> Source:
        """Give a document by its name."""
        return next(source for source in self.sources if source.facts.name == name)
