"""Words that make actors: nouns, titles, countries and customary names, read from `actors/`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias, cast

from tadmor.model.reading import ActorType
from tadmor.model.values import value

Sort: TypeAlias = Literal[
    "force", "fighter", "office", "group", "outlet", "masthead", "document", "role", "loose"
]
# Zelenskiy, Zelenskyy and Zelensky are one name.
SLAVIC = re.compile(r"(?<=..)sk(?:iy|yi|yy|ii|ij|y|i)$")
BODIES: frozenset[Sort] = frozenset({"force", "fighter", "office", "group", "outlet"})
TYPES: Mapping[Sort, ActorType] = {
    "force": "force",
    "fighter": "force",
    "office": "office",
    "group": "group",
    "outlet": "outlet",
    "masthead": "outlet",
    "document": "outlet",
    "role": "people",
    "loose": "group",
}


@value
class Known:
    """One actor that readers know by several customary names, the fullest first."""

    type: ActorType
    heads: frozenset[str]
    names: tuple[str, ...]


@value
class Words:
    """Everything the data files say. Keys and members are lower case."""

    sorts: Mapping[str, Sort]
    lists: Mapping[str, frozenset[str]]
    spelling: Mapping[str, str]
    expansions: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, str]
    capitals: frozenset[str]
    known: tuple[Known, ...]

    def singular(self, word: str) -> tuple[str, bool]:
        """Give the singular of a noun as the lists have it, and whether the word was a plural."""
        return _singular(word)

    def sort(self, word: str) -> Sort | None:
        """Say what sort of actor a noun is about, or None where the lists lack it."""
        return _sort(word)

    def fold(self, word: str) -> str:
        """Give one key for all spellings of a word; adjectives and capitals become countries."""
        word = self.countries.get(word) or self.spelling.get(word, word)
        return folded(self.spelling.get(self.singular(word)[0], self.singular(word)[0]))


@lru_cache(maxsize=50_000)
def _singular(word: str) -> tuple[str, bool]:
    sorts = load().sorts
    if word in sorts:
        return word, False
    for ending, instead in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in sorts:
            return stem, True
    tail = word.rpartition("-")[2]
    return (word, False) if tail == word else _singular(tail)


@lru_cache(maxsize=50_000)
def _sort(word: str) -> Sort | None:
    return load().sorts.get(_singular(word)[0])


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Strip marks and letter case and even out endings: Erdoğan is Erdogan, Lvovskiy Lvovsky."""
    marks = unicodedata.normalize("NFKD", word.lower().replace("\u0131", "i"))
    bare = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return SLAVIC.sub("sky", bare)


@cache
def load() -> Words:
    """Read the data files, once."""
    folder = files("tadmor.grounding").joinpath("actors")
    nouns = tomllib.loads(folder.joinpath("nouns.toml").read_text("utf-8"))
    titles = tomllib.loads(folder.joinpath("titles.toml").read_text("utf-8"))
    countries = _rows(folder.joinpath("countries.tsv").read_text("utf-8"))
    return Words(
        sorts={word: cast("Sort", sort) for sort in nouns for word in nouns[sort].split()},
        lists={k: frozenset(v.split()) for k, v in titles.items() if isinstance(v, str)},
        spelling=titles["spelling"],
        expansions={k: tuple(v.split()) for k, v in titles["expansions"].items()},
        countries=_countries(countries),
        capitals=frozenset(row[1].lower() for row in countries if row[1]),
        known=_known(folder.joinpath("known.tsv").read_text("utf-8")),
    )


def _rows(table: str) -> list[list[str]]:
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    rows = ([cell.strip() for cell in line.split("\t")] for line in lines)
    return [row + [""] * (3 - len(row)) for row in rows]


def _countries(rows: list[list[str]]) -> dict[str, str]:
    """Map every name, capital and adjective to the country, all in lower case."""
    found: dict[str, str] = {}
    for name, capital, adjectives in rows:
        words = [name, capital, *adjectives.split(",")]
        found |= {word.lower(): name.lower() for word in words if word}
        found |= {f"{word.lower()}s": name.lower() for word in adjectives.split(",") if word}
    return found


def _known(table: str) -> tuple[Known, ...]:
    return tuple(
        Known(
            type=cast("ActorType", kind),
            heads=frozenset(heads.split()),
            names=tuple(names.split("|")),
        )
        for kind, heads, names in _rows(table)
    )
