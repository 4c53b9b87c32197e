"""What a file for others carries of the texts: the words that something rests on, and some context.

Whole texts are their publishers', and are not needed to check a quotation: its document's link and
hash are in the file. Positions stay as they are: a text goes as its length and its pieces, each
with the position of its first sign, and the page knows what is not there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import msgspec

from tadmor.dossier.build import Dossier
from tadmor.model.reading import Reading
from tadmor.model.text import Span, quote

REACH = 200
# Less than this between two pieces is not worth leaving out.
SHORTEST_GAP = 40
# A voice of the page that speaks at more length than this is not quoted, only shown to begin.
LONGEST_VOICE = 400
SENTENCE = re.compile(r"[.!?\u2026\u3002\u061f\u06d4][\"'\u201d\u2019\u00bb)\]]*(?=\s)|\n")
SPACE = re.compile(r"\s")

Row: TypeAlias = Mapping[str, Any]


class Piece(NamedTuple):
    """A stretch of a text, with the position of its first sign."""

    start: int
    words: str


def excerpted(dossier: Dossier) -> dict[str, Any]:
    """Give the dossier as plain data whose texts have only what its rows rest on, in context."""
    plain: dict[str, Any] = msgspec.to_builtins(dossier)
    rested: dict[str, list[Span]] = defaultdict(list)
    for name, table in plain.items():
        if name not in {"readings", "marks"}:
            for document, span in _rested(table):
                rested[document].append(span)
    for reading, written in zip(dossier.readings, plain["readings"], strict=True):
        spans = [*quoted(reading), *rested[reading.document.name]]
        written["text"] = {
            "length": len(reading.text),
            "pieces": pieces(reading.text, spans),
        }
    return plain


def pieces(text: str, spans: Iterable[Span], reach: int = REACH) -> list[Piece]:
    """Cut out the spans, each with up to `reach` code points around it, and merge the close."""
    kept: list[Span] = []
    for span in sorted(_around(text, span, reach) for span in spans if span.start < span.end):
        if kept and span.start - kept[-1].end < SHORTEST_GAP:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return [Piece(span.start, quote(text, span)) for span in kept]


def quoted(reading: Reading) -> Iterator[Span]:
    """Give the words that a reading's claims, attributions and short voices are."""
    for claim in reading.claims:
        yield claim.span
        yield from (span for spans in claim.roles.values() for span in spans)
    for said in reading.attributions:
        yield from (*said.source, *said.cue, *said.content)
    for voice in reading.voices:
        for span in voice.spans:
            yield Span(span.start, min(span.end, span.start + LONGEST_VOICE))


def _around(text: str, span: Span, reach: int) -> Span:
    """Widen a span to the first and last sentence that begins or ends in reach, else to a word."""
    first, last = max(0, span.start - reach), min(len(text), span.end + reach)
    start, end = first, last
    if first > 0:
        found = SENTENCE.search(text, first, span.start) or SPACE.search(text, first, span.start)
        start = found.end() if found else span.start
    if last < len(text):
        after = text[span.end : last]
        ends = [found.end() for found in SENTENCE.finditer(after)]
        spaces = [found.start() for found in SPACE.finditer(after)]
        end = span.end + max(ends or spaces or [0])
    return Span(start, end)


def _rested(rows: object) -> Iterator[tuple[str, Span]]:
    """Find all words that rows name by document and span, however deep in them."""
    if isinstance(rows, list | tuple):
        for row in rows:
            yield from _rested(row)
    elif isinstance(rows, dict):
        yield from _named(rows)
        for value in rows.values():
            yield from _rested(value)


def _named(row: Row) -> Iterator[tuple[str, Span]]:
    for key, document in row.items():
        if not (key.endswith("document") and isinstance(document, str)):
            continue
        side = key.removesuffix("document")
        for part in ("span", "premise", "conclusion"):
            if isinstance(span := row.get(side + part), list | tuple):
                yield document, Span(*span)
        yield from ((document, Span(*span)) for span in row.get(f"{side}spans") or ())
