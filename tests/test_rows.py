"""Every row below the headings is a record or is told apart."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.table.finding import find_table
from data.intake.table.rows import sort_rows
from tests.sheet_cases import FIRST, HEADINGS, SECOND, THIRD, kinds, record, sheet_of, sorted_rows


@pytest.mark.parametrize(
    "total",
    [
        ["รวม", "", "", "", "", "3000"],
        ["", "", "", "รวมทั้งสิ้น", "", "3,000", "60"],
        ["รวมเงิน"],
        ["", "ยอดรวม", "", "", "", "3000"],
        ["", "รวมอำเภอเมือง", "", "", "", "3000"],
        ["", "", "รวม 5 ตำบล", "", "", "3000"],
        ["", "อ.เมือง รวม 5 ตำบล", "", "", "", "3000"],
        ["", "เมือง", "รวม", "", "", "3000"],
        ["", "", "", "ร ว ม", "", "3000"],
        ["", "", "", "", "", "รวม", "60"],
        ["Grand Total", "", "", "", "", "3000"],
        ["", "", "", "Sub-total", "", "3000"],
        ["รวมทั้งสิ้น ๕ กลุ่ม เป็นเงิน ๓,๐๐๐ บาท"],
        ["(สามพันบาทถ้วน)"],
        ["ยอดยกไป", "", "", "", "", "3000"],
    ],
)
def test_totals_are_no_records(total):
    assert kinds(FIRST, SECOND, total, THIRD) == {4: "total"}


@pytest.mark.parametrize(
    "row",
    [
        record(2, "พบพระ", "รวมไทยพัฒนา", "รวมใจ"),
        record(2, "พบพระ", "ต.รวมไทยพัฒนา", "บ้านรวมไทย"),
        record(2, "เมือง", "โพกรวม", "รวมไทยพัฒนาที่ 7"),
        record(2, "เมือง", "ศิลา", "รวมทรัพย์", note="รวม 3 หมู่บ้าน"),
        record(2, "เมือง", "ศิลา", "โกทา", work="รวมกลุ่มออมทรัพย์"),
        record(2, "เมือง", "ศิลา", "โกทา", work="รวมทั้งอำเภอจัดเวที"),
        ["", "", "", "บ้านรวมไทย"],
    ],
)
def test_places_and_works_that_begin_with_the_word_for_total_are_records(row):
    assert kinds(FIRST, row, THIRD) == {}


def test_villages_of_the_country_are_no_totals(shared_data):
    names = pd.read_csv(shared_data / "villages" / "villages.csv", dtype="str")["name_th"].drop_duplicates()
    names = names[names.str.contains("รวม")]
    assert len(names) > 20
    assert kinds(*[record(1, "เมือง", "ศิลา", name) for name in names]) == {}


def test_a_sum_without_a_word_is_a_total_where_it_adds_up():
    bare = ["", "", "", "", "", "2,000", "40"]
    assert kinds(FIRST, SECOND, bare) == {4: "total"}
    assert kinds(FIRST, SECOND, ["", "", "", "", "", "1,999", "40"]) == {}
    assert kinds(FIRST, SECOND, ["", "", "", "", "", "2,000", "41"]) == {}
    assert kinds(FIRST, ["", "", "", "", "", "1,000", "20"]) == {}  # of one record alone: may be another sum


def test_a_sum_of_its_group_alone_is_a_total():
    rows = [["อำเภอเมือง"], FIRST, SECOND, ["", "", "", "", "", "2000"], ["อำเภอชุมแพ"], FIRST, SECOND, THIRD]
    assert kinds(*rows, ["", "", "", "", "", "3000"]) == {2: "band", 5: "total", 6: "band", 10: "total"}


def test_hidden_rows_are_no_records_whatever_they_hold():
    assert kinds(FIRST, SECOND, ["รวม"], THIRD, hidden=[3, 4]) == {3: "hidden", 4: "hidden"}


def test_headings_repeated_on_a_new_page_are_no_records():
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]
    assert kinds(FIRST, HEADINGS, numbers, SECOND) == {3: "heading", 4: "numbering"}


def test_both_rows_of_a_joined_heading_are_known_again():
    upper, lower = ["ที่", "พื้นที่", "", "งบประมาณ", ""], ["", "อำเภอ", "ตำบล", "จัดสรร", "เบิกจ่าย"]
    sheet = sheet_of([upper, lower, ["1", "เมือง", "ศิลา", "2", "1"], upper, lower, ["2", "ชุมแพ", "ไชยสอ", "2", "1"]])
    table = find_table(sheet)
    assert table.heading_rows == (1, 2)
    found = sort_rows(table, table.fields)
    assert found.skipped.to_numpy().tolist() == [[4, "heading"], [5, "heading"]]


def test_a_serial_number_alone_is_a_line_left_free():
    assert kinds(FIRST, ["2"], ["3", "-", "", "", "", "-"], SECOND) == {3: "numbering", 4: "numbering"}


def test_signatures_at_the_end_are_no_records():
    end = [
        ["", "", "", "", "ลงชื่อ....................ผู้รายงาน"],
        ["", "", "", "", "(นายสมชาย ใจดี)"],
        ["", "", "", "", "ตำแหน่ง นักพัฒนาสังคม"],
        ["", "", "", "นักพัฒนาสังคม", "", "พมจ.ขอนแก่น"],
        ["", "", "", "", "วันที่ 5 ตุลาคม 2551"],
    ]
    assert kinds(FIRST, SECOND, *end) == dict.fromkeys(range(4, 9), "signature")


@pytest.mark.parametrize(
    "line", ["ผู้จัดทำ", "..............................", "ลงชื่อ", "( นางสาวสมศรี ดีงาม )", "(..........)"]
)
def test_lines_to_sign_on_are_known_anywhere(line):
    assert kinds(FIRST, ["", "", "", line], SECOND) == {3: "signature"}


def test_a_person_in_a_record_is_no_signature():
    headings = ["ตำบล", "ผู้ประสานงาน", "จำนวนเงิน"]
    rows = [["ศิลา", "(นายสมชาย ใจดี)", "5"], ["ไชยสอ", "ผู้รายงาน", "5"], ["วังชัย", "(นางศรี)", ""]]
    assert kinds(*rows, headings=headings) == {}


def test_notes_are_no_records():
    notes = [["หมายเหตุ : ข้อมูล ณ 30 กันยายน 2551"], ["ที่มา", "รายงานประจำปี"], ["เอกสารนี้จัดทำเพื่อการประชุม"]]
    assert kinds(FIRST, SECOND, *notes) == {4: "note", 5: "note", 6: "note"}
    assert kinds(FIRST, ["", "", "", "", "", "", "", "ต่อจากแถวบน"], SECOND) == {3: "note"}


def test_a_record_that_has_only_its_village_stays_one():
    found = sorted_rows(FIRST, ["", "", "", "โกทา"], ["", "", "", "หนองกุง"])
    assert found.skipped.empty
    assert found.cells["ตำบล"].tolist() == ["ศิลา"] * 3


PLACES = "||เมือง|อำเภอเมือง|ตำบลศิลา|ศิลา|〃|อำเภอ|ตำบล|ปี 2551|กิจกรรม : ก|x"
OTHERS = "1|2|(1)|-|รวม|รวม 5 ตำบล|ลงชื่อ......|(นายก)|หมายเหตุ|1,000|๒๐๐๐"
cells = st.sampled_from([*PLACES.split("|"), *OTHERS.split("|")])
ranges = st.tuples(st.integers(2, 9), st.integers(0, 4), st.integers(0, 4), st.integers(0, 2))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(cells | st.text(max_size=5), max_size=6), max_size=10),
    st.lists(ranges, max_size=4),
    st.sets(st.integers(1, 12), max_size=4),
    st.permutations(["", "amphoe", "tambon", "village", "amount_baht", "people"]),
)
def test_any_rows_are_each_told_apart_once(rows, merged, hidden, fields):
    sheet = sheet_of(
        [["ก", "ข", "ค", "ง", "จ", "ฉ"], *rows],
        [(first, first + depth, column, column + width) for first, depth, column, width in merged],
        hidden,
    )
    table = find_table(sheet, heading_row=1)
    found = sort_rows(table, fields)
    assert sorted([*found.cells.index, *found.skipped["row"]]) == table.cells.index.tolist()
    kinds_there_are = {"heading", "band", "total", "signature", "hidden", "note", "numbering"}
    assert set(found.skipped["kind"]) <= kinds_there_are
    assert set(found.skipped.loc[found.skipped["kind"].eq("hidden"), "row"]) == set(hidden) & set(table.cells.index)
    assert set(found.filled["row"]) | set(found.shared["row"]) <= set(found.cells.index)
    changed = found.cells.ne(table.cells.loc[found.cells.index])
    listed = {(row, column) for row, column in found.filled[["row", "column"]].to_numpy()}
    rows, columns = changed.to_numpy().nonzero()
    assert set(zip(changed.index[rows], changed.columns[columns], strict=True)) == listed
    assert found.cells.notna().all(axis=None)
