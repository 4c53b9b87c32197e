"""What a number counts: people, by what befell them, or things."""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.claims.harm import befallen, harms
from tadmor.claims.lists import counted
from tadmor.claims.numbers import Amount
from tadmor.claims.phrases import Range
from tadmor.claims.words import Sentence
from tadmor.model.reading import FigureKind

TOLL = re.compile(
    r"\b(?:(?:death )?toll|number of (?:the )?(?:dead|deaths|killed|slain)"
    r"|(?:put|puts|putting|estimated) the (?:dead|deaths|killed|fatalities)"
    r"|the (?:dead|slain|killed) (?:number(?:ed)?|came|amounted|were put))\b"
    r"(?: [\w'\u2019-]+){0,7} ?(?:of|to|at|stood at|reached|passed)? ?$"
    r"|\btoll\b(?: [\w'\u2019-]+){3,14}? (?:rise|risen|rose|grown|grew|climbed|revised|raised"
    r"|lowered|reduced|corrected|brought|put|stands?|stood|updated)(?: (?:up|down|now))? (?:to|at)"
    r"(?: (?:at least|about|around|some|more than|over|nearly))? ?$"
)


BOTH = re.compile(
    r"^(?:men |soldiers |troops |people |casualties )?(?:killed|dead|slain) (?:and|or) "
    r"(?:wounded|injured|hurt|maimed)\b"
)
"""How a number of men is one of killed and wounded together."""

DEAD = re.compile(
    r"\b(?:put|puts|putting|gave|gives|estimates?|estimated|reckon(?:s|ed)|set|sets)\b"
    r"(?: [\w'\u2019-]+){0,5}? (?:dead|killed|slain|fallen)\b"
    r"(?: [\w'\u2019-]+){0,8}? (?:at|as)"
    r"(?: (?:about|around|some|nearly|over|up to|at least|more than|fewer than))? ?$"
)
"""How a speaker gives the number of the dead: "puts the Russian dead on the Yalu at"."""

ENTERED = frozenset({"killed", "wounded", "captured", "casualties", "displaced"})
FAR = 18
FALLEN = frozenset({"dead", "killed", "slain", "fallen"})

BORNE = re.compile(
    r"\b(?:losses|casualties)\b(?: [\w'\u2019-]+){0,6}?"
    r" (?:at|amounted to|were|was|are|totall?ed|came to|reached|numbered|exceeded|of)"
    r"(?: [\w-]+){0,3} ?$"
)


@cache
def people() -> frozenset[str]:
    """Give the nouns of people who may be counted, fighters or not."""
    return counted("people") | counted("civilians") | counted("peoples")


@cache
def _nouns() -> Mapping[str, FigureKind]:
    """Map a noun that is counted to a kind by itself."""
    kinds: dict[str, FigureKind] = {}
    names: tuple[tuple[str, FigureKind], ...] = (
        ("dead", "killed"),
        ("wounded", "wounded"),
        ("casualties", "casualties"),
        ("captives", "captured"),
        ("displaced", "displaced"),
        ("strikes", "strikes"),
        ("vehicles", "vehicles"),
        ("other", "other"),
    )
    for name, kind in names:
        for noun in counted(name):
            kinds.setdefault(noun, kind)
    return kinds


def kind_of(sentence: Sentence, amount: Amount, end: int) -> tuple[FigureKind | None, int]:
    """Say what is counted, and at which word the counted noun stands."""
    start = amount.words[1]
    if summed := _listed(sentence, amount) or _summed(sentence, amount, end):
        return summed, start
    for index in range(start, end):
        if sentence.lower(index) == "of" and start < index and _harmed_behind(sentence, index):
            return None, start  # "two friends of the dead"
        if sentence.lower(index) in _known() and not _qualifies(sentence, index, end):
            return _of_noun(sentence, amount, index, end), index
    if end - start <= 3 and (kind := befallen(sentence, amount.words[0], end, reach=8)):
        return kind, start
    return None, start


