"""Arrivals for the tests of the store."""

import hashlib
import re

import pandas as pd

from agencies.records import COLUMNS
from data.store import Arrival, Store

VILLAGES = 12
ISO_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def ids(store: Store) -> list[str]:
    return store.records()["record_id"].tolist()


def states(store: Store) -> dict[str, str]:
    return store.imports().set_index("file_name")["state"].to_dict()


def sample_records(count: int, prefix: str, **same: str) -> pd.DataFrame:
    """Records `prefix`-1 … in rows 2 …, each of 10 (row) baht more than the last."""
    number = pd.Series(range(1, count + 1))
    cells = pd.DataFrame("", index=number.index, columns=list(COLUMNS), dtype="str")
    return cells.assign(
        record_id=prefix + "-" + number.astype("str"),
        agency="psdhs",
        area_code="400102" + (number % VILLAGES + 1).astype("str").str.zfill(2),
        function="spark",
        fiscal_year="2551",
        amount_baht=(number * 10).astype("str"),
        note="บ้านสำราญ",
        **same,
        row=number + 1,
    )


def sample_kept(count: int) -> pd.DataFrame:
    """Rows that wait, each with its cells."""
    rows = range(1001, 1001 + count)
    return pd.DataFrame(
        {
            "row": list(rows),
            "outcome": "waiting",
            "reason_th": "ไม่พบหมู่บ้านนี้",
            "reason_en": "no such village",
            "cells": [{"หมู่บ้าน": "อุ่มเหมา", "จำนวนเงิน": str(row)} for row in rows],
        }
    )


def arrival(name: str = "a.xlsx", *, count: int = 3, waiting: int = 1, prefix: str = "", **other: object) -> Arrival:
    """An import of the PSDHS office for Khon Kaen in 2551, unless `other` says otherwise; the name is the content."""
    facts = {
        "agency": "psdhs",
        "fiscal_year": 2551,
        "province_code": "40",
        "file_name": name,
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "sheet": "Sheet1",
        "imported_by": "สมศรี",
        "records": sample_records(count, prefix or name),
        "kept": sample_kept(waiting),
        "report": {
            "rows_read": count + waiting,
            "rows_in": count,
            "rows_waiting": waiting,
            "rows_refused": 0,
            "rows_skipped": 0,
            "guesses": [{"row": 2, "th": "ปีสองหลัก"}],
        },
    }
    return Arrival(**(facts | other))
