"""Words that tell whom a pronoun may mean, read from `speakers.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from tadmor.model.reading import Actor
from tadmor.model.values import value

Gender: TypeAlias = Literal["male", "female"]
GENDERS: tuple[Gender, Gender] = ("male", "female")
# Slavic surnames agree with their bearer; too short an ending says nothing.
SURNAMES: Mapping[Gender, re.Pattern[str]] = {
    "male": re.compile(r".{2}(?:[oe]v|sky|skyi|skyy|skiy|skii|vich)$"),
    "female": re.compile(r".{2}(?:[oe]va|skaya|ska)$"),
}


@value
class SpeakerWords:
    """What `speakers.toml` says. `pronouns` maps a word to the kinds of actor it may mean.

    `entering` matches a sentence that brings in a person by a noun: "A voter stood up".
    """

    pronouns: Mapping[str, frozenset[str]]
    given: Mapping[str, Gender]
    marks: Mapping[Gender, frozenset[str]]
    issued: frozenset[str]
    published: frozenset[str]
    going_on: frozenset[str]
    nobody: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    entering: re.Pattern[str]


@cache
def load() -> SpeakerWords:
    """Read the word lists, once."""
    table = tomllib.loads(files("tadmor.reading").joinpath("speakers.toml").read_text("utf-8"))
    nouns = "|".join(table["persons"]["noun"].split())
    return SpeakerWords(
        pronouns={
            word: frozenset({kind})
            for kind, words in table["pronouns"].items()
            for word in words.split()
        },
        given={name: gender for gender in GENDERS for name in table["given"][gender].split()},
        marks={gender: frozenset(table["marks"][gender].split()) for gender in GENDERS},
        going_on=frozenset(table["cues"]["going_on"].split()),
        entering=re.compile(
            rf"\W*(?:then |but |one |another |an? )+(?:[\w-]+ )?(?:{nouns})\b", re.IGNORECASE
        ),
        nobody=frozenset(table["persons"]["nobody"].split()),
        asking=frozenset(table["cues"]["asking"].split()),
        answering=frozenset(table["cues"]["answering"].split()),
        issued=frozenset(table["statements"]["issued"].split()),
        published=frozenset(table["statements"]["published"].split()),
    )


def gender_of(text: str, actor: Actor, words: SpeakerWords) -> Gender | None:
    """Tell a person's gender by titles beside the name, then the name; None where they disagree."""
    beside = {word for span in actor.mentions for word in _beside(text, span.start, span.end)}
    beside |= set(actor.name.lower().split())
    shown = {gender for gender in GENDERS if beside & words.marks[gender]}
    if not shown:
        shown = _by_name(actor.name, words)
    return shown.pop() if len(shown) == 1 else None


def _beside(text: str, start: int, end: int) -> list[str]:
    """Give the word before a name and the first words of an apposition after it."""
    before = text[max(0, start - 30) : start].lower().split()[-1:]
    after = re.match(r",\s+((?:[\w-]+\s+){0,3}[\w-]+)", text[end : end + 60])
    apposed = re.split(r"\b(?:to|of|for|from|by|with)\b", after[1].lower())[0] if after else ""
    return before + apposed.split()


def _by_name(name: str, words: SpeakerWords) -> set[Gender]:
    parts = [_plain(part) for part in name.split()]
    if parts[0] in words.given:
        return {words.given[parts[0]]}
    if parts[0] in ("abu", "umm") and len(parts) > 1:
        return {"male" if parts[0] == "abu" else "female"}
    if len(parts) > 1:
        return {gender for gender in GENDERS if SURNAMES[gender].match(parts[-1])}
    return set()


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
