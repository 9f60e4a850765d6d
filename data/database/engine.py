"""How the database is opened, and how one reads and writes: readers are never locked out, writers come one by one.

SQLite stands in WAL mode. Writers begin with BEGIN IMMEDIATE, for two that begin plainly and then write lose work;
readers begin plainly through an engine of their own, or they would lock each other out. In PostgreSQL a writer takes
one lock of the whole store until its transaction ends, so that *is this file in already?* and its insertion are one.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from data.database.errors import told
from data.database.tables import meta

WAIT_SECONDS = 30
"""How long a writer waits for another before the user is told to try again."""
_WRITERS_LOCK = 25510715
"""Any number, the same in every version of the program."""
_CONNECT_SECONDS = "10"
_WRITE = "BEGIN IMMEDIATE"


@dataclass(frozen=True)
class Database:
    """Two engines on one database; sqlite_file is its path, "" for PostgreSQL."""

    readers: sa.Engine
    writers: sa.Engine
    sqlite_file: str

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the store, whatever is written meanwhile. Raises FileError."""
        with self._telling(), self.readers.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction alone among the writers: all of it is kept or, after an error, none. Raises FileError."""
        with self._telling(), self.writers.begin() as connection:
            yield connection
            connection.execute(meta.update().where(meta.c.key == "version").values(value=meta.c.value + 1))

    @contextmanager
    def preparing(self) -> Iterator[sa.Connection]:
        """As `writing`, before there are tables."""
        with self._telling(), self.writers.begin() as connection:
            yield connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            if sentence := told(error, self.sqlite_file):
                raise sentence from error
            raise

    def close(self) -> None:
        """Give back all connections that nobody uses."""
        self.readers.dispose()
        self.writers.dispose()


def connect(url: sa.URL) -> Database:
    """Engines for a SQLite file or a PostgreSQL database; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        return Database(
            readers=_sqlite(_readers(url), "BEGIN"),
            writers=_sqlite(_writers(url), _WRITE),
            sqlite_file=str(url.database),
        )
    url = url.set(drivername="postgresql+psycopg")
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": _CONNECT_SECONDS})
    writers = _writers(url, pool_pre_ping=True)
    event.listen(writers, "begin", _lock_out_writers)
    return Database(_readers(url, pool_pre_ping=True, isolation_level="REPEATABLE READ"), writers, sqlite_file="")


def _readers(url: sa.URL, **options: object) -> sa.Engine:
    return sa.create_engine(url, pool_size=5, max_overflow=-1, **options)


def _writers(url: sa.URL, **options: object) -> sa.Engine:
    """One connection: writers of this process queue for it in their order, where the database would let them race."""
    return sa.create_engine(url, pool_size=1, max_overflow=0, pool_timeout=2 * WAIT_SECONDS, **options)


def _sqlite(engine: sa.Engine, begin: str) -> sa.Engine:
    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # sqlite3 begins nothing by itself
        connection.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        if begin == _WRITE:
            _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Put the file in WAL mode, for good. SQLite does not wait here while another does the same, so this does."""
    give_up = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return


def _lock_out_writers(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
