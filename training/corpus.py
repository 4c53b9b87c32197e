"""PolNeAR as wordpieces with labels: what the trainer reads."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from tadmor.reading.pieces import PAYLOAD, Ints, Pieces, model_input, pieces
from tadmor.reading.words import words

Floats = npt.NDArray[np.float32]

ROLES = ("source", "cue", "content")  # tag 2 * i + 1 begins role i, 2 * i + 2 goes on
IGNORED = -100
HOLD_OUT = 21  # each 21st article of train is kept for choices, never trained on
SHORT = 0.08  # share of windows cut short, so that the reader also knows fragments


@dataclass
class Article:
    """One article: its pieces, the tag of each, and which cues each role piece may point at."""

    name: str
    pieces: Pieces
    tags: Ints
    heads: dict[int, list[int]]
    taught: Floats | None = None  # a teacher's probabilities of the tags [pieces, 7]


@dataclass
class Batch:
    """Windows padded to one length. `tags` and `heads` hold IGNORED where nothing is asked."""

    ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]
    mask: npt.NDArray[np.bool_]
    tags: npt.NDArray[np.int64]
    heads: npt.NDArray[np.int64]
    taught: Floats


def scorer(corpus: Path) -> ModuleType:
    """Load the corpus's own scorer, which also parses its annotation."""
    spec = importlib.util.spec_from_file_location("polnear_score", corpus / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(corpus: Path, split: str, tokenizer: Any) -> list[Article]:
    """Read one split, in order of name."""
    gold = scorer(corpus).load_gold(corpus / split)
    return [article(name, *parts, tokenizer) for name, parts in gold.items()]


def article(
    name: str, text: str, items: list[Any], discarded: list[Any], tokenizer: Any
) -> Article:
    row = pieces(words(text), tokenizer)
    tags = np.full(len(row.ids), IGNORED, dtype=np.int64)
    tags[row.first] = 0
    heads: dict[int, list[int]] = {}
    for role in (2, 0, 1):  # where roles collide by mistake, the cue wins
        for item in items:
            for span in _joined(text, item[ROLES[role]]):
                touched = _touched(row, span)
                tags[row.first[touched]] = 2 * role + 2
                tags[row.first[touched[:1]]] = 2 * role + 1
    for item in items:
        cue = [n for span in item["cue"] for n in _touched(row, span)]
        if cue:
            head = int(row.first[min(cue)])
            for role in ROLES:
                for n in (n for span in item[role] for n in _touched(row, span)):
                    heads.setdefault(int(row.first[n]), []).append(head)
    for span in discarded:
        tags[row.first[_touched(row, span)]] = IGNORED
    return Article(name, row, tags, heads)


def _joined(text: str, spans: list[list[int]]) -> list[list[int]]:
    """Join pieces of one role that only white space parts."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return joined


def _touched(row: Pieces, span: list[int]) -> Ints:
    """Words that share a character with the span."""
    return np.flatnonzero((row.starts < span[1]) & (row.ends > span[0]))


def epoch(data: list[Article], seed: int) -> list[tuple[int, int, int]]:
    """Cover every article with windows at jittered places: (article, start, end), shuffled."""
    random = np.random.default_rng(seed)
    cut = []
    for index, article in enumerate(data):
        length = len(article.pieces.ids)
        if length <= PAYLOAD:
            cut.append((index, 0, length))
            continue
        offset = int(random.integers(0, PAYLOAD))
        starts = [*([0] if offset else []), *range(offset, length - PAYLOAD, PAYLOAD)]
        starts.append(length - PAYLOAD)
        ends = [min(start + PAYLOAD, length) for start in starts]
        cut += [(index, start, end) for start, end in zip(starts, ends, strict=True)]
    for n in np.flatnonzero(random.random(len(cut)) < SHORT):
        index, start, end = cut[n]
        size = int(random.integers(12, 200))
        start = int(random.integers(start, max(start + 1, end - size)))
        cut[n] = (index, start, min(start + size, end))
    return [cut[n] for n in random.permutation(len(cut))]


def batch(data: list[Article], windows: list[tuple[int, int, int]], seed: int) -> Batch:
    """Put windows together; a piece with several possible cues gets one drawn at random."""
    random = np.random.default_rng(seed)
    length = max(end - start for _, start, end in windows) + 2
    shape = (len(windows), length)
    made = Batch(
        np.zeros(shape, np.int64),
        np.zeros(shape, np.int64),
        np.zeros(shape, np.bool_),
        np.full(shape, IGNORED, np.int64),
        np.full(shape, IGNORED, np.int64),
        np.zeros((*shape, 2 * len(ROLES) + 1), np.float32),
    )
    for row, (index, start, end) in enumerate(windows):
        article, size = data[index], end - start
        made.ids[row, : size + 2], made.features[row, : size + 2] = model_input(
            article.pieces, start, end
        )
        made.mask[row, : size + 2] = True
        made.tags[row, 1 : size + 1] = article.tags[start:end]
        if article.taught is not None:
            made.taught[row, 1 : size + 1] = article.taught[start:end]
        for at in range(start, end):
            if options := article.heads.get(at):
                head = options[int(random.integers(len(options)))]
                made.heads[row, at - start + 1] = head - start + 1 if start <= head < end else 0
    return made
