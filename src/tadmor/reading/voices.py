"""Who speaks on the page: its author, an editor in brackets, a headline, a caption, furniture.

A voice is a speaker, not a bracket: all notes of one editor are one voice with several spans. `v0`
is the author and has whatever no other voice has. An unclosed bracket ends with its line.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tadmor.model.reading import DocumentFacts, Voice, VoiceKind
from tadmor.model.sentences import paragraphs
from tadmor.model.text import Span, Spans, quote, trimmed
from tadmor.model.values import value

HEADLINE_LONGEST = 160  # code points; the longest of 924 PolNeAR headlines has 117
TOP = 6  # paragraphs in which a page dates and signs itself


class Part(NamedTuple):
    """A stretch of the page that is not the author's: whose kind of voice, its name, its words."""

    kind: VoiceKind
    name: str | None
    span: Span


@value
class Page:
    """The voices of a page and the words by which it names its date, publisher, author, title."""

    voices: tuple[Voice, ...]
    dated: Span | None = None
    publisher: Span | None = None
    author: Span | None = None
    title: Span | None = None


class Words(NamedTuple):
    """The compiled patterns of one language's `page/*.toml`."""

    bracket: re.Pattern[str]
    note: re.Pattern[str]
    republication: tuple[re.Pattern[str], ...]
    preface: tuple[re.Pattern[str], ...]
    publisher: re.Pattern[str]
    dated: re.Pattern[str]
    dateline: tuple[re.Pattern[str], ...]
    byline: tuple[re.Pattern[str], ...]
    lines: tuple[tuple[VoiceKind, tuple[re.Pattern[str], ...]], ...]


@cache
def _words() -> Words:
    table = tomllib.loads((files(__package__) / "page/english.toml").read_text("utf-8"))
    label = f"(?P<label>(?i:{table['editor']['label']}))"

    def compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)

    republication = table["republication"]
    return Words(
        bracket=re.compile(rf"([\[(])\s*{label}\s*[:\u2013\u2014-]"),
        note=re.compile(rf"{label}\s*:"),
        republication=compiled(republication["lines"]),
        preface=compiled(republication["preface"]),
        publisher=re.compile(republication["publisher"]),
        dated=re.compile(republication["dated"]),
        dateline=compiled(table["dateline"]["lines"]),
        byline=compiled(table["byline"]["lines"]),
        lines=(
            ("boilerplate", compiled(table["boilerplate"]["lines"])),
            ("caption", compiled(table["caption"]["lines"])),
        ),
    )


def find(text: str) -> Page:
    """Divide a page among its voices; dates are left to whoever can read them (`Page.dated`)."""
    lines = paragraphs(text)
    preface, dated, publisher = _republication(text, lines)
    notes = _bracketed(text) + _closing(text, lines)
    furniture = _furniture(text, lines)
    headline = _headline(text, lines)
    parts = _disjoint([*preface, *notes, *furniture, *headline])
    return Page(
        voices=_voices(parts),
        dated=dated or _first(text, lines[:TOP], _words().dateline, "date"),
        publisher=publisher,
        author=_first(text, lines[:TOP], _words().byline, "name"),
        title=headline[0].span if headline else None,
    )


def dated(page: Page, facts: DocumentFacts) -> tuple[Voice, ...]:
    """Give the page's date to the voices that speak on that day, and its author his name.

    An editor's note may be later than its article, and a republication always is: they stay open.
    """
    own = ("author", "headline", "caption")
    author, *others = (
        replace(voice, published=facts.published) if voice.kind in own else voice
        for voice in page.voices
    )
    return (replace(author, name=facts.author), *others)


def speaking(voices: tuple[Voice, ...], span: Span) -> str:
    """Name the voice that speaks at the start of a span; `v0` where no other does."""
    point = Span(span.start, span.start + 1)
    for voice in voices:
        if any(piece.covers(point) for piece in voice.spans):
            return voice.id
    return voices[0].id


def note(text: str, span: Span) -> Span:
    """Give the words of an editor's note without its brackets and its label."""
    words = _words()
    label = words.bracket.match(text, span.start, span.end) or words.note.match(
        text, span.start, span.end
    )
    end = span.end - (label is not None and text[span.start] in "[(" and text[span.end - 1] in ")]")
    return trimmed(text, Span(label.end() if label else span.start, end))


