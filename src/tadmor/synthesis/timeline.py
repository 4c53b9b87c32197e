"""What each account says happened and when: one lane for each, in order of time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import inf

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.reading import Bounds
from tadmor.model.time import bounds
from tadmor.model.timeline import TimelineRow
from tadmor.synthesis.days import number
from tadmor.synthesis.labels import label
from tadmor.synthesis.lookup import Lookup

HAPPENED = frozenset({"completed", "ongoing"})


def timeline(
    collection: Collection, related: Callable[[str, str], bool] = lambda _one, _other: False
) -> tuple[TimelineRow, ...]:
    """Give every dated claim of something that happened or held, by account and then by date.

    What is denied, planned, ordered, hypothetical or failed did not happen by that account. What
    several accounts assert is marked on the row of each; `related` says of the ids of two claims
    whether they go back to one origin.
    """
    lookup = Lookup(collection)
    rows = [row for claim in collection.claims if (row := _row(claim, lookup))]
    return tuple(sorted(_shared(rows, related), key=_order))


def _shared(
    rows: Sequence[TimelineRow], related: Callable[[str, str], bool]
) -> Iterable[TimelineRow]:
    """Mark what several accounts tell, each account once, copies apart."""
    alike: defaultdict[str, dict[Party, TimelineRow]] = defaultdict(dict)
    for row in rows:
        if row.assertion is not None:
            alike[row.assertion].setdefault(row.account, row)
    for row in rows:
        told = alike[row.assertion or ""]
        others = [one for account, one in told.items() if account != row.account]
        copies = [one for one in others if related(row.claim, one.claim)]
        yield replace(row, also=_accounts(others), copies=_accounts(copies))


def _accounts(rows: Iterable[TimelineRow]) -> tuple[Party, ...]:
    return tuple(sorted({row.account for row in rows}, key=lambda one: (one.name, one.id or "")))


def _row(claim: ClaimRow, lookup: Lookup) -> TimelineRow | None:
    when = _when(claim)
    if claim.polarity != "asserts" or claim.aspect not in HAPPENED or when is None:
        return None
    words = label(claim, lookup)
    if words is None:
        return None
    return TimelineRow(
        account=claim.originating_source,
        claim=claim.id,
        frame=claim.frame,
        place=lookup.place(claim.place),
        start_min=when.start_min,
        start_max=when.start_max,
        end_min=when.end_min,
        end_max=when.end_max,
        label=words,
        quote=claim.quote,
        assertion=claim.assertion,
    )


def _when(claim: ClaimRow) -> Bounds | None:
    """Give when it was, if the claim dates it: the day of saying alone is no date."""
    when = claim.times.event
    if claim.frame == "control" and "/" in (claim.time or ""):
        when = bounds(claim.time)
    dated = when is not None and (when.start_min or when.end_min)
    return when if dated else None


def _order(row: TimelineRow) -> tuple[object, ...]:
    days = (number(row.start_min), number(row.start_max, inf))
    return (row.account.name, row.account.id or "", *days, row.claim)
