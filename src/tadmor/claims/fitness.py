"""Whether a sentence is of war, and words can fill a role: who can take a town, who can flee."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tadmor.claims.frames import Trigger
from tadmor.claims.lists import civil, counted, fields, fighting, persons
from tadmor.claims.numbers import amount_at
from tadmor.claims.page import Page
from tadmor.claims.phrases import Range
from tadmor.claims.whereabouts import sites
from tadmor.claims.words import Sentence

Check = Callable[[Page, Sentence, Range], bool]
STORMED = re.compile(r"\b[Bb]y\s+storm\b")
OTHER_FIELDS = ("sport", "elections", "business", "other")
NATIONAL = ("ian", "ish", "ese", "ench", "ean", "can", "aqi", "raeli", "man", "udi", "emeni")
"""How an adjective of a people ends."""


def is_of_another_field(sentence: Sentence) -> bool:
    """Say whether a sentence is about sport, an election or business, and not about war."""
    if sentence.vocabulary & fields("war"):
        return False
    words = sentence.vocabulary
    if STORMED.search(sentence.text, *sentence.span):
        words -= {"storm"}
    return any(words & fields(name) for name in OTHER_FIELDS)


def unfit(
    page: Page, sentence: Sentence, trigger: Trigger, roles: Mapping[str, Sequence[Range]]
) -> Iterator[str]:
    """Give the roles whose words cannot fill them: "the novel" captures no town."""
    for role, words in roles.items():
        if any(
            role in asked and not fits(page, sentence, words[0]) for asked, fits in _asked(trigger)
        ):
            yield role


def _asked(trigger: Trigger) -> tuple[tuple[Sequence[str], Check], ...]:
    return (
        (trigger.forces, is_force),
        (trigger.people, _are_people),
        (trigger.civil, _live_there),
        (trigger.dwellers, _are_dwellers),
        (trigger.fighters, _are_fighters),
        (trigger.armed, _are_armed),
        (trigger.sited, _mean_place),
        (trigger.named, _name_place),
        (trigger.many, _are_many),
        (trigger.counted, _are_counted),
        (("who",) if trigger.frame == "withdraw" else (), _can_withdraw),
        (("from",) if trigger.frame == "gain" else (), _can_be_driven),
        (("to",) if "lose" in trigger.words else (), _is_no_town),
    )


def is_force(page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words name somebody who can fight: a known actor, a force noun, a name."""
    marks = [index + 1 for index in range(*words) if sentence.kind(index) == "'"]
    if marks and marks[-1] < words[1] and "of" not in sentence.string(words[0], marks[0]).split():
        words = marks[-1], words[1]
    looks_on = sentence.lower(head_of(sentence, words)) in fields("bystanders")
    if page.actor_in(sentence.words_span(*words)) and not looks_on:
        return True
    if are_civil(page, sentence, words):
        return False
    if any(
        sentence.lower(index) in fighting() or _is_name(sentence, index) for index in range(*words)
    ):
        return True
    return _is_person(sentence.lower(head_of(sentence, words)))


def _is_person(noun: str) -> bool:
    """Say whether a noun ends as those of people do, and is none of those who look on."""
    return noun.endswith(tuple(fields("endings"))) and noun not in fields("bystanders")


def head_of(sentence: Sentence, words: Range) -> int:
    """Give the head of a noun phrase: "men" of "the men of the league"."""
    of = (index for index in range(words[0] + 1, words[1]) if sentence.lower(index) == "of")
    return next(of, words[1]) - 1


