"""Workbooks (.xlsx, .xls) as sheets of text, read in a child process; see `workbook_child`."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd

from data.errors import FileError
from data.intake.files.document import Sheet
from data.intake.files.reading_sentences import sentence
from data.intake.files.reading_sheets import sheet_of

TIMEOUT = 60
"""Seconds that reading one workbook may take."""
_ROOT = Path(__file__).resolve().parents[3]
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from data.intake.files.workbook_child import main; main()"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_workbook(content: bytes, name: str) -> tuple[Sheet, ...]:
    """All sheets of a workbook that hold cells, hidden ones too; chart and macro sheets are none.

    Raises FileError where the file is no workbook that can be read, or none of its sheets holds anything.
    """
    return sheets_of(_answer_of_child(content), name)


def sheets_of(answer: dict, name: str) -> tuple[Sheet, ...]:
    """The sheets in what the child answered (see `workbook_child.read`). Raises FileError as `read_workbook`."""
    if "problem" in answer:
        where = {place: answer.get(place, "") for place in ("sheet", "cell")}
        raise FileError(*sentence(answer["problem"], name, **where))
    sheets = tuple(sheet for sheet in map(_sheet, answer["sheets"]) if sheet.cells.size)
    if not sheets:
        raise FileError(*sentence("no_cells", name))
    return sheets


def _answer_of_child(content: bytes) -> dict:
    """What the child found; one that dies or takes too long says so by that."""
    command = [sys.executable, "-I", "-c", _CHILD, str(_ROOT)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=TIMEOUT, check=False, creationflags=_NO_WINDOW
        )
        return json.loads(done.stdout) if done.returncode == 0 else {"problem": "unreadable"}
    except subprocess.TimeoutExpired:
        return {"problem": "too_slow"}
    except (ValueError, MemoryError):
        return {"problem": "unreadable"}


def _sheet(item: dict) -> Sheet:
    merged = pd.DataFrame(item["merged"], columns=["first_row", "last_row", "first_column", "last_column"])
    return sheet_of(item["name"], item["columns"], merged, item["hidden"], is_visible=item["is_visible"])
