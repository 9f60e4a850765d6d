"""Cells as a workbook can hold them."""

import pandas as pd

LONGEST = 32_767
"""What one cell of Excel holds, counted as Excel counts: in units of UTF-16."""
ROWS = 1_048_575
"""Rows that a sheet of Excel holds below its headings."""
_NOT_IN_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def clean(cells: pd.Series) -> tuple[pd.Series, int]:
    """Texts without what XML, and so a workbook, cannot hold, and in how many cells something was taken out.

    XlsxWriter takes a text from <r> to </r> for markup of its own and writes it raw: a blank at its end prevents that.
    """
    text = cells.astype("object")
    plain = text.str.replace("\r\n", "\n", regex=False).str.replace("\r", "\n", regex=False)
    cleaned = plain.str.replace(_NOT_IN_XML, "", regex=True)
    is_markup = cleaned.str.startswith("<r>") & cleaned.str.endswith("</r>")
    return cleaned.mask(is_markup, cleaned + " "), int(cleaned.ne(plain).sum())


def cut(cells: pd.Series) -> tuple[pd.Series, int]:
    """Texts of at most LONGEST units of UTF-16, and how many were longer."""
    is_long = cells.str.len() * 2 > LONGEST  # two units a letter at most
    shortened = cells.mask(is_long, cells[is_long].map(_cut)) if is_long.any() else cells
    return shortened, int(shortened.ne(cells).sum())


def plain(text: str) -> str:
    """One text as a cell can hold it."""
    return cut(clean(pd.Series([text], dtype="object"))[0])[0].iloc[0]


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", errors="ignore")
