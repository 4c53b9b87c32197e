"""A sentence as words with rough classes: what a reader without a parser goes by.

Classes: D determiner · P preposition · I "to" before a verb · C conjunction · S subordinator ·
R relative pronoun · U pronoun · X auxiliary or modal · A adverb · V finite verb or participle ·
G -ing form · T part of a time expression · # number · ' possessive · a mark of punctuation stands
for itself · N all else (nouns, names, adjectives).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tadmor.claims.frames import inflect, verb_forms
from tadmor.claims.lists import data, grammar
from tadmor.model.text import Span

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?(?:[-\u2013]\w+)*|[^\W\d_](?:\.[^\W\d_])+\.?(?:-\w+)*"
    r"|-(?:held|controlled|occupied|ruled|run)\b"
    r"|\w+(?:(?:-(?!(?:held|controlled|occupied|ruled|run)\b)|&|['\u2019](?!s\b))\w+)*"
    r"|['\u2019]s?\b(?<=s)|['\u2019](?=\s)|\S"
)
CLOSING = "\"'\u201d\u2019)] "
APOSTROPHES = "'\u2019"
QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb\u201e\u2018')
OBJECTS = frozenset({"D", "U"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
PLURALS = ("s", "men", "police", "people", "taliban", "mujahideen", "peshmerga")
AFTER_VERB = frozenset("out off back from to into towards toward on over in near up".split())
FINITE_PRESENT = frozenset({"present", "base"})
FLOATING = frozenset({"all", "both", "each", "long"})
SELVES = frozenset({"itself", "himself", "herself", "themselves"})
POSTS = frozenset({"post", "base", "camp", "march", "guard", "station"})
NAMING = {
    "crossing": frozenset("border river frontier railway level".split()),
    "fighting": frozenset("street heavy fierce intense bitter house-to-house hand-to-hand".split()),
}
"""Words behind which an -ing form is a noun: "a border crossing", "street fighting"."""

GOVERNING = frozenset("of by with from for against between among including".split())
"""Prepositions before which no particle of a verb stands: what follows them is a noun phrase."""


class Word(NamedTuple):
    """One word: where it stands, its lower-case form, its class, whether it is capitalised."""

    start: int
    end: int
    lower: str
    kind: str
    capital: bool


class Sentence:
    """The words of one sentence. Positions in it are indices of words, not of characters."""

    __slots__ = ("asks", "kinds", "span", "starts", "text", "vocabulary", "words")

    def __init__(self, text: str, span: Span, times: Iterable[Span] = ()) -> None:
        """Cut `text[span]` into words; `times` are the spans of time expressions near it."""
        self.text, self.span = text, span
        self.words = _classify(text, span, tuple(times))
        self.kinds = "".join(word.kind for word in self.words)
        self.starts = [word.start for word in self.words]
        self.vocabulary = frozenset(word.lower for word in self.words)
        self.asks = text[span.start : span.end].rstrip(CLOSING).endswith("?")

    def at(self, position: int) -> int:
        """Give the index of the word that a character position stands in, or follows."""
        return max(0, bisect_right(self.starts, position) - 1)

    def kind(self, index: int) -> str:
        """Give the class of a word, or "." beyond either end."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "."

    def lower(self, index: int) -> str:
        """Give a word in lower case, or nothing beyond either end."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def is_postmodifier(self, index: int) -> bool:
        """Say whether a word goes on with its noun phrase: "backed" of "forces backed by"."""
        lower = self.lower(index)
        named = lower in {"named", "called", "dubbed", "numbering"}
        open_ended = named or lower.endswith("ing") or self.kind(index + 1) in {"P", "I"}
        return lower in grammar("postmodifiers") and open_ended

    def has(self, start: int, end: int) -> bool:
        """Say whether words `start` to `end` are at least one word, and of this sentence."""
        return 0 <= start < end <= len(self.words)

    def words_span(self, start: int, end: int) -> Span:
        """Give the characters that the words `start` to `end` (half-open) cover."""
        return Span(self.words[start].start, self.words[end - 1].end)

    def string(self, start: int, end: int) -> str:
        """Give words `start` to `end` in lower case with single blanks between."""
        return " ".join(word.lower for word in self.words[max(0, start) : max(0, end)])


@cache
def _fixed() -> Mapping[str, str]:
    """Map each word of a closed class to its class; earlier classes win."""
    order = (
        ("R", "relatives"),
        ("A", "adverbs"),
        ("X", "be"),
        ("X", "have"),
        ("X", "do"),
        ("X", "modals"),
        ("C", "conjunctions"),
        ("U", "pronouns"),
        ("S", "subordinators"),
        ("D", "determiners"),
        ("P", "prepositions"),
        ("N", "postmodifiers"),
        ("N", "not_verbs"),
    )
    found: dict[str, str] = {}
    for kind, name in order:
        for word in grammar(name):
            found.setdefault(word, kind)
    return found


@cache
def _verbs() -> Mapping[str, str]:
    """Map verb forms to V or G, and forms that may be nouns to v, which the context decides."""
    found = dict.fromkeys(grammar("finite"), "V")
    for form, readings in verb_forms().items():
        kinds = {kind for kind, _ in readings}
        if kinds <= FINITE_PRESENT:
            found.setdefault(form, "v")
        else:
            found[form] = "G" if kinds == {"ing"} else "V"
    for lemma in ("say", "claim", "report", "deny", "ask", "call", "try", "want", "plan", "help"):
        for form, kind in inflect(lemma).items():
            found.setdefault(form, "v" if kind in FINITE_PRESENT else "V")
    return found


def _classify(text: str, span: Span, times: Sequence[Span]) -> tuple[Word, ...]:
    found: list[Word] = []
    before: Word | None = None
    matches = list(WORD.finditer(text, span.start, span.end))
    texts = [match.group() for match in matches] + ["", "", ""]
    for number, match in enumerate(matches):
        following = texts[number + 1]
        word, start = match.group(), match.start()
        timed = bool(times) and any(time.start <= start < time.end for time in times)
        kind = "T" if timed else _kind(word, before, found, following)
        if following == "by" and texts[number + 2] == word and kind == "N":
            kind = "A"
        found.append(Word(start, match.end(), word.lower(), kind, word[0].isupper()))
        before = before if kind == "A" else found[-1]
    return tuple(_quantified(found))


def _quantified(words: list[Word]) -> list[Word]:
    """Make determiners of "at least", "up to", "about" and the like before a number."""
    for at, word in enumerate(words):
        if word.kind != "#" and word.lower not in _numbers() and word.lower != "half":
            continue
        start = at
        while start > 0 and words[start - 1].lower in grammar("quantifiers"):
            start -= 1
        if words[start].lower == "to":
            start += 1
        for index in range(start, at):
            words[index] = words[index]._replace(kind="D")
    return words


@cache
def _numbers() -> frozenset[str]:
    return frozenset(data("figures.toml")["numbers"])


def _kind(word: str, verb_before: Word | None, found: Sequence[Word], following: str) -> str:
    lower, before = word.lower(), found[-1].kind if found else "."
    if not word[0].isalpha():
        return _of_mark(lower)
    if _is_adverb(lower, found, following.lower()):
        return "A"
    if lower == "to":
        return "I" if _may_be_base(following.lower()) else "P"
    opening = before in '."'
    capital = word[0].isupper() and (not opening or (word.isupper() and len(word) > 1))
    share = lower == "per" and following.lower() == "cent"
    named = capital and lower not in {"the", "a", "an"}
    fixed = None if named or share else _fixed().get(lower)
    verb = "" if capital or fixed in {"X", "A"} else _verbs().get(lower, "")
    if verb == "v":
        goes_on = any(item.kind == "V" for item in found)
        as_verb = _reads_as_verb(lower, verb_before, following, goes_on=goes_on)
        as_verb = as_verb and not (lower in POSTS and before == "N")
        return "V" if as_verb or _is_inverted(found, following.lower()) else "N"
    if found and found[-1].lower in GOVERNING:
        before = "D"
    border = found and found[-1].lower in NAMING.get(lower, ())
    if border or (verb and before in "D'" and not (verb == "G" and before == "D")):
        return "N"
    return verb or fixed or ("N" if capital else _by_ending(lower, before))


def _is_adverb(lower: str, found: Sequence[Word], following: str) -> bool:
    """Say whether a word is none by itself: "no longer", "took place", "likely taken"."""
    before = found[-1] if found else None
    if lower == "neither" and before and before.kind == "X" and following in _verbs():
        return True
    if lower == "likely" and _verbs().get(following) == "V":
        return True
    if before is None:
        return lower == "no" and following == "longer"
    floats = lower in FLOATING and before.kind == "X" and following in {"since", *_verbs()}
    floats = floats or (lower in SELVES and before.kind == "N")
    pair = (lower == "place" and before.kind == "V") or (lower == "more" and before.lower == "once")
    return floats or pair or (lower == "no" and following == "longer")


def _of_mark(word: str) -> str:
    """Give the class of a number, a mark of punctuation or an ending such as "-held"."""
    if word[0].isdigit():
        return "#"
    if word[0] in APOSTROPHES:
        return "'"
    if len(word) > 1:
        return "N"
    return '"' if word in QUOTES else word


def _by_ending(lower: str, before: str) -> str:
    if lower.endswith("ly") and len(lower) > 4 and lower not in grammar("not_adverbs"):
        return "A"
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower:
        return "N" if before in "D#'" or lower in grammar("not_verbs") else "V"
    if lower.endswith("ing") and len(lower) > 5 and before != "D" and "-" not in lower:
        return "G"
    return "N"


def _may_be_base(lower: str) -> bool:
    """Say whether a word after "to" can be a verb: a known one, or neither article nor name."""
    if lower.endswith("ly"):
        return True
    verb = _verbs().get(lower)
    return verb == "v" or (lower in _plain_verbs() and verb in {None, "V"})


@cache
def _plain_verbs() -> frozenset[str]:
    """Give the base forms that are no nouns, or also another form: "quit", "overrun"."""
    own = {form for form, found in verb_forms().items() if any(form in t.words for _, t in found)}
    return grammar("base_verbs") | own


def _is_inverted(found: Sequence[Word], following: str) -> bool:
    """Say whether a clause so far is an auxiliary and its subject: "should the town", "did X"."""
    at = len(found) - 1
    while at > 0 and found[at].kind == "A":
        at -= 1
    if at < 0 or found[at].kind not in "N#" or _verbs().get(following) == "v":
        return False
    while at > 0 and found[at].kind in "ND'#":
        at -= 1
    if not 0 <= at < len(found) - 1 or found[at].lower not in grammar("modals") | grammar("do"):
        return False
    return at == 0 or found[at - 1].kind in {",", ";", ":", '"', "S", "C"}


def _reads_as_verb(
    lower: str, before: Word | None, following: str, *, goes_on: bool = False
) -> bool:
    """Decide "attack": a verb after to, a modal, a pronoun; or between a noun and an object.

    Before a name it must agree with its subject: "rebels attack X", "the army attacks X".
    """
    if before is not None and before.kind in ",C":
        # "Rebels take X, lose Y": a second verb before a name.
        return goes_on and following[:1].isupper()
    if before is None or before.kind not in "IXUNR":
        return False
    if before.kind in "IXU" or before.lower == "who":
        return True
    if _fixed().get(following.lower(), "") in OBJECTS or following == "most":
        return following.lower() not in DEMONSTRATIVES
    plural = before.lower.endswith(PLURALS) and not lower.endswith("s")
    headline = following.lower() in AFTER_VERB | grammar("headline")
    falls = lower == "falls" and (headline or before.capital)
    falls = falls or (lower == "holds" and headline and before.capital)
    if falls or (plural and headline):
        return True  # "Troops pull out of X", "X falls to rebels".
    name = following[:1].isupper() or following[:1].isdigit() or following.lower() in _numbers()
    return name and before.kind == "N" and lower.endswith("s") != before.lower.endswith(PLURALS)
