"""How two statements of a case stand to one another, each pair with its reason in one sentence.

Pairs at odds are those of `conflicts`; here they are joined by those that agree (repeats,
corroborates, refines, concedes) and those that only look alike (other scope). The table of types
is in docs/relations.md. Two claims are compared only where they share a block: one family of
frames at one place, or on one page, or a party where no place is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from tadmor.comparison.agreement import HOLDING, Link, link
from tadmor.comparison.conflicts import findings
from tadmor.comparison.finding import End, Finding, claim_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, family
from tadmor.comparison.matching import match
from tadmor.comparison.spoken import agreeing
from tadmor.model.collection import Collection
from tadmor.model.findings import (
    ClaimRow,
    ConflictKind,
    Dismissal,
    RelationRow,
    RelationType,
    Step,
)
from tadmor.model.values import mint

Key: TypeAlias = tuple[object, ...]

# What a disagreement is between two statements; an alleged reversal is a statement about others.
OF_KIND: dict[ConflictKind, RelationType] = {
    "denial": "denies",
    "reversal": "revises",
    "disputed-figure": "contradicts",
    "contradiction": "contradicts",
    "rival-explanation": "contradicts",
}
OF_DISMISSAL: dict[Dismissal, RelationType] = {
    "superseded": "supersedes",
    "other scope": "other scope",
}

SETTLED = "Words that show that the two are of different events, or that one had it from the other."


def relations(collection: Collection) -> tuple[RelationRow, ...]:
    """Give every typed relation between two statements of a case."""
    index = Index(collection)
    found: list[RelationRow] = []
    at_odds: set[frozenset[str]] = set()
    for finding in findings(index):
        # One origin's two statements may be a revision, which the levels tell.
        if finding.left is not None and finding.because != "same origin":
            at_odds.add(frozenset({finding.left.id, finding.right.id}))
            found.extend(_of_finding(index, finding, finding.left))
    nearest: dict[Key, tuple[int, RelationRow]] = {}
    for one, other in _pairs(index):
        if frozenset({one.id, other.id}) not in at_odds:
            levels = match(index, one, other)
            if joined := link(index, one, other, levels):
                row = _row(claim_end(one), claim_end(other), joined, levels.steps)
                key, gap = _sort(one, other, joined)
                if key not in nearest or gap < nearest[key][0]:
                    nearest[key] = gap, row
    rows = (*found, *(row for _, row in nearest.values()))
    return (*rows, *_in_words(index, rows))


def _in_words(index: Index, rows: Iterable[RelationRow]) -> Iterator[RelationRow]:
    """Give the sayings that agree in their words, but for those that are joined already."""
    joined = {frozenset({_saying(index, row.left), _saying(index, row.right)}) for row in rows}
    for left, right, type_, why in agreeing(index):
        if frozenset({left.id, right.id}) not in joined:
            held = Link(type=type_, why=why, dissolved_by=SETTLED)
            yield _row(left, right, held, ())


def _saying(index: Index, id_: str) -> str | None:
    """Give the saying that a claim is told in; a saying is its own."""
    claim = index.claims.get(id_)
    return claim.attribution if claim else id_


def _of_finding(index: Index, finding: Finding, left: End) -> Iterator[RelationRow]:
    named = OF_DISMISSAL.get(finding.because) if finding.because else OF_KIND.get(finding.kind)
    if named is not None:
        joined = Link(type=named, why=finding.why, dissolved_by=finding.dissolved_by)
        claims = [index.claims.get(end.id) for end in (left, finding.right)]
        steps = match(index, claims[0], claims[1]).steps if claims[0] and claims[1] else ()
        yield _row(left, finding.right, joined, steps)


def _row(left: End, right: End, joined: Link, levels: tuple[Step, ...]) -> RelationRow:
    return RelationRow(
        id=mint("rel", joined.type, *sorted((left.id, right.id))),
        type=joined.type,
        left=left.id,
        right=right.id,
        left_document=left.document,
        left_span=left.span,
        left_quote=left.quote,
        right_document=right.document,
        right_span=right.span,
        right_quote=right.quote,
        levels=levels,
        why=joined.why,
        dissolved_by=joined.dissolved_by,
    )


def _pairs(index: Index) -> Iterator[tuple[ClaimRow, ClaimRow]]:
    """Give the pairs that share a block, each once, in the order of the case."""
    blocks: defaultdict[Key, list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        blocks["page", family(claim.frame), claim.document].append(claim)
        if claim.frame in HOLDING:
            blocks["held", claim.document].append(claim)
        if claim.place:
            blocks["place", family(claim.frame), claim.place].append(claim)
            if claim.frame in HOLDING:
                blocks["held", claim.place].append(claim)
        else:
            blocks["day", family(claim.frame), event_days(claim)].append(claim)
    met: set[tuple[str, str]] = set()
    for claims in blocks.values():
        for one, other in combinations(claims, 2):
            if (one.id, other.id) not in met:
                met.add((one.id, other.id))
                yield one, other


def _sort(one: ClaimRow, other: ClaimRow, joined: Link) -> tuple[Key, int]:
    """Give the sort of a pair and its distance: of one change of holders the nearest is kept."""
    if joined.type != "supersedes" or one.figure:
        return (one.id, other.id), 0
    holders = sorted(
        claim.actors.get("taker") or claim.actors.get("holder") or claim.id
        for claim in (one, other)
    )
    days = [event_days(claim).last or 0 for claim in (one, other)]
    return (one.place, *holders), abs(days[0] - days[1])
