"""The headings of a sheet are found where they stand; what is below them is the table."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import FileError
from data.intake.files.document import Sheet
from data.intake.table.finding import best_sheet, find_table
from tests.sheet_cases import sheet_of

HEADINGS = ["ที่", "อำเภอ", "ตำบล", "งบประมาณ"]
FIELDS = ("", "amphoe", "tambon", "amount_baht")
RECORD = ["1", "เมือง", "ศิลา", "20000"]


def test_headings_in_the_first_row():
    table = find_table(sheet_of([HEADINGS, RECORD, ["2", "ชุมแพ", "ไชยสอ", "5000"]]))
    assert (table.heading_rows, table.headings, table.fields) == ((1,), tuple(HEADINGS), FIELDS)
    assert table.cells.index.tolist() == [2, 3]
    assert table.cells.index.name == "row"
    assert table.cells.loc[3].tolist() == ["2", "ชุมแพ", "ไชยสอ", "5000"]


@pytest.mark.parametrize("lines", [1, 5, 29])
def test_headings_below_titles(lines):
    titles = [["บัญชีรายชื่อกองทุนสวัสดิการชุมชน จังหวัดขอนแก่น ปีงบประมาณ 2551"]] * lines
    table = find_table(sheet_of([*titles, HEADINGS, RECORD]))
    assert table.heading_rows == (lines + 1,)
    assert table.cells.index.tolist() == [lines + 2]


def test_headings_beyond_the_thirtieth_row_must_be_pointed_out():
    sheet = sheet_of([["ก"]] * 30 + [HEADINGS, RECORD])
    with pytest.raises(FileError, match="rows 1 to 30") as raised:
        find_table(sheet)
    assert "แถวที่ 1 ถึง 30" in raised.value.th
    assert find_table(sheet, heading_row=31).cells.index.tolist() == [32]


def test_a_heading_needs_two_known_columns_and_a_place():
    for headings in (["ตำบล", "xyz"], ["งบประมาณ", "กิจกรรม"], ["xyz", "abc"]):
        with pytest.raises(FileError, match="at least two column headings"):
            find_table(sheet_of([headings, ["ก", "ข"]]))
    assert find_table(sheet_of([["xyz", "abc"], ["ก", "ข"]]), heading_row=1).fields == ("", "")


def test_remembered_headings_make_a_heading():
    remembered = {"แห่งหน": "tambon", "เท่าไร": "amount_baht"}
    assert find_table(sheet_of([["แห่งหน", "เท่าไร"], ["ก", "1"]]), remembered).fields == ("tambon", "amount_baht")


@pytest.mark.parametrize(("rows", "heading_row"), [([], None), ([HEADINGS], 7), ([["ก"], [], HEADINGS], 2)])
def test_sheet_without_a_heading_is_told_in_one_sentence(rows, heading_row):
    with pytest.raises(FileError) as raised:
        find_table(sheet_of(rows, name="รายชื่อ"), heading_row=heading_row)
    assert "รายชื่อ" in raised.value.th
    assert "รายชื่อ" in raised.value.en
    assert "\n" not in raised.value.th + raised.value.en


def test_records_are_not_taken_for_headings():
    record = ["1", "อำเภอเมือง", "ตำบลศิลา", "หมู่ที่ 3", "กองทุนสวัสดิการชุมชนตำบลศิลา", "จัดสรร"]
    headings = ["ที่", "อำเภอ", "ตำบล", "หมู่", "รายละเอียดของสิ่งที่ทำ", "ข้อมูลอื่น"]
    assert find_table(sheet_of([headings, record, record])).heading_rows == (1,)


TWO_ROWS = [
    ["บัญชีจัดสรร"],
    ["ที่", "พื้นที่ดำเนินการ", "", "งบประมาณ (พันบาท)", "", "จำนวน", "หมายเหตุ"],
    ["", "อำเภอ", "ตำบล", "จัดสรร", "เบิกจ่าย", "คน", ""],
    ["1", "เมือง", "ศิลา", "20", "10", "35", ""],
]
JOINED = (
    "ที่",
    "พื้นที่ดำเนินการ อำเภอ",
    "พื้นที่ดำเนินการ ตำบล",
    "งบประมาณ (พันบาท) จัดสรร",
    "งบประมาณ (พันบาท) เบิกจ่าย",
    "จำนวน คน",
    "หมายเหตุ",
)
MERGED = [(1, 1, 0, 6), (2, 3, 0, 0), (2, 2, 1, 2), (2, 2, 3, 4), (2, 3, 6, 6)]


@pytest.mark.parametrize("merged", [MERGED, []])
def test_two_row_headings_are_joined(merged):
    table = find_table(sheet_of(TWO_ROWS, merged))
    assert (table.heading_rows, table.headings) == ((2, 3), JOINED)
    assert table.fields == ("", "amphoe", "tambon", "amount_approved", "amount_disbursed", "people", "note")
    assert table.money_unit == 1000
    assert table.cells.index.tolist() == [4]


def test_three_row_headings_are_joined_as_they_are_merged():
    rows = [
        ["อำเภอ", "ตำบล", "ผลการดำเนินงาน", "", "", ""],
        ["", "", "งบประมาณ", "", "ผู้รับประโยชน์", ""],
        ["", "", "จัดสรร", "เบิกจ่าย", "ชาย", "รวม"],
        ["เมือง", "ศิลา", "20", "10", "3", "8"],
    ]
    merged = [(1, 3, 0, 0), (1, 3, 1, 1), (1, 1, 2, 5), (2, 2, 2, 3), (2, 2, 4, 5)]
    table = find_table(sheet_of(rows, merged))
    assert table.heading_rows == (1, 2, 3)
    assert table.headings[3] == "ผลการดำเนินงาน งบประมาณ เบิกจ่าย"
    assert table.headings[5] == "ผลการดำเนินงาน ผู้รับประโยชน์ รวม"
    assert table.fields == ("amphoe", "tambon", "amount_approved", "amount_disbursed", "", "people")


def test_group_headings_stay_though_their_columns_are_known_without_them():
    rows = [["พื้นที่", "", "งบประมาณ", ""], ["อำเภอ", "ตำบล", "จัดสรร", "เบิกจ่าย"], ["เมือง", "ศิลา", "2", "1"]]
    table = find_table(sheet_of(rows, [(1, 1, 0, 1), (1, 1, 2, 3)]))
    assert table.heading_rows == (1, 2)
    assert table.headings[2] == "งบประมาณ จัดสรร"


def test_a_row_that_numbers_the_columns_belongs_to_the_heading():
    table = find_table(sheet_of([HEADINGS, ["(1)", "(2)", "(3)", "(๔)=(2)-(3)"], RECORD]))
    assert table.heading_rows == (1, 2)
    assert table.cells.index.tolist() == [3]


def test_a_first_record_of_small_numbers_is_no_numbering():
    table = find_table(sheet_of([["อำเภอ", "ตำบล", "หมู่"], ["4", "1", "2"]]))
    assert table.cells.index.tolist() == [2]


def test_headings_are_unique_and_never_empty():
    rows = [["ตำบล", "อำเภอ", "ชื่อ", "ชื่อ", "", "ชื่อ", "ชื่อ (2)", ""], ["a", "b", "c", "d", "", "e", "f", "g"]]
    table = find_table(sheet_of(rows))
    assert table.headings == ("ตำบล", "อำเภอ", "ชื่อ", "ชื่อ (2)", "ชื่อ (3)", "ชื่อ (2) (2)", "คอลัมน์ H")
    assert table.cells.loc[2].tolist() == ["a", "b", "c", "d", "e", "f", "g"]


def test_columns_beyond_z_are_named_as_a_spreadsheet_does():
    rows = [[*HEADINGS, *[""] * 26], [*RECORD, *[""] * 22, "AA", "", "", "AD"]]
    assert find_table(sheet_of(rows)).headings[-2:] == ("คอลัมน์ AA", "คอลัมน์ AD")


def test_blank_rows_are_left_out_and_hidden_ones_are_not():
    table = find_table(sheet_of([HEADINGS, RECORD, [], RECORD], hidden=[4]))
    assert table.cells.index.tolist() == [2, 4]
    assert table.hidden == {4}


@pytest.mark.parametrize(
    ("line", "heading", "unit"),
    [
        ("", "งบประมาณ", 1),
        ("หน่วย : พันบาท", "งบประมาณ", 1_000),
        ("(หน่วย:ล้านบาท)", "งบประมาณ", 1_000_000),
        ("(พันบาท)", "งบประมาณ", 1_000),
        ("Unit: thousand baht", "งบประมาณ", 1_000),
        ("หน่วย : 1,000 บาท", "งบประมาณ", 1_000),
        ("หน่วย : บาท", "งบประมาณ", 1),
        ("", "งบประมาณ (ล้านบาท)", 1_000_000),
        ("หน่วย : พันบาท", "งบประมาณ (บาท)", 1),
        ("โครงการเงินล้าน 5 ล้านบาท", "งบประมาณ", 1),
        ("", "จำนวนคน (พันคน)", 1),
    ],
)
def test_unit_of_money(line, heading, unit):
    table = find_table(sheet_of([[line], ["อำเภอ", "ตำบล", heading], ["เมือง", "ศิลา", "5"]]))
    assert table.money_unit == unit


def test_money_in_another_unit_than_the_rest_is_not_used_unasked():
    table = find_table(sheet_of([["ตำบล", "จัดสรร (ล้านบาท)", "เบิกจ่าย (บาท)"], ["ศิลา", "1", "5"]]))
    assert (table.money_unit, table.fields) == (1_000_000, ("tambon", "amount_approved", ""))


def test_cells_merged_downwards_are_listed_for_each_column():
    merged = [(1, 1, 0, 1), (2, 3, 1, 2), (2, 2, 1, 3), (3, 4, 4, 4)]
    rows = [HEADINGS, RECORD, RECORD, RECORD]
    table = find_table(sheet_of(rows, merged))
    assert table.merged.to_numpy().tolist() == [[2, 3, "อำเภอ"], [2, 3, "ตำบล"]]


def test_best_sheet_has_the_surest_heading_and_is_visible():
    poor, rich = [["ตำบล", "กิจกรรม"], ["ก", "ข"]], [HEADINGS, RECORD]
    sheets = [sheet_of([["ปก"]], name="ปก"), sheet_of(poor, name="ย่อ"), sheet_of(rich, name="เต็ม")]
    assert best_sheet(sheets) == "เต็ม"
    assert best_sheet([sheet_of(poor, name="ย่อ"), sheet_of(rich, name="ซ่อน", is_visible=False)]) == "ย่อ"
    assert best_sheet([sheet_of([["ปก"]], name="ปก"), sheet_of([], name="ว่าง")]) == "ปก"


def test_a_very_wide_sheet_is_headed_whole():
    extra = [f"ช่อง {number}" for number in range(400)]
    table = find_table(sheet_of([[*HEADINGS, *extra], [*RECORD, *["x"] * 400]]))
    assert len(table.headings) == 404
    assert table.fields[:4] == FIELDS


def test_a_table_of_too_many_columns_is_refused():
    with pytest.raises(FileError, match="504 columns"):
        find_table(sheet_of([[*HEADINGS, *["x"] * 500], RECORD]))


texts = st.sampled_from(
    ["", "", "ตำบล", "อำเภอ", "งบประมาณ", "จัดสรร", "ศิลา", "(1)", "2", "3", "ชื่อ", "รวม", "หน่วย : พันบาท"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(texts | st.text(max_size=6), max_size=6), max_size=8), st.integers(1, 9) | st.none())
def test_any_sheet_gives_a_table_or_one_sentence(rows, heading_row):
    sheet = sheet_of(rows)
    try:
        table = find_table(sheet, heading_row=heading_row)
    except FileError as error:
        assert error.th
        assert error.en
        return
    below = sheet.cells.loc[table.heading_rows[-1] + 1 :]
    assert table.cells.index.tolist() == below.index[below.ne("").any(axis=1)].tolist()
    assert list(table.cells.columns) == list(table.headings)
    assert len(set(table.headings)) == len(table.fields)
    assert all(table.headings)


def test_a_sheet_whose_rows_do_not_begin_at_one():
    cells = pd.DataFrame([HEADINGS, RECORD], index=[12, 13], columns=[2, 3, 4, 5], dtype="str")
    table = find_table(Sheet("s", cells))
    assert table.heading_rows == (12,)
    assert table.cells.index.tolist() == [13]
