"""Runs of capitals that may be names, and where in each the title ends."""

import re
from collections.abc import Iterator

from tadmor.grounding.actor_tokens import Line
from tadmor.model.values import value


@value
class Run:
    """A run of capitals that may be a name, in tokens: title from `first`, name from `name`."""

    first: int
    name: int
    past: int


def runs_of(line: Line, taken: set[int]) -> Iterator[Run]:
    """Find every run of capitals outside of the tokens `taken`, its title told from its name."""
    at = 0
    while at < len(line.tokens):
        if at in taken or not line.named(at) or not line.tokens[at].text[0].isalpha():
            at += 1
            continue
        past = at + 1
        while past not in taken and line.follows(past) and _goes_on(line, past, taken):
            past += 1
        run = _trimmed(line, at, past)
        if run.name < run.past:
            yield run
        at = past


def _goes_on(line: Line, index: int, taken: set[int]) -> bool:
    before = line.tokens[index - 1]
    if before.owns or (before.shouted and not line.tokens[index].shouted):
        return False
    if line.named(index) and line.tokens[index].text[0].isalpha():
        return True
    if line.has("month_name", index) and line.tokens[index].capital:
        return not line.low(index + 1).isdigit()
    after = line.at(index + 1)
    return line.has("particle", index) and bool(
        after and after.joined and index + 1 not in taken and _may_follow(line, index + 1)
    )


def _may_follow(line: Line, index: int) -> bool:
    return line.named(index) or line.has("particle", index)


def _trimmed(line: Line, first: int, past: int) -> Run:
    """Leave the titles, countries and nouns at the start of a run out of the name."""
    name = first
    if past - first > 2 and re.fullmatch(r"[a-z]{4,}ing", line.low(first)):
        name = first + 1  # "Fearing Anna Petit"
    for index in range(name, past):
        surname_too = index == past - 1 and name < index and line.has("surname_too", index)
        if _is_title(line, index) and not surname_too:
            name = index + 1
    return Run(first=first, name=name, past=past)


def _is_title(line: Line, index: int) -> bool:
    low = line.low(index)
    if line.has("particle", index) or line.has("trailing", index):
        return False
    return (
        low in line.words.countries
        or line.has("honorific", index)
        or line.has("modifier", index)
        or line.words.sort(low) is not None
    )
