"""The model estimate of who held what: all accounts of a case fused, copies by their families."""

from dataclasses import replace

from tadmor.comparison.copies import families
from tadmor.comparison.levels import party_key
from tadmor.model.collection import Collection
from tadmor.model.findings import ControlRow
from tadmor.model.values import mint, value
from tadmor.synthesis.control import asked_places, is_of, known, may_hold
from tadmor.synthesis.fusion.fusing import fused
from tadmor.synthesis.fusion.rows import rows
from tadmor.synthesis.fusion.told import Told, claim_of, told
from tadmor.synthesis.lookup import Lookup, account_key


@value
class Estimate:
    """Rows of the account "fused", how many documents they rest on, and what cannot be told."""

    rows: tuple[ControlRow, ...]
    documents: int
    doubts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called wherever it is shown."""
        documents = "1 document" if self.documents == 1 else f"{self.documents} documents"
        return f"model estimate from these {documents}"


def estimate(
    collection: Collection,
    *,
    place: str | None = None,
    held_on: str | None = None,
    said_by: str | None = None,
    published_by: str | None = None,
    without: tuple[str, ...] = (),
) -> Estimate:
    """Fuse all accounts but those named in `without`; the other filters are those of `control`."""
    lookup = Lookup(collection)
    claims = tuple(known(collection.claims, lookup, said_by, published_by))
    case = reported(replace(collection, claims=claims))
    off = frozenset(
        key for key, party in case.origins.items() if any(is_of(party, one) for one in without)
    )
    fusion = fused(case.reports, off=off, grades=case.grades)
    wanted = asked_places(place, lookup)
    found = (row for row in rows(fusion, lookup.places, case.holders) if row.place.id in wanted)
    names = {key: party.name for key, party in case.origins.items()}
    kept = {claim_of(report) for report in case.reports if report.origin not in off}
    return Estimate(
        rows=tuple(row for row in found if may_hold(row, held_on)),
        documents=len({claim.document for claim in claims if claim.id in kept}),
        doubts=tuple(
            f"{lookup.places[doubt.place].name}: {doubt.words(names)}"
            for doubt in fusion.doubts
            if doubt.place in wanted
        ),
    )


def reported(collection: Collection) -> Told:
    """Make reports of a case: copies by their families, grades of all that is graded."""
    copies = {
        document: family.id
        for family in families(collection.sources)
        for document in family.documents
    }
    return told(_graded(collection), copies)


def _graded(collection: Collection) -> Collection:
    """Give grades of sources that are only words to the accounts that they make."""
    named = {
        mint("src", party_key(claim.originating_source, claim.document)): account_key(claim)
        for claim in collection.claims
    }
    grades = {named.get(id_, id_): words for id_, words in collection.grades.items()}
    return replace(collection, grades=grades)
