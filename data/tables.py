"""CSV files as tables of text, and back. No cell that is written is run by a spreadsheet; see `data.formulas`."""

import csv
import io
import mmap
from pathlib import Path
from typing import TextIO

import numpy as np
import pandas as pd

from data.errors import FileError
from data.formulas import protected, unprotected
from geo.csv_table import read_cells
from geo.errors import PlaceError

_SMALLEST, _LARGEST = 1e-4, 1e16
_UNSTORABLE = "[\x00\ud800-\udfff]"


def read_table(path: Path) -> pd.DataFrame:
    """The rows of a CSV file as text under its headings; the index is the row as a spreadsheet counts it.

    Wholly blank rows are left out. The ' that `write_table` puts before a formula is taken away.
    Raises FileError when the file cannot be read as a table.
    """
    try:
        table = read_cells(path)
    except PlaceError as error:
        raise FileError(error.th, error.en) from error
    return _unmarked(table) if _holds_quotes(path) else table


def write_table(table: pd.DataFrame, path: Path, *, byte_order_mark: bool = False) -> None:
    """Write a table as UTF-8 CSV, with a byte order mark where Excel is to open it.

    A text that a spreadsheet would run gets a ' before it. What no CSV can hold (NUL, half a letter) is taken out.
    Raises FileError when the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8-sig" if byte_order_mark else "utf-8", newline="") as file:
            _write(table, file)
    except OSError as error:
        raise FileError(f"เขียนไฟล์ {path} ไม่ได้ ({error.strerror})", f"cannot write {path} ({error.strerror})") from error


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as `write_table` writes it, with the byte order mark."""
    text = io.StringIO(newline="")
    _write(table, text)
    return text.getvalue().encode("utf-8-sig")


def _write(table: pd.DataFrame, target: TextIO) -> None:
    cells = table.apply(_safe) if len(table.columns) else table
    cells.columns = _safe(pd.Series([str(name) for name in table.columns], dtype="object"))
    # Python before 3.13 leaves a lone \r unquoted, and whoever reads the file takes it for the end of a row
    quoting = csv.QUOTE_NONNUMERIC if _has_returns(cells) else csv.QUOTE_MINIMAL
    cells.to_csv(target, index=False, lineterminator="\n", quoting=quoting)


def _safe(column: pd.Series) -> pd.Series:
    """Texts that no spreadsheet runs and every CSV holds; numbers as they are."""
    if _is_number(column):
        return _in_digits(column)
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype("object")
    if column.dtype != "object":
        return protected(_storable(column))
    is_text = column.map(lambda value: isinstance(value, str)).astype(bool)
    return column.mask(is_text, protected(_storable(column[is_text])))


def _in_digits(column: pd.Series) -> pd.Series:
    """Numbers; where one would be written as 1e-05, which is no amount to a reader, all in digits."""
    if not pd.api.types.is_float_dtype(column.dtype):
        return column
    size = column.abs()
    if not ((size > 0) & ((size < _SMALLEST) | (size >= _LARGEST))).fillna(False).any():
        return column
    digits = column.astype("object").map(lambda value: np.format_float_positional(value, trim="-"), na_action="ignore")
    return digits.where(column.notna(), "")


def _storable(texts: pd.Series) -> pd.Series:
    wrong = texts.str.contains("\x00", regex=False).fillna(False).astype(bool)
    if texts.dtype == "object":
        wrong |= texts.str.contains(_UNSTORABLE, regex=True).fillna(False).astype(bool)
    return texts.mask(wrong, texts[wrong].str.replace(_UNSTORABLE, "", regex=True)) if wrong.any() else texts


def _has_returns(cells: pd.DataFrame) -> bool:
    texts = [pd.Series(cells.columns), *(cells[name] for name in cells if not _is_number(cells[name]))]
    return any(bool(column.str.contains("\r", regex=False).fillna(False).any()) for column in texts)


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column.dtype)


def _holds_quotes(path: Path) -> bool:
    """Whether a ' stands anywhere in the file: looked for in its bytes, a hundredth of the time that reading takes."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(b"'") >= 0


def _unmarked(table: pd.DataFrame) -> pd.DataFrame:
    headings = pd.Series(table.columns, dtype="str")
    plain = {name: unprotected(table[name]) for name in table.columns}
    changed = {name: column for name, column in plain.items() if column is not table[name]}
    return table.assign(**changed).set_axis(list(unprotected(headings)), axis=1)
