"""The queue for review: everything that can be ruled on, what most rests on first.

What would change most if it were wrong comes first: the rows of control, disagreements, groups of
figures, proofs and cells of boards that rest on a thing are counted, each once. A saying, a place
or a party has the rows of all claims within, at or by it. Of equals disagreements and names come
first, then the order of the case decides.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from tadmor.grounding.across import same_name
from tadmor.grounding.transliteration import fold
from tadmor.model.boards import BoardTable
from tadmor.model.collection import Collection
from tadmor.model.figures import AnyFigureRow
from tadmor.model.findings import (
    ClaimRow,
    ConflictRow,
    ControlRow,
    ProofRow,
)
from tadmor.model.queue import QueueKind, QueueRow
from tadmor.model.rulings import Ruling, plain
from tadmor.model.values import value
from tadmor.pipeline.register import Register
from tadmor.store.case import Stored

Row: TypeAlias = tuple[str, Hashable]
Words: TypeAlias = tuple[str, frozenset[Hashable]]
NOTHING: frozenset[Row] = frozenset()


@value
class Tables:
    """The tables whose rows rest on what is ruled on."""

    control: tuple[ControlRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    figures: tuple[AnyFigureRow, ...] = ()
    proofs: tuple[ProofRow, ...] = ()
    cells: tuple[BoardTable, ...] = ()


def queue(
    whole: Collection,
    held: Sequence[Stored],
    tables: Tables,
    register: Register,
    rulings: Iterable[Ruling],
) -> tuple[QueueRow, ...]:
    """Give what can be ruled on in a case, with what people rejected in it."""
    rests, names = _Rests(whole, tables), _Names(held, register, rulings)
    rejected = (id_ for id_ in register.now.verdicts if id_.startswith("plc_"))
    places = dict.fromkeys((*(place.id for place in whole.places), *rejected))
    rows = [rests.row("disagreement", (one.id,), rests.on(one.id)) for one in tables.conflicts]
    for ids, joined in names.pairs():
        kind: QueueKind = "places" if ids[0].startswith("plc_") else "parties"
        one, other = (rests.about(names.first(id_)) for id_ in ids)
        rows.append(rests.row(kind, ids, min(one, other, key=len), joined=joined))
    rows += [rests.row("place", (id_,), rests.about(id_)) for id_ in places]
    rows += [rests.row("saying", (row.id,), rests.saying(row.id)) for row in whole.attributions]
    rows += [rests.row("claim", (row.id,), rests.on(row.id)) for row in whole.claims]
    return tuple(sorted(rows, key=lambda row: -row.weight))


class _Rests:
    """Which rows of which table rest on an id."""

    def __init__(self, whole: Collection, tables: Tables) -> None:
        self._on: defaultdict[str, set[Row]] = defaultdict(set)
        for table, key, ids in _supports(tables):
            for id_ in ids:
                self._on[id_].add((table, key))
        self._within = {said.id: said.within for said in whole.attributions}
        self._said: defaultdict[str, set[Row]] = defaultdict(set)
        self._about: defaultdict[str, set[Row]] = defaultdict(set)
        for said in whole.attributions:
            self._add(said.id, said.id)
        for claim in whole.claims:
            self._add(claim.attribution, claim.id)
            for id_ in _parties(claim):
                self._about[id_] |= self.on(claim.id)

    def _add(self, saying: str | None, id_: str) -> None:
        """Let what rests on a thing rest on every saying around it."""
        around: set[str] = set()
        while saying is not None and saying not in around:
            around.add(saying)
            self._said[saying] |= self.on(id_)
            saying = self._within.get(saying)

    def on(self, id_: str) -> frozenset[Row]:
        """Give the rows that name an id."""
        return frozenset(self._on.get(id_, NOTHING))

    def saying(self, id_: str) -> frozenset[Row]:
        """Give the rows that rest on a saying, or on what is said within it."""
        return frozenset(self._said.get(id_, NOTHING))

    def about(self, id_: str) -> frozenset[Row]:
        """Give the rows that rest on claims at a place or by a party."""
        return frozenset(self._about.get(id_, NOTHING))

    def row(
        self,
        kind: QueueKind,
        ids: tuple[str, ...],
        rows: frozenset[Row],
        *,
        joined: bool | None = None,
    ) -> QueueRow:
        """Count the rows of each table."""
        count = {table: sum(row[0] == table for row in rows) for table in Tables.__annotations__}
        return QueueRow(kind=kind, ids=ids, joined=joined, **count)


def _supports(tables: Tables) -> Iterator[tuple[str, Hashable, Iterable[str]]]:
    """Give each row of each table with the ids that it names."""
    for at, stretch in enumerate(tables.control):
        yield "control", at, stretch.because
    for conflict in tables.conflicts:
        if conflict.ruling != "rejected":
            sides = (conflict.left, conflict.right, conflict.id)
            yield "conflicts", conflict.id, filter(None, sides)
    for figure in tables.figures:
        if figure.row == "figure" and figure.group:
            yield "figures", figure.group, (figure.claim,)
    for proof in tables.proofs:
        if proof.row == "conflict":
            told = (id_ for one in proof.statements for id_ in (one.claim, *one.also))
            yield "proofs", proof.id, told
    yield from _cells(tables.cells)


def _cells(boards: Iterable[BoardTable]) -> Iterator[tuple[str, Hashable, Iterable[str]]]:
    for board in boards:
        words = dict(zip((item.item for item in board.items), board.passages, strict=True))
        for cell in board.cells:
            if cell.verdict != "neutral":
                ids = (passage.id for passage in words.get(cell.item, ()))
                yield "cells", (board.title, cell.hypothesis, cell.item), ids


def _parties(claim: ClaimRow) -> set[str]:
    """Give the place and the parties that a claim names or comes from."""
    relay = (party.id for party in claim.relay)
    return set(filter(None, (claim.place, *relay, *claim.actors.values())))


class _Names:
    """Pairs of names worth a look: two taken for one, or of one the words are in the other."""

    def __init__(
        self, held: Sequence[Stored], register: Register, rulings: Iterable[Ruling]
    ) -> None:
        self._register = register
        states = register.now.states
        self._ruled = [
            (r.subjects[0], r.subjects[1])
            for r in rulings
            if r.kind in {"same", "different"} and states[r.id] in {"stands", "disputed"}
        ]
        self._names: dict[str, str] = {}
        self._keys: dict[str, Words] = {}
        for stored in held:
            ids = {mark.local: mark.id for mark in stored.marks}
            for actor in stored.reading.actors:
                sort = "person" if actor.type == "person" else "body"
                self._meet(ids[actor.id], actor.name, sort)
            for place in stored.reading.places:
                self._meet(ids[place.id], place.name, f"place {place.kind}")

    def _meet(self, id_: str, name: str, sort: str) -> None:
        self._names[id_] = name
        key, words = same_name(name), fold(name).split()
        if key is not None and "and" not in words:
            self._keys[id_] = (sort, key if isinstance(key, frozenset) else frozenset(words))

    def first(self, id_: str) -> str:
        """Give the id under which the case knows a party or a place."""
        return self._register.place_ids.get(id_) or self._register.ids.get(id_, id_)

    def pairs(self) -> Iterator[tuple[tuple[str, str], bool]]:
        """Give each pair, and whether the two are taken for one: first those that people ruled."""
        ruled = {frozenset(pair): pair for pair in self._ruled}
        for one, other in ruled.values():
            yield (one, other), self.first(one) == self.first(other)
        spelled: dict[tuple[str, str], str] = {}
        for id_, name in self._names.items():
            spelled.setdefault((self.first(id_), plain(name)), id_)
        joined = ((first, id_) for (first, _), id_ in spelled.items() if first in self._names)
        taken = (pair for pair in joined if pair[0] != pair[1])
        apart = self._within(dict.fromkeys(first for first, _ in spelled))
        for pairs, are_one in ((taken, True), (apart, False)):
            yield from ((pair, are_one) for pair in pairs if frozenset(pair) not in ruled)

    def _within(self, firsts: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give those of one sort of which all words of one name are in the other's."""
        keys = {id_: self._keys[id_] for id_ in firsts if id_ in self._keys}
        having: defaultdict[Hashable, set[str]] = defaultdict(set)
        for id_, (sort, words) in keys.items():
            for word in words:
                having[sort, word].add(id_)
        for id_, (sort, words) in keys.items():
            for other in sorted(set.intersection(*(having[sort, word] for word in words))):
                if words < keys[other][1]:
                    yield id_, other
