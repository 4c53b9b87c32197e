"""What a number counts: people, by what befell them, or things."""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.claims.harm import befallen
from tadmor.claims.lists import counted
from tadmor.claims.numbers import Amount
from tadmor.claims.words import Sentence
from tadmor.model.reading import FigureKind

TOLL = re.compile(
    r"\b(?:(?:death )?toll|number of (?:the )?(?:dead|deaths|killed|slain))\b"
    r"(?: [\w'\u2019-]+){0,7} ?(?:of|to|at|stood at|reached|passed)? ?$"
)


BORNE = re.compile(
    r"\b(?:losses|casualties)\b(?: [\w'\u2019-]+){0,6}?"
    r" (?:amounted to|were|was|are|totall?ed|came to|stood at|put at|reached|numbered|exceeded|of)"
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
    if TOLL.search(sentence.string(amount.words[0] - 8, amount.words[0])):
        return "killed", start
    if BORNE.search(sentence.string(amount.words[0] - 10, amount.words[0])):
        kind = befallen(sentence, amount.words[0], end)
        return (_of_things(sentence, amount, kind, end) if kind else "casualties"), start
    for index in range(start, end):
        if sentence.lower(index) in _known() and not _qualifies(sentence, index, end):
            return _of_noun(sentence, amount, index, end), index
    if end - start <= 3 and (kind := befallen(sentence, amount.words[0], end, reach=8)):
        return kind, start
    return None, start


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
    kind = befallen(sentence, amount.words[0], end)
    if kind:
        return kind
    return "strength" if sentence.lower(noun) in counted("people") and noun == end - 1 else None


def _of_things(sentence: Sentence, amount: Amount, kind: FigureKind, end: int) -> FigureKind:
    """Tell "12 killed or wounded" from the killed alone."""
    if kind in {"captured", "displaced"}:
        return befallen(sentence, amount.words[0], end) or kind
    if kind in {"killed", "wounded"}:
        after = sentence.string(amount.words[1], amount.words[1] + 6)
        if re.search(r"\b(?:killed|dead) (?:and|or) (?:wounded|injured)\b", after):
            return "killed-or-wounded"
    return kind
