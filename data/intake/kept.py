"""The rows that did not go in, with the reasons, so that they can be corrected and handed in again."""

from decimal import Decimal

import pandas as pd

from data.intake.amounts import STATE_OF
from data.intake.decide import Decision
from data.intake.doubts import PLACE
from data.intake.interpret import Interpretation
from data.intake.texts import BANDS

_BAND_HEADINGS = {
    "province": "จังหวัด",
    "amphoe": "อำเภอ",
    "tambon": "ตำบล",
    "village": "ชื่อหมู่บ้าน",
    "fiscal_year": "ปีงบประมาณ",
    "agency": "หน่วยงาน",
    "function": "งานที่สนับสนุน",
}
SKIPPED = {
    "heading": ("หัวตารางที่ซ้ำ", "a repeated heading"),
    "numbering": ("แถวเลขคอลัมน์หรือลำดับ", "numbers only"),
    "band": ("แถวหัวข้อ นำไปเติมในแถวถัดไป", "a band: its text goes to the rows below"),
    "total": ("แถวยอดรวม", "a total"),
    "signature": ("ส่วนลงชื่อ", "a signature"),
    "hidden": ("แถวที่ซ่อนไว้ในไฟล์", "a row that is hidden in the file"),
    "note": ("ข้อความนอกตาราง", "text outside the table"),
}
"""Why rows are no records: Thai, English."""
_UNITS = {1_000: "พันบาท", 1_000_000: "ล้านบาท"}


def kept_rows(read: Interpretation, decision: Decision) -> pd.DataFrame:
    """row, outcome ("waiting", "refused"), reason_th, reason_en (several with " | " between), suggestion and score
    of the place, cells (dict: heading → text), in the order of the rows."""
    left = decision.open_doubts
    named = "“" + left["value"] + "”: "
    named = named.where(left["value"].ne(""), "")
    rows = left["row"]
    place = left[left["field"].eq(PLACE)].drop_duplicates("row").set_index("row")
    reasons = pd.DataFrame(
        {
            "reason_th": (named + left["reason_th"]).groupby(rows).agg(" | ".join),
            "reason_en": (named + left["reason_en"]).groupby(rows).agg(" | ".join),
        }
    )
    index = reasons.index
    return pd.DataFrame(
        {
            "row": index.to_numpy(),
            "outcome": decision.outcomes.loc[index].to_numpy(),
            "reason_th": reasons["reason_th"].to_numpy(),
            "reason_en": reasons["reason_en"].to_numpy(),
            "suggestion": place["suggestion"].reindex(index).fillna("").astype("str").to_numpy(),
            "score": place["score"].reindex(index).array,
            "cells": pd.Series(cells_as_understood(read, index).to_dict("records"), dtype="object"),
        }
    )


def skipped_rows(read: Interpretation) -> pd.DataFrame:
    """The rows that are no records, in the columns of `kept_rows`; their cells are not kept."""
    rows = read.rows.skipped
    reasons = rows["kind"].map(SKIPPED)
    return pd.DataFrame(
        {
            "row": rows["row"],
            "outcome": "skipped",
            "reason_th": reasons.str[0],
            "reason_en": reasons.str[1],
            "suggestion": "",
            "score": pd.NA,
            "cells": [{} for _ in range(len(rows))],
        }
    )


def cells_as_understood(read: Interpretation, rows: pd.Index) -> pd.DataFrame:
    """The cells of these rows under the list's own headings, each row complete in itself: what was merged, left blank
    or said by a band is written out, a merged sum is each row's part, and sums say their unit."""
    table = read.table
    texts = read.texts.loc[rows]
    cells = read.rows.cells.loc[rows].copy()
    for heading, field in zip(table.headings, table.fields, strict=True):
        if field in BANDS:
            cells[heading] = texts[field]
        if field in STATE_OF:
            cells[heading] = _parts_of_sums(read, cells[heading], field)
    for field in BANDS:
        if field not in table.fields and texts[field].ne("").any():
            cells[_BAND_HEADINGS[field]] = texts[field]
    return cells.rename(columns=_with_units(read))


def _parts_of_sums(read: Interpretation, text: pd.Series, field: str) -> pd.Series:
    """The text of a sum, or where it was merged over several rows this row's part of it."""
    shared = read.shared.loc[read.shared["field"].eq(field), "row"]
    sums = read.sums[read.sums["field"].eq(field)].set_index("row")["satang"]
    unit = Decimal(100 * read.table.money_unit)
    part = (
        sums.reindex(text.index[text.index.isin(shared)])
        .dropna()
        .astype("object")
        .map(lambda satang: f"{Decimal(satang) / unit:f}")
    )
    return text.mask(text.index.isin(shared), part.reindex(text.index).fillna("")).astype("str")


def _with_units(read: Interpretation) -> dict[str, str]:
    """Headings of sums whose unit stood somewhere else in the sheet."""
    unit = _UNITS.get(read.table.money_unit)
    sums = [heading for heading, field in zip(read.table.headings, read.table.fields, strict=True) if field in STATE_OF]
    return {heading: f"{heading} ({unit})" for heading in sums if unit and unit not in heading}
