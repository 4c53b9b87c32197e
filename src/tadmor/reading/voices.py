"""Who speaks on the page: its author, editors, headline, captions, pages it quotes, furniture.

A voice is a speaker, not a bracket: all notes of one editor are one voice with several spans. `v0`
is the author and has whatever no other voice has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tadmor.model.reading import DocumentFacts, Voice, VoiceKind
from tadmor.model.sentences import paragraphs
from tadmor.model.text import Span, Spans, quote
from tadmor.model.values import value
from tadmor.reading.furniture import TOP, furniture, headlines, matches
from tadmor.reading.notes import notes, speaker
from tadmor.reading.page_words import Part, Patterns, captured, words
from tadmor.reading.quoted_pages import quoted_pages

OF_THE_DAY = frozenset({"author", "headline", "caption"})


@value
class Page:
    """The voices of a page and the words by which it names its date, publisher, author, title.

    `dates` are the words by which it dates a voice other than its author's, by the voice's id.
    """

    voices: tuple[Voice, ...]
    dates: tuple[tuple[str, Span], ...] = ()
    dated: Span | None = None
    publisher: Span | None = None
    author: Span | None = None
    title: Span | None = None


def find(text: str) -> Page:
    """Divide a page among its voices; dates are left to whoever can read them (`Page.dated`)."""
    lines = paragraphs(text)
    preface, dated, publisher = _republication(text, lines)
    around = furniture(text, lines)
    written = notes(text, lines, frozenset(part.span for part in around))
    found = _disjoint([*around, *written, *preface, *quoted_pages(text, lines)])
    headline = headlines(text, lines, found)
    voices, dates = _voices(text, sorted([*found, *headline], key=lambda part: part.span))
    return Page(
        voices=voices,
        dates=dates,
        dated=dated or _first(text, lines[:TOP], words().dateline, "date"),
        publisher=publisher,
        author=_first(text, lines[:TOP], words().byline, "name"),
        title=headline[0].span if headline else None,
    )


def dated(page: Page, facts: DocumentFacts, stated: Mapping[str, str | None]) -> tuple[Voice, ...]:
    """Give each voice its day, and the page's author his name.

    `stated` are the days that the page gives its voices, by their ids. Without one, headline and
    captions speak on the page's day; an editor's note may be later, a republication always is, and
    a quoted page is earlier: they stay open.
    """
    author, *others = (
        replace(voice, published=stated.get(voice.id) or _day(voice.kind, facts))
        for voice in page.voices
    )
    return (replace(author, name=facts.author), *others)


def _day(kind: VoiceKind, facts: DocumentFacts) -> str | None:
    return facts.published if kind in OF_THE_DAY else None


def speaking(voices: tuple[Voice, ...], span: Span) -> str:
    """Name the voice that speaks at the start of a span; `v0` where no other does."""
    point = Span(span.start, span.start + 1)
    for voice in voices:
        if any(piece.covers(point) for piece in voice.spans):
            return voice.id
    return voices[0].id


def _republication(text: str, lines: Spans) -> tuple[list[Part], Span | None, Span | None]:
    """Find who gives the page again, and from when and whom he says he has it."""
    known, parts, when, who = words(), list[Part](), None, None
    for line in dict.fromkeys((*lines[:TOP], *lines[-TOP:])):
        said = quote(text, line)
        again = matches(said, known.republication)
        if again:
            when = when or captured(known.dated.search(said), "date", line.start)
            who = who or captured(known.publisher.search(said), "name", line.start)
        if again or (parts and matches(said, known.preface)):
            day = captured(known.again.search(said), "date", line.start)
            parts.append(Part("editor", None, line, day))
    return parts, when, who


def _disjoint(parts: Iterable[Part]) -> list[Part]:
    """Keep parts apart: the one that starts first, then the longer one, has the words."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.span.start, -part.span.end)):
        if not kept or part.span.start >= kept[-1].span.end:
            kept.append(part)
    return kept


def _voices(text: str, parts: list[Part]) -> tuple[tuple[Voice, ...], tuple[tuple[str, Span], ...]]:
    """Put the parts of one speaker together, in the order in which speakers first speak."""
    speakers: dict[tuple[VoiceKind, str | None, str | None], list[Part]] = {}
    for part, key in zip(parts, _keys(text, parts), strict=True):
        speakers.setdefault((part.kind, *key), []).append(part)
    voices, dates = [Voice(id="v0", kind="author")], list[tuple[str, Span]]()
    for index, ((kind, _, _), said) in enumerate(speakers.items(), start=1):
        voices.append(
            Voice(
                id=f"v{index}",
                kind=kind,
                name=_shown(said[0]),
                spans=tuple(part.span for part in said),
            )
        )
        dates += [(f"v{index}", part.dated) for part in said if part.dated][:1]
    return tuple(voices), tuple(dates)


def _shown(part: Part) -> str | None:
    return speaker(part.name)[1] if part.name and part.kind == "editor" else part.name


def _keys(text: str, parts: list[Part]) -> list[tuple[str | None, str | None]]:
    """Give the speaker and the day of each part.

    An editor who dates one of his notes has all of them on that day, unless he dates two. Where
    one editor alone gives his house's name, "Editor's note" is his as well.
    """
    names = [speaker(part.name)[0] if part.name else None for part in parts]
    housed = {name for name in names if name and name.endswith((" editor", " ed"))}
    if len(housed) == 1:
        names = [next(iter(housed)) if name == "editor" else name for name in names]
    days: dict[str | None, set[str]] = {}
    for part, name in zip(parts, names, strict=True):
        if part.dated and part.kind == "editor":
            days.setdefault(name, set()).add(quote(text, part.dated))

    def day(part: Part, name: str | None) -> str | None:
        if part.kind == "editor" and len(days.get(name, ())) < 2:
            return None
        return quote(text, part.dated) if part.dated else None

    return [(name, day(part, name)) for part, name in zip(parts, names, strict=True)]


def _first(text: str, lines: Spans, patterns: Patterns, group: str) -> Span | None:
    for line in lines:
        for pattern in patterns:
            found = captured(pattern.search(quote(text, line)), group, line.start)
            if found:
                return found
    return None
