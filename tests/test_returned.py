"""Waiting and refused rows as a workbook: every text as it came, reasons beside it, ready to be handed in again."""

import re
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.handing_in import read_list, settle
from data.intake.kept import kept_rows
from data.intake.mapping import ColumnMapping
from data.intake.returned import AREA, LONGEST, OWN, SHEET, returned_workbook
from data.intake.table.headings import match_headings
from tests.intake_samples import SETTING, document, reference

ORANGE, RED = "FFFDEBD3", "FFF9D6D5"


def kept(*rows, **more):
    """Rows as (row, outcome, cells), their reason naming the row."""
    return pd.DataFrame(
        {
            "row": [row for row, _, _ in rows],
            "outcome": [outcome for _, outcome, _ in rows],
            "reason_th": [f"เหตุผลของ {row}" for row, _, _ in rows],
            "reason_en": [f"reason of {row}" for row, _, _ in rows],
            "cells": [cells for _, _, cells in rows],
        }
        | more
    )


def sheet_of(table):
    return openpyxl.load_workbook(BytesIO(returned_workbook(table)))[SHEET]


def texts(sheet):
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet.rows]


def test_cells_come_under_their_headings_with_reason_suggestion_and_row():
    table = kept(
        (7, "waiting", {"ตำบล": "ศิลา", "เงิน": "100"}),
        (9, "refused", {"ตำบล": "ไม่มี", "เงิน": "-5"}),
        suggestion=["400115", ""],
        score=pd.array([92, None], dtype="Int64"),
    )
    assert texts(sheet_of(table)) == [
        ["ตำบล", "เงิน", "รหัสพื้นที่", "เหตุผล", "ข้อเสนอ", "แถวเดิม"],
        ["ศิลา", "100", "", "เหตุผลของ 7", "400115 (92)", "7"],
        ["ไม่มี", "-5", "", "เหตุผลของ 9", "", "9"],
    ]


def test_waiting_rows_are_orange_and_come_first_refused_ones_red_skipped_ones_stay_out():
    table = kept(
        (3, "refused", {"ก": "x"}), (4, "skipped", {"ก": "รวม"}), (5, "waiting", {"ก": "y"}), (2, "waiting", {})
    )
    sheet = sheet_of(table)
    assert [row[-1].value for row in sheet.rows] == ["แถวเดิม", "2", "5", "3"]
    assert [{cell.fill.fgColor.rgb for cell in row} for row in list(sheet.rows)[1:]] == [{ORANGE}, {ORANGE}, {RED}]


def test_heading_is_frozen_and_filtered_over_all_rows():
    sheet = sheet_of(kept((1, "waiting", {"ก": "x"}), (2, "refused", {"ก": "y"})))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"


def test_no_column_for_the_code_is_added_where_the_list_has_one():
    sheet = sheet_of(kept((1, "waiting", {"รหัสตำบล": "40011"})))
    headings = [cell.value for cell in sheet[1]]
    assert AREA not in headings
    assert "area_code" in match_headings(headings)


def test_code_filled_in_stays_text():
    sheet = sheet_of(kept((1, "waiting", {"ตำบล": "ศิลา"})))
    assert {cell.number_format for cell in sheet[2]} == {"@"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "https://a.b", "001", "1e5"])
def test_no_text_becomes_a_formula_link_or_number(text):
    cell = sheet_of(kept((1, "waiting", {"ก": text})))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_rows_with_other_headings_are_joined_in_the_order_of_their_coming():
    sheet = sheet_of(kept((1, "refused", {"ก": "1", "ข": "2"}), (2, "refused", {"ค": "3", "ก": "4"})))
    assert texts(sheet)[0][:3] == ["ก", "ข", "ค"]
    assert [row[:3] for row in texts(sheet)[1:]] == [["1", "2", ""], ["4", "", "3"]]


def test_what_the_program_added_is_renewed_when_rows_come_a_second_time():
    first = sheet_of(kept((7, "waiting", {"ตำบล": "ศิลาา", "รหัสพื้นที่": ""})))
    headings, row = texts(first)
    again = sheet_of(kept((2, "waiting", dict(zip(headings, row, strict=True)))))
    assert texts(again) == [headings, ["ศิลาา", "", "เหตุผลของ 2", "", "2"]]


