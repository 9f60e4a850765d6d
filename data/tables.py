"""CSV files as tables of text, and back."""

import warnings
from pathlib import Path

import pandas as pd

from data.errors import FileError

FIRST_ROW = 2
"""Rows are numbered as a spreadsheet shows them: the heading is row 1."""


def read_table(path: Path) -> pd.DataFrame:
    """The rows of a UTF-8 CSV file as text; its index is the row number. Wholly blank rows are left out.

    Raises FileError when there is no such file, it is empty, is not UTF-8 text, or a row has more cells than the
    heading.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # a longer first row would be cut short
            table = pd.read_csv(
                path,
                dtype=str,
                keep_default_na=False,
                encoding="utf-8-sig",
                skip_blank_lines=False,
                index_col=False,
            )
    except OSError as error:
        raise FileError(f"เปิดไฟล์ {path.name} ไม่ได้ ตรวจชื่อและที่อยู่ของไฟล์", f"cannot open {path}") from error
    except pd.errors.EmptyDataError as error:
        raise FileError(f"ไฟล์ {path.name} ว่างเปล่า", f"{path.name} is empty") from error
    except UnicodeDecodeError as error:
        raise FileError(
            f"ไฟล์ {path.name} ไม่ใช่ข้อความ UTF-8 ให้บันทึกใหม่เป็น CSV UTF-8",
            f"{path.name} is not UTF-8 text; save it again as CSV UTF-8",
        ) from error
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        detail = str(error).replace("Error tokenizing data. C error: ", "").strip().rstrip(".")
        raise FileError(
            f"ไฟล์ {path.name} มีแถวที่จำนวนช่องไม่ตรงกับหัวตาราง ({detail})",
            f"{path.name} has a row with more cells than the heading ({detail})",
        ) from error
    table = table.fillna("").astype("str").set_axis(range(FIRST_ROW, FIRST_ROW + len(table)), axis=0)
    return table[table.ne("").any(axis=1)]


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 CSV. Raises FileError when the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    except OSError as error:
        raise FileError(f"เขียนไฟล์ {path} ไม่ได้ ({error.strerror})", f"cannot write {path} ({error.strerror})") from error
