"""Fill the roles of a trigger from the words around it, and check that they can fill them."""

import re

from tadmor.claims.fitness import head_of, is_force, names_side, unfit
from tadmor.claims.frames import Trigger, noun_forms
from tadmor.claims.lists import fields, grammar, places
from tadmor.claims.numbers import amount_at
from tadmor.claims.page import Page
from tadmor.claims.phrases import Range, antecedent, left, listed, nearest, right, together
from tadmor.claims.placing import Hit, placed
from tadmor.claims.verbs import subject, verb_at
from tadmor.claims.whereabouts import innermost, sites
from tadmor.claims.words import Sentence

STOPS = frozenset({"V", "X", "R", "S", ";", '"', "[", "(", ","})
WINDOW = 24
YEAR = 4
POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "my"})
MEANS = frozenset("storm assault surprise force treachery stealth night escalade siege".split())
PASSED = frozenset({"during", "in", "on", "since", "between", "over"})
Roles = dict[str, list[Range]]


def put(roles: Roles, role: str | None, words: Range | None) -> None:
    """Add words to a role, where there are both."""
    if role and words:
        roles.setdefault(role, []).append(words)


def agent(sentence: Sentence, start: int) -> Range | None:
    """Give who acts in a passive: the phrase after "by", a closing mark between them aside."""
    marked = sentence.kind(start) == '"' and sentence.lower(start + 1) == "by"
    for index in _until_stop(sentence, start + marked):
        found = right(sentence, index + 1) if sentence.lower(index) == "by" else None
        timed = found and sentence.kind(found[0]) in {"#", "T"} and found[1] - found[0] < 3
        owned = found and any(sentence.kind(i) == "'" for i in range(*found))
        if found and not timed and (owned or sentence.lower(found[1] - 1) not in MEANS):
            return together(sentence, _undated(sentence, found))
    return None


def _undated(sentence: Sentence, words: Range) -> Range:
    """Leave out a bare year behind a name: "by the Turks 1516"."""
    last = words[1] - 1
    dated = sentence.kind(last) == "#" and last > words[0] and len(sentence.lower(last)) == YEAR
    return (words[0], last) if dated else words


def gap(sentence: Sentence, who: Range, low: int) -> Range | None:
    """Give the object that stands before: "X, which the rebels seized", "the town they took"."""
    if sentence.kind(who[0] - 1) == "R" and who[0] - 1 > low:
        found = antecedent(sentence, who[0] - 1, low)
        return innermost(sentence, found) if found else None
    if sentence.kind(who[0]) == "U" and sentence.kind(who[0] - 1) == "N" and who[0] > low:
        return left(sentence, who[0], low)
    return None


def links(sentence: Sentence, start: int, trigger: Trigger, roles: Roles) -> None:
    """Fill roles from the prepositional phrases behind a verb, the first of each."""
    first = {preposition.partition(" ")[0] for preposition in trigger.links}
    for index in _until_stop(sentence, start):
        if sentence.lower(index) not in first:
            continue
        for preposition, role in trigger.links.items():
            end = index + preposition.count(" ") + 1
            if role == "place" and role in roles:
                continue
            if preposition == "out" == sentence.lower(index):
                put(roles, role, (index, end) if sentence.kind(end) not in {"P", "N"} else None)
            elif sentence.string(index, end) == preposition:
                phrase = right(sentence, end)
                if role == "place" and phrase and _is_event(sentence, phrase):
                    continue
                alone = phrase is None or role == "place"
                put(roles, role, phrase if alone or not phrase else together(sentence, phrase))


def _is_event(sentence: Sentence, words: Range) -> bool:
    """Say whether words are of what happened and of no place: "in the bombing of X"."""
    head = sentence.lower(head_of(sentence, words))
    return head in noun_forms() and not {head, head.removesuffix("s")} & (
        places("part") | places("whole")
    )


def moved(sentence: Sentence, group: int, trigger: Trigger, roles: Roles, low: int) -> None:
    """Fill a role from what "from which" stands for: "X, from which the navy withdrew"."""
    at = group - 1
    while at > low and sentence.kind(at) in {"N", "D", "'"}:
        at -= 1
    role = trigger.links.get(sentence.lower(at - 1)) if sentence.lower(at) == "which" else None
    found = antecedent(sentence, at - 1, low) if role and role not in roles else None
    put(roles, role, innermost(sentence, found) if found else None)


def noun_links(sentence: Sentence, start: int, trigger: Trigger, roles: Roles) -> int:
    """Fill roles from an unbroken chain of prepositional phrases: "of the army from X".

    Gives the word after the trigger: verbs that only say that it went on belong to it ("clashes
    broke out in X").
    """
    while sentence.lower(start) in fields("lasting"):
        start += 1
    index = start
    while index < len(sentence.words):
        index += sentence.string(index, index + 2) == "claimed by"
        preposition = sentence.lower(index)
        role = trigger.links.get(preposition)
        if preposition == "of" and index > start and not _names(sentence, index + 1):
            break
        phrase = right(sentence, index + 1) if role or preposition in PASSED else None
        if phrase:
            index = phrase[1]
            if role and role not in roles:
                roles[role] = _linked(sentence, preposition, phrase)
                index = roles[role][-1][1]
        elif sentence.kind(index) == "T" or preposition in PASSED:
            if sentence.kind(index) == "T":
                roles.setdefault("time", [(index, index + 1)])
            index += 1
        else:
            break
    return start


