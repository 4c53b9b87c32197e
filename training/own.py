"""Our own passages as wordpieces with labels: each page, and each content read by itself.

A page is labelled with its outermost attributions, as PolNeAR's articles are; a content, with
those directly within it: that is how nested ones are found (docs/decisions/0006).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from corpus import IGNORED, Article, article
from passages import Marked, Passage, passages

from tadmor.model.text import Span, Spans
from tadmor.reading.nesting import SHORTEST, bare
from tadmor.reading.pieces import NEWLINE, PAYLOAD, Pieces
from tadmor.reading.words import BREAK_FEATURE


def own(folder: Path, tokenizer: Any) -> list[Article]:
    """Read a folder of passages: pages first, then the contents in them."""
    found = list(passages(folder))
    texts = [*map(page, found), *(text for one in found for text in contents(one))]
    return [article(f"own-{n}", *one, [], tokenizer) for n, one in enumerate(texts)]


def page(one: Passage) -> tuple[str, list[dict[str, Any]]]:
    """Give a page with its outermost attributions."""
    outermost = [m for m in one.attributions if m.within is None]
    return one.text, [item(one.text, m, Span(0, len(one.text))) for m in outermost]


def contents(one: Passage) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give each content as a text of its own, with the attributions directly within it."""
    for around in one.attributions:
        for piece in (bare(one.text, span) for span in around.content):
            inside = [
                m
                for m in one.attributions
                if m.within == around.number
                and all(piece.covers(s) for s in (*m.source, *m.cue, *m.content))
            ]
            if piece.end - piece.start >= SHORTEST:
                yield (
                    one.text[piece.start : piece.end],
                    [item(one.text, m, piece) for m in inside],
                )


def item(text: str, one: Marked, within: Span) -> dict[str, Any]:
    """Give an attribution as PolNeAR has it: positions in `within`, "that" part of its content."""

    def moved(spans: Spans) -> list[list[int]]:
        return [[span.start - within.start, span.end - within.start] for span in spans]

    begins = one.content[0].start
    opening = begins - len("that ")
    free = not any(s.overlaps(Span(opening, begins)) for s in (*one.source, *one.cue))
    if free and opening >= within.start and text[opening:begins].lower() == "that ":
        said = (Span(opening, one.content[0].end), *one.content[1:])
    else:
        said = one.content
    return {"source": moved(one.source), "cue": moved(one.cue), "content": moved(said)}


def packed(rows: list[Article], seed: int) -> list[Article]:
    """Put short texts together, in an order drawn anew, until a window is full."""
    random = np.random.default_rng(seed)
    packs: list[list[Article]] = [[]]
    size = 0
    for n in random.permutation(len(rows)):
        length = len(rows[n].pieces.ids) + 1
        if size + length > PAYLOAD or random.random() < 0.1:
            packs.append([])
            size = 0
        packs[-1].append(rows[n])
        size += length
    return [joined(pack) for pack in packs if pack]


def joined(pack: list[Article]) -> Article:
    """Join texts with a line break between them."""
    ids, features, tags = [], [], []
    heads: dict[int, list[int]] = {}
    at = 0
    for one in pack:
        ids += [one.pieces.ids, np.array([NEWLINE])]
        features += [one.pieces.features, np.array([BREAK_FEATURE])]
        tags += [one.tags, np.array([IGNORED])]
        heads |= {n + at: [head + at for head in found] for n, found in one.heads.items()}
        at += len(one.pieces.ids) + 1
    nowhere = np.zeros(0, dtype=np.int64)
    pieces = Pieces(np.concatenate(ids), np.concatenate(features), nowhere, nowhere, nowhere)
    return Article(pack[0].name, pieces, np.concatenate(tags), heads)
