"""What the texts of a row say of its place: parts, หมู่, several villages, the whole tambon."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import gazetteer
from geo.names import comparable
from geo.place_cell import read_cell
from geo.place_text import PARTS, Known, read_texts

KNOWN = Known(frozenset(), frozenset(["จปร", "ศิลา"]), frozenset(["นิคมหมู่1แปลง2", "ประ,บ้านแกต"]))


def said(**cells):
    result = read_texts(pd.DataFrame([dict.fromkeys(PARTS, "") | cells], dtype="str"), KNOWN)
    return result.rows.iloc[0], result.villages


def villages(**cells):
    lines = said(**cells)[1]
    return [(None if pd.isna(moo) else moo, name) for moo, name in zip(lines["moo"], lines["name"], strict=True)]


@pytest.mark.parametrize(
    ("text", "province", "amphoe", "tambon", "village"),
    [
        ("หมู่ 3 บ้านเพีย ต.ศิลา อ.เมือง จ.ขอนแก่น", "ขอนแก่น", "เมือง", "ศิลา", [(3, "บ้านเพีย")]),
        ("หมู่3บ้านเพียต.ศิลาอ.เมืองจ.ขอนแก่น", "ขอนแก่น", "เมือง", "ศิลา", [(3, "บ้านเพีย")]),
        ("บ้านเพียตำบลศิลาอำเภอเมืองขอนแก่นจังหวัดขอนแก่น", "ขอนแก่น", "เมืองขอนแก่น", "ศิลา", [(None, "บ้านเพีย")]),
        ("123/4 หมู่ที่ ๓ ต.ศิลา อ.เมืองขอนแก่น 40000", "", "เมืองขอนแก่น", "ศิลา", [(3, "")]),
        ("ม.3 ซ.5 ถ.มิตรภาพ ต.ศิลา", "", "", "ศิลา", [(3, "")]),
        ("ต.ศิลา อ.เมือง ขอนแก่น", "ขอนแก่น", "เมือง", "ศิลา", []),
        ("ศิลา เมือง ขอนแก่น", "ขอนแก่น", "เมือง", "", [(None, "ศิลา")]),
        ("Ban Phia, Moo 3, Tambon Sila, Amphoe Mueang Khon Kaen", "", "Mueang Khon Kaen", "Sila", [(3, "Ban Phia")]),
        ("Sila Subdistrict, Mueang District, Khon Kaen Province", "Khon Kaen", "Mueang", "Sila", []),
        ("กิ่ง อ.ซำสูง", "", "ซำสูง", "", []),
        ("ต ศิลา อ เมือง", "", "เมือง", "ศิลา", []),
        # what begins with a word for a level, or holds one
        ("ต.บ้านเป็ด อ.บ้านไผ่", "", "บ้านไผ่", "บ้านเป็ด", []),
        ("ตำบล บ้านเป็ด", "", "", "บ้านเป็ด", []),
        ("ต.สามตำบล อ.จุฬาภรณ์", "", "จุฬาภรณ์", "สามตำบล", []),
        ("ต.จ.ป.ร. อ.กระบุรี จ.ระนอง", "ระนอง", "กระบุรี", "จ.ป.ร", []),
        ("ต.ถนน อ.มายอ", "", "มายอ", "ถนน", []),
        ("ม.10 บ้านโนนหันใน ต.โนนหัน", "", "", "โนนหัน", [(10, "บ้านโนนหันใน")]),
        ("บ้านบางราวนก ม.12 ต.มหาสวัสดิ์", "", "", "มหาสวัสดิ์", [(12, "บ้านบางราวนก")]),
        ("บ้านตลาดเทศบาล ต.จำปา", "", "", "จำปา", [(None, "บ้านตลาดเทศบาล")]),
        ("บ้าน กม.7 ต.ศิลา", "", "", "ศิลา", [(None, "บ้าน กม.7")]),
        ("หมู่ 3 (บ้านเพีย) ต.ศิลา", "", "", "ศิลา", [(3, "บ้านเพีย")]),
    ],
)
def test_parts_of_an_address(text, province, amphoe, tambon, village):
    row, _ = said(place=text)
    assert [row["province"], row["amphoe"], row["tambon"]] == [province, amphoe, tambon]
    assert villages(place=text) == village
    assert row["problem"] == ""


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("moo", "3", [(3, "")]),
        ("moo", "๓", [(3, "")]),
        ("moo", "3.0", [(3, "")]),
        ("moo", "ม.3", [(3, "")]),
        ("moo", "หมู่ที่ 3", [(3, "")]),
        ("moo", "หมู่ 3 บ้านเพีย", [(3, "บ้านเพีย")]),
        ("moo", "-", []),
        ("village", "บ้านเพีย ม.3", [(3, "บ้านเพีย")]),
        ("village", "3. บ้านเพีย", [(3, "บ้านเพีย")]),
        ("village", "บ.เพีย", [(None, "บ้านเพีย")]),
        ("village", "ไม่ระบุ", []),
        ("village", "บ้านนิคมหมู่ 1 แปลง 2", [(None, "บ้านนิคมหมู่ 1 แปลง 2")]),
        ("village", "บ้านประ, บ้านแกต", [(None, "บ้านประ, บ้านแกต")]),
        # several
        ("moo", "หมู่ 1, 3-5", [(1, ""), (3, ""), (4, ""), (5, "")]),
        ("moo", "ม.1,2 และ 4", [(1, ""), (2, ""), (4, "")]),
        ("moo", "ม.1, ม.2 และ ม.4", [(1, ""), (2, ""), (4, "")]),
        ("moo", "4, 2, 4", [(4, ""), (2, "")]),
        ("moo", "1-3", [(1, ""), (2, ""), (3, "")]),
        ("moo", "1/2", [(1, ""), (2, "")]),
        ("moo", "หมู่ 2 ถึง 4", [(2, ""), (3, ""), (4, "")]),
        ("village", "บ้านเพีย, บ้านโนนม่วง", [(None, "บ้านเพีย"), (None, "บ้านโนนม่วง")]),
        ("village", "บ้านเพียและบ้านโนนม่วง", [(None, "บ้านเพีย"), (None, "บ้านโนนม่วง")]),
        ("village", "บ้านเพีย ม.1 และบ้านหัวฝาย ม.2", [(1, "บ้านเพีย"), (2, "บ้านหัวฝาย")]),
        ("village", "หมู่ 1 บ้านเพีย หมู่ 2 บ้านหัวฝาย", [(1, "บ้านเพีย"), (2, "บ้านหัวฝาย")]),
        ("village", "1. บ้านเพีย 2. บ้านหัวฝาย", [(1, "บ้านเพีย"), (2, "บ้านหัวฝาย")]),
        ("village", "ม.1, บ้านหัวฝาย ม.2", [(1, ""), (2, "บ้านหัวฝาย")]),
        ("village", "บ้านเพีย หมู่ 1, 2", [(1, "บ้านเพีย"), (2, "")]),
        ("place", "หมู่ 1 - 3 ต.ศิลา", [(1, ""), (2, ""), (3, "")]),
        ("place", "หมู่ 3 จำนวน 12 ครัวเรือน ต.ศิลา", [(3, "")]),
    ],
)
def test_villages_of_a_cell(column, text, expected):
    assert villages(**{column: text}) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [("5-2", "range"), ("1-90", "range"), ("1-3-5", "range"), ("2024-01-03", "date"), ("3-Jan", "date")],
)
def test_numbers_that_nobody_can_mean(text, problem):
    assert said(moo=text)[0]["problem"] == problem


@pytest.mark.parametrize(
    ("text", "tambon", "whole"),
    [
        ("ทุกหมู่บ้าน", "", 0),
        ("ทุกหมู่", "", 0),
        ("ทั้งตำบล", "", 0),
        ("ครอบคลุมทั้งตำบล", "", 0),
        ("ทั้งตำบลศิลา", "ศิลา", 0),
        ("ทุกหมู่บ้านในตำบลศิลา", "ศิลา", 0),
        ("ทั้ง 13 หมู่บ้าน ต.ศิลา", "ศิลา", 13),
        ("ต.ศิลา", "ศิลา", None),
    ],
)
def test_the_whole_tambon(text, tambon, whole):
    row, lines = said(place=text)
    assert row["tambon"] == tambon
    assert (None if pd.isna(row["whole"]) else row["whole"]) == whole
    assert lines.empty


@pytest.mark.parametrize(
    ("column", "text", "code", "tambon"),
    [
        ("area_code", "TH400101", "400101", ""),
        ("area_code", "400101.0", "400101", ""),
        ("area_code", "4001-01", "400101", ""),
        ("area_code", "๔๐๐๑๐๑", "400101", ""),
        ("area_code", "A-12", "A-12", ""),
        ("area_code", "400101 ในเมือง", "400101", "ในเมือง"),
        ("tambon", "400114 ศิลา (อ.เมืองขอนแก่น)", "400114", "ศิลา"),
        ("tambon", "ศิลา (อ.เมืองขอนแก่น) 400114", "400114", "ศิลา"),
        ("place", "ต.ศิลา อ.เมืองขอนแก่น (400114)", "400114", "ศิลา"),
    ],
)
def test_codes(column, text, code, tambon):
    row, _ = said(**{column: text})
    assert (row["code"], row["tambon"]) == (code, tambon)


@pytest.mark.parametrize(
    "text", ["อบต.บ้านเป็ด", "เทศบาลตำบลบ้านเป็ด", "ทต.บ้านเป็ด", "องค์การบริหารส่วนตำบลบ้านเป็ด", "ในเขตเทศบาลเมืองบ้านเป็ด"]
)
@pytest.mark.parametrize("column", ["tambon", "place", "village"])
def test_local_governments_name_their_tambon(column, text):
    row, _ = said(**{column: text})
    assert row["tambon"] == "บ้านเป็ด"
    assert row["is_local"]


def test_a_part_in_its_own_column_wins():
    row, lines = said(tambon="ศิลา", moo="2", place="หมู่ 5 บ้านเพีย ต.บ้านเป็ด อ.เมือง")
    assert (row["tambon"], row["amphoe"]) == ("ศิลา", "เมือง")
    assert lines[["moo", "name"]].to_numpy().tolist() == [[2, "บ้านเพีย"]]


def test_two_columns_with_different_numbers_are_noticed():
    assert said(moo="3", village="หมู่ 4 บ้านเพีย")[0]["is_torn"]
    assert not said(moo="3", village="หมู่ 3 บ้านเพีย")[0]["is_torn"]


@pytest.mark.parametrize("text", ["ศิลา, บ้านเป็ด", "ศิลา และ สำราญ", "ต.ศิลา ต.บ้านเป็ด"])
def test_two_tambons_in_a_cell_are_not_one(text):
    assert said(tambon=text)[0]["problem"] == "parents"


def test_wider_than_a_tambon():
    assert said(place="ทุกตำบล อ.น้ำพอง")[0]["is_wide"]
    assert said(place="ทั้งจังหวัด")[0]["is_wide"]


TAMBONS = gazetteer.tambons()


@pytest.mark.parametrize("form", ["ต.{} อ.{} จ.{}", "ตำบล{}อำเภอ{}จังหวัด{}", "หมู่ 3 บ้านเพีย ต.{} อ.{} จ.{}"])
def test_every_tambon_of_the_country_can_be_read(form):
    columns = zip(TAMBONS["name_th"], TAMBONS["amphoe_th"], TAMBONS["province_th"], strict=True)
    asked = pd.DataFrame({"place": [form.format(*names) for names in columns]}, dtype="str")
    rows = read_texts(asked, KNOWN).rows
    for part, column in (("tambon", "name_th"), ("amphoe", "amphoe_th"), ("province", "province_th")):
        wrong = comparable(rows[part], part) != comparable(TAMBONS[column], part)
        assert asked[wrong].empty


NUMBERS = st.lists(
    st.one_of(st.integers(1, 40), st.tuples(st.integers(1, 30), st.integers(1, 10))), min_size=1, max_size=5
)


@settings(deadline=None, max_examples=200)
@given(
    NUMBERS,
    st.sampled_from([",", ", ", " และ ", " , ", "/"]),
    st.sampled_from(["-", " - ", "–", " ถึง "]),
    st.booleans(),
)
def test_lists_of_numbers_mean_what_they_say(items, comma, dash, with_word):
    texts, expected = [], []
    for item in items:
        first, last = (item, item) if isinstance(item, int) else (item[0], sum(item))
        texts.append(str(first) if first == last else f"{first}{dash}{last}")
        expected += [number for number in range(first, last + 1) if number not in expected]
    text = ("หมู่ " if with_word else "") + comma.join(texts)
    assert read_cell(text, "moo").villages == tuple((moo, "") for moo in expected)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.text(st.sampled_from("กบม่ีำ 0123๓,-/.()หมู่บ้านต.อ.จ.ทั้งตำบลและTHab\n\u200b"), max_size=40),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_can_be_read_in_any_column(texts):
    asked = pd.DataFrame(dict.fromkeys(PARTS, texts), dtype="str")
    result = read_texts(asked, KNOWN)
    assert len(result.rows) == len(texts)
    assert result.villages["row"].isin(asked.index).all()
    assert not result.villages.duplicated(["row", "part"]).any()


def test_a_very_long_text_is_no_place():
    assert said(place="บ้าน" * 100_000)[0]["problem"] == "long"
