"""Fixtures shared by all tests."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from data.store import Store

settings.register_profile("untimed", deadline=None)  # time is measured in tests/bench, never asserted
settings.load_profile("untimed")

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest puts its script in the place of __main__, which processes begun by later tests would run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real reference data (not part of the project); the test is skipped where it is absent."""
    folder = Path(os.environ.get("SONROI_SHARED", REPOSITORY.parent / "shared" / "data"))
    if not (folder / "villages" / "villages.csv").exists():
        pytest.skip(f"real reference data not found at {folder} (set SONROI_SHARED)")
    return folder


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a new store; another in the tests of PostgreSQL."""
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def store(url: str) -> Store:
    """An empty store."""
    return Store(url)
