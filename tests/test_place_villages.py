"""หมู่ and names of villages within their tambon; several villages and whole tambons in one row."""

import re
from string import Formatter

import pandas as pd
import pytest

from geo.place_match import match_places
from geo.place_wording import REASONS
from geo.register_thai import from_tambon_figures
from tests.place_samples import CITY, all_found, answers, country_register, found


@pytest.fixture(scope="module")
def country(shared_data):
    return country_register(shared_data)


# --- villages: tambon 400102 has 13; 2 นางาม, 3 หนองน้ำเกลี้ยง, 4 นาเพียง, 5 เพี้ยฟาน, 9 and 12 โคก


MOO_AND_NAME = [
    ("บ้านนางาม", "2", ("exact", "40010202", 100)),
    ("", "หมู่ที่ ๒", ("exact", "40010202", 100)),
    ("นางาม", "", ("exact", "40010202", 100)),
    ("Ban Na Ngam", "", ("exact", "40010202", 100)),
    ("โคก", "12", ("exact", "40010212", 100)),
    ("โคก", "", ("suggested", "40010209", 50)),
    ("นางาม", "5", ("suggested", "40010202", 60)),
    ("โคก", "5", ("suggested", "40010205", 50)),
    ("ฮุย", "5", ("suggested", "40010205", 50)),
    ("นางาม", "14", ("suggested", "40010202", 60)),
    ("โคก", "14", ("suggested", "40010209", 50)),
    ("", "14", ("unknown", "", 0)),
    ("ฮุย", "", ("unknown", "", 0)),
    ("ฮุย", "14", ("unknown", "", 0)),
    # one letter is missing: 12 of 13 letters, all consonants
    ("นาเพยง", "", ("suggested", "40010204", 95)),
    ("นาเพยง", "4", ("suggested", "40010204", 98)),
]
"""Village and หมู่ as said, and outcome, area and score."""


def test_moo_and_name_within_a_tambon(country):
    place = {"tambon": "สำราญ", "amphoe": CITY}
    table = all_found(country, [place | {"village": village, "moo": moo} for village, moo, _ in MOO_AND_NAME])
    got = table[["outcome", "area_code", "score"]].itertuples(index=False, name=None)
    said = [(village, moo) for village, moo, _ in MOO_AND_NAME]
    assert dict(zip(said, got, strict=True)) == {(village, moo): expected for village, moo, expected in MOO_AND_NAME}


def test_reasons_name_the_official_places(country):
    place = {"tambon": "สำราญ", "amphoe": CITY}
    torn = found(country, **place, village="นางาม", moo="5")
    assert torn["reason_th"] == ("หมู่ 5 ของ ต.สำราญ อ.เมืองขอนแก่น คือ บ้านเพี้ยฟาน แต่รายชื่อระบุบ้านนางาม ซึ่งเป็นหมู่ 2")
    assert "Ban Phia Fan" in torn["reason_en"]
    assert "13 หมู่ ไม่มีหมู่ 14" in found(country, **place, moo="14")["reason_th"]
    assert "หมู่ 9, 12" in found(country, **place, village="โคก")["reason_th"]


def test_sentences_are_whole_in_both_languages():
    for th, en in REASONS.values():
        assert re.search("[ก-๛]", th)
        assert not re.search("[ก-๛]", en)
        fields = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in (th, en)]
        assert {field.removesuffix("_en").removesuffix("_named") for field in fields[1]} >= {
            field.removesuffix("_named") for field in fields[0]
        } - {"said_amphoe"}


def test_below_a_suggested_tambon_nothing_is_certain(country):
    result = found(country, tambon="สำราน", amphoe=CITY, village="นางาม", moo="2")
    alone = found(country, tambon="สำราน", amphoe=CITY)
    assert (result["outcome"], result["area_code"]) == ("suggested", "40010202")
    assert result["score"] == alone["score"] < 100


def test_a_city_has_no_villages(country):
    result = found(country, tambon="ในเมือง", amphoe=CITY, moo="3")
    assert (result["outcome"], result["area_code"], result["score"]) == ("suggested", "400101", 70)


