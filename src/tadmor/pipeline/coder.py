"""What a person marks by hand, recorded: checked against the text, the codebook and the round."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.coding.matching import differences
from tadmor.errors import CaseError, UsageError
from tadmor.model import edtf
from tadmor.model.blind import HIDDEN, SHOWN, Round, rounds
from tadmor.model.codings import Codebook, Coding, CodingLine, Words
from tadmor.model.reading import Reading
from tadmor.model.rulings import Ruling
from tadmor.pipeline.codebook import codebook
from tadmor.pipeline.codings import current
from tadmor.pipeline.judge import Judge

# Roles that a claim may have besides those of its frame, and who or what a name may be given to.
PLACE, NAMED = "place", frozenset({"source", "voice", "place"})


class Coder(Judge):
    """One person's codings in one case, and the rounds of blind coding."""

    def code(self, codings: Sequence[Coding]) -> tuple[Ruling, ...]:
        """Record what was marked: all of it or nothing. UsageError where it does not fit."""
        book = codebook(self.case.path)
        texts = {stored.reading.document.sha256: stored.reading for stored in self.case.current()}
        for coding in codings:
            self._check(coding, book, texts.get(coding.document))
        return self._record(
            [self._ruling("code", (coding.document,), coding=coding) for coding in codings]
        )

    def brought(self, line: CodingLine) -> Ruling:
        """Give the ruling that a line of a file is, as its author made it; UsageError if unfit."""
        self.check(line.coding)
        drafted = self._ruling("code", (line.coding.document,), coding=line.coding)
        made = replace(
            drafted, at=line.at or drafted.at, codebook=line.codebook or drafted.codebook
        )
        return self.numbered(made)

    def blind(self, name: str, coders: Sequence[str], *, hidden: bool) -> tuple[Ruling, ...]:
        """Open a round in which two people code a document, named by its name, id or hash."""
        one, other = (" ".join(coder.split()) for coder in (*coders, "", "")[:2])
        if len(coders) != 2 or not (one and other) or one == other:
            raise UsageError("a round of blind coding needs two people, by two names")
        sha256 = self.document(name).document.sha256
        for of in rounds(self.case.rulings()):
            if of.is_open and of.document == sha256:
                both = " and ".join(of.coders)
                raise UsageError(f"{both} are coding it blind already ({of.id}); wait for them")
        shown = HIDDEN if hidden else SHOWN
        return self._record([self._ruling("blind", (sha256, shown, one, other))])

    def done(self, round_id: str) -> tuple[Ruling, ...]:
        """Say that one is done with a round; when both are, it is closed for good."""
        of = self._round(round_id)
        if self.by not in of.coders:
            raise UsageError(f"{self.by} does not code in this round; {', '.join(of.coders)} do")
        return self._record([self._ruling("done", (of.id,))])

    def settle(self, ids: Sequence[str], coding: Coding | None) -> tuple[Ruling, ...]:
        """Say what counts where two differ: one coding, either's or a third; None for neither."""
        pairs = [pair for of in rounds(self.case.rulings()) for pair in differences(of)]
        pair = next((pair for pair in pairs if {*pair.ids} == {*ids}), None)
        if pair is None:
            raise UsageError("these are not the codings of one difference; take them from a table")
        if coding is not None:
            self.check(coding)
        return self._record([self._ruling("settle", pair.ids, coding=coding)])

    def undo(self, ids: Sequence[str]) -> tuple[Ruling, ...]:
        """Undo rulings of one's own; what a closed round rests on stays as it was."""
        for of in rounds(self.case.rulings()):
            for id_ in ids:
                made = {ruling.id for side in of.codings.values() for ruling in side}
                if not of.is_open and (id_ == of.id or id_ in made):
                    raise UsageError(
                        f"{id_} is of a round that is closed: it can be settled, not undone"
                    )
        held = {ruling.id: ruling.kind for ruling in self.case.rulings()}
        if any(held.get(id_) == "done" for id_ in ids):
            raise UsageError("who said that they are done cannot take it back")
        return super().undo(ids)

    def document(self, name: str) -> Reading:
        """Give a document of the case by its name, its id or its hash; CaseError if it has none."""
        for stored in current(self.case):
            facts = stored.reading.document
            if name in {facts.name, facts.sha256, stored.document}:
                return stored.reading
        raise CaseError(f"{self.case.path}: it has no document {name}; take a name from `sources`")

    def check(self, coding: Coding) -> None:
        """Raise UsageError where a coding does not fit its document or the codebook."""
        self._check(coding, codebook(self.case.path), self.document(coding.document))

    def _round(self, id_: str) -> Round:
        found = next((of for of in rounds(self.case.rulings()) if of.id == id_), None)
        if found is None:
            raise CaseError(f"{self.case.path}: no round of blind coding in it has the id {id_}")
        if not found.is_open:
            raise UsageError(f"{id_} is closed: both were done")
        return found

    def _check(self, coding: Coding, book: Codebook, reading: Reading | None) -> None:
        if reading is None:
            raise CaseError(
                f"{self.case.path}: it has no document with the hash {coding.document[:12]}…"
            )
        for problem in (*_unfit(coding, book), *_misplaced(coding, reading.text)):
            raise UsageError(f"{problem}; mark it again")
        if coding.replaces:
            self._look_up((coding.replaces,))


def _misplaced(coding: Coding, text: str) -> Iterator[str]:
    if not coding.words:
        yield f"nothing is marked of this {coding.kind}"
    for piece in coding.pieces:
        if piece.found(text) != piece.span:
            yield f"“{piece.exact[:60]}” does not stand at {piece.start} to {piece.end}"


def _unfit(coding: Coding, book: Codebook) -> Iterator[str]:
    """Say in what a coding does not keep to the codebook."""
    if (coding.kind == "claim") != (coding.frame is not None):
        yield "a claim has a frame, and nothing else has"
    elif coding.frame is not None and coding.frame not in book.frames:
        yield f"the codebook has no frame {coding.frame}"
    elif coding.frame is not None:
        known = {*book.frames[coding.frame].roles, PLACE}
        strange = {*coding.roles} - known | {*coding.names} - known
        if strange:
            yield f"{coding.frame} has no {', '.join(sorted(strange))}"
    elif not {*coding.names} <= NAMED or coding.roles:
        yield f"a {coding.kind} has no roles, and names only for its source, its voice or a place"
    if coding.stance is not None and coding.stance not in book.stances:
        yield f"the codebook has no stance {coding.stance}"
    if coding.time is not None:
        try:
            edtf.parse(coding.time)
        except edtf.NotationError as error:
            yield str(error).rstrip(".")


def words_in(text: str, said: str) -> Words:
    """Find words that stand in a text once; UsageError if they stand there twice or never."""
    at = text.find(said)
    if not said or at < 0:
        raise UsageError(f"“{said[:60]}” does not stand in the text; copy it from there")
    if text.find(said, at + 1) >= 0:
        raise UsageError(f"“{said[:60]}” stands there more than once; give more of the words")
    return Words(start=at, end=at + len(said), exact=said)
