"""A blank workbook for agencies to fill in: one row a record, drop-down lists of what the registry and register know.

Its headings and choices are written as the reading of lists knows them, so that a filled-in form needs no mapping.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from agencies.records import FISCAL_YEARS
from agencies.registry import Entry, Registry
from data.errors import FileError
from geo.register import Register

FORM, ADVICE, LISTS = "แบบฟอร์ม", "คำแนะนำ", "รายการ"
ROWS = 2_000
"""Rows that carry the drop-down lists; further rows can be filled in without them."""
MONEY_WORDS = {"planned": "อยู่ในแผน", "approved": "อนุมัติแล้ว", "disbursed": "เบิกจ่ายแล้ว"}
"""The states of the money as they are written in lists."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_HIGHEST_BAHT = 10**15 - 1
_HIGHEST_PEOPLE = 10**9 - 1


@dataclass(frozen=True)
class Column:
    """A column of the form: its heading, width in characters, number format, and which list it is chosen from."""

    heading: str
    width: float
    shape: str = "@"
    choices: str = ""
    is_needed: bool = False
    hint: str = ""


COLUMNS = (
    Column("รหัสพื้นที่", 13, hint="รหัสตำบล 6 หลัก หรือรหัสหมู่บ้าน 8 หลัก ถ้าทราบ หากไม่ทราบให้เลือกตำบลแทน"),
    Column("อำเภอ", 18, hint="เว้นว่างได้ หากเลือกตำบลจากรายการ"),
    Column("ตำบล", 36, choices="tambon", is_needed=True, hint="เลือกจากรายการ ตัวเลขท้ายชื่อคือรหัสตำบล"),
    Column("หมู่ที่", 10, hint="เว้นว่างหมายถึงไม่ทราบหมู่บ้าน หากสนับสนุนทั้งตำบล พิมพ์ว่า ทั้งตำบล"),
    Column("ชื่อหมู่บ้าน", 22),
    Column("หน่วยงาน", 14, choices="agency", is_needed=True),
    Column("ชื่อหน่วย", 22, hint="สำหรับหน่วยงานที่มีหลายหน่วย เช่น อบต.ศิลา"),
    Column("งานที่สนับสนุน", 38, choices="function"),
    Column("กลุ่มเป้าหมาย", 34, choices="target_group"),
    Column("ชื่อกองทุน", 28),
    Column("ปีงบประมาณ", 13, "0", hint="พ.ศ. สี่หลัก เช่น 2551"),
    Column("จำนวนเงิน (บาท)", 18, "#,##0.00", hint="ตัวเลขเป็นบาท เว้นว่างหมายถึงไม่ทราบ ใส่ 0 เมื่อไม่ใช้เงิน"),
    Column("จำนวนคน", 12, "#,##0", hint="จำนวนผู้รับประโยชน์เป็นคน เว้นว่างหมายถึงไม่ทราบ"),
    Column("สถานะของเงิน", 16, choices="status"),
    Column("หน่วยงานเจ้าของเงิน", 22, choices="agency", hint="ใส่เมื่อใช้เงินของหน่วยงานอื่น"),
    Column("หมายเหตุ", 36, hint="ห้ามใส่ชื่อบุคคล เลขประจำตัวประชาชน เบอร์โทรศัพท์ หรือเลขบัญชี"),
)
HEADINGS = tuple(column.heading for column in COLUMNS)

_ADVICE = (
    "กรอกหนึ่งแถวต่อหนึ่งรายการ คือหน่วยงานหนึ่งสนับสนุนพื้นที่หนึ่ง ด้วยงานหนึ่ง แก่กลุ่มเป้าหมายหนึ่ง ในปีงบประมาณหนึ่ง",
    "ช่องที่ต้องกรอก (หัวสีเข้ม): ตำบล และหน่วยงาน ถ้ากรอกรหัสพื้นที่แล้ว ไม่ต้องกรอกตำบล",
    "ช่องที่เว้นว่างหมายถึง “ไม่ทราบ” ไม่ได้หมายถึงศูนย์ ถ้าไม่มีการใช้เงินให้ใส่ 0",
    "ไม่ใส่หมู่ที่ หมายถึงทราบเพียงตำบล ถ้าสนับสนุนทั้งตำบลจริง ให้พิมพ์ ทั้งตำบล ในช่องหมู่ที่",
    "ถ้าสนับสนุนหลายหมู่บ้าน ควรแยกเป็นหลายแถวและแบ่งจำนวนเงินให้แต่ละหมู่บ้าน",
    "ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น ปีงบประมาณ 2551 คือ 1 ตุลาคม 2550 ถึง 30 กันยายน 2551",
    "หน่วยงานเจ้าของเงิน ใส่เฉพาะเมื่อใช้เงินของหน่วยงานอื่น",
    "ห้ามใส่ข้อมูลส่วนบุคคล เช่น ชื่อบุคคล เลขประจำตัวประชาชน เบอร์โทรศัพท์ เลขบัญชีธนาคาร โปรแกรมจะไม่เก็บข้อมูลเหล่านี้",
    "ห้ามแก้หัวตาราง รายการให้เลือกอยู่ที่แผ่นงาน “รายการ” ถ้าไม่มีคำที่ต้องการ พิมพ์ตามจริงได้ เจ้าหน้าที่จะสอบถามเมื่อนำเข้า",
)


