"""The database behind rooms: one engine, short transactions, and one clear answer when it does not answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from .faults import DatabaseAway
from .migrate import migrate

BUSY_SECONDS = 10
"""How long a writer waits for another, and a connection for the database."""

WRITES = "counterpoise_writes"


@dataclass(frozen=True)
class Store:
    """An open database whose tables are up to date. ``clock`` gives seconds since 1970."""

    engine: Engine
    clock: Callable[[], float] = field(default=time.time)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads.

        Raises
        ------
        DatabaseAway
            The database does not answer.
        """
        with _answering(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on the disk when the block has ended without an error.

        Raises
        ------
        DatabaseAway
            The database does not answer; nothing of the block is stored, or it is not known.
        """
        with (
            _answering(),
            self.engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str, clock: Callable[[], float] = time.time) -> Store:
    """Open the database at a URL of `find_place`, and bring its tables up to date under a lock.

    Raises
    ------
    DatabaseAway
        It does not answer, or its file cannot be written.
    """
    engine = _sqlite(url) if url.startswith("sqlite") else _postgres(url)
    store = Store(engine, clock)
    with store.writing() as connection:
        migrate(connection)
    return store


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
        raise DatabaseAway(_first_line(error)) from error
    except DBAPIError as error:
        if error.connection_invalidated or type(error) is DatabaseError:  # lost, or its file is damaged
            raise DatabaseAway(_first_line(error)) from error
        raise


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).split("\n", 1)[0][:300]


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:":
        with _answering():
            Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            Path(path).touch(mode=0o600)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Write-ahead log, every commit on the disk, cascades, and deleted rows overwritten."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once, so that it never reads what another writer is about to change."""
    is_writing = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _postgres(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=15,
        pool_timeout=BUSY_SECONDS,
        pool_recycle=1800,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": f"-c statement_timeout={3 * BUSY_SECONDS}s"},
    )
    return engine
