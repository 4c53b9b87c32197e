"""What is worked out from a whole case, by id: what it says in words, and the ids it rests on.

The prefix of an id says which table to look in, so that no other table is worked out for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.copies import families, passages
from tadmor.comparison.laundering import laundering
from tadmor.comparison.lineage import Shared
from tadmor.comparison.proofs import proofs
from tadmor.comparison.relations import relations
from tadmor.comparison.sources import sources
from tadmor.model.collection import Collection
from tadmor.model.text import Spans
from tadmor.model.values import value
from tadmor.synthesis.figures import figures


@value
class ComparingRow:
    """A row that compares others: its id, what it says, and the ids of what it rests on.

    `shared` are the words that documents under it have in common, in each by its id.
    """

    id: str
    label: str
    under: tuple[str, ...]
    shared: Mapping[str, Spans] = field(default_factory=dict)


def is_found(id_: str) -> bool:
    """Say whether an id is of what is worked out; every other one is a mark's or a document's."""
    return _prefix(id_) in TABLES


def find(whole: Collection, ids: Iterable[str]) -> Mapping[str, ComparingRow]:
    """Give what some ids stand for, without those that nothing in the case has.

    What rests on something rejected is found too, where nothing that stands has the id.
    """
    found: dict[str, ComparingRow] = {}
    wanted = dict.fromkeys(filter(is_found, ids))
    for part in (whole.without_rejected(), whole):
        left = [id_ for id_ in wanted if id_ not in found]
        for table in dict.fromkeys(TABLES[_prefix(id_)] for id_ in left):
            found |= {row.id: row for row in table(part) if row.id in left}
    return found


def _prefix(id_: str) -> str:
    return id_.partition("_")[0]


def _conflicts(whole: Collection) -> Iterator[ComparingRow]:
    compared = disagreements(whole)
    for row in (*compared.conflicts, *compared.dismissed):
        under = tuple(side for side in (row.left, row.right) if side)
        yield ComparingRow(id=row.id, label=f"{row.kind}: {row.why}", under=under)


def _relations(whole: Collection) -> Iterator[ComparingRow]:
    for row in relations(whole):
        yield ComparingRow(id=row.id, label=f"{row.type}: {row.why}", under=(row.left, row.right))


def _proofs(whole: Collection) -> Iterator[ComparingRow]:
    for row in proofs(whole):
        under = (id_ for said in row.statements for id_ in (said.claim, *said.also))
        yield ComparingRow(
            id=row.id, label=f"{row.row}: {row.question} {row.why}", under=tuple(under)
        )


def _hardened(whole: Collection) -> Iterator[ComparingRow]:
    for row in laundering(whole):
        yield ComparingRow(id=row.id, label=f"{row.kind}: {row.why}", under=(row.after, row.before))


def _groups(whole: Collection) -> Iterator[ComparingRow]:
    rows = figures(whole)
    for group in rows:
        if group.row == "group":
            held = (row.claim for row in rows if row.row == "figure" and row.group == group.id)
            yield ComparingRow(id=group.id, label=group.rule, under=tuple(held))


def _figures(whole: Collection) -> Iterator[ComparingRow]:
    """Give what follows from several figures: series, revisions, impossible sums."""
    for row in figures(whole):
        if row.row == "series":
            label, told = f"series of figures by {row.source.name}", row.figures
        elif row.row == "revision":
            label, told = f"{row.kind}: {row.why}", (row.before, row.after)
        elif row.row == "impossible":
            label, told = f"{row.kind}: {row.why}", row.figures
        else:
            continue
        under = tuple(id_ for one in told for id_ in (one.claim, *one.also))
        yield ComparingRow(id=row.id, label=label, under=under)


def _assertions(whole: Collection) -> Iterator[ComparingRow]:
    for shared in dict.fromkeys(claim.assertion for claim in whole.claims if claim.assertion):
        under = (claim.id for claim in whole.claims if claim.assertion == shared)
        yield ComparingRow(id=shared, label="claims that assert the same thing", under=tuple(under))


def _sources(whole: Collection) -> Iterator[ComparingRow]:
    links = {
        found.id: found.links for found in (*families(whole.sources), *passages(whole.sources))
    }
    for row in sources(whole):
        yield ComparingRow(
            id=row.id,
            label=f"{row.name}: {row.evidence or 'no evidence recorded'}",
            under=tuple(whole.source(name).id for name in row.documents),
            shared=dict(_shared(whole, links.get(row.id, ()))),
        )


def _shared(whole: Collection, links: Iterable[Shared]) -> Iterator[tuple[str, Spans]]:
    for link in links:
        yield whole.source(link.left).id, link.left_spans
        yield whole.source(link.right).id, link.right_spans


TABLES: Mapping[str, Callable[[Collection], Iterator[ComparingRow]]] = {
    "ast": _assertions,
    "cfl": _conflicts,
    "fam": _sources,
    "grp": _groups,
    "hrd": _hardened,
    "imp": _figures,
    "prf": _proofs,
    "psg": _sources,
    "rel": _relations,
    "rev": _figures,
    "ser": _figures,
    "src": _sources,
}
