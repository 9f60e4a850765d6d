"""Registers: read as they are from anywhere, completed from the Thai gazetteer, nothing lost without a word."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import PlaceError
from geo.register import read_register
from geo.register_thai import from_tambon_figures, read_people, unknown_tambons, with_gazetteer, with_people


@pytest.fixture
def file(tmp_path):
    def write(text: str | bytes, name: str = "places.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


def tambon(register, code):
    return register.tambons.set_index("tambon_code").loc[code]


def test_tambon_is_the_first_six_characters(file):
    register = read_register(file("village_code,name_th\n40010203,บ้านเพีย\n40010201,\n"))
    assert register.villages["village_code"].tolist() == ["40010201", "40010203"]
    assert register.villages["tambon_code"].tolist() == ["400102", "400102"]
    assert register.villages["name_th"].tolist() == ["", "บ้านเพีย"]
    samlan = tambon(register, "400102")
    assert (samlan["villages"], samlan["province_code"], samlan["amphoe_code"]) == (2, "40", "4001")
    assert pd.isna(samlan["people"])


def test_codes_of_another_country_and_cells_left_empty(file):
    text = "village_code,tambon_code,province_code\n 0-A/1 ,T-7,P9\nXYZABC-2,,\n,T-8,P9\n"
    register = read_register(file(text))
    assert register.villages[["village_code", "tambon_code"]].to_numpy().tolist() == [
        ["0-A/1", "T-7"],
        ["XYZABC-2", "XYZABC"],
    ]
    assert register.tambons[["tambon_code", "villages", "province_code"]].to_numpy().tolist() == [
        ["T-7", 1, "P9"],
        ["T-8", 0, "P9"],
        ["XYZABC", 1, "XY"],
    ]


def test_province_left_empty_is_that_of_the_tambon(file):
    register = read_register(file("village_code,province_code\n40010201,\n40010202,P9\n41010101,\n"))
    assert register.tambons["province_code"].tolist() == ["P9", "41"]


def test_leading_zeros_stay_text(file):
    register = read_register(file("village_code\n01020304\n"))
    assert register.villages["village_code"].tolist() == ["01020304"]


def test_byte_order_mark_blank_rows_and_heading_case(file):
    register = read_register(file("\ufeffVillage_Code ,moo\n40010201,๑\n,\n\n"))
    assert register.villages["moo"].tolist() == [1]


def test_thai_windows_encoding(file):
    register = read_register(file("village_code,name_th\n40010201,บ้านเพีย\n".encode("cp874")))
    assert register.villages["name_th"].tolist() == ["บ้านเพีย"]


def test_people_of_a_tambon_are_its_own_else_the_sum_where_all_are_known(file):
    text = (
        "village_code,tambon_code,people,people_year\n"
        '40010201,,"1,000",2564\n40010202,,5,2564\n'
        "40010301,,7,2564\n40010302,,,2564\n"
        "40010401,,1,2564\n,400104,90,2560\n"
    )
    register = read_register(file(text))
    assert tambon(register, "400102")[["people", "people_year"]].tolist() == [1005, 2564]
    assert tambon(register, "400103")[["people", "people_year"]].isna().all()
    assert tambon(register, "400104")[["people", "people_year", "villages"]].tolist() == [90, 2560, 1]


def test_a_row_told_twice_is_used_once_and_reported(file):
    register = read_register(file("village_code\n40010201\n40010202\n40010201\n"))
    assert len(register.villages) == 2
    assert register.reported[["row", "code"]].to_numpy().tolist() == [[4, "40010201"]]
    assert register.reported["reason_th"].str.len().gt(0).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "40010201", "40010202", "41010101"]), st.booleans()), min_size=1))
def test_rows_in_are_rows_used_and_rows_reported(tmp_path_factory, rows):
    lines = [f"{code},{code[:6] if code and told else '' if code else '400109'}" for code, told in rows]
    path = tmp_path_factory.mktemp("register") / "places.csv"
    path.write_text("village_code,tambon_code\n" + "\n".join(lines), encoding="utf-8")
    register = read_register(path)
    declared = int(any(not code for code, _ in rows))
    assert len(rows) == len(register.villages) + declared + len(register.reported)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no data"),
        ("village_code\n", "holds no data"),
        ("code,name\n1,2\n", "no column village_code"),
        ("village_code,name_th\n40010201,ก\n,ข\n", "Row 3 has neither"),
        ("village_code,tambon_code\n40010201,400102\n40010201,400103\n", "Row 3 puts village_code 40010201"),
        ("village_code,province_code\n40010201,40\n40010202,41\n", "Row 3 puts tambon_code 400102"),
        ("village_code,people\n40010201,many\n", "Row 2, column people holds “many”"),
        ("village_code,people\n40010201,-3\n", "Row 2, column people"),
        ("village_code,people,people_year\n40010201,3,2021\n", "column people_year holds “2021”"),
        ("village_code\n40010201,1,2\n", "not a readable CSV"),
        ("village_code\n40010201\n40010202,1,2\n", "not a readable CSV"),
        (b"%PDF-1.7\n\xff\xfe\x00", "not a text file"),
        (b"PK\x03\x04\x14\x00\x00\x00", "not a text file"),
    ],
)
def test_refusals_are_one_sentence_in_both_languages(file, text, said):
    with pytest.raises(PlaceError) as refusal:
        read_register(file(text))
    assert said in refusal.value.en
    assert refusal.value.th
    assert "\n" not in refusal.value.th + refusal.value.en


def test_absent_file(tmp_path):
    with pytest.raises(PlaceError, match="cannot be opened"):
        read_register(tmp_path / "nothing.csv")


def test_gazetteer_adds_names_moo_and_the_cities_of_provinces_that_occur(file):
    register, added = with_gazetteer(read_register(file("village_code\n40010203\n40019901\n")))
    assert register.villages["moo"].tolist() == [3, 1]
    assert tambon(register, "400102")[["name_th", "amphoe_th", "province_th"]].tolist() == [
        "สำราญ",
        "เมืองขอนแก่น",
        "ขอนแก่น",
    ]
    assert tambon(register, "400101")["villages"] == 0
    assert len(added) == 198  # the province's 199 but for 400102
    assert set(register.tambons["province_code"]) == {"40"}
    assert unknown_tambons(register).to_numpy().tolist() == [["400199", 1]]


def test_a_register_without_thai_codes_is_refused_only_for_the_dashboard(file):
    register = read_register(file("village_code\nAB-1\n"))
    with pytest.raises(PlaceError, match="no Thai tambon code"):
        with_gazetteer(register)


def test_people_from_a_table_overwrite_or_fill(file):
    register = read_register(file("village_code,people,people_year\n40010201,5,2560\n40010301,,\n"))
    people = read_people(file("tambon_code,population\n400102,10454\n400103,20\n999999,1\n", "people.csv"), 2564)
    filled = with_people(register, people, overwrite=False).tambons
    assert filled[["people", "people_year"]].to_numpy().tolist() == [[5, 2560], [20, 2564]]
    overwritten = with_people(register, people, overwrite=True).tambons
    assert overwritten[["people", "people_year"]].to_numpy().tolist() == [[10454, 2564], [20, 2564]]
    assert register.tambons["people"].isna().tolist() == [False, True]  # the register given is left as it was


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tambon_code\n400102\n", "no column population or people"),
        ("tambon_code,people\n400102,1\n400102,2\n", "Row 3 repeats"),
    ],
)
def test_people_files_that_are_refused(file, text, said):
    with pytest.raises(PlaceError, match=said):
        read_people(file(text), 2564)


def test_villages_follow_from_a_table_of_figures():
    figures = pd.DataFrame(
        {"tambon_code": ["400103", "400101"], "villages": [3, 0], "population": [9, 107371], "households": [2, 67228]}
    )
    register = from_tambon_figures(figures, 2564)
    assert register.villages["village_code"].tolist() == ["40010301", "40010302", "40010303"]
    assert register.villages["moo"].tolist() == [1, 2, 3]
    city = tambon(register, "400101")
    assert (city["name_th"], city["villages"], city["people"], city["people_year"]) == ("ในเมือง", 0, 107371, 2564)


def test_the_country_of_today(shared_data):
    register, added = with_gazetteer(read_register(shared_data / "villages" / "villages.csv"))
    register = with_people(
        register, read_people(shared_data / "population" / "population_2021.csv", 2564), overwrite=True
    )
    assert len(register.villages) == 75_207
    assert len(register.tambons) == 7_436
    assert len(added) == (register.tambons["villages"] == 0).sum() == 364
    assert register.tambons["people"].sum() == 66_171_439
    khon_kaen = register.tambons[register.tambons["province_code"] == "40"]
    assert (len(khon_kaen), khon_kaen["villages"].sum()) == (199, 2_331)
