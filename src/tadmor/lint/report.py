"""A report as sentences with what they cite: footnotes, ids of the case, quotations.

Ids in brackets and the marks of footnotes are taken out of the words, so that the rest reads as
prose. A citation belongs to the sentence before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from tadmor.lint.markdown import Note, Page, Passage, parse
from tadmor.model.sentences import sentences
from tadmor.model.text import Span
from tadmor.model.values import value

ID = r"(?:clm|att|ast|cfl|rel|prf|grp|hrd|psg|fam|src|act|voc|plc|doc)_[a-z2-7]{4,26}"
IDS = re.compile(rf"\b{ID}\b")
BRACKETED = re.compile(rf"\s*[\[(]\s*{ID}(?:\s*[,;]?\s*{ID})*\s*[\])]|\b{ID}\b")
QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")
POSITION = re.compile(r"(?:#?char=|\[+)(\d+), ?(\d+)\]*")
PARTED = "\n\n"

CitationKind: TypeAlias = Literal["note", "id", "quotation"]


class Citation(NamedTuple):
    """What a sentence cites, and where in the source it does."""

    kind: CitationKind
    words: str
    span: Span


@value
class Sentence:
    """One sentence: its place in the prose, its words, the number of its passage, its citations."""

    span: Span
    text: str
    passage: int
    citations: tuple[Citation, ...]


@value
class Report:
    """A report: its prose, in which passages stand apart by a blank line, and what it is made of.

    `places` gives for each character of the prose its place in the source.
    """

    page: Page
    prose: str
    places: tuple[int, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]

    @property
    def source(self) -> str:
        """The report as written, with plain line ends."""
        return self.page.source

    def note(self, label: str) -> Note | None:
        """Give the definition of a footnote; of several with one label the first."""
        same = (note for note in self.page.notes if note.label.casefold() == label.casefold())
        return next(same, None)

    def cited_ids(self) -> frozenset[str]:
        """Give every id of a case that the report cites, whole or shortened."""
        inline = (c.words for one in self.sentences for c in one.citations if c.kind == "id")
        return frozenset((*inline, *(id_ for note in self.page.notes for id_ in ids(note.text))))

    def at(self, span: Span) -> Span:
        """Give the place in the source of some words of the prose."""
        return Span(self.places[span.start], self.places[max(span.start, span.end - 1)] + 1)


def ids(text: str) -> tuple[str, ...]:
    """Give the ids of a case in some words, in order."""
    return tuple(found.group() for found in IDS.finditer(text))


def quotations(text: str) -> Iterator[Span]:
    """Give what stands in quotation marks, without them."""
    for found in QUOTED.finditer(text):
        group = next(number for number in range(1, 5) if found[number])
        yield Span(*found.span(group))


def read(text: str) -> Report:
    """Read a report into sentences."""
    page = parse(text)
    bare = [_without_ids(passage) for passage in page.passages]
    prose = ""
    places: list[int] = []
    starts: list[int] = []
    for passage, _ in bare:
        starts.append(len(prose))
        prose += passage.text + PARTED
        end = passage.places[-1] if passage.places else 0
        places.extend((*passage.places, *([end] * len(PARTED))))
    cited = [_citations(passage, found) for passage, found in bare]
    return Report(
        page=page,
        prose=prose,
        places=tuple(places),
        passages=tuple(passage for passage, _ in bare),
        sentences=tuple(_sentences(prose, starts, cited)),
    )


def _sentences(
    prose: str, starts: list[int], cited: list[tuple[tuple[int, Citation], ...]]
) -> Iterator[Sentence]:
    spans = sentences(prose)
    numbers = [bisect_right(starts, span.start) - 1 for span in spans]
    for span, number in zip(spans, numbers, strict=True):
        mine = [one for one, other in zip(spans, numbers, strict=True) if other == number]
        held = (
            citation
            for at, citation in cited[number]
            if span in _holding(mine, starts[number], at, citation)
        )
        text = prose[span.start : span.end]
        yield Sentence(span=span, text=text, passage=number, citations=tuple(held))


def _holding(mine: list[Span], start: int, at: int, citation: Citation) -> list[Span]:
    """Give the sentences of a passage that a citation belongs to."""
    if citation.kind == "quotation":
        words = Span(start + at, start + at + len(citation.words))
        return [span for span in mine if span.overlaps(words)]
    before = [span for span in mine if span.start < start + at]
    return before[-1:] or mine[:1]


Found: TypeAlias = tuple[tuple[int, str, Span], ...]


def _without_ids(passage: Passage) -> tuple[Passage, Found]:
    """Take the ids out of a passage; give them with the number of words' characters before them."""
    kept: list[tuple[int, int]] = []
    found: list[tuple[int, str, Span]] = []
    start = gone = 0
    shifts: list[tuple[int, int]] = []
    for match in BRACKETED.finditer(passage.text):
        kept.append((start, match.start()))
        for id_ in IDS.finditer(match.group()):
            place = passage.span(match.start() + id_.start(), match.start() + id_.end())
            found.append((match.start() - gone, id_.group(), place))
        gone += match.end() - match.start()
        shifts.append((match.end(), gone))
        start = match.end()
    kept.append((start, len(passage.text)))
    moved = (
        one._replace(at=one.at - max((by for end, by in shifts if end <= one.at), default=0))
        for one in passage.references
    )
    text = "".join(passage.text[first:last] for first, last in kept)
    places = tuple(place for first, last in kept for place in passage.places[first:last])
    bare = Passage(
        text=text,
        places=places,
        references=tuple(moved),
        quoted=passage.quoted,
        listed=passage.listed,
    )
    return bare, tuple(found)


def _citations(passage: Passage, found: Found) -> tuple[tuple[int, Citation], ...]:
    """Give what a passage cites, each with its place in the passage's words."""
    cited = [(at, Citation("id", id_, place)) for at, id_, place in found]
    for at, label, place in passage.references:
        kind: CitationKind = "id" if IDS.fullmatch(label) else "note"
        cited.append((at, Citation(kind, label, place)))
    for span in quotations(passage.text):
        words = passage.text[span.start : span.end]
        cited.append((span.start, Citation("quotation", words, passage.span(*span))))
    if passage.quoted:
        cited.append((0, Citation("quotation", passage.text, passage.span(0, len(passage.text)))))
    return tuple(sorted(cited, key=lambda one: one[1].span))
