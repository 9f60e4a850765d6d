"""What stands for the cell above is filled in and listed; a number merged over rows is shared."""

import pytest

from tests.sheet_cases import FIRST, SECOND, record, sorted_rows


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
