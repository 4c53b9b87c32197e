"""Sentences as far as times need them: where one ends, and whether a clause looks ahead."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tadmor.grounding import time_words as words
from tadmor.model.text import Span

# A full stop after an initial, a month's or a title's abbreviation ends nothing; a line does only
# after a mark or before an empty line, for texts come with lines broken at any word.
END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Gen|Col|Maj|Lt\.|Mrs))"
    r"(?<!\b(?:Mr|Dr|St|ca|No|Lt))(?<!\bSept)(?<!\b[cv])(?<!\b[ap]\.m)"
    r"(?:[.!?][\"\u201d\u2019)\]]*\s+(?=[\"\u201c\u2018(\[]?[A-Z0-9])|[.!?:;\"\u201d\u2019)\]]\s*\n|\n\s*\n)"
)
RELATIVE_CLAUSE = re.compile(r",\s*(?:which|who|whom|whose|where|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span and the whole text."""

    span: Span
    text: str

    def looks_ahead(self, at: Span) -> bool:
        """Say whether what a time stands with lies ahead: the nearest verb before it decides.

        A time that opens its sentence ("On Monday the talks will …") is decided by the first verb
        after it.
        """
        before = self.text[self.span.start : at.start]
        verbs = list(_verbs().finditer(before))
        if verbs:
            return verbs[-1]["future"] is not None
        first = _verbs().search(self.text[at.end : self.span.end])
        return first is not None and first["future"] is not None

    def continues(self, earlier: Span, later: Span) -> bool:
        """Say whether nothing between two times sets the later one apart from the earlier."""
        between = self.text[earlier.end : later.start]
        opened = RELATIVE_CLAUSE.search(self.text[self.span.start : earlier.start])
        return not (opened and "," in between)


@cache
def _verbs() -> re.Pattern[str]:
    tense = words.table("tense")
    chain = r"(?:\s+(?:not|also|then|soon|be|have|been|to|only)){0,4}\s+\w+"
    return re.compile(
        rf"\b(?:(?P<future>(?:{tense['future']})\b(?:{chain})?)|(?P<past>(?:{tense['past']})\b))",
        re.IGNORECASE,
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences that cover it."""
    ends = [found.end() for found in END.finditer(text)]
    edges = [0, *ends, len(text)]
    return tuple(
        Sentence(Span(start, end), text) for start, end in pairwise(edges) if end > start
    ) or (Sentence(Span(0, len(text)), text),)
