"""A case: every document, every fact about it, every reading of it, in one file that only grows.

SQLite in WAL mode. One transaction holds a document, its facts, its reading and the marks in it,
so a process killed at any moment leaves whole documents or none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, select

from tadmor.errors import CaseError
from tadmor.model.coded import Dataset, Record
from tadmor.model.document import Document
from tadmor.model.layers import Layer
from tadmor.model.provenance import Mark, Step
from tadmor.model.questions import QuestionEntry
from tadmor.model.reading import Reading
from tadmor.model.rulings import Ruling
from tadmor.store import coded, layers, rows, tables
from tadmor.store.connection import clear, connect, prepare, writing

State = Literal["new", "changed", "corrected", "unchanged"]


class Stored(NamedTuple):
    """A reading with its place in the record: its document, its step, the marks in it.

    `intact` says that its bytes are those that were written. `coded` are the rulings by which
    people marked what is in it by hand, by local ids; a reading as it was stored has none.
    """

    document: str
    reading: Reading
    step: Step
    marks: tuple[Mark, ...]
    intact: bool
    coded: Mapping[str, Ruling] = MappingProxyType({})


class Found(NamedTuple):
    """What an id stands for: the mark, and the reading that holds it."""

    mark: Mark
    stored: Stored


class Case:
    """An open case file, used as a context."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open a case; CaseError if it is missing (and not to be made), foreign, or newer."""
        self.path = path
        if not create and not path.is_file():
            raise CaseError(f"{path}: there is no such case file; `tadmor add` makes one")
        if not path.parent.is_dir():
            raise CaseError(f"{path}: its folder does not exist; make the folder first")
        self._engine = connect(path)
        with clear(path):
            prepare(self._engine, path)

    def __enter__(self) -> "Case":
        """Give the case itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._engine.dispose()

    def drop_if_empty(self) -> None:
        """Remove the file again if no document, coded row or map ever came into it."""
        with clear(self.path), self._engine.connect() as connection:
            keys = (tables.document.c.key, tables.dataset.c.key, tables.layer.c.key)
            empty = all(connection.execute(select(key)).first() is None for key in keys)
        if empty:
            self._engine.dispose()
            self.path.unlink(missing_ok=True)

    def bring_in(self, path: Path, dataset: Dataset, records: Iterable[Record]) -> int | None:
        """Add a file of coded events, all of its new rows or none; give how many are new.

        None if this very file was brought in before: then nothing is read of it.
        """
        with self._writing() as connection:
            if coded.holds(connection, dataset):
                return None
            return coded.add(connection, dataset, self._relative(path), records, _now())

    def records(self, *, every: bool = False) -> tuple[tuple[Dataset, Record], ...]:
        """Give the coded rows that count, or every one ever brought in, each with its file."""
        with clear(self.path), self._engine.connect() as connection:
            return tuple((coded.each if every else coded.current)(connection))

    def bring_in_map(self, path: Path, layer: Layer) -> bool:
        """Add a dated map, or other facts of one; False if it is there with these facts."""
        with self._writing() as connection:
            return layers.add(connection, layer, self._relative(path), _now())

    def maps(self) -> tuple[Layer, ...]:
        """Give the dated maps that count."""
        with clear(self.path), self._engine.connect() as connection:
            return layers.current(connection)

    def every_map(self) -> tuple[Layer, ...]:
        """Give every dated map ever brought in."""
        with clear(self.path), self._engine.connect() as connection:
            return layers.each(connection)

    def state(self, path: Path, document: Document, step: Step) -> State:
        """Say what adding a document would find: nothing, other bytes or facts, or itself."""
        with clear(self.path), self._engine.connect() as connection:
            newest = connection.execute(rows.newest_entry(self._relative(path))).first()
            if newest is None:
                return "new"
            if not self._counts(connection, document, step):
                return "changed"
            if newest.id != document.id:
                return "changed"
            same = newest.facts == rows.packed_facts(document.facts)
            return "unchanged" if same else "corrected"

    def knows(self, document: Document, step: Step) -> bool:
        """Say whether a step has read a document with these facts, now or at any time before."""
        with clear(self.path), self._engine.connect() as connection:
            return connection.execute(rows.reading_of(document, step)).first() is not None

    def reading_of(self, document: Document) -> Stored | None:
        """Give the reading of a document that counts on the basis of these facts, if any."""
        with clear(self.path), self._engine.connect() as connection:
            key = connection.execute(rows.reading_now(document)).scalar()
        if key is None:
            return None
        return next(self._each(rows.readings().where(tables.reading.c.key == key)))

    def put(self, path: Path, document: Document, reading: Reading | None, step: Step) -> None:
        """Add a document, what is known of it and what was read in it: all of it or nothing.

        Without a reading only the facts are added: the document and its reading are there.
        """
        with self._writing() as connection:
            key = self._read(connection, document, reading, step)
            rows.add_entry(connection, self._relative(path), key, document.facts, _now())

    def read_again(self, document: Document, reading: Reading | None, step: Step) -> None:
        """Add another reading of a document that is there, and let it count.

        Without a reading the one that the step has made before counts again.
        """
        with self._writing() as connection:
            self._read(connection, document, reading, step)

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Add rulings, all of them or none; one that is there is not added twice."""
        with self._writing() as connection:
            for ruling in rulings:
                rows.keep(connection, tables.ruling, rows.ruling(ruling))

    def rulings(self) -> tuple[Ruling, ...]:
        """Give every ruling ever made, oldest first."""
        return tuple(ruling for _, ruling in self.rulings_by_id())

    def rulings_by_id(self) -> tuple[tuple[str, Ruling], ...]:
        """Give every ruling with the id under which it was recorded, oldest first."""
        query = select(tables.ruling).order_by(tables.ruling.c.key)
        with clear(self.path), self._engine.connect() as connection:
            return tuple((row.id, rows.unpacked_ruling(row)) for row in connection.execute(query))

    def ask(self, entries: Sequence[QuestionEntry]) -> None:
        """Add rows of questions, all of them or none; one that is there is not added twice."""
        with self._writing() as connection:
            for entry in entries:
                rows.keep(connection, tables.question, rows.question(entry))

    def asked(self) -> tuple[QuestionEntry, ...]:
        """Give every row of every question, oldest first."""
        query = select(tables.question.c.body).order_by(tables.question.c.key)
        with clear(self.path), self._engine.connect() as connection:
            return tuple(map(rows.unpacked_question, connection.execute(query).scalars()))

    def current(self) -> Iterator[Stored]:
        """Give the current reading of each live document, in the order of their last entry."""
        live = tables.current.c
        query = rows.readings().join(tables.current, live.reading == tables.reading.c.key)
        yield from self._each(query.order_by(live.entry))

    def readings(self) -> Iterator[Stored]:
        """Give every reading ever made, the superseded ones too, oldest first."""
        yield from self._each(rows.readings().order_by(tables.reading.c.key))

    def find(self, id_: str) -> Found:
        """Give what an id, or the beginning of one, stands for.

        In a current reading if it is there, else in the newest.
        """
        begins = tables.mark.c.id.startswith(id_, autoescape=True)
        query = select(tables.mark).where(begins).order_by(tables.mark.c.key)
        with clear(self.path), self._engine.connect() as connection:
            held = connection.execute(query).all()
            live = set(connection.execute(select(tables.current.c.reading)).scalars())
        if not held or "_" not in id_:
            raise CaseError(f"{self.path}: nothing in it has the id {id_}; take one from a table")
        if len({row.id for row in held}) > 1:
            raise CaseError(f"{self.path}: several ids begin with {id_}; give more of it")
        row = next((row for row in reversed(held) if row.reading in live), held[-1])
        stored = next(iter(self._each(rows.readings().where(tables.reading.c.key == row.reading))))
        return Found(Mark(id=row.id, kind=row.kind, local=row.local), stored)

    def live(self) -> Mapping[str, str]:
        """Give the live documents: the name of each by its id."""
        with clear(self.path), self._engine.connect() as connection:
            held = connection.execute(rows.live()).all()
        return {row.id: rows.unpacked_facts(row.facts).name for row in held}

    def documents(self) -> Iterator[Document]:
        """Give every document with its bytes as received and the facts last recorded for it."""
        with clear(self.path), self._engine.connect() as connection:
            for row in connection.execute(rows.documents()):
                yield rows.unpacked_document(row)

    def _each(self, query: Select[Any]) -> Iterator[Stored]:
        with clear(self.path), self._engine.connect() as connection:
            for row in connection.execute(query).all():
                yield Stored(
                    document=row.document,
                    reading=rows.unpacked_reading(row),
                    step=rows.unpacked_step(row),
                    marks=rows.marks_of(connection, row.key),
                    intact=row.digest == rows.digest(row.body),
                )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with clear(self.path), writing(self._engine).begin() as connection:
            yield connection

    def _read(
        self, connection: Connection, document: Document, reading: Reading | None, step: Step
    ) -> int:
        keys = (
            rows.keep(connection, tables.document, rows.document(document)),
            rows.keep(connection, tables.step, rows.step(step)),
        )
        if reading is not None:
            rows.add_reading(connection, keys, document, reading, _now())
        rows.take_turn(connection, keys, document)
        return keys[0]

    def _counts(self, connection: Connection, document: Document, step: Step) -> bool:
        now = connection.execute(rows.reading_now(document)).scalar()
        return (
            now is not None and now == connection.execute(rows.reading_of(document, step)).scalar()
        )

    def _relative(self, path: Path) -> str:
        return Path(relpath(path.resolve(), self.path.parent.resolve())).as_posix()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
