"""Between coded rows and the case file: other people's tables of events, kept row by row."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, insert, select

from tadmor.model.coded import Dataset, Record
from tadmor.store import tables

BATCH = 5_000  # rows written at a time


def holds(connection: Connection, dataset: Dataset) -> bool:
    """Say whether this very file was brought in before."""
    query = select(tables.dataset.c.key).where(tables.dataset.c.id == dataset.id)
    return connection.execute(query).first() is not None


def add(
    connection: Connection, dataset: Dataset, path: str, records: Iterable[Record], now: str
) -> int:
    """Add a file with those of its rows that no earlier one had; give how many."""
    row = {
        "id": dataset.id,
        "path": path,
        "form": dataset.form,
        "sha256": dataset.sha256,
        "head": dataset.head,
        "at": now,
    }
    known = set(connection.execute(select(tables.record.c.id)).scalars())
    key = connection.execute(insert(tables.dataset), row).inserted_primary_key
    assert key is not None, "an insert into a table with a key gives the key"  # noqa: S101
    rest, added = iter(records), 0
    while part := list(islice(rest, BATCH)):
        new = {one.id: one._asdict() | {"dataset": key[0]} for one in part if one.id not in known}
        known |= new.keys()
        added += len(new)
        if new:
            connection.execute(insert(tables.record), list(new.values()))
    return added


def each(connection: Connection) -> Iterator[tuple[Dataset, Record]]:
    """Give every row ever brought in with its file, in the order in which they came."""
    files = {
        row.key: Dataset(
            name=row.path.rpartition("/")[2], form=row.form, sha256=row.sha256, head=row.head
        )
        for row in connection.execute(select(tables.dataset))
    }
    held = tables.record.c
    query = select(held.dataset, held.id, held.name, held.line, held.text).order_by(held.key)
    for dataset, *record in connection.execute(query):
        yield files[dataset], Record(*record)


def current(connection: Connection) -> Iterator[tuple[Dataset, Record]]:
    """Give the rows that count: of those with one name in files of one form, the last."""
    newest: dict[tuple[str, str], tuple[Dataset, Record]] = {}
    for dataset, record in each(connection):
        newest[dataset.form, record.name] = dataset, record
    yield from newest.values()
