"""From a cue and the words around it to the stance: asserts, denies, admits, doubts, asks.

The stance is whose word it is: "admitted" is usually the reporter's verb, so `stance_by` is the
voice on the page that chose the cue. The lists are `cues/*.toml`, edited by linguists. What is
neither said nor denied ("has never admitted", "could not be confirmed") is `negated`.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from tadmor.model.reading import Certainty, Stance
from tadmor.reading.cue_words import alternatives, forms, listed, pattern, table
from tadmor.reading.saying_words import Words

# The first list that holds a word of the cue decides: "refused to admit" declines.
ORDER: tuple[Stance, ...] = (
    "declines",
    "denies",
    "admits",
    "asks",
    "doubts",
    "urges",
    "relays",
    "infers",
)
CERTAINTIES: tuple[Certainty, ...] = ("possible", "probable", "certain")
# Whoever does one of these makes nothing more or less sure.
SAYING: frozenset[Stance] = frozenset({"asserts", "admits", "denies", "infers", "relays"})


class Ruling(NamedTuple):
    """What a cue does: its stance, whether it is negated, how sure it makes what is said."""

    stance: Stance
    negated: bool
    certainty: Certainty


class Frame(NamedTuple):
    """A cue that means one thing among these words, another among others: "asked for"."""

    stance: Stance
    negated: bool
    cue: re.Pattern[str]
    around: tuple[tuple[str, re.Pattern[str]], ...]

    def fits(self, words: Words, group: str) -> re.Match[str] | None:
        """Find the cue's word where all that must stand around it does."""
        found = self.cue.search(group)
        beside = found and all(p.search(getattr(words, name)) for name, p in self.around)
        return found if beside else None


@cache
def _frames(section: str) -> tuple[Frame, ...]:
    return tuple(_frame(row) for row in table()[section])


def _frame(row: dict[str, Any]) -> Frame:
    cue = re.compile(row["cue"], re.IGNORECASE) if "cue" in row else None
    beside = [name for name in ("source", "behind", "content") if name in row]
    return Frame(
        stance=row["stance"],
        negated=row.get("negated", False),
        cue=cue or alternatives(forms(row["verbs"])),
        around=tuple((name, re.compile(row[name], re.IGNORECASE)) for name in beside),
    )


@cache
def _lists() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    lists = [(stance, alternatives(listed(stance))) for stance in ORDER]
    return (("declines", pattern("declines")), *lists)


@cache
def _plain() -> re.Pattern[str]:
    return alternatives(listed("reporting"))


@cache
def _certainties() -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
    return tuple((name, alternatives(table()["certainty"][name])) for name in CERTAINTIES)


def rule(words: Words) -> Ruling:
    """Give the stance of a cue over what is said, from the words around it."""
    group = words.group
    if pattern("unconfirmed").search(group):
        return Ruling("doubts", negated=True, certainty="unstated")
    stance, negated, at = _named(words, group)
    nobody = pattern("negation", "source")
    denied = pattern("negation").search(group, 0, at)
    if denied or nobody.search(words.source) or nobody.search(words.subject):
        stance, negated = _negated(stance, group)
    if negated or stance not in SAYING:
        return Ruling(stance, negated, "unstated")
    sure = (name for name, words_ in _certainties() if words_.search(f"{group}{words.behind}"))
    return Ruling(stance, negated, next(sure, "unstated"))


def _named(words: Words, group: str) -> tuple[Stance, bool, int]:
    """Give the stance that frames and lists name, and where the word that decides it stands."""
    for frame in _frames("frame"):
        if found := frame.fits(words, group):
            return frame.stance, frame.negated, found.start()
    for stance, listing in _lists():
        if found := listing.search(group):
            return stance, False, found.start()
    weak = next((frame for frame in _frames("weak") if frame.fits(words, group)), None)
    plain = _plain().search(group)
    return weak.stance if weak else "asserts", False, plain.start() if plain else len(group)


def _negated(stance: Stance, group: str) -> tuple[Stance, bool]:
    """Turn a negated stance: "does not believe" doubts, "would not say" declines all the same.

    Of a question not put and an order not given nothing is left but that nothing is said.
    """
    if stance == "declines":
        return "declines", False
    if stance == "infers" and pattern("negation", "belief").search(group):
        return "doubts", False
    return ("asserts" if stance in {"asks", "urges"} else stance), True
