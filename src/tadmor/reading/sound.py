"""Which of the reader's findings stand: sure enough, saying something, and in one place.

Measured on PolNeAR dev with the weights of 23 November 2026, second session: of the outermost
attributions the rules raise precision from 76 to 81 at a loss of 1 in recall (LOG.md of training).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.reading import cue_words
from tadmor.reading.tagger import Found

LEAST = 0.4  # confidence; 0.2 to 0.45 measured alike, 0.4 best by a tenth of a point
SILENT = 0.85  # for one that neither names anybody nor reports outright; 0.6 loses a point
TRAILING = re.compile(r"according to|in the words of", re.IGNORECASE)
OPENING = re.compile(r"(?:(?:Yet|But|And|However|Moreover|Still|So|Then|While)\b,?\s+)?")
WORDS = re.compile(r"\b(?!(?:the|an?)\b)\w+", re.IGNORECASE)  # more than an article
WHEN = re.compile(
    r"(?:(?:(?:the|a|an|one|two|three|four|five|six|seven|ten|some|several|a few|\d+)\s+)?"
    r"(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|night|morning)\s+(?:later|earlier|before|afterwards)"
    r"|later(?:\s+(?:that|the\s+same)\s+\w+)?|earlier|meanwhile|afterwards|then|the\s+next\s+\w+"
    r"|(?:on|last)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)\b,?\s+(?=\w)",
    re.IGNORECASE,
)
FOLLOWING = re.compile(r"(?:[ \u00a0]+[^\W\d_a-z][\w\u2019'-]*)+")
DANGLING = re.compile(r"\b(?:on|in|at|since|until|by|from|of|last|the|an?)$", re.IGNORECASE)
REST = re.compile(
    r"[ \u00a0]+[\w\u2019'-]+(?:[ \u00a0]+(?:[A-Z][\w\u2019'-]*|\d+)){0,3}(?=[.,;:)\s\u201d\"]|$)"
)
TOLL = re.compile(
    r"(?:has |have |had )?claim(?:s|ed|ing)?\s+(?:(?!that\b)[\w,-]+\s+){0,6}?lives\b(?!\s+were)",
    re.IGNORECASE,
)
"""What an attack does and nobody says: "the blast claimed at least 12 lives"."""

NOUN = re.compile(r"[ \u00a0]+[\w\u2019'-]+")


def standing(text: str, found: tuple[Found, ...], quoted: Spans) -> tuple[Found, ...]:
    """Keep what is an attribution: somebody is named, something is said outright, or all but sure.

    "The lines were expected to hold" names nobody and reports nothing; "it was reported that the
    lines held" does report.
    """
    return tuple(
        _gathered(text, item, quoted)
        for item in found
        if WORDS.search(quote(text, item.content))
        and not any(TOLL.match(text, piece.start) for piece in item.cue)
        and item.confidence > (LEAST if item.source or reports(quote(text, item.cue)) else SILENT)
    )


def inner(text: str, found: Found) -> bool:
    """Say whether what was found within another's words stands: sure, and not all of them."""
    words = quote(text, found.content)
    whole = hull(found.content) == Span(0, len(text))
    return found.confidence > LEAST and not whole and bool(WORDS.search(words))


def reports(words: str) -> bool:
    """Say whether words hold one that reports speech, by the lists in `cues/`."""
    return bool(_reporting().search(words)) or cue_words.unconfirmed(words)


def _gathered(text: str, found: Found, quoted: Spans) -> Found:
    """Keep content to the cue's sentence and to quotations; the rest is somebody's narration."""
    near = tuple(part for p in found.content for part in _near(text, p, found.cue[0], quoted))
    near = _ended(text, found, _widened(text, found, near))
    named = (_named(text, _timeless(text, piece), found.cue) for piece in found.source)
    source = tuple(piece for piece in named if WORDS.search(quote(text, piece)))
    return replace(found, source=source, content=near or found.content)


def _widened(text: str, found: Found, content: Spans) -> Spans:
    """Let "…, according to X" reach back over its whole clause: that is what it is said of."""
    cue = found.cue[0]
    behind = TRAILING.fullmatch(quote(text, cue)) and content and content[-1].end <= cue.start
    room = next((s for s in sentences(text) if s.covers(cue)), None)
    if not behind or room is None or text[content[-1].end : cue.start].strip(" ,\u00a0"):
        return content
    start = OPENING.match(text, room.start)
    before = Span(start.end() if start else room.start, content[0].start)
    whole = Span(before.start, content[-1].end)
    free = not any(span.overlaps(whole) for span in (*found.source, *found.cue))
    plain = not set(quote(text, before)) & set(',;:()"\u201c\u201d')
    return (whole,) if before.start < before.end and free and plain else content


def _ended(text: str, found: Found, content: Spans) -> Spans:
    """Let a content that breaks off ("killed in Makiivka on") go on to its noun: "Thursday"."""
    if not content or not DANGLING.search(quote(text, content[-1:])):
        return content
    *others, last = content
    rest = REST.match(text, last.end)
    whole = Span(last.start, rest.end()) if rest else last
    taken = any(span.overlaps(whole) for span in (*found.source, *found.cue))
    return content if taken else (*others, whole)


def _named(text: str, source: Span, cue: Spans) -> Span:
    """Give a source that is cut off behind its article the name that follows: "The Fontanka".

    Or else the next word: "the makers were not certain".
    """
    if quote(text, source).lower() not in {"the", "a", "an"}:
        return source
    follows = FOLLOWING.match(text, source.end) or NOUN.match(text, source.end)
    free = follows and not any(span.overlaps(Span(source.start, follows.end())) for span in cue)
    return Span(source.start, follows.end()) if follows and free else source


def _timeless(text: str, source: Span) -> Span:
    """Take a time off the front of a source: "Two days later state television said"."""
    time = WHEN.match(text, source.start, source.end)
    return Span(time.end(), source.end) if time else source


def _near(text: str, piece: Span, cue: Span, quoted: Spans) -> Iterator[Span]:
    """Cut a piece at the end of its first sentence unless it is quoted on; drop it if far off."""
    marks = [mark for mark in quoted if mark.overlaps(piece)]
    room = next((s for s in sentences(text) if s.overlaps(cue)), None)
    if room is None:
        yield piece
    elif marks or room.overlaps(piece):
        first = next((s.end for s in sentences(text) if s.end > piece.start), piece.end)
        yield Span(piece.start, min(piece.end, max((first, room.end, *(m.end for m in marks)))))


@cache
def _reporting() -> re.Pattern[str]:
    lists = cue_words.table()
    names = ("reporting", "denies", "admits", "doubts", "asks", "declines")
    return cue_words.alternatives(
        word
        for name in names
        for entry in [lists[name]]
        for word in (*entry["words"], *entry["phrases"], *cue_words.forms(entry["verbs"]))
    )
