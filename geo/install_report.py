"""What became of every feature of a boundary file, to be kept, shown and printed."""

import json
from dataclasses import dataclass
from io import StringIO
from typing import Literal

import pandas as pd

Language = Literal["th", "en"]

REASONS = ["reason_th", "reason_en"]
_TEXTS = {
    "th": {
        "source": "แหล่งที่มา",
        "columns": "คอลัมน์ที่ใช้ระบุตำบล",
        "row": "รูปที่",
        "features": "รูปในไฟล์",
        "used": "ใช้ได้",
        "reported": "ใช้ไม่ได้ (แสดงรายการด้านล่าง)",
        "tambons": "ตำบลที่มีแนวเขต",
        "mapped": "เทียบรหัสให้ใหม่",
        "repaired": "ซ่อมรูปปิดที่ผิดรูป",
        "missing": "ตำบลในจังหวัดเดียวกันที่ยังไม่มีแนวเขต",
        "mappings": "รหัสที่เทียบให้",
        "not_used": "รูปที่ไม่ได้ใช้",
        "notes": "ข้อสังเกต",
        "missing_list": "ตำบลที่ยังไม่มีแนวเขต",
        "no_code": "(ไม่มีรหัส)",
    },
    "en": {
        "source": "Source",
        "columns": "Columns that tell the tambon",
        "row": "feature",
        "features": "Features in the file",
        "used": "Used",
        "reported": "Not used (listed below)",
        "tambons": "Tambons with boundaries",
        "mapped": "Given a code in force",
        "repaired": "Rings repaired",
        "missing": "Tambons of the same provinces without boundaries",
        "mappings": "Codes assigned",
        "not_used": "Features not used",
        "notes": "Notes",
        "missing_list": "Tambons without boundaries",
        "no_code": "(no code)",
    },
}


@dataclass(frozen=True)
class InstallReport:
    """Rows are features, counted from 1 as in the file; every text is there in Thai and English.

    features (in the file) = used + the rows of reported; tambons have boundaries now; repaired: bad rings.
    mappings: row, old_code, name, new_code, reason_th, reason_en. reported (not used) and notes (used, but worth a
    look; row NA for the whole file): row, code, name, reason_th, reason_en. missing: tambons of the provinces covered
    that have no boundary: tambon_code, name_th, name_en, amphoe_th, amphoe_en, province_th, province_en.
    """

    source: str
    columns: tuple[str, ...]
    features: int
    used: int
    repaired: int
    tambons: int
    mappings: pd.DataFrame
    reported: pd.DataFrame
    notes: pd.DataFrame
    missing: pd.DataFrame

    @property
    def totals(self) -> dict[str, int]:
        """The figures to show: features, used, reported, tambons, mapped, repaired, missing."""
        return {
            "features": self.features,
            "used": self.used,
            "reported": len(self.reported),
            "tambons": self.tambons,
            "mapped": len(self.mappings),
            "repaired": self.repaired,
            "missing": len(self.missing),
        }

    def lines(self, language: Language = "th") -> list[str]:
        """The report for a terminal: totals, then every mapping, unused feature, note and missing tambon."""
        words = _TEXTS[language]
        head = [f"{words['source']}: {self.source}", f"{words['columns']}: {', '.join(self.columns)}"]
        totals = [f"{words[key]}: {count:,}" for key, count in self.totals.items()]
        blocks = {
            "mappings": self._mapping_lines(language),
            "not_used": _reason_lines(self.reported, language),
            "notes": _reason_lines(self.notes, language),
            "missing_list": self._missing_lines(language),
        }
        listed = [line for key, rows in blocks.items() if rows for line in (f"{words[key]}:", *rows)]
        return [*head, *totals, *listed]

    def to_json(self) -> dict[str, object]:
        """The report as values that JSON holds; `report_from_json` reads it back."""
        tables = {
            name: json.loads(getattr(self, name).to_json(orient="records", force_ascii=False)) for name in _TABLES
        }
        plain = {name: getattr(self, name) for name in _PLAIN}
        return plain | tables | {"columns": list(self.columns)}

    def _mapping_lines(self, language: Language) -> list[str]:
        table, words = self.mappings, _TEXTS[language]
        old = table["old_code"].replace("", words["no_code"])
        row = table["row"].astype("str")
        text = f"  {words['row']} " + row + ": " + old + " " + table["name"] + " → " + table["new_code"]
        return (text + " — " + table[f"reason_{language}"]).tolist()

    def _missing_lines(self, language: Language) -> list[str]:
        table = self.missing
        places = table[f"name_{language}"] + " · " + table[f"amphoe_{language}"] + " · " + table[f"province_{language}"]
        return ("  " + table["tambon_code"] + " " + places).tolist()


_NUMBERS = ("row", "villages", "people")
_PLAIN = ("source", "features", "used", "repaired", "tambons")
_TABLES = {
    "mappings": ["row", "old_code", "name", "new_code", *REASONS],
    "reported": ["row", "code", "name", *REASONS],
    "notes": ["row", "code", "name", *REASONS],
    "missing": ["tambon_code", "name_th", "name_en", "amphoe_th", "amphoe_en", "province_th", "province_en"],
}


def report_from_json(kept: dict[str, object]) -> InstallReport:
    """The report that `InstallReport.to_json` gave."""
    tables = {name: table_from_records(kept[name], columns) for name, columns in _TABLES.items()}
    plain = {name: kept[name] for name in _PLAIN}
    return InstallReport(columns=tuple(kept["columns"]), **plain, **tables)


def table_from_records(records: object, columns: list[str]) -> pd.DataFrame:
    """A table of a report as JSON kept it: text, but for the numbers (row, villages, people)."""
    table = pd.read_json(StringIO(json.dumps(records)), orient="records", dtype=False).reindex(columns=columns)
    return table.astype({column: "Int64" if column in _NUMBERS else "str" for column in columns})


def _reason_lines(table: pd.DataFrame, language: Language) -> list[str]:
    words = _TEXTS[language]
    row = (f"{words['row']} " + table["row"].astype("str") + ": ").where(table["row"].notna(), "")
    what = table["code"].str.cat(table["name"], sep=" ").str.strip()
    what = (what + " — ").where(what.ne(""), "")
    return ("  " + row + what + table[f"reason_{language}"]).tolist()
