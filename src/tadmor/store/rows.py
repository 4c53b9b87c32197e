"""Between values and rows: how a document, its facts, a reading and its marks are packed."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, insert, select

from tadmor.model.document import Document
from tadmor.model.provenance import Mark, Step, basis, marks
from tadmor.model.questions import QuestionEntry
from tadmor.model.reading import DocumentFacts, Reading
from tadmor.model.rulings import Ruling
from tadmor.model.values import canonical
from tadmor.store import tables


def packed_facts(facts: DocumentFacts) -> str:
    """Give facts as the text of a row; equal facts give equal text."""
    return canonical(facts).decode()


def unpacked_facts(packed: str) -> DocumentFacts:
    """Read facts back from a row."""
    return msgspec.json.decode(packed, type=DocumentFacts)


def packed_reading(reading: Reading, given: DocumentFacts) -> bytes:
    """Give a reading as a row's bytes, without the text and the facts that other rows hold.

    Facts that only the text states (`given` lacks them) are part of what was read, and stay.
    """
    held: dict[str, Any] = {
        field.name: None for field in fields(given) if getattr(given, field.name) is not None
    }
    own = replace(reading.document, **{**held, "name": "", "sha256": ""})
    return zlib.compress(canonical(replace(reading, text="", document=own)), 6)


def digest(body: bytes) -> str:
    """Digest a packed reading, so that `verify` sees any later change to it."""
    return hashlib.sha256(body).hexdigest()


def document(value: Document) -> dict[str, object]:
    """Give a document's row."""
    return {
        "id": value.id,
        "extractor": value.extractor,
        "received": zlib.compress(value.received, 6),
        "text": value.text,
    }


def step(value: Step) -> dict[str, object]:
    """Give a step's row."""
    return {
        "id": value.id,
        "name": value.name,
        "version": value.version,
        "settings": value.settings,
    }


