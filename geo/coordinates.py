"""Where villages lie, as far as a register's file says: degrees that can be used, and why others cannot."""

import numpy as np
import pandas as pd

Bounds = tuple[tuple[float, float], tuple[float, float]]
WORLD: Bounds = ((-90.0, 90.0), (-180.0, 180.0))
"""Lowest and highest latitude, and longitude, in degrees (WGS 84)."""
THAILAND: Bounds = ((5.5, 20.6), (97.3, 105.7))
_HEADINGS = {"lat": ("lat", "latitude", "ละติจูด"), "lon": ("lon", "lng", "long", "longitude", "ลองจิจูด")}
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = r"^([+-]?\d{1,3}(?:\.\d*)?)\s*°?$"
_REASONS = {
    "half": ("ระบุพิกัดเพียงค่าเดียว จึงไม่นำพิกัดมาใช้", "Only one of the two coordinates is given; neither is used."),
    "text": ("พิกัดไม่ใช่ตัวเลของศาทศนิยม จึงไม่นำมาใช้", "A coordinate is not a number of degrees; neither is used."),
    "outside": (
        "พิกัดอยู่นอกขอบเขต หรือสลับละติจูดกับลองจิจูด จึงไม่นำมาใช้",
        "The coordinates lie out of bounds, or the two are exchanged; they are not used.",
    ),
    "tambon": ("พิกัดของแถวที่ไม่มีรหัสหมู่บ้าน ไม่ได้นำมาใช้", "Coordinates of a row without village_code are not used."),
}


def coordinates(table: pd.DataFrame, within: Bounds) -> tuple[pd.DataFrame, pd.DataFrame]:
    """lat and lon (Float64 degrees, NA unknown) of each row, and the rows whose coordinates cannot be used.

    table: cells as text under lower-case headings, with village_code; the index is the row in the file. lat may be
    called latitude or ละติจูด, lon also lng, long, longitude or ลองจิจูด; without both columns all are unknown. The
    second result: row, code (of the village, else of the tambon where the table has it), reason_th, reason_en.
    """
    cells = pd.DataFrame({axis: _column(table, names) for axis, names in _HEADINGS.items()})
    degrees = cells.apply(_degrees)
    given = cells.ne("")
    bounds = dict(zip(_HEADINGS, within, strict=True))
    outside = ~np.all([degrees[axis].between(*bounds[axis]).fillna(False).to_numpy(bool) for axis in bounds], axis=0)
    is_told = given.any(axis=1)
    why = np.select(
        [~is_told, table["village_code"].eq(""), ~given.all(axis=1), degrees.isna().any(axis=1), outside],
        ["", "tambon", "half", "text", "outside"],
        default="good",
    )
    degrees[why != "good"] = pd.NA
    return degrees, _reported(table, pd.Series(why, table.index))


def _column(table: pd.DataFrame, names: tuple[str, ...]) -> pd.Series:
    found = next((name for name in names if name in table), None)
    return pd.Series("", index=table.index, dtype="str") if found is None else table[found]


def _degrees(cells: pd.Series) -> pd.Series:
    text = cells.str.translate(_THAI_DIGITS).str.extract(_NUMBER, expand=False)
    return pd.to_numeric(text).astype("Float64")


def _reported(table: pd.DataFrame, why: pd.Series) -> pd.DataFrame:
    rows = table[why.isin(list(_REASONS))]
    code = rows["village_code"].where(rows["village_code"].ne(""), rows.get("tambon_code", ""))
    reasons = why[rows.index]
    return pd.DataFrame(
        {
            "row": rows.index.astype("int64"),
            "code": code.to_numpy(),
            "reason_th": reasons.map({name: th for name, (th, _) in _REASONS.items()}).to_numpy(),
            "reason_en": reasons.map({name: en for name, (_, en) in _REASONS.items()}).to_numpy(),
        }
    ).astype({"code": "str", "reason_th": "str", "reason_en": "str"})
