"""The rows of a list as texts by field: what stands in the row, else what the band rows above say."""

import pandas as pd

from data.intake.table.headings import FIELDS
from data.intake.table.rows import Rows

BANDS = ("province", "amphoe", "tambon", "village", "fiscal_year", "agency", "function")
KEPT_FIELDS = tuple(field for field in FIELDS if field != "personal")


def texts_by_field(rows: Rows, fields: tuple[str, ...]) -> pd.DataFrame:
    """KEPT_FIELDS as text ("" where the list has no such column), one line for each data row.

    fields: the meaning of each column of `rows.cells`. Several columns of notes become one.
    """
    cells = rows.cells
    column_of = {field: position for position, field in enumerate(fields) if field not in ("", "note", "personal")}
    empty = pd.Series("", index=cells.index, dtype="str")
    texts = pd.DataFrame(
        {field: cells.iloc[:, column_of[field]] if field in column_of else empty for field in KEPT_FIELDS}
    )
    notes = [position for position, field in enumerate(fields) if field == "note"]
    texts["note"] = joined([empty, *(_note(cells.iloc[:, position]) for position in notes)])
    for name in BANDS:
        band = rows.bands[name].where(_may_inherit(texts, name), "")
        texts[name] = texts[name].where(texts[name].ne(""), band)
    return texts


def _note(cells: pd.Series) -> pd.Series:
    """The texts of a column of notes; a bare number says with its heading what it counts ("ครัวเรือน 12")."""
    is_number = cells.str.fullmatch(r"[\d๐-๙.,]+")
    return cells.mask(is_number, str(cells.name).replace("\n", " ") + " " + cells)


def _may_inherit(texts: pd.DataFrame, name: str) -> pd.Series:
    """A row that names its place in another way does not take the one of the band above."""
    if name in ("tambon", "village"):
        return texts["area_code"].eq("") & texts["place"].eq("")
    return pd.Series(True, index=texts.index)


def joined(parts: list[pd.Series], separator: str = " · ") -> pd.Series:
    """Texts side by side, those that are empty left out."""
    whole = parts[0]
    for part in parts[1:]:
        between = pd.Series(separator, index=whole.index).where(whole.ne("") & part.ne(""), "")
        whole = whole + between + part
    return whole.astype("str")
