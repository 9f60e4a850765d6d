"""A file as it was handed in: its sheets as tables of text."""

from dataclasses import dataclass, field

import pandas as pd

MERGED_COLUMNS = ["first_row", "last_row", "first_column", "last_column"]


def nothing_merged() -> pd.DataFrame:
    """No merged ranges."""
    return pd.DataFrame(columns=MERGED_COLUMNS, dtype="int64")


@dataclass(frozen=True)
class Sheet:
    """One sheet, every cell as trimmed text ("" blank).

    cells: index = the row as a spreadsheet counts it, from 1; columns = positions from 0 (0 is A). Trailing blank rows
    and columns are left out. Numbers are plain digits (3400100123456, 1200.5), never 3.4E+12; dates are ISO
    (2007-12-12); of a merged range only its first cell holds the text.
    merged: MERGED_COLUMNS, inclusive, rows and positions as in `cells`. hidden: numbers of hidden rows.
    """

    name: str
    cells: pd.DataFrame
    merged: pd.DataFrame = field(default_factory=nothing_merged)
    hidden: frozenset[int] = frozenset()
    is_visible: bool = True


@dataclass(frozen=True)
class Document:
    """A file: sha256 of its bytes, the encoding that it was read in ("" for a workbook), at least one sheet."""

    name: str
    sha256: str
    encoding: str
    sheets: tuple[Sheet, ...]
