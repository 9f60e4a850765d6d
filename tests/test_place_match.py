"""Places as lists name them → tambons: certain only where nothing else can be meant, else suggested with a reason."""

from itertools import product

import pandas as pd
import pytest

from geo import place_match
from geo.place_match import match_places
from geo.register import Register
from tests.place_samples import CITY, all_found, answers, country_register, found


@pytest.fixture(scope="module")
def country(shared_data):
    return country_register(shared_data)


def in_every_amphoe(tambons, amphoes):
    return [{"tambon": tambon, "amphoe": amphoe} for tambon, amphoe in product(tambons, amphoes)]


# --- the spellings of the sources: without an amphoe, with the right one, with two of other provinces and with
# another of the province


def test_um_mao_misspelt_is_suggested(country):
    rows = in_every_amphoe(["อุ่มเหมา", "อู่เหม้า"], ["", "ธาตุพนม", "รามัญ", "ลำดวน", "นาแก"])
    assert set(answers(country, rows, "48")) == {("suggested", "480509")}
    assert all_found(country, rows, "48")["score"].between(50, 99).all()


def test_mengrai_misspelt_is_suggested(country):
    rows = in_every_amphoe(["เมืองราย", "เม็\u0e87ราย"], ["", "พญาเม็งราย", "รามัญ", "พาน"])
    assert set(answers(country, rows, "57")) == {("suggested", "571204")}


@pytest.mark.parametrize("province", ["48", "57"])
def test_what_resembles_nothing_is_left_to_the_clerk(country, province):
    rows = in_every_amphoe(["ลุ่มหมี่"], ["", "ธาตุพนม", "พญาเม็งราย", "รามัญ", "นาแก", "พาน"])
    assert set(answers(country, rows, province)) == {("unknown", "")}


def test_a_right_name_under_a_wrong_amphoe_is_only_suggested(country):
    for amphoe in ("รามัญ", "นาแก"):
        result = found(country, "48", tambon="อุ่มเหม้า", amphoe=amphoe)
        assert (result["outcome"], result["area_code"]) == ("suggested", "480509")
        assert result["score"] <= 80
        assert "ธาตุพนม" in result["reason_th"]


# --- tambons


def test_a_tambon_that_is_named_rightly_is_taken(country):
    rows = [
        {"tambon": "สำราญ", "amphoe": CITY},
        {"tambon": "ต.สำราญ", "amphoe": "อ.เมือง", "province": "จ.ขอนแก่น"},
        {"tambon": "ส\u0e4dาราญ", "amphoe": "กิ่งอำเภอเมืองขอนแก่น"},
        {"tambon": "Samran", "amphoe": "Mueang Khon Kaen"},
        {"place": "Samran Subdistrict, Mueang Khon Kaen District, Khon Kaen"},
        {"place": "ต.สำราญ อ.เมือง จ.ขอนแก่น"},
        {"place": "ต.สำราญ", "amphoe": "เมือง"},
        {"tambon": "สำราญ", "amphoe": CITY, "place": "สำราญ"},
        {"tambon": "สำราญ", "amphoe": CITY, "province": "ขอนแกน"},
        {"area_code": "TH400102"},
        {"area_code": "4001-02", "tambon": "สำราญ"},
        {"tambon": "สำราญ (อ.เมืองขอนแก่น) 400102"},
    ]
    table = all_found(country, rows)
    assert table.drop_duplicates().to_numpy().tolist() == [["400102", "", "exact", 100, "", ""]]


def test_a_tambon_of_one_name_in_the_province_needs_no_amphoe(country):
    assert found(country, tambon="บ้านเป็ด")["outcome"] == "exact"
    twins = found(country, tambon="โนนสะอาด")
    names = country.tambons[country.tambons["province_code"].eq("40") & country.tambons["name_th"].eq("โนนสะอาด")]
    assert len(names) == 3
    assert (twins["outcome"], twins["score"]) == ("suggested", 33)
    assert twins["area_code"] == names["tambon_code"].min()


