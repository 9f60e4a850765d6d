"""Support records: what makes a row good or bad, and the good ones with their places and numbers.

One row says: one agency supports one area with one function for one target group in one fiscal year. Empty function,
target group, year, amount and people mean *unknown* and are good; only `agency` and `area_code` must be there.
Codes stay text: leading zeros and inner spaces are kept, only the spaces around a cell are dropped.
A list of a million rows has few distinct texts: each is read and judged once (`agencies.distinct`).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.distinct import Distinct
from agencies.record_faults import CHECKED, Cells, find_faults
from agencies.record_format import BUDDHIST_ERA, COLUMNS, FISCAL_YEARS, REQUIRED, STATUSES, WHOLE_TAMBON
from agencies.registry import Registry

__all__ = [
    "BUDDHIST_ERA",
    "COLUMNS",
    "FISCAL_YEARS",
    "REQUIRED",
    "STATUSES",
    "WHOLE_TAMBON",
    "Areas",
    "Checked",
    "RecordsError",
    "check_records",
]

_NUMBERS = {"fiscal_year": "Int64", "amount_baht": "Float64", "people": "Int64"}
_WHOLE_NUMBERS = ("fiscal_year", "people")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class RecordsError(ValueError):
    """A table that holds no records at all; `th` and `en` each say why in one sentence."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


@dataclass(frozen=True)
class Areas:
    """The areas a record may name.

    villages: columns village_code, tambon_code. tambons: columns tambon_code, province_code. All text.
    """

    villages: pd.DataFrame
    tambons: pd.DataFrame


@dataclass(frozen=True)
class Checked:
    """The rows of a table, told apart; rows in = len(good) + len(bad).

    good: COLUMNS as text, but fiscal_year (Buddhist) and people as Int64 and amount_baht as Float64 (missing =
    unknown), and beside them `row`, `tambon_code` and `village_code` ("" where the record names only the tambon).
    bad: the rows as they came, under their row numbers.
    faults: one line for every bad cell: row, column, value, reason_th, reason_en.
    """

    good: pd.DataFrame
    bad: pd.DataFrame
    faults: pd.DataFrame


def check_records(table: pd.DataFrame, registry: Registry, areas: Areas) -> Checked:
    """Tell good rows from bad ones, naming every bad cell.

    table: text cells, headed by COLUMNS, its index the row numbers by which the user finds them; missing columns
    beyond REQUIRED are taken as empty, others are ignored.
    Raises RecordsError when a required column is missing.
    """
    _require_columns(table)
    trimmed = {name: _trimmed(table, name) for name in COLUMNS}
    texts = {name: text for name, (text, _) in trimmed.items()}
    columns = {name: trimmed[name][1] for name in CHECKED}
    columns |= {name: _in_figures(columns[name], name) for name in _NUMBERS}
    cells = Cells(columns, places_of(columns["area_code"].texts, areas))
    rows = table.index.to_numpy("int64")
    faults = find_faults(cells, rows, registry)
    is_bad = pd.Index(rows).isin(faults["row"])
    return Checked(_good(texts, cells, rows, ~is_bad), table[is_bad], faults)


def _require_columns(table: pd.DataFrame) -> None:
    missing = [column for column in REQUIRED if column not in table.columns]
    if missing:
        names, found = ", ".join(missing), ", ".join(map(str, table.columns[:6])) or "-"
        raise RecordsError(
            f"ไม่พบหัวคอลัมน์ {names} ในแถวแรกของไฟล์ (พบ: {found}) ให้ใส่แถวหัวตารางที่มี agency และ area_code",
            f"the first row has no column {names} (found: {found}); add a heading row with agency and area_code",
        )


def _trimmed(table: pd.DataFrame, name: str) -> tuple[pd.Series, Distinct]:
    """A column without the spaces around its cells: itself, where there are none."""
    if name not in table:
        empty = pd.Series("", index=table.index, dtype="str")
        return empty, Distinct.of(empty)
    column = table[name].fillna("").astype("str")
    found = Distinct.of(column)
    trimmed = found.texts.str.strip()
    if trimmed.equals(found.texts):
        return column, found
    text = found.column(trimmed)
    return text, Distinct.of(text)


def _in_figures(column: Distinct, name: str) -> Distinct:
    """Numbers in Arabic figures; a spreadsheet writes whole ones as 2551.0 once a cell is empty."""
    text = column.texts.str.translate(_THAI_DIGITS)
    return Distinct(text.str.replace(r"\.0+$", "", regex=True) if name in _WHOLE_NUMBERS else text, column.of_row)


def places_of(codes: pd.Series, areas: Areas) -> pd.DataFrame:
    """What each code names: tambon_code, village_code ("" where it is a tambon), is_known, and is_wide where it is an
    amphoe, a province or the like. An unknown code stands as it is under tambon_code."""
    position = _among(codes, areas.villages["village_code"])
    is_village = position >= 0
    tambon = codes.copy()
    tambon[is_village] = areas.villages["tambon_code"].array.take(position[is_village])
    is_known = is_village | (_among(codes, areas.tambons["tambon_code"]) >= 0)
    return pd.DataFrame(
        {
            "tambon_code": tambon,
            "village_code": codes.where(is_village, ""),
            "is_known": is_known,
            "is_wide": codes.isin(_wider_areas(areas)) & ~is_known,
        }
    )


def _among(codes: pd.Series, known: pd.Series) -> np.ndarray:
    """Where each code stands among the known, -1 where it does not. `isin` would take each of the many in hand."""
    return pd.Index(known).get_indexer(pd.Index(codes))


def _wider_areas(areas: Areas) -> set[str]:
    """Beginnings of tambon codes: in a code built from left to right these are amphoe, provinces and the like."""
    codes = areas.tambons["tambon_code"]
    longest = int(codes.str.len().max()) if len(codes) else 0
    beginnings = (codes.str[:length].unique() for length in range(1, longest))
    return set().union(areas.tambons.get("province_code", ()), *beginnings) - set(codes)


def _good(texts: dict[str, pd.Series], cells: Cells, rows: np.ndarray, keep: np.ndarray) -> pd.DataFrame:
    """The rows to keep: numbers as numbers, and the tambon and village that each record names."""
    area = cells.columns["area_code"]
    place = Distinct(area.texts, area.of_row[keep])
    columns = {name: texts[name].array[keep] for name in COLUMNS if name not in _NUMBERS}
    columns |= {name: _numbers(cells.columns[name], keep, kind) for name, kind in _NUMBERS.items()}
    columns |= {"row": rows[keep]}
    columns |= {name: place.column(cells.places[name]) for name in ("village_code", "tambon_code")}
    return pd.DataFrame(columns)[[*COLUMNS, "row", "village_code", "tambon_code"]]


def _numbers(column: Distinct, keep: np.ndarray, kind: str) -> pd.Series:
    of_row = column.of_row[keep]
    is_kept = np.zeros(len(column.texts), dtype=bool)
    is_kept[of_row] = True
    text = column.texts.where(is_kept & column.texts.ne(""))  # the texts of bad rows may be no numbers
    return Distinct(text, of_row).column(pd.to_numeric(text).astype(kind))
