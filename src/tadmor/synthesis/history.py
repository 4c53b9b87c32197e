"""The history of one place by one account: its settled signs folded into states, one after another.

`docs/control.md` has the table. A state runs from its start to the change that ends it; both are
brackets: the last day on which the old state is known, the first of the new. The last state is
open, and only carried on after its last evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import inf

from tadmor.model.findings import ControlState, Party
from tadmor.synthesis.lookup import key, same
from tadmor.synthesis.settling import CHANGES
from tadmor.synthesis.signs import Days, Sign

SAME_CHANGE_DAYS = 3
"""Tellings of one change may differ by so many days; further apart the place was lost between."""


@dataclass(slots=True)
class Phase:
    """A state while it is being folded; days are numbers, an open end is None."""

    state: ControlState
    holder: Party | None
    start: Days
    sure: float
    last: float
    because: list[str] = field(default_factory=list)
    end: Days | None = None

    def add(self, sign: Sign) -> None:
        """Take a sign that agrees as further evidence."""
        self.sure, self.last = max(self.sure, sign.sure), max(self.last, sign.last)
        self.because.extend(claim for claim in sign.claims if claim not in self.because)


def history(signs: Iterable[Sign]) -> tuple[Phase, ...]:
    """Fold settled signs, in their order, into the states of the place and who was present."""
    course = _Course()
    presence = _Presence()
    for sign in signs:
        presence.fold(sign)
        if sign.effect != "stays":
            course.fold(sign)
    return (*course.phases, *presence.phases)


class _Course:
    """Who holds the place: one state at a time."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []

    @property
    def now(self) -> Phase | None:
        return self.phases[-1] if self.phases else None

    def fold(self, sign: Sign) -> None:
        match sign.effect:
            case "takes" | "holds":
                self._hold(sign)
            case "loses" if sign.comes is not None:
                self._hold(sign)
            case "loses":
                self._lose(sign)
            case "ends" if self.now and same(self.now.holder, sign.goes):
                self._lose(sign)
            case "ends":
                return
            case "leaves":
                self._leave(sign)
            case "contests":
                self._contest(sign)
            case _:
                self._besiege(sign)

    def _hold(self, sign: Sign) -> None:
        now = self.now
        if sign.comes is None and sign.effect == "holds":
            return
        if sign.comes is None:
            self._lose(sign)
        elif now and now.state == "held" and same(now.holder, sign.comes):
            self._again(now, sign)
        elif before := self._before_the_change(sign):
            before.add(sign)
        elif now and self._is_rival(now, sign):
            now.state, now.holder = "contested", None
            now.add(sign)
        else:
            self._open("held", sign.comes, sign)

    def _again(self, now: Phase, sign: Sign) -> None:
        """Take what says the same again; who takes a place twice had lost it in between."""
        apart = sign.low - now.start[1]
        if sign.effect == "holds" or apart <= 0:
            low, high = max(now.start[0], sign.low), min(now.start[1], sign.high)
            if low <= high:
                now.start = (low, high)
        elif apart <= SAME_CHANGE_DAYS:
            now.start = (now.start[0], sign.high)
        else:
            self._open("held", sign.comes, sign)
            now.end = (now.sure, sign.high)
            return
        now.add(sign)

    def _before_the_change(self, sign: Sign) -> Phase | None:
        """Give the state before the last change, if a sign of the same days still speaks of it."""
        if sign.effect != "holds" or len(self.phases) < 2:
            return None
        before, now = self.phases[-2:]
        fits = same(before.holder, sign.comes) and sign.last <= now.start[1]
        return before if fits and before.state == "held" else None

    def _is_rival(self, now: Phase, sign: Sign) -> bool:
        """Say whether two are said to have taken the place on one and the same day."""
        on_one_day = now.start == (sign.low, sign.high) and sign.low == sign.high
        return sign.effect == "takes" and now.state == "held" and on_one_day

    def _lose(self, sign: Sign) -> None:
        now = self.now
        if now and now.state in {"unknown", "withdrawn"}:
            now.add(sign)
        else:
            self._open("unknown", None, sign)

    def _leave(self, sign: Sign) -> None:
        now = self.now
        if now is None or now.state == "unknown" or same(now.holder, sign.goes):
            self._open("withdrawn", None, sign)
        elif now.state == "withdrawn":
            now.add(sign)

    def _contest(self, sign: Sign) -> None:
        now = self.now
        agrees = now and now.state == "held" and same(now.holder, sign.comes)
        if now and (now.state == "contested" or agrees):
            now.add(sign)
        elif not (now and now.holder and sign.goes and not same(now.holder, sign.goes)):
            self._open("contested", now.holder if now else None, sign)

    def _besiege(self, sign: Sign) -> None:
        now = self.now
        if now and now.state == "besieged":
            now.add(sign)
        elif not (now and now.holder and same(now.holder, sign.comes)):
            self._open("besieged", now.holder if now else None, sign)

    def _open(self, state: ControlState, holder: Party | None, sign: Sign) -> None:
        """End the state before, between its last sure day and the first of the new, and go on."""
        because = list(sign.claims)
        now = self.now
        if now and now.state in {"withdrawn", "unknown"} and sign.high <= now.start[1]:
            # Left and taken, or fallen and taken, in the same days is one change.
            because = [*now.because, *because]
            self.phases.pop()
            now = self.now
        if now is None and sign.goes and sign.effect in {"takes", "loses"}:
            now = self._former(sign.goes, sign)
        elif now and now.state != "contested" and _is_loss_of(now, sign):
            # Who loses a place, or leaves it, had it until then.
            now.add(replace(sign, sure=sign.low, last=sign.high))
        low = max(sign.low, now.sure) if now else sign.low
        bracket = (min(low, sign.high), sign.high)
        if now:
            # Nobody says how long fighting lasted that is not told of again.
            seen = min(now.last, bracket[0]) if now.state == "contested" else bracket[0]
            now.end = (seen, bracket[1])
        last = sign.last
        self.phases.append(Phase(state, holder, bracket, max(sign.sure, low), last, because))

    def _former(self, holder: Party, sign: Sign) -> Phase:
        """Give the state before the first change: who lost the place had held it."""
        former = Phase("held", holder, (-inf, sign.high), sign.low, sign.high, list(sign.claims))
        self.phases.append(former)
        return former


def _is_loss_of(phase: Phase, sign: Sign) -> bool:
    return sign.effect in CHANGES and same(phase.holder, sign.goes)


class _Presence:
    """Who is said to be there, whoever holds the place: one state for each party."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []
        self.here: dict[str, Phase] = {}

    def fold(self, sign: Sign) -> None:
        if sign.effect == "stays" and sign.comes:
            here = self.here.get(key(sign.comes))
            if here:
                here.add(sign)
            else:
                self._arrive(sign.comes, sign)
        elif sign.effect in {"leaves", "loses", "ends"} and sign.goes:
            left = self.here.pop(key(sign.goes), None)
            if left:
                low = min(max(left.sure, sign.low), sign.high)
                left.end = (low, sign.high)

    def _arrive(self, who: Party, sign: Sign) -> None:
        start = (sign.low, sign.high)
        phase = Phase("presence", who, start, sign.sure, sign.last, list(sign.claims))
        self.phases.append(phase)
        self.here[key(who)] = phase
