"""The model estimate for the page: from all origins, and without each in a small enough case."""

from functools import lru_cache

from tadmor.model.collection import Collection
from tadmor.model.estimates import FusedEstimate
from tadmor.model.findings import Party
from tadmor.pipeline.fused import reported
from tadmor.synthesis.fusion import tables
from tadmor.synthesis.fusion.fusing import Fusion, fused
from tadmor.synthesis.fusion.reports import Report
from tadmor.synthesis.fusion.rows import FEW
from tadmor.synthesis.fusion.told import claim_of
from tadmor.synthesis.lookup import Lookup, folded

MOST_ROWS = 1000
"""Stretches that a page carries of one estimate."""

MOST_ALONE = 2000
"""Reports times origins up to which every origin is left out in turn: some seconds."""


def estimates(collection: Collection, *, each: bool = True) -> tuple[FusedEstimate, ...]:
    """Give the estimate; with `each`, then one without each originating source of a small case.

    Sources of one name of which nothing else is known are left out together, as the page does.
    Nothing is given of a case in which nobody says who held a place.
    """
    case = _Case(collection)
    if not case.parties:
        return ()
    parties = case.parties
    if not each or len(parties) < 2 or len(parties) * len(case.told.reports) > MOST_ALONE:
        return (case.without(()),)
    return (case.without(()), *(case.without((party,)) for party in parties.values()))


def estimate_without(collection: Collection, left_out: tuple[str, ...]) -> FusedEstimate:
    """Give the estimate without some originating sources, by id, or by name where one has none."""
    case = _Case(collection)
    wanted = {*left_out, *map(folded, left_out)}
    return case.without(tuple(party for key, party in case.parties.items() if key in wanted))


class _Case:
    """The reports of a case, gathered once for all its estimates."""

    def __init__(self, collection: Collection) -> None:
        self.told = reported(collection)
        dated = dict.fromkeys(one.origin for one in self.told.reports if one.day is not None)
        self.parties = {_key(party): party for party in map(self.told.origins.__getitem__, dated)}
        self.places = Lookup(collection).places
        self._documents = {claim.id: claim.document for claim in collection.claims}

    def without(self, parties: tuple[Party, ...]) -> FusedEstimate:
        told = self.told
        left_out = set(map(_key, parties))
        off = frozenset(key for key, party in told.origins.items() if _key(party) in left_out)
        fusion = _fused(tuple(told.reports), off, tuple(sorted(told.grades.items())))
        kept = [report for report in told.reports if report.origin not in off]
        moves = len(kept) <= FEW
        rows = tuple(tables.rows(fusion, told, self.places, moves=moves))
        lacks = (
            (len(rows) > MOST_ROWS, f"stretches after the first {MOST_ROWS} of {len(rows)}"),
            (not moves, f"which claims moved it most (more than {FEW} reports)"),
        )
        return FusedEstimate(
            without=parties,
            documents=len({self._documents[claim_of(report)] for report in kept}),
            reports=len(kept),
            rows=rows[:MOST_ROWS],
            voices=tables.voices(fusion, told),
            doubts=tuple(tables.doubt(one, told, self.places) for one in fusion.doubts),
            missing="; ".join(words for lacks_it, words in lacks if lacks_it) or None,
        )


# Most rulings leave the reports as they were: a reviewer waits a quarter less for what follows.
@lru_cache(maxsize=2)
def _fused(
    reports: tuple[Report, ...], off: frozenset[str], grades: tuple[tuple[str, str], ...]
) -> Fusion:
    return fused(reports, off=off, grades=dict(grades))


def _key(party: Party) -> str:
    """Tell parties apart as the page does: by id, or by name in any spelling."""
    return party.id or folded(party.name)
