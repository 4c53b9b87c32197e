"""Who a case goes back to: its documents, the sources in them, and what the documents share.

An outlet that relays another's words is where a source appears, never a source by that. A source
without a name is one only within its document: unknown lineage is not independence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tadmor.comparison.copies import Family, families, passages
from tadmor.comparison.corroboration import owner
from tadmor.comparison.levels import party_key
from tadmor.model.collection import AttributionRow, Collection, Source
from tadmor.model.findings import UNNAMED, ClaimRow, Party, SourceRow
from tadmor.model.text import quote
from tadmor.model.values import mint, value


def sources(collection: Collection) -> tuple[SourceRow, ...]:
    """Give a case's documents, originating sources, families of copies and shared passages."""
    copied = families(collection.sources)
    told = Counter(claim.document for claim in collection.claims)
    families_of: defaultdict[str, list[str]] = defaultdict(list)
    for family in copied:
        for name in family.documents:
            families_of[name].append(family.id)
    return (
        *(_document(source, collection, families_of, told) for source in collection.sources),
        *_origins(collection),
        *(_shared(family, collection) for family in copied),
        *(_shared(passage, collection) for passage in passages(collection.sources)),
    )


def _shared(found: Family, collection: Collection) -> SourceRow:
    copies = found.kind == "copies"
    what = "of one text" if copies else "that share a passage"
    return SourceRow(
        row="family" if copies else "passage",
        id=found.id,
        name=f"{len(found.documents)} documents {what}",
        documents=found.documents,
        outlets=_outlets(collection, found.documents),
        owners=_owners(collection, _outlets(collection, found.documents)),
        family=found.id if copies else None,
        origin=found.origin,
        evidence=found.evidence,
    )


def _document(
    source: Source,
    collection: Collection,
    families_of: Mapping[str, Sequence[str]],
    told: Mapping[str, int],
) -> SourceRow:
    facts = source.facts
    held = families_of.get(facts.name, ())
    return SourceRow(
        row="document",
        id=source.id,
        name=facts.name,
        publisher=facts.publisher,
        published=facts.published,
        note=facts.note,
        claims=told.get(facts.name, 0),
        documents=(facts.name,),
        outlets=(facts.publisher,) if facts.publisher else (),
        owners=_owners(collection, (facts.publisher,) if facts.publisher else ()),
        registry=collection.registered(facts.publisher),
        family=next(iter(held), None),
        families=tuple(held),
        evidence=_written_later(source),
    )


def _written_later(source: Source) -> str | None:
    """Say which words on a page cannot be of the day it gives: notes that were put in later."""
    reading = source.reading
    later = ", ".join(
        f"\u201c{quote(reading.text, (time.span,))}\u201d ({time.after_page})"
        for time in reading.times
        if time.after_page
    )
    if not later:
        return None
    written = reading.voices[0].published
    return f"an editor's note tells of {later}, after the page's own date ({written})"


def _outlets(collection: Collection, documents: tuple[str, ...]) -> tuple[str, ...]:
    named = (collection.source(name).facts.publisher for name in documents)
    return tuple(dict.fromkeys(name for name in named if name))


def _owners(collection: Collection, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Give the owners of outlets: those of one owner are one, and of none known are themselves."""
    return tuple(dict.fromkeys(owner(collection, name) for name in outlets))


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
        known = collection.registered(party.name)
        outlets = tuple(dict.fromkeys((*_outlets(collection, documents), *relays)))
        grades = (grade.words() for grade in known.grades) if known else ()
        yield SourceRow(
            row="aggregator" if known and known.aggregator else "source",
            id=id_,
            name=party.name,
            claims=sum(one.claims for one in met),
            documents=documents,
            outlets=outlets,
            grades=(*collection.grades.get(id_, ()), *grades),
            owners=_owners(collection, outlets),
            registry=known,
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
