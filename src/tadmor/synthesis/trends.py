"""Whether the pace of events changed after an event: counts, rates, and what they cannot tell.

Each account stands by itself; one more row counts what any of them tells, each thing once. The
arithmetic is in `rates.py`, what counts as one event in `happenings.py`. `docs/trends.md` explains.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf, isinf
from typing import Literal, NamedTuple

from tadmor.errors import UsageError
from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.time import bounds
from tadmor.model.trends import TrendRow, What
from tadmor.synthesis import rates
from tadmor.synthesis.control import asked_places, is_of
from tadmor.synthesis.days import number, written
from tadmor.synthesis.happenings import Happening, days, happened, happenings, is_what
from tadmor.synthesis.lookup import Lookup, account_key
from tadmor.synthesis.rates import Sides
from tadmor.synthesis.trend_words import ASSUMPTION, LEVEL, finding, not_shown

MONTH = 30
DIGITS = 6  # more would differ between machines


class Asked(NamedTuple):
    """The question: which events, before and after what, between which days."""

    what: tuple[What, ...]
    event: str
    by: str | None
    place: str | None
    places: frozenset[str]
    first: float
    last: float


class Stretch(NamedTuple):
    """Days from one to another, both inclusive; none if the last comes before the first."""

    first: float
    last: float

    @property
    def length(self) -> int:
        """Count the days."""
        return max(0, int(self.last - self.first) + 1) if self.first <= self.last else 0

    def may_hold(self, one: Happening) -> bool:
        """Say whether it may have been on one of these days."""
        return max(self.first, one.low) <= min(self.last, one.high)

    def surely_holds(self, one: Happening) -> bool:
        """Say whether it was on one of these days."""
        return self.first <= one.low and one.high <= self.last


def trends(  # noqa: PLR0913 - each is an option of the command
    collection: Collection,
    *,
    event: str,
    what: Sequence[What] = ("gains",),
    by: str | None = None,
    place: str | None = None,
    account: str | None = None,
    first: str | None = None,
    last: str | None = None,
) -> tuple[TrendRow, ...]:
    """Compare the pace of events before and after `event` (EDTF), by each account and by any.

    `first` and `last` bound the days that are compared; without them an account's run from the
    first to the last dated thing of any sort that it tells. `by`, `place` and `account` are ids or
    names; of a party's and an account's name a part is enough. Raises UsageError or NotationError.
    """
    lookup = Lookup(collection)
    asked = Asked(
        tuple(dict.fromkeys(what)),
        event,
        by,
        place,
        asked_places(place, lookup),
        number(bounds(first).start_min),
        number(bounds(last).end_max, inf),
    )
    _day_or_days(event)
    told: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in collection.claims:
        if happened(claim) and is_of(claim.originating_source, account):
            told[account_key(claim)].append(claim)
    return tuple(_rows(told.values(), asked, lookup))


def _rows(told: Iterable[Sequence[ClaimRow]], asked: Asked, lookup: Lookup) -> Iterator[TrendRow]:
    """Give a row for each account that tells of such events, then one for any of them."""
    accounts = []
    for claims in told:
        wanted = [claim for claim in claims if _is_asked(claim, asked, lookup)]
        if wanted:
            name = min((one.originating_source for one in wanted), key=lambda party: party.name)
            accounts.append((name, wanted, claims))
    for name, wanted, claims in sorted(accounts, key=lambda one: (one[0].name, one[0].id or "")):
        yield _row(name, 1, happenings(wanted, lookup), _window(claims, asked), asked)
    if len(accounts) > 1:
        every = happenings((claim for _, wanted, _ in accounts for claim in wanted), lookup)
        window = _window((claim for _, _, claims in accounts for claim in claims), asked)
        yield _row("all", len(accounts), every, window, asked)


def _is_asked(claim: ClaimRow, asked: Asked, lookup: Lookup) -> bool:
    there = asked.place is None or claim.place in asked.places
    return there and is_what(claim, asked.what, asked.by, lookup)


def _window(claims: Iterable[ClaimRow], asked: Asked) -> Stretch:
    """Give the days asked for, or those between the first and last dated thing that is told."""
    dated = [(low, high) for low, high in map(days, claims) if low > -inf and high < inf]
    first = min((low for low, _ in dated), default=inf)
    last = max((high for _, high in dated), default=-inf)
    return Stretch(
        first if isinf(asked.first) else asked.first, last if isinf(asked.last) else asked.last
    )


def _row(
    account: Party | Literal["all"],
    accounts: int,
    told: Sequence[Happening],
    window: Stretch,
    asked: Asked,
) -> TrendRow:
    begun, over = _day_or_days(asked.event)
    before = Stretch(window.first, min(window.last, begun - 1))
    after = Stretch(max(window.first, over + 1), window.last)
    dated = [one for one in told if one.dated]
    counted = [one for one in dated if before.may_hold(one) or after.may_hold(one)]
    undated = [one for one in told if not one.dated]
    row = TrendRow(
        account=account,
        accounts=accounts,
        what=asked.what,
        by=asked.by,
        place=asked.place,
        event=asked.event,
        window_first=written(window.first),
        window_last=written(window.last),
        days_before=before.length,
        days_after=after.length,
        before_min=sum(map(before.surely_holds, dated)),
        before_max=sum(map(before.may_hold, dated)),
        after_min=sum(map(after.surely_holds, dated)),
        after_max=sum(map(after.may_hold, dated)),
        undated=len(undated),
        finding="",
        assumption=ASSUMPTION,
        not_shown=(),
        because=_ids(counted),
        undated_because=_ids(undated),
    )
    row = _compared(row)
    given = not (isinf(asked.first) or isinf(asked.last))
    elsewhere = len(dated) - len(counted)
    return replace(row, finding=finding(row), not_shown=not_shown(row, elsewhere, given=given))


def _compared(row: TrendRow) -> TrendRow:
    """Add the rates and their comparison; as they are where a side has no days."""
    sides = Sides(row.days_before, row.days_after)
    if not all(sides):
        return row
    fewest, most = Sides(row.before_max, row.after_min), Sides(row.before_min, row.after_max)
    low, high = rates.interval(fewest, most, sides)
    surely = row.before_min + row.after_min
    p = rates.p_value(fewest, most, sides)
    return replace(
        row,
        rate_before_min=_short(row.before_min * MONTH / sides.before),
        rate_before_max=_short(row.before_max * MONTH / sides.before),
        rate_after_min=_short(row.after_min * MONTH / sides.after),
        rate_after_max=_short(row.after_max * MONTH / sides.after),
        ratio_min=_short(rates.ratio(fewest, sides)),
        ratio_max=_short(rates.ratio(most, sides)),
        interval_low=_short(low),
        interval_high=_short(high),
        p=_short(p),
        detectable_rise=_short(rates.detectable_rise(surely, sides)),
        detectable_fall=_short(rates.detectable_fall(surely, sides)),
        fragile=p < LEVEL <= rates.p_value(*rates.one_less(fewest, most, sides), sides),
    )


def _short(value: float | None) -> float | None:
    """Give a number by its first digits; None for what is not known or has no bound."""
    return None if value is None or isinf(value) else float(f"{value:.{DIGITS}g}")


def _ids(told: Iterable[Happening]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for one in told for claim in one.claims))


def _day_or_days(event: str) -> tuple[float, float]:
    """Give the first and last day of the event that divides the time."""
    when = bounds(event)
    first, last = number(when.start_min), number(when.end_max, inf)
    if isinf(first) or isinf(last):
        message = f'the event "{event}" has no first or no last day; give both, such as 2016-03-14'
        raise UsageError(message)
    return first, last
