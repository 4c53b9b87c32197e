"""Wordpieces and windows: what the network is given of a text's words."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from tadmor.reading.words import NO_FEATURE, Words

Ints: TypeAlias = npt.NDArray[np.int64]

PAYLOAD: Final = 382  # wordpieces in a window of 384: [CLS] and [SEP] take two
# Held-out articles: 64 reads as well as 96 or 128 (attribution F1 74.2, 73.6, 72.6: within chance)
# and as full windows each 256 further on (72.7), in three quarters of their time.
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
    encoding = tokenizer.encode(found.forms, is_pretokenized=True, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    ids[ids == MASK] = NEWLINE
    word = np.array(encoding.word_ids, dtype=np.int64)
    kept, first = np.unique(word, return_index=True)
    spoken = ids[first] != NEWLINE
    kept, first = kept[spoken], first[spoken].astype(np.int64)
    features, starts, ends = (
        np.array(column, dtype=np.int64) for column in (found.features, found.starts, found.ends)
    )
    return Pieces(ids, features[word], first, starts[kept], ends[kept])


def windows(length: int) -> Iterator[Window]:
    """Cover `length` pieces with as few windows as can be, of one size.

    Neighbours share about OVERLAP pieces, and each piece is owned where it has most context.
    """
    count = max(1, ceil((length - OVERLAP) / (PAYLOAD - OVERLAP)))
    size = ceil((length + (count - 1) * OVERLAP) / count)
    starts = [n * (length - size) // max(1, count - 1) for n in range(count)]
    own_start = 0
    for start, following in pairwise([*starts, length]):
        end = min(start + size, length)
        own_end = length if end == length else (following + end) // 2
        yield Window(start, end, own_start, own_end)
        own_start = own_end


def model_input(row: Pieces, start: int, end: int) -> tuple[Ints, Ints]:
    """Give ids and features of the window `[start, end)`, with [CLS] before and [SEP] after."""
    ids = np.concatenate(([START], row.ids[start:end], [END]))
    features = np.concatenate(([NO_FEATURE], row.features[start:end], [NO_FEATURE]))
    return ids, features


def in_quotation(features: Ints) -> npt.NDArray[np.bool_]:
    """Say which features are those of words in quotation marks."""
    inside: npt.NDArray[np.bool_] = (features % 2 == 0) & (features != NO_FEATURE)
    return inside
