"""A collection made ready for comparing: who said what in which sentence, going back to whom."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from tadmor.comparison.copies import families, passages
from tadmor.comparison.levels import party_key
from tadmor.comparison.placing import placed
from tadmor.comparison.words import pattern
from tadmor.model.collection import AttributionRow, Collection, Source, VoiceRow
from tadmor.model.findings import ClaimRow
from tadmor.model.sentences import sentences
from tadmor.model.text import Span, Spans, hull, quote


class Index:
    """Look-ups over one collection; what has been looked up once is kept."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection = placed(collection)
        self.sources: dict[str, Source] = {s.facts.name: s for s in collection.sources}
        self.claims = {claim.id: claim for claim in collection.claims}
        self.attributions = {said.id: said for said in collection.attributions}
        self.places = {place.id: place.name for place in collection.places}
        self.parties = {party.id: party for party in collection.parties if party.id}
        self.voices = {voice.id: voice for voice in collection.voices}
        self._cuts: dict[str, tuple[Spans, list[int]]] = {}
        self._copies: dict[str, tuple[str, ...]] = {}

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimRow]]:
        """The claims of each attribution."""
        found: defaultdict[str, list[ClaimRow]] = defaultdict(list)
        for claim in self.collection.claims:
            found[claim.attribution or ""].append(claim)
        return found

    @cached_property
    def sayings(self) -> dict[str, list[AttributionRow]]:
        """The attributions of each document in the order of the page."""
        found: defaultdict[str, list[AttributionRow]] = defaultdict(list)
        for said in self.collection.attributions:
            found[said.document].append(said)
        for rows in found.values():
            rows.sort(key=lambda said: (hull(said.content).start, hull(said.content).end, said.id))
        return found

    @cached_property
    def _lifted(self) -> dict[str, list[tuple[str, Spans]]]:
        """The families and passages of each document, with its words that stand in another."""
        found: defaultdict[str, list[tuple[str, Spans]]] = defaultdict(list)
        for echo in (*families(self.collection.sources), *passages(self.collection.sources)):
            for link in echo.links:
                found[link.left].append((echo.id, link.left_spans))
                found[link.right].append((echo.id, link.right_spans))
        return found

    def text(self, document: str) -> str:
        """Give the text of a document."""
        return self.sources[document].reading.text

    def sentence_at(self, document: str, position: int) -> int:
        """Give the number of the sentence of a document that holds a position."""
        return bisect_right(self._cut(document)[1], position) - 1

    def sentence(self, document: str, number: int) -> str:
        """Give the words of a sentence."""
        return quote(self.text(document), self._cut(document)[0][number])

    def around(self, claim: ClaimRow) -> str:
        """Give the words of the sentence of a claim."""
        number = self.sentence_at(claim.document, claim.span.start)
        return self.sentence(claim.document, number)

    def role(self, claim: ClaimRow, name: str) -> str:
        """Give the words that fill a role."""
        return quote(self.text(claim.document), claim.roles.get(name, ()))

    def chain(self, id_: str | None) -> Iterator[AttributionRow]:
        """Give an attribution and those around it, the innermost first."""
        while id_ is not None:
            said = self.attributions[id_]
            yield said
            id_ = said.within

    def whole(self, said: AttributionRow) -> Span:
        """Give the stretch of the page that an attribution fills: source, cue and content."""
        return hull((*said.source, *said.cue, *said.content))

    def day_of_saying(self, said: AttributionRow) -> str | None:
        """Give when something was said: the date of the saying, or of the one that reports it."""
        return next((outer.said for outer in self.chain(said.id) if outer.said), None)

    def made(self, said: AttributionRow) -> bool:
        """Say whether a thing is told as said: not "could deny it", not "has not denied it"."""
        start = min((cue.start for cue in said.cue), default=0)
        text = self.text(said.document)
        around = f"{text[max(0, start - 30) : start]}|{text[start : start + 30]}"
        return not said.negated and pattern("unmade").search(around) is None

    def speaker(self, said: AttributionRow) -> str:
        """Give the key of who makes an attribution."""
        return party_key(said.by, said.document)

    def origin(self, claim: ClaimRow) -> str:
        """Give the key of the source that a claim goes back to.

        What copies of a text say in their own voice goes back to the one text, whoever wrote it.
        """
        copied = self.echoes(claim) if claim.attribution is None else ()
        return next(iter(copied), None) or party_key(claim.originating_source, claim.document)

    def copied(self, one: ClaimRow, other: ClaimRow) -> bool:
        """Say whether two claims stand in words that two documents have from one text."""
        if one.document == other.document:
            return False
        return not set(self.echoes(one)).isdisjoint(self.echoes(other))

    def echoes(self, claim: ClaimRow) -> tuple[str, ...]:
        """Give the families and passages whose words the sentence of a claim is of."""
        if claim.id not in self._copies:
            number = self.sentence_at(claim.document, claim.span.start)
            sentence = self._cut(claim.document)[0][number]
            held = self._lifted.get(claim.document, ())
            found = tuple(id_ for id_, spans in held if _mostly(sentence, spans))
            self._copies[claim.id] = found
        return self._copies[claim.id]

    def _cut(self, document: str) -> tuple[Spans, list[int]]:
        """Give the sentences of a document and where they begin."""
        if document not in self._cuts:
            cut = sentences(self.text(document))
            self._cuts[document] = cut, [sentence.start for sentence in cut]
        return self._cuts[document]

    def spans(self, voice: VoiceRow) -> Spans:
        """Give the stretches of the page that a voice speaks."""
        source = self.sources[voice.document]
        found = [row.id for row in self.collection.voices if row.document == voice.document]
        return source.reading.voices[found.index(voice.id)].spans


def _mostly(sentence: Span, spans: Spans) -> bool:
    """Say whether spans hold half of a sentence, and not only the word before its first."""
    held = (min(span.end, sentence.end) - max(span.start, sentence.start) for span in spans)
    return 2 * sum(size for size in held if size > 0) >= sentence.end - sentence.start
