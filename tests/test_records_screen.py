"""What the pages of imports and records say, without a browser: search, board, changes, figures typed in."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.buddhist_years import fiscal_year_of
from agencies.records import COLUMNS
from agencies.registry import load_registry
from pages.common.history.report_board import board
from pages.common.records.changes import change_rows
from pages.common.records.checks import faults, tidy
from pages.common.records.listing import Wanted, area_text, search
from pages.common.wording import Words

TH = Words("th")
EMPTY = dict.fromkeys(COLUMNS, "")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def found(*searched, **columns):
    table = {"searched": list(searched), "amphoe_code": "4001", "agency": "codi", "fiscal_year": "2551"}
    return pd.DataFrame(table | columns)


def test_every_word_must_stand_somewhere():
    shown = found("สำราญ\nกองทุนหมู่บ้าน", "สำราญ\n", "ศิลา\nกองทุนหมู่บ้าน")
    assert search(shown, Wanted("กองทุน สำราญ")).index.tolist() == [0]
    assert search(shown, Wanted("")).index.tolist() == [0, 1, 2]


def test_search_takes_capitals_and_signs_as_they_are():
    shown = found("samran (1)", "samran 1")
    assert search(shown, Wanted("SAMRAN (1)")).index.tolist() == [0]


def test_filters_narrow_together_and_unknown_year_can_be_chosen():
    shown = found("", "", "", "", agency=["codi", "sdc", "codi", "codi"], fiscal_year=["2551", "2551", "", "2550"])
    assert search(shown, Wanted(agency="codi", year="2551")).index.tolist() == [0]
    assert search(shown, Wanted(agency="codi", year="")).index.tolist() == [2]
    assert search(shown, Wanted(amphoe="4002")).empty


PLACE = {
    "area_code": "40010203",
    "name_th": "สำราญ",
    "name_en": "",
    "amphoe_th": "เมืองขอนแก่น",
    "amphoe_en": "",
    "province_code": "40",
    "scope": "",
    "village_code": "40010203",
    "moo": "3",
    "village_th": "บ้านนาเพียง",
    "village_en": "",
}


@pytest.mark.parametrize(
    ("other", "text"),
    [
        ({}, "หมู่ 3 บ้านนาเพียง ต.สำราญ อ.เมืองขอนแก่น"),
        ({"village_th": ""}, "หมู่ 3 ต.สำราญ อ.เมืองขอนแก่น"),
        ({"moo": ""}, "40010203 ต.สำราญ อ.เมืองขอนแก่น"),
        ({"village_code": "", "moo": ""}, "ต.สำราญ อ.เมืองขอนแก่น"),
        ({"village_code": "", "moo": "", "scope": "tambon"}, "ทั้งตำบล ต.สำราญ อ.เมืองขอนแก่น"),
        ({"name_th": "", "area_code": "999999"}, "999999"),
    ],
)
def test_area_is_named_as_precisely_as_the_record_does(other, text):
    assert area_text(TH, PLACE | other) == text


def test_board_has_every_agency_and_year_and_a_day_where_it_is_known():
    received = pd.DataFrame(
        {"agency": ["codi", "sdc", "gone"], "fiscal_year": [2551, 2550, 2551], "when": ["21/11/2569", "", "1/1/2551"]}
    )
    cells = board(load_registry(), received, {2551, 2550})
    assert cells.columns.tolist() == [2550, 2551]
    assert cells.index.tolist() == ["psdhs", "committee", "sdc", "codi", "tpso", "lgo", "gone"]
    assert cells.loc["codi"].tolist() == ["–", "✓ 21/11/2569"]
    assert cells.loc["sdc"].tolist() == ["✓", "–"]
    assert cells.loc["gone"].tolist() == ["–", "✓ 1/1/2551"]
    assert cells.drop(["codi", "sdc", "gone"]).eq("–").all(axis=None)


def test_board_without_reports_is_all_awaited():
    nothing = pd.DataFrame({"agency": [], "fiscal_year": [], "when": []}).astype({"agency": "str", "when": "str"})
    assert board(load_registry(), nothing, {2570}).eq("–").all(axis=None)


@pytest.mark.parametrize(("day", "year"), [("2007-09-30", 2550), ("2007-10-01", 2551), ("2008-09-30", 2551)])
def test_fiscal_year_begins_in_october(day, year):
    assert fiscal_year_of(pd.Timestamp(day).date()) == year


def changes(*lines):
    columns = ["version", "changed_at", "changed_by", "action", "before"]
    return pd.DataFrame([dict(zip(columns, line, strict=True)) for line in lines], columns=columns)


def test_changes_are_told_newest_first_each_with_what_it_changed():
    first = EMPTY | {"agency": "codi", "area_code": "400102"}
    second = first | {"function": "spark", "status": "planned"}
    now = second | {"note": "<b>"}
    told = change_rows(
        TH,
        changes(
            (1, "2026-11-21T04:00:00Z", "ก", "added", {}),
            (2, "2026-11-21T05:00:00Z", "ข", "corrected", first),
            (3, "2026-11-21T06:00:00Z", "ค", "corrected", second),
        ),
        now,
    )
    assert [line[1:] for line in told] == [
        ["ค", "แก้ไข", "หมายเหตุ: – → <b>"],
        ["ข", "แก้ไข", "งานที่สนับสนุน: – → จุดประกาย · สถานะของเงิน: – → ตั้งแผนไว้"],
        ["ก", "เพิ่ม", "–"],
    ]


def test_small_numbers_of_sensitive_groups_are_not_in_the_history():
    before = EMPTY | {"agency": "codi", "area_code": "40010203", "target_group": "hiv", "people": "7"}
    told = change_rows(TH, changes((2, "2026-11-21T05:00:00Z", "ข", "corrected", before)), before | {"people": "12"})
    assert told[0][3] == "จำนวนคน: น้อยกว่า 10 คน → 12"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"amount_baht": "1,200.50 บาท"}, "1200.50"),
        ({"amount_baht": "๒๐๐๐๐"}, "20000"),
        ({"amount_baht": ""}, ""),
        ({"amount_baht": "สองหมื่น"}, "สองหมื่น"),
        ({"amount_baht": "-5"}, "-5"),
        ({"fiscal_year": "๒๕๕๑"}, "2551"),
        ({"people": "๑๒"}, "12"),
    ],
)
def test_figures_are_kept_as_records_have_them_and_others_as_they_were_typed(typed, kept):
    (name,) = typed
    assert tidy(typed)[name] == kept


def good(**more):
    return EMPTY | {"agency": "codi", "area_code": "40010203"} | more


def test_good_record_has_no_faults():
    assert faults(TH, good(fiscal_year="2551", amount_baht="20.25", people="3", fund_name="กองทุนตำบลสำราญ")) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"agency": ""}, "หน่วยงาน: ไม่ได้ระบุหน่วยงาน"),
        ({"area_code": "999999"}, "รหัสพื้นที่: ไม่พบรหัสพื้นที่นี้ในทะเบียนพื้นที่"),
        ({"amount_baht": "-5"}, "จำนวนเงิน (บาท): จำนวนเงินติดลบ"),
        ({"amount_baht": "0.125"}, "จำนวนเงิน (บาท): จำนวนเงินมีทศนิยมเกินสองตำแหน่ง ให้ใส่ถึงสตางค์เท่านั้น"),
        ({"people": "3.5"}, "จำนวนคน: ไม่ใช่จำนวนคน ให้ใส่เลขจำนวนเต็ม เช่น 35"),
    ],
)
def test_each_fault_names_its_field(wrong, said):
    assert faults(TH, tidy(good(**wrong))) == [said]


@pytest.mark.parametrize("column", ["unit", "fund_name", "note"])
@pytest.mark.parametrize("text", ["1-1037-02071-80-3", "โทร 081-234-5678", "นายสมชาย ใจดี"])
def test_personal_data_is_refused_in_every_written_field(column, text):
    (said,) = faults(TH, good(**{column: text}))
    assert said.startswith(TH(f"records.{column}")) and "ข้อมูลส่วนบุคคล" in said


@given(st.integers(min_value=0, max_value=10**12))
def test_amounts_to_the_satang_come_through_unchanged(satang):
    typed = f"{satang // 100:,}.{satang % 100:02}"
    kept = tidy({"amount_baht": typed})["amount_baht"]
    assert round(float(kept) * 100) == satang
    assert tidy({"amount_baht": kept})["amount_baht"] == kept
