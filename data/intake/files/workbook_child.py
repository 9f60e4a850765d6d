"""The child process that reads a workbook: bytes on stdin, JSON on stdout, nothing of the file on disk.

A workbook is read by a library that may abort, hang or take endless memory on a bad file; here that hurts nobody.
Only the standard library, python_calamine and olefile are imported, so that the child starts at once.
"""

import contextlib
import io
import json
import sys

import python_calamine

from data.intake.files import workbook_xls, workbook_xlsx
from data.intake.files.workbook_cells import columns_of
from data.intake.files.workbook_limits import MEMORY, TEXT, Scanned, UnreadableError

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(content: bytes) -> dict:
    """The sheets of a workbook, or the problem that it has, as plain lists and texts.

    {"sheets": [{"name", "is_visible", "columns" (lists of text, from A), "merged" (four numbers each, rows from 1,
    columns from 0), "hidden" (rows from 1)}]} or {"problem": a kind, and where: "sheet", "cell"}.
    """
    try:
        scanned = workbook_xls.scan(content) if content.startswith(OLE_MAGIC) else workbook_xlsx.scan(content)
        return {"sheets": _sheets(scanned)}
    except UnreadableError as problem:
        return {"problem": problem.kind, **problem.where}
    except MemoryError:
        return {"problem": "too_large"}
    except python_calamine.PasswordError:
        return {"problem": "password"}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a Rust panic is no Exception; whatever it was, the file could not be read
        return {"problem": "damaged"}


def _sheets(scanned: Scanned) -> list[dict]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(scanned.content))
    is_listed = [sheet.typ == python_calamine.SheetTypeEnum.WorkSheet for sheet in workbook.sheets_metadata]
    if len(is_listed) != len(scanned.sheets):
        raise UnreadableError("damaged")
    return [_sheet(workbook, scanned, position) for position, listed in enumerate(is_listed) if listed]


def _sheet(workbook: python_calamine.CalamineWorkbook, scanned: Scanned, position: int) -> dict:
    marks = scanned.sheets[position]
    about = workbook.sheets_metadata[position]
    sheet = workbook.get_sheet_by_index(position)
    merged = sheet.merged_cell_ranges or []
    return {
        "name": about.name,
        "is_visible": about.visible == python_calamine.SheetVisibleEnum.Visible,
        "columns": columns_of(sheet.to_python(skip_empty_area=False), marks.instead),
        "merged": [[top + 1, bottom + 1, left, right] for (top, left), (bottom, right) in merged],
        "hidden": marks.hidden,
    }


def _limit_memory() -> None:
    """Bound what this process may take, where the system can (Windows cannot), and leave no core dump behind."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (absent on Windows)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Read the workbook on stdin and write what `read` finds to stdout as JSON."""
    _limit_memory()
    answer = json.dumps(read(sys.stdin.buffer.read()), ensure_ascii=False).encode("utf-8", "replace")
    if len(answer) > TEXT:
        answer = b'{"problem": "too_large"}'
    sys.stdout.buffer.write(answer)
