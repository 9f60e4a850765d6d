"""A small register with village names, and lists made by hand, as the tests of the import need them."""

import hashlib

import pandas as pd

from agencies.registry import load_registry
from data.intake.files.document import MERGED_COLUMNS, Document, Sheet
from data.intake.setting import Reference, Setting
from geo.register import TAMBON_COLUMNS, Register

SETTING = Setting("psdhs", 2551, "40")
VILLAGES = {
    "400115": ["บ้านศิลา", "บ้านหนองหิน", "บ้านโนนม่วง", "บ้านโนนม่วง", "บ้านดอนหญ้านาง"],
    "400103": ["บ้านท่าพระ", "บ้านหนองบัวดีหมี"],
    "400201": ["บ้านฝาง", "บ้านหนองแวง"],
    "410101": ["บ้านหนองบัว"],
}
TAMBONS = {"400115": "ศิลา", "400103": "ท่าพระ", "400201": "บ้านฝาง", "410101": "หมากแข้ง"}
AMPHOE = {"4001": "เมืองขอนแก่น", "4002": "บ้านฝาง", "4101": "เมืองอุดรธานี"}
PROVINCES = {"40": "ขอนแก่น", "41": "อุดรธานี"}


def register() -> Register:
    """Three tambons of two amphoe in Khon Kaen, one of Udon Thani; two villages of ศิลา bear the same name."""
    villages = pd.DataFrame(
        [
            (f"{tambon}{moo:02d}", tambon, moo, name, "")
            for tambon, names in VILLAGES.items()
            for moo, name in enumerate(names, start=1)
        ],
        columns=["village_code", "tambon_code", "moo", "name_th", "name_en"],
    ).astype({"moo": "Int64"})
    tambons = pd.DataFrame(
        {
            "tambon_code": list(TAMBONS),
            "name_th": list(TAMBONS.values()),
            "amphoe_code": [code[:4] for code in TAMBONS],
            "amphoe_th": [AMPHOE[code[:4]] for code in TAMBONS],
            "province_code": [code[:2] for code in TAMBONS],
            "province_th": [PROVINCES[code[:2]] for code in TAMBONS],
            "villages": [len(VILLAGES[code]) for code in TAMBONS],
        }
    ).reindex(columns=TAMBON_COLUMNS)
    texts = [name for name in TAMBON_COLUMNS if name not in ("villages", "people", "households", "people_year")]
    numbers = dict.fromkeys(("people", "households", "people_year"), "Int64")
    written = tambons[texts].astype("object").fillna("").astype("str")
    return Register(villages, tambons.assign(**written).astype(numbers))


def reference() -> Reference:
    """The registry that comes with the program, and the small register."""
    return Reference(load_registry(), register())


def document(rows, *, merged=(), hidden=(), name="รายชื่อ.xlsx", sheet="รายชื่อ") -> Document:
    """A file of one sheet. rows: lists of texts; merged: (first_row, last_row, first_column, last_column), 1- and
    0-based as in Sheet."""
    width = max(map(len, rows))
    cells = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], dtype="str")
    cells.index = pd.RangeIndex(1, len(rows) + 1, name="row")
    ranges = pd.DataFrame(list(merged), columns=MERGED_COLUMNS, dtype="int64")
    sha256 = hashlib.sha256(repr(rows).encode()).hexdigest()
    return Document(name, sha256, "", (Sheet(sheet, cells, ranges, frozenset(hidden)),))
