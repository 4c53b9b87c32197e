"""Wordpieces and windows: what the network is given of a text's words."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain
from math import ceil
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from tadmor.reading.words import NO_FEATURE, Words

Ints: TypeAlias = npt.NDArray[np.int64]

PAYLOAD: Final = 382  # wordpieces that a window can hold of 384: [CLS] and [SEP] take two
# Held-out articles: windows of 192 to 382 pieces that end where paragraphs do read alike without
# sharing any (attribution F1 74.4 to 74.9; 74.2 as windows of 382 that share 64), in three
# quarters of the time. Where no paragraph ends, sharing none would cost two points.
SIZE: Final = 224
REACH: Final = 64
OVERLAP: Final = 64
START, END, MASK, NEWLINE = 101, 102, 103, 1  # [CLS], [SEP], [MASK], [unused0]


class Pieces(NamedTuple):
    """Wordpieces (`ids`, `features`), and of each word its first piece and where it stands.

    Newlines are pieces but no words. A character that the vocabulary's normaliser deletes (a
    control character) is neither.
    """

    ids: Ints
    features: Ints
    first: Ints
    starts: Ints
    ends: Ints


class Window(NamedTuple):
    """Pieces `[start, end)` read at once, of which `[own_start, own_end)` are answered for."""

    start: int
    end: int
    own_start: int
    own_end: int


def pieces(found: Words, tokenizer: Any) -> Pieces:
    """Cut words into wordpieces. `tokenizer` is a `tokenizers.Tokenizer` that never truncates."""
    cut = [*map(_cutter(tokenizer), found.forms)]
    lengths = np.array([*map(len, cut)], dtype=np.int64)
    ids = np.fromiter(chain.from_iterable(cut), dtype=np.int64, count=lengths.sum())
    ids[ids == MASK] = NEWLINE
    features, starts, ends = (
        np.array(column, dtype=np.int64) for column in (found.features, found.starts, found.ends)
    )
    kept = np.flatnonzero(lengths)
    first = (np.cumsum(lengths) - lengths)[kept]
    spoken = ids[first] != NEWLINE
    kept, first = kept[spoken], first[spoken]
    return Pieces(ids, np.repeat(features, lengths), first, starts[kept], ends[kept])


@cache
def _cutter(tokenizer: Any) -> Callable[[str], tuple[int, ...]]:
    """Give what cuts one word into wordpieces; most words of a text it has cut before."""

    @lru_cache(maxsize=20_000)
    def cut(form: str) -> tuple[int, ...]:
        return tuple(tokenizer.encode([form], is_pretokenized=True, add_special_tokens=False).ids)

    return cut


def windows(ids: Ints) -> Iterator[Window]:
    """Cover pieces with windows of about SIZE that end where a paragraph does, if one is in REACH.

    Neighbours that part a paragraph share OVERLAP pieces, others none. Each piece is owned where
    it has most context.
    """
    ends = np.flatnonzero(ids == NEWLINE) + 1
    start = own_start = 0
    while (left := len(ids) - own_start) > SIZE:
        goal = own_start + left // ceil(left / SIZE)
        near = ends[abs(ends - goal) <= REACH]
        own_end = int(near[abs(near - goal).argmin()]) if len(near) else goal
        shared = 0 if len(near) else OVERLAP // 2
        yield Window(start, own_end + shared, own_start, own_end)
        start, own_start = own_end - shared, own_end
    yield Window(start, len(ids), own_start, len(ids))


def model_input(row: Pieces, start: int, end: int) -> tuple[Ints, Ints]:
    """Give ids and features of the window `[start, end)`, with [CLS] before and [SEP] after."""
    ids = np.concatenate(([START], row.ids[start:end], [END]))
    features = np.concatenate(([NO_FEATURE], row.features[start:end], [NO_FEATURE]))
    return ids, features


def in_quotation(features: Ints) -> npt.NDArray[np.bool_]:
    """Say which features are those of words in quotation marks."""
    inside: npt.NDArray[np.bool_] = (features % 2 == 0) & (features != NO_FEATURE)
    return inside
