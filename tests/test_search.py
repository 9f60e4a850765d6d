"""Places are found by part of a name or code, best first, in the province that is looked at before others."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.places import read_register_file
from geo.names import normalised
from geo.register import Register
from geo.search import COLUMNS, MOST_NEAR, find, index_places
from geo.search_text import LONGEST

HOSTILE = "<script>alert(1)</script>{{7*7}}[x](y)"
PROVINCES = {"40": ("ขอนแก่น", "Khon Kaen"), "35": ("ยโสธร", "Yasothon"), "48": ("นครพนม", "Nakhon Phanom")}
AMPHOE = {
    "4001": ("เมืองขอนแก่น", "Mueang Khon Kaen"),
    "4005": ("ชุมแพ", "Chum Phae"),
    "3501": ("เมืองยโสธร", "Mueang Yasothon"),
    "4805": ("ธาตุพนม", "That Phanom"),
}
TAMBONS = {
    "400102": ("สำราญ", "Samran"),
    "400115": ("บ้านเป็ด", "Ban Pet"),
    "400509": ("นาเพียง", "Na Phiang"),
    "400510": ("โนนสำราญ", "Non Samran"),
    "400511": (HOSTILE, HOSTILE),
    "350104": ("สำราญ", "Samran"),
    "350105": ("สำราญใต้", "Samran Tai"),
    "480509": ("อุ่มเหม้า", "Um Mao"),
}
VILLAGES = {
    "40010203": ("บ้านหนองน้ำเกลี้ยง", "Ban Nong Nam Kliang"),
    "40010204": ("บ้านนาเพียง", "Ban Na Phiang"),
    "40050901": ("บ้านนาเพียง", "Ban Na Phiang"),
    "40050903": ("บ้านนาเพียงใต้", "Ban Na Phiang Tai"),
    "40011503": ("บ้านเป็ด", "Ban Pet"),
    "35010403": ("บ้านสำราญ", "Ban Samran"),
    "48050907": ("", ""),
}


def register() -> Register:
    villages = pd.DataFrame(
        [(code, code[:6], int(code[6:]), *names) for code, names in VILLAGES.items()],
        columns=["village_code", "tambon_code", "moo", "name_th", "name_en"],
    ).astype({"moo": "Int64"})
    tambons = pd.DataFrame(
        [
            (code, *names, code[:4], *AMPHOE[code[:4]], code[:2], *PROVINCES[code[:2]])
            for code, names in TAMBONS.items()
        ],
        columns=[
            *("tambon_code", "name_th", "name_en", "amphoe_code", "amphoe_th", "amphoe_en"),
            *("province_code", "province_th", "province_en"),
        ],
    )
    return Register(villages, tambons)


INDEX = index_places(register())


def codes(text, province="40", **options):
    return find(INDEX, text, province, **options)["code"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # exact (own province, then elsewhere), then begins with, then holds; a tambon before a village
        ("สำราญ", ["400102", "350104", "35010403", "350105", "400510"]),
        ("samran", ["400102", "350104", "35010403", "350105", "400510"]),
        ("นาเพียง", ["400509", "40010204", "40050901", "40050903"]),
        ("na phi", ["400509", "40010204", "40050901", "40050903"]),
        ("บ้านเป็ด", ["400115", "40011503"]),
        ("4001", ["4001", "400102", "400115", "40010203", "40010204", "40011503"]),
        ("๔๐๐๑๐๒๐๓", ["40010203"]),
        ("0102", ["400102", "40010203", "40010204"]),
        ("Muang Khon", ["4001"]),
        ("mueang khon kaen", ["4001"]),
        ("ขอนแก่น", ["40", "4001"]),
        ("ไม่มีที่นี่", []),
        ("", []),
        (" . ", []),
        ("ต.", []),
        ("หมู่ 3", []),
    ],
)
def test_best_comes_first(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต.สำราญ", ["400102", "350104", "350105", "400510"]),
        ("ตำบลสำราญ จ.ยโสธร", ["350104", "350105"]),
        ("สำราญ จังหวัดยโสธร", ["350104", "35010403", "350105"]),
        ("Tambon Samran Amphoe Mueang Yasothon", ["350104", "350105"]),
        ("อ.เมือง", ["4001", "3501"]),
        ("อำเภอเมืองยโสธร", ["3501"]),
        ("หมู่ 4 บ้านนาเพียง", ["40010204"]),
        ("บ้านนาเพียง หมู่ที่ 1", ["40050901"]),
        ("หมู่ ๓ ต.สำราญ", ["40010203", "35010403"]),
        ("สำราญ ม.3", ["40010203", "35010403"]),
        ("บ้านนาเพียง ต.สำราญ อ.เมือง จ.ขอนแก่น", ["40010204"]),
        ("ต.นาเพียง อ.เมือง", []),
        ("หมู่ 7 ต.อุ่มเหม้า", ["48050907"]),
    ],
)
def test_words_for_levels_and_the_number_of_a_village_narrow_the_search(text, expected):
    assert codes(text) == expected


def test_province_that_is_looked_at_comes_first():
    assert codes("สำราญ", "35")[:3] == ["350104", "35010403", "400102"]
    assert codes("สำราญ", None)[:2] == ["350104", "400102"]


def test_spelling_of_the_keyboard_makes_no_difference():
    assert codes("สําราญ") == codes("สำราญ")
    assert codes("  สำ\u200bราญ ") == codes("สำราญ")


def test_limit_keeps_the_best():
    assert codes("สำราญ", limit=2) == ["400102", "350104"]


def test_a_find_tells_the_areas_around_it():
    found = find(INDEX, "40010204").iloc[0]
    assert found[["kind", "tambon_th", "amphoe_th", "province_en", "moo", "near"]].tolist() == [
        "village",
        "สำราญ",
        "เมืองขอนแก่น",
        "Khon Kaen",
        4,
        False,
    ]
    amphoe = find(INDEX, "4805").iloc[0]
    assert amphoe[["kind", "tambon_code", "tambon_th", "amphoe_code"]].tolist() == ["amphoe", "", "", "4805"]
    assert list(find(INDEX, "ไม่มีที่นี่").columns) == COLUMNS


@pytest.mark.parametrize("text", ["อุ่มเหมา", "อู่มเหม้า", "Um Moa", "ต.อุ่มเหมา"])
def test_misspelt_names_are_suggested_and_marked(text):
    found = find(INDEX, text, "40")
    assert found["code"].tolist() == ["480509"]
    assert found["near"].all()


def test_few_near_names_are_suggested():
    tambons = pd.concat([register().tambons.iloc[[0]]] * 9, ignore_index=True)
    tambons["tambon_code"] = [f"40010{number}" for number in range(9)]
    crowd = index_places(Register(register().villages.iloc[:0], tambons))
    assert find(crowd, "สำราน", "40")["code"].tolist() == ["400100", "400101", "400102"][:MOST_NEAR]


def test_hostile_names_are_found_as_text_and_hostile_searches_find_nothing():
    found = find(INDEX, "<script>")
    assert found[["code", "name_th", "tambon_en"]].to_numpy().tolist() == [["400511", HOSTILE, HOSTILE]]
    patterns = ["สำ[รก]าญ", "สำราญ|ชุมแพ", "สำ.*", "\\d"]
    assert all(find(INDEX, pattern, "40")["near"].all() for pattern in patterns)
    assert codes("ก" * 100_000) == []


def test_register_is_not_changed():
    mine = register()
    before = mine.tambons.copy(), mine.villages.copy()
    find(index_places(mine), "สำราญ", "40")
    pd.testing.assert_frame_equal(mine.tambons, before[0])
    pd.testing.assert_frame_equal(mine.villages, before[1])


def test_any_country_is_searched_by_name_and_code():
    text = dict.fromkeys(["amphoe_th", "amphoe_en", "province_th", "province_en", "name_en"], "")
    row = {"tambon_code": "NP-12", "name_th": "Pokhara", "amphoe_code": "NP-1", "province_code": "NP", **text}
    nepal = index_places(Register(register().villages.iloc[:0], pd.DataFrame([row])))
    assert find(nepal, "pokh")["code"].tolist() == ["NP-12"]
    assert find(nepal, "np-12")["code"].tolist() == ["NP-12"]


@given(st.sampled_from(sorted(TAMBONS)), st.data())
@settings(max_examples=60)
def test_any_part_of_a_name_finds_its_place(code, data):
    """The plainest search: the letters of a name without spaces hold those that were typed."""
    name = TAMBONS[code][0]
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    typed = normalised(pd.Series([part]))[0]
    if part not in name or typed not in name or not any(letter.isalnum() for letter in typed):
        return  # half a letter: the other half is another one
    assert code in codes(part, limit=50)


@given(st.text(max_size=LONGEST + 5))
@settings(max_examples=60)
def test_any_text_is_answered(text):
    found = find(INDEX, text, "40")
    assert list(found.columns) == COLUMNS
    assert len(found) <= 8
    assert not found["code"].duplicated().any()


def test_the_country(shared_data: Path):
    country = index_places(read_register_file(shared_data / "villages" / "villages.csv"))
    assert find(country, "หมู่ 4 บ้านนาเพียง", "40").iloc[0]["code"] == "40010204"
    assert find(country, "อุ่มเหมา", "40").iloc[0]["code"] == "480509"
    assert find(country, "สันทรายงาม", "40").iloc[0]["code"] == "570411"
