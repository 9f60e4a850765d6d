"""Places as lists name them → areas: certain only where nothing else can be meant, else suggested with a reason."""

import re
from itertools import product
from string import Formatter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.names import comparable
from geo.place_match import PARTS, match_places
from geo.place_wording import REASONS
from geo.register import TAMBON_COLUMNS, Register, read_register
from geo.register_thai import from_tambon_figures, with_gazetteer
from tests.naive_places import answer
from tests.place_noise import noisy_rows

CITY = "เมืองขอนแก่น"
CERTAIN = ("exact", "mapped")


@pytest.fixture(scope="session")
def country(shared_data):
    register, _ = with_gazetteer(read_register(shared_data / "villages" / "villages.csv"))
    return register


def found(register, imported="40", **cells):
    matches = match_places(pd.DataFrame([cells], dtype="str"), register, imported)
    return matches.found.iloc[0]


def all_found(register, rows, imported="40"):
    return match_places(pd.DataFrame(rows).fillna("").astype("str"), register, imported).found


def answers(register, rows, imported="40"):
    table = all_found(register, rows, imported)
    return list(zip(table["outcome"], table["area_code"], strict=True))


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


# --- several villages, the whole tambon, too wide, elsewhere, nothing


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


def test_every_row_comes_back_under_its_label(country):
    asked = pd.DataFrame(
        {"tambon": ["สำราญ", "สำราน", "สำราญ", "สำราน"], "amphoe": CITY, "other": "x"}, index=[9, 4, 9, 1], dtype="str"
    )
    matches = match_places(asked, country, "40")
    assert matches.found.index.tolist() == [9, 4, 9, 1]
    assert matches.found["outcome"].tolist() == ["exact", "suggested", "exact", "suggested"]
    assert sorted(set(matches.candidates["asked"])) == [1, 4]
    empty = match_places(asked.iloc[:0], country, "40")
    assert [len(table) for table in (empty.found, empty.parts, empty.candidates)] == [0, 0, 0]


# --- noise


def test_nothing_wrong_is_certain_under_noise(country):
    rows = noisy_rows(country, "40", 4000, seed=11)
    matches = match_places(rows, country, "40")
    result = matches.found
    assert result.index.equals(rows.index)
    _certain_answers_are_what_was_written(country, rows, result)
    right = result["area_code"].eq(rows["meant"])
    certain = result["outcome"].isin(CERTAIN)
    # A หมู่ mistaken for that of a village of the same name cannot be seen by anyone.
    assert set(rows["kind"][certain & ~right]) <= {"another moo"}
    assert right[rows["kind"].isin(["none", "no name", "only tambon"])].mean() > 0.99
    assert (right & result["outcome"].eq("suggested"))[~certain].mean() > 0.85
    _doubtful_answers_come_with_reasons(matches)


def _certain_answers_are_what_was_written(register, rows, result):
    spoken = pd.DataFrame(rows["spoken"].tolist(), index=rows.index)
    taken = result[result["outcome"].eq("exact")]
    villages = register.villages.set_index("village_code").reindex(taken["area_code"]).set_axis(taken.index)
    code = villages["tambon_code"].fillna(taken["area_code"])
    tambons = register.tambons.set_index("tambon_code").reindex(code).set_axis(taken.index)
    for part, official in (
        ("amphoe", tambons["amphoe_th"]),
        ("tambon", tambons["name_th"]),
        ("village", villages["name_th"].fillna("")),
    ):
        written = comparable(spoken.loc[taken.index, part], part)
        assert taken[written.ne("") & written.ne(comparable(official, part))].empty
    moo = spoken.loc[taken.index, "moo"]
    assert taken[moo.ne("") & moo.ne(villages["moo"].astype("str"))].empty
    twins = register.villages.assign(key=comparable(register.villages["name_th"], "village"))
    twins = twins[twins.duplicated(["tambon_code", "key"], keep=False)]["village_code"]
    assert taken[moo.eq("") & taken["area_code"].isin(twins)].empty


