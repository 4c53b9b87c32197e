"""Positions in a text, and the only Python that slices one.

Positions count Unicode code points and are half-open: `text[start:end]`. A role that stands in
several pieces is a tuple of several spans.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

GAP = " … "


class Span(NamedTuple):
    """A half-open stretch of a text, `[start, end)` in code points (W3C TextPositionSelector)."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Move the span, as when a piece of a text is put back into the whole."""
        return Span(self.start + by, self.end + by)


Spans: TypeAlias = tuple[Span, ...]


def quote(text: str, spans: Span | Iterable[Span]) -> str:
    """Give the exact words of one span, or of several joined by an ellipsis."""
    pieces = [spans] if isinstance(spans, Span) else spans
    return GAP.join(text[piece.start : piece.end] for piece in pieces)


def hull(spans: Iterable[Span]) -> Span:
    """Give the smallest span that covers all of `spans`, which must not be empty."""
    pieces = tuple(spans)
    if len(pieces) == 1:
        return pieces[0]
    return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))


def trimmed(text: str, span: Span) -> Span:
    """Shrink a span so that it neither starts nor ends with white space."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def fits(text: str, span: Span) -> bool:
    """Say whether a span lies in the text and holds at least one code point."""
    return 0 <= span.start < span.end <= len(text)
