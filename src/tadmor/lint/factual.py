"""Which sentences of a report tell something of the world, and so must cite.

Headings, questions, the author's own sentences (on method, on what the case lacks), opinions
marked as such and bare lists do not. What is left does, if a claim or a saying was read in it, or a
name, day or number stands beside a verb; and so does what cites anyway.
"""

import re

from tadmor.lint.ground import Statement
from tadmor.lint.markdown import Passage
from tadmor.lint.words import listed, pattern, tokens
from tadmor.model.text import Span, quote

STOPS = (".", "!", "?", "\u2026", ":", ";")
# A line without a stop that is no longer than this, and no item of a list, is a title.
TITLE = 12
NUMBER = re.compile(r"\d")
NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+")


def is_factual(statement: Statement) -> bool:
    """Say whether a sentence must cite."""
    passage = statement.report.passages[statement.sentence.passage]
    text = statement.text.strip()
    if passage.quoted or _asks(text) or _is_title(text, passage) or is_own(text):
        return False
    if _is_list(text):
        return False
    if statement.claims or any(_speaks(statement, said.source) for said in statement.sayings):
        return True
    told = bool(statement.evidence) or _names(statement)
    return told and bool(pattern("factual.verb").search(text))


def is_own(text: str) -> bool:
    """Say whether a sentence is on the report itself, or marked as the author's opinion."""
    return any(pattern(name).search(text) for name in ("factual.own", "factual.opinion"))


def _asks(text: str) -> bool:
    return text.rstrip("\"'\u201d\u2019)").endswith("?")


def _is_title(text: str, passage: Passage) -> bool:
    bare = text.rstrip("\"'\u201d\u2019)*_")
    return not passage.listed and not bare.endswith(STOPS) and len(tokens(text)) <= TITLE


def _is_list(text: str) -> bool:
    """Say whether a text is names and no sentence: after a colon, or more names than words."""
    words = re.findall(r"[^\W\d_][\w'-]*", text.rpartition(": ")[2])
    return bool(words) and 2 * sum(word[0].isupper() for word in words) > len(words) + 2


def _speaks(statement: Statement, source: tuple[Span, ...]) -> bool:
    words = tokens(quote(statement.ground.reading.text, source))
    return bool(words) and not listed("factual.nobody") >= set(words[:1])


def _names(statement: Statement) -> bool:
    """Say whether a sentence has a name, a day, a place or a number."""
    span, reading = statement.sentence.span, statement.ground.reading
    times = any(time.edtf and span.covers(time.span) for time in reading.times)
    places = any(span.covers(at) for place in reading.places for at in place.mentions)
    return times or places or bool(NUMBER.search(statement.text) or NAME.search(statement.text))
