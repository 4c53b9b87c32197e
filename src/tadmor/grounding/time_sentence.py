"""Sentences as times need them: whole where lines are cut, and whether a clause looks ahead."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, Self

from tadmor.grounding import time_words as words
from tadmor.model import sentences as model
from tadmor.model.text import Span

# Lines are broken at any word, inside a date too: what ends at such a break is no whole sentence.
BROKEN = re.compile(r"(?:[^\s.!?:;\"\u201d\u2019)\]]|\bca?\.)[ \t]*(?:\r?\n)?[ \t]*")
QUOTED = re.compile('"[^"]+"|\u201c[^\u201d]+\u201d|\u00ab[^\u00bb]+\u00bb')
AFTER = ("ahead_after", "limit_after")
RELATIVE_CLAUSE = re.compile(r",\s*(?:which|who|whom|whose|where|when)\b", re.IGNORECASE)
RELATIVE_OPENING = re.compile(RELATIVE_CLAUSE.pattern + r"\s*\w*\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span and the whole text."""

    span: Span
    text: str

    def looks(self, at: Span) -> Literal["back", "ahead", "near"]:
        """Say where what a time stands with lies: the nearest verb before it decides.

        A time that opens its sentence or a relative clause ("On Monday the talks will …") is
        decided by the first verb after it. The limit that an order sets ("told them to leave by 1
        March") is the nearest such day, for the order may be old.
        """
        before = self.text[self.span.start : at.start]
        verbs = list(_verbs().finditer(before))
        if verbs and RELATIVE_OPENING.search(before, verbs[-1].end()) is None:
            if verbs[-1]["limit"] and _limit().match(self.text, at.start):
                return "near"
            return "ahead" if verbs[-1]["future"] or verbs[-1]["ahead"] else "back"
        first = _verbs().search(self.text[at.end : self.span.end])
        return "ahead" if first and first["future"] else "back"

    def says_of(self, at: Span, day: Span) -> bool:
        """Say whether `at` stands in a quotation whose date of saying is `day`.

        "We left two days ago," he told reporters on Tuesday.
        """
        quotes = [Span(*quote.span()) for quote in QUOTED.finditer(self.text, *self.span)]
        inside = next((quote for quote in quotes if quote.covers(at)), None)
        if inside is None or any(quote.overlaps(day) for quote in quotes):
            return False
        between = Span(min(inside.end, day.end), max(inside.start, day.start))
        return _saying().fullmatch(self.text, between.start, between.end) is not None

    def follows(self, earlier: Self) -> bool:
        """Say whether this is the next sentence of the same paragraph."""
        between = self.text[earlier.span.end : self.span.start]
        return earlier.span.end <= self.span.start and between in {"", " ", "  ", "\n"}

    def continues(self, earlier: Span, later: Span) -> bool:
        """Say whether nothing between two times sets the later one apart from the earlier."""
        between = self.text[earlier.end : later.start]
        opened = RELATIVE_CLAUSE.search(self.text[self.span.start : earlier.start])
        return not (opened and "," in between)


@cache
def _verbs() -> re.Pattern[str]:
    tense = words.table("tense")
    chain = r"(?:\s+(?:not|also|then|soon|be|have|been|to|only)){0,4}\s+\w+"
    ahead, limit = (tense[name].replace("{bids}", tense["bids"]) for name in AFTER)
    return re.compile(
        rf"\b(?:(?P<future>(?:{tense['future']})\b(?:{chain})?)|(?P<ahead>(?:{ahead})\b)"
        rf"|(?P<limit>(?:{limit})\b)|(?P<past>(?:{tense['past']})\b))",
        re.IGNORECASE,
    )


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(words.table("tense")["limit"], re.IGNORECASE)


@cache
def _saying() -> re.Pattern[str]:
    """Give what may stand between a quotation and its day: few words, one of them says it."""
    return re.compile(
        rf"[^.;]{{0,60}}?\b(?:{words.table('tense')['said']})\b[^,.;]{{0,60}}:?,?\s*", re.IGNORECASE
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences, and join again those that only the end of a line has parted."""
    joined: list[Span] = []
    for piece in model.sentences(text):
        cut = joined and BROKEN.fullmatch(text, joined[-1].end - 1, piece.start)
        start = joined.pop().start if cut else piece.start
        joined.append(Span(start, piece.end))
    return tuple(Sentence(span, text) for span in joined)