def _listed(sentence: Sentence, amount: Amount) -> FigureKind | None:
    """Read the entry of a list: "Killed: 12. Wounded: 40"."""
    colon = amount.words[0] - 1
    if sentence.kind(colon) != ":":
        return None
    said = sentence.lower(colon - 1)
    kind = harms().get(said) or _nouns().get(said)
    own = {*harms(), *counted("dead"), *counted("wounded")}
    return kind if kind in ENTERED and sentence.lower(amount.words[1]) not in own else None


def _summed(sentence: Sentence, amount: Amount, end: int) -> FigureKind | None:
    """Read what a toll or the losses come to: "the toll stands at 56 dead and 211 injured".

    None where the words before the number are no sum.
    """
    start = amount.words[1]
    if are_both(sentence, start):
        return "killed-or-wounded"
    if TOLL.search(sentence.string(amount.words[0] - FAR, amount.words[0])):
        return "wounded" if sentence.lower(start) in counted("wounded") else "killed"
    if _is_of_dead(sentence, amount):
        return "killed"
    if BORNE.search(sentence.string(amount.words[0] - 10, amount.words[0])):
        kind = _nouns().get(sentence.lower(start)) or befallen(sentence, amount.words[0], end)
        return _of_things(sentence, amount, kind, end) if kind else "casualties"
    return None


def are_both(sentence: Sentence, start: int) -> bool:
    """Say whether those counted are killed and wounded together: "lost 300 killed and wounded"."""
    return bool(BOTH.match(sentence.string(start, start + 4)))


def _harmed_behind(sentence: Sentence, of: int) -> bool:
    following = sentence.lower(of + 1 + (sentence.lower(of + 1) == "the"))
    return following in counted("dead") | counted("wounded")


def whose_dead(sentence: Sentence, amount: Amount) -> Range | None:
    """Give whose dead a number is of, where these are named first: "puts the Russian dead at"."""
    if not _is_of_dead(sentence, amount):
        return None
    at = max(i for i in range(amount.words[0]) if sentence.lower(i) in FALLEN)
    start = at
    while start > 0 and sentence.kind(start - 1) == "N":
        start -= 1
    return (start, at) if start < at else None


def _is_of_dead(sentence: Sentence, amount: Amount) -> bool:
    return bool(DEAD.search(sentence.string(amount.words[0] - 18, amount.words[0])))


@cache
def _known() -> frozenset[str]:
    return people() | counted("units") | frozenset(_nouns())


def _of_noun(sentence: Sentence, amount: Amount, noun: int, end: int) -> FigureKind | None:
    """Say what a number of this noun is a number of; "two companies of men" are no two men."""
    lower = sentence.lower(noun)
    if lower in counted("units"):
        return "other"
    if lower in people():
        return _of_people(sentence, amount, noun, end)
    return _of_things(sentence, amount, _nouns()[lower], end)


def _qualifies(sentence: Sentence, index: int, end: int) -> bool:
    """Say whether a noun only qualifies the next: "tank commanders", "rocket launchers"."""
    return index + 1 < end and sentence.kind(index + 1) == "N"


def _of_people(sentence: Sentence, amount: Amount, noun: int, end: int) -> FigureKind | None:
    kind = _qualified(sentence, amount, noun) or befallen(sentence, amount.words[0], end)
    if kind:
        return kind
    return "strength" if sentence.lower(noun) in counted("people") and noun == end - 1 else None


def _qualified(sentence: Sentence, amount: Amount, noun: int) -> FigureKind | None:
    """Read "eleven dead civilians" and "40 wounded soldiers"."""
    before = {sentence.lower(index) for index in range(amount.words[1], noun)}
    if before & counted("dead"):
        return "killed"
    return "wounded" if before & counted("wounded") else None


def _of_things(sentence: Sentence, amount: Amount, kind: FigureKind, end: int) -> FigureKind:
    """Tell "12 killed or wounded" from the killed alone."""
    if kind in {"captured", "displaced"}:
        return befallen(sentence, amount.words[0], end) or kind
    if kind in {"killed", "wounded"}:
        after = sentence.string(amount.words[1], amount.words[1] + 6)
        if re.search(r"\b(?:killed|dead) (?:and|or) (?:wounded|injured)\b", after):
            return "killed-or-wounded"
    return kind
