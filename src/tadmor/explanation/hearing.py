"""The testimony of a case on a board: found by the observations' patterns, given, or ruled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tadmor.errors import UsageError
from tadmor.explanation.board import Board, Declared, Given, Observation
from tadmor.explanation.fitting import Fit, Fitting, names_in
from tadmor.explanation.tables import is_grade
from tadmor.explanation.testimony import (
    SILENCE,
    Lineage,
    Origin,
    Overruled,
    Statement,
    verdict,
)
from tadmor.model.collection import AttributionRow, Collection
from tadmor.model.explanations import CellVerdict, Passage
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.text import Span, hull, quote


class _Words(NamedTuple):
    """Words that count as evidence: where they stand, whose they are, and what was read in them."""

    passage: Passage
    origin: Origin
    row: ClaimRow | AttributionRow | None


class Hearing:
    """All the testimony of a case on a board, in the order of the board and of the case."""

    def __init__(
        self, board: Board, whole: Collection, lineage: Lineage, overruled: Overruled
    ) -> None:
        self.board, self.whole, self.lineage, self.overruled = board, whole, lineage, overruled
        self.fitting = Fitting(whole)
        self.claims = {claim.id: claim for claim in whole.claims}
        self.sayings = {said.id: said for said in whole.attributions}
        for source in board.sources:
            if source.grade and not is_grade(source.grade):
                raise UsageError(f"{source.name}: {source.grade!r} is no grade; give B2, C or 3")

    def testimony(self) -> tuple[Statement, ...]:
        """Give it, the silences after what is said."""
        said = [one for seen in self.board.observations for one in self._of(seen)]
        said += map(self._given, self.board.given)
        return (*said, *self._ruled(said), *self._absent())

    def _of(self, seen: Observation) -> Iterator[Statement]:
        """Give the statements of an observation; of a claim that fits twice, the fuller fit."""
        for row in self.whole.claims:
            fits = [fit for one in seen.patterns if (fit := self.fitting.claim(one, row))]
            if fits:
                yield self._fitted(seen, row, fits)
        for said in self.whole.attributions:
            fits = [fit for one in seen.patterns if (fit := self.fitting.saying(one, said))]
            if fits:
                yield self._fitted(seen, said, fits)

    def _fitted(
        self, seen: Observation, row: ClaimRow | AttributionRow, fits: list[Fit]
    ) -> Statement:
        fit = min(fits, key=lambda one: len(one.open))
        return self._heard(seen, self._words(row, fit), fit.sign)

    def _heard(self, seen: Observation, words: _Words, sign: int) -> Statement:
        says: dict[str, CellVerdict] = {}
        for one in self.board.hypotheses:
            link = one.says.get(seen.name, "neutral")
            says[one.name] = verdict(link, sign, whole=not words.passage.open)
        return self._weighed(
            Statement(
                item=seen.name if sign > 0 else f"not {seen.name}",
                told="asserted" if sign > 0 else "denied",
                observation=seen.name,
                sentence=seen.sentence,
                says=says,
                **self._of_words(words),
            )
        )

    def _of_words(self, words: _Words) -> dict[str, Any]:
        """Say whose words they are, and whether they are of the speaker's own deeds."""
        row = words.row
        said = self.sayings.get(row.attribution or "") if isinstance(row, ClaimRow) else row
        admits = said is not None and said.stance == "admits" and not said.negated
        actors = row.actors.values() if isinstance(row, ClaimRow) else ()
        own = admits or words.origin.party.id in {*actors} - {None}
        return {"passage": words.passage, "origin": words.origin, "admits": admits, "own": own}

    def _weighed(self, one: Statement) -> Statement:
        """Add what people ruled on its cells, its grades, and whose interest it serves."""
        id_ = one.passage.id if one.passage else ""
        ruled = {h: self.overruled[id_, h] for h in one.says if (id_, h) in self.overruled}
        says = {**one.says, **{name: verdict_ for name, (verdict_, _) in ruled.items()}}
        declared = [source for source in self.board.sources if _is(source, one.origin.party)]
        given = (source.grade for source in declared if source.grade)
        held = self.whole.grades
        grades = (*given, *held.get(one.origin.party.id or "", ()), *held.get(id_, ()))
        return replace(
            one,
            says=says,
            rulings={name: by for name, (_, by) in ruled.items()},
            grades=grades,
            interest=_interest(declared, says),
        )

    def _given(self, given: Given) -> Statement:
        """Give evidence that the analyst points out; UsageError where its words do not stand."""
        words = self._pointed(given)
        if given.observation:
            seen = next(one for one in self.board.observations if one.name == given.observation)
            return self._heard(seen, words, -1 if given.denies else 1)
        says: dict[str, CellVerdict] = {
            one.name: given.says.get(one.name, "neutral") for one in self.board.hypotheses
        }
        return self._weighed(
            Statement(
                item=given.name,
                told="given",
                observation=given.name,
                sentence=" ".join(words.passage.quote.split()),
                says=says,
                **self._of_words(words),
            )
        )

    def _pointed(self, given: Given) -> _Words:
        row = self.claims.get(given.claim or "") or self.sayings.get(given.claim or "")
        if row is not None:
            return self._words(row)
        if given.claim:
            raise UsageError(f"evidence {given.name}: nothing in the case has the id {given.claim}")
        document, words = str(given.document), str(given.quote)
        span = self._found(given.name, document, words)
        held = [said for said in self.whole.attributions if _holds(said, document, span)]
        if held:
            said = min(held, key=lambda one: hull(one.content).end - hull(one.content).start)
            of = self._words(said)
            return of._replace(passage=replace(of.passage, span=span, quote=words))
        origin = self.lineage.of_page(document)
        passage = Passage(
            id=self.whole.source(document).id,
            document=document,
            span=span,
            quote=words,
            source=origin.party,
            fit="given",
        )
        return _Words(passage, origin, None)

    def _words(self, row: ClaimRow | AttributionRow, fit: Fit | None = None) -> _Words:
        """Give the words of a claim or a saying; "given" where no pattern found them."""
        if isinstance(row, ClaimRow):
            origin, span = self.lineage.of_claim(row), row.span
        else:
            origin, span = self.lineage.of_saying(row), hull(row.content)
        passage = Passage(
            id=row.id,
            document=row.document,
            span=span,
            quote=quote(self.fitting.texts[row.document], span),
            source=origin.party,
            fit="given" if fit is None else "part" if fit.open else "whole",
            open=fit.open if fit else (),
        )
        return _Words(passage, origin, row)

    def _found(self, name: str, document: str, words: str) -> Span:
        """Find a quotation: exactly, and once; UsageError otherwise."""
        text = self.fitting.texts.get(document)
        if text is None:
            raise UsageError(f"evidence {name}: the case has no document {document}")
        times = text.count(words)
        if times != 1:
            what = "does not stand" if not times else f"stands {times} times"
            raise UsageError(
                f"evidence {name}: its quotation {what} in {document}; copy it exactly"
            )
        start = text.index(words)
        return Span(start, start + len(words))

    def _ruled(self, said: Sequence[Statement]) -> Iterator[Statement]:
        """Give statements that no observation finds and a person set against a hypothesis."""
        heard = {one.passage.id for one in said if one.passage}
        names = {one.name for one in self.board.hypotheses}
        for id_ in dict.fromkeys(id_ for id_, name in self.overruled if name in names):
            row = self.claims.get(id_) or self.sayings.get(id_)
            if row is not None and id_ not in heard:
                yield self._given(Given(name=id_[:10], claim=id_, says={}))

    def _absent(self) -> Iterator[Statement]:
        for seen in self.board.observations:
            wanting = [one for one in self.board.hypotheses if seen.name in one.absent]
            if wanting:
                missed: dict[str, CellVerdict] = {
                    one.name: "conflicts" if one in wanting else "neutral"
                    for one in self.board.hypotheses
                }
                yield Statement(
                    item=f"no {seen.name}",
                    told="absent",
                    observation=seen.name,
                    sentence=seen.sentence,
                    passage=None,
                    origin=Origin(key=SILENCE, party=Party(id=None, name=SILENCE), known=True),
                    says=missed,
                )


def _holds(said: AttributionRow, document: str, span: Span) -> bool:
    return said.document == document and any(piece.covers(span) for piece in said.content)


def _is(source: Declared, party: Party) -> bool:
    return source.name == party.id or names_in((source.name,), party.name)


def _interest(declared: list[Declared], says: Mapping[str, CellVerdict]) -> str:
    """Say whether a source speaks in its interest ("own") or against it, where it is declared."""
    for_, against = (
        {name for name, held in says.items() if held in wanted}
        for wanted in ({"entails", "supports"}, {"conflicts", "excludes"})
    )
    own = any(for_ & set(one.favours) or against & set(one.against) for one in declared)
    other = any(for_ & set(one.against) or against & set(one.favours) for one in declared)
    return "" if own == other else "own" if own else "against"
