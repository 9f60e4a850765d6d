"""Workbooks as sheets of text: what a clerk sees in Excel is what is read."""

import datetime
import hashlib
import io
import re
import struct
from itertools import zip_longest

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import FileError
from data.intake.files.reading import read_document
from data.intake.files.workbook_child import read
from data.intake.files.workbooks import sheets_of
from tests import hostile_files as files


def rows_of(sheet):
    return sheet.cells.to_numpy().tolist()


def quick(content):
    """The sheets, read in this process: for many small files that are known to be sound."""
    return sheets_of(read(content), "x.xlsx")


def one_row(cells, **parts):
    return rows_of(quick(files.xlsx_of(f'<row r="1">{cells}</row>', **parts))[0])[0]


def written(fill, **options):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, options)
    fill(book)
    book.close()
    return file.getvalue()


EXPECTED = [
    ["อำเภอ", "หมู่บ้าน", "วันที่", "จำนวนเงิน", "รหัส"],
    ["เมืองขอนแก่น", "บ้านนาเพียง 1", "{year}-12-01", "1200.5", "3400100123457"],
    ["", "บ้านนาเพียง 2", "{year}-12-02", "2401", "3400100123458"],
    ["", "บ้านนาเพียง 3", "{year}-12-03", "3601.5", "3400100123459"],
    ["", "บ้านนาเพียง 4", "{year}-12-04", "4802", "3400100123460"],
    ["", "บ้านนาเพียง 5", "{year}-12-05", "6002.5", "3400100123461"],
]


@pytest.mark.parametrize(
    ("content", "year", "last"),
    [
        (files.small_xlsx(), "2551", ["", "", "", "18007.5", "#REF!"]),
        (files.small_xls(), "2007", ["", "", "", "#REF!", ""]),
    ],
    ids=["xlsx", "xls"],
)
def test_a_workbook_is_read_as_excel_shows_it(content, year, last):
    document = read_document(content, "รายการ.xlsx")
    listed, hidden = document.sheets
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert (document.name, document.encoding) == ("รายการ.xlsx", "")
    assert rows_of(listed) == [[cell.format(year=year) for cell in row] for row in EXPECTED] + [last]
    assert list(listed.cells.index) == [1, 2, 3, 4, 5, 6, 7]
    assert list(listed.cells.columns) == [0, 1, 2, 3, 4]
    assert listed.merged.to_dict("records") == [{"first_row": 2, "last_row": 6, "first_column": 0, "last_column": 0}]
    assert (listed.hidden, listed.is_visible, listed.name) == (frozenset({4}), True, "รายการ")
    assert (hidden.name, hidden.is_visible, rows_of(hidden)[2]) == ("ซ่อน", False, ["", "", "TRUE"])


def test_values_are_plain_text():
    def fill(book):
        sheet = book.add_worksheet()
        time, span, share = (book.add_format({"num_format": shape}) for shape in ("hh:mm:ss", "[h]:mm:ss", "0%"))
        for column, value in enumerate([3400100123456, 1e20, 1e-7, 0.1 + 0.2, -5, 1234567890123.45]):
            sheet.write_number(0, column, value)
        sheet.write_number(0, 6, 0.5, time)
        sheet.write_number(0, 7, 1.5, span)
        sheet.write_number(0, 8, 0.25, share)
        sheet.write_boolean(0, 9, False)
        sheet.write_string(0, 10, "  ก\nข \t")
        sheet.write_string(0, 11, "00123")

    assert rows_of(quick(written(fill))[0])[0] == [
        *["3400100123456", "100000000000000000000", "0.0000001", "0.3", "-5", "1234567890123.45"],
        *["12:00:00", "36:00:00", "0.25", "FALSE", "ก\nข", "00123"],
    ]


def test_dates_are_read_in_every_form_that_thai_excel_writes():
    shapes = ["d mmm yyyy", "[$-107041E]d mmm yy;@", "[$-D07041E]d mmmm yyyy", "d/m/bbbb", "yyyy-mm-dd hh:mm"]

    def fill(book):
        sheet = book.add_worksheet()
        for column, shape in enumerate(shapes):
            sheet.write_datetime(0, column, datetime.datetime(2007, 12, 12), book.add_format({"num_format": shape}))
        sheet.write_datetime(0, 5, datetime.datetime(2551, 10, 1, 9, 30), book.add_format({"num_format": shapes[4]}))
        sheet.write_number(0, 6, 39428, book.add_format({"num_format": "[$-D00041E]0"}))

    assert rows_of(quick(written(fill))[0])[0] == [*["2007-12-12"] * 5, "2551-10-01 09:30:00", "39428"]


