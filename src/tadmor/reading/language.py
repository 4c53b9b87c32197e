"""Which language a text is in, and what of it can therefore be read.

English is told by its most common words, at no cost. Only where they are missing is a detector
asked (py3langid, a naive Bayes classifier over byte n-grams: Lui and Baldwin 2012), which takes
half a second to load. What is too short or unsure has no language and is read as English is: names
of places in a row are in no language.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol

SAMPLE = 50_000  # code points of a text that are looked at
ENGLISH = 0.08  # share of the words in `english` above which a text is English; prose has 0.2
FEWEST = (
    12  # words, not counting capitalised ones, below which no language is told in Latin letters
)
FEWEST_LETTERS = 40  # letters of another script below which its language is not told
SURE = 0.9  # the detector's probability

_WORD = re.compile(r"[^\W\d_]+")


class Words(NamedTuple):
    """The table `languages.toml`."""

    english: frozenset[str]
    names: Mapping[str, str]


class Detector(Protocol):
    """What is asked of a detector: the likeliest language of a text and its probability."""

    def classify(self, text: str) -> tuple[str, float]:
        """Give a language's ISO 639-1 code and its probability."""


@cache
def _table() -> Words:
    table = tomllib.loads((files(__package__) / "languages.toml").read_text("utf-8"))
    return Words(frozenset(table["english"].split()), table["names"])


@cache
def _detector() -> Detector:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second

    detector: Detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return detector


def recognise(text: str) -> str | None:
    """Give the ISO 639-1 code of the language that most of a text is in; None where unsure."""
    words = _WORD.findall(text[:SAMPLE])
    if _is_english(words):
        return "en"
    foreign = _in_other_letters(words)
    plain = words if foreign else [word for word in words if not word[0].isupper()]
    enough = sum(map(len, words)) >= FEWEST_LETTERS if foreign else len(plain) >= FEWEST
    return _asked(" ".join(words)) if enough else None


def readable(text: str, language: str | None) -> bool:
    """Say whether everything can be read in a text; `language` is a tag such as en-GB, or None.

    Of one whose language is not known everything is, unless its letters are not Latin ones.
    """
    if language is not None:
        return _bare(language) == "en"
    return not _in_other_letters(_WORD.findall(text[:SAMPLE]))


def limits(text: str, language: str | None) -> tuple[str, ...]:
    """Say in a sentence for people what alone is read of a text; nothing if everything is."""
    if readable(text, language):
        return ()
    name = _table().names.get(_bare(language or ""))
    said = f"This text is in {name}" if name else "This text is not in English"
    # Names are told by their capitals, in the spellings that the word lists have.
    foreign = _in_other_letters(_WORD.findall(text[:SAMPLE]))
    names = "names in Latin letters" if foreign else "names"
    return (f"{said}; only quotations and {names} are read.",)


def _bare(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _is_english(words: list[str]) -> bool:
    common = sum(word.lower() in _table().english for word in words)
    return common > 1 and common >= ENGLISH * len(words)


def _in_other_letters(words: list[str]) -> bool:
    """Say whether most letters are of another script than the Latin one."""
    letters = "".join(words)
    latin = sum(letter < "\u0250" or _is_latin(letter) for letter in letters)
    return 2 * latin < len(letters)


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _asked(text: str) -> str | None:
    """Ask the detector; it is unsure if a half of the text seems to be in another language."""
    middle = len(text) // 2
    language, probability = _detector().classify(text)
    halves = (_detector().classify(part)[0] for part in (text[:middle], text[middle:]))
    sure = probability >= SURE and all(half == language for half in halves)
    return language if sure and language in _table().names else None
