"""Support records: the canonical columns and what makes a row good or bad.

One row says: one agency supports one area with one function for one target group in one fiscal year. Empty function,
target group, year, amount and people mean *unknown* and are good; only `agency` and `area_code` must be there.
Codes stay text: leading zeros and inner spaces are kept, only the spaces around a cell are dropped.
"""

from dataclasses import dataclass

import pandas as pd

from agencies.registry import Registry

COLUMNS = (
    "record_id",
    "agency",
    "unit",
    "area_code",
    "scope",
    "function",
    "target_group",
    "fund_name",
    "fiscal_year",
    "amount_baht",
    "people",
    "status",
    "funded_by",
    "note",
    "source",
)
REQUIRED = ("agency", "area_code")
WHOLE_TAMBON = "tambon"
STATUSES = ("planned", "approved", "disbursed")
BUDDHIST_ERA = 543
FISCAL_YEARS = (2400, 2700)
"""The first and last Buddhist year that a list may name."""
_GREGORIAN = (FISCAL_YEARS[0] - BUDDHIST_ERA, 2200)
_NO_FAULTS = pd.DataFrame(columns=["row", "column", "value", "reason_th", "reason_en"])
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
    cells = _canonical(table)
    faults = pd.concat(
        [
            *_required_faults(cells),
            *_registry_faults(cells, registry),
            *_area_faults(cells, areas),
            *_year_faults(cells),
            *_quantity_faults(cells),
            *_choice_faults(cells),
        ],
        ignore_index=True,
    ).sort_values("row", kind="stable", ignore_index=True)
    is_bad = cells["row"].isin(faults["row"])
    bad = table[is_bad.to_numpy()]
    return Checked(_typed(cells[~is_bad].reset_index(drop=True), areas), bad, faults)


def _require_columns(table: pd.DataFrame) -> None:
    missing = [column for column in REQUIRED if column not in table.columns]
    if missing:
        names, found = ", ".join(missing), ", ".join(map(str, table.columns[:6])) or "-"
        raise RecordsError(
            f"ไม่พบหัวคอลัมน์ {names} ในแถวแรกของไฟล์ (พบ: {found}) ให้ใส่แถวหัวตารางที่มี agency และ area_code",
            f"the first row has no column {names} (found: {found}); add a heading row with agency and area_code",
        )


