"""Rounds of blind coding, and which codings count: pure functions of the rulings.

In a round two people code one text, and neither sees what the other marked until both have said
that they are done. Then the round is closed for good. What both marked alike counts; what differs
waits until somebody settles it with a ruling of his own, beside the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from tadmor.model.rulings import Ruling, State, standing, undone
from tadmor.model.values import value

HIDDEN, SHOWN = "hidden", "shown"


@value
class Round:
    """Two people coding the document with this hash.

    `hidden`: they do not see the machine's findings there either. `done` are those who have said
    so, `codings` each one's that stood when the round was closed, or stand now.
    """

    id: str
    document: str
    hidden: bool
    coders: tuple[str, str]
    done: frozenset[str] = frozenset()
    codings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether somebody still codes."""
        return not self.done.issuperset(self.coders)

    def has(self, ruling: Ruling) -> bool:
        """Say whether a ruling is a coding by one of its coders in its document."""
        coding = ruling.coding
        return (
            ruling.kind == "code"
            and coding is not None
            and coding.document == self.document
            and ruling.by in self.coders
        )


def rounds(rulings: Sequence[Ruling]) -> tuple[Round, ...]:
    """Give every round of blind coding, oldest first, with the codings made while it was open."""
    held: dict[str, Round] = {}
    for at, ruling in enumerate(rulings):
        match ruling.kind:
            case "blind":
                held[ruling.id] = _opened(ruling)
            case "undo":
                _taken_back(held, ruling)
            case "done" if (of := held.get(ruling.subjects[0])) and of.is_open:
                done = replace(of, done=of.done | {ruling.by})
                held[of.id] = done if done.is_open else _with_codings(done, rulings[: at + 1])
    return tuple(_with_codings(of, rulings) if of.is_open else of for of in held.values())


def _opened(ruling: Ruling) -> Round:
    document, shown, one, other = ruling.subjects
    return Round(id=ruling.id, document=document, hidden=shown == HIDDEN, coders=(one, other))


def _taken_back(held: dict[str, Round], ruling: Ruling) -> None:
    """Close off what is undone while a round is open: the round itself, or a "done"."""
    for of in tuple(held.values()):
        if of.is_open and of.id in ruling.subjects:
            del held[of.id]


def _with_codings(of: Round, rulings: Sequence[Ruling]) -> Round:
    """Give a round the codings that stand by some rulings and were made since it was opened."""
    gone, begun = undone(rulings), False
    last: dict[str, dict[object, Ruling]] = {coder: {} for coder in of.coders}
    for ruling in rulings:
        begun = begun or ruling.id == of.id
        if begun and of.has(ruling) and ruling.id not in gone:
            last[ruling.by].pop(ruling.subject, None)
            last[ruling.by][ruling.subject] = ruling
    return replace(of, codings={coder: tuple(made.values()) for coder, made in last.items()})


def seen_by(rulings: Sequence[Ruling], viewer: str | None) -> tuple[Ruling, ...]:
    """Leave out what others marked in rounds that are open; nobody in particular sees nothing."""
    sealed = {
        ruling.id
        for of in rounds(rulings)
        if of.is_open
        for ruling in _since(of, rulings)
        if ruling.by != viewer
    }
    return tuple(
        ruling
        for ruling in rulings
        if ruling.id not in sealed and not (ruling.kind == "undo" and sealed & {*ruling.subjects})
    )


def _since(of: Round, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    begun, found = False, []
    for ruling in rulings:
        begun = begun or ruling.id == of.id
        if begun and of.has(ruling):
            found.append(ruling)
    return tuple(found)


def counting(rulings: Sequence[Ruling], waiting: frozenset[str]) -> tuple[Ruling, ...]:
    """Give the codings that count: those that stand, once for each subject.

    `waiting` are ids of such as differ in a closed round. What somebody settled counts instead.
    """
    states = standing(rulings).states
    settled = {
        id_
        for ruling in rulings
        if ruling.kind == "settle" and states[ruling.id] in {"stands", "disputed"}
        for id_ in ruling.subjects
    }
    out = waiting | settled
    stand = (r for r in rulings if r.coding and states[r.id] == "stands" and r.id not in out)
    return tuple({(r.coding.document, r.subject): r for r in stand if r.coding}.values())


def states_with(states: Mapping[str, State], waiting: frozenset[str]) -> dict[str, State]:
    """Give the states of rulings, where those that differ in a closed round wait."""
    wait: State = "waits"
    return {
        id_: wait if id_ in waiting and held != "undone" else held for id_, held in states.items()
    }
