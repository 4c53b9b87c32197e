"""Find the triggers of a sentence: its verbs, its phrases and its nouns that say a frame."""

import re
from collections.abc import Iterator

from tadmor.claims.frames import Form, Trigger, noun_forms, phrases, verb_forms
from tadmor.claims.lists import fields
from tadmor.claims.page import Page
from tadmor.claims.phrases import Range, antecedent, left, listed, right
from tadmor.claims.roles import (
    Hit,
    Roles,
    agent,
    filled,
    gap,
    links,
    matches,
    noun_links,
    owner,
    put,
)
from tadmor.claims.verbs import subject, verb_at
from tadmor.claims.whereabouts import innermost
from tadmor.claims.words import Sentence
from tadmor.model.text import Span

OTHER_FIELDS = ("sport", "elections", "business", "other")


def is_of_another_field(sentence: Sentence) -> bool:
    """Say whether a sentence is about sport, an election or business, and not about war."""
    words = {word.lower for word in sentence.words}
    if words & fields("war"):
        return False
    return any(words & fields(name) for name in OTHER_FIELDS)


def hits(page: Page, sentence: Sentence) -> list[Hit]:
    """Give the triggers of a sentence in order; no two share a word."""
    found: list[Hit] = []
    taken: set[int] = set()
    for group in (_phrase_hits, _verb_hits, _noun_hits):
        for hit in group(page, sentence):
            words = set(range(hit.start, hit.end))
            if not words & taken:
                taken |= words
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def lowest(page: Page, sentence: Sentence, at: int) -> int:
    """Give the first word that may belong to the same speaker as word `at`."""
    span = sentence.words_span(at, at + 1)
    speaker = page.attribution_of(span)
    pieces = [piece for piece in speaker.content if piece.covers(span)] if speaker else []
    low = sentence.at(max([sentence.span.start, *(piece.start for piece in pieces)]))
    inside: list[int] = []
    for index in range(low, at):
        kind = sentence.kind(index)
        if kind == "[" or (kind == '"' and not inside):
            inside.append(index + 1)
        elif kind in {"]", '"'} and inside:
            inside.pop()
    return inside[-1] if inside else low


def _verb_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    forms = verb_forms()
    for at, word in enumerate(sentence.words):
        if word.lower not in forms:
            continue
        if word.kind in {"V", "G", "X"} or sentence.kind(at - 1) in {"I", "X"}:
            tried = (_verb_hit(page, sentence, at, *entry) for entry in forms[word.lower])
            yield from [hit for hit in tried if hit][:1]


def _verb_hit(page: Page, sentence: Sentence, at: int, form: Form, trigger: Trigger) -> Hit | None:
    end = _after(sentence, at, trigger)
    if end is None:
        return None
    low = lowest(page, sentence, at)
    thing = _object(sentence, end) if trigger.object else None
    if thing and matches(sentence, thing, trigger.unless_object):
        return None
    verb = verb_at(sentence, at, form, has_object=thing is not None or trigger.object is None)
    who = subject(sentence, verb, low)
    roles: Roles = {}
    if verb.passive:
        put(roles, trigger.subject, agent(sentence, end))
        put(roles, trigger.object, who)
    else:
        put(roles, trigger.subject, who)
        end_of_object = listed(sentence, thing)[-1][1] if thing else end
        if thing and trigger.object != "place":
            thing = thing[0], end_of_object
        put(roles, trigger.object, thing or (gap(sentence, who, low) if who else None))
    links(sentence, end if verb.passive else end_of_object, trigger, roles)
    hit = Hit(trigger=trigger, start=at, end=end, low=low, verb=verb, roles=roles)
    return filled(page, sentence, hit)


def _object(sentence: Sentence, start: int) -> Range | None:
    """Give the noun phrase behind a verb, unless it is the pronoun subject of another verb."""
    found = right(sentence, start)
    another = found and sentence.kind(found[0]) == "U" and sentence.kind(found[1]) in {"V", "X"}
    return None if another else found


def _after(sentence: Sentence, at: int, trigger: Trigger) -> int | None:
    """Give the word after the trigger and what must follow it; None if that does not follow."""
    if trigger.after is None:
        return at + 1
    match = trigger.after.match(sentence.text, sentence.words[at].end, sentence.span.end)
    return sentence.at(match.end() - 1) + 1 if match else None


def _phrase_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    for trigger in phrases():
        if trigger.pattern is None:
            continue
        for match in trigger.pattern.finditer(sentence.text, *sentence.span):
            hit = filled(page, sentence, _phrase_hit(page, sentence, trigger, match))
            if hit:
                yield hit


def _phrase_hit(page: Page, sentence: Sentence, trigger: Trigger, match: re.Match[str]) -> Hit:
    """Read one match: where it stands alone it starts with the first role it names."""
    alone = match.lastindex and not trigger.before
    start = sentence.at(match.start(1) if alone else match.start())
    end = sentence.at(match.end() - 1) + 1
    low = lowest(page, sentence, start)
    roles: Roles = {}
    for role in match.groupdict():
        span = Span(*match.span(role))
        put(roles, role, (sentence.at(span.start), sentence.at(span.end - 1) + 1))
    if trigger.before:
        first = start
        while first > low and sentence.kind(first - 1) in {"X", "A", "V"}:
            first -= 1
        put(roles, trigger.before, _before(sentence, first, low))
    behind = right(sentence, end) if trigger.behind else None
    for member in listed(sentence, behind) if behind else ():
        put(roles, trigger.behind, member)
    return Hit(trigger=trigger, start=start, end=end, low=low, roles=roles)


def _before(sentence: Sentence, end: int, low: int) -> Range | None:
    """Give what a state is said of: "X is under …", "X, which has been under …"."""
    if sentence.kind(end - 1) != "R" or end - 1 <= low:
        return left(sentence, end, low)
    found = antecedent(sentence, end - 1, low)
    return innermost(sentence, found) if found else None


def _noun_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    forms = noun_forms()
    for at, word in enumerate(sentence.words):
        if word.kind != "N" or word.lower not in forms or (word.capital and at > 0):
            continue
        tried = (_noun_hit(page, sentence, at, trigger) for trigger in forms[word.lower])
        yield from [hit for hit in tried if hit][:1]


def _noun_hit(page: Page, sentence: Sentence, at: int, trigger: Trigger) -> Hit | None:
    roles: Roles = {}
    end = noun_links(sentence, at + 1, trigger, roles)
    owner(page, sentence, at, trigger, roles)
    low = lowest(page, sentence, at)
    return filled(page, sentence, Hit(trigger=trigger, start=at, end=end, low=low, roles=roles))
