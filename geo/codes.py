"""Area codes as text, from whatever type a file holds them in."""

import pandas as pd


def as_text(values: pd.Series) -> pd.Series:
    """The cells as trimmed text; missing cells are "", and a whole number has no ".0" behind it."""
    if pd.api.types.is_float_dtype(values):
        whole = values.where(values.mod(1).eq(0) & values.abs().lt(1e15))
        values = whole.astype("Int64") if whole.notna().eq(values.notna()).all() else values
    return values.astype("str").fillna("").str.strip()


def tambon_codes(values: pd.Series) -> pd.Series:
    """The six digits of each cell written as 400101, "TH400101", "400101.0" or 400101.0; other cells are ""."""
    found = as_text(values).str.extract(r"^\D*([0-9]{6})(?:\.0+)?$", expand=False)
    return found.fillna("").astype("str")


def short_codes(values: pd.Series, digits: int) -> pd.Series:
    """Codes of at most so many digits, filled with leading zeros (1 → "01"); other cells are ""."""
    found = as_text(values).str.extract(rf"^\D*([0-9]{{1,{digits}}})(?:\.0+)?$", expand=False)
    return found.str.zfill(digits).fillna("").astype("str")
