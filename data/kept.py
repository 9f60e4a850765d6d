"""Files kept in the data folder, each with a JSON beside it that says where it came from and what became of it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.folder import data_folder, write_whole


@dataclass(frozen=True)
class Kept:
    """sha256 of the file that the user brought, the day it was installed (ISO), and its report as JSON values."""

    sha256: str
    installed_on: str
    report: dict[str, Any]


def keep(name: str, write: Callable[[Path], object], origin: Path, report: dict[str, Any]) -> None:
    """Put a file that `write` fills under `name`, and what is known of it beside it. Raises FileError."""
    folder = data_folder()
    with origin.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    facts = {"sha256": sha256, "installed_on": date.today().isoformat(), "report": report}
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    write_whole(folder / name, write)
    write_whole(_facts_of(folder / name), lambda path: path.write_text(text, encoding="utf-8"))


def remove(name: str) -> bool:
    """Delete a kept file and its JSON; False where there was none."""
    path = data_folder() / name
    was_there = path.exists()
    path.unlink(missing_ok=True)
    _facts_of(path).unlink(missing_ok=True)
    return was_there


def facts(name: str) -> Kept | None:
    """What is known of a kept file; None where there is none."""
    path = data_folder() / name
    try:
        return Kept(**json.loads(_facts_of(path).read_text(encoding="utf-8"))) if path.exists() else None
    except (OSError, ValueError, TypeError):
        return None


def stamp(name: str) -> str:
    """A short text that changes whenever another file is kept under the name, or none."""
    try:
        status = (data_folder() / name).stat()
    except FileNotFoundError:
        return "default"
    return f"{status.st_mtime_ns}.{status.st_size}"


def _facts_of(path: Path) -> Path:
    return path.with_suffix(".json")
