"""Winnowing: which documents may share words, without comparing each with each.

Schleimer, Wilkerson and Aiken 2003: of the hashes of all runs of `SHINGLE` words, the least of
every `WINDOW` in a row is kept. Two texts that share SHINGLE + WINDOW - 1 words in a row share a
kept hash, so such a candidate cannot be missed. Time and memory are linear in the words.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tadmor.comparison.words import TOKEN
from tadmor.model.collection import Source
from tadmor.model.reading import DocumentFacts
from tadmor.model.text import Span, Spans
from tadmor.model.values import value

Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]

# With three words in ten changed, a run of four stays whole in one of four.
SHINGLE = 4
WINDOW = 3
# Kept hashes that two documents must share; three phrases may be a language's own.
SEEDS = 3
# A document is paired with this many that held a hash first and with the last one before it: a
# wire story in a thousand papers stays tied together, and the pairs stay linear.
FIRST = 8
# A run of words that so many documents hold is a phrase of the language or a site's furniture.
COMMON = 2000
_MIX = np.uint64(0x9E3779B97F4A7C15)


@value
class Page:
    """What comparing words needs of a document: its facts, its text, the furniture in it."""

    id: str
    facts: DocumentFacts
    text: str
    furniture: Spans = ()


def page(source: Source) -> Page:
    """Leave out what was read in a document."""
    voices = (voice for voice in source.reading.voices if voice.kind == "boilerplate")
    furniture = tuple(sorted(span for voice in voices for span in voice.spans))
    return Page(id=source.id, facts=source.facts, text=source.reading.text, furniture=furniture)


class Words:
    """The words of a page as numbers, furniture left out; positions on demand."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self._pieces = tuple(_own(page))
        found = [word for at in self._pieces for word in TOKEN.findall(self.text, *at)]
        self.hashes: Hashes = np.fromiter(map(_hash, found), np.uint64, len(found))

    def __len__(self) -> int:
        return len(self.hashes)

    @cached_property
    def edges(self) -> tuple[Numbers, Numbers]:
        """Where in the text each word starts, and where it ends."""
        found = (match for at in self._pieces for match in TOKEN.finditer(self.text, *at))
        both = np.array([match.span() for match in found], np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the text from one word to before another."""
        starts, ends = self.edges
        return Span(int(starts[start]), int(ends[end - 1]))

    @property
    def runs(self) -> Hashes:
        """The hash of every run of `SHINGLE` words, by the place of its first word."""
        return shingles(self.hashes, SHINGLE)

    @property
    def kept(self) -> Hashes:
        """The winnowed hashes, each once; a text shorter than a run of words has none."""
        runs = self.runs
        windows = max(min(1, len(runs)), len(runs) - WINDOW + 1)
        least = runs[:windows]
        for at in range(1, WINDOW):
            least = np.minimum(least, runs[at : at + windows]) if len(runs) >= WINDOW else least
        kept: Hashes = np.unique(least)
        return kept


def shingles(words: Hashes, size: int) -> Hashes:
    """Hash every run of so many words."""
    count = max(0, len(words) - size + 1)
    mixed = np.zeros(count, np.uint64)
    for at in range(size):
        mixed = mixed * _MIX + words[at : at + count]
    hashes: Hashes = (mixed ^ (mixed >> np.uint64(31))) * _MIX
    return hashes


class Candidate(NamedTuple):
    """Two documents, the one that came first first, and how many kept hashes they share."""

    older: int
    newer: int
    seeds: int


class Winnowed:
    """The kept hashes of documents in the order in which these came.

    What a document is paired with depends on those before it alone: added one by one or all at
    once, documents give the same pairs.
    """

    def __init__(self) -> None:
        self._hashes: Hashes = np.empty(0, np.uint64)
        self._holders: Numbers = np.empty(0, np.int64)
        self._count = 0

    def add(self, texts: Sequence[Words]) -> list[Candidate]:
        """Take documents in and give the pairs that they may form, the most alike first."""
        kept = [text.kept for text in texts]
        hashes = np.concatenate([self._hashes[:0], *kept])
        numbers = np.arange(self._count, self._count + len(kept))
        holders = np.repeat(numbers, [len(marks) for marks in kept])
        held = self._touched(np.unique(hashes))
        pairs = _pairs(
            np.concatenate([self._hashes[held], hashes]),
            np.concatenate([self._holders[held], holders]),
            self._count,
        )
        self._hashes = np.concatenate([self._hashes, hashes])
        order = np.argsort(self._hashes, kind="stable")
        self._hashes = self._hashes[order]
        self._holders = np.concatenate([self._holders, holders])[order]
        self._count += len(kept)
        return pairs

    def spread(self, runs: Hashes) -> Numbers:
        """Count the documents that hold each run of words, of those that are kept."""
        left, right = self._range(np.unique(runs))
        counts: Numbers = (right - left)[right > left]
        return counts

    def _touched(self, sought: Hashes) -> Numbers:
        """Give where hashes stand among those held."""
        left, right = self._range(sought)
        sizes = right - left
        ends = np.cumsum(sizes)
        touched: Numbers = np.arange(sizes.sum()) + np.repeat(left - ends + sizes, sizes)
        return touched

    def _range(self, sought: Hashes) -> tuple[Numbers, Numbers]:
        left = np.searchsorted(self._hashes, sought, "left")
        return left, np.searchsorted(self._hashes, sought, "right")


def _pairs(hashes: Hashes, holders: Numbers, first_new: int) -> list[Candidate]:
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    begins = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    if not len(hashes):
        return []
    start = np.repeat(begins, np.diff(np.append(begins, len(hashes))))
    place = np.arange(len(hashes))
    rank = place - start
    new = (holders >= first_new) & (rank > 0) & (rank < COMMON)
    met = [_met(holders, start[later] + nth, later) for nth, later in _later(new, rank)]
    last = np.flatnonzero(new & (rank > FIRST))
    keys, counts = np.unique(
        np.concatenate([*met, _met(holders, place[last] - 1, last)]), return_counts=True
    )
    alike = counts >= SEEDS
    keys, counts = keys[alike], counts[alike]
    best = np.argsort(-counts, kind="stable")
    rows = zip(keys[best] >> 32, keys[best] & 0xFFFFFFFF, counts[best], strict=True)
    return [Candidate(int(older), int(newer), int(seeds)) for older, newer, seeds in rows]


def _later(new: NDArray[np.bool_], rank: Numbers) -> Iterator[tuple[int, Numbers]]:
    for nth in range(FIRST):
        yield nth, np.flatnonzero(new & (rank > nth))


def _met(holders: Numbers, older: Numbers, newer: Numbers) -> Numbers:
    both: Numbers = (holders[older] << 32) | holders[newer]
    return both


def _own(page: Page) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text that are not a page's furniture."""
    start = 0
    for span in page.furniture:
        if start < span.start:
            yield start, span.start
        start = max(start, span.end)
    yield start, len(page.text)


@cache
def _hash(word: str) -> int:
    """Hash a word to 64 bits that are the same on every machine, as `hash` is not."""
    return int.from_bytes(blake2b(word.casefold().encode(), digest_size=8).digest(), "big")
