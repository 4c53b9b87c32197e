"""The frames and their triggers, read from `frames.toml`, with each inflected form of a word."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from tadmor.claims.lists import data
from tadmor.model.values import value

Form: TypeAlias = Literal["base", "present", "past", "participle", "either", "ing"]
"""`either`: a form that is both past tense and past participle ("captured")."""


@value
class Trigger:
    """One way of saying a frame: words, what must follow them, and what their neighbours are."""

    frame: str
    kind: Literal["verb", "noun", "phrase"]
    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    after: re.Pattern[str] | None = None
    pattern: re.Pattern[str] | None = None
    subject: str | None = None
    object: str | None = None
    before: str | None = None
    behind: str | None = None
    owner: str | None = None
    seat: str | None = None
    apposed: str | None = None
    of_object: str | None = None
    links: Mapping[str, str]
    needs: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    civil: tuple[str, ...] = ()
    dwellers: tuple[str, ...] = ()
    fighters: tuple[str, ...] = ()
    armed: tuple[str, ...] = ()
    sited: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    only_object: re.Pattern[str] | None = None
    unless_object: re.Pattern[str] | None = None
    unless_behind: re.Pattern[str] | None = None
    state: bool = False
    opens: bool = False
    owned_place: bool = False
    resumes: bool = False


@value
class Frame:
    """A kind of claim: its roles, its definition and its neighbours in three coding schemes."""

    name: str
    roles: tuple[str, ...]
    definition: str
    excludes: tuple[str, ...]
    plover: str
    acled: str
    ucdp: str
    triggers: tuple[Trigger, ...]


@cache
def frames() -> Mapping[str, Frame]:
    """Give every frame by name."""
    return MappingProxyType(
        {name: _frame(name, entry) for name, entry in data("frames.toml").items()}
    )


@cache
def verb_forms() -> Mapping[str, tuple[tuple[Form, Trigger], ...]]:
    """Map each inflected form of a verb to its triggers, those with more words first."""
    found: dict[str, list[tuple[Form, Trigger]]] = {}
    for trigger in _triggers("verb"):
        for word in trigger.words:
            for form, kind in inflect(word).items():
                if not trigger.forms or form in trigger.forms:
                    found.setdefault(form, []).append((kind, trigger))
    return {form: tuple(sorted(found[form], key=_words_last)) for form in found}


@cache
def noun_forms() -> Mapping[str, tuple[Trigger, ...]]:
    """Map each noun to the triggers that it stands for."""
    found: dict[str, list[Trigger]] = {}
    for trigger in _triggers("noun"):
        for word in trigger.words:
            found.setdefault(word, []).append(trigger)
    return {word: tuple(found[word]) for word in found}


@cache
def phrases() -> tuple[Trigger, ...]:
    """Give the triggers that are patterns of a whole sentence."""
    return tuple(_triggers("phrase"))


@cache
def _phrases_by_word() -> Mapping[str, frozenset[int]]:
    """Map a word to the phrases that need it or another; those that need none stand under ""."""
    found: dict[str, set[int]] = {}
    for number, trigger in enumerate(phrases()):
        for word in trigger.words or ("",):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def phrases_among(vocabulary: frozenset[str]) -> list[Trigger]:
    """Give the phrases that a sentence of these words may have, in their order."""
    by_word = _phrases_by_word()
    words = vocabulary & by_word.keys()
    numbers = by_word[""].union(*(by_word[word] for word in words))
    return [phrases()[number] for number in sorted(numbers)]


@cache
def inflect(lemma: str) -> Mapping[str, Form]:
    """Give each form of a verb with what it can be; a regular past is also a participle."""
    irregular = _irregular().get(lemma)
    if irregular:
        present, past, participle, ing = irregular
        same = past == participle
        forms: dict[str, Form] = {lemma: "base", present: "present", ing: "ing"}
        if lemma == "be":
            forms |= {"are": "present", "were": "past"}
        return forms | ({past: "either"} if same else {past: "past", participle: "participle"})
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {
            lemma: "base",
            f"{lemma[:-1]}ies": "present",
            f"{lemma[:-1]}ied": "either",
            f"{lemma}ing": "ing",
        }
    s = "es" if lemma.endswith(("s", "x", "ch", "sh", "z")) else "s"
    return {lemma: "base", lemma + s: "present", f"{stem}ed": "either", f"{stem}ing": "ing"}


def _words_last(entry: tuple[Form, Trigger]) -> int:
    return 0 if entry[1].after else 1


def _triggers(kind: str) -> list[Trigger]:
    return [
        trigger for frame in frames().values() for trigger in frame.triggers if trigger.kind == kind
    ]


@cache
def _irregular() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = data("grammar.toml")["irregular"]
    return found


def _frame(name: str, entry: Mapping[str, Any]) -> Frame:
    triggers = tuple(
        _trigger(name, kind, row)
        for kind in ("verb", "noun", "phrase")
        for row in entry.get(kind, ())
    )
    plain = {key: entry[key] for key in ("definition", "plover", "acled", "ucdp")}
    return Frame(
        name=name,
        roles=tuple(entry["roles"]),
        excludes=tuple(entry["excludes"]),
        triggers=triggers,
        **plain,
    )


LISTS = (
    "words", "forms", "needs", "either", "forces", "people", "civil", "dwellers", "fighters",
    "armed", "sited", "named", "agents", "many", "counted",
)  # fmt: skip
PATTERNS = {
    "after": r"\s+(?:{})(?:(?<!\w)|(?!\w))",
    "only_object": r"\b(?:{})\b",
    "unless_object": r"\b(?:{})\b",
    "unless_behind": r"^(?:{})\b",
    "pattern": r"\b(?:{})",
}
PLAIN = (
    "subject", "object", "before", "behind", "owner", "seat", "apposed", "of_object",
    "state", "opens", "owned_place", "resumes",
)  # fmt: skip
OTHER = frozenset({*LISTS, *PATTERNS, *PLAIN, "links"})


def _trigger(
    frame: str, kind: Literal["verb", "noun", "phrase"], row: Mapping[str, Any]
) -> Trigger:
    """Read one trigger; a noun's prepositions stand at its top level, a verb's under `links`.

    A blank in a pattern is any white space: a text may be cut into lines between any two words.
    """
    lists = {key: tuple(row[key]) for key in LISTS if key in row}
    patterns = {
        key: re.compile(
            shape.format(row[key]).replace(" ", r"\s"), 0 if key == "pattern" else re.IGNORECASE
        )
        for key, shape in PATTERNS.items()
        if row.get(key)
    }
    links = dict(row.get("links", {})) | {k: v for k, v in row.items() if k not in OTHER}
    plain = {key: row[key] for key in PLAIN if key in row}
    fields: dict[str, Any] = lists | patterns | plain
    return Trigger(frame=frame, kind=kind, links=MappingProxyType(links), **fields)