def test_the_built_in_date_formats_of_thai_excel_are_dates():
    cells = '<c r="A1" s="2"><v>39428</v></c><c r="B1"><v>39428</v></c>'
    assert one_row(cells) == ["2007-12-12", "39428"]
    money = files.STYLES.replace("<cellXfs>", '<numFmts><numFmt numFmtId="71" formatCode="0.0"/></numFmts><cellXfs>')
    assert one_row(cells, **{"xl/styles.xml": money}) == ["39428", "39428"]


def test_the_built_in_date_formats_of_thai_excel_97_are_dates():
    book = xlwt.Workbook()
    book.add_sheet("ก").write(0, 0, 39428, xlwt.easyxf(num_format_str="0.00"))
    book.get_sheet(0).write(0, 1, 39428)
    content = files.saved(book)
    place = re.search(rb"\xe0\x00\x14\x00..\x02\x00", content, re.DOTALL).start()
    assert rows_of(quick(content)[0]) == [["39428", "39428"]]
    thai = content[: place + 6] + struct.pack("<H", 71) + content[place + 8 :]
    assert rows_of(quick(thai)[0]) == [["2007-12-12", "39428"]]


def test_dates_counted_from_1904_are_right():
    def fill(book):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        book.add_worksheet().write_datetime(0, 0, datetime.datetime(2007, 12, 12), day)

    assert rows_of(quick(written(fill, date_1904=True))[0]) == [["2007-12-12"]]


def test_leading_blank_rows_and_columns_keep_their_place_and_trailing_ones_go():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(2, 1, "ก")
        sheet.write(4, 3, "   ")

    cells = quick(written(fill))[0].cells
    assert cells.shape == (3, 2)
    assert cells.loc[3, 1] == "ก"


def test_merged_ranges_and_hidden_rows_end_where_the_cells_end():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 8, 0, "ก")
        sheet.merge_range(4, 2, 6, 2, "")
        sheet.merge_range(4, 1, 6, 1, "ข")
        sheet.write(6, 3, " ")
        for row in (2, 6, 7):
            sheet.set_row(row, None, None, {"hidden": True})

    sheet = quick(written(fill))[0]
    assert sheet.merged.to_numpy().tolist() == [[1, 5, 0, 0]]
    assert sheet.hidden == frozenset({3})


def test_chart_sheets_and_empty_sheets_are_no_sheets():
    def fill(book):
        book.add_worksheet("ว่าง")
        chart = book.add_chart({"type": "bar"})
        book.add_chartsheet("กราฟ").set_chart(chart)
        book.add_worksheet("รายการ").write(0, 0, 1)
        chart.add_series({"values": "=รายการ!$A$1"})
        hidden = book.add_worksheet("ลับ")
        hidden.very_hidden()
        hidden.write(0, 0, 2)
        book.worksheets()[0].activate()
        hidden.set_row(0, None, None, {"hidden": True})

    sheets = quick(written(fill))
    assert [(sheet.name, sheet.is_visible, sheet.hidden) for sheet in sheets] == [
        ("รายการ", True, frozenset()),
        ("ลับ", False, frozenset({1})),
    ]


def test_the_mark_that_our_exports_put_before_formulas_is_taken_away():
    def fill(book):
        book.add_worksheet().write_row(0, 0, ["'=1+1", "'-", "'-5", "'@x", "'ก", "''=1", "'"])

    assert rows_of(quick(written(fill, strings_to_formulas=False))[0])[0] == [
        "=1+1",
        "-",
        "-5",
        "@x",
        "'ก",
        "'=1",
        "'",
    ]


def test_formulas_are_read_as_their_last_value():
    cells = '<c r="A1" t="str"><f>IF(B1,"","")</f><v></v></c><c r="B1"><f t="shared" si="0"/><v>7</v></c>'
    assert one_row(cells) == ["", "7"]


