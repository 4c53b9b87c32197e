"""The words by which a page shows who speaks on it, compiled from `page/english.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tadmor.model.reading import VoiceKind
from tadmor.model.text import Span

Pattern = re.Pattern[str]
Patterns = tuple[Pattern, ...]


class Part(NamedTuple):
    """A stretch of the page that is not the author's: whose kind of voice, its name, its words.

    `dated` are the words that give the day on which it speaks.
    """

    kind: VoiceKind
    name: str | None
    span: Span
    dated: Span | None = None


class NoteWords(NamedTuple):
    """How notes of editors, translators and correctors begin and end; each has its `label`."""

    bracket: Pattern
    signed: Pattern
    line: Pattern
    heading: Pattern
    signature: Pattern
    credit: Pattern
    separator: Pattern


class QuotedWords(NamedTuple):
    """How a page marks what it takes from another."""

    marked: Pattern
    wrote: Pattern
    post: Pattern
    announced: Pattern
    ended: Pattern


class Words(NamedTuple):
    """The compiled patterns of one language's `page/*.toml`."""

    date: Pattern
    note: NoteWords
    names: tuple[tuple[str, Pattern], ...]
    corrections: Patterns
    corrected: Pattern
    quoted: QuotedWords
    republication: Patterns
    preface: Patterns
    publisher: Pattern
    dated: Pattern
    again: Pattern
    dateline: Patterns
    byline: Patterns
    never_headline: Patterns
    lines: tuple[tuple[VoiceKind, Patterns], ...]
    comments: Pattern
    comment: Pattern


@cache
def words() -> Words:
    """Compile the patterns, once."""
    table = tomllib.loads((files(__package__) / "page/english.toml").read_text("utf-8"))
    named = tuple(reversed(table["words"].items()))

    def one(pattern: str) -> Pattern:
        for name, meaning in named:
            pattern = pattern.replace(f"{{{name}}}", meaning)
        return re.compile(pattern, re.IGNORECASE)

    def every(patterns: list[str]) -> Patterns:
        return tuple(map(one, patterns))

    again = table["republication"]
    return Words(
        date=one("{date}"),
        note=NoteWords(**{name: one(words) for name, words in table["note"].items()}),
        names=tuple((name, one(words)) for name, words in table["names"].items()),
        corrections=every(table["correction"]["lines"]),
        corrected=one(table["correction"]["dated"]),
        quoted=QuotedWords(**{name: one(words) for name, words in table["quoted-page"].items()}),
        republication=every(again["lines"]),
        preface=every(again["preface"]),
        publisher=one(again["publisher"]),
        dated=one(again["dated"]),
        again=one(again["again"]),
        dateline=every(table["dateline"]["lines"]),
        byline=every(table["byline"]["lines"]),
        never_headline=every(table["headline"]["never"]),
        lines=(
            ("boilerplate", every(table["boilerplate"]["lines"])),
            ("caption", every(table["caption"]["lines"])),
        ),
        comments=one(table["comments"]["heading"]),
        comment=one(table["comments"]["sign"]),
    )


def captured(match: re.Match[str] | None, group: str, offset: int = 0) -> Span | None:
    """Give where a pattern's group stands, moved by `offset`; None if it matched nothing."""
    if match is None or group not in match.re.groupindex or match[group] is None:
        return None
    return Span(*match.span(group)).shifted(offset)