def _names(sentence: Sentence, at: int) -> bool:
    """Say whether a place may be named here: "the capture in May of X", "of the town of X"."""
    at += sentence.lower(at) == "the"
    return at < len(sentence.words) and (
        sentence.words[at].capital or sentence.lower(at) in places("whole")
    )


def _linked(sentence: Sentence, preposition: str, phrase: Range) -> list[Range]:
    if preposition == "between":
        return listed(sentence, phrase)
    return [together(sentence, phrase) if preposition == "by" else phrase]


def owner(page: Page, sentence: Sentence, at: int, trigger: Trigger, roles: Roles) -> None:
    """Fill the possessor's role of a noun: "the army's recapture of", "the US withdrawal from"."""
    if sentence.lower(at - 1) in POSSESSIVE:
        put(roles, trigger.owner, (at - 1, at))
        return
    start = at
    while start > 0 and sentence.kind(start - 1) in {"N", "'", "#"}:
        start -= 1
    if start == at or trigger.owner is None:
        return
    marks = [index for index in range(start, at) if sentence.kind(index) == "'"]
    span = sentence.words_span(start, at)
    named = page.places_in(span)
    if marks:
        put(roles, trigger.owner, (start - (sentence.kind(start - 1) == "D"), marks[-1]))
    elif named and trigger.frame in {"clash", "attack", "advance"}:
        put(roles, "place", (start, sentence.at(named[0][0].end - 1) + 1))
    elif page.actor_in(span) or names_side(sentence, at - 1):
        put(roles, trigger.owner, (start, at))


def owned_place(page: Page, sentence: Sentence, at: int, trigger: Trigger, roles: Roles) -> None:
    """Read "Mosul's liberation" and "its fall": the possessor is the place itself."""
    for words in roles.get(trigger.owner or "", ())[:1]:
        if words[0] < at and sites(page, sentence, words):
            roles["place"] = roles.pop(trigger.owner or "")


def doer(sentence: Sentence, at: int, low: int) -> Range | None:
    """Give the subject of a light verb whose object a noun is: "the guards made a withdrawal".

    Who admits or denies a loss, whoever speaks of it, is the one who bore it.
    """
    start = at
    while start > low and sentence.kind(start - 1) in {"N", "D", "#"}:
        start -= 1
    verb = start - 1 - (sentence.lower(start - 1) in {"out", "up"})
    if verb <= low or sentence.lower(verb) not in fields("light"):
        return None
    return subject(sentence, verb_at(sentence, verb, "past"), low)


def apposed(sentence: Sentence, at: int, low: int) -> Range | None:
    """Give what a noun is said of: X of "X, a stronghold of" and of "X is a stronghold of"."""
    start = at
    while start > low and sentence.kind(start - 1) in {"N", "D", "'", "#"}:
        start -= 1
    if sentence.kind(start - 1) == ",":
        return nearest(sentence, start - 1, low)
    be = sentence.lower(start - 1) in grammar("be")
    return left(sentence, start - 1, low) if be else None


def seat(page: Page, sentence: Sentence, trigger: Trigger, roles: Roles) -> None:
    """Fill the place from the words of another role: "the garrison of X", or X itself."""
    if trigger.seat is None or "place" in roles:
        return
    for words in roles.get(trigger.seat, ())[:1]:
        if any(amount_at(sentence, index) for index in range(*words)):
            return  # "2,000 Saxons surrendered": they are no town.
        head = sentence.lower(head_of(sentence, words))
        of = head_of(sentence, words) + 1
        if sentence.lower(of) in {"of", "in", "at"} and head in fields("forces"):
            put(roles, "place", right(sentence, of + 1))
        elif not is_force(page, sentence, words) or page.places_in(sentence.words_span(*words)):
            roles["place"] = roles.pop(trigger.seat)


def filled(page: Page, sentence: Sentence, hit: Hit) -> Hit | None:
    """Resolve the place, check what the trigger needs, and give the hit; None if it fails."""
    trigger = hit.trigger
    roles = {role: tuple(words) for role, words in hit.roles.items()}
    places = placed(page, sentence, hit)
    roles.pop("place", None)
    if places and not places[0].heading:
        roles["place"] = tuple(site.words for site in places)
    for role in trigger.agents:
        if role in roles and not is_force(page, sentence, roles[role][0]):
            del roles[role]
    for role in list(unfit(page, sentence, trigger, roles)):
        if role in trigger.needs or hit.verb is None or hit.verb.tense != "infinitive":
            return None
        del roles[role]
    if places:
        roles["place"] = tuple(site.words for site in places)
    if any(role not in roles for role in trigger.needs):
        return None
    if trigger.either and not any(role in roles for role in trigger.either):
        return None
    return Hit(
        trigger=trigger,
        start=hit.start,
        end=hit.end,
        low=hit.low,
        verb=hit.verb,
        roles=roles,
        places=places,
    )


def _until_stop(sentence: Sentence, start: int) -> range:
    end = start
    while end < min(start + WINDOW, len(sentence.words)) and sentence.kind(end) not in STOPS:
        if sentence.kind(end) == "C" and sentence.kind(end + 1) in {"V", "X", "G"}:
            break
        end += 1
    return range(start, end)


def matches(sentence: Sentence, words: Range, pattern: re.Pattern[str] | None) -> bool:
    """Say whether a pattern is found in words, as lower case with single blanks."""
    return pattern is not None and bool(pattern.search(sentence.string(*words)))
