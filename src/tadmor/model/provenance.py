"""What an id in a case stands for, and the steps that made it (W3C PROV: entity and activity)."""

from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

from tadmor.model.reading import DocumentFacts, Reading
from tadmor.model.values import mint, value

Kind: TypeAlias = Literal["voc", "att", "act", "plc", "tim", "clm"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@value
class Step:
    """A piece of work with everything that its result depends on: code, weights, word lists."""

    name: str
    version: str
    settings: str = ""

    @property
    def id(self) -> str:
        """The step's content id."""
        return mint("stp", self.name, self.version, self.settings)


@value
class Mark:
    """One addressable thing in one reading: its id in the case and its id in the reading."""

    id: str
    kind: Kind
    local: str


def basis(facts: DocumentFacts) -> str:
    """Digest the facts that a reading depends on: correcting any other one re-reads nothing."""
    return mint("bas", facts.published, facts.language)


def marks(document: str, reading: Reading) -> Iterator[Mark]:
    """Give every thing in a reading its id for the whole case.

    An id hashes the document and what was found in it, by position: which other things were
    found, and in which order, does not enter it, so another reading that finds the same thing
    gives it the same id. Things that are alike in all that is hashed are told apart by order.
    """
    seen: dict[str, int] = {}
    for kind, local, content in _identities(reading):
        id_ = mint(kind, document, *content)
        seen[id_] = seen.get(id_, 0) + 1
        if seen[id_] > 1:
            id_ = mint(kind, document, *content, seen[id_])
        yield Mark(id=id_, kind=kind, local=local)


def _identities(reading: Reading) -> Iterator[tuple[Kind, str, tuple[object, ...]]]:
    for voice in reading.voices:
        yield "voc", voice.id, (voice.kind, voice.name, voice.spans)
    for said in reading.attributions:
        yield "att", said.id, (said.source, said.cue, said.content)
    for actor in reading.actors:
        yield "act", actor.id, (actor.name, actor.type)
    for place in reading.places:
        yield "plc", place.id, (place.name, place.mentions)
    for time in reading.times:
        yield "tim", time.id, (time.span,)
    for claim in reading.claims:
        yield "clm", claim.id, (claim.frame, claim.span, dict(claim.roles))
