"""The sheet that a dirty list stands on: headings, bands, totals, signatures, hidden rows and merged cells."""

import random
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tests import dirty_people as people
from tests.dirty_rows import ACTIVITY, AMPHOE, GRANTED, NUMBER, PAID, VILLAGE, Cell, Row

HEADINGS = (
    "ลำดับ",
    "กิจกรรม",
    "อำเภอ",
    "ตำบล",
    "หมู่ที่",
    "ชื่อหมู่บ้าน",
    "กลุ่มเป้าหมาย",
    "ปีงบประมาณ",
    "จัดสรร",
    "เบิกจ่าย",
    "จำนวนคน",
    "ชื่อ-สกุลผู้ประสานงาน",
    "โทรศัพท์",
    "หน่วยงาน",
    "หมายเหตุ",
)
_ABOVE = {(AMPHOE, VILLAGE): "พื้นที่ดำเนินการ", (GRANTED, PAID): "งบประมาณ"}
_UNDER = {at for first, last in _ABOVE for at in range(first, last + 1)}


class DirtySheet:
    """Rows are counted from 1. lines: by row what each row below the heading is, a Row or why it is none.

    left: how many more rows may come before `close` ends the list.
    """

    def __init__(self, province: str, year: int, rows: int, rng: random.Random) -> None:
        self._rng = rng
        self._cells: dict[int, dict[int, Cell]] = {}
        self._across: list[tuple[int, int, int, int]] = []
        self._hidden: list[int] = []
        self.lines: dict[int, Row | str] = {}
        self.personal: set[str] = set()
        self.next = 1
        self._number = 0
        self._titles(province, year)
        self._heading()
        self._tail = [people.name(rng), people.name(rng)]
        self._rows = rows
        self._add({at: f"({at + 1})" for at in range(len(HEADINGS))}, "numbering")

    @property
    def left(self) -> int:
        return self._rows - len(self.lines) - 7

    def _titles(self, province: str, year: int) -> None:
        self._put({0: f"บัญชีรายละเอียดการสนับสนุนการจัดสวัสดิการชุมชน จังหวัด{province}"})
        self._put({0: f"ประจำปีงบประมาณ พ.ศ. {year} (ข้อมูลจำลอง)"})
        self._across += [(row, row, 0, len(HEADINGS) - 1) for row in (1, 2)]
        self._put({len(HEADINGS) - 1: "หน่วย : บาท"})

    def _put(self, cells: dict[int, Cell]) -> int:
        self._cells[self.next] = cells
        self.next += 1
        return self.next - 1

    def _add(self, cells: dict[int, Cell], line: Row | str) -> int:
        row = self._put(cells)
        self.lines[row] = line
        return row

    def _heading(self) -> tuple[int, int]:
        above = {at: heading for at, heading in enumerate(HEADINGS) if at not in _UNDER}
        row = self._put(above | {first: name for (first, _), name in _ABOVE.items()})
        under = self._put({at: HEADINGS[at] for at in _UNDER})
        self._across += [(row, row, first, last) for first, last in _ABOVE]
        self._across += [(row, under, at, at) for at in above]
        return row, under

    def heading_again(self) -> None:
        """Both rows of the heading, as on a new page."""
        if self.left >= 2:
            for row in self._heading():
                self.lines[row] = "heading"

    def band(self, text: str) -> None:
        """A row that holds nothing but the name of an area."""
        if self.left >= 1:
            row = self._add({self._rng.choice([NUMBER, ACTIVITY]): text}, "band")
            if NUMBER in self._cells[row] and self._rng.random() < 0.5:
                self._across.append((row, row, 0, len(HEADINGS) - 1))

    def total(self, text: str) -> None:
        if self.left >= 1:
            sums = {GRANTED: self._rng.randint(10, 999) * 1000, PAID: self._rng.randint(1, 9) * 1000}
            row = self._add({NUMBER: text} | sums, "total")
            if self._rng.random() < 0.5:
                self._across.append((row, row, NUMBER, VILLAGE))

    def blank(self) -> None:
        self.next += 1

    def data(self, row: Row, names: dict[int, str]) -> None:
        self._number += 1
        self._add({NUMBER: self._number, **row.cells(), **names}, row)

    def hidden_row(self, row: Row, names: dict[int, str]) -> None:
        if self.left >= 1:
            self._hidden.append(self._add({NUMBER: self._number, **row.cells(), **names}, "hidden"))

    def cell(self, row: int, column: int) -> Cell:
        return self._cells[row].get(column, "")

    def merge(self, first: int, last: int, column: int) -> None:
        """Merge cells of a column; the first one holds the text."""
        if last > first:
            self._across.append((first, last, column, column))

    def close(self) -> None:
        """The grand total, a note and the signatures; the list then has exactly its rows."""
        while self._rows - len(self.lines) > 6:
            self._add({NUMBER: "รวม", GRANTED: 1000}, "total")
        self._add({NUMBER: "รวมทั้งสิ้น", GRANTED: 99_999_000, PAID: 9_999_000}, "total")
        self.blank()
        self._add({NUMBER: "หมายเหตุ : ข้อมูล ณ วันที่ 30 กันยายน 2551"}, "note")
        self.blank()
        first, second = self._tail
        self.personal |= {first, second}
        self._add({11: "ลงชื่อ ......................................... ผู้รายงาน"}, "signature")
        self._add({11: f"( {first} )"}, "signature")
        self._add({11: "ตำแหน่ง นักพัฒนาสังคมชำนาญการ"}, "signature")
        self._add({11: f"(ลงชื่อ) {second} ผู้ตรวจสอบ"}, "signature")

    def save(self, path: Path) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with Workbook(path, options) as book:
            sheet = book.add_worksheet("บัญชี")
            for row, cells in self._cells.items():
                _write(sheet, row, cells)
            for first, last, left, right in self._across:
                sheet.merge_range(first - 1, left, last - 1, right, "")
                _write(sheet, first, {left: self._cells[first].get(left, "")})
            for row in self._hidden:
                sheet.set_row(row - 1, None, None, {"hidden": True})


def _write(sheet: Worksheet, row: int, cells: dict[int, Cell]) -> None:
    for column, cell in cells.items():
        if isinstance(cell, str):
            if cell:
                sheet.write_string(row - 1, column, cell)
        else:
            sheet.write_number(row - 1, column, cell)
