"""What a report is held against: the case, the report as it was read, and the words it cites."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from tadmor.lint.report import Report, Sentence, quotations
from tadmor.model.collection import AttributionRow, Collection, Source
from tadmor.model.findings import ClaimRow
from tadmor.model.lint import Cited
from tadmor.model.reading import Reading
from tadmor.model.sentences import paragraphs, sentences
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.model.values import value


@value
class Older:
    """A claim that only an older reading has: its document, and the words it stood on."""

    document: str
    words: str


@value
class Ground:
    """A case and a report of it under one set of ids.

    `reading`, `claims` and `sayings` are of the report's prose. `known` gives for a cited id the
    ids of the claims and attributions that it stands for; `denials` are pairs of a claim and what
    denies it, as the comparison of the case found them; `places` gives the id in the case of each
    place of each document, the report's included.
    """

    case: Collection
    reading: Reading
    claims: tuple[ClaimRow, ...]
    sayings: tuple[AttributionRow, ...]
    places: Mapping[tuple[str, str], str]
    one_origin: Callable[[ClaimRow, ClaimRow], bool]
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    older: Mapping[str, Older] = field(default_factory=dict)
    denials: tuple[tuple[str, str], ...] = ()


@value
class Evidence:
    """Words of the case that a sentence cites, with what was read in the sentences around them.

    `claims` are those that the words hold; where they hold none, those of the sentence. `near` are
    all claims of the sentence, `sayings` its attributions and those around them.
    """

    source: Source
    span: Span
    around: Span
    claim: str | None = None
    claims: tuple[ClaimRow, ...] = ()
    near: tuple[ClaimRow, ...] = ()
    sayings: tuple[AttributionRow, ...] = ()

    @property
    def quote(self) -> str:
        """The cited words."""
        return quote(self.source.reading.text, self.span)

    @property
    def sentence(self) -> str:
        """The sentence, or sentences, that hold them."""
        return quote(self.source.reading.text, self.around)

    @property
    def cited(self) -> Cited:
        """The words as a finding shows them."""
        name = self.source.facts.name
        return Cited(claim=self.claim, document=name, span=self.around, quote=self.sentence)


class Finding(NamedTuple):
    """What a rule finds: where in the report's source, what is at odds, and the cited words."""

    rule: str
    span: Span
    message: str
    evidence: tuple[Evidence, ...] = ()


@value
class Statement:
    """A sentence of the report with what was read in it and the words that it cites."""

    report: Report
    ground: Ground
    sentence: Sentence
    claims: tuple[ClaimRow, ...]
    sayings: tuple[AttributionRow, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text

    def place(self, span: Span | None = None) -> Span:
        """Give the place in the report's source of some words of its prose, or of the sentence."""
        return self.report.at(span or self.sentence.span)

    def word(self, start: int, end: int) -> Span:
        """Give the place in the report's source of some words of the sentence."""
        first = self.sentence.span.start
        return self.place(Span(first + start, first + end))

    def authored(self, span: Span) -> bool:
        """Say whether some words of the prose are of this sentence, and not in quotation marks."""
        quoted = (one.shifted(self.sentence.span.start) for one in quotations(self.text))
        return self.sentence.span.covers(span) and not any(one.overlaps(span) for one in quoted)

    def told(self) -> Iterator[tuple[Evidence, ClaimRow]]:
        """Give every claim in the sentences that it cites, those of the cited words first."""
        for one in self.evidence:
            yield from ((one, claim) for claim in one.claims)
        for one in self.evidence:
            yield from ((one, claim) for claim in one.near if claim not in one.claims)


class Pages:
    """Look-ups over the documents of a case."""

    def __init__(self, case: Collection) -> None:
        self.case = case
        self.sources = {source.facts.name: source for source in case.sources}
        self.claims = {claim.id: claim for claim in case.claims}
        self.sayings = {said.id: said for said in case.attributions}
        self._claims_of: dict[str, list[ClaimRow]] = {name: [] for name in self.sources}
        for claim in case.claims:
            self._claims_of[claim.document].append(claim)
        self._sayings_of: dict[str, list[AttributionRow]] = {name: [] for name in self.sources}
        for said in case.attributions:
            self._sayings_of[said.document].append(said)

    def evidence(self, document: str, span: Span, claim: ClaimRow | None = None) -> Evidence:
        """Give some words of a document with what was read in and around them."""
        source = self.sources[document]
        around = sentence_of(source.reading.text, span)
        near = tuple(c for c in self._claims_of[document] if around.overlaps(c.span))
        within = tuple(c for c in near if span.overlaps(c.span))
        claims = (claim,) if claim else within
        return Evidence(
            source=source,
            span=span,
            around=around,
            claim=claim.id if claim else None,
            claims=claims or near,
            near=near,
            sayings=tuple(self._around(document, span)),
        )

    def _around(self, document: str, span: Span) -> Iterator[AttributionRow]:
        """Give the attributions of some words and those around them, each once."""
        found: dict[str, AttributionRow] = {}
        for said in self._sayings_of[document]:
            if hull((*said.source, *said.cue, *said.content)).overlaps(span):
                found |= {one.id: one for one in self.chain(said.id)}
        yield from found.values()

    def chain(self, id_: str | None) -> Iterator[AttributionRow]:
        """Give an attribution and those around it."""
        while id_ is not None and id_ in self.sayings:
            yield self.sayings[id_]
            id_ = self.sayings[id_].within


def sentence_of(text: str, span: Span) -> Span:
    """Give the sentences that hold some words, as one stretch."""
    return hull((*_within(sentences(text), span), span))


def paragraph_of(text: str, span: Span) -> Span:
    """Give the paragraphs that hold some words, as one stretch."""
    return hull((*_within(paragraphs(text), span), span))


def _within(spans: Spans, span: Span) -> Iterator[Span]:
    first = max(0, bisect_right(spans, span.start, key=lambda one: one.start) - 1)
    for one in spans[first:]:
        if one.start >= span.end:
            return
        if one.overlaps(span):
            yield one
