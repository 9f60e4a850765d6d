"""What can be wrong with the cells of support records, each told in one sentence.

A rule looks at the distinct texts of a column; where one is bad, so are all the cells that hold it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.distinct import Distinct
from agencies.record_format import BUDDHIST_ERA, FISCAL_YEARS, STATUSES, WHOLE_TAMBON
from agencies.registry import Registry

CHECKED = (
    *("record_id", "agency", "area_code", "scope", "function", "target_group", "fiscal_year", "amount_baht"),
    *("people", "status", "funded_by"),
)
"""The columns in which something can be wrong."""
_FAULTS = ["row", "column", "value", "reason_th", "reason_en"]
_GREGORIAN = (FISCAL_YEARS[0] - BUDDHIST_ERA, 2200)
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

Reason = str | pd.Series
"""One sentence, or one for each text of the column."""
Told = tuple[str, np.ndarray, Reason, Reason]
"""A column, the positions of its bad rows, and the reason in Thai and in English."""


@dataclass(frozen=True)
class Cells:
    """columns: CHECKED, each as its distinct texts. places: `records.places_of` the texts of area_code."""

    columns: Mapping[str, Distinct]
    places: pd.DataFrame

    def texts(self, name: str) -> pd.Series:
        """The distinct texts of a column."""
        return self.columns[name].texts

    def told(self, name: str, is_bad: pd.Series, th: Reason, en: Reason) -> Told:
        """The rows whose text is bad; is_bad: by distinct text."""
        at = np.flatnonzero(self.columns[name].rows(is_bad)) if is_bad.any() else np.zeros(0, dtype=np.intp)
        return name, at, th, en


def find_faults(cells: Cells, rows: np.ndarray, registry: Registry) -> pd.DataFrame:
    """One line for every bad cell, by row: row, column, value, reason_th, reason_en. rows: the number of each row."""
    told = (
        *_required_faults(cells),
        *_registry_faults(cells, registry),
        *_area_faults(cells),
        *_year_faults(cells),
        *_quantity_faults(cells),
        *_choice_faults(cells),
    )
    found = [_as_table(cells, rows, each) for each in told if len(each[1])]
    if not found:
        return pd.DataFrame(columns=_FAULTS)
    return pd.concat(found, ignore_index=True).sort_values("row", kind="stable", ignore_index=True)


def _as_table(cells: Cells, rows: np.ndarray, told: Told) -> pd.DataFrame:
    name, at, th, en = told
    column = cells.columns[name]
    text = column.of_row[at]
    th, en = (each.array.take(text) if isinstance(each, pd.Series) else each for each in (th, en))
    found = {"row": rows[at], "column": name, "value": column.texts.array.take(text)}
    return pd.DataFrame({**found, "reason_th": th, "reason_en": en})[_FAULTS]


def _required_faults(cells: Cells) -> Iterator[Told]:
    yield cells.told("agency", cells.texts("agency").eq(""), "ไม่ได้ระบุหน่วยงาน", "no agency is named")
    yield cells.told("area_code", cells.texts("area_code").eq(""), "ไม่ได้ระบุรหัสพื้นที่", "no area code is given")
    yield (
        "record_id",
        _repeated(cells.columns["record_id"]),
        "รหัสรายการซ้ำกับแถวก่อนหน้า",
        "this record_id stands in an earlier row already",
    )


def _repeated(column: Distinct) -> np.ndarray:
    """Positions of the rows whose text stands in an earlier row already."""
    if len(column.texts) == len(column.of_row):
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(pd.Series(column.of_row).duplicated() & column.rows(column.texts.ne("")))


def _registry_faults(cells: Cells, registry: Registry) -> Iterator[Told]:
    tables = (
        ("agency", registry.agencies, "หน่วยงาน", "agency"),
        ("function", registry.functions, "งาน", "function"),
        ("target_group", registry.target_groups, "กลุ่มเป้าหมาย", "target group"),
        ("funded_by", registry.agencies, "หน่วยงานเจ้าของเงิน", "agency"),
    )
    for column, known, name_th, name_en in tables:
        text = cells.texts(column)
        yield cells.told(
            column,
            text.ne("") & ~text.isin(list(known)),
            f"ไม่รู้จักรหัส{name_th}นี้ (ที่มี: {', '.join(known)})",
            f"unknown {name_en} (known: {', '.join(known)})",
        )


def _area_faults(cells: Cells) -> Iterator[Told]:
    is_unknown = cells.texts("area_code").ne("") & ~cells.places["is_known"]
    is_wide = cells.places["is_wide"]
    yield cells.told(
        "area_code",
        is_unknown & is_wide,
        "พื้นที่กว้างเกินไป (กว้างกว่าตำบล) ให้ระบุรหัสตำบลหรือหมู่บ้าน",
        "too wide: the area is wider than a tambon; give the code of a tambon or village",
    )
    yield cells.told(
        "area_code",
        is_unknown & ~is_wide,
        "ไม่พบรหัสพื้นที่นี้ในทะเบียนพื้นที่",
        "unknown area: this code is not in the register",
    )
    yield from _scope_faults(cells)


def _scope_faults(cells: Cells) -> Iterator[Told]:
    scope, area = cells.columns["scope"], cells.columns["area_code"]
    yield cells.told(
        "scope",
        scope.texts.ne("") & scope.texts.ne(WHOLE_TAMBON),
        "ใส่ได้เฉพาะ tambon หรือเว้นว่าง",
        "only tambon or nothing may stand here",
    )
    is_village = area.rows(cells.places["village_code"].ne(""))
    yield (
        "scope",
        np.flatnonzero(scope.rows(scope.texts.eq(WHOLE_TAMBON)) & is_village),
        "รหัสพื้นที่เป็นหมู่บ้านแต่ระบุว่าทั้งตำบล ให้ใช้รหัสตำบลหรือเว้นช่องนี้",
        "the area is a village but the scope says the whole tambon; give the tambon's code or leave this empty",
    )


def _year_faults(cells: Cells) -> Iterator[Told]:
    text = cells.texts("fiscal_year")
    is_number = text.str.fullmatch(r"\d{4}")
    year = pd.to_numeric(text.where(is_number), errors="coerce")
    is_gregorian = year.between(*_GREGORIAN) & ~year.between(*FISCAL_YEARS)
    meant = (year + BUDDHIST_ERA).astype("Int64").astype("str")
    yield cells.told(
        "fiscal_year",
        is_gregorian,
        "เป็นปี ค.ศ. หมายถึง พ.ศ. " + meant + " หรือไม่",
        "a Gregorian year: did you mean " + meant + "?",
    )
    yield cells.told(
        "fiscal_year",
        text.ne("") & ~is_gregorian & ~year.between(*FISCAL_YEARS),
        "ไม่ใช่ปีงบประมาณ พ.ศ. สี่หลัก เช่น 2551",
        "not a Buddhist fiscal year of four digits, such as 2551",
    )


def _quantity_faults(cells: Cells) -> Iterator[Told]:
    for column, (shape, negative, other) in _QUANTITIES.items():
        text = cells.texts(column)
        is_negative = text.str.fullmatch(rf"-\s*{shape}")
        yield cells.told(column, is_negative, *negative)
        yield cells.told(column, text.ne("") & ~is_negative & ~text.str.fullmatch(shape), *other)


def _choice_faults(cells: Cells) -> Iterator[Told]:
    choices, status = ", ".join(STATUSES), cells.texts("status")
    yield cells.told(
        "status",
        status.ne("") & ~status.isin(STATUSES),
        f"ใส่ได้เฉพาะ {choices} หรือเว้นว่าง",
        f"only {choices} or nothing may stand here",
    )
