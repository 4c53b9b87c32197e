"""The signs of one account on one place, put in order: one for each change, however often told.

Who tells a change twice, once with the day and once with the month or with no date, tells one
change. What has no date is used only where it cannot be mere background:

- a change without a date supports the latest change to the same holder that the account dates;
- otherwise it is dropped where the same document dates something else of the place, and, if a
  narrator tells it, where the account dates anything else before it;
- fighting without a date is dropped unless it is said to go on, and a change without a date that
  names nobody ("the fall of the town") is dropped.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tadmor.synthesis.lookup import key, same
from tadmor.synthesis.signs import Effect, Sign

RANK: tuple[Effect, ...] = (
    *("besieges", "contests", "leaves", "ends", "loses", "takes", "holds", "stays"),
)
CHANGES = frozenset({"takes", "loses", "leaves", "ends"})


def settled(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Give the signs in order of time, each change once; their order given does not matter."""
    given = sorted(signs, key=_precision)
    placed = _Placed()
    for sign in (sign for sign in given if sign.dated):
        if sign.effect not in CHANGES or not placed.supports(sign):
            placed.add(sign)
    dated = tuple(placed.signs)
    for sign in (sign for sign in given if not sign.dated):
        if not placed.supports(sign) and _is_news(sign, dated):
            placed.add(sign)
    return tuple(sorted(placed.signs, key=_order))


class _Placed:
    """The changes that are told so far, the most narrowly dated first."""

    def __init__(self) -> None:
        self.signs: list[Sign] = []
        self._of_day: dict[float, list[int]] = defaultdict(list)

    def add(self, sign: Sign) -> None:
        if sign.low == sign.high:
            self._of_day[sign.high].append(len(self.signs))
        self.signs.append(sign)

    def supports(self, sign: Sign) -> bool:
        """Add a sign to the latest change that it may tell again; say whether there is one."""
        if sign.now or sign.effect not in CHANGES | {"holds"}:
            return False
        fitting = [index for index in self._near(sign) if _tells(sign, self.signs[index])]
        if not fitting:
            return False
        index = max(fitting, key=lambda index: _order(self.signs[index]))
        self.signs[index] = _merged(self.signs[index], sign)
        return True

    def _near(self, sign: Sign) -> Iterable[int]:
        """Give what may be the same change: a day's sign comes before all that are wider."""
        if sign.low == sign.high:
            return self._of_day[sign.high]
        return range(len(self.signs))


def _precision(sign: Sign) -> tuple[object, ...]:
    return (sign.high - sign.low, sign.high, sign.last, RANK.index(sign.effect), sign.claims)


def _order(sign: Sign) -> tuple[object, ...]:
    return (sign.high, sign.low, RANK.index(sign.effect), sign.last, sign.claims)


def _tells(sign: Sign, placed: Sign) -> bool:
    return placed.low <= sign.high and sign.low <= placed.high and _alike(placed, sign)


def _alike(placed: Sign, sign: Sign) -> bool:
    """Say whether the second may tell the same change as the first, in no more detail."""
    if sign.effect == "leaves":
        return placed.effect == "leaves" and same(placed.goes, sign.goes)
    if placed.effect == "holds":
        return sign.effect == "holds" and same(placed.comes, sign.comes)
    if placed.effect == "takes" and sign.comes is not None:
        return same(placed.comes, sign.comes)
    if sign.comes is not None or sign.effect == "holds":
        return False
    if placed.effect == "takes":
        return not same(placed.comes, sign.goes)
    return placed.effect in {"loses", "ends"} and _may_be_same(placed, sign)


def _may_be_same(placed: Sign, sign: Sign) -> bool:
    return sign.goes is None or placed.goes is None or same(placed.goes, sign.goes)


def _merged(placed: Sign, sign: Sign) -> Sign:
    if placed.effect == "holds":
        return replace(placed, claims=(*placed.claims, *sign.claims))
    return replace(
        placed,
        goes=placed.goes or sign.goes,
        low=max(placed.low, sign.low),
        high=min(placed.high, sign.high),
        sure=max(placed.sure, sign.sure),
        last=min(placed.last, sign.last),
        claims=(*placed.claims, *sign.claims),
    )


def _is_news(sign: Sign, dated: Iterable[Sign]) -> bool:
    """Say whether a sign without a date may be folded at the day of saying."""
    if sign.effect == "stays":
        return True
    if sign.effect in {"contests", "besieges"} and not (sign.now or sign.goes or sign.comes):
        return False
    if sign.effect in {"takes", "loses"} and not (sign.comes or sign.goes):
        return False
    others = [
        other for other in dated if other.effect != "stays" and _outcome(other) != _outcome(sign)
    ]
    if any(other.document == sign.document for other in others):
        return False
    return sign.told or sign.now or not any(other.low <= sign.high for other in others)


def _outcome(sign: Sign) -> tuple[str, str | None]:
    if sign.effect in {"takes", "holds"}:
        return "held", key(sign.comes) if sign.comes else None
    return sign.effect, None
