"""Find the triggers of a sentence: its verbs, its phrases and its nouns that say a frame."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tadmor.claims.frames import Form, Trigger, noun_forms, phrases_among, verb_forms
from tadmor.claims.lists import data
from tadmor.claims.page import Page
from tadmor.claims.phrases import (
    Range,
    antecedent,
    is_scare_quote,
    left,
    listed,
    nearest,
    past_mark,
    right,
)  # fmt: skip
from tadmor.claims.placing import Hit
from tadmor.claims.roles import (
    Roles,
    agent,
    apposed,
    doer,
    filled,
    gap,
    links,
    matches,
    moved,
    noun_links,
    owned_place,
    owner,
    put,
    seat,
)
from tadmor.claims.verbs import Verb, helps, subject, verb_at
from tadmor.claims.whereabouts import innermost
from tadmor.claims.words import Sentence
from tadmor.model.text import Span

SHARED = re.compile(r"\s(?:full |complete )?(?:control|possession) of\b")


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
            inside.append(low if is_scare_quote(sentence, index) else index + 1)
        elif kind in {"]", '"'} and inside:
            inside.pop()
    return inside[-1] if inside else low


def _verb_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    forms = verb_forms()
    for at, word in enumerate(sentence.words):
        if word.lower not in forms or _modifies(sentence, at) or _is_second(sentence, at):
            continue
        if word.kind in {"V", "G", "X"} or sentence.kind(at - 1) in {"I", "X"}:
            low = lowest(page, sentence, at)
            tried = (_verb_hit(page, sentence, at, low, *entry) for entry in forms[word.lower])
            yield from [hit for hit in tried if hit][:1]


def _verb_hit(
    page: Page, sentence: Sentence, at: int, low: int, form: Form, trigger: Trigger
) -> Hit | None:
    end = _after(sentence, at, trigger)
    if end is None or (trigger.after is None and helps(sentence, at)):
        return None
    thing = _object(sentence, end) or _shared_object(sentence, end) if trigger.object else None
    if _is_other(sentence, trigger, thing, end):
        return None
    verb = verb_at(sentence, at, form, has_object=thing is not None or trigger.object is None)
    if trigger.object is None and verb.bare:
        verb = replace(verb, passive=False, bare=False)
    who = subject(sentence, verb, _speaks_of_itself(page, sentence, verb, low))
    roles: Roles = {}
    if thing and trigger.of_object:
        parts = _first_of(sentence, thing)
        put(roles, trigger.of_object, (parts + 1, thing[1]) if parts < thing[1] else None)
        thing = thing[0], parts
    if verb.passive:
        if trigger.of_object and sentence.lower(end) == "of":
            put(roles, trigger.of_object, right(sentence, end + 1))
        put(roles, trigger.subject, agent(sentence, end))
        put(roles, trigger.object, who)
    else:
        put(roles, trigger.subject, who)
        end_of_object = listed(sentence, thing)[-1][1] if thing else end
        if thing and trigger.object != "place":
            thing = thing[0], end_of_object
        put(roles, trigger.object, thing or (gap(sentence, who, low) if who else None))
    if not _is_object(sentence, trigger, roles):
        return None
    links(sentence, end if verb.passive else end_of_object, trigger, roles)
    moved(sentence, verb.group, trigger, roles, low)
    seat(page, sentence, trigger, roles)
    hit = Hit(trigger=trigger, start=at, end=end, low=low, verb=verb, roles=roles)
    return filled(page, sentence, hit)


def _is_other(sentence: Sentence, trigger: Trigger, thing: Range | None, end: int) -> bool:
    """Say whether the object, or what stands behind it, makes the verb mean something else."""
    if thing and matches(sentence, thing, trigger.unless_object):
        return True
    behind = thing[1] if thing else end
    return matches(sentence, (behind, behind + 8), trigger.unless_behind)


def _is_object(sentence: Sentence, trigger: Trigger, roles: Roles) -> bool:
    """Say whether the object is of the kind that the trigger asks for, where it asks for one."""
    objects, pattern = roles.get(trigger.object or "", ()), trigger.only_object
    return pattern is None or any(matches(sentence, words, pattern) for words in objects)


def _modifies(sentence: Sentence, at: int) -> bool:
    """Say whether an -ing form only describes a noun: "a burning truck"."""
    ing = sentence.kind(at) == "G" and sentence.kind(at + 1) == "N"
    return ing and sentence.lower(at - 1) in {"a", "an", "the", *data("figures.toml")["numbers"]}


def _is_second(sentence: Sentence, at: int) -> bool:
    """Say whether a verb is the second of "were killed or wounded", which is one toll."""
    return sentence.lower(at) in {"wounded", "injured", "hurt"} and sentence.string(at - 2, at) in {
        "killed or",
        "killed and",
    }


def _speaks_of_itself(page: Page, sentence: Sentence, verb: Verb, low: int) -> int:
    """Give how far back a subject may stand: "denied losing X", "is said to have lost X".

    Where somebody's words begin with the verb, whoever they are said by, or of, is its subject.
    """
    opens = verb.group - (sentence.kind(verb.group - 1) == "I") <= low
    if (
        not opens
        or verb.tense not in {"ing", "infinitive", "perfect"}
        or sentence.kind(low - 1) in '"(['
    ):
        return low
    return lowest(page, sentence, low - 1) if low > 0 else low


def _first_of(sentence: Sentence, words: Range) -> int:
    """Give where a noun phrase parts before "of": "cleared X of militants"."""
    return next((i for i in range(*words) if sentence.lower(i) == "of"), words[1])


def _object(sentence: Sentence, start: int) -> Range | None:
    """Give the noun phrase behind a verb, unless it is the pronoun subject of another verb."""
    found = right(sentence, start)
    another = found and sentence.kind(found[0]) == "U" and sentence.kind(found[1]) in {"V", "X"}
    often = found and "times" in {sentence.lower(index) for index in range(*found)}
    return None if another or often else found


def _shared_object(sentence: Sentence, start: int) -> Range | None:
    """Give the object of "captured and held X", which stands behind the second verb only."""
    at = start
    while sentence.kind(at) == "A":
        at += 1
    if sentence.kind(at) != "C":
        return None
    at += 1
    while sentence.kind(at) == "A":
        at += 1
    if sentence.kind(at) != "V":
        return None
    control = SHARED.match(sentence.text, sentence.words[at].end, sentence.span.end)
    return _object(sentence, sentence.at(control.end() - 1) + 1 if control else at + 1)


def _after(sentence: Sentence, at: int, trigger: Trigger) -> int | None:
    """Give the word after the trigger and what must follow it; None if that does not follow."""
    if trigger.after is None:
        return past_mark(sentence, at + 1)
    match = trigger.after.match(sentence.text, sentence.words[at].end, sentence.span.end)
    return sentence.at(match.end() - 1) + 1 if match else None


def _phrase_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    """Give the phrases that fit, the longest first."""
    found = _phrases_in(page, sentence)
    yield from sorted(found, key=lambda hit: hit.start - hit.end)


def _phrases_in(page: Page, sentence: Sentence) -> Iterator[Hit]:
    for trigger in phrases_among(sentence.vocabulary):
        if trigger.pattern is None:
            continue
        matches = trigger.pattern.finditer(sentence.text, *sentence.span)
        if trigger.opens:
            match = trigger.pattern.match(sentence.text, *sentence.span)
            matches = iter([match] if match and _is_headline(sentence, match) else [])
        for match in matches:
            hit = filled(page, sentence, _phrase_hit(page, sentence, trigger, match))
            if hit:
                yield hit


def _is_headline(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether a match that opens a sentence has no verb: "Militia out of X"."""
    words = range(sentence.at(match.end("who") - 1) + 1)
    return all(sentence.kind(i) in "ND'" for i in words)


