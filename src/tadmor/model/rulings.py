"""A person's rulings, and what stands by them: a pure function of the rows.

A ruling is a row beside the machine's and is never changed. Of one person's rulings on one subject
the last stands, unless it is undone (an undoing can be undone). Where two people's do not agree,
the subject is *disputed*: both are kept and shown, and neither applies.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from tadmor.model.codings import Coding
from tadmor.model.values import canonical, mint, value

RulingKind: TypeAlias = Literal[
    "accept",
    "reject",
    "same",
    "different",
    "place",
    "grade",
    "against-interest",
    "not-against-interest",
    "cell",
    "undo",
    "note",
    "code",
    "blind",
    "done",
    "settle",
]
Verdict: TypeAlias = Literal["accepted", "rejected", "disputed"]
State: TypeAlias = Literal["stands", "disputed", "replaced", "undone", "waits"]
Pair: TypeAlias = tuple[str, str]

ABOUT: Mapping[RulingKind, str] = {
    "accept": "verdict",
    "reject": "verdict",
    "against-interest": "interest",
    "not-against-interest": "interest",
}
"""What the kinds of rulings are about that say one thing of ids, or its opposite."""

RELIABILITY = "ABCDEF"
CREDIBILITY = "123456"


@value
class Placing:
    """Where a name of this case lies: degrees, a radius in kilometres, and who says so."""

    lat: float
    lon: float
    radius_km: float = 3.0
    source: str


@value
class Grading:
    """A grade by the Admiralty code: reliability A to F of a source, credibility 1 to 6 of a claim.

    It may hold for one topic, and from and to a date (EDTF) only.
    """

    reliability: str | None = None
    credibility: int | None = None
    topic: str | None = None
    start: str | None = None
    end: str | None = None

    def words(self) -> str:
        """Give it as people write it: `B2, on shelling, 2015/2016`."""
        grade = f"{self.reliability or ''}{self.credibility or ''}"
        time = f"{self.start or '..'}/{self.end or '..'}" if self.start or self.end else None
        topic = f"on {self.topic}" if self.topic else None
        return ", ".join(part for part in (grade, topic, time) if part)


def grade_of(code: str) -> tuple[str | None, int | None] | None:
    """Read a reliability, a credibility, or both, as in B2; None where it is no grade."""
    letter, number = code[:1].upper(), code[-1:]
    if len(code) == 2 and letter in RELIABILITY and number in CREDIBILITY:
        return letter, int(number)
    if len(code) == 1 and letter in RELIABILITY + CREDIBILITY:
        return (None, int(number)) if letter in CREDIBILITY else (letter, None)
    return None


@value
class Ruling:
    """One ruling of one person. `subjects` are ids, or for `place` a name.

    Of `cell` they are a statement's id, a hypothesis' name, and how the one stands to the other.
    Of two that are different, the second is set apart from the company of the first. `code` has a
    document's hash, with what was marked in it and the codebook's version; `settle` the codings
    that differ, and what counts instead. `blind` has a document's hash, whether the machine's
    findings are hidden, and who codes; `done` a round's id. `again` counts the rulings alike in
    all else before it in the record; the clock (`at`) does not enter the id.
    """

    kind: RulingKind
    subjects: tuple[str, ...]
    placing: Placing | None = None
    grading: Grading | None = None
    coding: Coding | None = None
    codebook: str | None = None
    reason: str | None = None
    by: str
    at: str
    again: int = 0

    @property
    def id(self) -> str:
        """The ruling's content id."""
        return mint("rul", self.content, self.again)

    @property
    def content(self) -> tuple[object, ...]:
        """All that is ruled, by whom and why, without when."""
        coded = (self.coding, self.codebook) if self.codebook else ()
        return self.kind, self.subjects, self.placing, self.grading, self.reason, self.by, *coded

    @property
    def subject(self) -> Hashable:  # noqa: PLR0911 - one line for each kind
        """What it is about: of one person's rulings on one subject the last stands."""
        match self.kind:
            case kind if kind in ABOUT:
                return ABOUT[kind], self.subjects
            case "same" | "different":
                return "identity", frozenset(self.subjects)
            case "place":
                return "place", plain(self.subjects[0])
            case "grade" if self.grading:
                held = self.grading
                return "grade", self.subjects, held.topic, held.start, held.end
            case "cell":
                return "cell", self.subjects[:2]
            case "settle" | "done":
                return self.kind, frozenset(self.subjects)
            case _ if self.coding:
                return "code", self.coding.subject
            case _:
                return self.kind, self.id

    @property
    def says(self) -> Hashable:
        """What it says of its subject: two that say the same agree."""
        if self.coding or self.kind == "settle":
            return self.kind, self.coding and canonical(self.coding)
        return self.kind, self.placing, self.grading, self.subjects[2:]


@value
class RulingRow:
    """A row of `tadmor judge CASE list`; `replaced`, in pages, are the words a coding mends."""

    id: str
    kind: RulingKind
    subjects: tuple[str, ...]
    placing: Placing | None
    grading: Grading | None
    coding: Coding | None
    codebook: str | None
    reason: str | None
    by: str
    at: str
    state: State
    replaced: str | None = None


