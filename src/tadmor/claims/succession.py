"""Entries of one place are told in order: each day bounds those of the entries around it.

"Captured by X in 2022. Recaptured by Y on 10 May 2022." leaves X the days up to 10 May.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tadmor.model.reading import Bounds, Claim

DATED = frozenset({"gain", "loss", "withdraw"})


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """Narrow when each entry of a list happened by the entries before and behind it."""
    found: list[Claim] = []
    for name, group in groupby(claims, key=_entry):
        told = list(group)
        found.extend(_narrowed(told) if name else told)
    return found


def _entry(claim: Claim) -> object:
    """Give what the entries of one place share: where it is named, outside their own words."""
    named = claim.roles.get("place", ())[:1]
    event = claim.times.event
    dated = event is not None and event.start_max is not None and claim.time is not None
    heading = named and not claim.span.covers(named[0])
    return (claim.place, named[0]) if heading and dated and claim.frame in DATED else None


def _narrowed(claims: list[Claim]) -> Iterator[Claim]:
    lows = [_event(claim).start_min for claim in claims]
    highs = [_event(claim).start_max or "" for claim in claims]
    for at, claim in enumerate(claims):
        low = max((day for day in lows[: at + 1] if day), default=None)
        high = min(highs[at:])
        yield claim if low and low > high else _within(claim, low, high)


def _event(claim: Claim) -> Bounds:
    return claim.times.event or Bounds()


def _within(claim: Claim, low: str | None, high: str) -> Claim:
    """Keep the event of a claim, and the start of the state it gives, within two days."""
    event, valid = _event(claim), claim.times.valid
    event = replace(event, start_min=low, start_max=high)
    if event.end_max and event.end_max > high:
        event = replace(event, end_max=high)
    if valid:
        valid = replace(valid, start_min=low, start_max=high)
    return replace(claim, times=replace(claim.times, event=event, valid=valid))
