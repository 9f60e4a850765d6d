"""A CSV file of places as a table of text, or one clear sentence on why it cannot be read."""

import io
import warnings
from pathlib import Path

import pandas as pd

from geo.errors import PlaceError

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def read_table(path: Path, required: str) -> pd.DataFrame:
    """The cells as trimmed text under lower-case headings; the index is the row in the file, headings being row 1.

    UTF-8 (with or without a byte order mark), else the Thai Windows code page. Rows without any content are not rows.
    Raises PlaceError for a file that is absent, empty, not text, or without the column `required`.
    """
    raw = _bytes_of(path)
    encoding = _encoding(raw, path.name)
    options = {"encoding": encoding, "dtype": "str", "na_filter": False, "index_col": False, "skip_blank_lines": False}
    try:
        headings = pd.read_csv(io.BytesIO(raw), nrows=0, **options).columns
        if required not in _headings(headings):
            raise _without_column(path.name, required)
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # a longer first row would be cut short
            table = pd.read_csv(io.BytesIO(raw), **options)
    except (pd.errors.ParserError, pd.errors.ParserWarning, pd.errors.EmptyDataError) as error:
        raise _not_a_table(path.name) from error
    table.columns = _headings(table.columns)
    table.index = pd.RangeIndex(2, len(table) + 2, name="row")
    table = table.apply(lambda column: column.str.strip())
    table = table[table.ne("").any(axis=1)]
    if table.empty:
        raise _empty(path.name)
    return table


def whole_numbers(cells: pd.Series, *, lowest: int = 0, highest: int = 2_000_000_000) -> pd.Series:
    """Cells as Int64 (empty ones NA), Thai digits and thousands commas read; the index is the row in the file.

    Raises PlaceError that names the row and column of the first cell that is not a whole number within the bounds.
    """
    text = cells.str.translate(_THAI_DIGITS).str.replace(r"[,\s]", "", regex=True)
    digits = text.str.extract(r"^(\d{1,10})(?:\.0+)?$", expand=False)
    numbers = pd.to_numeric(digits).astype("Int64")
    wrong = (text.ne("") & numbers.isna()) | numbers.lt(lowest).fillna(False) | numbers.gt(highest).fillna(False)
    if wrong.any():
        row = wrong.idxmax()
        value = cells[row]
        raise PlaceError(
            f"แถวที่ {row} คอลัมน์ {cells.name} มีค่า “{value}” ซึ่งไม่ใช่จำนวนเต็มตั้งแต่ {lowest} ขึ้นไป"
            + (f" ถึง {highest} (ปี พ.ศ.)" if lowest else "")
            + " โปรดแก้ไขแล้วนำเข้าใหม่",
            f"Row {row}, column {cells.name} holds “{value}”, which is not a whole number from {lowest}"
            + (f" to {highest} (a Buddhist year)" if lowest else " up")
            + "; correct it and try again.",
        )
    return numbers


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
    for encoding in ("utf-8-sig", "cp874"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and not text.startswith(("%PDF", "PK\x03\x04")):
            return encoding
    raise PlaceError(
        f"ไฟล์ {name} ไม่ใช่ไฟล์ข้อความ โปรดเปิดด้วยโปรแกรมตารางคำนวณแล้วบันทึกเป็น CSV UTF-8 ก่อนนำเข้า",
        f"The file {name} is not a text file; open it in a spreadsheet program and save it as CSV UTF-8 first.",
    )


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


def _not_a_table(name: str) -> PlaceError:
    return PlaceError(
        f"ไฟล์ {name} ไม่เป็นตาราง CSV ที่อ่านได้ โปรดตรวจสอบว่าทุกแถวมีจำนวนคอลัมน์เท่ากันและคั่นด้วยจุลภาค",
        f"The file {name} is not a readable CSV table; check that all rows have the same columns, separated by commas.",
    )