@value
class Standing:
    """What stands by the rulings of a case.

    `same` runs from the newest to the oldest. `grades` and `states` have everybody's, by id; all
    else leaves out what is disputed. `against` are claims against the interest of who makes them.
    """

    verdicts: Mapping[str, Verdict]
    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()
    places: tuple[tuple[str, Placing], ...] = ()
    grades: Mapping[str, tuple[Ruling, ...]]
    states: Mapping[str, State]
    cells: tuple[Ruling, ...] = ()
    against: frozenset[str] = frozenset()


def plain(name: str) -> str:
    """Give a name without case and hyphens, to tell rulings on one name."""
    return " ".join(name.casefold().replace("-", " ").split())


def undone(rulings: Sequence[Ruling]) -> frozenset[str]:
    """Give the ids that are undone; only who ruled can undo it, and an undone undoing is none."""
    by = {ruling.id: ruling.by for ruling in rulings}
    gone: set[str] = set()
    for ruling in reversed(rulings):
        if ruling.kind == "undo" and ruling.id not in gone:
            gone.update(id_ for id_ in ruling.subjects if by.get(id_) == ruling.by)
    return frozenset(gone)


def standing(rulings: Sequence[Ruling]) -> Standing:
    """Say what stands by rulings, given in the order of the record."""
    gone = undone(rulings)
    last: dict[tuple[Hashable, str], Ruling] = {}
    for ruling in rulings:
        if ruling.id not in gone:
            # Taken out first, so that the rulings stay in the order of the record.
            last.pop((ruling.subject, ruling.by), None)
            last[ruling.subject, ruling.by] = ruling
    held: dict[Hashable, list[Ruling]] = {}
    for ruling in last.values():
        held.setdefault(ruling.subject, []).append(ruling)
    contested = {ruling.id for group in held.values() if _disputed(group) for ruling in group}
    agreed = [ruling for ruling in last.values() if ruling.id not in contested]
    return Standing(
        verdicts=_verdicts(held.values()),
        same=tuple(_pair(one) for one in reversed(agreed) if one.kind == "same"),
        different=frozenset(_pair(ruling) for ruling in agreed if ruling.kind == "different"),
        places=tuple((r.subjects[0], r.placing) for r in agreed if r.placing),
        grades=_grades(last.values()),
        states=_states(rulings, gone, held.values()),
        cells=tuple(ruling for ruling in agreed if ruling.kind == "cell"),
        against=frozenset(r.subjects[0] for r in agreed if r.kind == "against-interest"),
    )


def rows(rulings: Sequence[Ruling]) -> tuple[RulingRow, ...]:
    """Give the rulings as rows, each with its state, in the order of the record."""
    states = standing(rulings).states
    return tuple(
        RulingRow(
            id=ruling.id,
            kind=ruling.kind,
            subjects=ruling.subjects,
            placing=ruling.placing,
            grading=ruling.grading,
            coding=ruling.coding,
            codebook=ruling.codebook,
            reason=ruling.reason,
            by=ruling.by,
            at=ruling.at,
            state=states[ruling.id],
        )
        for ruling in rulings
    )


def told(row: RulingRow) -> str:
    """Say in words who ruled what, when and why: `same act_… act_…, by anna on 2026-11-23: why`."""
    what: str = row.kind
    if row.placing:
        point = row.placing
        what = f"place at {point.lat}, {point.lon} within {point.radius_km:g} km ({point.source})"
    elif row.grading:
        what = f"grade {row.grading.words()}"
    elif row.coding:
        what = f"{row.kind} {row.coding.told()} in"
    why = f": {row.reason}" if row.reason else ""
    return f"{what} {' '.join(row.subjects)}, by {row.by} on {row.at[:10]}{why}"


def _disputed(group: Sequence[Ruling]) -> bool:
    return len({ruling.says for ruling in group}) > 1


def _pair(ruling: Ruling) -> Pair:
    one, other = ruling.subjects
    return one, other


def _verdicts(groups: Iterable[Sequence[Ruling]]) -> dict[str, Verdict]:
    words: Mapping[str, Verdict] = {"accept": "accepted", "reject": "rejected"}
    return {
        group[0].subjects[0]: "disputed" if _disputed(group) else words[group[0].kind]
        for group in groups
        if group[0].kind in words
    }


def _grades(rulings: Iterable[Ruling]) -> dict[str, tuple[Ruling, ...]]:
    found: dict[str, tuple[Ruling, ...]] = {}
    for ruling in rulings:
        if ruling.kind == "grade":
            graded = (*found.get(ruling.subjects[0], ()), ruling)
            found[ruling.subjects[0]] = tuple(sorted(graded, key=lambda one: one.id))
    return found


def _states(
    rulings: Iterable[Ruling], gone: frozenset[str], groups: Iterable[Sequence[Ruling]]
) -> dict[str, State]:
    states: dict[str, State] = {
        ruling.id: "undone" if ruling.id in gone else "replaced" for ruling in rulings
    }
    for group in groups:
        state: State = "disputed" if _disputed(group) else "stands"
        states |= {ruling.id: state for ruling in group}
    return states
