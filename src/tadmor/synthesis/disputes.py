"""Where accounts do not agree on who held a place: the days that depend on whom one follows.

Only days that a row's bounds make sure of count. The rows of one origin are never at odds: a copy
says what its original says, and where it differs it is a fault of copying.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

from tadmor.model.disputes import DisputedRow, DisputeKind, DisputeSide
from tadmor.model.findings import ClaimRow, ControlRow, Party
from tadmor.synthesis.days import number, written
from tadmor.synthesis.lookup import folded, key

Related: TypeAlias = Callable[[str, str], bool]
Rows: TypeAlias = tuple[ControlRow, ...]

SPEAKING = frozenset({"held", "besieged", "contested", "withdrawn"})
SENTENCES: Mapping[DisputeKind, str] = {
    "holder": "One account has another holder than the other.",
    "state": "One account has it held; by the other that is not so, or not of the whole.",
}
ONE_DAY = "It is a day on which it is said to change hands: they may speak of different hours."


def disputed(
    rows: Iterable[ControlRow],
    claims: Iterable[ClaimRow] = (),
    related: Related = lambda _one, _other: False,
) -> tuple[DisputedRow, ...]:
    """Give the stretches of days for which accounts of different origin say different things.

    `claims` are those that the rows rest on, and `related` says of the ids of two of them whether
    they go back to one origin. The order of the rows does not matter.
    """
    places: dict[str, list[ControlRow]] = defaultdict(list)
    for row in rows:
        if row.state in SPEAKING and row.account != "fused":
            places[key(row.place)].append(row)
    odds = _Odds({claim.id: claim for claim in claims}, related)
    found = (row for _, held in sorted(places.items()) for row in _stretches(held, odds))
    return tuple(sorted(found, key=lambda row: (row.place.name, row.place.id or "", row.first)))


def sure_days(row: ControlRow) -> tuple[float, float]:
    """Give the first day that a row is sure of and the first day after its last one.

    The day of a change is the new state's; a day of evidence before it is the old one's.
    """
    seen = number(row.last_evidence)
    start = number(row.start_max, seen)
    if row.end_max is None:
        return start, seen + 1
    end = number(row.end_min)
    return start, end + (end == seen and row.end_min != row.end_max)


def _stretches(held: Sequence[ControlRow], odds: "_Odds") -> Iterator[DisputedRow]:
    """Go from day to day on which a row begins or ends; stretches of the same sides are one."""
    found: list[tuple[float, float, Rows]] = []
    for first, after, rows in _running(held):
        quarrel = odds.among(rows)
        before = found[-1] if found else None
        if quarrel and before and before[1] == first and _told(before[2]) == _told(quarrel):
            found[-1] = (before[0], after, tuple(dict.fromkeys((*before[2], *quarrel))))
        elif quarrel:
            found.append((first, after, quarrel))
    for first, after, rows in found:
        days = written(first), written(after - 1)
        if days[0] and days[1]:
            yield odds.row(rows, days[0], days[1])


def _running(held: Sequence[ControlRow]) -> Iterator[tuple[float, float, Rows]]:
    """Give the rows that run from each edge to the next."""
    edges: dict[float, list[tuple[bool, ControlRow]]] = defaultdict(list)
    for row in sorted(held, key=_order):
        first, after = sure_days(row)
        if first < after:
            edges[first].append((True, row))
            edges[after].append((False, row))
    running: dict[int, ControlRow] = {}
    for day, after in pairwise(sorted(edges)):
        for begins, row in edges[day]:
            if begins:
                running[id(row)] = row
            else:
                del running[id(row)]
        yield day, after, tuple(sorted(running.values(), key=_order))


def _order(row: ControlRow) -> tuple[str, ...]:
    account = row.account if isinstance(row.account, Party) else Party(id=None, name=row.account)
    return (account.name, account.id or "", row.state, *row.because)


class _Odds:
    """What is at odds with what: of rows that run on the same days."""

    def __init__(self, claims: Mapping[str, ClaimRow], related: Related) -> None:
        self.claims = claims
        self.related = related
        self._one: dict[tuple[tuple[str, ...], tuple[str, ...]], bool] = {}

    def among(self, rows: Rows) -> Rows:
        """Give those of the rows that are at odds with another, and those that agree with them."""
        quarrel: list[ControlRow] = []
        for one, other in combinations(rows, 2):
            if self._kind(one, other) and not self._is_one_origin(one, other):
                quarrel += [one, other]
        sides = _told(quarrel)
        return tuple(row for row in rows if _told((row,)) <= sides)

    def row(self, rows: Rows, first: str, last: str) -> DisputedRow:
        """Write a stretch: its sides in a fixed order, most origins first."""
        kinds = {self._kind(one, other) for one, other in combinations(rows, 2)}
        kind: DisputeKind = "holder" if "holder" in kinds else "state"
        turns = first == last and any(row.start_max == first for row in rows)
        sides = sorted(self._sides(rows), key=lambda side: (-side.origins, side.accounts[0].name))
        located = next((row for row in rows if row.lat is not None), rows[0])
        return DisputedRow(
            kind=kind,
            place=rows[0].place,
            lat=located.lat,
            lon=located.lon,
            first=first,
            last=last,
            sides=tuple(sides),
            why=" ".join([SENTENCES[kind], *([ONE_DAY] if turns else [])]),
        )

    def _kind(self, one: ControlRow, other: ControlRow) -> DisputeKind | None:
        if one.account == other.account:
            return None
        whole = [row for row in (one, other) if row.state in {"held", "besieged"}]
        if len(whole) == 2:
            return "holder" if _differ(one.holder, other.holder) else None
        if len(whole) == 1 and whole[0].state == "held":
            rest = other if whole[0] is one else one
            left = rest.state == "contested" or self._is_left_by(rest, whole[0].holder)
            return "state" if left else None
        return None

    def _is_left_by(self, row: ControlRow, holder: Party | None) -> bool:
        """Say whether those who withdrew by a row are the holder."""
        found = (self.claims.get(id_) for id_ in row.because)
        left = {claim.actors.get("who") for claim in found if claim and claim.frame == "withdraw"}
        return holder is not None and holder.id is not None and holder.id in left

    def _is_one_origin(self, one: ControlRow, other: ControlRow) -> bool:
        """Say whether all that a row rests on goes back to what another rests on."""
        pair = (one.because, other.because)
        if pair not in self._one:
            less, more = sorted(pair, key=len)
            self._one[pair] = all(any(self.related(mine, its) for its in more) for mine in less)
        return self._one[pair]

    def _sides(self, rows: Rows) -> Iterator[DisputeSide]:
        """Put together the rows that say the same; a longer and a shorter name may be one party."""
        groups: list[list[ControlRow]] = []
        for row in sorted(rows, key=lambda row: -len(row.holder.name) if row.holder else 0):
            for group in groups:
                if group[0].state == row.state and _may_be_one(group[0].holder, row.holder):
                    group.append(row)
                    break
            else:
                groups.append([row])
        for group in groups:
            ordered = sorted(group, key=_order)
            accounts = {key(row.account): row.account for row in ordered if row.account != "fused"}
            yield DisputeSide(
                holder=group[0].holder,
                state=group[0].state,
                accounts=tuple(accounts.values()),
                origins=self._origins(ordered),
                because=tuple(dict.fromkeys(id_ for row in ordered for id_ in row.because)),
            )

    def _origins(self, rows: Sequence[ControlRow]) -> int:
        groups: list[list[ControlRow]] = []
        for row in rows:
            touching = [
                group for group in groups if any(self._is_one_origin(row, one) for one in group)
            ]
            groups = [group for group in groups if group not in touching]
            groups.append([row, *(one for group in touching for one in group)])
        return len(groups)


def _told(rows: Iterable[ControlRow]) -> frozenset[tuple[str, str]]:
    """Give what rows say, by whomever."""
    return frozenset((row.state, key(row.holder) if row.holder else "") for row in rows)


def _differ(one: Party | None, other: Party | None) -> bool:
    """Say whether two are known to be two parties, and not the longer and shorter of one name."""
    known = one is not None and other is not None and one.id is not None and other.id is not None
    return known and one != other and not _may_be_one(one, other)


def _may_be_one(one: Party | None, other: Party | None) -> bool:
    """Say whether two names may be one party's: "Syrian army", "army"."""
    if one is None or other is None:
        return one is other
    words = sorted((folded(one.name).split(), folded(other.name).split()), key=len)
    return key(one) == key(other) or (len(words[0]) == 1 and words[1][-1:] == words[0])
