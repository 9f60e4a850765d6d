"""The Excel workbook: an explanation first, then the table, with names for IDs and every text a text."""

from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agencies.buddhist_years import years_text
from agencies.overlap import Criterion
from data.errors import FileError
from data.export import cells
from data.export import workbook as module
from data.export.about import About, Filters, day_of, facts_of
from data.export.workbook import workbook
from tests.overlap_cases import REGISTRY

ABOUT = About("ทดสอบ", "th", (("จังหวัด", "ขอนแก่น"),))
RECORDS = pd.DataFrame(
    {
        "record_id": ["0001", "2"],
        "agency": ["psdhs", "unheard"],
        "area_code": ["40010203", "400102"],
        "scope": ["", "tambon"],
        "function": ["spark", ""],
        "target_group": ["elderly", "community"],
        "fiscal_year": pd.array([2551, None], dtype="Int64"),
        "amount_baht": pd.array([20000.5, None], dtype="Float64"),
        "people": pd.array([1500, None], dtype="Int64"),
        "status": ["planned", "disbursed"],
        "note": ["=1+1", "https://a.b"],
    }
)
TAMBONS = pd.DataFrame(
    {
        "tambon_code": ["400102", "400103"],
        "status": pd.Categorical(["duplicate", "uncovered"]),
        "agencies": ["codi;sdc", ""],
        "coverage": [3 / 13, 0.0],
    }
)


def opened(table, about=ABOUT):
    return openpyxl.load_workbook(BytesIO(workbook(table, about, REGISTRY)))


def sheet_of(table, about=ABOUT):
    return opened(table, about).worksheets[1]


def rows_of(sheet):
    return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def told_of(table, about=ABOUT):
    return [tuple("" if cell is None else cell for cell in row) for row in rows_of(opened(table, about).worksheets[0])]


def test_ids_are_names_and_unknown_ones_stay():
    assert rows_of(sheet_of(RECORDS)) == [
        [
            *("รหัสรายการ", "หน่วยงาน", "รหัสพื้นที่", "ขอบเขต", "งานที่สนับสนุน", "กลุ่มเป้าหมาย", "ปีงบประมาณ"),
            *("จำนวนเงิน (บาท)", "จำนวนคน", "สถานะของเงิน", "หมายเหตุ"),
        ],
        ["0001", "พมจ.", "40010203", "", "จัดเวทีจุดประกาย", "ผู้สูงอายุ", 2551, 20000.5, 1500, "ตั้งแผนไว้", "=1+1"],
        ["2", "unheard", "400102", "ทั้งตำบล", "", "ประชาชนทั้งชุมชน", "", "", "", "เบิกจ่ายแล้ว", "https://a.b"],
    ]


def test_status_of_an_area_is_another_thing_than_that_of_money():
    assert rows_of(sheet_of(TAMBONS))[:2] == [
        ["รหัสตำบล", "สถานะ", "หน่วยงานที่สนับสนุน", "ความครอบคลุม"],
        ["400102", "เข้าเกณฑ์ซ้ำซ้อน", "พอช., ศพส.", pytest.approx(3 / 13)],
    ]


def test_english_screen_gives_english_headings_and_names():
    rows = rows_of(sheet_of(TAMBONS, About("Test", "en")))
    assert rows[0] == ["Tambon code", "Status", "Agencies", "Coverage"]
    assert rows[1][1:3] == ["Meets the criterion for duplication", "CODI, SDC"]
    assert opened(TAMBONS, About("Test", "en")).sheetnames == ["About", "Table"]


def test_numbers_have_the_format_of_their_kind_and_codes_are_text():
    records, tambons = sheet_of(RECORDS), sheet_of(TAMBONS)
    assert [records[place].number_format for place in ("A2", "C2", "G2", "H2", "I2")] == [
        *("@", "@", "0", "#,##0.00", "#,##0")
    ]
    assert tambons["D2"].number_format == "0.0%"
    assert records["A2"].data_type == records["C2"].data_type == "s"


def test_no_text_becomes_a_formula_or_a_link():
    sheet = sheet_of(RECORDS)
    assert [(cell.data_type, cell.hyperlink) for cell in (sheet["K2"], sheet["K3"])] == [("s", None)] * 2


def test_table_is_ready_to_be_read_and_printed():
    sheet = sheet_of(RECORDS)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K3"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, int(sheet.page_setup.fitToHeight)) == (1, 0) or (
        sheet.page_setup.fitToWidth in (None, 1) and int(sheet.page_setup.fitToHeight) == 0
    )
    assert sheet.print_title_rows == "$1:$1"


def test_first_sheet_tells_title_facts_rows_and_columns():
    told = told_of(RECORDS)
    assert told[0][0] == "ทดสอบ"
    assert ("จังหวัด", "ขอนแก่น", "") in told
    assert ("จำนวนแถวในตาราง", "2", "") in told
    columns = {row[2]: row for row in told if row[2] in RECORDS.columns}
    assert set(columns) == set(RECORDS.columns)
    assert all(row[0] and row[1] for row in columns.values())
    assert columns["status"][0] == "สถานะของเงิน"