def _republication(text: str, lines: Spans) -> tuple[list[Part], Span | None, Span | None]:
    words, parts, when, who = _words(), list[Part](), None, None
    for line in (*lines[:TOP], *lines[-TOP:]):
        said = quote(text, line)
        first = next((m for m in (p.search(said) for p in words.republication) if m), None)
        if first or (parts and any(pattern.search(said) for pattern in words.preface)):
            parts.append(Part("editor", None, line))
        if first:
            when = when or _group(words.dated.search(said), "date", line.start)
            who = who or _group(words.publisher.search(said), "name", line.start)
    return sorted(set(parts), key=lambda part: part.span), when, who


def _bracketed(text: str) -> list[Part]:
    parts = []
    for match in _words().bracket.finditer(text):
        start, end = match.start(), _closing_bracket(text, match.start())
        parts.append(Part("editor", _named(match["label"]), Span(start, end)))
    return parts


def _closing_bracket(text: str, start: int) -> int:
    opening, closing = text[start], "]" if text[start] == "[" else ")"
    depth = 0
    for position in range(start, len(text)):
        mark = text[position]
        depth += (mark == opening) - (mark == closing)
        if depth == 0:
            return position + 1
        if mark in "\r\n":
            return position
    return len(text)


def _closing(text: str, lines: Spans) -> list[Part]:
    """Find notes that a label opens at the start of a line.

    A label that stands alone takes every line after it, to the end or to the page's furniture;
    one with words behind it takes its own line.
    """
    parts = []
    for index, line in enumerate(lines):
        match = _words().note.match(text, line.start, line.end)
        if match is None:
            continue
        alone = trimmed(text, Span(match.end(), line.end)).end <= match.end()
        last = _before_furniture(text, lines, index) if alone else line
        parts.append(Part("editor", _named(match["label"]), Span(line.start, last.end)))
    return parts


def _before_furniture(text: str, lines: Spans, index: int) -> Span:
    for earlier, line in zip(lines[index:], lines[index + 1 :], strict=False):
        if _kind_of_line(text, line):
            return earlier
    return lines[-1]


def _furniture(text: str, lines: Spans) -> list[Part]:
    kinds = ((_kind_of_line(text, line), line) for line in lines)
    return [Part(kind, None, line) for kind, line in kinds if kind]


def _kind_of_line(text: str, line: Span) -> VoiceKind | None:
    said = quote(text, line)
    for kind, patterns in _words().lines:
        if any(pattern.search(said) for pattern in patterns):
            return kind
    return None


def _headline(text: str, lines: Spans) -> list[Part]:
    """Take the first line for a headline if it is short, ends like one, and stands by itself."""
    if len(lines) < 2:
        return []
    first, second = lines[0], lines[1]
    short = first.end - first.start <= HEADLINE_LONGEST
    apart = text.count("\n", first.end, second.start) > 1
    ended = text[first.end - 1] in ".:;,"
    return [Part("headline", None, first)] if short and apart and not ended else []


def _disjoint(parts: list[Part]) -> list[Part]:
    """Keep parts apart: the one that starts first, then the longer one, has the words."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.span.start, -part.span.end)):
        if not kept or part.span.start >= kept[-1].span.end:
            kept.append(part)
    return kept


def _voices(parts: list[Part]) -> tuple[Voice, ...]:
    speakers: dict[tuple[VoiceKind, str | None], list[Span]] = {}
    for part in parts:
        speakers.setdefault((part.kind, part.name and part.name.casefold()), []).append(part.span)
    names = {part.name.casefold(): part.name for part in reversed(parts) if part.name}
    others = (
        Voice(id=f"v{index}", kind=kind, name=names.get(name or ""), spans=tuple(spans))
        for index, ((kind, name), spans) in enumerate(speakers.items(), start=1)
    )
    return (Voice(id="v0", kind="author"), *others)


def _named(label: str) -> str:
    """Give the speaker of a note: "Editor's note" and "editor" are one and the same."""
    bare = re.sub(r"\s+(?:notes?|comments?|remarks?)$", "", label.strip(), flags=re.IGNORECASE)
    return re.sub(r"[\u2019']s?$", "", bare)


def _first(
    text: str, lines: Spans, patterns: tuple[re.Pattern[str], ...], group: str
) -> Span | None:
    for line in lines:
        for pattern in patterns:
            found = _group(pattern.search(quote(text, line)), group, line.start)
            if found:
                return found
    return None


def _group(match: re.Match[str] | None, group: str, offset: int) -> Span | None:
    return Span(*match.span(group)).shifted(offset) if match else None
