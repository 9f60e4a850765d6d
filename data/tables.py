"""CSV files as tables of text, and back."""

from pathlib import Path

import pandas as pd

from data.errors import FileError
from geo.csv_table import read_cells
from geo.errors import PlaceError


def read_table(path: Path) -> pd.DataFrame:
    """The rows of a CSV file as text under its headings; the index is the row as a spreadsheet counts it.

    Wholly blank rows are left out. Raises FileError when the file cannot be read as a table.
    """
    try:
        return read_cells(path)
    except PlaceError as error:
        raise FileError(error.th, error.en) from error


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 CSV. Raises FileError when the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    except OSError as error:
        raise FileError(f"เขียนไฟล์ {path} ไม่ได้ ({error.strerror})", f"cannot write {path} ({error.strerror})") from error
