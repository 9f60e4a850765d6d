"""The start script: nothing is installed twice, nothing listens on other interfaces, nothing is sent anywhere."""

import tomllib

import pytest

import start
from tests.conftest import REPOSITORY


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with requirements and an environment; `calls` are the modules that would have run."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("streamlit==1\n")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\npytest==1\n")
    calls = []
    monkeypatch.setattr(start, "HERE", tmp_path)
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(start, "call", lambda *command, **_: calls.append(command) or 0)
    return tmp_path, calls


def test_installs_once_and_again_only_when_the_list_changes(here):
    folder, calls = here
    start.install("requirements.txt")
    start.install("requirements.txt")
    assert len(calls) == 1
    (folder / "requirements.txt").write_text("streamlit==2\n")
    start.install("requirements.txt")
    assert len(calls) == 2


def test_development_tools_are_installed_again_when_the_common_list_changes(here):
    folder, calls = here
    start.install("requirements-dev.txt")
    (folder / "requirements.txt").write_text("streamlit==2\n")
    start.install("requirements-dev.txt")
    assert [command[-1] for command in calls] == ["requirements-dev.txt"] * 2


def test_failed_installation_is_said_in_one_sentence_and_tried_again(here, monkeypatch):
    _, calls = here
    monkeypatch.setattr(start, "call", lambda *_, **__: 1)
    with pytest.raises(SystemExit, match="installation failed"):
        start.install("requirements.txt")
    monkeypatch.setattr(start, "call", lambda *command, **_: calls.append(command) or 0)
    start.install("requirements.txt")
    assert len(calls) == 1


def test_first_failing_check_ends_the_run_with_its_code(here, monkeypatch):
    _, calls = here
    monkeypatch.setattr(start.sys, "argv", ["start.py", "test"])
    monkeypatch.setattr(start, "call", lambda *command, **_: calls.append(command[0]) or 3 * (command[0] == "ruff"))
    assert start.check() == 3
    assert calls == ["pip", "ruff"]


def test_serves_this_machine_only_and_sends_nothing():
    settings = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "localhost"
    assert settings["browser"]["gatherUsageStats"] is False
    assert "--server" not in (REPOSITORY / "start.py").read_text(
        encoding="utf-8"
    )  # it would beat STREAMLIT_* variables


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (REPOSITORY / name).read_text(encoding="utf-8").split()
        assert all("==" in line for line in lines if line not in ("-r", "requirements.txt"))
