"""Which column of a list means what, as guessed, remembered or corrected by the clerk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.errors import FileError
from data.intake.table.headings import FIELDS

MONEY_UNITS = (1, 1_000, 1_000_000)
_MANY = ("", "note", "personal")  # fields that several columns may have


@dataclass(frozen=True)
class ColumnMapping:
    """What is known of a list's layout beyond the guess; what is None or absent is guessed.

    columns: heading → field of `data.intake.table.headings.FIELDS`, "" = not used. money_unit: baht a unit, one of
    MONEY_UNITS. heading_row: the (last) row of the heading as a spreadsheet counts it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    heading_row: int | None = None
    money_unit: int | None = None
    encoding: str | None = None


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a JSON file: any of the keys of ColumnMapping.

    Raises FileError for a file that is no such JSON, an unknown key or field, and a field given to two columns.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise FileError(
            f"อ่านไฟล์จับคู่คอลัมน์ {path.name} ไม่ได้ ต้องเป็น JSON แบบ UTF-8",
            f"the mapping {path.name} cannot be read; it must be JSON in UTF-8",
        ) from error
    return parse_mapping(content)


def parse_mapping(content: Any) -> ColumnMapping:  # noqa: ANN401 (raw JSON)
    """The mapping of parsed JSON; errors as `read_mapping`."""
    if not isinstance(content, dict) or not isinstance(content.get("columns", {}), dict):
        raise FileError(
            'ไฟล์จับคู่คอลัมน์ต้องมีรูปแบบ {"columns": {"หัวคอลัมน์": "field"}}',
            'a mapping looks like {"columns": {"heading": "field"}}',
        )
    known = set(ColumnMapping.__dataclass_fields__)
    if unknown := sorted(map(str, content.keys() - known)):
        names = ", ".join(sorted(known))
        raise FileError(
            f"ไฟล์จับคู่คอลัมน์มีคีย์ที่ไม่รู้จัก {', '.join(unknown)} (ใช้ได้: {names})",
            f"the mapping has unknown keys {', '.join(unknown)} (known: {names})",
        )
    _check_layout(content)
    _check_columns(content.get("columns", {}))
    return replace(ColumnMapping(), **content)


def _check_layout(content: Mapping[str, Any]) -> None:
    row, unit = content.get("heading_row"), content.get("money_unit")
    if row is not None and (not isinstance(row, int) or isinstance(row, bool) or row < 1):
        raise FileError(f"heading_row {row!r} ต้องเป็นเลขแถวตั้งแต่ 1", f"heading_row {row!r} must be a row number from 1")
    if unit is not None and unit not in MONEY_UNITS:
        choices = ", ".join(map(str, MONEY_UNITS))
        raise FileError(f"money_unit {unit!r} ต้องเป็น {choices}", f"money_unit {unit!r} must be one of {choices}")
    for name in ("sheet", "encoding"):
        if not isinstance(content.get(name) or "", str):
            raise FileError(f"{name} ต้องเป็นข้อความ", f"{name} must be a text")


def _check_columns(columns: Mapping[str, Any]) -> None:
    for heading, name in columns.items():
        if name not in ("", *FIELDS):
            raise FileError(
                f"หัวคอลัมน์ “{heading}” จับคู่กับ {name!r} ซึ่งไม่รู้จัก (ใช้ได้: {', '.join(FIELDS)})",
                f"heading “{heading}” is mapped to unknown {name!r} (known: {', '.join(FIELDS)})",
            )
    named = [name for name in columns.values() if name not in _MANY]
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise FileError(
            f"มีสองคอลัมน์จับคู่กับ {', '.join(twice)} ให้เหลือคอลัมน์เดียว",
            f"two columns are mapped to {', '.join(twice)}; leave one",
        )