def test_the_village_tells_which_of_the_twin_tambons_is_meant(country):
    result = found(country, tambon="โนนสะอาด", village="บ้านเหมือดแอ่", moo="2")
    assert (result["outcome"], result["area_code"], result["score"]) == ("suggested", "40051202", 85)


def test_a_local_government_is_its_tambon_only_as_a_suggestion(country):
    texts = ["อบต.ศิลา", "เทศบาลเมืองศิลา", "ทต.ศิลา", "องค์การบริหารส่วนตำบลศิลา"]
    rows = [{column: text, "amphoe": CITY} for column, text in product(["tambon", "village", "place"], texts)]
    table = all_found(country, rows)
    assert set(answers(country, rows)) == {("suggested", "400114")}
    assert table["score"].le(85).all()
    assert table["reason_th"].str.contains("องค์กรปกครองส่วนท้องถิ่น").all()


@pytest.mark.parametrize(("text", "code"), [("บ้านเป็ด", "400115"), ("ศิลา", "400114")])
def test_a_bare_name_may_be_a_tambon_or_a_village(country, text, code):
    result = found(country, place=text)
    assert (result["outcome"], result["area_code"]) == ("suggested", code)
    assert found(country, place="ต." + text)["outcome"] == "exact"


def test_a_bare_name_that_no_village_bears_is_the_tambons(country):
    villages = country.villages.loc[country.villages["village_code"].str[:2].isin(["18", "40"]), "name_th"]
    assert not villages.isin(["บ้านพระลับ", "บ้านกล้วย"]).any()
    assert found(country, place="พระลับ")["outcome"] == "exact"
    # บ้านกล้วย is a tambon, but anyone may write a village so.
    assert found(country, "18", place="บ้านกล้วย")["outcome"] == "suggested"


def test_a_renamed_or_moved_tambon_is_mapped(country):
    assert answers(
        country,
        [
            {"area_code": "401608"},
            {"tambon": "เขาน้อย", "amphoe": "ภูเวียง"},
            {"tambon": "เขาน้อย", "amphoe": "เวียงเก่า"},
        ],
    ) == [("mapped", "402903"), ("mapped", "402903"), ("exact", "402903")]
    assert "402903" not in found(country, area_code="401608")["reason_th"]
    assert "เวียงเก่า" in found(country, area_code="401608")["reason_th"]


def test_the_villages_of_a_mapped_tambon_need_their_name(country):
    by_name = found(country, tambon="เขาน้อย", amphoe="ภูเวียง", village="", moo="1")
    assert (by_name["outcome"], by_name["area_code"]) == ("suggested", "40290301")
    name = country.villages.set_index("village_code").loc["40290301", "name_th"]
    both = found(country, tambon="เขาน้อย", amphoe="ภูเวียง", village=name, moo="1")
    assert (both["outcome"], both["area_code"]) == ("mapped", "40290301")


# --- codes


def test_codes_are_taken_unless_the_names_are_of_another_place(country):
    assert answers(
        country,
        [
            {"area_code": "40010203"},
            {"area_code": "40010203", "village": "หนองน้ำเกลี้ยง", "moo": "3"},
            {"area_code": "40010203", "village": "หนองนำเกลี้ยง"},
            {"area_code": "40010203", "village": "นางาม"},
            {"area_code": "40010203", "moo": "4"},
            {"area_code": "400102", "tambon": "ศิลา"},
            {"area_code": "400102", "amphoe": "น้ำพอง"},
            {"area_code": "400102", "village": "นางาม"},
        ],
    ) == [
        ("exact", "40010203"),
        ("exact", "40010203"),
        ("exact", "40010203"),
        ("suggested", "40010203"),
        ("suggested", "40010203"),
        ("suggested", "400102"),
        ("suggested", "400102"),
        ("exact", "40010202"),
    ]