def are_civil(page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words are of people who do not fight."""
    if _named_in(sentence, words, fields("fighters")):
        return False
    peoples = _named_in(sentence, words, counted("peoples"))
    return _named_in(sentence, words, civil()) or (peoples and _are_counted(page, sentence, words))


def _are_armed(page: Page, sentence: Sentence, words: Range) -> bool:
    actor = page.actors.get(page.actor_in(sentence.words_span(*words)) or "")
    known = actor is not None and actor.type in {"force", "group"}
    return known or _named_in(sentence, words, fields("fighters") | fields("titles"))


def _are_fighters(page: Page, sentence: Sentence, words: Range) -> bool:
    actor = page.actors.get(page.actor_in(sentence.words_span(*words)) or "")
    known = actor is not None and actor.type == "force"
    people = any(
        sentence.words[index].capital and index > 0 and sentence.lower(index).endswith("s")
        for index in range(*words)
    )
    return known or people or _named_in(sentence, words, fields("fighters"))


def _are_many(page: Page, sentence: Sentence, words: Range) -> bool:
    actor = page.actors.get(page.actor_in(sentence.words_span(*words)) or "")
    alone = actor is not None and actor.type == "person"
    return not alone and sentence.lower(head_of(sentence, words)) not in fields("titles")


def _is_no_town(page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words are not the bare name of a town: a club, "lost to Madrid"."""
    span = sentence.words_span(*words)
    towns = [place for mention, place in page.places_in(span) if mention == span]
    return not any(page.places[place].kind != "country" for place in towns)


def _can_withdraw(_page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words are of no one person ("he left X") and no people that has no army."""
    one = sentence.lower(words[0]) in {"he", "she", "i"}
    return not one and not _named_in(sentence, words, fields("communities"))


def _can_be_driven(page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words are of no civilians: "the families said they were expelled from X"."""
    said = page.attribution_of(sentence.words_span(*words))
    if said is None or sentence.kind(words[0]) != "U":
        return True
    return not any(
        are_civil(page, sentence, (sentence.at(piece.start), sentence.at(piece.end - 1) + 1))
        for piece in said.source
        if sentence.span.covers(piece)
    )


def _live_there(page: Page, sentence: Sentence, words: Range) -> bool:
    return are_civil(page, sentence, words) or _named_in(sentence, words, fields("communities"))


def _are_dwellers(page: Page, sentence: Sentence, words: Range) -> bool:
    """Say whether words are of civilians, or of a people by its name: "the Greeks of X"."""
    head = head_of(sentence, words)
    people = sentence.words[head].capital and sentence.lower(head).endswith(("s", "ese", "ish"))
    known = page.actor_in(sentence.words_span(*words)) or _named_in(sentence, words, fighting())
    return _live_there(page, sentence, words) or (people and not known)


def _are_counted(_page: Page, sentence: Sentence, words: Range) -> bool:
    return any(amount_at(sentence, index) for index in range(*words))


def _mean_place(page: Page, sentence: Sentence, words: Range) -> bool:
    return bool(sites(page, sentence, words))


def _name_place(page: Page, sentence: Sentence, words: Range) -> bool:
    return bool(page.places_in(sentence.words_span(*words)))


def _named_in(sentence: Sentence, words: Range, known: frozenset[str]) -> bool:
    return any(sentence.lower(index) in known for index in range(*words))


def _is_name(sentence: Sentence, index: int) -> bool:
    """Say whether a word is a name, or at the head of a sentence may be one."""
    word = sentence.words[index]
    return word.capital and word.kind == "N" and word.lower not in fields("bystanders")


def _are_people(page: Page, sentence: Sentence, words: Range) -> bool:
    marks = [index + 1 for index in range(*words) if sentence.kind(index) == "'"]
    words = (marks[-1], words[1]) if marks and marks[-1] < words[1] else words
    actor = page.actors.get(page.actor_in(sentence.words_span(*words)) or "")
    known = actor is not None and actor.type in {"person", "people", "group", "force"}
    head = sentence.lower(head_of(sentence, words))
    person = _is_person(head) or head in fields("titles")
    return known or person or any(sentence.lower(index) in persons() for index in range(*words))


def names_side(sentence: Sentence, index: int) -> bool:
    """Say whether an adjective or noun says whose: "rebel", "Russian"."""
    word = sentence.words[index]
    nation = word.capital and index > 0 and word.lower.endswith(NATIONAL)
    return nation or word.lower in fields("forces")
