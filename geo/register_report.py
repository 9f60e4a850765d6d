"""What became of a register file, to be kept, shown and printed."""

import json
from dataclasses import dataclass

import pandas as pd

from geo.install_report import REASONS, Language, table_from_records

_TEXTS = {
    "th": {
        "source": "แหล่งที่มา",
        "villages": "หมู่บ้าน",
        "tambons": "ตำบลทั้งหมด",
        "added": "ในจำนวนนี้เพิ่มจากทะเบียนตำบล เพราะไม่มีหมู่บ้านในไฟล์",
        "with_people": "ตำบลที่ทราบจำนวนประชากร",
        "reported": "แถวที่ไม่ได้ใช้ (แสดงรายการด้านล่าง)",
        "misplaced": "แถวที่พิกัดใช้ไม่ได้ (ใช้แถวนั้นโดยไม่มีพิกัด)",
        "unknown": "รหัสตำบลที่ไม่มีในทะเบียนปัจจุบัน (คงไว้ตามไฟล์)",
        "unplaced": "รหัสตำบลในไฟล์ประชากรที่ไม่มีในทะเบียนนี้ (ไม่ได้ใช้)",
        "row": "แถวที่",
    },
    "en": {
        "source": "Source",
        "villages": "Villages",
        "tambons": "Tambons in all",
        "added": "Of these added from the gazetteer, having no villages in the file",
        "with_people": "Tambons with a known number of people",
        "reported": "Rows not used (listed below)",
        "misplaced": "Rows whose coordinates cannot be used (used without them)",
        "unknown": "Tambon codes not in force (kept as in the file)",
        "unplaced": "Tambon codes of the people file that the register lacks (not used)",
        "row": "row",
    },
}
_TABLES = {
    "added": ["tambon_code", "name_th", "name_en", "amphoe_th", "amphoe_en", "province_th", "province_en"],
    "reported": ["row", "code", *REASONS],
    "misplaced": ["row", "code", *REASONS],
    "unknown": ["tambon_code", "villages"],
    "unplaced": ["tambon_code", "people"],
}
_PLAIN = ("source", "villages", "tambons", "with_people")


@dataclass(frozen=True)
class RegisterReport:
    """What a register file gave: how many villages and tambons, and how many of these have a number of people.

    added: tambons that the gazetteer knows and the file lacks (tambon_code and names). reported: rows not used (row,
    code, reason_th, reason_en). misplaced: rows used without their coordinates, likewise. unknown: tambon codes not in
    force (tambon_code, villages), kept as they are. unplaced: rows of the people file for tambons that the register
    lacks (tambon_code, people).
    """

    source: str
    villages: int
    tambons: int
    with_people: int
    added: pd.DataFrame
    reported: pd.DataFrame
    misplaced: pd.DataFrame
    unknown: pd.DataFrame
    unplaced: pd.DataFrame

    @property
    def totals(self) -> dict[str, int]:
        """The figures to show: villages, tambons, added, with_people, reported, misplaced, unknown, unplaced."""
        counted = {name: len(getattr(self, name)) for name in _TABLES}
        first = {"villages": self.villages, "tambons": self.tambons, "added": counted.pop("added")}
        return first | {"with_people": self.with_people} | counted

    def lines(self, language: Language = "th") -> list[str]:
        """The report for a terminal: totals, then each tambon added and each row or code not used as it stands."""
        words = _TEXTS[language]
        totals = [f"{words[key]}: {count:,}" for key, count in self.totals.items()]
        added = self.added
        places = added["tambon_code"].str.cat(
            [added[f"{of}_{language}"] for of in ("name", "amphoe", "province")], sep=" · "
        )
        blocks = {
            "added": places,
            **{name: self._rows_with_reasons(name, language) for name in ("reported", "misplaced")},
            "unknown": self.unknown["tambon_code"],
            "unplaced": self.unplaced["tambon_code"],
        }
        listed = [line for key, texts in blocks.items() if len(texts) for line in (f"{words[key]}:", *("  " + texts))]
        return [f"{words['source']}: {self.source}", *totals, *listed]

    def _rows_with_reasons(self, name: str, language: Language) -> pd.Series:
        rows = getattr(self, name)
        row = f"{_TEXTS[language]['row']} " + rows["row"].astype("str")
        return row + ": " + rows["code"] + " — " + rows[f"reason_{language}"]

    def to_json(self) -> dict[str, object]:
        """The report as values that JSON holds; `register_report_from_json` reads it back."""
        tables = {
            name: json.loads(getattr(self, name).to_json(orient="records", force_ascii=False)) for name in _TABLES
        }
        return {name: getattr(self, name) for name in _PLAIN} | tables


def register_report_from_json(kept: dict[str, object]) -> RegisterReport:
    """The report that `RegisterReport.to_json` gave."""
    tables = {name: table_from_records(kept.get(name, []), columns) for name, columns in _TABLES.items()}
    return RegisterReport(**{name: kept[name] for name in _PLAIN}, **tables)
