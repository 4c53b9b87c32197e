"""The pace of gains or losses before and after the events that a person names, for the page."""

from collections.abc import Iterator, Sequence

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.time import bounds
from tadmor.model.trends import CaseEvent, Counted, Pace, TrendRow
from tadmor.synthesis.days import written
from tadmor.synthesis.happenings import happenings
from tadmor.synthesis.lookup import Lookup
from tadmor.synthesis.trends import trends

MOST_ACCOUNTS = 8
"""Accounts for which a page carries one comparison, those that tell of most first."""

MOST_COUNTED = 200
"""Things counted that a page draws in one comparison."""


def paces(collection: Collection, events: Sequence[CaseEvent]) -> tuple[Pace, ...]:
    """Compare the pace before and after each event: by any account first, then by single ones."""
    return tuple(_paces(collection, events)) if events else ()


def _paces(collection: Collection, events: Sequence[CaseEvent]) -> Iterator[Pace]:
    lookup = Lookup(collection)
    claims = {claim.id: claim for claim in collection.claims}
    for event in events:
        when = bounds(event.date)
        for what in event.what:
            rows = trends(
                collection,
                event=event.date,
                what=(what,),
                by=event.by,
                first=event.first,
                last=event.last,
            )
            for row in _kept(rows):
                yield Pace(
                    event=event,
                    began=str(when.start_min),
                    ended=str(when.end_max),
                    row=row,
                    counted=_counted([claims[id_] for id_ in row.because], lookup),
                )


def _kept(rows: Sequence[TrendRow]) -> Sequence[TrendRow]:
    every = [row for row in rows if row.account == "all"]
    single = sorted((row for row in rows if row.account != "all"), key=_fewest)
    return (*every, *single[:MOST_ACCOUNTS])


def _fewest(row: TrendRow) -> int:
    return -len(row.because)


def _counted(claims: Sequence[ClaimRow], lookup: Lookup) -> tuple[Counted, ...] | None:
    """Put the claims of a row together again: the same things, since others had no part in them."""
    found = sorted(happenings(claims, lookup), key=lambda one: (one.low, one.high))
    if len(found) > MOST_COUNTED:
        return None
    return tuple(
        Counted(
            first=str(written(one.low)),
            last=str(written(one.high)),
            because=tuple(claim.id for claim in one.claims),
        )
        for one in found
    )
