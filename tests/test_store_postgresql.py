"""The store over PostgreSQL: every test of the store and of its users at once, and what only a server can do wrong."""

import itertools

import psycopg
import pytest

from data.database.opening import open_database, parsed
from data.errors import FileError
from data.store import Store
from tests.postgresql_server import running_server
from tests.store_samples import arrival
from tests.test_store import *  # noqa: F403 (the same tests, over the address below)
from tests.test_store_concurrency import *  # noqa: F403
from tests.test_store_memory import *  # noqa: F403
from tests.test_store_records import *  # noqa: F403

_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server():
    with running_server() as address:
        yield address


@pytest.fixture
def url(server):
    """An empty schema: a new database for each test would take longer than the tests."""
    name = f"store_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    address = f"{server}?options=-csearch_path%3D{name}%20-cstatement_timeout%3D30s"
    yield address
    open_database(parsed(address)).close()


def test_the_short_form_of_the_address_is_known(url, monkeypatch):
    Store(url).add_import(arrival("a"))
    monkeypatch.setenv("DATABASE_URL", url.replace("postgresql://", "postgres://"))
    assert len(Store().records()) == 3


def test_large_list_is_kept_before_the_server_knows_how_large_it_is(url):
    """A plan made for an empty table takes minutes here, which the statement_timeout of the address forbids."""
    Store(url).add_import(arrival("a", count=20_000))
    assert Store(url).add_import(arrival("b", count=20_000)).replaced == (1,)
    Store(url).undo_import(2, "ก")
    assert len(Store(url).records()) == 20_000


def test_connections_that_the_server_closed_are_made_anew(server, url):
    store = Store(url)
    store.add_import(arrival("a"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user "
            "AND pid <> pg_backend_pid()"
        )
    assert len(store.records()) == 3
    store.add_import(arrival("b"))


def test_user_without_the_right_to_make_tables_is_told(server):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE ROLE guest LOGIN")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(FileError, match="may not create or write tables") as told:
        Store(server.replace("sonroi:secret", "guest:secret"))
    assert "secret" not in told.value.en + told.value.th


def test_database_that_does_not_exist_is_told(server):
    with pytest.raises(FileError, match="cannot be used; check that address"):
        Store(server.replace("/postgres", "/nowhere"))