def test_only_the_terms_that_stand_in_the_table_are_explained():
    first = [row[0] for row in told_of(TAMBONS)]
    assert "เข้าเกณฑ์ซ้ำซ้อน" in first and "ยังไม่พบการสนับสนุน" in first
    assert "ร่วมสมทบ" not in first


@pytest.mark.parametrize("unit", ["ก", "😀"])
def test_text_longer_than_a_cell_is_cut_and_said(unit):
    long = unit * (cells.LONGEST + 1)
    book = opened(pd.DataFrame({"note": [long, "x"]}))
    value = book.worksheets[1]["A2"].value
    assert long.startswith(value)
    assert cells.LONGEST - 2 < len(value.encode("utf-16-le")) / 2 <= cells.LONGEST
    assert any("1 ช่อง" in str(row[1]) and "32,767" in str(row[1]) for row in rows_of(book.worksheets[0]))


def test_what_a_workbook_cannot_hold_is_taken_out_and_said():
    book = opened(pd.DataFrame({"note": pd.Series(["a\x01b\ud800c\uffff", "x\r\ny"], dtype="object")}))
    assert [row[0] for row in rows_of(book.worksheets[1])[1:]] == ["abc", "x\ny"]
    assert any("1 ช่อง" in str(row[1]) and "Excel เก็บไม่ได้" in str(row[1]) for row in rows_of(book.worksheets[0]))


def test_more_rows_than_a_sheet_holds_are_refused_in_one_sentence(monkeypatch):
    monkeypatch.setattr(module.cells, "ROWS", 1)
    with pytest.raises(FileError, match="use CSV"):
        workbook(RECORDS, ABOUT, REGISTRY)


def test_empty_table_is_headings_and_explanation():
    book = opened(RECORDS.head(0))
    assert len(rows_of(book.worksheets[1])) == 1
    assert ("จำนวนแถวในตาราง", "0", "") in told_of(RECORDS.head(0))


def test_truth_is_said_in_words():
    assert [row[0] for row in rows_of(sheet_of(pd.DataFrame({"x": [True, False]})))] == ["x", "ใช่", "ไม่ใช่"]


def test_numbers_that_came_as_text_are_numbers_where_all_can_be():
    sheet = sheet_of(pd.DataFrame({"people": ["12", ""], "amount_baht": ["12", "many"]}))
    assert rows_of(sheet)[1:] == [[12, "12"], ["", "many"]]


def test_endless_numbers_are_empty_cells():
    assert rows_of(sheet_of(pd.DataFrame({"coverage": [float("inf"), float("nan"), 0.5]})))[1:] == [[""], [""], [0.5]]


def test_table_given_is_not_changed():
    before = RECORDS.copy(deep=True)
    workbook(RECORDS, ABOUT, REGISTRY)
    pd.testing.assert_frame_equal(RECORDS, before)


def test_filters_are_told_in_words():
    chosen = Filters(
        province="จังหวัดขอนแก่น",
        years=(2551, 2549, 2550, 2553),
        agencies=("psdhs", "sdc"),
        money=("planned",),
        criterion=Criterion(frozenset({"year", "area"}), 1),
        data="21/11/2569",
    )
    facts = dict(facts_of(chosen, REGISTRY, "th"))
    assert facts["ปีงบประมาณ (พ.ศ.)"] == "2549-2551, 2553"
    assert facts["หน่วยงาน"] == "พมจ., ศพส."
    assert facts["งานที่สนับสนุน"] == facts["อำเภอ"] == "ทั้งหมด"
    assert facts["สถานะของเงิน"] == "ตั้งแผนไว้"
    assert facts["นับว่าซ้ำซ้อนเมื่อตรงกัน"] == "พื้นที่, ปี"
    assert facts["ถือเป็นปีเดียวกันเมื่อห่างกันไม่เกิน"] == "1 ปี"
    assert facts["ข้อมูล ณ วันที่"] == "21/11/2569"


def test_days_are_buddhist_and_of_thailand():
    assert day_of("2026-11-20T18:30:00Z") == "21/11/2569"
    assert day_of("2026-11-20T16:30:00") == "20/11/2569"
    assert day_of("") == ""
    assert years_text([]) == ""


def test_text_that_looks_like_the_writers_own_markup_stays_text():
    assert rows_of(sheet_of(pd.DataFrame({"note": ["<r><t>x</t></r>", "<r></si></r>"]})))[1:] == [
        ["<r><t>x</t></r> "],
        ["<r></si></r> "],
    ]


TEXTS = st.text("=+-@'{}\t\n <&>\"_x00ก้๑a\x01\u200b", max_size=12)


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(["{=1}", "=1", "@x", " =1"])
def test_every_text_is_a_text_of_the_same_letters(texts):
    sheet = sheet_of(pd.DataFrame({"note": texts}))
    found = [sheet.cell(row, 1) for row in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in found if cell.value is not None} <= {"s", "inlineStr"}
    assert ["" if cell.value is None else cell.value for cell in found] == [text.replace("\x01", "") for text in texts]
