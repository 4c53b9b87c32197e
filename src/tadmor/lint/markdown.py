"""A written report as passages of plain words, every character of which knows its place in it.

Markdown is read by markdown-it (CommonMark), so that marks, links and comments are no words of a
sentence. A text without any marks is read by the same rules; indented lines are prose.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tadmor.lint.footnotes import footnotes
from tadmor.model.text import Span
from tadmor.model.values import value

# Containers whose words are no sentences of the report.
APART = {"heading_open": "heading_close", "table_open": "table_close"}
BREAKS = {"softbreak", "hardbreak"}


class Reference(NamedTuple):
    """A footnote's mark: how many words of the passage stand before it, its label and place."""

    at: int
    label: str
    span: Span


@value
class Passage:
    """A paragraph or the text of a list's item: plain words, and where each character stands."""

    text: str
    places: tuple[int, ...]
    references: tuple[Reference, ...] = ()
    quoted: bool = False
    listed: bool = False

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source of some of the plain words."""
        if not self.places:
            return Span(0, 0)
        last = self.places[max(start, end - 1)] if end > start else self.places[start]
        return Span(self.places[start], last + 1)


@value
class Note:
    """A footnote's definition: its words as they stand after the label, and their place."""

    label: str
    span: Span
    text: str


class Comment(NamedTuple):
    """An HTML comment: its words, its place, and whether it stands within a passage."""

    text: str
    span: Span
    inline: bool


@value
class Page:
    """A report as parsed: its source with plain line ends, passages, footnotes and comments."""

    source: str
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    comments: tuple[Comment, ...]


def parse(text: str) -> Page:
    """Read a report; what is no prose (headings, tables, code) is left out."""
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    return _Walk(source).page()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "text_join"])
    footnotes(parser)
    return parser


class _Walk:
    """One walk over a report's tokens."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.passages: list[Passage] = []
        self.notes: list[Note] = []
        self.comments: list[Comment] = []

    def page(self) -> Page:
        depth = {"blockquote": 0, "list_item": 0}
        until = None
        for token in _parser().parse(self.source):
            kind = token.type.removesuffix("_open").removesuffix("_close")
            if kind in depth:
                depth[kind] += token.nesting
            if until is None:
                until = APART.get(token.type)
                self._take(token, quoted=depth["blockquote"] > 0, listed=depth["list_item"] > 0)
            elif token.type == until:
                until = None
        return Page(
            source=self.source,
            passages=tuple(self.passages),
            notes=tuple(self.notes),
            comments=tuple(self.comments),
        )

    def _take(self, token: Token, *, quoted: bool, listed: bool) -> None:
        first, last = token.map or (0, 0)
        if token.type == "inline":
            passage = _Inline(token, self._places(token)).read(self.comments)
            self.passages.append(
                Passage(
                    text=passage.words,
                    places=tuple(passage.places),
                    references=tuple(passage.references),
                    quoted=quoted,
                    listed=listed,
                )
            )
        elif token.type == "note":
            start, end = self.starts[first], self.starts[last]
            start = self.source.index("]:", start) + 2
            self.notes.append(
                Note(label=token.meta["label"], span=Span(start, end), text=self.source[start:end])
            )
        elif token.type == "html_block":
            self.comments.append(
                Comment(token.content, Span(self.starts[first], self.starts[last]), inline=False)
            )

    def _places(self, token: Token) -> list[int]:
        """Give the place of each character of a block's content, whose lines lost their marks."""
        places: list[int] = []
        number = token.map[0] if token.map else 0
        for line in token.content.split("\n"):
            at = self.starts[number] + max(
                0, self.source[self.starts[number] : self.starts[number + 1]].find(line)
            )
            places.extend(range(at, at + len(line) + 1))
            number += 1
        return places


class _Inline:
    """The plain words of one block, found again in its content one token after the other."""

    def __init__(self, block: Token, places: Sequence[int]) -> None:
        self.content, self.children = block.content, block.children or []
        self.where = places
        self.cursor = 0
        self.words = ""
        self.places: list[int] = []
        self.references: list[Reference] = []

    def read(self, comments: list[Comment]) -> "_Inline":
        """Walk over the tokens; comments are put with the report's others."""
        for token in self.children:
            if token.type in {"text", "code_inline"}:
                self._put(token.content)
            elif token.type == "text_special":
                self.cursor = self.content.find(token.markup, self.cursor)
                self._add(token.content, [self.cursor] * len(token.content))
                self.cursor += len(token.markup)
            elif token.type in BREAKS:
                self.cursor = self.content.find("\n", self.cursor)
                self._add(" ", [self.cursor])
                self.cursor += 1
            elif token.type == "note_reference":
                self._reference(token)
            elif token.type == "link_close":
                self.cursor = _after_link(self.content, self.cursor)
            elif token.type == "html_inline":
                self._html(token.content, comments)
        return self

    def _put(self, words: str) -> None:
        """Add words that stand in the content as they are, but for breaks within code."""
        at = self.content.find(words, self.cursor)
        places = range(at, at + len(words)) if at >= 0 else list(self._scattered(words))
        self._add(words, places)
        self.cursor = places[-1] + 1 if places else self.cursor

    def _scattered(self, words: str) -> Iterator[int]:
        at = self.cursor
        for mark in words:
            found = self.content.find(mark, at)
            at = found + 1 if found >= 0 else at
            yield min(max(at - 1, 0), len(self.content))

    def _add(self, words: str, places: Sequence[int]) -> None:
        self.words += words
        self.places.extend(self.where[place] for place in places)

    def _reference(self, token: Token) -> None:
        start, end = token.meta["start"], token.meta["end"]
        span = Span(self.where[start], self.where[end - 1] + 1)
        self.references.append(Reference(len(self.words), token.meta["label"], span))
        self.cursor = end

    def _html(self, written: str, comments: list[Comment]) -> None:
        start = self.content.find(written, self.cursor)
        self.cursor = start + len(written)
        span = Span(self.where[start], self.where[self.cursor - 1] + 1)
        comments.append(Comment(written, span, inline=True))


def _after_link(content: str, cursor: int) -> int:
    """Skip the address of a link: `](…)` with brackets in pairs, `][…]`, `]` or `>`."""
    cursor += content[cursor : cursor + 1] in {"]", ">"}
    if content[cursor : cursor + 1] == "[":
        return content.find("]", cursor) + 1
    if content[cursor : cursor + 1] != "(":
        return cursor
    depth = 0
    for at in range(cursor, len(content)):
        depth += (content[at] == "(") - (content[at] == ")")
        if depth == 0:
            return at + 1
    return len(content)