@pytest.mark.parametrize("cell", ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", '\n<f t="shared" si="0"/>'])
def test_formulas_that_were_never_computed_are_told(cell):
    content = files.xlsx_of(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1">{cell}</c></row>')
    with pytest.raises(FileError, match=r"formulas without a result \(sheet “รายการ”, cell B1\)"):
        quick(content)


def test_formulas_written_by_other_programs_are_told():
    book = openpyxl.Workbook()
    book.active.append([1, 2, "=A1+B1"])
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(FileError, match="cell C1"):
        quick(file.getvalue())
    old = xlwt.Workbook()
    old.add_sheet("ก").write(3, 2, xlwt.Formula("1+1"))
    with pytest.raises(FileError, match=r"sheet “ก”, cell C4"):
        quick(files.saved(old))


def test_errors_are_read_as_their_text_even_new_ones():
    assert one_row('<c r="A1" t="e"><v>#SPILL!</v></c><c t="e" r="B1"><f>1/0</f><v>#DIV/0!</v></c>') == [
        "#SPILL!",
        "#DIV/0!",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2" hidden="1"><c r="B2"><v>7</v></c></row>',
        "<row r='2' hidden='1'><c s='0' r='B2'><v>7</v></c></row>",
        '<row/><row hidden="true"><c/><c><v>7</v></c></row>',
        '<!-- <c r="XFD9"><v>1</v></c> --><row hidden="1" r="2"><c\n  r = "b2" ><v>7</v></c></row>',
        '<x:row r="2" hidden="1"><x:c r="B2"><x:v>7</x:v></x:c></x:row>',
    ],
    ids=["usual", "other quotes", "without places", "comment, spaces, small letters", "prefix"],
)
def test_sheets_written_in_other_ways_are_read_alike(rows):
    content = files.xlsx_of(
        rows, **{"xl/worksheets/sheet1.xml": files.SHEET.replace("xmlns=", "xmlns:x='u' xmlns=") % rows}
    )
    sheet = quick(content)[0]
    assert rows_of(sheet) == [["", ""], ["", "7"]]
    assert sheet.hidden == frozenset({2})


def test_text_that_looks_like_a_prefix_is_text():
    assert one_row('<c r="A1" t="inlineStr"><is><t>ที่อยู่:c d</t></is></c>') == ["ที่อยู่:c d"]


def test_parts_are_found_by_their_relations_not_their_names():
    parts = {
        "_rels/.rels": files.ROOT_LINKS.replace("xl/workbook.xml", "/book/list.xml"),
        "book/list.xml": files.WORKBOOK,
        "book/_rels/list.xml.rels": files.LINKS.replace("worksheets/", "/other/"),
        "other/sheet1.xml": files.SHEET % '<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c></row>',
        "book/sharedStrings.xml": files.TEXTS,
        "book/styles.xml": files.STYLES,
    }
    sheet = quick(files.zipped(parts))[0]
    assert (sheet.name, rows_of(sheet), sheet.hidden) == ("รายการ", [[""], ["อำเภอ"]], frozenset({2}))


def test_reading_works_from_any_folder_and_takes_no_module_from_there(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    (tmp_path / "python_calamine.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert len(read_document(files.small_xlsx(), "ก.xlsx").sheets) == 2


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
NUMBERS = st.integers(-(10**14), 10**14) | st.decimals(-(10**9), 10**9, places=2).map(float)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(TEXT | NUMBERS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_what_is_written_comes_back(rows):
    def fill(book):
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(number, column, value)

    expected = pd.DataFrame(list(zip_longest(*[map(as_typed, row) for row in rows], fillvalue=""))).T
    try:
        cells = quick(written(fill))[0].cells
    except FileError as error:
        assert "nothing in any of its sheets" in error.en
        cells = pd.DataFrame()
    cells = cells.reset_index(drop=True).reindex(index=expected.index, columns=expected.columns, fill_value="")
    assert cells.to_numpy().tolist() == expected.to_numpy().tolist()


def as_typed(value):
    if isinstance(value, str):
        text = value.strip()
        return text[1:].strip() if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}".rstrip("0")