def test_a_register_without_village_names_goes_by_moo():
    figures = pd.DataFrame({"tambon_code": ["400102"], "villages": [13], "population": [1], "households": [1]})
    register = from_tambon_figures(figures, 2564)
    place = {"tambon": "สำราญ", "amphoe": CITY}
    assert answers(
        register,
        [
            place | {"moo": "3", "village": "อะไรก็ได้"},
            place | {"moo": "14"},
            place | {"village": "นางาม"},
            {"place": "สำราญ"},
        ],
    ) == [("exact", "40010203"), ("unknown", ""), ("suggested", "400102"), ("suggested", "400102")]


def test_a_village_without_its_tambon_is_never_certain(country):
    inside = found(country, amphoe=CITY, village="บ้านนาเพียง")
    assert (inside["outcome"], inside["area_code"], inside["score"]) == ("suggested", "40010204", 85)
    anywhere = match_places(pd.DataFrame({"village": ["บ้านนาเพียง"]}, dtype="str"), country, "40")
    assert anywhere.found.loc[0, ["outcome", "area_code"]].tolist() == ["unknown", ""]
    assert "40010204" in anywhere.candidates["area_code"].tolist()
    assert found(country, moo="3")["outcome"] == "unknown"


# --- several villages, the whole tambon


@pytest.mark.parametrize(
    ("cells", "areas"),
    [
        ({"moo": "หมู่ 1, 3-5"}, ["40010201", "40010203", "40010204", "40010205"]),
        ({"moo": "4, 2"}, ["40010204", "40010202"]),
        ({"village": "บ้านนางาม, บ้านนาเพียง"}, ["40010202", "40010204"]),
        ({"village": "บ้านนางาม ม.2 และบ้านนาเพียง ม.4"}, ["40010202", "40010204"]),
        ({"place": "ม.2 บ้านนางาม, ม.14"}, ["40010202", ""]),
        ({"moo": "2, 2, 4", "village": "บ้านนางาม"}, ["40010202", "40010204"]),
    ],
)
def test_several_villages_in_a_row(country, cells, areas):
    asked = pd.DataFrame([{"tambon": "สำราญ", "amphoe": CITY} | cells], index=[7], dtype="str")
    matches = match_places(asked, country, "40")
    assert matches.found.loc[7, ["outcome", "area_code"]].tolist() == ["several", ""]
    assert matches.parts["area_code"].tolist() == areas
    assert matches.parts["part"].tolist() == list(range(len(areas)))
    assert set(matches.parts["asked"]) == {7}
    assert (matches.parts.loc[matches.parts["area_code"].eq(""), "score"] == 0).all()
    assert str(len(areas)) in matches.found.loc[7, "reason_th"]


def test_one_village_told_twice_is_one(country):
    result = found(country, tambon="สำราญ", amphoe=CITY, village="หมู่ 2, บ้านนางาม, บ้านนางาม")
    assert (result["outcome"], result["area_code"]) == ("exact", "40010202")


def test_the_whole_tambon(country):
    place = {"tambon": "สำราญ", "amphoe": CITY}
    assert found(country, **place, village="ทุกหมู่บ้าน").tolist()[:4] == ["400102", "tambon", "exact", 100]
    assert found(country, place="ทั้งตำบลสำราญ", amphoe=CITY).tolist()[:4] == ["400102", "tambon", "exact", 100]
    assert found(country, **place, moo="ทั้ง 13 หมู่บ้าน")["outcome"] == "exact"
    twelve = found(country, **place, moo="ทั้ง 12 หมู่บ้าน")
    assert (twelve["outcome"], twelve["area_code"], twelve["scope"]) == ("suggested", "400102", "tambon")
    assert found(country, **place, moo="หมู่ 1-3", place="ทุกหมู่บ้าน")["outcome"] == "suggested"
    assert found(country, village="ทุกหมู่บ้าน")["outcome"] == "unknown"
