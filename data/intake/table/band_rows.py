"""Which rows are bands: by what their text names, the column that it stands in, and the row below."""

import numpy as np
import pandas as pd

from data.intake.table.bands import BAND_COLUMNS, ENUMERATED, LABEL, PLACE_LEVELS, named_in, without_enumerator
from data.intake.table.fill_down import DITTO
from data.intake.table.grid import Grid

_OWN = {
    "province": ("province",),
    "amphoe": ("amphoe",),
    "tambon": ("tambon",),
    "village": ("village",),
    "moo": ("village",),
    "place": ("tambon", "village"),
    "agency": ("agency",),
    "unit": ("agency",),
    "function": ("function",),
    "fiscal_year": ("fiscal_year",),
}
"""What a text alone in a column names as any record of the column does."""
_LONGEST = 200
"""Characters; whatever is longer is a sentence."""
_NEVER = (
    "area_code",
    "target_group",
    "fund_name",
    "status",
    "funded_by",
    "source",
    "scope",
    "date",
    "note",
    "personal",
)
"""Columns in which a text never speaks for the rows below."""


def band_rows(grid: Grid, is_open: np.ndarray) -> tuple[np.ndarray, pd.DataFrame]:
    """Which rows are bands, and what each row names (BAND_COLUMNS, "" nothing; a line for each row, by position).

    A band has one text (or a label and its text, "อำเภอ : | ชุมแพ"), no money and no people. Where that text stands in
    the very column that it belongs to, the row is a band only if the row below leaves the column blank and no serial
    number stands before it: else it is a record of which little is known.
    """
    named = pd.DataFrame("", index=range(len(grid.rows)), columns=BAND_COLUMNS, dtype="str")
    is_label = (grid.contains(LABEL) & grid.is_first).any(axis=1) & np.isin(grid.count, (2, 3))
    is_long = grid.texts.str.len().gt(_LONGEST).to_numpy()[grid.codes]
    is_one = (grid.count == 1) & ~(grid.content & (grid.contains(DITTO) | is_long)).any(axis=1)
    rows = np.flatnonzero(is_open & ~grid.quantities.any(axis=1) & (is_one | is_label))
    found = _named_by_column(grid, rows, named_in(_texts(grid, rows)))
    keeps = is_label[rows] | ~_is_own_record(grid, rows, found, is_open)
    found = found[found.ne("").any(axis=1) & keeps]
    named.loc[found.index] = found
    return named.ne("").any(axis=1).to_numpy(), named


def _columns(grid: Grid, rows: np.ndarray) -> np.ndarray:
    """The column in which each row begins."""
    return grid.is_first[rows].argmax(axis=1)


def _texts(grid: Grid, rows: np.ndarray) -> pd.Series:
    """All that stands in each row, from left to right."""
    which, columns = np.nonzero(grid.content[rows])
    texts = grid.texts.take(grid.codes[rows[which], columns]).set_axis(rows[which])
    return texts.groupby(level=0).agg(" ".join).astype("str").reindex(rows, fill_value="")


def _named_by_column(grid: Grid, rows: np.ndarray, found: pd.DataFrame) -> pd.DataFrame:
    """A text without a word for what it is: it names what its column holds, else, if it is numbered, the work."""
    texts, fields = _texts(grid, rows), pd.Series(grid.fields[_columns(grid, rows)], index=rows)
    is_named_so = fields.isin(PLACE_LEVELS[:3]) & found.drop(columns="village").eq("").all(axis=1)
    found["village"] = found["village"].mask(is_named_so, "")  # บ้านไผ่, บ้านเป็ด are an amphoe and a tambon
    is_bare = found.eq("").all(axis=1)
    for field in ("province", "amphoe", "tambon", "village", "agency", "function", "fiscal_year"):
        found[field] = found[field].mask(is_bare & fields.eq(field), texts)
    if not grid.is_field("function").any():
        is_work = is_bare & fields.eq("") & texts.str.contains(ENUMERATED, regex=True)
        found["function"] = found["function"].mask(is_work, without_enumerator(texts))
    return found.mask(fields.isin(_NEVER), "")


def _is_own_record(grid: Grid, rows: np.ndarray, found: pd.DataFrame, is_open: np.ndarray) -> np.ndarray:
    """Rows whose text is what their column holds anyway, and that do not look as if it were meant for those below."""
    columns = _columns(grid, rows)
    finest = found.ne("").iloc[:, ::-1].idxmax(axis=1)
    places = found[list(PLACE_LEVELS)].ne("")
    finest = places.iloc[:, ::-1].idxmax(axis=1).where(places.any(axis=1), finest)
    is_own = np.array([level in _OWN.get(field, ()) for level, field in zip(finest, grid.fields[columns], strict=True)])
    has_serial = (grid.filled[rows] & ~grid.content[rows]).any(axis=1)
    return is_own.astype(bool) & (has_serial | ~_is_blank_below(grid, rows, columns, is_open))


def _is_blank_below(grid: Grid, rows: np.ndarray, columns: np.ndarray, is_open: np.ndarray) -> np.ndarray:
    """Whether the next row that may be a record leaves the column blank; False where there is none."""
    open_rows = np.flatnonzero(is_open)
    after = np.searchsorted(open_rows, rows, side="right")
    exists = after < len(open_rows)
    below = open_rows[np.minimum(after, max(len(open_rows) - 1, 0))] if len(open_rows) else rows
    return exists & ~grid.filled[below, columns]
