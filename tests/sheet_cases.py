"""Sheets built by hand for tests."""

import pandas as pd

from data.intake.files.document import MERGED_COLUMNS, Sheet


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