def keep(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Add a row unless its id is there; give its key."""
    query = select(table.c.key).where(table.c.id == row["id"])
    key = connection.execute(query).scalar()
    if key is None:
        key = _added(connection, table, row)
    return int(key)


def _added(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None, "an insert into a table with a key gives the key"  # noqa: S101
    return int(key[0])


def add_entry(
    connection: Connection, path: str, document_key: int, facts: DocumentFacts, now: str
) -> None:
    """Add what is now known of a document under a path."""
    row = {
        "path": path,
        "document": document_key,
        "facts": packed_facts(facts),
        "basis": basis(facts),
        "at": now,
    }
    connection.execute(insert(tables.entry), row)


def add_reading(
    connection: Connection,
    keys: tuple[int, int],
    of: Document,
    reading: Reading,
    now: str,
) -> None:
    """Add a reading and its marks, unless this step has read these bytes with these facts."""
    if connection.execute(reading_by_keys(keys, basis(of.facts))).first():
        return
    body = packed_reading(reading, of.facts)
    row = {
        "document": keys[0],
        "step": keys[1],
        "basis": basis(of.facts),
        "body": body,
        "digest": digest(body),
        "at": now,
    }
    key = _added(connection, tables.reading, row)
    held = [
        {"id": mark.id, "kind": mark.kind, "reading": key, "local": mark.local}
        for mark in marks(of.id, reading)
    ]
    connection.execute(insert(tables.mark), held)


def take_turn(connection: Connection, keys: tuple[int, int], of: Document) -> None:
    """Let a step's reading of a document count, unless it does already."""
    reading = connection.execute(reading_by_keys(keys, basis(of.facts))).scalar()
    if reading is not None and reading != connection.execute(reading_now(of)).scalar():
        connection.execute(insert(tables.turn), {"reading": reading})


def reading_by_keys(keys: tuple[int, int], of_basis: str) -> Select[Any]:
    """Select the reading of a document by a step on the basis of certain facts."""
    columns = tables.reading.c
    return select(columns.key).where(
        columns.document == keys[0], columns.step == keys[1], columns.basis == of_basis
    )


def reading_of(of: Document, by: Step) -> Select[Any]:
    """Select the reading of a document by a step, both by their ids."""
    query = select(tables.reading.c.key).join(tables.document).join(tables.step)
    return query.where(
        tables.document.c.id == of.id,
        tables.step.c.id == by.id,
        tables.reading.c.basis == basis(of.facts),
    )


def reading_now(of: Document) -> Select[Any]:
    """Select the reading of a document with these facts that last had its turn."""
    query = select(tables.reading.c.key).join_from(tables.turn, tables.reading)
    query = query.join(tables.document).where(
        tables.document.c.id == of.id, tables.reading.c.basis == basis(of.facts)
    )
    return query.order_by(tables.turn.c.key.desc()).limit(1)


def newest_entry(path: str) -> Select[Any]:
    """Select what was last recorded under a path: the document's id and the facts."""
    query = select(tables.document.c.id, tables.entry.c.facts).join(tables.document)
    return query.where(tables.entry.c.path == path).order_by(tables.entry.c.key.desc()).limit(1)


def latest_facts() -> Any:
    """Select the facts last recorded for the document of the enclosing query."""
    newest = tables.entry.alias()
    return (
        select(newest.c.facts)
        .where(newest.c.document == tables.document.c.key)
        .order_by(newest.c.key.desc())
        .limit(1)
        .scalar_subquery()
    )


def readings() -> Select[Any]:
    """Select readings with all that makes one whole again."""
    facts = latest_facts().label("facts")
    query = select(
        tables.reading.c.key,
        tables.reading.c.body,
        tables.reading.c.digest,
        tables.document.c.id.label("document"),
        tables.document.c.text,
        tables.step.c.name,
        tables.step.c.version,
        tables.step.c.settings,
        facts,
    )
    return query.join_from(tables.reading, tables.document).join(tables.step)


def documents() -> Select[Any]:
    """Select every document with the facts last recorded for it."""
    return select(tables.document, latest_facts().label("facts")).order_by(tables.document.c.key)


def live() -> Select[Any]:
    """Select the id of each live document with the facts last recorded for it."""
    query = select(tables.document.c.id, latest_facts().label("facts"))
    return query.join(tables.current, tables.current.c.document == tables.document.c.key)


def unpacked_document(row: Row[Any]) -> Document:
    """Make a document from its row."""
    return Document(
        id=row.id,
        extractor=row.extractor,
        received=zlib.decompress(row.received),
        text=row.text,
        facts=unpacked_facts(row.facts),
    )


def unpacked_reading(row: Row[Any]) -> Reading:
    """Make a reading whole from its row: body, text and facts."""
    bare = msgspec.json.decode(zlib.decompress(row.body), type=Reading)
    given = unpacked_facts(row.facts)
    known = {name: fact for name, fact in asdict(given).items() if fact is not None}
    return replace(bare, text=row.text, document=replace(bare.document, **known))


def unpacked_step(row: Row[Any]) -> Step:
    """Make a step from a reading's row."""
    return Step(name=row.name, version=row.version, settings=row.settings)


def marks_of(connection: Connection, reading_key: int) -> tuple[Mark, ...]:
    """Give the marks of a reading in its order."""
    query = select(tables.mark).where(tables.mark.c.reading == reading_key)
    rows = connection.execute(query.order_by(tables.mark.c.key))
    return tuple(Mark(id=row.id, kind=row.kind, local=row.local) for row in rows)


def ruling(value: Ruling) -> dict[str, object]:
    """Give a ruling's row."""
    return {"id": value.id, "body": canonical(value).decode()}


def unpacked_ruling(row: Row[Any]) -> Ruling:
    """Read a ruling back from its row."""
    return msgspec.json.decode(row.body, type=Ruling)


def question(value: QuestionEntry) -> dict[str, object]:
    """Give the row of one row of a question."""
    return {"id": value.id, "body": canonical(value).decode()}


def unpacked_question(body: str) -> QuestionEntry:
    """Read a row of a question back."""
    return msgspec.json.decode(body, type=QuestionEntry)
