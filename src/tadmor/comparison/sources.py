"""Who a case goes back to: its documents, the sources in them, and the copies among them.

An outlet that relays another's words is where a source appears, never a source by that. A source
without a name is one only within its document: unknown lineage is not independence.
"""

from collections import defaultdict
from collections.abc import Iterator

from tadmor.comparison.copies import families
from tadmor.comparison.levels import party_key
from tadmor.model.collection import AttributionRow, Collection, Source
from tadmor.model.findings import UNNAMED, ClaimRow, Party, SourceRow
from tadmor.model.values import mint, value


def sources(collection: Collection) -> tuple[SourceRow, ...]:
    """Give the rows of a case's sources: documents, originating sources, families of copies."""
    copied = families(collection.sources)
    family_of = {name: family.id for family in copied for name in family.documents}
    return (
        *(_document(source, collection, family_of) for source in collection.sources),
        *_origins(collection),
        *(
            SourceRow(
                row="family",
                id=family.id,
                name=f"{len(family.documents)} documents of one text",
                documents=family.documents,
                outlets=_outlets(collection, family.documents),
                family=family.id,
                origin=family.origin,
                evidence=family.evidence,
            )
            for family in copied
        ),
    )


def _document(source: Source, collection: Collection, family_of: dict[str, str]) -> SourceRow:
    facts = source.facts
    return SourceRow(
        row="document",
        id=source.id,
        name=facts.name,
        publisher=facts.publisher,
        published=facts.published,
        note=facts.note,
        claims=sum(claim.document == facts.name for claim in collection.claims),
        documents=(facts.name,),
        outlets=(facts.publisher,) if facts.publisher else (),
        family=family_of.get(facts.name),
    )


def _outlets(collection: Collection, documents: tuple[str, ...]) -> tuple[str, ...]:
    named = (collection.source(name).facts.publisher for name in documents)
    return tuple(dict.fromkeys(name for name in named if name))


@value
class _Appearance:
    """One time that a source speaks: in which document, through whom, with a claim or not."""

    party: Party
    document: str
    through: tuple[str, ...]
    claims: int


def _origins(collection: Collection) -> Iterator[SourceRow]:
    """Give a row for every source that claims or sayings go back to, in the order of the case."""
    found: defaultdict[str, list[_Appearance]] = defaultdict(list)
    for appearance in _appearances(collection):
        found[party_key(appearance.party, appearance.document)].append(appearance)
    for key, met in found.items():
        documents = tuple(dict.fromkeys(one.document for one in met))
        relays = (name for one in met for name in one.through)
        party = met[0].party
        if party.name == UNNAMED:
            continue  # a gap, and no origin to count
        id_ = party.id or mint("src", key)
        yield SourceRow(
            row="source",
            id=id_,
            name=party.name,
            claims=sum(one.claims for one in met),
            documents=documents,
            outlets=tuple(dict.fromkeys((*_outlets(collection, documents), *relays))),
            grades=collection.grades.get(id_, ()),
        )


def _appearances(collection: Collection) -> Iterator[_Appearance]:
    sayings = {said.id: said for said in collection.attributions}
    heads = {said.within for said in collection.attributions}
    told = {claim.attribution for claim in collection.claims}
    for claim in collection.claims:
        yield _of_claim(claim)
    for said in collection.attributions:
        if said.id not in heads and said.id not in told and said.by is not None:
            yield _of_saying(said, sayings)


def _of_claim(claim: ClaimRow) -> _Appearance:
    return _Appearance(
        party=claim.originating_source,
        document=claim.document,
        through=tuple(party.name for party in claim.relay[1:-1]),
        claims=1,
    )


def _of_saying(said: AttributionRow, sayings: dict[str, AttributionRow]) -> _Appearance:
    through: list[str] = []
    outer = said.within
    while outer is not None:
        by = sayings[outer].by
        through.insert(0, by.name if by else UNNAMED)
        outer = sayings[outer].within
    party = said.by or Party(id=None, name=UNNAMED)
    return _Appearance(party=party, document=said.document, through=tuple(through), claims=0)
