"""The words of `words.toml`, read once, and what a text is about."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

TOKEN = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
# As many letters a country and its people have in common: Russia, Russian.
ROOT = 5
ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


def _entry(name: str) -> Any:
    found: Any = _table()
    for key in name.split("."):
        found = found[key]
    return found


@cache
def mapped(name: str) -> dict[str, str]:
    """Give a table of words."""
    return dict(_entry(name))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give the expression of an entry (`section.key`), or its expressions as one."""
    written = _entry(name)
    joined = written if isinstance(written, str) else "|".join(f"(?:{one})" for one in written)
    return re.compile(joined, re.IGNORECASE)


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of words."""
    return frozenset(_entry(name).split())


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text in lower case, without the 's of a possessor."""
    found = (word.casefold().replace("\u2019", "'") for word in TOKEN.findall(text))
    return tuple(word.removesuffix("'s") for word in found)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Give the stems of the words that say what a text is about."""
    return frozenset(_stem(word) for word in tokens(text) if word not in listed("empty"))


def akin(one: str, other: str) -> bool:
    """Say whether two words are one name, or those of a country and its people: Chad, Chadian."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.startswith(short[:ROOT]))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def short(words: str, longest: int = 80) -> str:
    """Give words on one line, cut with an ellipsis if they are too long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "\u2026"
