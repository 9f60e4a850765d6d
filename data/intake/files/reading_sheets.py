"""Columns of text as a Sheet: blank ends cut off, marks of our own exports undone."""

from collections.abc import Iterable, Sequence

import pandas as pd

from data.formulas import unprotected
from data.intake.files.document import MERGED_COLUMNS, Sheet, nothing_merged


def sheet_of(
    name: str,
    columns: Sequence[Sequence[str]],
    merged: pd.DataFrame | None = None,
    hidden: Iterable[int] = (),
    *,
    is_visible: bool = True,
) -> Sheet:
    """A sheet of columns of equal length, from A; see Sheet for `merged` (any bounds) and `hidden`."""
    cells = pd.DataFrame({position: _texts(column) for position, column in enumerate(columns)}, dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1, name="row")
    cells = _without_blank_ends(cells)
    last_row, last_column = len(cells), cells.shape[1] - 1
    return Sheet(
        name=name,
        cells=cells,
        merged=_within(merged if merged is not None else nothing_merged(), last_row, last_column),
        hidden=frozenset(row for row in hidden if row <= last_row),
        is_visible=is_visible,
    )


def _texts(column: Sequence[str]) -> pd.Series:
    """Trimmed text; the ' that our exports put before what a spreadsheet would take for a formula is taken away."""
    text = pd.Series(column, dtype="str").str.strip()
    plain = unprotected(text)
    return text if plain is text else plain.str.strip()


def _without_blank_ends(cells: pd.DataFrame) -> pd.DataFrame:
    filled = cells.ne("")
    rows, columns = filled.any(axis=1).to_numpy().nonzero()[0], filled.any(axis=0).to_numpy().nonzero()[0]
    return cells.iloc[: rows.max() + 1, : columns.max() + 1] if len(rows) else cells.iloc[:0, :0]


def _within(merged: pd.DataFrame, last_row: int, last_column: int) -> pd.DataFrame:
    """Merged ranges cut to the cells that there are; what then is a single cell is none."""
    merged = merged[MERGED_COLUMNS].astype("int64")
    merged = merged.assign(
        last_row=merged["last_row"].clip(upper=last_row), last_column=merged["last_column"].clip(upper=last_column)
    )
    height = merged["last_row"] - merged["first_row"]
    width = merged["last_column"] - merged["first_column"]
    return merged[height.ge(0) & width.ge(0) & (height + width).gt(0)].reset_index(drop=True)
