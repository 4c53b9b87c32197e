"""What a text says round a name: the title before it, the apposition after it; lines of titles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_tokens import Line
from tadmor.grounding.actor_words import BODIES, Sort
from tadmor.model.text import Span

# Words that a title leaves small.
SMALL = frozenset("the and for with from not but over after into amid near says said".split())
# How far a title may stand before a name, and an apposition run after it, in words.
REACH_BEFORE = 12
REACH_AFTER = 9
LED = frozenset("of for by in at".split())


def title(line: Line, name: int) -> range:
    """Give the words before a name that may be its title: "commander of the 5th Corps"."""
    past = name - _parted(line, name)
    found = range(_back(line, past, name), past)
    return found if found and _closes(line, found) else range(name, name)


def office(line: Line, before: range) -> range:
    """Give the office before the comma before a rank: "the head of the guard, Captain Ann Lee"."""
    past = before.start - 1
    if not before or not _parted(line, before.start):
        return range(past, past)
    found = range(_back(line, past, before.stop), past)
    return found if found and _closes(line, found) else range(past, past)


def _parted(line: Line, name: int) -> bool:
    """Say whether a comma before a name parts it from what may be its office."""
    told = line.words.sort(line.low(name - 2)) in ("role", *BODIES)
    capital = name > 1 and line.tokens[name - 2].capital
    return line.low(name - 1) == "," and line.follows(name) and (told or capital)


def _back(line: Line, at: int, name: int) -> int:
    """Walk back over the words of a title, no further than one may reach."""
    while at > max(0, name - REACH_BEFORE) and line.follows(at) and _in_title(line, at - 1):
        at -= 1
    return at


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
    one = any(
        line.words.sort(line.low(index)) == "role" and not line.words.singular(line.low(index))[1]
        for index in found
    )
    return of and one and bool(roles(line, found)) and last not in ("of", "for", "the", "and")


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


def led(line: Line, past: int) -> range:
    """Give the words after a name that tell what its bearer leads: ", commanding the 3rd Corps"."""
    first = past
    while line.low(first) in (",", "who", "then", "now", "has", "had"):
        first += 1
    if first == past or not line.has("leads", first):
        return range(past, past)
    end = first + 1
    while end < first + REACH_AFTER and line.at(end) and line.follows(end):
        if line.low(end) in (",", ".", ";") or line.has("boundary", end):
            break
        end += 1
    return range(first, end)


def sort_of_body(line: Line, past: int) -> Sort | None:
    """Say what body an apposition makes of a name: "Fortify Asia, a rights group based in …"."""
    if line.low(past) != "," or line.low(past + 1) not in ("a", "an", "the"):
        return None
    noun = past + 2
    while line.at(noun + 1) is not None and line.modifies(noun) and line.modifies(noun + 1):
        noun += 1
    sort = line.words.sort(line.low(noun))
    return sort if sort in BODIES - {"fighter"} else None


def sort_before(line: Line, first: int) -> Sort | None:
    """Say what body the noun before a name makes of it: "the weekly Jeudi"."""
    noun = first - 1 - (line.low(first - 1) == "the" and line.low(first - 2) == ",")
    apposed = line.low(noun) == ","
    noun -= apposed
    if noun < 1 or not line.follows(noun + 1) or line.tokens[noun].capital:
        return None
    if line.tokens[noun].owns or line.words.singular(line.low(noun))[1]:
        return None
    sort = line.words.sort(line.low(noun))
    owner = noun - 1
    while line.modifies(owner):
        owner -= 1
    free = line.low(owner) in ("the", "a", "an") and line.low(owner - 1) not in LED
    if apposed and (line.has("honorific", first) or not (free or line.has("owning", owner))):
        return None  # "a spokesman for the coalition, General …"
    if apposed and sort == "force":
        return sort  # "its armed wing, the Noon Brigades"
    return sort if sort in ("group", "outlet") else None


def past_name(line: Line, mention: Mention) -> int:
    """Give the token past a name and the short form in brackets after it."""
    past = line.within(mention.span)[-1] + 1
    return past + 3 * (line.low(past) == "(" and line.low(past + 2) == ")")


def apposed(line: Line, mention: Mention) -> Mention:
    """Give a body the words of its apposition as roles: ", a Britain-based monitoring group,"."""
    past = past_name(line, mention)
    if sort_of_body(line, past) is None:
        return mention
    noun = past + 2
    while line.words.sort(line.low(noun)) not in BODIES or line.words.sort(line.low(noun + 1)):
        noun += 1
    told = {line.words.fold(line.low(index)) for index in range(past + 2, noun + 1)}
    return replace(mention, roles=frozenset(told))


def without_appositions(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Leave out the phrases that only tell what the body before them is."""
    told = {past_name(line, mention) + 2 for mention in found if mention.roles}
    return [m for m in found if m.known or line.within(m.span)[0] not in told]


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
    inside = [body.span for body in others if area.covers(body.span)]
    return min(inside, key=lambda span: (span.start, -span.end)) if inside else None


def title_lines(text: str) -> list[Span]:
    """Give the lines with a capital on nearly every word: names cannot be told from the rest."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        words = [word for word in re.findall(r"[^\W\d_]{3,}", match[0]) if word not in SMALL]
        capitals = sum(word[0].isupper() for word in words)
        ends = match[0].rstrip().endswith((".", "!", "?", ":", '"', "”", ")"))
        if len(words) >= 4 and capitals >= 0.8 * len(words) and not ends:
            found.append(Span(*match.span()))
    return found
