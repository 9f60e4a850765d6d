"""Imports point one way: dashboard.py → pages → data → agencies, geo."""

import ast
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

ALLOWED = {
    "agencies": {"agencies"},
    "geo": {"geo"},
    "data": {"data", "agencies", "geo"},
    "pages": {"pages", "data", "agencies", "geo"},
    "dashboard.py": {"pages", "data", "agencies", "geo"},
}
ROOMS = {"agencies", "geo", "data", "pages", "dashboard", "tests"}
SCREEN = {"streamlit", "streamlit_folium"}


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide their direction"
            names.add((node.module or "").split(".")[0])
    return names


def files_of(room: str) -> list[Path]:
    path = REPOSITORY / room
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("room", ALLOWED)
def test_imports_point_one_way(room):
    files = files_of(room)
    assert files, f"{room} has no files: the test would see nothing"
    wrong = {str(file): bad for file in files if (bad := imports_of(file) & ROOMS - ALLOWED[room])}
    assert not wrong


@pytest.mark.parametrize("room", ["agencies", "geo", "data"])
def test_only_pages_know_the_screen(room):
    assert not {str(file): bad for file in files_of(room) if (bad := imports_of(file) & SCREEN)}


def test_no_page_script_stands_directly_in_pages():
    """A fresh server opened by a deep link would run it raw, without dashboard.py."""
    assert [path.name for path in (REPOSITORY / "pages").glob("*.py")] in ([], ["__init__.py"])


def test_dashboard_only_sets_the_page_and_navigates():
    assert len((REPOSITORY / "dashboard.py").read_text(encoding="utf-8").splitlines()) < 50
