"""From what a sentence cites to the words of the case, and what is wrong with the way to them."""

import re
from collections.abc import Iterator, Sequence

from tadmor.lint import anchors
from tadmor.lint.anchors import Place
from tadmor.lint.ground import Evidence, Finding, Ground, Pages
from tadmor.lint.report import POSITION, Citation, Report, Sentence, ids, quotations
from tadmor.lint.words import short, tokens
from tadmor.model.collection import Source
from tadmor.model.text import Span, hull

# A quotation of fewer words may be a word held up with tongs, and leads to no sentence.
FEWEST = 3
# The name of a file without its ending, if it can be told from a word.
STEM = re.compile(r"^(?=.*[-_\d])(.+)\.\w+$")


class Trail:
    """Follows the citations of a report's sentences into its case."""

    def __init__(self, report: Report, ground: Ground, pages: Pages) -> None:
        self.report, self.ground, self.pages = report, ground, pages
        self.sources = tuple(pages.sources.values())
        self.findings: list[Finding] = []
        self._followed: dict[str, tuple[Evidence, ...]] = {}

    def follow(self, sentence: Sentence) -> tuple[Evidence, ...]:
        """Give the words of the case that a sentence cites; what is wrong is kept as findings."""
        found: list[Evidence] = []
        quoted = [one for one in sentence.citations if one.kind == "quotation"]
        for citation in sentence.citations:
            if citation.kind == "note":
                found.extend(self._note(citation))
            elif citation.kind == "id":
                found.extend(self._id(citation.words, citation.span))
        for citation in quoted:
            found.extend(self._inline(citation, found))
        return tuple(found)

    def _note(self, citation: Citation) -> Iterator[Evidence]:
        note = self.report.note(citation.words)
        if note is None:
            message = f"the footnote [^{citation.words}] has no definition"
            self._find("note-missing", citation.span, message)
            return
        if note.label not in self._followed:
            self._followed[note.label] = tuple(self._defined(note.text, note.span))
            if not self._followed[note.label] and not self._said(note.span):
                message = f"the footnote [^{note.label}] holds neither an id nor a quotation"
                self._find("note-empty", citation.span, message)
        yield from self._followed[note.label]

    def _said(self, span: Span) -> bool:
        """Say whether something was found wrong within a definition already."""
        return any(span.covers(finding.span) for finding in self.findings)

    def _defined(self, text: str, span: Span) -> Iterator[Evidence]:
        """Follow a definition: ids, quotations, documents by name, positions."""
        found: list[Evidence] = []
        for id_ in ids(text):
            at = text.index(id_) + span.start
            found.extend(self._id(id_, Span(at, at + len(id_))))
        claimed = tuple(found)
        quoted = self._quotations(text)
        named = self._named(_outside(text, quoted))
        position = POSITION.search(text)
        at_ = Span(int(position[1]), int(position[2])) if position else None
        for words in quoted:
            place = words.shifted(span.start)
            found.extend(self._quoted(text[slice(*words)], place, named, at_, claimed))
        if not quoted and at_ and len(named) == 1:
            found.append(self.pages.evidence(named[0].facts.name, at_))
        elif not quoted and not found:
            bare = anchors.places(text, self.sources) if len(tokens(text)) >= FEWEST else []
            found.extend(self._evidence(place) for place in bare[:1])
        yield from found

    def _quotations(self, text: str) -> list[Span]:
        """Give the quotations of a definition; one may itself hold quotation marks."""
        found = list(quotations(text))
        whole = hull(found) if found else None
        if whole and len(found) > 1 and anchors.places(text[slice(*whole)], self.sources):
            return [whole]
        long = [span for span in found if len(tokens(text[slice(*span)])) >= FEWEST]
        return long or found

    def _named(self, text: str) -> list[Source]:
        """Give the documents that a definition names, by file name with or without its ending.

        Without it only a name with a digit or a hyphen is one: "first" is a word.
        """
        held = [
            (source, name)
            for source in self.sources
            for name in (source.facts.name, *STEM.findall(source.facts.name))
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        ]
        by_id = [source for source in self.sources if source.id in text]
        longest = [s for s, name in held if not any(name in n and name != n for _, n in held)]
        return list({source.facts.name: source for source in (*longest, *by_id)}.values())

    def _id(self, id_: str, span: Span) -> Iterator[Evidence]:
        if older := self.ground.older.get(id_):
            now = "; its words are there unchanged" if self._unchanged(older.words) else ""
            message = f"{id_} was read in an earlier version or reading of {older.document}{now}"
            self._find("id-stale", span, message)
            return
        for known in self.ground.known.get(id_, ()):
            if claim := self.pages.claims.get(known):
                evidence = self.pages.evidence(claim.document, claim.span, claim)
                if claim.ruling == "rejected":
                    message = f"{id_} was rejected by a person: it was not read rightly"
                    self._find("rejected", span, message, evidence)
                yield evidence
            elif said := self.pages.sayings.get(known):
                yield self.pages.evidence(said.document, hull(said.content))
        if not self.ground.known.get(id_):
            message = f"{id_} leads to no one claim, saying or finding of the case"
            self._find("id-unknown", span, message)

    def _unchanged(self, words: str) -> bool:
        return bool(anchors.places(words, self.sources))

    def _inline(self, citation: Citation, cited: Sequence[Evidence]) -> Iterator[Evidence]:
        """Follow a quotation in the sentence itself; what else is cited says which one is meant."""
        words = citation.words
        if len(tokens(words)) < FEWEST or self._is_title(words):
            return
        if words in self._blocks() and not self._is_near(words):
            return
        beside = [one.source for one in cited]
        held = anchors.places(words, beside) or anchors.places(words, self.sources)
        yield from self._standing(words, citation.span, held, cited)

    def _blocks(self) -> frozenset[str]:
        return frozenset(passage.text for passage in self.report.passages if passage.quoted)

    def _is_near(self, words: str) -> bool:
        """Say whether a block quote is one of a document, and not the author's words set apart."""
        return bool(anchors.places(words, self.sources) or anchors.nearest(words, self.sources))

    def _is_title(self, words: str) -> bool:
        """Say whether quotation marks hold the name of a document or of its publisher."""
        names = (
            name
            for source in self.sources
            for name in (source.facts.title, source.facts.publisher, source.facts.name)
            if name
        )
        return any(set(tokens(words)) == set(tokens(name)) for name in names)

    def _quoted(
        self,
        words: str,
        span: Span,
        named: Sequence[Source],
        at: Span | None,
        cited: Sequence[Evidence],
    ) -> Iterator[Evidence]:
        """Follow a quotation in a definition that may name its document, position or claim."""
        everywhere = anchors.places(words, self.sources)
        chosen = [place for place in everywhere if not named or place.source in named]
        if cited:
            chosen = [place for place in chosen if any(_beside(place, one) for one in cited)]
        if at is not None:
            chosen = [place for place in chosen if place.span.overlaps(at)]
        if everywhere and not chosen:
            where = " and ".join(dict.fromkeys(map(_where, everywhere[:3])))
            message = f"the quotation does not stand where it is cited, but at {where}"
            self._find("quote-moved", span, message, *map(self._evidence, everywhere[:1]))
            return
        yield from self._standing(words, span, chosen, cited)

    def _standing(
        self, words: str, span: Span, held: Sequence[Place], cited: Sequence[Evidence]
    ) -> Iterator[Evidence]:
        if not held:
            self._not_found(words, span)
            return
        if len(held) > 1 and not cited:
            where = ", ".join(map(_where, held[:4]))
            message = f"the quotation stands in {len(held)} places: {where}; name the one meant"
            self._find("quote-ambiguous", span, message, *map(self._evidence, held[:4]))
        yield self._evidence(held[0])

    def _not_found(self, words: str, span: Span) -> None:
        near = anchors.nearest(words, self.sources)
        if near is None:
            message = f"no document of the case has the words \u201c{short(words)}\u201d"
            self._find("quote-gone", span, message)
            return
        there = near.source.reading.text[slice(*near.span)]
        message = (
            f"you quote \u201c{short(words)}\u201d; the page has \u201c{short(there)}\u201d"
            f" ({_where(near)})"
        )
        self._find("quote-edited", span, message, self._evidence(near))

    def _evidence(self, place: Place) -> Evidence:
        return self.pages.evidence(place.source.facts.name, place.span)

    def _find(self, rule: str, span: Span, message: str, *evidence: Evidence) -> None:
        self.findings.append(Finding(rule, span, message, evidence))


def _outside(text: str, quoted: Sequence[Span]) -> str:
    """Give a text with its quotations left out."""
    for span in reversed(quoted):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


def _beside(place: Place, cited: Evidence) -> bool:
    """Say whether a quotation stands in the sentence of a cited claim."""
    return place.source is cited.source and place.span.overlaps(cited.around)


def _where(place: Place) -> str:
    return f"{place.source.facts.name} [{place.span.start}, {place.span.end}]"
