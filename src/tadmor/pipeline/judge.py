"""A person's ruling recorded beside the machine's: what it is about is looked up first.

A ruling that its author has standing already is not recorded twice, so a command that was killed
can be run again. Only a place, or undoing one, lets documents be grounded anew.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tadmor.errors import CaseError, UsageError
from tadmor.grounding.transliteration import fold
from tadmor.model import edtf
from tadmor.model.codings import Coding
from tadmor.model.rulings import (
    Grading,
    Placing,
    Ruling,
    RulingKind,
    State,
    grade_of,
    standing,
)
from tadmor.pipeline.codebook import codebook
from tadmor.pipeline.codings import current
from tadmor.pipeline.codings import find as find_mark
from tadmor.pipeline.collect import gather
from tadmor.pipeline.exchange_trace import under
from tadmor.pipeline.found import find, is_found
from tadmor.pipeline.layers_trace import under_map
from tadmor.store.case import Case

PARTIES = frozenset({"act", "voc", "src"})


class Judge:
    """One person's rulings on one case."""

    def __init__(self, case: Case, by: str, reason: str | None = None) -> None:
        """Open the bench; UsageError if nobody is named."""
        if not by.strip():
            raise UsageError("a ruling needs a name; give it with --by")
        self.case, self.by, self.reason = case, " ".join(by.split()), reason

    def each(self, kind: RulingKind, ids: Sequence[str]) -> tuple[Ruling, ...]:
        """Accept, reject or note each of some ids; CaseError if one is not in the case."""
        self._look_up(ids)
        return self._record([self._ruling(kind, (id_,)) for id_ in dict.fromkeys(ids)])

    def identity(self, kind: RulingKind, one: str, other: str) -> tuple[Ruling, ...]:
        """Rule that two parties, originating sources or places are the same, or different.

        Of two that are different the second is set apart from what the first is one with.
        """
        sorts = {_sort(one), _sort(other)}
        if one == other or not (sorts <= PARTIES or sorts == {"plc"}):
            raise UsageError(
                f"{one} and {other} cannot be {kind}; name two parties or sources (act_, voc_, "
                "src_), or two places (plc_)"
            )
        self._look_up((one, other))
        pair = (one, other) if kind == "different" else tuple(sorted((one, other)))
        return self._record([self._ruling(kind, pair)])

    def place(self, name: str, placing: Placing) -> tuple[Ruling, ...]:
        """Rule where a name lies, given as it stands in a text or as a place's id."""
        if not (abs(placing.lat) <= 90 and abs(placing.lon) <= 180 and 0 < placing.radius_km < 1e4):
            raise UsageError("no such place: give degrees to 90 and to 180, and a radius in km")
        words = self._name(name)
        return self._record([self._ruling("place", (words,), placing=placing)])

    def grade(self, id_: str, code: str, grading: Grading) -> tuple[Ruling, ...]:
        """Grade an originating source or a claim by the Admiralty code: B, 2 or B2."""
        letter, number = _grade(code)
        sort = _sort(id_)
        if sort not in PARTIES | {"clm"} or (letter and sort == "clm"):
            raise UsageError(f"{id_}: grade a source (act_, voc_, src_) A to F, a claim 1 to 6")
        try:
            tuple(map(edtf.parse, filter(None, (grading.start, grading.end))))
        except edtf.NotationError as error:
            raise UsageError(str(error)) from error
        self._look_up((id_,))
        graded = replace(grading, reliability=letter, credibility=number)
        return self._record([self._ruling("grade", (id_,), grading=graded)])

    def interest(self, kind: RulingKind, ids: Sequence[str]) -> tuple[Ruling, ...]:
        """Rule that claims run against the interest of who makes them, or that they do not."""
        for id_ in ids:
            if _sort(id_) != "clm":
                raise UsageError(f"{id_}: only a claim (clm_) is against its speaker's interest")
        return self.each(kind, ids)

    def cell(self, id_: str, hypothesis: str, verdict: str) -> tuple[Ruling, ...]:
        """Rule how a statement stands to a hypothesis, by the name that a board gives it."""
        if _sort(id_) not in {"clm", "att"} or not hypothesis.strip():
            raise UsageError(f"{id_}: rule on a claim or a saying (clm_, att_) and a hypothesis")
        whole = find_mark(self.case, id_).mark.id
        return self._record([self._ruling("cell", (whole, hypothesis, verdict))])

    def undo(self, ids: Sequence[str]) -> tuple[Ruling, ...]:
        """Undo rulings of one's own; another's can be opposed, not undone."""
        held = {ruling.id: ruling for ruling in self.case.rulings()}
        for id_ in ids:
            if id_ not in held:
                raise CaseError(f"{self.case.path}: no ruling in it has the id {id_}; list them")
            if held[id_].by != self.by:
                raise UsageError(
                    f"{id_} is a ruling by {held[id_].by}; rule against it instead, and both stand"
                )
        return self._record([self._ruling("undo", (id_,)) for id_ in dict.fromkeys(ids)])

    def _ruling(
        self,
        kind: RulingKind,
        subjects: tuple[str, ...],
        placing: Placing | None = None,
        grading: Grading | None = None,
        coding: Coding | None = None,
    ) -> Ruling:
        coded = coding is not None or kind == "settle"
        return Ruling(
            kind=kind,
            subjects=subjects,
            placing=placing,
            grading=grading,
            coding=coding,
            codebook=codebook(self.case.path).version if coded else None,
            reason=self.reason,
            by=self.by,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _record(self, drafts: Iterable[Ruling]) -> tuple[Ruling, ...]:
        """Add what does not stand already; give the rulings as they are in the record."""
        held = self.case.rulings()
        states = standing(held).states
        final = tuple(_numbered(draft, held, states) for draft in drafts)
        self.case.rule(final)
        return final

    def numbered(self, draft: Ruling) -> Ruling:
        """Give a ruling as it is or would be in the record, which it does not enter by this."""
        held = self.case.rulings()
        return _numbered(draft, held, standing(held).states)

    def _look_up(self, ids: Sequence[str]) -> None:
        compared = any(map(is_found, ids))
        found = find(gather(self.case), ids) if compared else {}
        for id_ in ids:
            if id_ not in found and not self._knows(id_):
                raise CaseError(
                    f"{self.case.path}: nothing in it has the id {id_}; take one from a table"
                )

    def _knows(self, id_: str) -> bool:
        if under(self.case, id_) or under_map(self.case, id_):
            return True
        match _sort(id_):
            case "doc":
                return any(document.id == id_ for document in self.case.documents())
            case "rul":
                return any(ruling.id == id_ for ruling in self.case.rulings())
            case _:
                return bool(find_mark(self.case, id_))

    def _name(self, name: str) -> str:
        """Give the name to be placed; UsageError if no document of the case has it."""
        if _sort(name) == "plc":
            found = find_mark(self.case, name)
            return next(p.name for p in found.stored.reading.places if p.id == found.mark.local)
        words = re.compile(rf"\b{re.escape(fold(name))}\b")
        texts = (fold(stored.reading.text) for stored in current(self.case))
        if not fold(name) or not any(map(words.search, texts)):
            raise UsageError(f"{name!r} stands in no document of this case; name it as a text does")
        return " ".join(name.split())


def _sort(id_: str) -> str:
    return id_.partition("_")[0]


def _grade(code: str) -> tuple[str | None, int | None]:
    if found := grade_of(code):
        return found
    raise UsageError(f"{code!r} is no grade; give A to F, 1 to 6, or both as in B2")


def _numbered(draft: Ruling, held: Sequence[Ruling], states: Mapping[str, State]) -> Ruling:
    """Tell a ruling from those alike before it; give the one that stands already, if one does."""
    alike = [ruling for ruling in held if ruling.content == draft.content]
    if alike and states[alike[-1].id] in {"stands", "disputed"}:
        return alike[-1]
    return replace(draft, again=len(alike))


def of_places(case: Case, rulings: Iterable[Ruling]) -> bool:
    """Say whether any of some rulings is of a place, or undoes such a one."""
    held = {ruling.id: ruling for ruling in case.rulings()}

    def kind(ruling: Ruling) -> RulingKind:
        return kind(held[ruling.subjects[0]]) if ruling.kind == "undo" else ruling.kind

    return any(kind(ruling) == "place" for ruling in rulings)
