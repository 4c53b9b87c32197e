"""Lists of places: under its name, or behind it, a place is told of in words that leave it out.

Izium
Captured by Russia on 1 April 2022. Recaptured by Ukraine 10 September 2022.

Kirkuk - taken by Kurdish forces in June 2014; retaken by the army in October 2017
"""

import re

from tadmor.claims.lists import grammar
from tadmor.claims.page import Mention, Page
from tadmor.claims.words import Sentence
from tadmor.model.sentences import paragraphs
from tadmor.model.text import Span

BACK = 6
"""How many lines above an entry its heading may stand."""

PARTLY = re.compile(r"\b(?:mostly|partly|partially|largely|almost)\b", re.IGNORECASE)
BESIDE = re.compile(
    r"[^\w]*(?:\d+[.)])?[^\w]*"
    r"(?:(?:(?:North|South)(?:[ -]?(?:East|West))?|East|West|Old|New|Upper|Lower|Great|Little) )?"
)
BEHIND = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\])?\s*:?\s*")
LABELLED = re.compile(r"[^.;!?]{2,60}?(?=\s?[\u2013\u2014:]\s|\s-\s)")
ASIDE = re.compile(r"(?:See|Main article|Further information|Details|Source)\b")
FRAGMENT = re.compile(r"\W*(?:\d[\d\u2013-]*:?\s+)?(?:[A-Za-z]+ly\s)?([A-Za-z]+)")
LABELS = frozenset({"\u2013", "\u2014", "-", ":", "\u2192", "|"})
HEDGES = frozenset({"claimed", "reported", "said", "believed", "likely", "possibly", "probably"})
"""Words before the participle of an entry: "Claimed recaptured by X"."""

PARTED = frozenset({";", ",", "C", "T", "A", "#", *LABELS})


def entry_of(page: Page, sentence: Sentence, start: int) -> Mention | None:
    """Give the place that words from `start` on are told of, where only a heading says it.

    The words open their sentence, or stand behind a label ("Izium:", "2014:") or behind another
    such fragment ("captured by X on Monday; recaptured by Y").
    """
    hedged = sentence.lower(start - 1) in HEDGES
    first = start - (sentence.kind(0) == '"')
    if first > 0 and sentence.kind(start - 1) not in PARTED and not hedged:
        return None
    label = _label(sentence)
    if label:
        inside = page.places_in(sentence.words_span(0, label))
        if inside:
            return inside[0] if _is_all_of(page, sentence, inside[0], label) else None
    return heading(page, sentence) if _opens(sentence, label, start) else None


def listed_under(page: Page, sentence: Sentence) -> Mention | None:
    """Give the place of an entry's further sentence, as in "Captured by X. Its men left in June".

    Only where the entry opens with words that leave the place out, and the sentence names none.
    """
    lines = [line for line in paragraphs(page.text) if line.start <= sentence.span.start]
    if not lines or page.places_in(sentence.span):
        return None
    opening = page.text[lines[-1].start : lines[-1].end]
    return heading(page, sentence) if _is_fragment(opening) else None


def is_partial(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only a part is meant: "mostly recaptured"."""
    return bool(PARTLY.search(sentence.string(start, end)))


def heading(page: Page, sentence: Sentence) -> Mention | None:
    """Give the place that the nearest line above names, and nothing else, as its heading."""
    start = sentence.span.start
    above = [line for line in paragraphs(page.text) if line.start <= start][-BACK:]
    for line in reversed(above):
        label = LABELLED.match(page.text, line.start, line.end)
        name = Span(line.start, label.end() if label else line.end)
        found = page.places_in(name)
        if found and _is_name(page.text, name, found[0][0]):
            return found[0]
        words = page.text[line.start : line.end]
        if not (line.end > start or ASIDE.match(words) or _is_fragment(words)):
            return None
    return None


def _is_name(text: str, line: Span, name: Span) -> bool:
    """Say whether a line is a name with at most a number, a dash or a note around it."""
    before = text[line.start : name.start]
    return bool(BESIDE.fullmatch(before) and BEHIND.fullmatch(text, name.end, line.end))


def _label(sentence: Sentence) -> int:
    """Give where the label of an entry ends: behind the dash or colon of "Izium:"; else 0."""
    for index in range(1, min(8, len(sentence.words))):
        kind = sentence.kind(index)
        if kind in LABELS:
            return index + 1
        if kind in "VXRS;,":
            return 0
    return 0


def _is_all_of(page: Page, sentence: Sentence, mention: Mention, label: int) -> bool:
    head = Span(sentence.words[0].start, sentence.words[label - 1].start)
    return _is_name(page.text, head, mention[0])


def _opens(sentence: Sentence, label: int, start: int) -> bool:
    """Say whether a sentence is a fragment from its first word on, a year for a label aside."""
    if label and any(sentence.kind(index) not in "#T" for index in range(label - 1)):
        return False
    at = label
    while at < start and sentence.kind(at) in 'AT"':
        at += 1
    return at == start or (at < start and sentence.lower(at) in grammar("entries"))


def _is_fragment(words: str) -> bool:
    """Say whether a line is itself told of the heading: "Captured by …", "2014: held by …"."""
    first = FRAGMENT.match(words)
    return first is not None and first[1].lower() in grammar("entries")
