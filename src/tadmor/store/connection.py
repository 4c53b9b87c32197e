"""Opening a case file, making its tables, and saying plainly what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from tadmor.errors import CaseError
from tadmor.store import tables

LOCKED_FOR = 30  # seconds to wait while another process writes


def connect(path: Path) -> Engine:
    """Make an engine on one SQLite file: WAL, foreign keys, whole transactions."""
    engine = create_engine(
        f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": LOCKED_FOR}
    )

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: object) -> None:
        # The driver's own transactions begin too late and leave DDL out; SQLAlchemy sends BEGIN.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def writing(engine: Engine) -> Engine:
    """Give the engine for transactions that write: they take the lock first and wait for it."""
    return engine.execution_options(writes=True)


@contextmanager
def clear(path: Path) -> Iterator[None]:
    """Turn what a database says into one sentence about the case file."""
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig)
        if "locked" in reason:
            raise CaseError(
                f"{path}: another process has been writing to it for {LOCKED_FOR} seconds; "
                "try again when it is done"
            ) from error
        raise CaseError(
            f"{path}: it cannot be opened or written ({reason}); check permissions and free space"
        ) from error
    except DatabaseError as error:
        raise CaseError(
            f"{path}: this is not a sound case file ({error.orig}); restore it from a copy, "
            "or start a new case from the documents"
        ) from error


def prepare(engine: Engine, path: Path) -> None:
    """Make the tables of an empty file, or check that the file is a case that we can read."""
    with writing(engine).begin() as connection:
        names = set(inspect(connection).get_table_names())
        if not names:
            tables.metadata.create_all(connection)
            connection.execute(
                insert(tables.meta), {"name": "version", "value": str(tables.VERSION)}
            )
            return
        if "meta" not in names or "reading" not in names:
            raise CaseError(f"{path}: this is a database, but not a Tadmor case; name another file")
        query = select(tables.meta.c.value).where(tables.meta.c.name == "version")
        version = int(connection.execute(query).scalar_one())
        if version < tables.VERSION:
            _from(version, connection)
    if version > tables.VERSION:
        raise CaseError(
            f"{path}: a newer Tadmor made this case (version {version}, this one reads up to "
            f"{tables.VERSION}); update Tadmor"
        )


def _from(version: int, connection: Connection) -> None:
    """Bring an older case up to this version, in the transaction that found it; rows stay."""
    if version == 1:
        tables.turn.create(connection)
        tables.ruling.create(connection)
        for statement in tables.FROM_1:
            connection.exec_driver_sql(statement)
    if version < 3:
        tables.dataset.create(connection)
        tables.record.create(connection)
    if version < 4:
        tables.layer.create(connection)
        tables.layer_facts.create(connection)
    if version < 5:
        tables.question.create(connection)
    connection.execute(update(tables.meta).values(value=str(tables.VERSION)))
