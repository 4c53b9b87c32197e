"""What befell those who are counted: killed, wounded, captured, displaced."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from tadmor.claims.lists import data, grammar
from tadmor.claims.phrases import Range, right
from tadmor.claims.words import Sentence
from tadmor.model.reading import FigureKind

REACH = 24
ASIDES = frozenset({"including", "among", "most", "mostly", "many", "all", "some"})
TOLLS = frozenset("toll dead deaths fatalities".split())
UNDERGONE = frozenset(
    "died dead perished fled drowned surrendered homeless prisoner hostage".split()
)
ANCHORS = frozenset("toll dead deaths death killed wounded loss losses casualties".split())
BORNE = frozenset("lost losing lose bodies dead fell shot".split())
PASSED = frozenset("found reported feared believed confirmed left said thought".split())
"""Verbs between those counted and what befell them: "were found shot"."""


def befallen(sentence: Sentence, start: int, end: int, reach: int = REACH) -> FigureKind | None:
    """Say what befell those whom the words `start` to `end` count.

    The verb just before them says it, or the first one after, within `reach` words.
    """
    before = _befallen_before(sentence, start) or _included(sentence, start)
    if before == "casualties" and harms().get(sentence.lower(end)) in {"killed", "wounded"}:
        before = None  # "lost three hundred slain"
    if before:
        return before
    for index in range(_past_aside(sentence, end), end + reach):
        lower, kind = sentence.lower(index), sentence.kind(index)
        if lower in harms() and kind != "G" and sentence.lower(index + 2) != "fired":
            if _acts(sentence, index):
                return None
            pair = {sentence.lower(index), sentence.lower(index + 2)}
            joined = sentence.lower(index + 1) in {"and", "or"}
            both = joined and {harms().get(word) for word in pair} == {"killed", "wounded"}
            return "killed-or-wounded" if both else harms()[lower]
        if kind in {";", ".", ",", "R", "S", "I"} or _goes_on(sentence, index):
            return None
    return None


@cache
def harms() -> Mapping[str, FigureKind]:
    """Map a verb form to the kind of figure that it makes of the people it befalls."""
    verbs = data("figures.toml")["verbs"]
    return {form: cast("FigureKind", kind) for kind in verbs for form in verbs[kind].split()}


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Say whether another thing is told of those counted: not "made prisoner", "found shot"."""
    verb = sentence.kind(index) == "V" and sentence.lower(index) not in PASSED
    return verb and sentence.lower(index + 1).removesuffix("s") not in harms()


def anchor_of(sentence: Sentence, words: Range) -> int | None:
    """Give the word that says what befell those counted: "deaths of 12", "12 soldiers dead"."""
    start, end = words
    before = range(start - 1, max(-1, start - 9), -1)
    farther = range(start - 9, max(-1, start - 19), -1)
    around = (*range(end, end + 8), *range(start - 1, max(-1, start - 6), -1))
    named = (index for index in before if sentence.lower(index) in ANCHORS)
    verbs = (index for index in around if sentence.lower(index) in BORNE | harms().keys())
    tolls = (index for index in farther if sentence.lower(index) == "toll")
    return next(named, next(verbs, next(tolls, None)))


def _befallen_before(sentence: Sentence, start: int) -> FigureKind | None:
    for index in range(start - 1, max(-1, start - 5), -1):
        lower = sentence.lower(index)
        if lower in harms() and (harms()[lower] != "displaced" or sentence.kind(index) == "V"):
            earlier = sentence.lower(index - 2)
            joined = sentence.lower(index - 1) in {"and", "or"} and earlier in harms()
            kinds = {harms()[lower], harms().get(earlier)} if joined else set()
            return "killed-or-wounded" if kinds == {"killed", "wounded"} else harms()[lower]
        if lower in {"death", "deaths", "execution", "killing"}:
            return "killed"
        if lower == "loss":
            return "casualties"
        if sentence.kind(index) not in {"A", "N", "P", "D"} or lower in {"by", "and"}:
            return None
    return None


def _acts(sentence: Sentence, verb: int) -> bool:
    """Say whether a harm verb has an object of its own: "a bomber killed 12 people"."""
    helper = verb - 1
    while sentence.kind(helper) == "A":
        helper -= 1
    had = sentence.kind(helper) == "X" and sentence.lower(helper) in grammar("have")
    passive = sentence.kind(verb - 1) in {"X", "A"} and not had
    passive = passive or sentence.lower(verb) in UNDERGONE
    return not passive and right(sentence, verb + 1) is not None


def _past_aside(sentence: Sentence, start: int) -> int:
    """Step over ", including five children," between those counted and their verb."""
    if sentence.kind(start) != "," or sentence.lower(start + 1) not in ASIDES:
        return start
    commas = (index for index in range(start + 1, start + 12) if sentence.kind(index) == ",")
    return next(commas, start - 1) + 1


def _included(sentence: Sentence, start: int) -> FigureKind | None:
    """Read "700 were killed, including 250 civilians", "the toll included 142 students"."""
    if sentence.lower(start - 1) in {"included", "includes"}:
        return "killed" if set(sentence.string(0, start).split()) & TOLLS else None
    if sentence.lower(start - 1) != "including":
        return None
    around = (*range(start - 2, max(-1, start - 16), -1), *range(start, start + 12))
    words = (sentence.lower(index) for index in around)
    return next((harms()[lower] for lower in words if lower in harms()), None)