def template(registry: Registry, register: Register, province: str) -> bytes:
    """A blank Excel workbook for the agencies of a province (2-digit code).

    Sheet FORM has HEADINGS in its first row and ROWS rows with drop-down lists, ADVICE says in Thai how to fill them
    in, LISTS holds the choices. Raises FileError where the register does not have the province.
    """
    tambons = register.tambons[register.tambons["province_code"] == province]
    if tambons.empty:
        raise FileError(
            f"ทะเบียนพื้นที่ที่ใช้อยู่ไม่มีจังหวัดรหัส {province} โปรดเลือกจังหวัดอื่น หรือนำเข้าทะเบียนหมู่บ้านของจังหวัดนั้นก่อน",
            f"The register in use has no province {province}; choose another, or install its register first.",
        )
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        form, advice, lists = (book.add_worksheet(name) for name in (FORM, ADVICE, LISTS))
        ranges = _write_lists(book, lists, _choices(registry, tambons))
        _write_form(book, form, ranges)
        _write_advice(book, advice, tambons.iloc[0]["province_th"] or province)
    return content.getvalue()


@dataclass(frozen=True)
class _List:
    """The choices of a column, and beside each the full name where the choice is a short one."""

    heading: str
    choices: list[str]
    beside: list[str]


def tambon_choices(tambons: pd.DataFrame) -> pd.Series:
    """ "ศิลา (อ.เมืองขอนแก่น) 400114" for tambons of the register, by amphoe; without the names that are not known."""
    ordered = tambons.sort_values(["amphoe_code", "tambon_code"])
    amphoe = ("(อ." + ordered["amphoe_th"] + ") ").where(ordered["amphoe_th"].ne(""), "")
    name = (ordered["name_th"] + " ").where(ordered["name_th"].ne(""), "")
    return name + amphoe + ordered["tambon_code"]


def _choices(registry: Registry, tambons: pd.DataFrame) -> dict[str, _List]:
    def entries(heading: str, table: Mapping[str, Entry], *, short: bool = False) -> _List:
        names = [entry.name("th") for entry in table.values()]
        return _List(heading, [entry.short("th") for entry in table.values()] if short else names, names * short)

    return {
        "agency": entries("หน่วยงาน", registry.agencies, short=True),
        "function": entries("งานที่สนับสนุน", registry.functions),
        "target_group": entries("กลุ่มเป้าหมาย", registry.target_groups),
        "status": _List("สถานะของเงิน", list(MONEY_WORDS.values()), []),
        "tambon": _List("ตำบล", tambon_choices(tambons).to_list(), []),
    }


def _write_lists(book: Workbook, sheet: Worksheet, lists: Mapping[str, _List]) -> dict[str, str]:
    """Write each list into a column of its own; the range of each as a formula."""
    head = _head_format(book, is_needed=False)
    ranges, at = {}, 0
    for key, found in lists.items():
        sheet.write_string(0, at, found.heading, head)
        sheet.write_column(1, at, found.choices)
        sheet.set_column(at, at, _width(found.choices))
        ranges[key] = f"='{LISTS}'!{xl_range_abs(1, at, max(len(found.choices), 1), at)}"
        at += 1
        if found.beside:
            sheet.write_string(0, at, "ชื่อเต็ม", head)
            sheet.write_column(1, at, found.beside)
            sheet.set_column(at, at, _width(found.beside))
            at += 1
    sheet.freeze_panes(1, 0)
    return ranges


def _width(texts: list[str]) -> int:
    return min(max([12, *map(len, texts)]) + 2, 60)


def _write_form(book: Workbook, sheet: Worksheet, ranges: Mapping[str, str]) -> None:
    sheet.set_row(0, 32)
    for at, column in enumerate(COLUMNS):
        sheet.write_string(0, at, column.heading, _head_format(book, is_needed=column.is_needed))
        sheet.set_column(at, at, column.width, book.add_format({"num_format": column.shape}))
        if rule := _rule(column, ranges):
            sheet.data_validation(1, at, ROWS, at, rule)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, ROWS, len(COLUMNS) - 1)})
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


_NUMBER_RULES = {
    "ปีงบประมาณ": ("integer", *FISCAL_YEARS, "ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น 2551"),
    "จำนวนเงิน (บาท)": ("decimal", 0, _HIGHEST_BAHT, "ใส่ตัวเลขเป็นบาท ไม่ติดลบ เช่น 20000"),
    "จำนวนคน": ("integer", 0, _HIGHEST_PEOPLE, "ใส่จำนวนคนเป็นเลขจำนวนเต็ม เช่น 35"),
}


def _rule(column: Column, ranges: Mapping[str, str]) -> dict[str, object]:
    """What Excel checks while the cell is filled in. It warns and lets pass: what is unknown here waits at import."""
    rule: dict[str, object] = {"error_type": "warning", "error_title": column.heading}
    if column.choices:
        message = "ไม่มีคำนี้ในรายการ หากใช้คำนี้ เจ้าหน้าที่จะสอบถามเมื่อนำเข้า"
        rule |= {"validate": "list", "source": ranges[column.choices], "error_message": message}
    elif column.heading in _NUMBER_RULES:
        kind, low, high, message = _NUMBER_RULES[column.heading]
        rule |= {"validate": kind, "criteria": "between", "minimum": low, "maximum": high, "error_message": message}
    elif column.hint:
        rule["validate"] = "any"
    else:
        return {}
    return rule | ({"input_title": column.heading, "input_message": column.hint} if column.hint else {})


def _head_format(book: Workbook, *, is_needed: bool) -> Format:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#7F7F7F"}
    colours = {"bg_color": "#0B4F8A", "font_color": "#FFFFFF"} if is_needed else {"bg_color": "#D9E5F0"}
    return book.add_format(look | colours)


def _write_advice(book: Workbook, sheet: Worksheet, province: str) -> None:
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 105)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, f"แบบฟอร์มรายการสนับสนุน จังหวัด{province}", book.add_format({"bold": True, "font_size": 14}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_column(2, 0, [f"{number}." for number in range(1, len(_ADVICE) + 1)], wrapped)
    sheet.write_column(2, 1, _ADVICE, wrapped)
