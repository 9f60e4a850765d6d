"""The table of a sheet: its headings, and the rows below them as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.errors import FileError
from data.intake.files.document import Sheet
from data.intake.table.heading_search import ROWS_TRIED, Heading, find_heading, is_numbering
from data.intake.table.headings import AMOUNT_FIELDS, match_headings
from data.intake.table.money_unit import unit_above, units_of_headings

_MOST_COLUMNS = 500


@dataclass(frozen=True)
class Table:
    """The table of one sheet.

    heading_rows: their numbers, a row that numbers the columns included. headings: the joined text of each column,
    unique and never empty ("คอลัมน์ C" where nothing stands there); fields: the guess for each, "" = not used.
    money_unit: baht in a unit of money, 1, 1_000 or 1_000_000. cells: the rows below that are not blank, text under
    `headings`, index = row number ("row"). merged: first_row, last_row, column (heading) of cells merged downwards,
    a line for each column. hidden: numbers of hidden rows.
    """

    sheet: str
    heading_rows: tuple[int, ...]
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    money_unit: int
    cells: pd.DataFrame
    merged: pd.DataFrame
    hidden: frozenset[int]


def find_table(sheet: Sheet, remembered: Mapping[str, str] | None = None, heading_row: int | None = None) -> Table:
    """The table of a sheet, its heading sought in the first 30 rows or taken from `heading_row` (a row number).

    remembered: heading → field as in `match_headings`. Raises FileError where no heading is found, the sheet is blank
    or has more than 500 columns.
    """
    heading = find_heading(sheet, remembered, heading_row)
    if heading is None:
        raise _without_heading(sheet, heading_row)
    last = _last_heading_row(sheet, heading)
    body = sheet.cells.loc[last + 1 :]
    is_filled = (body.to_numpy(dtype=object) != "").any(axis=0)
    used = [at for at, text in enumerate(heading.texts) if text or is_filled[at]]
    if len(used) > _MOST_COLUMNS:
        raise _too_wide(sheet, len(used))
    headings = _unique([heading.texts[at] or f"คอลัมน์ {_letters(sheet.cells.columns[at])}" for at in used])
    cells = body.iloc[:, used].set_axis(headings, axis=1).rename_axis(index="row")
    unit, fields = _money(sheet, heading, headings, match_headings(headings, remembered))
    return Table(
        sheet=sheet.name,
        heading_rows=tuple(range(heading.rows[0], last + 1)),
        headings=tuple(headings),
        fields=tuple(fields),
        money_unit=unit,
        cells=cells[cells.ne("").any(axis=1)],
        merged=_merged_downwards(
            sheet, last, {int(sheet.cells.columns[at]): name for at, name in zip(used, headings, strict=True)}
        ),
        hidden=sheet.hidden,
    )


def best_sheet(sheets: Sequence[Sheet]) -> str:
    """Name of the sheet whose heading is surest, visible sheets first; of equals the first one."""
    headings = [find_heading(sheet) for sheet in sheets]
    ranks = [
        (heading is not None, sheet.is_visible, heading.score if heading else 0.0)
        for sheet, heading in zip(sheets, headings, strict=True)
    ]
    return sheets[max(range(len(sheets)), key=lambda at: (ranks[at], -at))].name


def _last_heading_row(sheet: Sheet, heading: Heading) -> int:
    """The last row of the heading, the row that numbers its columns included."""
    last = heading.rows[-1]
    following = sheet.cells.loc[last + 1 : last + 1]
    return last + 1 if len(following) and is_numbering(following.iloc[0].tolist()) else last


def _unique(headings: Sequence[str]) -> list[str]:
    """ชื่อ, ชื่อ (2), ชื่อ (3) …"""
    unique: dict[str, None] = {}
    for heading in headings:
        name, times = heading, 1
        while name in unique:
            times += 1
            name = f"{heading} ({times})"
        unique[name] = None
    return list(unique)


def _letters(position: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters, rest = "", int(position) + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _money(sheet: Sheet, heading: Heading, headings: Sequence[str], fields: Sequence[str]) -> tuple[int, list[str]]:
    """The unit of money, and the fields without a column of money that says it counts in another unit."""
    stated = units_of_headings(headings)
    of_money = [unit for unit, field in zip(stated, fields, strict=True) if unit and field in AMOUNT_FIELDS]
    above = sheet.cells.loc[: heading.rows[0] - 1].tail(ROWS_TRIED).to_numpy().ravel()
    unit = of_money[0] if of_money else unit_above([text for text in above if text]) or 1
    is_other = [field in AMOUNT_FIELDS and stated[at] not in (0, unit) for at, field in enumerate(fields)]
    return unit, ["" if other else field for field, other in zip(fields, is_other, strict=True)]


def _merged_downwards(sheet: Sheet, last_heading_row: int, names: Mapping[int, str]) -> pd.DataFrame:
    """first_row, last_row, column of the ranges below the heading that span rows, a line for each of their columns."""
    merged = sheet.merged
    merged = merged[merged["first_row"].gt(last_heading_row) & merged["last_row"].gt(merged["first_row"])]
    widths = (merged["last_column"] - merged["first_column"] + 1).to_numpy()
    lines = merged.loc[merged.index.repeat(widths)]
    position = lines["first_column"].to_numpy() + np.concatenate([np.arange(width) for width in widths] or [[]])
    found = lines[["first_row", "last_row"]].assign(column=pd.Series(position, index=lines.index).map(names))
    return found.dropna(subset="column").astype({"column": "str"}).reset_index(drop=True)


def _without_heading(sheet: Sheet, heading_row: int | None) -> FileError:
    name, numbers = sheet.name, sheet.cells.index
    if not len(numbers):
        return FileError(
            f"แผ่นงาน “{name}” ไม่มีข้อมูล โปรดเลือกแผ่นงานอื่นหรือไฟล์อื่น",
            f"The sheet “{name}” is blank; choose another sheet or file.",
        )
    if heading_row is not None:
        return FileError(
            f"แผ่นงาน “{name}” ใช้แถวที่ {heading_row} เป็นหัวตารางไม่ได้ โปรดระบุแถวที่มีหัวคอลัมน์ "
            f"(แถวที่ {numbers[0]} ถึง {numbers[-1]})",
            f"Row {heading_row} of the sheet “{name}” cannot be the heading; give a row that holds the column headings "
            f"(rows {numbers[0]} to {numbers[-1]}).",
        )
    last = numbers[min(ROWS_TRIED, len(numbers)) - 1]
    return FileError(
        f"ไม่พบหัวตารางในแถวที่ {numbers[0]} ถึง {last} ของแผ่นงาน “{name}” โปรดใส่หัวคอลัมน์อย่างน้อยสองคอลัมน์ "
        "เช่น อำเภอ ตำบล จำนวนเงิน หรือระบุเองว่าแถวใดเป็นหัวตาราง",
        f"No headings were found in rows {numbers[0]} to {last} of the sheet “{name}”; give at least two column "
        "headings such as amphoe, tambon and amount, or say which row holds them.",
    )


def _too_wide(sheet: Sheet, columns: int) -> FileError:
    return FileError(
        f"แผ่นงาน “{sheet.name}” มี {columns:,} คอลัมน์ ซึ่งเกิน {_MOST_COLUMNS} คอลัมน์ โปรดลบคอลัมน์ที่ไม่ใช่ส่วนของตารางแล้วนำเข้าใหม่",
        f"The sheet “{sheet.name}” has {columns:,} columns, more than {_MOST_COLUMNS}; delete those that are not part "
        "of the table and try again.",
    )
