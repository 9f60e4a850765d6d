"""Where the store is, and that its tables are there. Opened once a process: opening it again costs next to nothing."""

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from data.database.engine import Database, connect
from data.database.errors import too_new, unusable_url
from data.database.tables import SCHEMA, meta, metadata
from data.folder import data_folder

_FILE = "sonroi.db"


@dataclass(frozen=True)
class _Opened:
    """file: which file the SQLite path meant when it was opened (device, inode), None for PostgreSQL."""

    database: Database
    file: tuple[int, int] | None


_opened: dict[sa.URL, _Opened] = {}
_opening = threading.Lock()


def chosen_url() -> sa.URL:
    """DATABASE_URL of the environment, else the SQLite file in the data folder.

    Raises FileError as `data_folder` and `parsed`.
    """
    chosen = os.environ.get("DATABASE_URL", "").strip()
    return parsed(chosen) if chosen else sa.URL.create("sqlite", database=str(data_folder() / _FILE))


def open_database(url: sa.URL) -> Database:
    """The database of a URL of `parsed`, its tables made where there are none.

    Raises FileError for a database that cannot be opened, read or written, and one that a newer program made.
    """
    if known := _still_open(url):
        return known
    with _opening:
        if known := _still_open(url):
            return known
        if url in _opened:  # the file was moved away or put back from a backup; connections still hold the old one
            _opened.pop(url).database.close()
        database = connect(url)
        _prepare(database)
        _opened[url] = _Opened(database, _file_of(database))
        return database


def _still_open(url: sa.URL) -> Database | None:
    known = _opened.get(url)
    return known.database if known and known.file == _file_of(known.database) else None


def parsed(url: str) -> sa.URL:
    """The URL in its parts. Raises FileError for what is neither a SQLite file nor PostgreSQL."""
    text = url.replace("postgres://", "postgresql://", 1) if url.startswith("postgres://") else url
    try:
        parts = sa.make_url(text)
        kind = parts.get_backend_name()
    except (ArgumentError, ValueError):
        raise unusable_url() from None  # the error of the parser may quote the password
    in_memory = kind == "sqlite" and parts.database in (None, "", ":memory:")
    if kind not in ("sqlite", "postgresql") or in_memory:
        raise unusable_url()
    return parts


def _file_of(database: Database) -> tuple[int, int] | None:
    if not database.sqlite_file:
        return None
    try:
        status = Path(database.sqlite_file).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _prepare(database: Database) -> None:
    """Make the tables, unless they are there. One of two programs that start at once waits for the other."""
    if _schema(database) == SCHEMA:
        return
    with database.preparing() as connection:
        metadata.create_all(connection)
        found = connection.scalar(_STORED_SCHEMA)
        if found is None:
            # Versions begin at the time of day, so that a store begun anew never repeats one of the store before it.
            first = {"schema": SCHEMA, "version": time.time_ns() // 1_000_000}
            connection.execute(meta.insert(), [{"key": key, "value": value} for key, value in first.items()])


_STORED_SCHEMA = sa.select(meta.c.value).where(meta.c.key == "schema")


def _schema(database: Database) -> int | None:
    """The number of the tables' schema, None where there are none. Raises FileError for a newer one."""
    with database.reading() as connection:
        has_tables = sa.inspect(connection).has_table(meta.name)
        found = connection.scalar(_STORED_SCHEMA) if has_tables else None
    if found is not None and found > SCHEMA:
        raise too_new()
    return found
