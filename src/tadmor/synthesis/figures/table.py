"""Figures by who gives them, the ranges of those that can be compared, and what follows of them.

Two figures are comparable if they count the same kind, of the same people, at the same place, over
the same days, and both or neither run on from earlier. What does not say whose, where or when is
in no range. A range is of what was stated; it is not an estimate.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from tadmor.model.collection import Collection
from tadmor.model.figures import AnyFigureRow
from tadmor.model.findings import ClaimRow, FigureGroup
from tadmor.synthesis.figures.impossible import impossible
from tadmor.synthesis.figures.lattice import Scope
from tadmor.synthesis.figures.ranges import group, group_id
from tadmor.synthesis.figures.series import revisions, series
from tadmor.synthesis.figures.shares import shares
from tadmor.synthesis.figures.stated import Stated, asserted, stated
from tadmor.synthesis.lookup import Lookup

Groups: TypeAlias = Mapping[Scope, Sequence[Stated]]


def figures(collection: Collection) -> tuple[AnyFigureRow, ...]:
    """Give a row for each figure, each range, each source's series and its revisions, each clash.

    In this order; every row but a figure's leads to its claims by ids.
    """
    lookup = Lookup(collection)
    claims = [claim for claim in sorted(collection.claims, key=_order) if claim.figure is not None]
    listed = [stated(claim, claim.figure, lookup) for claim in claims if claim.figure is not None]
    holds = {claim.id for claim in claims if asserted(claim)}
    told = tuple(shares([one for one in listed if one.row.claim in holds], lookup))
    parts = {part.row.claim: part for part, _ in told}
    listed = [parts.get(one.row.claim, one) for one in listed]
    compared = [one for one in listed if one.row.claim in holds]
    groups = _groups(compared)
    member = {one.row.claim: group_id(scope) for scope, found in groups.items() for one in found}
    courses = series(compared)
    return (
        *(replace(one.row, group=member.get(one.row.claim)) for one in listed),
        *sorted(map(group, groups.values()), key=_scale),
        *(course.row() for course in courses),
        *(row for course in courses for row in revisions(course)),
        *impossible(compared, courses, told),
    )


def _groups(figures: Sequence[Stated]) -> Groups:
    """Put figures of one scope together, if two of them give a number."""
    alike: defaultdict[Scope, list[Stated]] = defaultdict(list)
    for one in figures:
        if not one.scope.missing:
            alike[one.scope].append(one)
    return {
        scope: found for scope, found in alike.items() if sum(one.numbered for one in found) > 1
    }


def _scale(row: FigureGroup) -> tuple[str, str, str]:
    return row.kind, row.place.name if row.place else "", row.id


def _order(claim: ClaimRow) -> tuple[str, ...]:
    return (claim.time or "", claim.document, claim.id)
