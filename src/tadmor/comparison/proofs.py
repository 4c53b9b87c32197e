"""Contradictions as proofs: the smallest sets of quotations that cannot all be so, by question.

Each claim about a question is compiled into bounds on days or counts; what two of them exclude is
a choice between "before" and "after". What comes out are quotations, never formulas, and no set
says which of its statements is wrong. A set of two is a pair of `conflicts`; the proofs add what no
pair shows: a taking "in the first half of June" beside two accounts that fill that half between
them, or a total that is less than its parts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from tadmor.comparison.constraints import Bound, Either, standing
from tadmor.comparison.counting import counting
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, said_days
from tadmor.comparison.minimal import Tangle, untangle
from tadmor.comparison.sides import Camps
from tadmor.comparison.tenure import presence, taking, tenure
from tadmor.comparison.wording import told, who
from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, ProofRow, Quotation
from tadmor.model.text import Span, quote
from tadmor.model.values import mint

Constraint: TypeAlias = Bound | Either


def proofs(collection: Collection) -> tuple[ProofRow, ...]:
    """Give the minimal sets of quotations that cannot all be so, and what would resolve each."""
    camps, alike = Camps(Index(collection)), _alike(collection)
    index = Index(replace(collection, claims=tuple(told[0] for told in alike)))
    days = (*tenure(index, camps), *taking(index, camps), *presence(index))
    also = {first.id: tuple(claim.id for claim in rest) for first, *rest in alike}
    return tuple(
        row
        for question, constraints in (*days, *counting(index))
        for row in _answered(_Page(index, question, also), constraints)
    )


def _answered(page: "_Page", constraints: Sequence[Constraint]) -> Iterator[ProofRow]:
    tangles = [_untangled(knot) for knot in _knots(constraints)]
    tangled = [tangle for tangle in tangles if tangle.conflicts]
    for tangle in tangled:
        yield from _rows(page, tangle, alone=len(tangled) == 1)


def _alike(collection: Collection) -> tuple[list[ClaimRow], ...]:
    """Put together the claims that assert one thing of the same days, in the order of the case."""
    groups: defaultdict[tuple[object, ...], list[ClaimRow]] = defaultdict(list)
    for claim in collection.claims:
        told = (claim.assertion or claim.id, claim.frame, event_days(claim), said_days(claim))
        groups[told].append(claim)
    return tuple(groups.values())


def _untangled(constraints: Sequence[Constraint]) -> Tangle:
    claims = {id_ for constraint in constraints for id_ in constraint.because}
    bounds = [each for each in constraints if isinstance(each, Bound)]
    choices = [each for each in constraints if isinstance(each, Either)]
    return untangle(claims, standing(bounds, choices))


def _knots(constraints: Sequence[Constraint]) -> Iterator[list[Constraint]]:
    """Part constraints that share neither a statement nor an unknown number."""
    head: dict[str, str] = {}

    def root(name: str) -> str:
        while head.setdefault(name, name) != name:
            name = head[name]
        return name

    for each in constraints:
        first, *rest = _touched(each)
        for name in rest:
            head[root(name)] = root(first)
    knots: defaultdict[str, list[Constraint]] = defaultdict(list)
    for each in constraints:
        knots[root(next(iter(_touched(each))))].append(each)
    yield from knots.values()


def _touched(each: Constraint) -> list[str]:
    sides = (each,) if isinstance(each, Bound) else (each.one, each.other)
    names = {name for side in sides for name in (side.left, side.right) if name}
    return sorted(names | each.because)


class _Page:
    """What the rows of one question are written from."""

    def __init__(self, index: Index, question: str, also: Mapping[str, tuple[str, ...]]) -> None:
        self.index, self.question, self.also = index, question, also

    def quoted(self, id_: str) -> Quotation:
        claim = self.index.claims[id_]
        span = self._span(claim)
        return Quotation(
            claim=id_,
            also=self.also[id_],
            document=claim.document,
            span=span,
            quote=quote(self.index.text(claim.document), span),
            source=claim.originating_source.name,
        )

    def told(self, said: Quotation) -> str:
        more = f" and {len(said.also)} more to the same effect" if said.also else ""
        return f"{who(self.index.claims[said.claim])}, {told(said.quote)}{more}"

    def _span(self, claim: ClaimRow) -> Span:
        """Give the words of a statement: a denial's whole saying, or it would read as assent."""
        said = self.index.attributions.get(claim.attribution or "")
        return self.index.whole(said) if said and claim.polarity == "denies" else claim.span


def _rows(page: _Page, tangle: Tangle, *, alone: bool) -> Iterator[ProofRow]:
    """Tell a tangle; where it is not `alone` in its question, setting aside resolves it only."""
    rest = "all else that is said of it" if alone else "the others of these statements"
    for claims in tangle.conflicts:
        said = _in_order(page, claims)
        words = "; ".join(map(page.told, said))
        why = f"{len(said)} statements that cannot all be so: {words}."
        yield _row("conflict", page.question, said, why, whole=tangle.whole)
    for claims in tangle.removals:
        said = _in_order(page, claims)
        words = "; ".join(map(page.told, said))
        why = f"Without {words}, {rest} can be so together."
        yield _row("removal", page.question, said, why, whole=tangle.whole)


def _row(
    row: Literal["conflict", "removal"],
    question: str,
    statements: tuple[Quotation, ...],
    why: str,
    *,
    whole: bool,
) -> ProofRow:
    return ProofRow(
        row=row,
        id=mint("prf", row, question, *sorted(said.claim for said in statements)),
        question=question,
        statements=statements,
        why=why,
        whole=whole,
    )


def _in_order(page: _Page, claims: frozenset[str]) -> tuple[Quotation, ...]:
    return tuple(page.quoted(id_) for id_ in page.index.claims if id_ in claims)
