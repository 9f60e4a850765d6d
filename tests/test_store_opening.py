"""Where the store is, and the one sentence that is said where it cannot be opened or written."""

import sqlite3
import traceback
from pathlib import Path

import pytest
from sqlalchemy import event

from data.database import engine
from data.errors import FileError
from data.store import Store
from tests.store_samples import arrival


def said(error: FileError) -> str:
    """Both sentences; each must be one, in its language."""
    assert len(error.th.splitlines()) == len(error.en.splitlines()) == 1
    assert any("ก" <= letter <= "๙" for letter in error.th)
    return error.th + error.en


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


def opened(path: Path) -> Store:
    return Store(f"sqlite:///{path}")


def test_the_store_is_a_file_of_the_data_folder(tmp_path, monkeypatch):
    folder = tmp_path / "ข้อมูล 100% #1?a=b"
    monkeypatch.setenv("SONROI_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    Store().add_import(arrival("a"))
    assert (folder / "sonroi.db").exists()
    assert len(Store().records()) == 3


def test_database_url_names_another_place(path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    Store().set_report("codi", 2551, "40", True, "ก")
    assert path.exists()


def test_sqlite_stands_in_write_ahead_mode_with_foreign_keys(path):
    store = opened(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for at_work in (store._database.readers, store._database.writers):
        with at_work.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://someone:secret@host/base",
        "postgresql://someone:secret@host:port/base",
        "oracle+nothing://someone:secret@host/base",
        "sqlite://",
        "sqlite:///:memory:",
        "://secret@",
    ],
)
def test_address_that_is_none_is_told_without_its_password(url):
    with pytest.raises(FileError, match="DATABASE_URL cannot be used") as told:
        Store(url)
    said(told.value)
    assert "secret" not in "".join(traceback.format_exception(told.value)).replace(repr(url), "")


@pytest.mark.parametrize(
    "url",
    [
        "postgres://someone:secret@127.0.0.1:1/base",
        "postgresql://someone:secret@127.0.0.1:1/base?sslmode=disable",
        "postgresql+psycopg2://someone:secret@127.0.0.1:1/base",
        "postgresql://someone:secret@127.0.0.1:1/base?unknown_option=1",
        "postgresql://someone:secret/with@127.0.0.1:1/base",
    ],
)
def test_server_that_does_not_answer_is_told_without_the_password(url):
    with pytest.raises(FileError, match="PostgreSQL database of DATABASE_URL cannot be used") as told:
        Store(url)
    assert "secret" not in said(told.value)


def test_file_that_is_no_database_is_told_and_left_alone(path):
    content = b"<html>not a database</html>" * 100
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"store\.db is damaged or is no database") as told:
        opened(path)
    assert str(path) in told.value.th
    said(told.value)
    assert path.read_bytes() == content


def test_damage_in_the_middle_of_the_file_is_told(path, tmp_path):
    opened(path).add_import(arrival(count=2000))
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[40_000:-8192] = b"\xa5" * (len(content) - 48_192)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(content)
    with pytest.raises(FileError, match=r"damaged\.db is damaged"):
        opened(damaged).records()


def test_file_parted_from_its_journal_is_told(path):
    opened(path)
    with pytest.raises(FileError, match=r"moved\.db is damaged"):
        opened(path.rename(path.with_name("moved.db")))


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.parent.rmdir()])
def test_place_where_no_file_can_be_is_told(tmp_path, make):
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder / "store.db")
    with pytest.raises(FileError, match="cannot be opened or written") as told:
        opened(folder / "store.db")
    said(told.value)


def test_file_that_may_only_be_read_can_be_read(path):
    opened(path).add_import(arrival("a"))
    store = Store(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert len(store.records()) == 3
    with pytest.raises(FileError, match="cannot be opened or written"):
        store.undo_import(1, "ก")
    assert len(store.records()) == 3


def test_store_of_a_newer_program_is_left_alone(path):
    opened(path)
    newer = path.with_name("newer.db")
    with sqlite3.connect(path) as raw, sqlite3.connect(newer) as copy:
        raw.backup(copy)
        copy.execute("UPDATE sonroi_meta SET value = 99 WHERE key = 'schema'")
    with pytest.raises(FileError, match="newer version") as told:
        opened(newer)
    said(told.value)


def test_full_disk_keeps_nothing_of_the_import(path):
    store = opened(path)
    store.add_import(arrival("a"))

    def fill(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 60")

    event.listen(store._database.writers, "begin", fill)
    with pytest.raises(FileError, match="rights and free space"):
        store.add_import(arrival("b", count=5000))
    assert store.imports()["file_name"].tolist() == ["a"]
    assert len(store.records()) == 3
    store.undo_import(1, "ก")
    assert store.records().empty


def test_writer_who_waits_too_long_is_told_and_readers_read_on(path, monkeypatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    store = opened(path)
    store.add_import(arrival("a"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileError, match="try again in a moment") as told:
        store.add_import(arrival("b"))
    said(told.value)
    assert len(store.records()) == 3
    other.close()
    store.add_import(arrival("b"))
    assert store.imports()["file_name"].tolist() == ["b", "a"]


def test_file_taken_away_or_put_back_while_the_program_runs_is_noticed(path, tmp_path):
    store = opened(path)
    store.add_import(arrival("a"))
    before = store.version()
    backup = tmp_path / "backup.db"
    with sqlite3.connect(path) as raw, sqlite3.connect(backup) as copy:
        raw.backup(copy)
    for name in ("", "-wal", "-shm"):
        Path(f"{path}{name}").unlink(missing_ok=True)
    assert store.records().empty
    assert store.version() != before
    for name in ("-wal", "-shm"):
        Path(f"{path}{name}").unlink(missing_ok=True)
    backup.replace(path)
    assert len(store.records()) == 3


def test_a_fault_of_the_program_is_not_said_to_be_the_files(path):
    """Such an error must come to the developers as it is."""
    with pytest.raises(Exception, match="no such table") as found, opened(path)._database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(found.value, FileError)
