"""Other pages given on a page: lines marked as quoted, posts, texts announced as a whole.

What cannot be told to end is left to the author: a page that announces a text and does not say
where it stops has no quoted page.
"""

from collections.abc import Iterator

from tadmor.model.text import Span, Spans, quote
from tadmor.reading.page_words import Part, captured, words

LONGEST = 40  # paragraphs of a text that is given as a whole


def quoted_pages(text: str, lines: Spans) -> list[Part]:
    """Find what a page takes over from others; `lines` are its paragraphs."""
    return [*_marked(text, lines), *_posts(text, lines), *_announced(text, lines)]


def unmarked(text: str, span: Span) -> Spans:
    """Give the words of a quoted page without the marks of its lines and without its signature."""
    known = words().quoted
    post = known.post.search(text, span.start, span.end)
    end = post.start() if post else span.end
    pieces: list[Span] = []
    start = span.start
    while start < end:
        after = text.find("\n", start, end) + 1 or end
        marks = known.marked.match(text, start, after)
        pieces.append(Span(marks.end() if marks else start, after))
        start = after
    return tuple(piece for piece in pieces if piece.start < piece.end)


def _marked(text: str, lines: Spans) -> Iterator[Part]:
    """Find runs of lines that begin with ">", with who wrote them if the line above says so."""
    known = words().quoted
    index = 0
    while index < len(lines):
        first = index
        while index < len(lines) and known.marked.match(quote(text, lines[index])):
            index += 1
        if index > first:
            span = Span(lines[first].start, lines[index - 1].end)
            beside = (lines[max(first - 1, 0)], lines[first])
            said = (known.wrote.match(text, line.start, line.end) for line in beside)
            wrote = next((match for match in said if match), None)
            dated = captured(wrote, "date") or captured(wrote, "later")
            yield Part("quoted-page", wrote and wrote["name"], span, dated)
        index += index == first


def _posts(text: str, lines: Spans) -> Iterator[Part]:
    """Find posts that end with their author, "— Name (@name) May 3, 2016", or stand above it."""
    for index, line in enumerate(lines):
        match = words().quoted.post.search(text, line.start, line.end)
        if match is None:
            continue
        alone = match.start() == line.start
        start = lines[index - 1].start if alone and index else line.start
        span = Span(start, line.end)
        yield Part("quoted-page", match["name"].strip(), span, captured(match, "date"))


def _announced(text: str, lines: Spans) -> Iterator[Part]:
    """Find texts that a line announces as given in full and that another line ends."""
    known = words().quoted
    for index, line in enumerate(lines):
        if not known.announced.search(text, line.start, line.end):
            continue
        under = lines[index + 1 : index + 2 + LONGEST]
        ends = (n for n, other in enumerate(under) if known.ended.match(quote(text, other)))
        last = next(ends, 0)
        if last:
            yield Part("quoted-page", None, Span(under[0].start, under[last - 1].end))
