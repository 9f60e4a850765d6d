"""A band row says where the rows below lie, until another place is named."""

import pytest

from tests.sheet_cases import FIRST, SECOND, kinds, record, sorted_rows

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
