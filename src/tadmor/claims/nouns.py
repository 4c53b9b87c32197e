"""Nouns that a page has used of a place before: "the ridge" for "X, a ridge above the river"."""

import re

from tadmor.claims.lists import places as nouns
from tadmor.claims.page import Mention, Page
from tadmor.claims.words import Sentence
from tadmor.model.text import Span

ROOM = 60
NEAR = 300
OPENING = r"(?:\s(?:[\w-]+\s)?)"
TOWNS = frozenset(
    "town city village place settlement hamlet township locality capital port".split()
)
"""Nouns that fit most of the places on a page: of these the last place spoken of is meant."""

BE = frozenset("is are was were be been 's has have had will would could may might".split())
DATELINE = re.compile(r"(?:\A|\n)\s*\Z")


def called(page: Page, noun: str, position: int) -> tuple[str, bool] | None:
    """Give the last place that was called by a noun, and whether the noun means all of it.

    "Swat valley", "the island of X" and "X, a ridge above the river" call a place so; "X airport"
    and "the bridge at X" call a part of X so.
    """
    if noun in TOWNS or len(noun) < len("dam"):
        return None
    for mention in page.places_before(position):
        whole = _named_so(page, noun, mention)
        if whole is not None:
            return mention[1], whole
    return None


def _named_so(page: Page, noun: str, mention: Mention) -> bool | None:
    """Say whether what a mention is called is all of the place; None if it is not called so."""
    span, ident = mention
    before = page.text[max(0, span.start - ROOM) : span.start].lower()
    after = page.text[span.end : span.end + ROOM].lower()
    word = re.escape(noun)
    if re.match(rf",\s(?:an?|the)\s(?:[\w-]+\s){{0,3}}{word}\b", after):
        return True
    place = page.places.get(ident)
    kind = place is not None and place.kind == noun
    wide = noun in nouns("wide_after") | nouns("whole") | {"valley"}
    if re.match(rf"{OPENING}{word}\b", after) or re.search(rf"\b{word}\sof\s(?:the\s)?\Z", before):
        return wide
    if re.search(rf"\b{word}\s(?:at|in|near)\s(?:the\s)?\Z", before):
        return False
    return True if kind and noun in nouns("wide") else None


def there(page: Page, sentence: Sentence, low: int, high: int) -> str | None:
    """Give the place that "there" means between two words: the last named before the sentence.

    Not the "there" of "there were", which means none.
    """
    points = [index for index in range(low, high) if _points(sentence, index)]
    if not points:
        return None
    for span, ident in page.places_before(sentence.words[points[0]].start):
        if sentence.span.start - span.end > NEAR:
            return None
        if not _seats(page, span) and page.text[: span.start].split()[-1:] != ["from"]:
            return ident
    return None


def _points(sentence: Sentence, index: int) -> bool:
    before, after = sentence.lower(index - 1), sentence.lower(index + 1)
    return sentence.lower(index) == "there" and not {before, after} & BE


def _seats(page: Page, span: Span) -> bool:
    """Say whether a place is only where somebody speaks or writes: of a source, of a dateline."""
    dateline = page.text[span.start : span.end].isupper() and DATELINE.search(
        page.text, 0, span.start
    )
    return bool(dateline) or any(cue.covers(span) for cue in page.cue_spans)
