"""Imports and records put into the store of a served data folder, as if clerks had done so before."""

from hashlib import sha256
from pathlib import Path

import pandas as pd

from agencies.records import COLUMNS
from data.store import Arrival, Store

HOSTILE = "รายชื่อ<script>document.title='x'</script>![](http://example.org/a.png).xlsx"


def store_of(folder: Path) -> Store:
    """The store that a dashboard over this data folder uses."""
    return Store(f"sqlite:///{folder / 'sonroi.db'}")


def records(*rows: dict) -> pd.DataFrame:
    """Records as an import hands them over: all columns, rows counted from 2."""
    table = pd.DataFrame(list(rows), dtype="str").reindex(columns=list(COLUMNS), fill_value="").fillna("")
    return table.assign(row=range(2, len(rows) + 2))


def record(area_code: str, **more: str) -> dict:
    """A good record of CODI in an area."""
    return {"agency": "codi", "area_code": area_code, "fiscal_year": "2551", "function": "spark"} | more


KEPT = pd.DataFrame(
    {
        "row": [9, 10, 12, 13],
        "outcome": ["waiting", "waiting", "refused", "skipped"],
        "reason_th": ["ไม่พบหมู่บ้านนี้", "ไม่พบหมู่บ้านนี้", "จำนวนเงินติดลบ", "แถวรวม"],
        "reason_en": ["no such village", "no such village", "the amount is negative", "a total"],
        "cells": [
            {"ตำบล": "ศิลา", "บ้าน": "หนองไม่มี", "เงิน": "=1+1"},
            {"ตำบล": "ศิลา", "บ้าน": "<b>หนา</b>", "เงิน": "200"},
            {"ตำบล": "สำราญ", "บ้าน": "หมู่ 3", "เงิน": "-5"},
            {"ตำบล": "", "บ้าน": "รวม", "เงิน": "195"},
        ],
    }
)


def arrival(table: pd.DataFrame, *, file_name: str, kept: pd.DataFrame = KEPT, **more) -> Arrival:
    """A list of CODI for 2551 in Khon Kaen."""
    counts = {f"rows_{name}": int(kept["outcome"].eq(name).sum()) for name in ("waiting", "refused", "skipped")}
    report = {"rows_in": len(table), **counts, "rows_read": len(table) + len(kept)}
    facts = {
        "agency": "codi",
        "fiscal_year": 2551,
        "province_code": "40",
        "sha256": sha256(file_name.encode()).hexdigest(),
        "sheet": "Sheet1",
        "imported_by": "สมศรี <i>ใจดี</i>",
    }
    return Arrival(file_name=file_name, records=table, kept=kept, report=report, **(facts | more))
