"""The words by which statements are compared, read once from `relations.toml`."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

TOKEN = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "relations.toml").read_text("utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """Give one list of `relations.toml` as a set of words."""
    return frozenset(_lists()[name].split())


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give the pattern, or the patterns as one, of an entry of `relations.toml`."""
    written = _lists()[name]
    joined = written if isinstance(written, str) else "|".join(written)
    return re.compile(joined, re.IGNORECASE | re.DOTALL)


@cache
def states() -> dict[str, str]:
    """Give, for each name of a state, of its people or of its seat, the state."""
    lines = (line.split() for line in _lists()["states"].strip().splitlines())
    return {name: line[0] for line in lines for name in line}


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text in lower case."""
    return tuple(word.casefold().replace("\u2019", "'") for word in TOKEN.findall(text))


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """Give the stems of the words that say what a text is about."""
    return frozenset(_stem(word) for word in tokens(text) if word not in listed("empty"))


def names(text: str) -> frozenset[str]:
    """Give the words of a text that are written as names."""
    return frozenset(word for word in TOKEN.findall(text) if word[:1].isupper())


def has(text: str, name: str) -> bool:
    """Say whether a text holds a word of a list."""
    return not listed(name).isdisjoint(tokens(text))


def _stem(word: str) -> str:
    bare = word.removesuffix("'s")
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare.removesuffix(ending)
    return bare