def test_a_list_with_a_reason_of_its_own_keeps_it():
    sheet = sheet_of(kept((1, "waiting", {"เหตุผล": "น้ำท่วม"})))
    assert texts(sheet)[0] == ["เหตุผล (2)", AREA, *OWN]
    assert texts(sheet)[1][0] == "น้ำท่วม"


def test_headings_that_differ_in_what_no_workbook_holds_stay_apart():
    sheet = sheet_of(kept((1, "waiting", {"ก": "x", "ก\x01": "y"})))
    assert texts(sheet)[0][:2] == ["ก", "ก (2)"]
    assert texts(sheet)[1][:2] == ["x", "y"]


def test_added_columns_are_not_taken_for_anything_when_read():
    assert match_headings(list(OWN)) == ["", "", ""]


@pytest.mark.parametrize("unit", ["ก", "😀"])
def test_text_longer_than_a_cell_is_cut_and_the_reason_says_so(unit):
    long = unit * (LONGEST + 1)
    sheet = sheet_of(kept((1, "waiting", {"ก": long, "ข": unit * 10})))
    value = sheet["A2"].value
    assert long.startswith(value)
    assert LONGEST - 2 < len(value.encode("utf-16-le")) / 2 <= LONGEST
    assert "“ก”" in sheet["D2"].value and "32,767" in sheet["D2"].value
    assert "“ข”" not in sheet["D2"].value


def test_characters_that_a_workbook_cannot_hold_are_taken_out():
    sheet = sheet_of(kept((1, "waiting", {"ก\x01ข": "a\x00b\x0bc\ud800d\uffffe"})))
    assert (sheet["A1"].value, sheet["A2"].value) == ("กข", "abcde")


@pytest.mark.parametrize("outcomes", [[], ["skipped"]])
def test_nothing_to_return_is_a_heading_alone(outcomes):
    table = kept(*((1, outcome, {"ก": "x"}) for outcome in outcomes))
    assert texts(sheet_of(table)) == [[AREA, *OWN]]


def test_corrected_row_goes_in_when_the_workbook_is_handed_in_again():
    rows = [["ตำบล", "หมู่ที่", "งาน"], ["ศิล", "2", "จัดเวทีจุดประกาย"], ["ท่าพระ", "1", "จัดเวทีจุดประกาย"]]
    first, decision = handed_in(document(rows))
    assert decision.outcomes.tolist() == ["waiting", "in"]
    sheet = sheet_of(kept_rows(first, decision))
    (at,) = (cell.column for cell in sheet[1] if cell.value == AREA)
    sheet.cell(2, at).value = "40011502"
    _, decision = handed_in(document(texts(sheet), sheet=SHEET))
    assert decision.outcomes.tolist() == ["in"]
    assert decision.records[["area_code", "function"]].to_numpy().tolist() == [["40011502", "spark"]]


def handed_in(listed):
    read = read_list(listed, ColumnMapping(), SETTING, reference())
    nothing = pd.DataFrame({"kind": [], "key": [], "answer": []}, dtype="str")
    return read, settle(listed, read, nothing, reference())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["waiting", "refused"]),
            st.dictionaries(st.sampled_from(["ตำบล", "เงิน", "หมายเหตุ"]), st.text(max_size=40), min_size=3),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_row_comes_back_once_with_its_texts(rows):
    table = kept(*((number, outcome, cells) for number, (outcome, cells) in enumerate(rows)))
    headings, *lines = texts(sheet_of(table))
    back = {int(line[-1]): dict(zip(headings, line, strict=True)) for line in lines}
    assert sorted(back) == list(range(len(rows)))
    for number, (_, cells) in enumerate(rows):
        for heading, text in cells.items():
            assert comparable(back[number][heading]) == comparable(text)


def comparable(text):
    """Without what no workbook can hold; what openpyxl leaves escaped is left aside."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_", "", plain)


def test_a_text_that_looks_like_markup_of_the_writer_is_read_back():
    table = pd.DataFrame(
        [{"row": 2, "outcome": "waiting", "reason_th": "ไม่พบ", "cells": {"ตำบล": "<r></si></r>", "<r>&</r>": "<b>"}}]
    )
    sheet = openpyxl.load_workbook(BytesIO(returned_workbook(table))).active
    texts = [str(cell.value).strip() for row in sheet.iter_rows() for cell in row]
    assert "<r></si></r>" in texts and "<r>&</r>" in texts and "<b>" in texts
