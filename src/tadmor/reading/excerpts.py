"""A page read voice by voice: the author without the editor's brackets, each note by itself.

What the reader is shown is cut together from pieces of the page; what it finds there is put back
to where it stands, in several pieces where a note of another's stood between.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from tadmor.model.reading import Voice
from tadmor.model.text import Span, Spans, quote, trimmed
from tadmor.model.values import value
from tadmor.reading.notes import note
from tadmor.reading.quoted_pages import unmarked

# What is not read with the author's words; headlines and captions read on into the text.
APART = frozenset({"editor", "quoted-page", "boilerplate"})
# How the words of a voice that is read by itself are freed from brackets, labels and signatures.
UNMARKED: Mapping[str, Callable[[str, Span], Spans]] = {"editor": note, "quoted-page": unmarked}


@value
class Excerpt:
    """Pieces of a page in order, read as one text; `text` is what they make."""

    page: str
    pieces: Spans

    @property
    def text(self) -> str:
        """The words of the pieces, with nothing between."""
        return "".join(quote(self.page, piece) for piece in self.pieces)

    def back(self, span: Span) -> Spans:
        """Put a span of the excerpt back to the page: one span for each piece that it touches."""
        lengths = (piece.end - piece.start for piece in self.pieces)
        starts = (0, *accumulate(lengths))
        found = (
            Span(
                max(span.start - start, 0) + piece.start,
                min(span.end - start + piece.start, piece.end),
            )
            for piece, start in zip(self.pieces, starts, strict=False)
        )
        whole = (trimmed(self.page, part) for part in found if part.start < part.end)
        return tuple(part for part in whole if part.start < part.end)


def excerpts(text: str, voices: tuple[Voice, ...]) -> Iterator[Excerpt]:
    """Give the page without notes and furniture, then each note and quoted page without marks."""
    apart = sorted(s for voice in voices if voice.kind in APART for s in voice.spans)
    edges = [0, *(edge for span in apart for edge in span), len(text)]
    own = (Span(*edges[n : n + 2]) for n in range(0, len(edges), 2))
    yield Excerpt(page=text, pieces=tuple(piece for piece in own if piece.start < piece.end))
    for voice in voices:
        for span in voice.spans if voice.kind in UNMARKED else ():
            pieces = UNMARKED[voice.kind](text, span)
            if all(piece.start < piece.end for piece in pieces):
                yield Excerpt(page=text, pieces=pieces)
