"""The integrity of a case: bytes, texts, positions and ids are checked again from the beginning.

That all is intact says nothing about truth.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tadmor.documents.document import extract
from tadmor.errors import InputError
from tadmor.model.coded import record_id
from tadmor.model.codings import Coding, located
from tadmor.model.document import Document, document_id
from tadmor.model.provenance import marks
from tadmor.model.questions import entry_id
from tadmor.model.reading import spans
from tadmor.model.text import Spans, fits
from tadmor.store.case import Case, Stored


class Damage(NamedTuple):
    """One thing that is not as it was recorded: where, and what is wrong with it."""

    where: str
    what: str


class Verified(NamedTuple):
    """How much was checked and what was found damaged."""

    documents: int
    readings: int
    quotations: int
    damage: tuple[Damage, ...]
    rows: int = 0
    maps: int = 0


def verify(case: Case) -> Verified:
    """Check every document, every reading ever made in a case, every coded row and map."""
    damage: list[Damage] = []
    documents, readings, quotations = 0, 0, 0
    for document in case.documents():
        documents += 1
        damage.extend(_document(document))
    for stored in case.readings():
        readings += 1
        held = tuple(spans(stored.reading))
        quotations += len(held)
        damage.extend(_reading(stored, held))
    coded = case.records(every=True)
    damage.extend(
        Damage(f"{record.id} (line {record.line} of {dataset.name})", "its words are not its id's")
        for dataset, record in coded
        if record.id != record_id(dataset, record.text)
    )
    maps = case.every_map()
    damage.extend(
        Damage(f"{held.name} ({held.id})", "its bytes do not have the hash that was recorded")
        for held in maps
        if held.sha256 != hashlib.sha256(held.received).hexdigest()
    )
    rulings = case.rulings_by_id()
    damage.extend(
        Damage(f"ruling {id_}", "its id is not the id of what was ruled")
        for id_, ruling in rulings
        if id_ != ruling.id
    )
    damage.extend(
        Damage(f"row {entry.id} of a question", "its id is not the id of what it says")
        for entry in case.asked()
        if entry.id != entry_id(entry)
    )
    for id_, ruling in rulings:
        if ruling.coding:
            quotations += len(ruling.coding.pieces)
            damage.extend(_coding(case, id_, ruling.coding))
    return Verified(documents, readings, quotations, tuple(damage), len(coded), len(maps))


def _coding(case: Case, id_: str, coding: Coding) -> Iterator[Damage]:
    """Check that what somebody marked still stands in the text, word for word."""
    texts = [one.text for one in case.documents() if one.facts.sha256 == coding.document]
    if not texts:
        yield Damage(f"coding {id_}", "its document is not in the case")
    elif all(located(text, coding.pieces) is None for text in texts):
        yield Damage(f"coding {id_}", "its words stand in no text of its document")


def _document(document: Document) -> Iterator[Damage]:
    where = f"{document.facts.name} ({document.id})"
    sha256 = hashlib.sha256(document.received).hexdigest()
    if sha256 != document.facts.sha256:
        yield Damage(where, f"its bytes hash to {sha256}, not to {document.facts.sha256}")
    if document.id != document_id(sha256, document.extractor):
        yield Damage(where, "its id is not the id of its bytes and extractor")
    try:
        found = extract(Path(document.facts.name), document.received)
    except InputError as problem:
        yield Damage(where, f"its text cannot be extracted again ({problem.problem})")
        return
    # Another version of the extractor may well give another text; it made another document.
    if found.extractor == document.extractor and found.text != document.text:
        yield Damage(where, "its text is not what its bytes give")


def _reading(stored: Stored, held: Spans) -> Iterator[Damage]:
    where = f"{stored.reading.document.name} (reading by {stored.step.id})"
    if not stored.intact:
        yield Damage(where, "the reading's bytes do not match their digest")
    outside = sum(not fits(stored.reading.text, span) for span in held)
    if outside:
        yield Damage(where, f"{outside} of its {len(held)} quotations lie outside the text")
    if tuple(marks(stored.document, stored.reading)) != stored.marks:
        yield Damage(where, "its ids are not the ids of what was read")
