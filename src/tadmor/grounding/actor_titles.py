"""What a text says round a person's name: the title before it and the apposition after it."""

import re
from collections.abc import Sequence

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_tokens import Line
from tadmor.grounding.actor_words import BODIES, Sort
from tadmor.model.text import Span

# How far a title may stand before a name, and an apposition run after it, in words.
REACH_BEFORE = 12
REACH_AFTER = 9


def title(line: Line, name: int) -> range:
    """Give the words before a name that may be its title: "commander of the 5th Corps"."""
    first = name
    comma = line.low(first - 1) == "," and line.words.sort(line.low(first - 2)) == "role"
    first -= comma
    while first > max(0, name - REACH_BEFORE) and line.follows(first):
        if not _in_title(line, first - 1):
            break
        first -= 1
    found = range(first, name - comma)
    return found if found and _closes(line, found) else range(name, name)


def _in_title(line: Line, index: int) -> bool:
    low = line.low(index)
    if low == "and":  # "of Health and Labour", but not "residents and President Duval"
        return line.modifies(index + 1) and line.words.sort(line.low(index + 1)) is None
    return (
        (low in ("of", "the", "for") and line.follows(index + 1))
        or line.modifies(index)
        or line.has("honorific", index)
    )


def _closes(line: Line, found: range) -> bool:
    """Say whether a title ends in a role, a rank, or the body that the role before it is of."""
    last = line.low(found[-1])
    if line.words.sort(last) == "role" or line.has("honorific", found[-1]):
        return True
    of = any(line.low(index) in ("of", "for") for index in found)
    return of and bool(roles(line, found)) and last not in ("of", "for", "the", "and")


def apposition(line: Line, past: int) -> range:
    """Give the words after a name that tell who it is: ", a spokesman for the governor"."""
    if line.low(past) not in (",", "(", "—", "\u2013"):
        return range(past, past)
    first = past + 1
    end = first
    while end < first + REACH_AFTER and line.at(end) and (end == first or line.follows(end)):
        if line.low(end) in (",", ".", ";", ")", "(", "—", "\u2013", '"', "“", "”"):
            break
        if line.has("boundary", end) or line.has("human_verb", end):
            break
        end += 1
    return range(first, end) if _opens_role(line, first, end) else range(past, past)


def sort_of_body(line: Line, past: int) -> Sort | None:
    """Say what body an apposition makes of a name: "Fortify Asia, a rights group based in …"."""
    if line.low(past) != "," or line.low(past + 1) not in ("a", "an", "the"):
        return None
    noun = past + 2
    while line.at(noun + 1) is not None and line.modifies(noun) and line.modifies(noun + 1):
        noun += 1
    sort = line.words.sort(line.low(noun))
    return sort if sort in BODIES - {"fighter"} else None


def _opens_role(line: Line, first: int, end: int) -> bool:
    """Say whether a role comes before any "of": "the deputy head of", not "a village of"."""
    for index in range(first, end):
        low = line.low(index)
        if line.words.sort(low) in ("role", "fighter") and line.words.sort(
            line.low(index + 1)
        ) not in (*BODIES, "role"):
            return not line.words.singular(low)[1]
        if not (
            low in ("a", "an", "the", "his", "her", "its", "who", "was", "then", "now")
            or line.modifies(index)
            or line.has("honorific", index)
            or re.fullmatch(r"[\w-]+(?:-year-old)|\d+", low)
            or index - first < 3
        ):
            return False
    return False


def roles(line: Line, stretch: range) -> frozenset[str]:
    """Give the words of a title, folded, if there is a role or rank among them."""
    lows = [line.low(index) for index in stretch]
    if not any(
        line.words.sort(low) in ("role", "fighter") or low in line.words.lists["honorific"]
        for low in lows
    ):
        return frozenset()
    filler = line.words.lists["filler"]
    return frozenset(line.words.fold(low) for low in lows if low not in filler and low.isalpha())


def body(line: Line, stretch: range, others: Sequence[Mention]) -> Span | None:
    """Give the outermost body named in a title or an apposition."""
    if not stretch:
        return None
    area = line.span(stretch[0], stretch[-1] + 1)
    inside = [body.span for body in others if area.covers(body.span) and not body.definite]
    return min(inside, key=lambda span: (span.start, -span.end)) if inside else None
