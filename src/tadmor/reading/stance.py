"""From the words of a cue to the stance they give: asserts, denies, admits, doubts, asks.

The stance is whose word it is: "admitted" is usually the reporter's verb, so `stance_by` is the
voice on the page that chose the cue. The lists are `cues/*.toml`, edited by linguists.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

from tadmor.model.reading import Certainty, Stance

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


class Ruling(NamedTuple):
    """What a cue does: its stance, whether it is negated, how sure it makes what is said."""

    stance: Stance
    negated: bool
    certainty: Certainty


@cache
def table() -> dict[str, Any]:
    """Read the English cue lists; shared by `nesting`, which needs the relay words."""
    words: dict[str, Any] = tomllib.loads(
        (files(__package__) / "cues/english.toml").read_text("utf-8")
    )
    return words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = table()
    patterns = {}
    for stance in get_args(Stance):
        entry = lists.get(stance)
        if entry:
            words = [*entry["words"], *entry["phrases"], *forms(entry["verbs"])]
            patterns[stance] = alternatives(words)
    patterns["negation"] = re.compile(lists["negation"]["pattern"], re.IGNORECASE)
    patterns["unconfirmed"] = re.compile(lists["unconfirmed"]["pattern"], re.IGNORECASE)
    for certainty in CERTAINTIES:
        patterns[certainty] = alternatives(lists["certainty"][certainty])
    return patterns


def alternatives(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile a list of words and phrases into one pattern, the longest first."""
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def rule(cue: str, *, question: bool = False) -> Ruling:
    """Give the stance of a cue's words over what is said.

    `question` says that what is said is itself a question: then a neutral verb asks.
    """
    patterns = _patterns()
    negated = bool(patterns["negation"].search(cue))
    if unconfirmed(cue):
        return Ruling("doubts", negated=True, certainty="unstated")
    named = (name for name in ORDER if patterns[name].search(cue))
    stance: Stance = next(named, "asks" if question else "asserts")
    # Who will not say gives nothing to be sure of: "could not be reached", "refused to confirm".
    certainty: Certainty = "unstated" if stance == "declines" else _certainty(cue)
    return Ruling(stance, negated, certainty)


def unconfirmed(words: str) -> bool:
    """Say whether words say that nothing could be confirmed."""
    return bool(_patterns()["unconfirmed"].search(words))


def _certainty(cue: str) -> Certainty:
    patterns = _patterns()
    return next((name for name in CERTAINTIES if patterns[name].search(cue)), "unstated")


def forms(verbs: Iterable[str]) -> Iterator[str]:
    """Inflect regular English verbs; forms after a slash are taken as they stand."""
    for entry in verbs:
        base, *irregular = entry.split("/")
        yield base
        yield from irregular
        if irregular:
            yield from (f"{base}s", f"{base}ing")
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
    elif verb in {"admit", "beg", "rebut"}:
        endings = (f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    else:
        endings = (f"{verb}s", f"{verb}ed", f"{verb}ing")
    return (f"{form}{tail}" for form in endings)
