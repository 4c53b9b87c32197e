"""Places that are meant and not named: "the town", "the port", where a thing happened."""

import re

from tadmor.claims.lists import places as nouns
from tadmor.claims.nouns import there
from tadmor.claims.page import Mention, Page
from tadmor.claims.words import Sentence
from tadmor.model.sentences import sentences
from tadmor.model.text import Span

AHEAD = 400
NEAR = 300
ORIGIN = re.compile(r"(?:\w+s|men|police)\s+from\s+(?:the\s+)?\Z")
WHENCE = re.compile(r"\b(?:fired|launched|flown|came|crossed|arriving)\s+from\s+(?:the\s+)?\Z")
WITNESS = re.compile(
    r"\b(?:residents|people|villagers|townspeople|reports?|witnesses|inhabitants|locals|mayor"
    r"|citizens|doctors|activists|refugees)\s+(?:of|in|from|inside|at)\s+(?:the\s+\w+\s+of\s+)?\Z",
    re.IGNORECASE,
)
LOCATIVE = frozenset(
    """in at near around outside inside on into across through over above from toward
    towards off along below before between beyond""".split()
)


def scene(page: Page, sentence: Sentence, at: int, low: int, high: int) -> str | None:
    """Give where something happened that names no place: "in X" nearest to word `at`.

    Looks only between words `low` and `high`, first to the right, then to the left.
    """
    if high <= low:
        return None
    within = page.places_in(sentence.words_span(low, high))
    near = [item for item in within if not _is_whence(page, item[0])]
    located = [item for item in near if _is_located(sentence, item)]
    after = [item for item in located if item[0].start > sentence.words[at].start]
    if after and not _parted(sentence, at, sentence.at(after[0][0].start)):
        return after[0][1]
    if located:
        return located[-1][1]
    return _only(page, near) or there(page, sentence, low, high)


def _only(page: Page, near: list[Mention]) -> str | None:
    """Give the one place that a sentence names, whatever it says of it: "when X was overrun"."""
    ids = {ident for span, ident in near if not _is_of_source(page, span)}
    wide = any(_is_wide(page, item) for item in near)
    return next(iter(ids)) if len(ids) == 1 and not wide else None


def _is_whence(page: Page, span: Span) -> bool:
    """Say whether something only came from a place: "rockets fired from X"."""
    return WHENCE.search(page.text, max(0, span.start - 40), span.start) is not None


def named_with(page: Page, noun: str, position: int) -> str | None:
    """Give the last place whose own mention holds the noun: "the port" for "the port of Sirte"."""
    if len(noun) < 4:
        return None
    for span, ident in page.places_before(position):
        if noun in page.text[span.start : span.end].lower().split():
            return ident
    return None


def last_place(page: Page, position: int, low: int) -> str | None:
    """Give the place spoken of: the last of the sentence so far, else the most named of late.

    Where a speaker sits ("officials in Moscow said") is not what is spoken of, nor is a place that
    an aside names ("who took X in May, left").
    """
    known = [
        item
        for item in page.places_before(position)
        if item[0].start >= low
        and not _is_wide(page, item)
        and (not _is_of_source(page, item[0]) or _speaks_there(page, item[0]))
        and not _is_dateline(page, item[0])
        and (not _is_origin(page, item[0], position) or _speaks_there(page, item[0]))
    ]
    spoken = [item for item in known if not _is_aside(page, item, position)] or known
    start = _sentence_start(page, position)
    if spoken and spoken[0][0].start >= start:
        return spoken[0][1]
    near = [ident for span, ident in spoken if span.start >= position - NEAR]
    names = near or [ident for _, ident in spoken]
    return max(names, key=page.count, default=None)


def next_place(page: Page, sentence: Sentence, position: int) -> str | None:
    """Give the one place that the next lines name, for "a town" that they go on to name."""
    within = Span(position, min(position + AHEAD, len(page.text)))
    if sentence.span.start > AHEAD:
        return None
    places = {item[1] for item in page.places_in(within) if not _is_wide(page, item)}
    return next(iter(places)) if len(places) == 1 else None


def _is_wide(page: Page, mention: Mention) -> bool:
    """Say whether a mention is of a province or a country, too wide for "the town"."""
    span, ident = mention
    place = page.places.get(ident)
    after = page.text[span.end : span.end + 20].split()
    return (place is not None and place.kind in nouns("wide")) or (
        bool(after) and after[0].strip(".,;:").lower() in nouns("wide_after")
    )


def _sentence_start(page: Page, position: int) -> int:
    starts = [one.start for one in sentences(page.text) if one.start <= position]
    return starts[-1] if starts else 0


def _is_aside(page: Page, mention: Mention, position: int) -> bool:
    """Say whether a name is inside a relative clause that is over: "who took X in May, left"."""
    start = page.text.rfind(",", 0, mention[0].start) + 1
    relative = page.text[start : mention[0].start].split()[:1]
    closed = "," in page.text[mention[0].end : position]
    return closed and bool(relative) and relative[0] in {"who", "which", "where", "when"}


def _is_origin(page: Page, span: Span, position: int) -> bool:
    """Say whether a name only says where people come from: "fighters from X took the town"."""
    near = span.end <= position and "." not in page.text[span.end : position]
    return near and ORIGIN.search(page.text, max(0, span.start - 40), span.start) is not None


def _is_of_source(page: Page, span: Span) -> bool:
    return any(cue.covers(span) for cue in page.cue_spans)


def _speaks_there(page: Page, span: Span) -> bool:
    """Say whether somebody speaks of where they are: "residents of X", "reports from X"."""
    return WITNESS.search(page.text, max(0, span.start - 60), span.start) is not None


def _is_dateline(page: Page, span: Span) -> bool:
    """Say whether a name only dates the line: "KABUL (Reuters) -", where its writer sits."""
    begins = page.text[: span.start].rstrip(" \u00a0")[-1:] in {"", "\n", "\r"}
    return begins and page.text[span.start : span.end].isupper()


def _is_located(sentence: Sentence, mention: Mention) -> bool:
    first = sentence.at(mention[0].start)
    for index in range(first - 1, max(-1, first - 6), -1):
        if sentence.kind(index) == "P" and sentence.lower(index) != "of":
            return sentence.lower(index) in LOCATIVE
        if sentence.kind(index) not in {"N", "D", "'", ",", "C", "P"}:
            return False
    return False


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.kind(index) in {"R", "S", ";"} for index in range(start, end))