def _phrase_hit(page: Page, sentence: Sentence, trigger: Trigger, match: re.Match[str]) -> Hit:
    """Read one match: where it stands alone it starts with the first role it names."""
    alone = match.lastindex and not trigger.before
    start = sentence.at(match.start(1) if alone else match.start())
    end = sentence.at(match.end() - 1) + 1
    low = lowest(page, sentence, start)
    roles: Roles = {}
    for role in (name for name, words in match.groupdict().items() if words):
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
    if sentence.kind(end - 1) == "," and end - 1 > low:
        return nearest(sentence, end - 1, low)
    if sentence.kind(end - 1) == "C" and end - 1 > low:
        return subject(sentence, verb_at(sentence, end, "past"), low)
    if sentence.kind(end - 1) != "R" or end - 1 <= low:
        return left(sentence, end, low)
    found = antecedent(sentence, end - 1, low)
    return innermost(sentence, found) if found else None


def _noun_hits(page: Page, sentence: Sentence) -> Iterator[Hit]:
    forms = noun_forms()
    for at, word in enumerate(sentence.words):
        if word.lower not in forms or not _may_be_noun(sentence, at):
            continue
        tried = (_noun_hit(page, sentence, at, trigger) for trigger in forms[word.lower])
        yield from [hit for hit in tried if hit][:1]


def _may_be_noun(sentence: Sentence, at: int) -> bool:
    """Say whether a word is a noun here and no name; "fighting" is where it has no object."""
    word = sentence.words[at]
    if word.kind == "G":
        return sentence.kind(at - 1) not in {"X", "N", "U"} and right(sentence, at + 1) is None
    return word.kind == "N" and not (word.capital and at > 0)


def _noun_hit(page: Page, sentence: Sentence, at: int, trigger: Trigger) -> Hit | None:
    roles: Roles = {}
    end = noun_links(sentence, at + 1, trigger, roles)
    low = lowest(page, sentence, at)
    owner(page, sentence, at, trigger, roles)
    if trigger.owner and trigger.owner not in roles:
        opens = low > 0 and sentence.kind(low - 1) not in '"(['
        earlier = lowest(page, sentence, low - 1) if opens else low
        put(roles, trigger.owner, doer(sentence, at, earlier))
    if trigger.owned_place and "place" not in roles:
        owned_place(page, sentence, at, trigger, roles)
    if trigger.apposed:
        beside = apposed(sentence, at, low)
        if beside and page.places_in(sentence.words_span(*beside)):
            roles.pop("place", None)
        put(roles, trigger.apposed, beside if "place" not in roles else None)
    if not _is_object(sentence, trigger, roles):
        return None
    return filled(page, sentence, Hit(trigger=trigger, start=at, end=end, low=low, roles=roles))
