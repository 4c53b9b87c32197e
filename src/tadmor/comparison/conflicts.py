"""Disagreements of a case: every pair of statements that are at odds, once, with the reason.

The kinds are tried in the contract's order and a pair stays with the first that fits. What looks
like a disagreement and is none is kept with the reason, for a reader who asks.
"""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.comparison import blame, counts, dating, denials, disputes, holding, reversals
from tadmor.comparison.finding import Finding
from tadmor.comparison.index import Index
from tadmor.comparison.sides import Camps
from tadmor.model.collection import Collection
from tadmor.model.findings import ConflictRow
from tadmor.model.values import value


@value
class Disagreements:
    """What one comparison of a case gives: the statements at odds, and those that only look so."""

    conflicts: tuple[ConflictRow, ...]
    dismissed: tuple[ConflictRow, ...]


def disagreements(collection: Collection) -> Disagreements:
    """Compare a case once; rows are in the order of their kinds and of the documents."""
    found = findings(Index(collection))
    return Disagreements(
        conflicts=tuple(_row(one, collection) for one in found if one.because is None),
        dismissed=tuple(_row(one, collection) for one in found if one.because is not None),
    )


def conflicts(collection: Collection) -> tuple[ConflictRow, ...]:
    """Give the disagreements of a case; `disagreements` gives them with the look-alikes."""
    return disagreements(collection).conflicts


def dismissed(collection: Collection) -> tuple[ConflictRow, ...]:
    """Give the look-alikes of a case: statements that are not at odds, each with the reason."""
    return disagreements(collection).dismissed


def findings(index: Index) -> tuple[Finding, ...]:
    """Give what is at odds, then of what only looks so the nearest of each sort."""
    distinct = _distinct(index)
    nearest: dict[tuple[str, ...], Finding] = {}
    for finding in distinct:
        if finding.because is not None:
            key = finding.about or tuple(sorted(finding.pair))
            kept = nearest.get(key)
            if kept is None or _nearness(finding) < _nearness(kept):
                nearest[key] = finding
    return (*(one for one in distinct if one.because is None), *nearest.values())


def _nearness(finding: Finding) -> tuple[int, list[str]]:
    return finding.distance, sorted(finding.pair)


def _row(finding: Finding, collection: Collection) -> ConflictRow:
    row = finding.row()
    return replace(row, ruling=collection.verdicts.get(row.id))


def _distinct(index: Index) -> tuple[Finding, ...]:
    """Give each pair of assertions once: as a disagreement before as a look-alike.

    The same words of the same two speakers in a copy of the page are no second disagreement.
    """
    met: set[frozenset[str]] = set()
    kept: list[Finding] = []
    for finding in sorted(_all(index), key=lambda one: one.because is not None):
        if finding.pair not in met and finding.worded not in met:
            kept.append(finding)
        met |= {finding.pair, finding.worded}
    return tuple(kept)


def _all(index: Index) -> Iterator[Finding]:
    camps = Camps(index)
    yield from sorted(denials.find(index), key=_place)
    yield from sorted(reversals.find(index), key=_place)
    yield from sorted(counts.find(index), key=_place)
    yield from sorted(disputes.find(index), key=_place)
    yield from sorted(blame.find(index), key=_place)
    yield from sorted(holding.find(index, camps), key=_place)
    yield from sorted(dating.find(index, camps), key=_place)


def _place(finding: Finding) -> tuple[tuple[str, int, str], ...]:
    """Give where the ends stand, so that which of two like pairs is kept does not hang on order."""
    ends = [end for end in (finding.left, finding.right) if end]
    return tuple(sorted((end.document, end.span.start, end.id) for end in ends))
