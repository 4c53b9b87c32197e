"""Where: every place that a sentence names is one of the words that it cites."""

from collections.abc import Iterator
from itertools import chain

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.words import tokens
from tadmor.model.text import Span


def find(statement: Statement) -> Iterator[Finding]:
    """Find places that the cited words do not name."""
    if not statement.evidence:
        return
    held = [*chain.from_iterable(_places(statement, one) for one in statement.evidence)]
    if not held:
        # "The city": which one, another sentence of the page says.
        held = [*chain.from_iterable(_of_page(statement, one) for one in statement.evidence)]
    words = {word for one in statement.evidence for word in _words(one)}
    reading = statement.ground.reading
    for place in reading.places:
        for span in place.mentions:
            if not statement.authored(span) or place.kind in {"country", "province"}:
                continue
            id_ = statement.ground.places.get((reading.document.name, place.id))
            name = reading.text[slice(*span)]
            if id_ in held or set(tokens(name)) <= words or _of_speaker(statement, span):
                continue
            there = ", ".join(dict.fromkeys(_names(statement, held))) or "none"
            message = f"the cited words do not name {name}; their places are: {there}"
            yield Finding("place", statement.place(span), message, statement.evidence[:2])


def _places(statement: Statement, one: Evidence) -> Iterator[str]:
    """Give the ids of the places of some cited words: of their claims, and those they name."""
    yield from (claim.place for claim in (*one.claims, *one.near) if claim.place)
    for place in one.source.reading.places:
        id_ = statement.ground.places.get((one.source.facts.name, place.id))
        if id_ and any(one.around.overlaps(span) for span in place.mentions):
            yield id_


def _of_page(statement: Statement, one: Evidence) -> Iterator[str]:
    name = one.source.facts.name
    for place in one.source.reading.places:
        if id_ := statement.ground.places.get((name, place.id)):
            yield id_


def _words(one: Evidence) -> Iterator[str]:
    facts = one.source.facts
    yield from tokens(one.sentence)
    yield from tokens(f"{facts.publisher or ''} {facts.title or ''}")
    for claim in one.claims:
        for known in claim.relay:
            yield from tokens(known.name)


def _of_speaker(statement: Statement, span: Span) -> bool:
    """Say whether a place is part of a speaker's name: "diplomats in Ankara"."""
    return any(part.overlaps(span) for said in statement.sayings for part in said.source)


def _names(statement: Statement, ids: list[str]) -> Iterator[str]:
    known = {place.id: place.name for place in statement.ground.case.places}
    yield from (known[id_] for id_ in ids if id_ in known)
