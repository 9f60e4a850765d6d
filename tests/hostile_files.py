"""Makers of files that agencies would never mean to hand in, and of the small sound ones that tests start from."""

import datetime
import functools
import io
import struct
import zipfile

import xlsxwriter
import xlwt

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT_LINKS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
LINKS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="รายการ" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>%s</sheetData></worksheet>'
TEXTS = f'<sst xmlns="{MAIN}"><si><t>อำเภอ</t></si></sst>'
FORMATS = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="71"/>'
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs>{FORMATS}</cellXfs></styleSheet>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def xlsx_of(rows: str, **others: str | bytes) -> bytes:
    """A workbook whose only sheet holds these rows as XML; `others` replace or add parts by name."""
    parts = {
        "_rels/.rels": ROOT_LINKS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/sheet1.xml": SHEET % rows,
        "xl/sharedStrings.xml": TEXTS,
        "xl/styles.xml": STYLES,
    }
    return zipped(parts | others)


def small_xlsx() -> bytes:
    """A sound little workbook with a bit of everything."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("รายการ")
    day = book.add_format({"num_format": "d mmm yyyy"})
    sheet.write_row(0, 0, ["อำเภอ", "หมู่บ้าน", "วันที่", "จำนวนเงิน", "รหัส"])
    for row in range(1, 6):
        sheet.write_row(row, 1, [f"บ้านนาเพียง {row}"])
        sheet.write_datetime(row, 2, datetime.datetime(2551, 12, row), day)
        sheet.write_row(row, 3, [1200.5 * row, 3400100123456 + row])
    sheet.merge_range(1, 0, 5, 0, "เมืองขอนแก่น")
    sheet.write_formula(6, 3, "=SUM(D2:D6)", None, 18007.5)
    sheet.write_formula(6, 4, "=#REF!", None, "#REF!")
    sheet.set_row(3, None, None, {"hidden": True})
    book.add_worksheet("ซ่อน").hide()
    book.worksheets()[1].write(2, 2, True)
    book.close()
    return file.getvalue()


def small_xls() -> bytes:
    """A sound little workbook in the format of Excel 97."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("รายการ")
    for column, text in enumerate(["อำเภอ", "หมู่บ้าน", "วันที่", "จำนวนเงิน", "รหัส"]):
        sheet.write(0, column, text)
    day = xlwt.easyxf(num_format_str="D-MMM-YY")
    for row in range(1, 6):
        sheet.write(row, 1, f"บ้านนาเพียง {row}")
        sheet.write(row, 2, datetime.datetime(2007, 12, row), day)
        sheet.write(row, 3, 1200.5 * row)
        sheet.write(row, 4, 3400100123456 + row)
    sheet.write_merge(1, 5, 0, 0, "เมืองขอนแก่น")
    sheet.row(3).hidden = True
    sheet.row(6).set_cell_error(3, "#REF!")
    book.add_sheet("ซ่อน").write(2, 2, True)
    book.get_sheet(1).visibility = 1
    return saved(book)


def saved(book: xlwt.Workbook) -> bytes:
    """The bytes of an .xls workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ole_of(streams: dict[str, bytes]) -> bytes:
    """An OLE container (.xls, .doc, encrypted .xlsx) with these streams."""
    free, end, fat_sector, unused = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    padded = {name: data.ljust(-(-max(len(data), 4096) // 512) * 512, b"\0") for name, data in streams.items()}
    directory_sectors = -(-(len(streams) + 1) // 4)
    fat = [fat_sector, *(2 + i for i in range(directory_sectors))]
    fat[-1] = end
    entries = [_entry("Root Entry", 5, end, 0, child=1 if streams else unused)]
    body = b""
    for position, (name, data) in enumerate(padded.items(), start=1):
        start, count = len(fat), len(data) // 512
        fat += [*range(start + 1, start + count), end]
        following = position + 1 if position < len(padded) else unused
        entries.append(_entry(name, 2, start, len(data), right=following))
        body += data
    assert len(fat) <= 128, "one sector of the table is enough for tests"
    table = struct.pack("<128I", *fat, *[free] * (128 - len(fat)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + table + b"".join(entries).ljust(directory_sectors * 512, b"\0") + body


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<3I", 0xFFFFFFFF, right, child)
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBB", len(letters), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def biff(*records: tuple[int, bytes]) -> bytes:
    """A stream of records of an .xls workbook."""
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


@functools.cache
def zip_bomb() -> bytes:
    """A sheet of 310 MB of blanks, 1.4 MB packed."""
    blank = SHEET % ('<row r="1"><c r="A1"><v>1</v></c></row>' + " " * 310_000_000)
    file = io.BytesIO(xlsx_of("").replace(b"sheet1.xml", b"sheet0.xml"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", blank)
    return file.getvalue()


@functools.cache
def lying_zip_bomb() -> bytes:
    """The same for texts, and its headers say that it unpacks to 1,000 bytes."""
    texts = b"<sst><si><t>" + b"a" * 100_000_000 + b"</t></si></sst>"
    content = xlsx_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', **{"xl/sharedStrings.xml": texts})
    return content.replace(struct.pack("<I", len(texts)), struct.pack("<I", 1_000))


@functools.cache
def million_empty_rows() -> bytes:
    """Two rows of a list, then a million that are styled and hold nothing."""
    styled = "".join(
        f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/></row>' for row in range(3, 1_000_003)
    )
    return xlsx_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>' + styled)


def entity_bomb() -> bytes:
    """A billion laughs in the part that lists the sheets."""
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    workbook = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>' + WORKBOOK.replace("รายการ", "&l9;")
    return xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>', **{"xl/workbook.xml": workbook})


@functools.cache
def long_text_everywhere() -> bytes:
    """One text of 32,000 letters, used in 200,000 cells."""
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 200_001))
    return xlsx_of(cells, **{"xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'><si><t>{'ก' * 32_000}</t></si></sst>"})
