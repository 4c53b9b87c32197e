"""Whether the pace of events changed after an event, as far as dated claims can tell."""

from typing import Literal, TypeAlias

from tadmor.model.findings import Party
from tadmor.model.values import value

What: TypeAlias = Literal["gains", "losses", "withdrawals", "advances", "attacks", "clashes"]


@value
class TrendRow:
    """Events on either side of an event, by one account, or by any of several ("all").

    Dates are ISO, both ends inclusive. The days of the event itself are on neither side. Where
    `*_min` and `*_max` differ, dates leave open on which side something lies; `interval` and `p`
    cover every way to place them. Rates are per 30 days. None is "without bound" for `ratio_max`,
    `ratio_min` and `interval_high`, and "cannot be said" where a side has no days.
    `detectable_rise` is the least ratio that so many events would have shown in 80 of 100 cases,
    `detectable_fall` the greatest below 1; None if no ratio, however extreme, would have.
    `fragile` says that one event less on the faster side would leave no change shown.
    """

    row: Literal["trend"] = "trend"
    account: Party | Literal["all"]
    accounts: int
    what: tuple[What, ...]
    by: str | None
    place: str | None
    event: str
    window_first: str | None
    window_last: str | None
    days_before: int
    days_after: int
    before_min: int
    before_max: int
    after_min: int
    after_max: int
    undated: int
    rate_before_min: float | None = None
    rate_before_max: float | None = None
    rate_after_min: float | None = None
    rate_after_max: float | None = None
    ratio_min: float | None = None
    ratio_max: float | None = None
    interval_low: float | None = None
    interval_high: float | None = None
    p: float | None = None
    detectable_rise: float | None = None
    detectable_fall: float | None = None
    fragile: bool = False
    finding: str
    assumption: str
    not_shown: tuple[str, ...]
    because: tuple[str, ...]
    undated_because: tuple[str, ...]


@value
class CaseEvent:
    """An event that a person names for a case: its day or days (EDTF), and its words.

    `what` says which things to count before and after it, each sort by itself; `by` whose;
    `first` and `last` (EDTF) bound the days compared.
    """

    date: str
    text: str
    what: tuple[What, ...] = ("gains", "losses")
    by: str | None = None
    first: str | None = None
    last: str | None = None


@value
class Counted:
    """One thing counted: it lies within these days, ISO and inclusive, by these claims."""

    first: str
    last: str
    because: tuple[str, ...]


@value
class Pace:
    """The pace before and after a case's event; `counted` in the order of their days.

    `counted` is None where there are more than a page draws. `began` and `ended` are the first and
    last day of the event, ISO.
    """

    event: CaseEvent
    began: str
    ended: str
    row: TrendRow
    counted: tuple[Counted, ...] | None
