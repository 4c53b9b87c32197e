"""Paragraphs and sentences as spans: where one ends is decided once, by punctuation.

A sentence never crosses the end of a paragraph: a line break, or a blank line where lines are cut
at a width. Abbreviations, initials, decimals and clock times do not end one; closing quotation
marks and brackets after a full stop belong to the sentence they close.
"""

import re
from functools import lru_cache

from tadmor.model.text import Span, Spans, trimmed

PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
BLOCK = re.compile(r"(?:(?!\n[^\S\n]*\n).)+", re.DOTALL)
WRAPPED = 0.3  # share of lines that go on in lower case in a text cut at a width
LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
GOES_ON = re.compile(r"[\w,;-][^\S\n]*\n[^\S\n]*[a-z]")
# A terminator, its closing marks, then white space and something that can begin a sentence.
END = re.compile(
    r"[.!?\u2026\u061f\u06d4\u3002]+[\"'\u201d\u2019\u00bb)\]]*(?=\s+[\"'\u201c\u2018\u201e\u00ab(\[]*[^\W_a-z\u00df-\u00f6\u00f8-\u00ff])"
)
# Words whose full stop is part of them; months and titles are followed by a capital or a figure.
ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev hon gen lt col maj capt sgt cpl adm brig sen rep gov pres st ste mt ft "
    "jr sr no nos vs jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros dept "
    "univ approx ca est fig art vol ed eds cf e.g i.e a.m p.m u.s u.k u.n u.a.e d.c ph.d".split()
)

# Texts whose sentences are kept: every table asks for those of each text of a case by turns.
KEPT = 512


@lru_cache(maxsize=KEPT)
def wrapped(text: str) -> bool:
    """Say whether the lines of a text are cut at a width, so that only blank lines part it."""
    goes_on = len(GOES_ON.findall(text))
    return goes_on > 0 and goes_on >= WRAPPED * len(LINE.findall(text))


@lru_cache(maxsize=KEPT)
def paragraphs(text: str) -> Spans:
    """Give every line that holds more than white space, without the space around it.

    Of a text that is cut at a width, the lines between two blank ones are one paragraph.
    """
    pattern = BLOCK if wrapped(text) else PARAGRAPH
    spans = (trimmed(text, Span(*match.span())) for match in pattern.finditer(text))
    return tuple(span for span in spans if span.end > span.start)


@lru_cache(maxsize=KEPT)
def sentences(text: str) -> Spans:
    """Give the sentences of a text in order; together they hold all but white space."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in END.finditer(text, paragraph.start, paragraph.end):
            if _ends(text, start, match):
                found.append(trimmed(text, Span(start, match.end())))
                start = match.end()
        found.append(trimmed(text, Span(start, paragraph.end)))
    return tuple(span for span in found if span.end > span.start)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    word = text[start : match.start()].rsplit(maxsplit=1)[-1:] or [""]
    bare = word[0].lstrip("\"'\u201c\u2018(\u00ab[").lower()
    initial = len(bare) == 1 and bare.isalpha()
    return not (initial or bare in ABBREVIATED)
