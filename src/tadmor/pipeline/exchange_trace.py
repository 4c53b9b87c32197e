"""From an id of the tables of coded events down to the rows, their file, and what read it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tadmor.comparison.coded import PREFIX, counted
from tadmor.model.coded import CodedClaimRow, Dataset, Record
from tadmor.model.provenance import Step
from tadmor.pipeline.exchange import Coded
from tadmor.store.case import Case

CLAIM = "cod_"
# What may be an id of the tables of coded events; the others are of documents alone.
KINDS = frozenset({"cod", "doc", "org", "row", "src"})

Rows: TypeAlias = Mapping[str, tuple[Dataset, Record]]


class Under(NamedTuple):
    """One link under an id: what it is, its id, what it says, and its words if it is a row."""

    what: str
    id: str | None
    label: str
    text: str | None = None


def under(case: Case, id_: str) -> tuple[Under, ...]:
    """Give what an id of coded events rests on; nothing where no coded event has to do with it."""
    if id_.partition("_")[0] not in KINDS:
        return ()
    held: Rows = {record.id: (dataset, record) for dataset, record in case.records(every=True)}
    if id_ in held:
        return tuple(_chain([held[id_]]))
    if id_.startswith("doc_"):
        files = dict.fromkeys(dataset for dataset, _ in held.values() if dataset.id == id_)
        return tuple(link for dataset in files for link in _file(dataset))
    return tuple(_worked_out(Coded(case), id_, held)) if held else ()


def _worked_out(coded: Coded, id_: str, held: Rows) -> Iterator[Under]:
    """Lead from a claim, a count or an originating source to the rows that it is worked out of."""
    if id_.startswith(CLAIM):
        for claim in coded.claims():
            if claim.id == id_:
                yield from (_claim(claim), *_chain([held[claim.record]]))
                return
    events = counted(coded.events, id_) if id_.startswith(PREFIX) else coded.naming(id_)
    if events:
        yield Under("finding", id_, f"{len(events):,} coded events, each of them a row")
        if known := coded.registered(id_):
            yield Under("registry", None, known.words())
        yield from _chain(held[event.id] for event in events)


def _claim(claim: CodedClaimRow) -> Under:
    figure = claim.figure
    bounds = dict.fromkeys((figure.min, figure.max)) if figure else ()
    count = f": {' to '.join(map(str, bounds))} killed" if bounds else ""
    return Under("claim", claim.id, f"{claim.frame}{count}, coded by {claim.relay[0].name}")


def _chain(rows: Iterable[tuple[Dataset, Record]]) -> Iterator[Under]:
    files: dict[Dataset, None] = {}
    for dataset, record in rows:
        files[dataset] = None
        sha256 = hashlib.sha256(record.text.encode()).hexdigest()
        label = f"event {record.name}, line {record.line} of {dataset.name} · sha256 {sha256}"
        yield Under("row", record.id, label, record.text)
    for dataset in files:
        yield from _file(dataset)


def _file(dataset: Dataset) -> Iterator[Under]:
    yield Under("document", dataset.id, f"{dataset.name} · sha256 {dataset.sha256}")
    name, _, version = dataset.form.partition("/")
    step = Step(name=f"import {name}", version=version)
    yield Under("step", step.id, f"{step.name} {step.version}")
