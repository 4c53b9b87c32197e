"""One document through every stage: a tuple of steps, each of which adds to the reading."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

import tadmor
from tadmor import __version__
from tadmor.claims import propositions
from tadmor.documents import is_sidecar, load
from tadmor.errors import InputError
from tadmor.grounding import actors, places, times
from tadmor.grounding.gazetteer import CasePlace
from tadmor.model.document import Document
from tadmor.model.provenance import Step, marks
from tadmor.model.reading import Reading
from tadmor.model.text import Span, quote
from tadmor.model.values import mint
from tadmor.reading import attributions, saying, speakers, voices
from tadmor.store.case import Stored

Stage: TypeAlias = Callable[[Reading], Reading]

PACKAGE = Path(tadmor.__file__).parent
ROOMS = ("model", "reading", "grounding", "claims", "pipeline")


def _voices(reading: Reading) -> Reading:
    """Divide the page, and take from its words what is not known of the document otherwise."""
    page = voices.find(reading.text)
    facts = reading.document
    stated = times.read(quote(reading.text, page.dated), None) if page.dated else None
    facts = replace(
        facts,
        published=facts.published or stated,
        publisher=facts.publisher or _words(reading, page.publisher),
        author=facts.author or _words(reading, page.author),
        title=facts.title or _words(reading, page.title),
    )
    return replace(reading, document=facts, voices=voices.dated(page, facts))


def _words(reading: Reading, span: Span | None) -> str | None:
    return quote(reading.text, span) if span else None


def _attributions(reading: Reading) -> Reading:
    return replace(reading, attributions=attributions.find(reading.text, reading.voices))


def _times(reading: Reading) -> Reading:
    found = times.find(reading.text, reading.voices)
    said = saying.date(reading.text, reading.attributions, found)
    return replace(reading, times=found, attributions=said)


def _actors(reading: Reading) -> Reading:
    found = actors.find(reading.text, reading.voices, reading.attributions)
    linked = speakers.link(reading.text, reading.attributions, found)
    return replace(reading, actors=found, attributions=linked)


def _places(reading: Reading, own: tuple[CasePlace, ...]) -> Reading:
    people = tuple(
        span for actor in reading.actors if actor.type == "person" for span in actor.mentions
    )
    return replace(reading, places=places.find(reading.text, people, own))


def _claims(reading: Reading) -> Reading:
    found = propositions.find(
        reading.text,
        reading.voices,
        reading.attributions,
        reading.actors,
        reading.places,
        reading.times,
    )
    return replace(reading, claims=found)


def stages(own: tuple[CasePlace, ...] = ()) -> tuple[Stage, ...]:
    """Give the stages in their order; `own` are the case's own places, which win over all else."""
    return (
        _voices,
        _attributions,
        _times,
        _actors,
        partial(_places, own=own),
        _claims,
    )


@cache
def step(own: tuple[CasePlace, ...] = ()) -> Step:
    """Name this reader by all that its result depends on, the case's own places included."""
    places = f", places {mint('cpl', own)}" if own else ""
    return Step(name="read", version=__version__, settings=f"reader {_digest()}{places}")


@cache
def _digest() -> str:
    """Digest the stages' code, word lists and manifests; these name weights and gazetteer."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.suffix in {".py", ".toml", ".tsv", ".json", ".md"}:
                digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read(document: Document, own: tuple[CasePlace, ...] = ()) -> Reading:
    """Read a document through every stage; the same bytes and facts give the same reading."""
    reading = Reading(document=document.facts, text=document.text, voices=())
    for stage in stages(own):
        reading = stage(reading)
    return reading


def stored(document: Document, own: tuple[CasePlace, ...] = ()) -> Stored:
    """Read a document as a case would hold it, without a case."""
    reading = read(document, own)
    held = tuple(marks(document.id, reading))
    return Stored(document=document.id, reading=reading, step=step(own), marks=held, intact=True)


def read_all(paths: Sequence[Path], facts: Mapping[str, str]) -> Iterator[Reading | InputError]:
    """Read documents one after the other; what cannot be read gives its error in its place."""
    for path in (path for path in paths if not is_sidecar(path)):
        try:
            yield read(load(path, facts))
        except InputError as problem:
            yield problem
