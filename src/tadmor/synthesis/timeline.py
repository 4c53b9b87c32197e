"""What each account says happened and when: one lane for each, in order of time."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from math import inf
from pathlib import Path

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, TimelineRow
from tadmor.model.reading import Bounds
from tadmor.model.time import bounds
from tadmor.synthesis.days import number
from tadmor.synthesis.lookup import Lookup

HAPPENED = frozenset({"completed", "ongoing"})
NAMES = re.compile(r"\{([\w-]+)\}")
COUNTS = {"killed-or-wounded": "killed or wounded", "casualties": "casualties", None: "harmed"}


def timeline(collection: Collection) -> tuple[TimelineRow, ...]:
    """Give every dated claim of something that happened or held, by account and then by date.

    What is denied, planned, ordered, hypothetical or failed did not happen by that account.
    """
    lookup = Lookup(collection)
    rows = [row for claim in collection.claims if (row := _row(claim, lookup))]
    return tuple(sorted(rows, key=_order))


def _row(claim: ClaimRow, lookup: Lookup) -> TimelineRow | None:
    when = _when(claim)
    if claim.polarity != "asserts" or claim.aspect not in HAPPENED or when is None:
        return None
    label = _label(claim, lookup)
    if label is None:
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
        label=label,
        quote=claim.quote,
    )


def _when(claim: ClaimRow) -> Bounds | None:
    """Give when it was, if the claim dates it: the day of saying alone is no date."""
    when = claim.times.event
    if claim.frame == "control" and "/" in (claim.time or ""):
        when = bounds(claim.time)
    dated = when is not None and (when.start_min or when.end_min)
    return when if dated else None


def _label(claim: ClaimRow, lookup: Lookup) -> str | None:
    for template in _templates().get(claim.frame, ()):
        fields = {name: _field(name, claim, lookup) for name in NAMES.findall(template)}
        if all(fields.values()):
            words = template.format_map(fields)
            return words[:1].upper() + words[1:]
    return None


def _field(name: str, claim: ClaimRow, lookup: Lookup) -> str | None:
    if name == "where":
        place = lookup.place(claim.place)
        part = "part of " if claim.extent == "part" else ""
        return f"{part}{place.name}" if place else None
    if name == "count":
        kind = claim.figure.kind if claim.figure else None
        return COUNTS.get(kind, kind)
    if name in {"victims", "sides", "target"}:
        return lookup.words(claim, name)
    party = lookup.party(claim, name)
    return party.name if party else None


@cache
def _templates() -> Mapping[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))


def _order(row: TimelineRow) -> tuple[object, ...]:
    days = (number(row.start_min), number(row.start_max, inf))
    return (row.account.name, row.account.id or "", *days, row.claim)
