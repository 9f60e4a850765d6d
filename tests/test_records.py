"""Which rows are good support records, and what is said of the others."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.records import COLUMNS, RecordsError, check_records
from tests.overlap_cases import REGISTRY, areas_of

AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202"]})
GOOD = {"agency": "psdhs", "area_code": "40010201"}


def check(*rows):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = pd.DataFrame([{name: row.get(name, "") for name in columns} for row in rows], columns=columns, dtype="str")
    return check_records(table.set_axis(range(2, len(table) + 2)), REGISTRY, AREAS)


def only_fault(**cell):
    faults = check({**GOOD, **cell}).faults
    assert len(faults) == 1, faults.to_string()
    return faults.iloc[0]


def test_only_agency_and_area_must_be_there():
    checked = check(GOOD)
    assert checked.bad.empty
    record = checked.good.iloc[0]
    assert record[["function", "target_group"]].tolist() == ["", ""]
    assert record[["fiscal_year", "amount_baht", "people"]].isna().all()


@pytest.mark.parametrize(
    ("column", "value", "reason_en", "reason_th"),
    [
        ("agency", "", "no agency", "ไม่ได้ระบุหน่วยงาน"),
        ("agency", "PSDHS", "unknown agency", "ไม่รู้จัก"),
        ("area_code", "", "no area code", "ไม่ได้ระบุรหัสพื้นที่"),
        ("area_code", "40010299", "unknown area", "ไม่พบรหัสพื้นที่"),
        ("area_code", "40 010201", "unknown area", "ไม่พบรหัสพื้นที่"),
        ("area_code", "40", "too wide", "กว้างเกินไป"),
        ("area_code", "4001", "too wide", "กว้างเกินไป"),
        ("function", "dance", "unknown function", "ไม่รู้จัก"),
        ("target_group", "cats", "unknown target group", "ไม่รู้จัก"),
        ("funded_by", "bank", "unknown agency", "ไม่รู้จัก"),
        ("fiscal_year", "2008", "did you mean 2551?", "หมายถึง พ.ศ. 2551"),
        ("fiscal_year", "51", "not a Buddhist fiscal year", "ไม่ใช่ปีงบประมาณ"),
        ("fiscal_year", "2551-2552", "not a Buddhist fiscal year", "ไม่ใช่ปีงบประมาณ"),
        ("amount_baht", "-1", "negative", "ติดลบ"),
        ("amount_baht", "1,200", "without commas", "จุลภาค"),
        ("amount_baht", "nan", "not an amount", "ไม่ใช่จำนวนเงิน"),
        ("people", "-3", "negative", "ติดลบ"),
        ("people", "3.5", "whole number", "จำนวนเต็ม"),
        ("status", "paid", "only planned, approved, disbursed", "planned, approved, disbursed"),
        ("scope", "amphoe", "only tambon", "tambon"),
        ("scope", "tambon", "the area is a village", "เป็นหมู่บ้าน"),
    ],
)
def test_bad_cell_is_named_with_row_column_value_and_reason(column, value, reason_en, reason_th):
    fault = only_fault(**{column: value})
    assert (fault["row"], fault["column"], fault["value"]) == (2, column, value)
    assert reason_en in fault["reason_en"]
    assert reason_th in fault["reason_th"]


def test_good_rows_go_on_beside_bad_ones():
    checked = check(GOOD, {**GOOD, "fiscal_year": "2008", "people": "x"}, {**GOOD, "fiscal_year": "2551"})
    assert checked.good["row"].tolist() == [2, 4]
    assert checked.bad.index.tolist() == [3]
    assert checked.bad.iloc[0]["fiscal_year"] == "2008"
    assert checked.faults["column"].tolist() == ["fiscal_year", "people"]


def test_identical_rows_stay():
    assert len(check(GOOD, GOOD, GOOD).good) == 3


def test_repeated_record_id_is_refused_and_the_first_stays():
    checked = check({**GOOD, "record_id": "7"}, {**GOOD, "record_id": " 7 "}, {**GOOD, "record_id": "07"})
    assert checked.good["record_id"].tolist() == ["7", "07"]
    assert checked.faults[["row", "column"]].to_numpy().tolist() == [[3, "record_id"]]


def test_numbers_are_read_with_their_units():
    record = check({**GOOD, "fiscal_year": "๒๕๕๑", "amount_baht": "20000.50", "people": "35.0"}).good.iloc[0]
    assert (record["fiscal_year"], record["amount_baht"], record["people"]) == (2551, 20000.5, 35)


def test_whole_years_written_with_a_point_are_whole_years():
    """A spreadsheet column with an empty cell in it is saved so."""
    assert check({**GOOD, "fiscal_year": "2551.0"}).good.iloc[0]["fiscal_year"] == 2551


def test_codes_keep_leading_zeros_and_inner_spaces():
    areas = areas_of({"01 A": ["01 A 07"]})
    table = pd.DataFrame({"agency": ["codi", "codi"], "area_code": [" 01 A 07 ", "01 A"]}, dtype="str")
    good = check_records(table, REGISTRY, areas).good
    assert good["area_code"].tolist() == ["01 A 07", "01 A"]
    assert good["tambon_code"].tolist() == ["01 A", "01 A"]
    assert good["village_code"].tolist() == ["01 A 07", ""]


def test_city_is_named_by_its_tambon_code():
    record = check({"agency": "lgo", "area_code": "400101", "scope": "tambon"}).good.iloc[0]
    assert (record["tambon_code"], record["village_code"]) == ("400101", "")


@pytest.mark.parametrize("columns", [["agency"], ["พมจ.", "40010201"], []])
def test_table_without_its_heading_is_refused(columns):
    with pytest.raises(RecordsError, match="agency and area_code"):
        check_records(pd.DataFrame(columns=columns, dtype="str"), REGISTRY, AREAS)


cells = st.one_of(
    st.sampled_from(["", "psdhs", "40010201", "400102", "40", "tambon", "spark", "2551", "2008", "-5", "planned", "ก"]),
    st.text(max_size=5),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, cells)), min_size=1, max_size=8))
def test_every_row_is_either_good_or_bad_with_a_reason(rows):
    table = pd.DataFrame([{"agency": "", "area_code": "", **row} for row in rows]).fillna("").astype("str")
    checked = check_records(table, REGISTRY, AREAS)
    assert sorted([*checked.good["row"], *checked.bad.index]) == list(range(len(rows)))
    assert set(checked.faults["row"]) == set(checked.bad.index)
    assert checked.faults[["reason_th", "reason_en"]].ne("").all(axis=None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS[1:], cells)), min_size=1, max_size=8))
def test_row_is_judged_as_if_it_stood_alone(rows):
    """Each text is judged once for all rows that hold it."""
    table = pd.DataFrame([{"agency": "", "area_code": "", **row} for row in rows]).fillna("").astype("str")
    together = check_records(table, REGISTRY, AREAS)
    alone = [check_records(table.loc[[row]], REGISTRY, AREAS) for row in table.index]
    for part in ("good", "faults"):
        apart = [getattr(checked, part) for checked in alone]
        assert getattr(together, part).fillna(-1).to_numpy().tolist() == [
            row for each in apart for row in each.fillna(-1).to_numpy().tolist()
        ]


@pytest.mark.parametrize("dirt", [" {} ", "{}\u00a0", "\t{}"])
def test_spaces_around_cells_change_nothing(dirt):
    row = {
        **GOOD,
        "function": "spark",
        "fund_name": "กองทุน ก",
        "fiscal_year": "2551",
        "amount_baht": "5.25",
        "people": "7",
    }
    clean, dirty = check(row, GOOD).good, check({name: dirt.format(text) for name, text in row.items()}, GOOD).good
    pd.testing.assert_frame_equal(clean, dirty)
