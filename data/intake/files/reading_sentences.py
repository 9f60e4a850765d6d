"""One sentence in each language for whatever keeps a file from being read."""

from data.intake.files.workbook_limits import COLUMNS, ROWS

_LONGEST = 80
_SENTENCES = {
    "empty": (
        "ไฟล์ {name} ว่างเปล่า โปรดเลือกไฟล์ที่มีข้อมูล",
        "The file {name} is empty; choose one that holds data.",
    ),
    "file_too_large": (
        "ไฟล์ {name} ใหญ่เกิน 50 เมกะไบต์ โปรดลบรูปภาพและแผ่นงานที่ไม่ใช้ หรือแบ่งเป็นหลายไฟล์ แล้วนำเข้าใหม่",
        "The file {name} is larger than 50 megabytes; remove pictures and unused sheets, or split it, and try again.",
    ),
    "too_large": (
        "ไฟล์ {name} เมื่อคลายออกแล้วใหญ่เกินกว่าจะอ่านได้ โปรดลบแผ่นงานที่ไม่ใช้ หรือแบ่งเป็นหลายไฟล์ แล้วนำเข้าใหม่",
        "Unpacked, the file {name} is too large to read; remove unused sheets or split it, and try again.",
    ),
    "too_many_rows": (
        f"ไฟล์ {{name}} มีข้อมูลเกิน {ROWS:,} แถวในแผ่นงานเดียว โปรดแบ่งเป็นหลายไฟล์ แล้วนำเข้าใหม่",
        f"The file {{name}} has more than {ROWS:,} rows in one sheet; split it into several files and try again.",
    ),
    "too_many_columns": (
        f"ไฟล์ {{name}} มีข้อมูลถึงเซลล์ {{cell}} ซึ่งเกิน {COLUMNS} คอลัมน์ โปรดลบคอลัมน์ที่ไม่เกี่ยวข้องทางขวา แล้วนำเข้าใหม่",
        f"The file {{name}} reaches as far as cell {{cell}}, beyond {COLUMNS} columns; delete the stray columns "
        "on the right "
        "and try again.",
    ),
    "too_wide_apart": (
        "ข้อมูลในไฟล์ {name} อยู่ห่างกันเกินไป (มีเซลล์ที่อยู่ไกลจากตารางมาก) โปรดลบเซลล์เหล่านั้น แล้วนำเข้าใหม่",
        "The cells of {name} lie too far apart (some stand far away from the list); delete those and try again.",
    ),
    "too_slow": (
        "อ่านไฟล์ {name} ไม่เสร็จภายในหนึ่งนาที โปรดคัดลอกเฉพาะรายการไปยังสมุดงานใหม่ บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} could not be read within a minute; copy just the list into a new workbook, save it as "
        ".xlsx and "
        "try again.",
    ),
    "damaged": (
        "ไฟล์ {name} เสียหายหรือไม่ใช่สมุดงาน Excel ที่อ่านได้ โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is damaged or no readable Excel workbook; open it in Excel, save it as .xlsx and try again.",
    ),
    "unreadable": (
        "อ่านไฟล์ {name} ไม่ได้ เพราะเสียหายหรือต้องใช้หน่วยความจำมากเกินไป "
        "โปรดคัดลอกเฉพาะรายการไปยังสมุดงานใหม่ บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} cannot be read, being damaged or asking for too much memory; copy just the list into a new "
        "workbook, save it as .xlsx and try again.",
    ),
    "password": (
        "ไฟล์ {name} มีรหัสผ่าน โปรดเปิดด้วย Excel ยกเลิกรหัสผ่าน บันทึก แล้วนำเข้าใหม่",
        "The file {name} is protected by a password; open it in Excel, remove the password, save it and try again.",
    ),
    "no_values": (
        "ไฟล์ {name} มีสูตรที่ยังไม่มีผลลัพธ์ (แผ่นงาน “{sheet}” เซลล์ {cell}) โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} has formulas without a result (sheet “{sheet}”, cell {cell}); open it in Excel, save "
        "it as .xlsx "
        "and hand it in again.",
    ),
    "no_cells": (
        "สมุดงาน {name} ไม่มีข้อมูลในแผ่นงานใดเลย โปรดเลือกไฟล์ที่มีรายการ",
        "The workbook {name} has nothing in any of its sheets; choose a file with a list in it.",
    ),
    "old_workbook": (
        "ไฟล์ {name} เป็นสมุดงาน Excel รุ่นเก่ามาก โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a workbook of a very old Excel; open it in Excel, save it as .xlsx and try again.",
    ),
    "open_document": (
        "ไฟล์ {name} เป็นไฟล์ OpenDocument (.ods) โปรดเปิดด้วยโปรแกรมตารางคำนวณ บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is an OpenDocument file (.ods); open it in your spreadsheet program, save it as .xlsx "
        "and try again.",
    ),
    "binary_workbook": (
        "ไฟล์ {name} เป็นสมุดงานแบบไบนารี (.xlsb) โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a binary workbook (.xlsb); open it in Excel, save it as .xlsx and try again.",
    ),
    "xml_workbook": (
        "ไฟล์ {name} เป็นสมุดงานแบบ XML โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a workbook written as XML; open it in Excel, save it as .xlsx and try again.",
    ),
    "web_page": (
        "ไฟล์ {name} เป็นหน้าเว็บ (HTML) ไม่ใช่สมุดงาน โปรดเปิดด้วย Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a web page (HTML), not a workbook; open it in Excel, save it as .xlsx and try again.",
    ),
    "word": (
        "ไฟล์ {name} เป็นเอกสาร Word โปรดคัดลอกตารางไปวางใน Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a Word document; paste its table into Excel, save it as .xlsx and try again.",
    ),
    "powerpoint": (
        "ไฟล์ {name} เป็นงานนำเสนอ PowerPoint โปรดคัดลอกตารางไปวางใน Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่",
        "The file {name} is a PowerPoint presentation; paste its table into Excel, save it as .xlsx and try again.",
    ),
    "pdf": (
        "ไฟล์ {name} เป็น PDF ซึ่งอ่านเป็นตารางไม่ได้ โปรดขอไฟล์ Excel ต้นฉบับจากหน่วยงาน หรือพิมพ์รายการลงในแบบฟอร์มเปล่า",
        "The file {name} is a PDF, which cannot be read as a table; ask the agency for the Excel file, or type "
        "the list into "
        "the blank template.",
    ),
    "picture": (
        "ไฟล์ {name} เป็นรูปภาพ ซึ่งอ่านเป็นตารางไม่ได้ โปรดขอไฟล์ Excel ต้นฉบับจากหน่วยงาน หรือพิมพ์รายการลงในแบบฟอร์มเปล่า",
        "The file {name} is a picture, which cannot be read as a table; ask the agency for the Excel file, or "
        "type the list "
        "into the blank template.",
    ),
    "packed": (
        "ไฟล์ {name} เป็นไฟล์บีบอัด โปรดคลายไฟล์แล้วนำเข้าไฟล์ Excel หรือ CSV ที่อยู่ข้างใน",
        "The file {name} is a packed archive; unpack it and hand in the Excel or CSV file inside.",
    ),
    "no_workbook": (
        "ไฟล์ {name} ไม่ใช่สมุดงาน Excel และไม่ใช่ไฟล์ CSV โปรดเลือกไฟล์ .xlsx .xls .csv หรือ .tsv",
        "The file {name} is neither an Excel workbook nor a CSV file; choose an .xlsx, .xls, .csv or .tsv file.",
    ),
    "not_closed": (
        'ไฟล์ {name} บรรทัดที่ {line} มีเครื่องหมายคำพูด (") ที่เปิดไว้แต่ปิดไม่ถูกต้อง โปรดแก้ไขบรรทัดนี้แล้วนำเข้าใหม่',
        'Line {line} of {name} opens a quotation mark (") that is not closed rightly; correct that line and try again.',
    ),
    "cell_too_long": (
        "ไฟล์ {name} ตั้งแต่บรรทัดที่ {line} มีช่องที่ยาวเกินกว่าช่องของตาราง โปรดตรวจสอบเครื่องหมายคำพูดและการขึ้นบรรทัดใหม่แล้วนำเข้าใหม่",
        "From line {line} on, {name} has a cell longer than any spreadsheet holds; check quotation marks and line ends "
        "and try again.",
    ),
    "line_too_long": (
        "ไฟล์ {name} บรรทัดที่ {line} ยาวเกินกว่าแถวของรายการ โปรดตรวจสอบว่าแต่ละแถวขึ้นบรรทัดใหม่แล้วนำเข้าใหม่",
        "Line {line} of {name} is longer than any row of a list; check that each row stands on a line of its own "
        "and try again.",
    ),
    "line_too_wide": (
        f"ไฟล์ {{name}} บรรทัดที่ {{line}} มีเกิน {COLUMNS} คอลัมน์ โปรดตรวจสอบว่าแต่ละแถวขึ้นบรรทัดใหม่แล้วนำเข้าใหม่",
        f"Line {{line}} of {{name}} has more than {COLUMNS} columns; check that each row stands on a line of its own "
        "and try again.",
    ),
    "too_many_lines": (
        f"ไฟล์ {{name}} มีมากเกิน {ROWS:,} แถวหรือกว้างเกินไป โปรดแบ่งเป็นหลายไฟล์แล้วนำเข้าใหม่",
        f"The file {{name}} has more than {ROWS:,} rows or is too wide; split it into several files and try again.",
    ),
    "nuls": (
        "ไฟล์ {name} ไม่ใช่ไฟล์ข้อความที่อ่านได้ (มีอักขระ NUL) โปรดเปิดด้วย Excel บันทึกเป็น .xlsx หรือ CSV UTF-8 แล้วนำเข้าใหม่",
        "The file {name} is no readable text (it holds NUL characters); open it in Excel, save it as .xlsx or "
        "CSV UTF-8 "
        "and try again.",
    ),
    "not_text": (
        "ไฟล์ {name} เสียหายหรือไม่ใช่ข้อความ UTF-8 หรือ TIS-620 โปรดเปิดด้วย Excel บันทึกเป็น .xlsx หรือ CSV UTF-8 แล้วนำเข้าใหม่",
        "The file {name} is damaged or no text in UTF-8 or TIS-620; open it in Excel, save it as .xlsx or CSV UTF-8 "
        "and try again.",
    ),
    "unclear": (
        "ไฟล์ {name} อ่านได้ทั้งแบบ UTF-8 และ TIS-620 (Windows-874) โปรดเลือกแบบที่แสดงข้อความถูกต้อง",
        "The file {name} reads as UTF-8 and as TIS-620 (Windows-874); choose the one that shows its text rightly.",
    ),
}


def sentence(kind: str, name: str, **where: object) -> tuple[str, str]:
    """What is told in Thai and English; `name` is the file as the user called it, overlong names are shortened.

    where: sheet, cell or line, as the kind asks.
    """
    th, en = _SENTENCES[kind]
    places = {"name": _short(name), "sheet": "", "cell": "", "line": ""}
    places |= {place: _short(str(value)) for place, value in where.items()}
    return th.format(**places), en.format(**places)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
