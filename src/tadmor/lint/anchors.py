"""Where a quotation stands: exactly, elsewhere than cited, differently, several times, or nowhere.

Words match if they are the same but for white space, the form of quotation marks and dashes, the
case of the first letter, and what an ellipsis or square brackets leave out. Nothing is ever put
where it only nearly fits: the nearest words are shown, and the quotation counts as edited.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from tadmor.lint.words import TOKEN, tokens
from tadmor.model.collection import Source
from tadmor.model.sentences import sentences
from tadmor.model.text import Span

FORMS = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2011\u00a0", "''\"\"--- ")
OMITTED = re.compile(r"\s*(?:\[[^\]]*\]|\u2026|\.\.\.)\s*")
LONGEST_OMISSION = 600
# Of the words of a quotation, the share that must stand in order for it to count as edited.
ALIKE = 0.6
FEWEST = 4


class Place(NamedTuple):
    """Some words of a document."""

    source: Source
    span: Span


def places(words: str, sources: Iterable[Source]) -> list[Place]:
    """Give every place where a quotation stands as it is quoted."""
    wanted = _expression(words)
    if wanted is None:
        return []
    return [
        Place(source, Span(*found.span()))
        for source in sources
        for found in wanted.finditer(_folded(source.reading.text))
    ]


def nearest(words: str, sources: Iterable[Source]) -> Place | None:
    """Give the words that a quotation may have been made of; None where nothing is alike."""
    wanted = tokens(words)
    if len(wanted) < FEWEST:
        return None
    best: tuple[float, Place] | None = None
    for source, sentence in _likely(wanted, sources):
        found = list(TOKEN.finditer(source.reading.text, sentence.start, sentence.end))
        held = [tokens(one.group())[0] for one in found]
        blocks = SequenceMatcher(None, wanted, held, autojunk=False).get_matching_blocks()
        blocks = [block for block in blocks if block.size]
        share = sum(block.size for block in blocks) / len(wanted)
        if blocks and share >= ALIKE and (best is None or share > best[0]):
            # As many words before and after as the quotation has that do not stand there.
            end = blocks[-1]
            first = max(0, blocks[0].b - blocks[0].a)
            last = min(len(found), end.b + len(wanted) - end.a) - 1
            best = share, Place(source, Span(found[first].start(), found[last].end()))
    return best[1] if best else None


def _likely(wanted: tuple[str, ...], sources: Iterable[Source]) -> Iterator[tuple[Source, Span]]:
    counted = Counter(wanted)
    for source in sources:
        text = source.reading.text
        for sentence in sentences(text):
            held = Counter(tokens(text[sentence.start : sentence.end]))
            if (counted & held).total() >= ALIKE * len(wanted):
                yield source, sentence


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """Give a text of the same length with one form of each mark."""
    return text.translate(FORMS)


@lru_cache(maxsize=1024)
def _expression(words: str) -> re.Pattern[str] | None:
    pieces = [_piece(piece) for piece in OMITTED.split(words.strip()) if piece.strip()]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    joined = rf"[\s\S]{{0,{LONGEST_OMISSION}}}?".join(pieces)
    return re.compile(rf"(?<!\w){joined}(?!\w)")


def _piece(words: str) -> str:
    """Give the expression of words without an omission; their last stop may be the report's own."""
    bare = words.translate(FORMS).strip().rstrip(".,;:!?").strip("\"' ")
    parts = [re.escape(part) for part in bare.split()]
    if parts and bare[:1].isalpha():
        parts[0] = f"(?i:{re.escape(bare[0])}){re.escape(bare.split()[0][1:])}"
    return r"\s+".join(parts)
