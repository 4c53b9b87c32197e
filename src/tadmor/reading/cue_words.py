"""The lists in `cues/`, which linguists edit: read once, inflected, compiled."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

DOUBLED = frozenset({"admit", "beg", "rebut", "infer", "transmit", "refer"})


@cache
def table() -> dict[str, Any]:
    """Read the English cue lists."""
    words: dict[str, Any] = tomllib.loads(
        (files(__package__) / "cues/english.toml").read_text("utf-8")
    )
    return words


@cache
def pattern(section: str, key: str = "pattern") -> re.Pattern[str]:
    """Compile a regular expression of the lists, which may stand on several lines."""
    return re.compile(table()[section][key], re.IGNORECASE | re.VERBOSE)


def listed(section: str) -> tuple[str, ...]:
    """Give every word and phrase of a section, its verbs inflected."""
    entry = table()[section]
    return (*entry["words"], *entry["phrases"], *forms(entry["verbs"]))


def unconfirmed(words: str) -> bool:
    """Say whether words say that something could not be confirmed."""
    return bool(pattern("unconfirmed").search(words))


def alternatives(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile a list of words and phrases into one pattern, the longest first."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def forms(verbs: Iterable[str]) -> Iterator[str]:
    """Inflect regular English verbs; forms after a slash are taken as they stand."""
    for entry in verbs:
        base, *irregular = entry.split("/")
        yield base
        yield from irregular
        if irregular:
            stem = base.removesuffix("e")
            yield from (f"{base}s", f"{stem}ing")
        else:
            yield from _regular(*base.split(maxsplit=1))


def _regular(verb: str, rest: str = "") -> Iterator[str]:
    tail = f" {rest}" if rest else ""
    if re.search(r"[^aeiou]y$", verb):
        endings = (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith("e"):
        endings = (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif re.search(r"(?:s|sh|ch|x|z)$", verb):
        endings = (f"{verb}es", f"{verb}ed", f"{verb}ing")
    elif verb in DOUBLED:
        endings = (f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    else:
        endings = (f"{verb}s", f"{verb}ed", f"{verb}ing")
    return (f"{form}{tail}" for form in endings)
