"""A text as a row of words, and the questions that finding names asks of each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tadmor.grounding.actor_words import Words
from tadmor.model.text import Span

# Initials ("J.", "U.S."), titles with their full stop, words with inner hyphens and apostrophes.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+(?:-[^\W\d_]+)?(?=\W|$)"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Prof|Sen|Rep|Gov|St|Rev|Cmdr|Cpl|Pvt)\."
    r"|[^\W_]+(?:[-\u2019'ʿʾ`][^\W_]+)*"
    r"|\S"
)
COMPOUND = re.compile(
    r".+-(?:backed|led|run|based|controlled|aligned|held|affiliated|allied|linked|owned|funded|"
    r"trained|supported|dominated|speaking|occupied|installed|appointed|language|born)$"
)
ADVERB = re.compile(r".{3}(?:ingly|ally|ently|antly|ably|edly|arily|ately|ously)$")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


class Token(NamedTuple):
    """A word or a mark. `joined`: on one line with the token before; `owns`: had a possessive s."""

    start: int
    end: int
    text: str
    low: str
    joined: bool
    owns: bool
    opens: bool

    @property
    def capital(self) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Say whether the word is a long one all in capitals, as in a dateline."""
        return len(self.text) > 3 and self.text.isupper() and self.text.isalpha()


def _break(text: str) -> re.Pattern[str]:
    """Give what parts one stretch from the next: a line's end, or a blank line in wrapped text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    full = [line for line in lines if 50 <= len(line) <= 100 and line[-1] not in ".!?"]
    return re.compile(r"\n\s*\n" if len(full) > max(3, len(lines) // 2) else r"\n")


def tokenise(text: str) -> tuple[Token, ...]:
    """Split a text into tokens; "Helmand's" is one token that ends before its apostrophe."""
    parts = _break(text)
    tokens: list[Token] = []
    end, before = 0, "."
    for match in TOKEN.finditer(text):
        words = match[0].replace("\u2019", "'")
        owns = words.endswith(("'s", "'S")) and len(words) > 2
        stop = match.end() - 2 * owns
        beside = text[end : match.start()] in {"", " "}
        joined = bool(tokens) and (beside or parts.search(text, end, match.start()) is None)
        opens = before in ".!?:" or not joined
        low = words[: stop - match.start()].lower()
        tokens.append(
            Token(match.start(), stop, text[match.start() : stop], low, joined, owns, opens)
        )
        end = match.end()
        before = before if opens and words in "\"'“\u2018«([" else words[-1]
    return tuple(tokens)


class Line:
    """The tokens of a text with the word lists at hand. Positions here are token numbers."""

    def __init__(self, text: str, words: Words) -> None:
        """Split the text once; everything else asks."""
        self.text, self.words, self.tokens = text, words, tokenise(text)
        self._starts = [token.start for token in self.tokens]

    def span(self, first: int, past: int) -> Span:
        """Give the stretch of text of tokens `first` to `past`, the last not included."""
        return Span(self.tokens[first].start, self.tokens[past - 1].end)

    def within(self, span: Span) -> range:
        """Give the tokens that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def at(self, index: int) -> Token | None:
        """Give a token, or None beyond either end."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def low(self, index: int) -> str:
        """Give a token in lower case, or an empty string beyond either end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def follows(self, index: int) -> bool:
        """Say whether a token stands on one line with the token before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].joined

    def has(self, name: str, index: int) -> bool:
        """Say whether a token is in one of the lists of titles.toml."""
        return self.low(index) in self.words.lists[name]

    def named(self, index: int) -> bool:
        """Say whether a token may be part of a name: a capital that is more than an opening."""
        token = self.tokens[index]
        if not token.capital:
            return self.glued(index)
        if COMPOUND.match(token.low) or token.low.endswith("n't"):
            return False  # "Britain-based", "Won't"
        if token.opens and ADVERB.search(token.low):
            return False  # "Interestingly"
        if token.low == "new" and self.follows(index + 1):
            return self.tokens[index + 1].capital  # "New York"
        return token.low not in self.words.lists["opening"]

    def glued(self, index: int) -> bool:
        """Say whether a token is like "al-Assad": a small word tied to a capital."""
        first, mark, rest = self.tokens[index].text.partition("-")
        return bool(mark) and rest[:1].isupper() and first in self.words.lists["glued"]

    def modifies(self, index: int) -> bool:
        """Say whether a token may stand before a head noun and tell which one is meant."""
        token, words = self.tokens[index], self.words
        if token.opens and re.search(r"(?:ing|ed|ly)$", token.low):
            return False  # "Fearing Syrian troops"
        return (
            self.named(index)
            or token.low in words.countries
            or token.low in words.lists["modifier"]
            or words.sort(token.low) is not None
            or COMPOUND.match(token.low) is not None
            or ORDINAL.match(token.low) is not None
        )


def keys(words: Words, lows: Sequence[str]) -> frozenset[str]:
    """Give the folded words that tell which one is meant; two-word countries become one.

    A capital becomes its country only beside those who speak from one: officials in Moscow are
    Russian officials, residents of Moscow are nobody's.
    """
    speaks = any(words.singular(low)[0] in words.lists["capital_speaks"] for low in lows)
    found: list[str] = []
    skip = False
    for low, after in zip(lows, [*lows[1:], ""], strict=True):
        pair = f"{low} {after}"
        if skip:
            skip = False
        elif pair in words.countries and (speaks or pair not in words.capitals):
            found.append(words.countries[pair])
            skip = True
        elif low in words.capitals and not speaks:
            found.append(low)
        elif low.endswith("-based"):
            continue
        elif low not in words.lists["filler"] and low[0].isalnum():
            found += map(words.fold, words.expansions.get(low, (low,)))
    return frozenset(found)
