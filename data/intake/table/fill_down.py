"""Cells that stand for the one above: merged downwards, marked 〃, or left blank below a named place."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

FILLED_COLUMNS = ["row", "column", "value", "why"]
SHARED_COLUMNS = ["row", "column", "value", "part", "parts"]
DITTO = (
    r"^[-–— ]*(?:[〃\"”“″〞״‟„＂´`]+|'{2,}|[’‘]{2,}|,{2,}|เหมือนข้างบน|เหมือนด้านบน|ดังข้างบน|เหมือนแถวบน|ditto|do\.)"
    r"[-–— ]*$"
)
_NEARLY_FULL = 0.9
"""A column of which this share is filled is typed out; its blanks are unknown."""


def fill_merged(cells: pd.DataFrame, merged: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cells with what is merged downwards written into every row of its range, and the list of what was written.

    merged: first_row, last_row, column. Result: the cells; row, column, value, why ("merged").
    """
    filled, written = cells.copy(), [_nothing(FILLED_COLUMNS)]
    for column, ranges in merged.groupby("column", sort=False):
        found = _spread(cells[column], ranges)
        found = found[found["value"].ne("") & cells[column].iloc[found["position"]].eq("").to_numpy()]
        found = found.drop_duplicates("position", keep="last")
        values = cells[column].to_numpy(dtype=object, copy=True)
        values[found["position"]] = found["value"]
        filled[column] = pd.Series(values, index=cells.index, dtype="str")
        rows = cells.index[found["position"]]
        written.append(pd.DataFrame({"row": rows, "column": column, "value": found["value"], "why": "merged"}))
    return filled, pd.concat(written, ignore_index=True)


def shared_numbers(cells: pd.DataFrame, merged: pd.DataFrame, is_record: pd.Series) -> pd.DataFrame:
    """Numbers merged over several rows: row, column, value, part (0 …), parts, for the records among those rows.

    is_record: for each row of cells. A number whose only record is the row that it stands in is not shared.
    """
    found = [_nothing(SHARED_COLUMNS)]
    for column, ranges in merged.groupby("column", sort=False):
        spread = _spread(cells[column], ranges)
        spread = spread[spread["value"].ne("") & is_record.iloc[spread["position"]].to_numpy()]
        spread = spread.drop_duplicates("position", keep="last")
        by_range = spread.groupby("range")["position"]
        spread = spread.assign(part=by_range.cumcount(), parts=by_range.transform("size"), column=column)
        spread["row"] = cells.index[spread["position"]]
        found.append(spread[spread["parts"].gt(1) | spread["row"].ne(spread["first_row"])][SHARED_COLUMNS])
    return pd.concat(found, ignore_index=True).sort_values(["row", "column"], ignore_index=True)


def fill_marks(cells: pd.DataFrame, is_mark: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cells with each mark replaced by the value above it; a mark with nothing above stays as it is.

    is_mark: the same shape as cells. Result: the cells, and row, column, value, why ("ditto").
    """
    filled, written = cells.copy(), [_nothing(FILLED_COLUMNS)]
    for column in cells.columns[is_mark.any(axis=0)]:
        above = cells[column].mask(is_mark[column]).ffill().fillna("")
        is_written = is_mark[column] & above.ne("")
        filled[column] = cells[column].mask(is_written, above)
        written.append(_written(filled[column], is_written, "ditto"))
    return filled, pd.concat(written, ignore_index=True)


def fill_blanks(cells: pd.DataFrame, may_fill: pd.DataFrame, breaks: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Blank cells of a place's columns with the value above, as far as the list is written in that way.

    cells: the columns province, amphoe, tambon (those there are, in that order); may_fill: which cells may take a
    value; breaks: rising numbers that change where a place above does not reach further down. A finer place does not
    reach beyond a change of the coarser one either. Where the list repeats the place from row to row, a blank is
    unknown and stays. Result: the cells, and row, column, value, why ("blank").
    """
    filled, written = cells.copy(), [_nothing(FILLED_COLUMNS)]
    reach = pd.Series(0, index=cells.index)
    for column in cells.columns:
        runs = reach + breaks[column]
        named = cells[column].mask(cells[column].eq(""))
        above = named.groupby(runs.to_numpy()).ffill().fillna("")
        is_outlined = _is_outlined(cells[column], above, runs)
        is_written = cells[column].eq("") & above.ne("") & may_fill[column] & is_outlined
        filled[column] = cells[column].mask(is_written, above)
        written.append(_written(filled[column], is_written, "blank"))
        said = above.where(is_outlined | cells[column].ne(""), "")
        reach = reach + said.ne(said.shift()).cumsum()
    return filled, pd.concat(written, ignore_index=True)


def _is_outlined(texts: pd.Series, above: pd.Series, runs: pd.Series) -> pd.Series:
    """For each row whether the place above it is written once for the rows it holds for, or stands again below them.

    above: the last place named, of each row. runs: as far as a place reaches; one that stands again in the next run is
    not repeated.
    """
    is_named = texts.ne("")
    if is_named.mean() >= _NEARLY_FULL:
        return pd.Series(False, index=texts.index)
    is_repeated = (is_named & texts.eq(texts.shift()) & runs.eq(runs.shift())).where(is_named).ffill().eq(True)
    return ~is_repeated | texts.where(is_named).bfill().eq(above)


def _spread(texts: pd.Series, ranges: pd.DataFrame) -> pd.DataFrame:
    """Each row of each range: position, value (of the range's first row), range, first_row."""
    rows = texts.index.to_numpy()
    first, last = ranges["first_row"].to_numpy(), ranges["last_row"].to_numpy()
    start, end = np.searchsorted(rows, first), np.searchsorted(rows, last, side="right")
    lengths = end - start
    which = np.repeat(np.arange(len(ranges)), lengths)
    position = np.arange(lengths.sum()) - np.repeat(lengths.cumsum() - lengths - start, lengths)
    value = texts.reindex(first, fill_value="").to_numpy()[which]
    return pd.DataFrame({"position": position, "value": value, "range": which, "first_row": first[which]})


def _written(texts: pd.Series, is_written: pd.Series, why: str) -> pd.DataFrame:
    found = texts[is_written]
    return pd.DataFrame({"row": found.index, "column": texts.name, "value": found.to_numpy(), "why": why})


def _nothing(columns: Sequence[str]) -> pd.DataFrame:
    kinds = {name: "int64" if name in ("row", "part", "parts") else "str" for name in columns}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})
