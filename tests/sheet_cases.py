"""Sheets built by hand for tests, and what their rows are told to be."""

import pandas as pd

from data.intake.files.document import MERGED_COLUMNS, Sheet
from data.intake.table.finding import find_table
from data.intake.table.rows import sort_rows


def sheet_of(rows, merged=(), hidden=(), *, name="แผ่น1", is_visible=True):
    """rows: lists of texts, shorter ones are filled up; merged: (first_row, last_row, first_column, last_column)."""
    width = max(map(len, rows), default=0)
    cells = pd.DataFrame(
        [[*row, *[""] * (width - len(row))] for row in rows],
        index=range(1, len(rows) + 1),
        columns=range(width),
        dtype="str",
    )
    ranges = pd.DataFrame(list(merged), columns=MERGED_COLUMNS, dtype="int64")
    return Sheet(name, cells, ranges, frozenset(hidden), is_visible)


HEADINGS = ["ที่", "อำเภอ", "ตำบล", "หมู่บ้าน", "กิจกรรม", "จำนวนเงิน", "จำนวนคน", "หมายเหตุ"]


def sorted_rows(*rows, merged=(), hidden=(), headings=HEADINGS, fields=None):
    """The headings are row 1, the first of `rows` is row 2."""
    table = find_table(sheet_of([headings, *rows], merged, hidden), heading_row=1)
    found = sort_rows(table, fields or table.fields)
    numbers = sorted([*found.cells.index, *found.skipped["row"]])
    assert numbers == table.cells.index.tolist()
    assert list(found.cells.columns) == list(table.headings)
    assert found.bands.index.equals(found.cells.index)
    return found


def kinds(*rows, **more):
    """Row → kind of all that is no record."""
    return dict(sorted_rows(*rows, **more).skipped[["row", "kind"]].to_numpy().tolist())


def record(number, amphoe="", tambon="", village="", *, work="จุดประกาย", baht="1000", people="20", note=""):
    return [str(number), amphoe, tambon, village, work, baht, people, note]


FIRST, SECOND, THIRD = (
    record(1, "เมือง", "ศิลา", "โนนม่วง"),
    record(2, "ชุมแพ", "ไชยสอ", "นาเพียง"),
    record(3, "น้ำพอง", "วังชัย", "คำบง"),
)
