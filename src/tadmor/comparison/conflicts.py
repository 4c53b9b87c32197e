"""Disagreements of a case: every pair of statements that are at odds, once, with the reason.

The kinds are tried in the contract's order and a pair stays with the first that fits. What looks
like a disagreement and is none is kept with the reason, for a reader who asks.
"""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.comparison import counts, dating, denials, disputes, holding, reversals
from tadmor.comparison.finding import Finding
from tadmor.comparison.index import Index
from tadmor.comparison.sides import Camps
from tadmor.model.collection import Collection
from tadmor.model.findings import ConflictRow


def conflicts(collection: Collection) -> tuple[ConflictRow, ...]:
    """Give the disagreements of a case, in the order of their kinds and of the documents."""
    found = (finding for finding in _distinct(collection) if finding.because is None)
    return tuple(_row(finding, collection) for finding in found)


def dismissed(collection: Collection) -> tuple[ConflictRow, ...]:
    """Give the look-alikes of a case: statements that are not at odds, each with the reason."""
    nearest: dict[tuple[str, ...], Finding] = {}
    for finding in _distinct(collection):
        if finding.because is not None:
            key = finding.about or tuple(sorted(finding.pair))
            kept = nearest.get(key)
            if kept is None or finding.distance < kept.distance:
                nearest[key] = finding
    return tuple(_row(finding, collection) for finding in nearest.values())


def _row(finding: Finding, collection: Collection) -> ConflictRow:
    row = finding.row()
    return replace(row, ruling=collection.verdicts.get(row.id))


def _distinct(collection: Collection) -> tuple[Finding, ...]:
    """Give each pair of assertions once: as a disagreement before as a look-alike.

    The same words of the same two speakers in a copy of the page are no second disagreement.
    """
    met: set[frozenset[str]] = set()
    kept: list[Finding] = []
    for finding in sorted(_all(collection), key=lambda one: one.because is not None):
        if finding.pair not in met and finding.worded not in met:
            kept.append(finding)
        met |= {finding.pair, finding.worded}
    return tuple(kept)


def _all(collection: Collection) -> Iterator[Finding]:
    index = Index(collection)
    camps = Camps(index)
    yield from denials.find(index)
    yield from reversals.find(index)
    yield from counts.find(index)
    yield from disputes.find(index)
    yield from holding.find(index, camps)
    yield from dating.find(index, camps)
