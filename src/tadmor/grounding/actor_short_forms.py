"""Short forms that a text gives a name itself: "the Shan Council (SC)", "known as SC"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_tokens import Line, Token

ABBREVIATION = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z]s?$")
# ", known by its French initials as X"
LONGEST_WAY = 8


def short_forms(line: Line, found: Sequence[Mention]) -> Iterator[Mention]:
    """Find the short form after a name, and every later one, for as long as the text runs."""
    meant = _introduced(line, found)
    named = {mention.span for mention in found}
    for index, token in enumerate(line.tokens):
        full = meant.get(token.text.rstrip("s"))
        if full is not None and line.span(index, index + 1) not in named:
            yield Mention(
                span=line.span(index, index + 1),
                type=full.type,
                words=frozenset({token.low}),
                head=token.low,
                named=True,
                short_for=full.span,
            )


def _introduced(line: Line, found: Iterable[Mention]) -> dict[str, Mention]:
    """Map each short form to the name that it stands beside."""
    ends: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in found:
        ends[line.within(mention.span)[-1] + 1].append(mention)
    meant: dict[str, Mention] = {}
    for past, mentions in sorted(ends.items()):
        at = _short_at(line, past)
        if at is None:
            continue
        # Of the General Staff of the Royal Army (RA) the one that begins as the short form does.
        mentions.sort(key=lambda mention: (_initials(line, mention)[0] != at.low[0], mention.span))
        initials = _initials(line, mentions[0])
        bracketed = line.low(past) == "(" and at.low[0] in initials
        if bracketed or _spells(at.text, initials):
            meant.setdefault(at.text.rstrip("s"), mentions[0])
    return meant


def _short_at(line: Line, past: int) -> Token | None:
    """Give the short form that a name's end leads to, past "(" or ", known as"."""
    past += line.low(past) in ('"', "”", "'", "\u2019")
    step = past
    while step < past + LONGEST_WAY and line.has("introducing", step):
        step += 1
    short = line.at(step)
    if step == past or short is None or ABBREVIATION.match(short.text) is None:
        return None
    passed = {line.low(index) for index in range(past, step)}
    closed = "(" not in passed or line.low(step + 1) in (")", '"', "”", "'", "\u2019")
    tied = passed & {"(", "known", "initials", "acronym", "abbreviated", "or", "short", "called"}
    return short if closed and tied else None


def _initials(line: Line, mention: Mention) -> str:
    return "".join(line.low(index)[0] for index in line.within(mention.span))


def _spells(short: str, initials: str) -> bool:
    """Say whether the letters of a short form are initials of its name, in order."""
    left = iter(initials)
    return all(letter in left for letter in short.rstrip("s").lower() if letter.isalpha())
