"""The rows of a table told apart: records, and what only arranges them; every row is exactly one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.intake.table.bands import bands_in_force, breaks_of
from data.intake.table.fill_down import DITTO, fill_blanks, fill_marks, fill_merged, shared_numbers
from data.intake.table.finding import Table
from data.intake.table.grid import Grid, grid_of
from data.intake.table.headings import QUANTITY_FIELDS
from data.intake.table.row_kinds import RECORD, kinds_of
from data.intake.table.row_words import TOTAL_LEVELS

_FILLED_DOWN = ("province", "amphoe", "tambon")
_OWN_PLACE = r"ตำบล|ต\.|อำเภอ|อ\.|แขวง|เขต|เทศบาล|ทต\.|ทม\.|ทน\.|อบต|จังหวัด"


@dataclass(frozen=True)
class Rows:
    """The rows of a table; len(table.cells) == len(cells) + len(skipped).

    cells: the records, columns as in the table; what is merged downwards, marked 〃 or left blank below a named place
    is filled in, but not a number merged over several rows. bands: same index; province, amphoe, tambon, village,
    fiscal_year, agency, function as the band rows above say ("" nothing). filled: row, column, value, why ("merged",
    "ditto", "blank"). shared: row, column, value, part (0 …), parts for numbers merged over several records.
    skipped: row, kind ("heading", "band", "total", "signature", "hidden", "note", "numbering").
    """

    cells: pd.DataFrame
    bands: pd.DataFrame
    filled: pd.DataFrame
    shared: pd.DataFrame
    skipped: pd.DataFrame


def sort_rows(table: Table, fields: Sequence[str]) -> Rows:
    """Tell the rows of a table apart and fill in what stands for the cell above.

    fields: of each heading, "" = not used (see `headings.FIELDS`). Hidden rows are no records, but what they hold
    still reaches down to the rows below, as it does for who reads the sheet.
    """
    field_of = np.asarray(list(fields), dtype=object)
    is_quantity = table.merged["column"].isin(_columns(table, field_of, QUANTITY_FIELDS))
    cells, merged = fill_merged(table.cells, table.merged[~is_quantity])
    grid = grid_of(cells, field_of)
    kinds = kinds_of(grid, table.headings, cells.index.isin(list(table.hidden)))
    is_record = pd.Series(kinds.kind == RECORD, index=cells.index)
    named = kinds.named.set_index(cells.index)
    takes_part = (is_record | (kinds.kind == "hidden")).to_numpy()
    total_of = _total_of(grid, kinds.kind, named.index)
    breaks = breaks_of(named, kinds.kind == "total", total_of)
    filled, written = _filled_down(_part(grid, takes_part), cells[takes_part], breaks[takes_part])
    records = is_record.index[is_record]
    every = pd.concat([merged, *written], ignore_index=True)
    return Rows(
        cells=filled.loc[records],
        bands=bands_in_force(named, _own_places(grid, filled, named.index), total_of).loc[records],
        filled=every[every["row"].isin(records)].sort_values(["row", "column"], ignore_index=True),
        shared=shared_numbers(table.cells, table.merged[is_quantity], is_record),
        skipped=pd.DataFrame({"row": cells.index, "kind": pd.Series(kinds.kind, dtype="str")})[
            ~is_record.to_numpy()
        ].reset_index(drop=True),
    )


def _columns(table: Table, field_of: np.ndarray, fields: Sequence[str]) -> list[str]:
    return [heading for heading, field in zip(table.headings, field_of, strict=True) if field in fields]


def _part(grid: Grid, is_kept: np.ndarray) -> Grid:
    return replace(grid, rows=grid.rows[is_kept], codes=grid.codes[is_kept])


def _total_of(grid: Grid, kind: np.ndarray, rows: pd.Index) -> pd.Series:
    """amphoe or province where a row is a total of one, "" elsewhere."""
    total_of = pd.Series("", index=rows, dtype="str")
    for level in ("amphoe", "province"):
        total_of = total_of.mask((kind == "total") & grid.contains(TOTAL_LEVELS[level]).any(axis=1), level)
    return total_of


def _own_places(grid: Grid, filled: pd.DataFrame, rows: pd.Index) -> pd.DataFrame:
    """province, amphoe and tambon that stand in the rows themselves, "" elsewhere."""
    heading_of = dict(zip(grid.fields, filled.columns, strict=True))
    nothing = pd.Series("", index=rows, dtype="str")
    return pd.DataFrame(
        {
            level: filled[heading_of[level]].reindex(rows, fill_value="") if level in heading_of else nothing
            for level in _FILLED_DOWN
        }
    )


def _filled_down(grid: Grid, cells: pd.DataFrame, breaks: pd.DataFrame) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Marks and blanks filled, and what was written; grid, cells and breaks hold the same rows."""
    is_mark = pd.DataFrame(grid.contains(DITTO), index=cells.index, columns=cells.columns)
    marked, dittos = fill_marks(cells, is_mark)
    heading_of = dict(zip(grid.fields, cells.columns, strict=True))
    headings = [heading_of[field] for field in _FILLED_DOWN if field in heading_of]
    levels = [field for field in _FILLED_DOWN if field in heading_of]
    is_open = is_mark[headings] & marked[headings].eq(cells[headings])  # marks below a blank cell
    lies_elsewhere = _says_where(grid)
    may_fill = ~is_open & (_names_something(grid) & ~lies_elsewhere)[:, None]
    breaks = breaks[levels].set_axis(headings, axis=1).add(lies_elsewhere.cumsum(), axis=0)
    filled, blanks = fill_blanks(marked[headings].mask(is_open, ""), may_fill, breaks)
    marked[headings] = filled.mask(is_open, marked[headings])
    marked, late = fill_marks(marked, is_open.reindex(columns=cells.columns, fill_value=False))
    return marked, [dittos, blanks, late]


def _names_something(grid: Grid) -> np.ndarray:
    """Rows with something besides figures and notes: figures alone may be a total that nobody named."""
    return (grid.content & ~grid.is_field("note", *QUANTITY_FIELDS)).any(axis=1)


def _says_where(grid: Grid) -> np.ndarray:
    """Rows that say by a code or an address where they lie; no place from above holds for them, nor goes on below."""
    has_code = (grid.content & grid.is_field("area_code")).any(axis=1)
    return has_code | (grid.contains(_OWN_PLACE) & grid.is_field("place")).any(axis=1)
