"""What stands around a text: headline and standfirst, captions, links, terms, readers' comments."""

from collections.abc import Iterable, Sequence

from tadmor.model.reading import VoiceKind
from tadmor.model.sentences import wrapped
from tadmor.model.text import Span, Spans, quote
from tadmor.reading.page_words import Part, Patterns, words

HEADLINE_LONGEST = 160  # code points; the longest of 924 PolNeAR headlines has 117
STANDFIRST_LONGEST = 300  # code points
TOP = 6  # paragraphs in which a page names, dates and signs itself
DECK = 3  # lines of a headline in several
SOON = 4  # paragraphs after their heading in which comments show that they are some


def furniture(text: str, lines: Spans) -> list[Part]:
    """Find captions and furniture line by line, and the comments at the foot of the page."""
    comments = _comments(text, lines)
    parts = [Part("boilerplate", None, comments)] if comments else []
    for line in lines:
        kind = _kind(text, line)
        if kind:
            parts.append(Part(kind, None, line, _dated(text, line) if kind == "caption" else None))
    return parts


def headlines(text: str, lines: Spans, others: Sequence[Part]) -> list[Part]:
    """Take the first line that nobody else has for a headline, if it looks like one.

    Below it may stand a standfirst: a voice of its own, since another than the author writes it.
    """
    top = [line for line in lines[:TOP] if not _taken(text, line, others)]
    if len(top) < 2 or not _is_headline(text, lines, top) or _shared(top[0], others):
        return []
    first, second, *_ = top
    found = [Part("headline", None, first)]
    signed = any(_dates_or_signs(text, line) for line in lines[lines.index(second) + 1 :][:1])
    if not _shared(second, others) and _is_standfirst(text, second, signed=signed):
        found.append(Part("headline", "standfirst", second))
    return found


def matches(said: str, patterns: Patterns) -> bool:
    """Say whether any of the patterns is found in some words."""
    return any(pattern.search(said) for pattern in patterns)


def _kind(text: str, line: Span) -> VoiceKind | None:
    said = quote(text, line)
    return next((kind for kind, patterns in words().lines if matches(said, patterns)), None)


def _dated(text: str, line: Span) -> Span | None:
    """Give the words of the only date in a caption."""
    dates = [Span(*match.span()) for match in words().date.finditer(text, line.start, line.end)]
    return dates[0] if len(dates) == 1 else None


def _comments(text: str, lines: Spans) -> Span | None:
    for index, line in enumerate(lines):
        soon = lines[index + 1 : index + 1 + SOON]
        if words().comments.match(quote(text, line)) and any(
            words().comment.match(quote(text, other)) for other in soon
        ):
            return Span(line.start, lines[-1].end)
    return None


def _taken(text: str, line: Span, others: Iterable[Part]) -> bool:
    separator = words().note.separator.match(quote(text, line)) is not None
    return separator or any(part.span.covers(line) for part in others)


def _shared(line: Span, others: Iterable[Part]) -> bool:
    return any(part.span.overlaps(line) for part in others)


def _is_headline(text: str, lines: Spans, top: Sequence[Span]) -> bool:
    first = top[0]
    said = quote(text, first)
    short = len(said) <= HEADLINE_LONGEST and said[-1] not in ".:;,"
    never = matches(said, words().never_headline) or _dates_or_signs(text, first)
    # Where something stands above it, one word alone is rather the place it was written in.
    alone = first != lines[0] and " " not in said
    return short and not never and not alone and _apart(text, lines, first)


def _apart(text: str, lines: Spans, first: Span) -> bool:
    """Say whether a line stands by itself, or heads a short block of such lines: a deck.

    In a text without blank lines it does if what follows ends as a sentence does.
    """
    at = lines.index(first)
    below = lines[at + 1 : at + 1 + DECK]
    parted = next(
        (n for n, line in enumerate(below) if text.count("\n", lines[at + n].end, line.start) > 1),
        None,
    )
    if parted is not None:
        return not any(_ended(text, line) for line in below[:parted])
    bare = "\n\n" not in text.replace("\r", "").strip() and not wrapped(text)
    longer = bool(below) and below[0].end - below[0].start > first.end - first.start
    return bare and longer and _ended(text, below[0])


def _ended(text: str, line: Span) -> bool:
    return text[line.end - 1] in '.!?:;,"\u201d'


def _is_standfirst(text: str, line: Span, *, signed: bool) -> bool:
    """Say whether a line sums up the text: above date or byline, or a long one without an end."""
    said = quote(text, line)
    if len(said) > STANDFIRST_LONGEST or _dates_or_signs(text, line):
        return False
    length = len(said.split())
    return length >= 5 if signed else length >= 8 and said[-1].isalnum()


def _dates_or_signs(text: str, line: Span) -> bool:
    said = quote(text, line)
    return matches(said, (*words().dateline, *words().byline))