def _canonical(table: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS as trimmed text, and `row`; digits of the numeric columns in Arabic figures."""
    empty = pd.Series("", index=table.index, dtype="str")
    cells = pd.DataFrame(
        {name: table[name].fillna("").astype("str").str.strip() if name in table else empty for name in COLUMNS}
    )
    for name in ("fiscal_year", "amount_baht", "people"):
        cells[name] = _arabic_digits(cells[name])
    for name in ("fiscal_year", "people"):  # a spreadsheet writes whole numbers as 2551.0 once a cell is empty
        cells[name] = cells[name].str.replace(r"\.0+$", "", regex=True)
    return cells.assign(row=table.index.astype("int64"))


def _arabic_digits(text: pd.Series) -> pd.Series:
    is_thai = text.str.contains("[๐-๙]", regex=True)
    return text.mask(is_thai, text[is_thai].str.translate(_THAI_DIGITS)) if is_thai.any() else text


def _faults(
    cells: pd.DataFrame, is_bad: pd.Series, column: str, th: str | pd.Series, en: str | pd.Series
) -> pd.DataFrame:
    """One fault for each row where `is_bad`; a reason may be one text or a text for each row."""
    if not is_bad.any():
        return _NO_FAULTS
    found = cells.loc[is_bad, ["row", column]].set_axis(["row", "value"], axis=1)
    th, en = (text[is_bad] if isinstance(text, pd.Series) else text for text in (th, en))
    faults = found.assign(column=column, reason_th=th, reason_en=en)
    return faults[["row", "column", "value", "reason_th", "reason_en"]]


def _required_faults(cells: pd.DataFrame) -> list[pd.DataFrame]:
    repeated = cells["record_id"].ne("") & cells["record_id"].duplicated()
    return [
        _faults(cells, cells["agency"].eq(""), "agency", "ไม่ได้ระบุหน่วยงาน", "no agency is named"),
        _faults(cells, cells["area_code"].eq(""), "area_code", "ไม่ได้ระบุรหัสพื้นที่", "no area code is given"),
        _faults(
            cells,
            repeated,
            "record_id",
            "รหัสรายการซ้ำกับแถวก่อนหน้า",
            "this record_id stands in an earlier row already",
        ),
    ]


def _registry_faults(cells: pd.DataFrame, registry: Registry) -> list[pd.DataFrame]:
    tables = (
        ("agency", registry.agencies, "หน่วยงาน", "agency"),
        ("function", registry.functions, "งาน", "function"),
        ("target_group", registry.target_groups, "กลุ่มเป้าหมาย", "target group"),
        ("funded_by", registry.agencies, "หน่วยงานเจ้าของเงิน", "agency"),
    )
    return [
        _faults(
            cells,
            cells[column].ne("") & ~cells[column].isin(list(known)),
            column,
            f"ไม่รู้จักรหัส{name_th}นี้ (ที่มี: {', '.join(known)})",
            f"unknown {name_en} (known: {', '.join(known)})",
        )
        for column, known, name_th, name_en in tables
    ]


def _area_faults(cells: pd.DataFrame, areas: Areas) -> list[pd.DataFrame]:
    code = cells["area_code"]
    is_village = _are_among(code, areas.villages["village_code"])
    is_known = is_village | _are_among(code, areas.tambons["tambon_code"])
    is_unknown = code.ne("") & ~is_known
    is_wide = is_unknown & code.isin(_wider_areas(areas))
    scope = cells["scope"]
    return [
        _faults(
            cells,
            is_wide,
            "area_code",
            "พื้นที่กว้างเกินไป (กว้างกว่าตำบล) ให้ระบุรหัสตำบลหรือหมู่บ้าน",
            "too wide: the area is wider than a tambon; give the code of a tambon or village",
        ),
        _faults(
            cells,
            is_unknown & ~is_wide,
            "area_code",
            "ไม่พบรหัสพื้นที่นี้ในทะเบียนพื้นที่",
            "unknown area: this code is not in the register",
        ),
        _faults(
            cells,
            scope.ne("") & scope.ne(WHOLE_TAMBON),
            "scope",
            "ใส่ได้เฉพาะ tambon หรือเว้นว่าง",
            "only tambon or nothing may stand here",
        ),
        _faults(
            cells,
            scope.eq(WHOLE_TAMBON) & is_village,
            "scope",
            "รหัสพื้นที่เป็นหมู่บ้านแต่ระบุว่าทั้งตำบล ให้ใช้รหัสตำบลหรือเว้นช่องนี้",
            "the area is a village but the scope says the whole tambon; give the tambon's code or leave this empty",
        ),
    ]


def _are_among(codes: pd.Series, known: pd.Series) -> pd.Series:
    """`isin` by a hashed index: that of pandas takes each known code in hand, and a country has 75,000."""
    return pd.Series(pd.Index(known.unique()).get_indexer(pd.Index(codes)) >= 0, index=codes.index)


def _wider_areas(areas: Areas) -> set[str]:
    """Beginnings of tambon codes: in a code built from left to right these are amphoe, provinces and the like."""
    codes = areas.tambons["tambon_code"]
    longest = int(codes.str.len().max()) if len(codes) else 0
    beginnings = (codes.str[:length].unique() for length in range(1, longest))
    return set().union(areas.tambons.get("province_code", ()), *beginnings) - set(codes)


def _year_faults(cells: pd.DataFrame) -> list[pd.DataFrame]:
    text = cells["fiscal_year"]
    is_number = text.str.fullmatch(r"\d{4}")
    year = pd.to_numeric(text.where(is_number), errors="coerce")
    is_gregorian = year.between(*_GREGORIAN) & ~year.between(*FISCAL_YEARS)
    meant = (year + BUDDHIST_ERA).astype("Int64").astype("str")
    return [
        _faults(
            cells,
            is_gregorian,
            "fiscal_year",
            "เป็นปี ค.ศ. หมายถึง พ.ศ. " + meant + " หรือไม่",
            "a Gregorian year: did you mean " + meant + "?",
        ),
        _faults(
            cells,
            text.ne("") & ~is_gregorian & ~year.between(*FISCAL_YEARS),
            "fiscal_year",
            "ไม่ใช่ปีงบประมาณ พ.ศ. สี่หลัก เช่น 2551",
            "not a Buddhist fiscal year of four digits, such as 2551",
        ),
    ]


_QUANTITIES = {
    "amount_baht": (
        r"\d{1,15}(\.\d+)?",
        ("จำนวนเงินติดลบ", "the amount is negative"),
        (
            "ไม่ใช่จำนวนเงิน ให้ใส่ตัวเลขเป็นบาท ไม่มีจุลภาคหรือหน่วย เช่น 20000",
            "not an amount: give baht as digits without commas or unit, such as 20000",
        ),
    ),
    "people": (
        r"\d{1,9}",
        ("จำนวนคนติดลบ", "the number of people is negative"),
        ("ไม่ใช่จำนวนคน ให้ใส่เลขจำนวนเต็ม เช่น 35", "not a number of people: give a whole number such as 35"),
    ),
}
"""For each: what it looks like, and what is said of a negative one and of any other text."""


def _quantity_faults(cells: pd.DataFrame) -> list[pd.DataFrame]:
    faults = []
    for column, (shape, negative, other) in _QUANTITIES.items():
        text = cells[column]
        is_negative = text.str.fullmatch(rf"-\s*{shape}")
        is_other = text.ne("") & ~is_negative & ~text.str.fullmatch(shape)
        faults += [_faults(cells, is_negative, column, *negative), _faults(cells, is_other, column, *other)]
    return faults


def _choice_faults(cells: pd.DataFrame) -> list[pd.DataFrame]:
    choices = ", ".join(STATUSES)
    return [
        _faults(
            cells,
            cells["status"].ne("") & ~cells["status"].isin(STATUSES),
            "status",
            f"ใส่ได้เฉพาะ {choices} หรือเว้นว่าง",
            f"only {choices} or nothing may stand here",
        )
    ]


def _typed(cells: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """Numbers as numbers, and the tambon and village that each record names."""
    tambon_of = areas.villages.set_index("village_code")["tambon_code"]
    is_village = _are_among(cells["area_code"], areas.villages["village_code"])
    return cells.assign(
        fiscal_year=_number(cells["fiscal_year"], "Int64"),
        amount_baht=_number(cells["amount_baht"], "Float64"),
        people=_number(cells["people"], "Int64"),
        village_code=cells["area_code"].where(is_village, ""),
        tambon_code=cells["area_code"].map(tambon_of).where(is_village, cells["area_code"]).astype("str"),
    )


def _number(text: pd.Series, kind: str) -> pd.Series:
    return pd.to_numeric(text.where(text.ne(""))).astype(kind)
