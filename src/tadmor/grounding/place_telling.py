"""What words of war right beside a name that no gazetteer has say of it.

"They took X" is said of towns and of people. It counts for a town where the sentence speaks of an
army, nothing after the name is said of persons only, and the page gives nobody that name.
The patterns are in `data/places.toml` under `told`.
"""

import re
from functools import cache, lru_cache

from tadmor.grounding.gazetteer import people_of
from tadmor.grounding.place_words import after_name, entry_of, words_of
from tadmor.model.text import Span

_BEFORE, _AFTER = 90, 90  # how much of a line beside a name is read
_IDLE = (" the ", " a ", " and ", " by ", " with ", " for ", " as ")
_SENTENCE = 240  # how much of it for an army
_PEOPLE = re.compile(r"\b(?:[Tt]he )?([A-Z]\w+(?:s|ese|ish|an|ch))\b")
_STOP = re.compile(r"(?<![A-Z])[.!?]['\"\u201d\u2019)]?\s+(?=[A-Z\"\u201c])|\n")


def told(text: str, span: Span) -> bool:
    """Say whether the words beside a name are said of places, and none of persons."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end :][:_AFTER]
    if _after("person").match(after) or after_name("unknown", "owned").match(after):
        return False
    if _falls(text, span) or re.match(r" \d", after):  # "Terminal 3"
        return False
    # Most names stand after a comma or an article, and nothing is said of them there.
    leads = before[-2:-1].islower() and not before.endswith(_IDLE)
    if (leads and _before("before").search(before)) or _after("after").match(after):
        return True
    loose = leads and _before("before_in_war").search(before)
    loose = loose or _after("after_in_war").match(after)
    rowed = _after("in_row").match(after) and _before("row").search(before)
    if after[:1] in {"'", "\u2019"} or _after("pronouns").match(after):
        return False
    return bool(loose or rowed) and _of_war(_sentence(text, span), rowed=bool(rowed))


def of_a_person(text: str, end: int) -> bool:
    """Say whether what follows a name is said of persons only: "captured X and two aides"."""
    return _after("person").match(text[end : end + _AFTER]) is not None


@lru_cache(maxsize=2)
def persons_of(text: str) -> frozenset[str]:
    """Give the names, in small letters, that a page gives a person, a ship or a speaker."""
    return frozenset(
        match.group(match.lastgroup or 0).casefold() for match in _named().finditer(text)
    )


@cache
def _named() -> re.Pattern[str]:
    titles = sorted(words_of("stop", "titles") - {"st", "hon", "king", "queen"})
    ranks = "|".join(re.escape(word) for word in (*titles, *sorted(words_of("told", "given"))))
    ships = "|".join(sorted(words_of("told", "ships")))
    speech = "|".join(sorted(words_of("stop", "speech")))
    return re.compile(
        rf"\b(?i:{ranks}|{ships})\.?[ \u00a0](?:[A-Z][\w'\u2019.-]*[ \u00a0]){{0,2}}"
        r"(?P<titled>[A-Z][\w-]*\w)|"
        rf"\b(?P<speaker>[A-Z][\w-]*\w) (?:{speech})\b"
    )


def _sentence(text: str, span: Span) -> str:
    """Give the sentence a name stands in, as far as it is near."""
    before = _STOP.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    after = _STOP.split(text[span.end : span.end + _SENTENCE], maxsplit=1)[0]
    return f"{before}|{after}"


def _of_war(sentence: str, *, rowed: bool) -> bool:
    """Say whether a sentence speaks of war; a row of towns and days does by itself."""
    if _said("peace").search(sentence):
        return False
    if rowed or _said("war").search(sentence):
        return True
    return any(people_of(match[1]) for match in _PEOPLE.finditer(sentence))


def _falls(text: str, span: Span) -> bool:
    """Say whether a word may open a sentence though it is no name: "Shells fell", "Rain fell"."""
    before, word = text[: span.start].rstrip(), text[span.start : span.end]
    opens = not before or before[-1] in '.!?\u201d"\n' or text[span.start - 1] == "\n"
    plain = word.endswith("s") or word.casefold() in words_of("told", "fallers")
    return opens and " " not in word and plain


@cache
def _before(key: str) -> re.Pattern[str]:
    pattern = entry_of("told", key).replace("\n", "")
    return re.compile(rf"(?:^|(?<![\w-]))(?:{pattern})[ \u00a0]+$", re.IGNORECASE)


@cache
def _after(key: str) -> re.Pattern[str]:
    pattern = entry_of("told", key).replace("\n", "")
    if key == "person":
        return re.compile(rf"\s+{pattern}")
    return re.compile(rf",?\s+(?:{pattern})(?!\w)")


@cache
def _said(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{entry_of('told', key)})\b", re.IGNORECASE)
