"""What a person marks in a text by hand: beside what the machine found, never over it.

A coding is anchored to the document's bytes by their hash, and in its text by position and by the
very words (W3C TextPositionSelector and TextQuoteSelector), so that it is found again after any
re-reading, or is known to be lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from tadmor.model.reading import (
    Aspect,
    Certainty,
    Extent,
    Figure,
    Polarity,
    Stance,
    VoiceKind,
)
from tadmor.model.text import GAP, Span, Spans, fits
from tadmor.model.values import value

CodedKind: TypeAlias = Literal["voice", "attribution", "claim", "place", "time"]


@value
class Words:
    """A stretch of a text by its code points, half-open, with the very words there."""

    start: int
    end: int
    exact: str

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)

    def found(self, text: str) -> Span | None:
        """Give where the words stand: in their place, or where else alone they are; else None.

        Another extractor may give another text of the same bytes; words that stand in it twice
        are not guessed at.
        """
        if fits(text, self.span) and text[self.start : self.end] == self.exact:
            return self.span
        at = text.find(self.exact) if self.exact else -1
        if at < 0 or text.find(self.exact, at + 1) >= 0:
            return None
        return Span(at, at + len(self.exact))


Pieces: TypeAlias = tuple[Words, ...]


@value
class Coding:
    """One thing that a person marked. `document` is the SHA-256 of its bytes.

    `words` are the content of an attribution, the stretch of a claim, a voice's stretches, the
    name of a place or the words of a date. `roles` are a claim's, its place among them. `names`
    says in the coder's spelling who fills a role, "source" and "voice" among them, or which place
    it is. `time` (EDTF) is when a claim's event was, when it was said, when a voice wrote, or what
    a date means. `replaces` is the id of what was marked wrongly: it stays in the record, and this
    counts in its place. What lies within what is not coded: it follows from the positions.
    """

    kind: CodedKind
    document: str
    words: Pieces
    source: Pieces = ()
    cue: Pieces = ()
    roles: Mapping[str, Pieces] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    voice: VoiceKind | None = None
    frame: str | None = None
    stance: Stance | None = None
    negated: bool = False
    polarity: Polarity | None = None
    aspect: Aspect | None = None
    extent: Extent | None = None
    certainty: Certainty = "unstated"
    time: str | None = None
    figure: Figure | None = None
    replaces: str | None = None

    @property
    def subject(self) -> tuple[object, ...]:
        """What it is about: of one person's codings of one subject the last stands."""
        if self.replaces:
            return self.document, self.kind, self.replaces
        return self.document, self.kind, self.frame, self.words, self.source

    def told(self) -> str:
        """Say what it is and on which words: `claim gain “they took the fort”`."""
        words = GAP.join(piece.exact for piece in self.words)
        what = " ".join(filter(None, (self.kind, self.frame or self.stance)))
        return f"{what} \u201c{words}\u201d"

    @property
    def pieces(self) -> Pieces:
        """Every stretch that it rests on."""
        roles = (piece for words in self.roles.values() for piece in words)
        return (*self.words, *self.source, *self.cue, *roles)


@value
class CodingLine:
    """A line of a file of codings: what was marked, who marked it, when, and by which codebook.

    Of a file that a person writes only the coding need be there.
    """

    coding: Coding
    by: str | None = None
    at: str | None = None
    codebook: str | None = None
    reason: str | None = None


@value
class FrameEntry:
    """What a frame means to those who code, and the roles that it has."""

    meaning: str
    roles: tuple[str, ...]


@value
class Codebook:
    """What coders go by: names with their meanings. The version is the digest of its words."""

    title: str
    version: str
    frames: Mapping[str, FrameEntry]
    stances: Mapping[str, str]
    notes: tuple[str, ...] = ()


def located(text: str, words: Iterable[Words]) -> Spans | None:
    """Give where some words stand in a text; None if any of them is lost."""
    found = [piece.found(text) for piece in words]
    return tuple(span for span in found if span) if all(found) else None
