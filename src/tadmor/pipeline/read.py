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
from tadmor.grounding.case_places import Own, fingerprint
from tadmor.model.document import Document
from tadmor.model.provenance import Step, marks
from tadmor.model.reading import Reading
from tadmor.model.text import Span, quote
from tadmor.reading import attributions, language, quotations, saying, speakers, tagger, voices
from tadmor.store.case import Stored

Stage: TypeAlias = Callable[[Reading], Reading]

PACKAGE = Path(tadmor.__file__).parent
PLACES = ", places "
ROOMS = ("model", "reading", "grounding", "claims", "pipeline")


def _language(reading: Reading) -> Reading:
    """Say in which language the text is, unless that is known, and what cannot be read for it."""
    text, facts = reading.text, reading.document
    facts = replace(facts, language=facts.language or language.recognise(text))
    return replace(reading, document=facts, limits=language.limits(text, facts.language))


def _in_full(stage: Stage) -> Stage:
    """Leave out a stage where a text cannot be read in full."""
    return lambda reading: reading if reading.limits else stage(reading)


def _voices(reading: Reading) -> Reading:
    """Divide the page, and take from its words what is not known of the document otherwise."""
    page = voices.find(reading.text)
    facts = reading.document
    stated = _date(reading, page.dated)
    facts = replace(
        facts,
        published=facts.published or stated,
        publisher=facts.publisher or _words(reading, page.publisher),
        author=facts.author or _words(reading, page.author),
        title=facts.title or _words(reading, page.title),
    )
    dates = {voice: _date(reading, words) for voice, words in page.dates}
    return replace(reading, document=facts, voices=voices.dated(page, facts, dates))


def _date(reading: Reading, span: Span | None) -> str | None:
    return times.read(quote(reading.text, span), None) if span else None


def _words(reading: Reading, span: Span | None) -> str | None:
    return quote(reading.text, span) if span else None


def _attributions(reading: Reading) -> Reading:
    find = quotations.find if reading.limits else attributions.find
    return replace(reading, attributions=find(reading.text, reading.voices))


def _times(reading: Reading) -> Reading:
    found = times.find(reading.text, reading.voices)
    said = saying.date(reading.text, reading.attributions, found)
    return replace(reading, times=found, attributions=said)


def _actors(reading: Reading) -> Reading:
    found = actors.find(reading.text, reading.voices, reading.attributions)
    linked = speakers.link(reading.text, reading.attributions, found)
    return replace(reading, actors=found, attributions=linked)


def _places(reading: Reading, own: Own) -> Reading:
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


def stages(own: Own = ()) -> tuple[Stage, ...]:
    """Give the stages in their order; `own` are the case's own places, which win over all else."""
    return (
        _language,
        _voices,
        _attributions,
        _in_full(_times),
        _actors,
        *_on_the_ground(own),
    )


def _on_the_ground(own: Own) -> tuple[Stage, ...]:
    """Give the stages whose results depend on the case's own places; no other does."""
    return _in_full(partial(_places, own=own)), _in_full(_claims)


@cache
def step(own: Own = ()) -> Step:
    """Name this reader by all that its result depends on, the case's own places included."""
    places = f"{PLACES}{fingerprint(own)}" if own else ""
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
    digest.update(tagger.manifest())
    return digest.hexdigest()[:16]


def read(document: Document, own: Own = ()) -> Reading:
    """Read a document through every stage; the same bytes and facts give the same reading."""
    reading = Reading(document=document.facts, text=document.text, voices=())
    for stage in stages(own):
        reading = stage(reading)
    return reading


def by_this_reader(made_by: Step) -> bool:
    """Say whether a step is this reader's, whatever the case's own places were."""
    reader = step()
    settings = made_by.settings.partition(PLACES)[0]
    return (made_by.name, made_by.version, settings) == (
        reader.name,
        reader.version,
        reader.settings,
    )


def placed(reading: Reading, own: Own) -> Reading:
    """Give a reading by this reader as it is with other places of the case: the text is not reread.

    The same as `read` with those places, without the trained reader's work.
    """
    for stage in _on_the_ground(own):
        reading = stage(reading)
    return reading


def stored(document: Document, own: Own = ()) -> Stored:
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
