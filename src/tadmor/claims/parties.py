"""Who fills a claim's roles: their words, the actors they name, and how they took part."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tadmor.claims.drafts import Draft
from tadmor.claims.lists import data
from tadmor.claims.page import Page
from tadmor.claims.words import Sentence
from tadmor.model.reading import Attribution
from tadmor.model.text import Span, Spans

OF_BODIES = frozenset({"they", "it", "we", "them", "us", "its", "their", "our"})
OF_PERSONS = frozenset({"he", "she", "him", "her", "i", "his", "my"})
UNNAMED = frozenset({"place", "capacity", "cause", "effect"})
SCAFFOLD = frozenset({"operation", "time", "toll"})
"""Roles that only help to find others."""


def role_spans(sentence: Sentence, draft: Draft) -> dict[str, Spans]:
    """Give the words of each role of a draft; a role that turns out to have none is not there."""
    held = {
        role: tuple(sentence.words_span(*words) for words in ranges if sentence.has(*words))
        for role, ranges in draft.roles.items()
        if role not in SCAFFOLD
    }
    roles = {role: words for role, words in held.items() if words}
    if draft.named and draft.site and draft.site.heading:
        roles["place"] = (draft.site.heading,)
    capacity = _capacity(sentence, draft) if draft.frame == "took-part" else None
    return {**roles, "capacity": (capacity,)} if capacity else roles


def role_actors(
    page: Page, roles: Mapping[str, Spans], attribution: Attribution | None
) -> dict[str, str]:
    """Give the actor of each role that has one."""
    found: dict[str, str] = {}
    fillers = {role: spans for role, spans in roles.items() if role not in UNNAMED}
    for role, spans in fillers.items():
        actor = next(filter(None, (page.actor_in(span) for span in spans)), None)
        if actor:
            found[role] = actor
    others = frozenset(found.values())
    for role in fillers.keys() - found.keys():
        actor = _meant(page, fillers[role][0], attribution, others)
        if actor:
            found[role] = actor
    return {role: found[role] for role in fillers if role in found}


def _meant(
    page: Page, span: Span, attribution: Attribution | None, others: frozenset[str]
) -> str | None:
    """Give whom a pronoun means: the speaker, in their own words; else who was named last.

    That is in its sentence, or the first of the sentence before; never one of the `others` of the
    same claim. "Its troops" are those of whom "it" would mean.
    """
    word = page.text[span.start : span.end].split()[0].lower()
    if word not in OF_BODIES | OF_PERSONS:
        return None
    if attribution is not None and attribution.speaker:
        return attribution.speaker if _agrees(page, attribution.speaker, word) else None
    named = (*page.earlier(span), *page.before(span))
    return next((one for one in named if one not in others and _agrees(page, one, word)), None)


def _agrees(page: Page, actor: str, pronoun: str) -> bool:
    """Say whether a pronoun can mean an actor: "he" a person, "it" no person."""
    known = page.actors.get(actor)
    if known is None or pronoun == "we":
        return known is not None
    return (known.type == "person") == (pronoun in OF_PERSONS)


@cache
def _capacities() -> tuple[re.Pattern[str], ...]:
    patterns = data("fields.toml")["capacity"].values()
    return tuple(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for pattern in patterns)


def _capacity(sentence: Sentence, draft: Draft) -> Span | None:
    """Give the word that shows in what capacity somebody took part ("air", "advisers")."""
    spans = [sentence.words_span(*words) for words in draft.roles.get("participant", ())]
    for span in (*spans, sentence.words_span(draft.start, draft.end)):
        found = _matches(sentence.text, span)
        if first := next(found, None):
            return first
    return None


def _matches(text: str, span: Span) -> Iterator[Span]:
    """Give the words of each capacity that a span shows, in the order of `fields.toml`."""
    for pattern in _capacities():
        match = pattern.search(text, *span)
        if match:
            yield Span(*match.span())
