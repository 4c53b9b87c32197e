"""Notes of editors and translators, and corrections: in brackets, on lines of their own, signed.

A bracket that is never closed ends with its sentence or line, so that it cannot swallow the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, quote, trimmed
from tadmor.reading.page_words import Part, captured, words

MOST_PARAGRAPHS = 6  # that a bracket may hold which begins one and ends another
BRACKET = re.compile(r"[\[\]()]")
SEPARATED = 5  # paragraphs within which a separator may end a note at the top of a page


def notes(text: str, lines: Spans, furniture: frozenset[Span]) -> list[Part]:
    """Find the notes of a page; `lines` are its paragraphs, `furniture` those that end a note."""
    pairs = _pairs(text)
    return [
        *_bracketed(text, lines, pairs),
        *_signed(text, lines, {end: start for start, end in pairs.items()}),
        *_labelled(text, lines, furniture),
        *_corrections(text, lines),
    ]


def speaker(label: str) -> tuple[str, str]:
    """Give who writes under a label: the name that all his labels share, and the one to show.

    "Editor's note", "Ed." and "eds" are one and the same; "SF editor" is another.
    """
    shown = _named(label)
    bare = shown.strip(" .").casefold()
    for name, pattern in words().names:
        if pattern.fullmatch(bare):
            return name, name if name in {"correction", "translator"} else shown
    return bare, shown


def note(text: str, span: Span) -> Spans:
    """Give the words of a note without its brackets and its label."""
    known = words().note
    signed = known.signed.search(text, max(span.start, span.end - 40), span.end)
    if signed and signed.end() == span.end:
        return (trimmed(text, Span(span.start + 1, signed.start())),)
    label = known.bracket.match(text, span.start, span.end) or known.line.match(
        text, span.start, span.end
    )
    closed = label is not None and text[span.start] in "[(" and text[span.end - 1] in ")]"
    return (trimmed(text, Span(label.end() if label else span.start, span.end - closed)),)


def _named(label: str) -> str:
    by = re.search(r"\bnote\s+(?:from|by)\s+(?:the|our)\s+(.+)$", label, re.IGNORECASE)
    if by:
        return f"The {by[1]}"
    bare = re.sub(r"\s+(?:notes?|comments?|remarks?)$", "", label.strip(), flags=re.IGNORECASE)
    return re.sub(r"[\u2019']s?$", "", bare)


def _bracketed(text: str, lines: Spans, closing: Mapping[int, int]) -> Iterator[Part]:
    for match in words().note.bracket.finditer(text):
        end = _end(text, lines, match.start(), closing.get(match.start()))
        if not words().note.credit.fullmatch(text, match.end(), end - 1):
            span = Span(match.start(), end)
            yield Part("editor", match["label"], span, captured(match, "date"))


def _pairs(text: str) -> dict[int, int]:
    """Give after which position each bracket closes, by where it opens."""
    open_: dict[str, list[int]] = {"[": [], "(": []}
    pairs = {}
    for match in BRACKET.finditer(text):
        if match.group() in open_:
            open_[match.group()].append(match.start())
        elif waiting := open_["[" if match.group() == "]" else "("]:
            pairs[waiting.pop()] = match.end()
    return pairs


def _end(text: str, lines: Spans, start: int, closed: int | None) -> int:
    """Say where a bracket ends: it may hold paragraphs if it begins one and ends another."""
    at = bisect_left(lines, start, key=lambda line: line.end - 1)
    if closed is not None and closed <= lines[at].end:
        return closed
    whole = lines[at : at + MOST_PARAGRAPHS] if lines[at].start == start else ()
    if any(line.end == closed for line in whole):
        return closed or start
    said = sentences(text)
    sentence = said[bisect_left(said, start, key=lambda span: span.end - 1)].end
    line = text.find("\n", start, sentence)
    return sentence if line < 0 else line


def _signed(text: str, lines: Spans, opening: Mapping[int, int]) -> Iterator[Part]:
    """Find brackets that end with who wrote them, "(the old name - Ed.)", and such paragraphs."""
    known = words().note
    for line in lines:
        for match in known.signed.finditer(text, line.start, line.end):
            start = opening.get(match.end(), -1)
            if start >= line.start:
                yield Part("editor", match["label"], Span(start, match.end()))
        if signature := known.signature.search(text, line.start, line.end):
            yield Part("editor", signature["label"], line)


def _labelled(text: str, lines: Spans, furniture: frozenset[Span]) -> Iterator[Part]:
    """Find notes that a label opens at the start of a line, or that stand under one."""
    known = words().note
    stops = [n for n, line in enumerate(lines) if line in furniture or _separates(text, line)]
    stops.append(len(lines))
    for index, line in enumerate(lines):
        heading = known.heading.match(text, line.start, line.end)
        match = heading or known.line.match(text, line.start, line.end)
        if match and (heading or not known.credit.fullmatch(text, match.end(), line.end)):
            stop = stops[bisect_right(stops, index)] if index + 1 < len(lines) else index + 1
            last = _last_under(lines, index, stop) if heading else line
            yield _note(text, match, Span(line.start, last.end))


def _separates(text: str, line: Span) -> bool:
    return words().note.separator.match(quote(text, line)) is not None


def _last_under(lines: Spans, index: int, stop: int) -> Span:
    """Give the last paragraph of a note under a label that stands alone; `stop` ends any note.

    In the second half of a page it goes on to there; further up only if that is near, and else
    it has one paragraph.
    """
    near = stop < len(lines) and stop - index - 1 <= SEPARATED
    if near or 2 * index >= len(lines):
        return lines[stop - 1]
    return lines[min(index + 1, stop - 1)]


def _note(text: str, match: re.Match[str], span: Span) -> Part:
    dated = captured(match, "date") or captured(
        words().corrected.search(text, span.start, span.end), "date"
    )
    return Part("editor", match["label"], span, dated)


def _corrections(text: str, lines: Spans) -> Iterator[Part]:
    """Find corrections without a label: "This article was amended on …"."""
    for line in lines:
        said = quote(text, line)
        match = next((m for m in (p.match(said) for p in words().corrections) if m), None)
        if match:
            dated = captured(match, "date") or captured(words().corrected.search(said), "date")
            yield Part("editor", "correction", line, dated and dated.shifted(line.start))
