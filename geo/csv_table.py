"""A CSV file of places as a table of text, or one clear sentence on why it cannot be read."""

import contextlib
import csv
import io
import re
import warnings
from codecs import BOM_UTF8
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from geo.errors import PlaceError

_TEXT = pd.ArrowDtype(pa.large_string())
"""The same cells as "str", and pandas parses them five times as fast."""
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def read_cells(path: Path) -> pd.DataFrame:
    """The cells as text, as they are; the index is the row in the file, headings being row 1.

    UTF-8 (with or without a byte order mark), else the Thai Windows code page. Rows without any content are not rows.
    Raises PlaceError for a file that is absent, empty or not text, or has a row with more cells than the headings.
    """
    return _parsed(_bytes_of(path), path.name)


def read_table(path: Path, required: str) -> pd.DataFrame:
    """The cells of `read_cells`, trimmed, under lower-case headings.

    Raises PlaceError as `read_cells`, and for a file without the column `required` or without rows.
    """
    raw = _bytes_of(path)
    if required not in _headings(_parsed(raw, path.name, rows=0).columns):
        raise _without_column(path.name, required)
    table = _parsed(raw, path.name)
    table.columns = _headings(table.columns)
    table = table.apply(lambda column: column.str.strip())
    if table.empty:
        raise _empty(path.name)
    return table


def _parsed(raw: bytes, name: str, rows: int | None = None) -> pd.DataFrame:
    options = {"dtype": _TEXT, "na_filter": False, "index_col": False, "skip_blank_lines": False, "nrows": rows}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # cells beyond the headings would be cut off
            file = io.BytesIO(raw.removeprefix(BOM_UTF8))
            table = pd.read_csv(file, encoding=_encoding(raw, name), **options).astype("str")
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError, csv.Error) as error:
        raise _not_a_table(name, str(error)) from error
    table.index = pd.RangeIndex(2, len(table) + 2, name="row")
    blank = _blank_rows(table)
    return table.drop(index=table.index[blank]) if len(blank) else table


def _blank_rows(table: pd.DataFrame) -> np.ndarray:
    """Positions of the rows without any content; a column is only looked at where those before it are blank."""
    blank = np.arange(len(table))
    for position in range(table.shape[1]):
        blank = blank[table.iloc[blank, position].str.strip().eq("").to_numpy(bool)]
    return blank


def whole_numbers(cells: pd.Series, *, lowest: int = 0, highest: int = 2_000_000_000) -> pd.Series:
    """Cells as Int64 (empty ones NA), Thai digits and thousands commas read; the index is the row in the file.

    Raises PlaceError that names the row and column of the first cell that is not a whole number within the bounds.
    """
    of_row, distinct = pd.factorize(cells)  # few numbers, or none, stand in a great many rows
    text = pd.Series(distinct, dtype="str").str.translate(_THAI_DIGITS).str.replace(r"[,\s]", "", regex=True)
    digits = text.str.extract(r"^(\d{1,10})(?:\.0+)?$", expand=False)
    numbers = pd.to_numeric(digits).astype("Int64")
    wrong = (text.ne("") & numbers.isna()) | numbers.lt(lowest).fillna(False) | numbers.gt(highest).fillna(False)
    if wrong.any():
        row = cells.index[wrong.to_numpy(bool)[of_row].argmax()]
        value = cells[row]
        raise PlaceError(
            f"แถวที่ {row} คอลัมน์ {cells.name} มีค่า “{value}” ซึ่งไม่ใช่จำนวนเต็มตั้งแต่ {lowest} ขึ้นไป"
            + (f" ถึง {highest} (ปี พ.ศ.)" if lowest else "")
            + " โปรดแก้ไขแล้วนำเข้าใหม่",
            f"Row {row}, column {cells.name} holds “{value}”, which is not a whole number from {lowest}"
            + (f" to {highest} (a Buddhist year)" if lowest else " up")
            + "; correct it and try again.",
        )
    return pd.Series(numbers.array.take(of_row), cells.index, name=cells.name)


def _headings(columns: pd.Index) -> list[str]:
    return [str(column).strip().lower() for column in columns]


def _bytes_of(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PlaceError(
            f"เปิดไฟล์ {path.name} ไม่ได้ โปรดตรวจสอบว่าไฟล์อยู่ในตำแหน่งที่ระบุและอ่านได้",
            f"The file {path.name} cannot be opened; check that it is where you say and that it may be read.",
        ) from error
    if not raw.strip():
        raise _empty(path.name)
    return raw


def _encoding(raw: bytes, name: str) -> str:
    if b"\x00" not in raw and not raw[:8].removeprefix(BOM_UTF8).startswith((b"%PDF", b"PK\x03\x04")):
        if _is_utf8(raw):
            return "utf-8"
        with contextlib.suppress(UnicodeDecodeError):
            raw.decode("cp874")
            return "cp874"
    raise PlaceError(
        f"ไฟล์ {name} ไม่ใช่ไฟล์ข้อความ โปรดเปิดด้วยโปรแกรมตารางคำนวณแล้วบันทึกเป็น CSV UTF-8 ก่อนนำเข้า",
        f"The file {name} is not a text file; open it in a spreadsheet program and save it as CSV UTF-8 first.",
    )


def _is_utf8(raw: bytes) -> bool:
    """As `raw.decode` finds it, without the text that comes of it: a large file is looked at in a fifth of the time."""
    ends = pa.py_buffer(np.array([0, len(raw)], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(raw)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _empty(name: str) -> PlaceError:
    return PlaceError(
        f"ไฟล์ {name} ไม่มีข้อมูล โปรดเลือกไฟล์ที่มีหัวคอลัมน์และข้อมูลอย่างน้อยหนึ่งแถว",
        f"The file {name} holds no data; choose a file with column headings and at least one row.",
    )


def _without_column(name: str, column: str) -> PlaceError:
    return PlaceError(
        f"ไฟล์ {name} ไม่มีคอลัมน์ {column} ในแถวแรก โปรดใส่หัวคอลัมน์นี้ไว้ในแถวแรกของไฟล์",
        f"The file {name} has no column {column} in its first row; put that heading into the first row.",
    )


def _not_a_table(name: str, detail: str) -> PlaceError:
    line = re.search(r"line (\d+)", detail)
    th, en = (f" (แถวที่ {line[1]})", f" (row {line[1]})") if line else ("", "")
    return PlaceError(
        f"ไฟล์ {name} ไม่เป็นตาราง CSV ที่อ่านได้{th} โปรดตรวจสอบว่าทุกแถวมีจำนวนคอลัมน์เท่ากันและคั่นด้วยจุลภาค",
        f"The file {name} is not a readable CSV table{en}; check that all rows have the same columns.",
    )
