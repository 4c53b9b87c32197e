"""Every assertion with its three numbers: documents, outlets, and origins.

Eight reports may be one voice eight times. Claims of one lineage are one origin; a claim whose
lineage is not known is none, and is counted apart: what a page says in its own voice, a source that
is not named, and sources of whom a page says no more than their sort ("officials"). Of these only
what stands in a copied text, or on the page of an outlet that another names, is of that origin.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tadmor.comparison.index import Index
from tadmor.comparison.origins import known_origin, one_lineage
from tadmor.model.collection import Collection
from tadmor.model.corroboration import CorroborationRow
from tadmor.model.findings import UNNAMED, ClaimRow


def corroboration(collection: Collection) -> Iterator[CorroborationRow]:
    """Give every assertion of a case, in the order in which the case has them."""
    index = Index(collection)
    alike: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in collection.claims:
        if claim.assertion is not None:
            alike[claim.assertion].append(claim)
    for id_, claims in alike.items():
        yield _row(index, id_, claims)


def owner(collection: Collection, name: str) -> str:
    """Give who owns an outlet; where that is not known, it stands for itself."""
    known = collection.registered(name)
    return known.owner or known.name if known else name


def _row(index: Index, id_: str, claims: Sequence[ClaimRow]) -> CorroborationRow:
    collection = index.collection
    known = [claim for claim in claims if known_origin(claim)]
    unknown = [claim for claim in claims if not _of_any(index, claim, known)]
    lineages = _lineages(index, known)
    origins = tuple(lineage[0].originating_source for lineage in lineages)
    documents = tuple(dict.fromkeys(claim.document for claim in claims))
    publishers = (index.sources[name].facts.publisher for name in documents)
    relays = (party.name for claim in claims for party in claim.relay[1:-1])
    outlets = _named((*publishers, *relays))
    owned = Counter(owner(collection, party.name) for party in origins)
    return CorroborationRow(
        id=id_,
        quote=claims[0].quote,
        claims=tuple(claim.id for claim in claims),
        documents=documents,
        outlets=outlets,
        owners=_named(owner(collection, name) for name in outlets),
        origins=origins,
        lineages=tuple(tuple(claim.id for claim in lineage) for lineage in lineages),
        unknown=tuple(claim.id for claim in unknown),
        one_owner=tuple(name for name, count in owned.items() if count > 1),
    )


def _of_any(index: Index, claim: ClaimRow, known: Sequence[ClaimRow]) -> bool:
    """Say whether a claim is of one of the origins: its own, its outlet's, or by a copied text."""
    return claim in known or any(
        index.origin(claim) == index.origin(one) or index.copied(claim, one) for one in known
    )


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != UNNAMED))


def _lineages(index: Index, claims: Sequence[ClaimRow]) -> list[list[ClaimRow]]:
    """Give the claims of each lineage; lineages that touch are one."""
    groups: list[list[ClaimRow]] = []
    for claim in claims:
        touching = [
            group for group in groups if any(one_lineage(index, claim, one) for one in group)
        ]
        groups = [group for group in groups if group not in touching]
        groups.append([one for group in touching for one in group] + [claim])
    return groups
