"""What may be compared with what, settled before any number is looked at.

The scope of a figure is a product of four partial orders: what is counted, whom, where and when.
One scope is part of another if it is so in every one of them; then its count cannot be the larger.
Scopes that are neither the same nor part of one another are incomparable, and a reason says why.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Literal, TypeAlias

from tadmor.model.reading import FigureKind
from tadmor.model.values import value
from tadmor.synthesis.figures.victims import Victims

Standing: TypeAlias = Literal["same", "part", "whole", "incomparable"]

# The kinds that hold all of a kind. Casualties may be missing or ill besides: no sum of the others.
WITHIN: Mapping[str, frozenset[str]] = {
    "killed": frozenset({"killed", "killed-or-wounded", "casualties"}),
    "wounded": frozenset({"wounded", "killed-or-wounded", "casualties"}),
    "killed-or-wounded": frozenset({"killed-or-wounded", "casualties"}),
}


@value
class Where:
    """A place by its id in the case and the country it lies in; `whole` if it is that country."""

    id: str
    country: str | None = None
    whole: bool = False


@value
class Scope:
    """What one figure is a figure of. None is a part that is not known.

    `first` and `last` are ISO days, inclusive. Of a `total` it is not known from when it runs, only
    that it is no count of those days alone: it compares with other totals up to the same day.
    """

    kind: FigureKind
    victims: Victims | None
    where: Where | None
    first: str | None
    last: str | None
    total: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Say what is not known of it: what lacks any of this is comparable with nothing."""
        told = {
            "whom it counts": self.victims is not None,
            "where": self.where is not None,
            "from when to when": self.first is not None and self.last is not None,
        }
        return tuple(part for part, known in told.items() if not known)


@value
class Comparison:
    """How one scope stands to another, and the reason where they cannot be compared."""

    standing: Standing
    reason: str | None = None


def compare(one: Scope, other: Scope) -> Comparison:
    """Say whether one scope is the same as another, part of it, or holds it."""
    gaps = dict.fromkeys((*one.missing, *other.missing))
    if gaps:
        return _apart(f"not both say {' and '.join(gaps)}")
    if one.total != other.total:
        return _apart("one is a running total, the other a count of its days alone")
    return _ordered(one, other)


def _ordered(one: Scope, other: Scope) -> Comparison:
    down = {reason: within(one, other) for reason, within in ORDERS.items()}
    up = {reason: within(other, one) for reason, within in ORDERS.items()}
    if all(down.values()):
        return Comparison(standing="same" if all(up.values()) else "part")
    if all(up.values()):
        return Comparison(standing="whole")
    apart = (reason for reason in ORDERS if not down[reason] and not up[reason])
    return _apart(next(apart, "each is the wider one in something"))


def _apart(reason: str) -> Comparison:
    return Comparison(standing="incomparable", reason=reason)


def _kind(one: Scope, other: Scope) -> bool:
    return other.kind in WITHIN.get(one.kind, frozenset({one.kind}))


def _victims(one: Scope, other: Scope) -> bool:
    return one.victims is not None and other.victims is not None and one.victims >= other.victims


def _where(one: Scope, other: Scope) -> bool:
    if one.where is None or other.where is None:
        return False
    inside = other.where.whole and one.where.country == other.where.country is not None
    return one.where.id == other.where.id or inside


def _when(one: Scope, other: Scope) -> bool:
    days = (other.first, one.first, one.last, other.last)
    if one.total or other.total:
        return one.first == other.first and one.last == other.last
    return all(
        early is not None and late is not None and early <= late for early, late in pairwise(days)
    )


# Each order with the reason that is given where it does not relate two scopes.
ORDERS: Mapping[str, Callable[[Scope, Scope], bool]] = {
    "they count different things": _kind,
    "they count different people": _victims,
    "they are of different places": _where,
    "they are of different days": _when,
}
