"""What the screen says of one tambon: texts from files escaped, sensitive numbers hidden, reasons given."""

import re

import pandas as pd
import pytest

from agencies.coverage import key_figures
from agencies.explain import explain_pairs
from agencies.overlap import Criterion, assess
from agencies.privacy import hides_people
from pages.common.figures import legend_html
from pages.common.panel import Tambon, panel_html
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, areas_of, good_records

HOSTILE = "<img src=x onerror=alert(1)>"
AREAS = areas_of({"400102": ["40010201", "40010202", "40010203"]})
PLACE = pd.Series(
    {
        "tambon_code": "400102",
        "name_th": "สำราญ" + HOSTILE,
        "name_en": "Samran",
        "amphoe_th": "เมืองขอนแก่น",
        "amphoe_en": "Mueang Khon Kaen",
        "province_code": "40",
        "villages": 3,
        "people": 10454,
        "people_year": 2564,
    }
)


def panel(*rows, language="th"):
    records = good_records(list(rows), AREAS)
    result = assess(records, AREAS, REGISTRY)
    villages = result.villages.assign(moo=[1, 2, 3], name_th=["", "บ้านนาเพียง", HOSTILE], name_en="")
    tambon = Tambon(
        place=PLACE,
        status=result.tambons.iloc[0],
        villages=villages,
        records=records,
        pairs=explain_pairs(records, REGISTRY, AREAS, Criterion()),
    )
    return panel_html(Words(language), REGISTRY, tambon)


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def village_block(html, moo):
    return next(block for block in html.split("<details>") if f"หมู่ {moo} " in block)


SPARK = {"area_code": "40010202", "function": "spark", "target_group": "elderly", "fiscal_year": 2551}


def test_no_text_from_a_file_becomes_markup():
    html = panel({**SPARK, "agency": "lgo", "unit": HOSTILE, "note": HOSTILE, "fund_name": HOSTILE})
    assert "<img" not in html
    assert html.count("&lt;img") >= 5


def test_village_shows_status_records_money_and_the_pair_that_made_it_so():
    html = panel(
        {**SPARK, "agency": "sdc", "amount_baht": 10000, "people": 30},
        {**SPARK, "agency": "psdhs", "amount_baht": 2500},
    )
    block = text_of(village_block(html, 2))
    assert "หมู่ 2 บ้านนาเพียง" in block
    assert "ซ้ำซ้อน" in block
    assert "2 รายการ 12,500 บาท" in block
    assert "ศพส. จุดประกาย 2551 × พมจ. จุดประกาย 2551" in block
    assert "ตรงกัน: พื้นที่, งาน, กลุ่มเป้าหมาย, ปี" in block
    assert "30 คน" in block


def test_what_is_unknown_is_named_as_a_question():
    html = panel({**SPARK, "agency": "sdc"}, {"agency": "psdhs", "area_code": "400102", "function": "spark"})
    block = text_of(village_block(html, 2))
    assert "รอสอบทาน" in block
    assert "ยังไม่ทราบ: พื้นที่, กลุ่มเป้าหมาย, ปี" in block


def test_empty_village_says_so():
    assert "ยังไม่พบการสนับสนุน" in text_of(village_block(panel({**SPARK, "agency": "sdc"}), 1))


@pytest.mark.parametrize(("people", "shown"), [(9, False), (10, True)])
def test_small_numbers_of_sensitive_groups_are_not_shown_in_villages(people, shown):
    html = text_of(panel({**SPARK, "agency": "tpso", "target_group": "hiv", "people": people}))
    assert (f"· {people} คน" in html) == shown
    assert ("ไม่แสดงจำนวนคน (น้อยกว่า 10 คน)" in html) != shown


def test_numbers_of_other_groups_and_of_tambons_are_shown():
    records = good_records(
        [
            {**SPARK, "agency": "tpso", "people": 3},
            {**SPARK, "agency": "tpso", "target_group": "hiv", "area_code": "400102", "people": 3},
            {**SPARK, "agency": "tpso", "target_group": "hiv", "people": 3},
            {**SPARK, "agency": "tpso", "target_group": "hiv"},
        ],
        AREAS,
    )
    assert hides_people(records, REGISTRY).tolist() == [False, False, True, False]


def test_english_screen_has_no_thai_of_its_own():
    html = panel({**SPARK, "agency": "sdc"}, {**SPARK, "agency": "psdhs"}, language="en")
    assert "Tambon Samran Amphoe Mueang Khon Kaen" in html
    known_thai = "บ้านนาเพียง"  # a village without an English name
    assert not re.search(r"[\u0e00-\u0e7f]", html.replace(known_thai, ""))


def test_legend_counts_tambons_and_villages_of_every_status():
    records = good_records([{**SPARK, "agency": "sdc"}], AREAS)
    tambons = pd.DataFrame(
        {"tambon_code": ["400102"], "people": pd.array([9], "Int64"), "people_year": pd.array([2564], "Int64")}
    )
    html = legend_html(Words("th"), key_figures(assess(records, AREAS, REGISTRY), tambons))
    assert html.count('class="swatch ') == 10
    assert "หน่วยเดียว 1 (1)" in text_of(html).replace("  ", " ")
    assert "ยังไม่พบ 0 (2)" in text_of(html).replace("  ", " ")
