"""Figures by who gives them, and the ranges of those that can be compared at all.

Two figures are comparable if they count the same kind, of the same side, at the same place, over
the same days, and both or neither run on from earlier. What does not say whose, where or when is
in no range. A range is of what was stated; it is not an estimate.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, FigureGroup, FigureRow
from tadmor.model.reading import Figure
from tadmor.model.time import bounds
from tadmor.model.values import mint
from tadmor.synthesis.lookup import Lookup, folded, key, without_article

RULE = "range of what was stated; open on a side that a source leaves open"
OWNERS = ("victims", "who", "target")
HAPPENED = frozenset({"completed", "ongoing"})

# Kind, side, place, first and last day, whether it runs on from earlier.
Comparable: TypeAlias = tuple[str, str, str, str, bool]


def figures(collection: Collection) -> tuple[FigureRow | FigureGroup, ...]:
    """Give a row for each claim with a figure, then one for each group of comparable figures."""
    lookup = Lookup(collection)
    rows: list[FigureRow] = []
    groups: dict[Comparable, list[FigureRow]] = defaultdict(list)
    for claim in sorted(collection.claims, key=_order):
        if claim.figure is None:
            continue
        row = _row(claim, claim.figure, lookup)
        rows.append(row)
        if alike := _comparable(claim, claim.figure, row):
            groups[alike].append(row)
    ranges = [_group(alike, found) for alike, found in sorted(groups.items()) if len(found) > 1]
    members = {
        row.claim: mint("grp", *alike)
        for alike, found in groups.items()
        if len(found) > 1
        for row in found
    }
    return (*(replace(row, group=members.get(row.claim)) for row in rows), *ranges)


def _row(claim: ClaimRow, figure: Figure, lookup: Lookup) -> FigureRow:
    return FigureRow(
        claim=claim.id,
        kind=figure.kind,
        min=figure.min,
        max=figure.max,
        approximate=figure.approximate,
        vague=figure.vague,
        whose=_whose(claim, figure, lookup),
        place=lookup.place(claim.place),
        period=figure.period or claim.time,
        originating_source=claim.originating_source,
        document=claim.document,
        quote=claim.quote,
    )


def _whose(claim: ClaimRow, figure: Figure, lookup: Lookup) -> str | None:
    """Give whose figure it is in the text's words, or the party in the role that it counts."""
    if figure.whose:
        return figure.whose
    parties = (lookup.party(claim, role) for role in OWNERS)
    return next((party.name for party in parties if party), None)


def _comparable(claim: ClaimRow, figure: Figure, row: FigureRow) -> Comparable | None:
    """Give all that must be alike, or None where something of it is not known."""
    when = bounds(row.period)
    stated = row.min is not None or row.max is not None
    happened = claim.polarity == "asserts" and claim.aspect in HAPPENED
    if not (stated and happened and row.whose and claim.place and when.start_min and when.end_max):
        return None
    days = f"{when.start_min}/{when.end_max}"
    return (
        row.kind,
        without_article(folded(row.whose)),
        claim.place,
        days,
        figure.cumulative is True,
    )


def _group(alike: Comparable, rows: Sequence[FigureRow]) -> FigureGroup:
    sources = {key(row.originating_source): row.originating_source for row in rows}
    lows, highs = [row.min for row in rows], [row.max for row in rows]
    first, last = alike[3].split("/")
    return FigureGroup(
        id=mint("grp", *alike),
        kind=rows[0].kind,
        whose=rows[0].whose,
        place=rows[0].place,
        period=first if first == last else alike[3],
        min=None if None in lows else min(low for low in lows if low is not None),
        max=None if None in highs else max(high for high in highs if high is not None),
        originating_sources=tuple(sorted(sources.values(), key=lambda source: source.name)),
        rule=RULE,
    )


def _order(claim: ClaimRow) -> tuple[str, ...]:
    return (claim.time or "", claim.document, claim.id)
