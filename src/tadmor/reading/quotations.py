"""What stands in quotation marks of any style: what can be read of a text in any language.

Each stretch of at least a few words is an attribution with nothing but its content: who said it,
and by which words, is not read. A mark that its paragraph does not close opens nothing.
"""

import re
from functools import cache

from tadmor.model.reading import Attribution, Voice
from tadmor.model.text import Span, Spans
from tadmor.reading.voices import speaking

FEWEST = 4  # words; fewer are mostly titles, names and words held at arm's length
FEWEST_LETTERS = 8  # of those scripts that do not part words

# Marks that differ: those that open, each with those that may close it.
PAIRS = {
    "\u00ab": "\u00bb",  # French, Russian, Greek, Arabic, Persian
    "\u00bb": "\u00ab",  # Danish, German books
    "\u201e": "\u201c\u201d\u201f",  # German, Czech; Polish, Hungarian, Romanian
    "\u201c": "\u201d",  # English, Turkish, Chinese
    "\u300c": "\u300d",  # Japanese
    "\u300e": "\u300f",
}
# Marks that open and close alike (Swedish and Finnish have curly ones): what stands beside them
# says which they do. Hebrew writes one within its abbreviations.
ALIKE = '"\u201d'
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _quotation() -> re.Pattern[str]:
    every = "".join(PAIRS)
    apart = (
        rf"{opens}[^{every if closes not in every else opens}{closes}\n]+[{closes}]"
        for opens, closes in PAIRS.items()
    )
    alike = (
        rf"(?<!\w){mark}(?=\S)(?:[^{mark}\n]|(?<=\w){mark}(?=\w))+{mark}(?!\w)" for mark in ALIKE
    )
    return re.compile("|".join((*apart, *alike)))


def quotations(text: str) -> Spans:
    """Give the stretches in quotation marks that are long enough to be somebody's words."""
    found = (Span(*match.span()) for match in _quotation().finditer(text))
    return tuple(span for span in found if _says_something(text[span.start : span.end]))


def find(text: str, voices: tuple[Voice, ...]) -> tuple[Attribution, ...]:
    """Give each quotation as an attribution of its content alone."""
    return tuple(
        Attribution(id=f"a{number}", content=(span,), voice=speaking(voices, span), manner="direct")
        for number, span in enumerate(quotations(text), start=1)
    )


def _says_something(said: str) -> bool:
    letters = sum(map(len, _UNPARTED.findall(said)))
    return letters >= FEWEST_LETTERS or len(_WORD.findall(said)) >= FEWEST
