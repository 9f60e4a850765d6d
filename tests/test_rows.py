"""Every row below the headings is a record or is told apart; what stands for the cell above is filled in and listed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.table.finding import find_table
from data.intake.table.rows import sort_rows
from tests.sheet_cases import sheet_of

HEADINGS = ["ที่", "อำเภอ", "ตำบล", "หมู่บ้าน", "กิจกรรม", "จำนวนเงิน", "จำนวนคน", "หมายเหตุ"]


def sorted_rows(*rows, merged=(), hidden=(), headings=HEADINGS, fields=None):
    """The headings are row 1, the first of `rows` is row 2."""
    table = find_table(sheet_of([headings, *rows], merged, hidden), heading_row=1)
    found = sort_rows(table, fields or table.fields)
    numbers = sorted([*found.cells.index, *found.skipped["row"]])
    assert numbers == table.cells.index.tolist()
    assert list(found.cells.columns) == list(table.headings)
    assert found.bands.index.equals(found.cells.index)
    return found


def kinds(*rows, **more):
    """Row → kind of all that is no record."""
    return dict(sorted_rows(*rows, **more).skipped[["row", "kind"]].to_numpy().tolist())


def record(number, amphoe="", tambon="", village="", *, work="จุดประกาย", baht="1000", people="20", note=""):
    return [str(number), amphoe, tambon, village, work, baht, people, note]


FIRST, SECOND, THIRD = (
    record(1, "เมือง", "ศิลา", "โนนม่วง"),
    record(2, "ชุมแพ", "ไชยสอ", "นาเพียง"),
    record(3, "น้ำพอง", "วังชัย", "คำบง"),
)


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


BAND_TEXTS = [
    ("1. อำเภอเมือง", {"amphoe": "อำเภอเมือง"}),
    ("อ.ชุมแพ", {"amphoe": "อ.ชุมแพ"}),
    ("อําเภอ : ชุมแพ (5 ตำบล)", {"amphoe": "อำเภอ ชุมแพ"}),
    ("กิ่งอำเภอซำสูง", {"amphoe": "กิ่งอำเภอซำสูง"}),
    ("อำเภอเมือง จำนวน 5 ตำบล", {"amphoe": "อำเภอเมือง"}),
    ("ต.ศิลา อ.เมือง จ.ขอนแก่น", {"tambon": "ต.ศิลา", "amphoe": "อ.เมือง", "province": "จ.ขอนแก่น"}),
    ("ต.ศิลาอ.เมือง", {"tambon": "ต.ศิลา", "amphoe": "อ.เมือง"}),
    ("ตำบล บ้านเป็ด", {"tambon": "ตำบล บ้านเป็ด"}),
    ("หมู่ที่ ๓ บ้านโนนม่วง ตำบลศิลา", {"village": "หมู่ที่ 3 บ้านโนนม่วง", "tambon": "ตำบลศิลา"}),
    ("อ.เมือง - อ.น้ำพอง", {"amphoe": "อ.เมือง - อ.น้ำพอง"}),  # two: whole, for the clerk
    ("ปีงบประมาณ พ.ศ. ๒๕๕๑", {"fiscal_year": "2551"}),
    ("ปี 2550-2551", {"fiscal_year": "2550-2551"}),
    ("หน่วยงาน : พมจ.ขอนแก่น", {"agency": "พมจ.ขอนแก่น"}),
    ("องค์การบริหารส่วนตำบลศิลา", {"agency": "องค์การบริหารส่วนตำบลศิลา"}),
    ("กิจกรรม : เวทีจุดประกาย", {"function": "เวทีจุดประกาย"}),
    ("กิจกรรมที่ 1 เวทีจุดประกาย", {"function": "เวทีจุดประกาย"}),
]


@pytest.mark.parametrize(("text", "named"), BAND_TEXTS)
def test_a_band_holds_for_the_rows_below(text, named):
    found = sorted_rows([text], record(1, "", "", "โนนม่วง"), record(2, "", "", "โกทา"))
    assert found.skipped.to_numpy().tolist() == [[2, "band"]]
    for row in (3, 4):
        assert {column: value for column, value in found.bands.loc[row].items() if value} == named


def test_a_band_holds_until_the_next_of_its_level_or_a_wider_one():
    village = record(1, "", "", "โนนม่วง")
    rows = [["จังหวัดขอนแก่น"], ["อ.เมือง"], ["ต.ศิลา"], village, ["ต.บ้านเป็ด"], village, ["ปี 2551"], ["อ.ชุมแพ"], village]
    bands = sorted_rows(*rows).bands
    assert bands["province"].tolist() == ["จังหวัดขอนแก่น"] * 3
    assert bands["amphoe"].tolist() == ["อ.เมือง", "อ.เมือง", "อ.ชุมแพ"]
    assert bands["tambon"].tolist() == ["ต.ศิลา", "ต.บ้านเป็ด", ""]
    assert bands["fiscal_year"].tolist() == ["", "", "2551"]


def test_a_row_with_money_or_people_is_no_band():
    assert kinds(["", "อำเภอเมือง", "", "", "", "5000"], FIRST, ["อ.ชุมแพ", "", "", "", "", "", "30"], SECOND) == {}


def test_a_text_in_its_own_column_is_a_band_only_where_it_is_left_blank_below():
    outline = [["", "เมือง"], record("", "", "ศิลา", "โนนม่วง"), record("", "", "บ้านเป็ด", "คำบง")]
    assert kinds(*outline) == {2: "band"}
    assert kinds(["", "เมือง"], FIRST, SECOND) == {}
    numbered = [FIRST, ["2", "", "บ้านเป็ด"], record(3, "", "", "โกทา")]
    found = sorted_rows(*numbered)
    assert found.skipped.empty
    assert found.cells["ตำบล"].tolist() == ["ศิลา", "บ้านเป็ด", "บ้านเป็ด"]


def test_a_label_and_its_name_in_the_next_cell_are_a_band():
    found = sorted_rows(["อำเภอ :", "ชุมแพ"], record(1, "", "ไชยสอ", "นาเพียง"))
    assert found.skipped["kind"].tolist() == ["band"]
    assert found.bands["amphoe"].tolist() == ["อำเภอ ชุมแพ"]
    assert kinds(["อำเภอ :", "ชุมแพ", "", "", "", "5000"], FIRST) == {}


def test_a_numbered_text_names_the_work_where_no_column_does():
    headings = ["ที่", "อำเภอ", "ตำบล", "จำนวนเงิน"]
    found = sorted_rows(["1) เวทีจุดประกาย"], ["1", "เมือง", "ศิลา", "5"], headings=headings)
    assert found.bands["function"].tolist() == ["เวทีจุดประกาย"]
    assert kinds(["1) เวทีจุดประกาย"], FIRST) == {2: "note"}


def test_a_hidden_band_still_says_where_the_rows_below_lie():
    found = sorted_rows(["อ.เมือง"], record(1, "", "ศิลา", "ก"), ["อ.ชุมแพ"], record(2, "", "ไชยสอ", "ข"), hidden=[4])
    assert found.bands["amphoe"].tolist() == ["อ.เมือง", "อ.ชุมแพ"]
    assert found.skipped["kind"].tolist() == ["band", "hidden"]


def fills(found):
    return sorted(found.filled[["row", "column", "value", "why"]].to_numpy().tolist())


def test_places_merged_downwards_are_filled_within_their_range_only():
    rows = [record(1, "เมือง", "ศิลา", "ก"), record(2, "", "", "ข"), record(3, "", "", "ค"), record(4, "", "", "ง")]
    found = sorted_rows(*rows, record(5, "x", "y", "z"), merged=[(2, 4, 1, 1), (2, 3, 2, 2)])
    assert [fill for fill in fills(found) if fill[3] == "merged"] == [
        [3, "ตำบล", "ศิลา", "merged"],
        [3, "อำเภอ", "เมือง", "merged"],
        [4, "อำเภอ", "เมือง", "merged"],
    ]


@pytest.mark.parametrize("mark", ["〃", '"', "”", "“", "''", ",,", "- 〃 -", "״", "เหมือนข้างบน", "″"])
def test_ditto_marks_stand_for_the_value_above(mark):
    rows = [
        FIRST,
        record(2, mark, mark, "โกทา", work=mark, baht=mark),
        record(3, mark, "บ้านเป็ด", "คำบง", work=mark, baht="7"),
    ]
    found = sorted_rows(*rows)
    assert found.cells["อำเภอ"].tolist() == ["เมือง"] * 3
    assert found.cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "บ้านเป็ด"]
    assert found.cells["จำนวนเงิน"].tolist() == ["1000", "1000", "7"]
    assert [4, "กิจกรรม", "จุดประกาย", "ditto"] in fills(found)
    assert [3, "จำนวนเงิน", "1000", "ditto"] in fills(found)
    assert len(found.filled) == 6


def test_a_ditto_mark_does_not_take_a_total_and_stays_where_nothing_stands_above():
    found = sorted_rows(
        record(1, "〃", "ศิลา", "ก"),
        record(2, "เมือง", "〃", "ข"),
        ["", "", "รวม", "", "", "9"],
        record(3, "〃", "〃", "ค"),
    )
    assert found.cells["อำเภอ"].tolist() == ["〃", "เมือง", "เมือง"]
    assert found.cells["ตำบล"].tolist() == ["ศิลา"] * 3


def test_a_ditto_mark_below_a_blank_takes_what_fills_the_blank():
    rows = [record(1, "เมือง", "ศิลา", "ก"), record(2, "", "", "ข"), record(3, "〃", "〃", "ค"), record(4, "", "", "ง")]
    found = sorted_rows(*rows)
    assert found.cells["ตำบล"].tolist() == ["ศิลา"] * 4
    assert found.filled.set_index(["row", "column"]).loc[[(3, "ตำบล"), (4, "ตำบล"), (5, "ตำบล")], "why"].tolist() == [
        "blank",
        "ditto",
        "blank",
    ]


def test_a_tambon_left_blank_does_not_reach_into_another_amphoe():
    rows = [record(1, "เมือง", "ศิลา", "ก"), record(2, "", "", "ข"), record(3, "ชุมแพ", "", "ค"), record(4, "", "", "ง")]
    found = sorted_rows(*rows)
    assert found.cells["อำเภอ"].tolist() == ["เมือง", "เมือง", "ชุมแพ", "ชุมแพ"]
    assert found.cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "", ""]


def test_a_band_ends_what_was_left_blank():
    rows = [
        record(1, "", "ศิลา", "ก"),
        record(2, "", "", "ข"),
        ["อ.ชุมแพ"],
        record(3, "", "", "ค"),
        record(4, "", "ไชยสอ", "ง"),
    ]
    assert sorted_rows(["อ.เมือง"], *rows).cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "", "ไชยสอ"]


def test_a_total_ends_the_tambon_and_that_of_an_amphoe_the_amphoe():
    before = [record(1, "เมือง", "ศิลา", "ก"), record(2, "", "", "ข")]
    after = [record(3, "", "", "ค")]
    plain = sorted_rows(*before, ["", "", "รวม", "", "", "2000"], *after).cells
    assert (plain["อำเภอ"].tolist()[-1], plain["ตำบล"].tolist()[-1]) == ("เมือง", "")
    assert sorted_rows(*before, ["", "รวมอำเภอเมือง"], *after).cells["อำเภอ"].tolist()[-1] == ""


def test_blanks_of_a_column_that_is_nearly_full_are_unknown():
    rows = [record(number, f"อ{number}", f"ต{number}", "ก") for number in range(18)]
    blank = record(19, "", "", "ข")
    assert sorted_rows(*rows[:8], blank).cells["อำเภอ"].tolist()[-1] == "อ7"  # 8 of 9
    assert sorted_rows(*rows[:9], blank).cells["อำเภอ"].tolist()[-1] == ""  # 9 of 10


def test_blanks_of_a_column_that_repeats_its_places_are_unknown():
    rows = [record(1, "เมือง", f"ต{number}", "ก") for number in range(4)]
    assert sorted_rows(*rows, record(5, "", "x", "ข"), record(6, "", "y", "ค")).cells["อำเภอ"].tolist()[-2:] == ["", ""]


def test_an_outline_is_filled_beside_a_block_that_repeats_its_places():
    typed = [record(number, "เมือง", "ศิลา", "ก") for number in range(4)]
    outline = [record(5, "ชุมแพ", "ไชยสอ", "ข"), record(6, "", "", "ค"), record(7, "", "", "ง")]
    cells = sorted_rows(*typed, record(8, "", "", "จ"), *outline).cells
    assert cells["ตำบล"].tolist() == ["ศิลา"] * 4 + ["", "ไชยสอ", "ไชยสอ", "ไชยสอ"]


def test_a_place_that_stands_again_after_a_total_is_not_repeated():
    before = [record(1, "เมือง", "ศิลา", "ก"), record(2, "", "", "ข"), ["", "", "รวม", "", "", "2000"]]
    after = [record(3, "เมือง", "ศิลา", "ค"), record(4, "", "", "ง"), record(5, "น้ำพอง", "วังชัย", "จ")]
    cells = sorted_rows(*before, *after).cells
    assert cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "ศิลา", "ศิลา", "วังชัย"]


def test_a_blank_between_two_of_the_same_place_is_that_place():
    place = ("เมือง", "ศิลา", "ก")
    rows = [
        record(1, *place),
        record(2, *place),
        record(3, "", "", "ข"),
        record(4, *place),
        record(5, "น้ำพอง", "", "ค"),
    ]
    cells = sorted_rows(*rows, record(6, "", "", "ง")).cells
    assert cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "ศิลา", "ศิลา", "", ""]


def test_a_band_no_longer_holds_once_a_row_names_another_place():
    rows = [["อ.ชุมแพ"], record(1, "", "ไชยสอ", "ก"), record(2, "เมือง", "ศิลา", "ข"), record(3, "เมือง", "ศิลา", "ค")]
    bands = sorted_rows(*rows, record(4, "", "", "ง")).bands
    assert bands["amphoe"].tolist() == ["อ.ชุมแพ", "", "", ""]


def test_a_band_holds_on_below_a_row_that_names_the_same_place():
    rows = [["อ.ชุมแพ"], record(1, "ชุมแพ", "ไชยสอ", "ก"), record(2, "", "หนองไผ่", "ข")]
    assert sorted_rows(*rows).bands["amphoe"].tolist() == ["อ.ชุมแพ", "อ.ชุมแพ"]


def test_a_total_of_an_amphoe_ends_its_band():
    rows = [["อ.ชุมแพ"], record(1, "", "ไชยสอ", "ก"), ["", "รวมอำเภอชุมแพ"], record(2, "", "หนองไผ่", "ข")]
    assert sorted_rows(*rows).bands["amphoe"].tolist() == ["อ.ชุมแพ", ""]


def test_other_columns_are_never_filled_because_they_are_blank():
    found = sorted_rows(
        FIRST, record(2, work="", baht="", people=""), record(3, "", "", "ข", work="", baht="", people="5")
    )
    assert found.cells["กิจกรรม"].tolist()[-1] == ""
    assert set(found.filled["column"]) <= {"อำเภอ", "ตำบล"}


def test_figures_without_a_name_take_no_place_from_above():
    found = sorted_rows(FIRST, SECOND, ["", "", "", "", "", "777", "", "x"])
    assert found.cells["อำเภอ"].tolist()[-1] == ""


def test_a_row_that_says_where_it_lies_takes_no_place_from_above():
    headings = ["รหัสตำบล", "อำเภอ", "ตำบล", "สถานที่", "กิจกรรม", "จำนวนเงิน"]
    first = ["", "เมือง", "ศิลา", "", "ก", "5"]
    inside, elsewhere = ["", "", "", "วัดโพธิ์", "ข", "5"], ["", "", "", "ต.ไชยสอ อ.ชุมแพ", "ข", "5"]
    rows = [inside, ["400102", "", "", "", "ข", "5"], elsewhere, inside]
    found = sorted_rows(first, *rows, headings=headings)
    assert found.cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "", "", ""]


def test_hidden_rows_hand_down_their_places():
    rows = [
        record(1, "เมือง", "ศิลา", "ก"),
        record(2, "", "", "ข"),
        record(3, "ชุมแพ", "ไชยสอ", "ค"),
        record(4, "", "", "ง"),
    ]
    found = sorted_rows(*rows, hidden=[4])
    assert found.cells["ตำบล"].tolist() == ["ศิลา", "ศิลา", "ไชยสอ"]
    assert found.filled["row"].tolist() == [3, 3, 5, 5]


def test_a_number_merged_over_records_is_shared_and_not_filled():
    rows = [FIRST, SECOND, ["", "", "", "รวม"], record(3, "x", "y", "z"), record(4, "x", "y", "z")]
    rows[1] = record(2, "ชุมแพ", "ไชยสอ", "นาเพียง", baht="", people="")
    rows[3] = record(3, "x", "y", "z", baht="", people="9")
    found = sorted_rows(*rows, merged=[(2, 5, 5, 5), (2, 3, 6, 6)], hidden=[6])
    assert found.cells["จำนวนเงิน"].tolist() == ["1000", "", ""]
    assert found.shared.to_numpy().tolist() == [
        [2, "จำนวนคน", "20", 0, 2],
        [2, "จำนวนเงิน", "1000", 0, 3],
        [3, "จำนวนคน", "20", 1, 2],
        [3, "จำนวนเงิน", "1000", 1, 3],
        [5, "จำนวนเงิน", "1000", 2, 3],
    ]
    assert found.filled.empty


def test_a_number_merged_from_a_hidden_row_is_not_lost():
    found = sorted_rows(FIRST, record(2, "ชุมแพ", "ไชยสอ", "x", baht=""), merged=[(2, 3, 5, 5)], hidden=[2])
    assert found.shared.to_numpy().tolist() == [[3, "จำนวนเงิน", "1000", 0, 1]]


def test_a_number_merged_over_itself_and_skipped_rows_is_its_own():
    assert sorted_rows(FIRST, ["", "", "", "รวม"], merged=[(2, 3, 5, 5)]).shared.empty


def test_fields_chosen_by_the_clerk_decide():
    fields = ["", "amphoe", "tambon", "village", "function", "", "people", "note"]
    found = sorted_rows(FIRST, record(2, "x", "y", "z", baht=""), merged=[(2, 3, 5, 5)], fields=fields)
    assert found.shared.empty
    assert found.cells["จำนวนเงิน"].tolist() == ["1000", "1000"]


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