def _doubtful_answers_come_with_reasons(matches):
    open_rows = matches.found[~matches.found["outcome"].isin(CERTAIN)]
    assert open_rows["score"].between(0, 99).all()
    assert open_rows["reason_th"].str.contains("[ก-๛]", regex=True).all()
    assert open_rows["reason_en"].ne("").all()
    for language in ("reason_th", "reason_en"):
        assert not open_rows[language].str.contains(r"[{}]|<NA>|nan", regex=True).any()
    assert matches.candidates.groupby("asked").size().max() <= 8
    first = matches.candidates.drop_duplicates("asked").set_index("asked")["area_code"]
    suggested = open_rows[open_rows["outcome"].eq("suggested")]
    assert first.reindex(suggested.index).eq(suggested["area_code"]).all()


# --- against the oracle: names that do not resemble one another, many of them twins

AMPHOES = ("กขค", "งจฉ")
TAMBONS = {"990101": (AMPHOES[0], "ดตถทธ"), "990102": (AMPHOES[0], "นบปผฝ"), "990201": (AMPHOES[1], "ดตถทธ")}
NAMES = ("พพพพพ", "มมมมม", "ยยยยย", "รรรรร")
VILLAGES = {
    f"{tambon}{moo:02}": (tambon, moo, name)
    for tambon, names in {"990101": (0, 1, 1, 2), "990201": (3, 3, 3)}.items()
    for moo, name in enumerate((NAMES[number] for number in names), start=1)
}


def fictional_register():
    tambons = pd.DataFrame(
        [
            (code, name, "", code[:4], amphoe, "", "99", "", "", sum(v[0] == code for v in VILLAGES.values()))
            for code, (amphoe, name) in TAMBONS.items()
        ],
        columns=TAMBON_COLUMNS[:10],
    ).reindex(columns=TAMBON_COLUMNS)
    rows = [(code, *village, "") for code, village in VILLAGES.items()]
    villages = pd.DataFrame(rows, columns=["village_code", "tambon_code", "moo", "name_th", "name_en"])
    return Register(villages.astype({"moo": "Int64"}), tambons)


ROWS = st.fixed_dictionaries(
    {
        "amphoe": st.sampled_from(AMPHOES),
        "tambon": st.sampled_from(["ดตถทธ", "นบปผฝ"]),
        "village": st.sampled_from(["", *NAMES, "สสสสส"]),
        "moo": st.sampled_from(["", "1", "2", "3", "4", "9"]),
    }
)


@settings(deadline=None, max_examples=15)
@given(st.lists(ROWS, min_size=10, max_size=60))
def test_villages_as_the_oracle_says(rows):
    register = fictional_register()
    result = match_places(pd.DataFrame(rows, dtype="str"), register, "99").found
    for row, (_, got) in zip(rows, result.iterrows(), strict=True):
        outcome, area, score = answer(row, TAMBONS, VILLAGES)
        if outcome == "open":
            assert got["outcome"] not in CERTAIN
        else:
            assert (got["outcome"], got["area_code"], got["score"]) == (outcome, area, score)


TEXTS = st.text(st.sampled_from("ดตถทธนบปผฝกขคพม่า 0123,-/.()หมู่บ้านต.อ.จ.ทั้งตำบลและ"), max_size=30) | st.sampled_from(
    ["ดตถทธ", "ต.นบปผฝ อ.กขค", "หมู่ 1-3", "990101", "99010102", "9901", "ทุกหมู่บ้าน", "อบต.นบปผฝ", "จ.ขอนแก่น", "พพพพพ"]
)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(PARTS, TEXTS)), min_size=1, max_size=30))
def test_whatever_stands_in_the_cells_every_row_has_an_outcome(rows):
    register = fictional_register()
    matches = match_places(pd.DataFrame(rows, dtype="str"), register, "99")
    assert len(matches.found) == len(rows)
    areas = {*VILLAGES, *TAMBONS}
    certain = matches.found["outcome"].isin(CERTAIN)
    assert matches.found.loc[certain, "area_code"].isin(areas).all()
    assert (matches.found.loc[certain, "score"] == 100).all()
    assert matches.found["area_code"].isin(areas | {""}).all()
    several = matches.found.index[matches.found["outcome"].eq("several")]
    assert set(matches.parts["asked"]) == set(several)
