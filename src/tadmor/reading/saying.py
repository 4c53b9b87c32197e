"""When something was said: a date that stands beside the saying, outside of what is said.

"X said on Tuesday", "In an article published on 6 October, the paper wrote". A date inside the
content is the event's, not the saying's; where none stands beside the cue, the date of saying is
not on the page, and the page's own date is no substitute for it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tadmor.model.reading import Attribution, TimeExpression
from tadmor.model.sentences import sentences
from tadmor.model.text import Span, hull

# Code points between the date and the cue or source: "said in an interview on Tuesday" has 18.
NEAREST = 32
# A length, or a time without a start or an end ("has said since May"), is no date of saying.
NO_DAY = re.compile(r"P|\.\./|.*/\.\.$")


def date(
    text: str, attributions: tuple[Attribution, ...], times: tuple[TimeExpression, ...]
) -> tuple[Attribution, ...]:
    """Set `said` on those attributions beside whose cue exactly one date stands."""
    outer = {said.id: said for said in attributions}
    dated = tuple(time for time in times if time.edtf and not NO_DAY.match(time.edtf))
    return tuple(
        replace(said, said=_said(text, said, outer.get(said.within or ""), dated))
        for said in attributions
    )


def _said(
    text: str, said: Attribution, outer: Attribution | None, times: tuple[TimeExpression, ...]
) -> str | None:
    words = (*said.cue, *said.source)
    if not words:
        return None
    room = next((s for s in sentences(text) if s.covers(Span(words[0].start, words[0].end))), None)
    if room is None:
        return None
    inside = outer.content if outer else (room,)
    beside = {
        time.edtf
        for time in times
        if room.covers(time.span)
        and any(piece.covers(time.span) for piece in inside)
        and not any(piece.overlaps(time.span) for piece in (*said.content, *said.source))
        and min(_gaps(time.span, words)) <= NEAREST
        and not _parted(time.span, hull(words), said)
    }
    return beside.pop() if len(beside) == 1 else None


def _gaps(span: Span, words: tuple[Span, ...]) -> Iterator[int]:
    return (max(word.start - span.end, span.start - word.end) for word in words)


def _parted(span: Span, words: Span, said: Attribution) -> bool:
    """Say whether what is said stands between the date and the words that say it."""
    between = Span(min(span.end, words.end), max(span.start, words.start))
    return any(between.start < piece.end and piece.start < between.end for piece in said.content)
