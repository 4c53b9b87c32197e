"""Whom a figure counts, as a set of words of which more mean fewer people.

"Ruritanian soldiers" are soldiers, and soldiers are people. Which word is the head is not asked:
each word narrows, save those for everyone.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

from tadmor.model.values import value
from tadmor.synthesis.lookup import folded

Victims: TypeAlias = frozenset[str]

EVERYONE: Victims = frozenset()
EMPTY = frozenset("the a an of in at on its his her their our all and more other own some".split())
OWN = frozenset({"its", "his", "her", "their", "our", "own"})
# A number with one of these behind it is of everyone, and says so: "61 bodies", "22 dead".
DEAD = re.compile(r"\d\W+(?:dead|deaths|bodies|corpses|fatalities|victims)\b", re.IGNORECASE)


@value
class Words:
    """The lists of `victims.toml`."""

    everyone: str
    same: tuple[str, ...]
    within: Mapping[str, str]


def victims(words: str, source: str) -> Victims:
    """Read words for those counted; "its soldiers" are those of the source that says so."""
    tokens = folded(words).split()
    owner = folded(source).split() if OWN & set(tokens) else []
    named = (_same().get(token, token) for token in (*owner, *tokens) if token not in EMPTY)
    found = frozenset(named) - _everyone()
    wider = _data().within
    return found | {wider[word] for word in found if word in wider}


@cache
def _data() -> Words:
    received = (files(__package__) / "victims.toml").read_bytes()
    return msgspec.toml.decode(received, type=Words)


@cache
def _everyone() -> Victims:
    return frozenset(_data().everyone.split())


@cache
def _same() -> Mapping[str, str]:
    return {word: line.split()[0] for line in _data().same for word in line.split()}