def test_a_code_against_its_names_is_worth_little_and_says_why(country):
    result = found(country, area_code="400102", tambon="ศิลา")
    assert result["score"] == 50
    assert result["reason_th"] == "รหัส 400102 คือ ต.สำราญ อ.เมืองขอนแก่น แต่ชื่อที่ระบุ (ศิลา) เป็นที่อื่น"


def test_codes_that_are_not_in_the_register(country):
    assert answers(
        country,
        [
            {"area_code": "999999"},
            {"area_code": "999999", "tambon": "ศิลา", "amphoe": CITY},
            {"area_code": "40010299"},
            {"area_code": "40010200"},
            {"area_code": "40160803"},
            {"area_code": "4001"},
            {"area_code": "40"},
        ],
    ) == [
        ("unknown", ""),
        ("suggested", "400114"),
        ("unknown", ""),
        ("suggested", "400102"),
        ("suggested", "40290303"),
        ("too_wide", ""),
        ("too_wide", ""),
    ]


# --- too wide, elsewhere, nothing


def test_other_outcomes(country):
    assert answers(
        country,
        [
            {"amphoe": CITY},
            {"place": "จ.ขอนแก่น"},
            {"place": "ทุกตำบล", "amphoe": CITY},
            {},
            {"tambon": "-", "village": "ไม่ระบุ"},
            {"province": "อุดรธานี", "amphoe": "เมือง", "tambon": "หมากแข้ง"},
            {"province": "อุดรธานี"},
            {"amphoe": "พิมาย", "tambon": "ในเมือง"},
            {"area_code": "30010101"},
            {"tambon": "ศิลา, สำราญ", "amphoe": CITY},
            {"tambon": "สำราญ", "amphoe": CITY, "moo": "5-2"},
            {"tambon": "สำราญ", "amphoe": CITY, "moo": "2024-01-03"},
            {"province": "ดาวอังคาร", "tambon": "สำราญ", "amphoe": CITY},
            {"tambon": "สำราญ", "amphoe": CITY, "moo": "2", "village": "หมู่ 4 บ้านนางาม"},
        ],
    ) == [
        ("too_wide", ""),
        ("too_wide", ""),
        ("too_wide", ""),
        ("none", ""),
        ("none", ""),
        ("elsewhere", "410101"),
        ("elsewhere", ""),
        ("elsewhere", "301501"),
        ("elsewhere", "300101"),
        ("unknown", ""),
        ("unknown", ""),
        ("unknown", ""),
        ("suggested", "400102"),
        ("suggested", "40010202"),
    ]
    assert "นครราชสีมา" in found(country, amphoe="พิมาย", tambon="ในเมือง")["reason_th"]


def test_a_register_of_one_province_says_elsewhere_without_a_code(country):
    own = Register(
        country.villages[country.villages["village_code"].str.startswith("40")],
        country.tambons[country.tambons["province_code"].eq("40")],
    )
    result = found(own, province="อุดรธานี", amphoe="เมือง", tambon="หมากแข้ง")
    assert (result["outcome"], result["area_code"]) == ("elsewhere", "")
    assert "อุดรธานี" in result["reason_th"]


# --- the tables


def test_every_row_comes_back_under_its_label(country, monkeypatch):
    asked = pd.DataFrame(
        {"tambon": ["สำราญ", "สำราน", "สำราญ", "สำราน"], "amphoe": CITY, "other": "x"}, index=[9, 4, 9, 1], dtype="str"
    )
    matches = match_places(asked, country, "40")
    assert matches.found.index.tolist() == [9, 4, 9, 1]
    assert matches.found["outcome"].tolist() == ["exact", "suggested", "exact", "suggested"]
    assert sorted(set(matches.candidates["asked"])) == [1, 4]
    monkeypatch.setattr(place_match, "_BLOCK", 1)
    for name, table in vars(match_places(asked, country, "40")).items():
        pd.testing.assert_frame_equal(table, getattr(matches, name))
    empty = match_places(asked.iloc[:0], country, "40")
    assert [len(table) for table in (empty.found, empty.parts, empty.candidates)] == [0, 0, 0]
