"""What stands around a cue: the words from which its stance is told."""

import re
from bisect import bisect_right
from typing import NamedTuple

from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, quote
from tadmor.reading.cue_words import pattern

SOURCE = "[]"  # stands for the source in the words behind a cue
FAR = 60  # code points behind a cue, or before it, that can still belong to it
THAT = re.compile(r"that[,\s]+(?=\S)")
STOP = re.compile(r"[,;:()\"\u201c\u201d\u00ab\u00bb\u2013\u2014]")


class Words(NamedTuple):
    """The words of an attribution as its stance is told from them.

    `before` holds the auxiliaries and the negation that a cue leaves out ("has yet to"), `behind`
    what follows the cue up to its content, a comma or the sentence's end, and `subject` what
    stands before it back to the last comma.
    """

    cue: str
    before: str = ""
    subject: str = ""
    behind: str = ""
    source: str = ""
    content: str = ""

    @property
    def group(self) -> str:
        """Give the cue with the words before and behind it that belong to it, without adjuncts."""
        belongs = pattern("group", "behind").search(self.behind)
        whole = f"{self.before}{self.cue}{belongs[0] if belongs else ''}"
        adjunct = pattern("group", "adjunct").search(whole)
        return whole[: adjunct.start("rest")] if adjunct else whole


def around(text: str, source: Spans, cue: Spans, content: Spans) -> Words:
    """Gather the words around a cue; without a cue there are only those of source and content."""
    said = quote(text, content)
    opens = THAT.match(said)
    words = Words(cue="", source=quote(text, source), content=said[opens.end() if opens else 0 :])
    if not cue:
        return words
    room = sentence(text, cue[0])
    before, subject = _before(text, Span(room.start, cue[0].start), source, content)
    end = cue[-1].end
    behind = _behind(text, Span(end, max(end, min(room.end, end + FAR))), source, content)
    return words._replace(
        cue=quote(text, cue),
        before=before,
        subject=subject,
        behind=f"{behind} that" if opens else behind,
    )


def sentence(text: str, span: Span) -> Span:
    """Give the sentence in which a span begins, or the span where none does."""
    rooms = sentences(text)
    found = bisect_right(rooms, span.start, key=lambda room: room.start) - 1
    return rooms[found] if found >= 0 and rooms[found].overlaps(span) else span


def _before(text: str, room: Span, source: Spans, content: Spans) -> tuple[str, str]:
    """Give the auxiliaries before a cue, and all words before it from the last stop on."""
    start = max([room.start, *(piece.end for piece in content if piece.end <= room.end)])
    subject = STOP.split(text[start : room.end])[-1].lstrip()
    # A source is no auxiliary, whatever its last word looks like.
    named = max((piece.end for piece in source if piece.end <= room.end), default=0)
    own = min(FAR, len(subject), room.end - named)
    auxiliaries = pattern("group", "before").search(subject, len(subject) - own)
    return (auxiliaries[0] if auxiliaries else ""), subject


def _behind(text: str, room: Span, source: Spans, content: Spans) -> str:
    """Give the words behind a cue, with the source marked where it follows."""
    end = min([room.end, *(piece.start for piece in content if piece.start >= room.start)])
    named = next((piece for piece in source if room.start <= piece.start < end), None)
    if named:
        words = f"{text[room.start : named.start]}{SOURCE}{text[named.end : max(named.end, end)]}"
    else:
        words = text[room.start : end]
    return STOP.split(words, maxsplit=1)[0].rstrip(" .")
