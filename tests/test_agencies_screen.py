"""What the page of agencies draws, as data: the UpSet chart, the money, the matrix and the profile."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from agencies.intersections import intersections
from agencies.profiles import baht_by_year, matrix, partners, profiles, taking_part, units
from data.export.headings import headings_of
from pages.common import sources
from pages.common.agencies_desk.money_chart import money_chart
from pages.common.agencies_desk.pair_matrix import matrix_html
from pages.common.agencies_desk.profile_html import all_html, partners_html, profile_html, units_html, universal_text
from pages.common.agencies_desk.set_list import MOST_LISTED, set_list_html
from pages.common.agencies_desk.tables import pairs_table, profiles_table, set_table, with_whole_people
from pages.common.agencies_desk.upset import MOST_SETS, drawn_sets, set_name, sets_left_out, upset
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, good_records
from tests.profile_cases import AREAS, RECORDS, RESULT, TAMBONS

WORDS = Words("th")
NAMES = {"psdhs": "พมจ.", "sdc": "ศพส.", "codi": "พอช.", "lgo": "<b>อปท.</b>"}
COLOURS = {"psdhs": "#1B6CA8", "sdc": "#2A9D8F", "codi": "#E07A1F", "lgo": ""}
SETS = intersections(RESULT, TAMBONS, "villages")


@pytest.fixture
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def chart(sets=SETS, unit="villages"):
    return upset(WORDS, sets, unit=unit, names=NAMES, colours=COLOURS)


def trace(figure, kind, mode=None):
    return [each for each in figure.data if each.type == kind and (mode is None or each.mode == mode)]


def test_bars_are_the_sets_with_an_agency_the_largest_first_each_with_its_number():
    (bars,) = trace(chart(), "bar")
    assert list(bars.y) == [13, 1, 1, 1, 1]  # the ten villages without anyone are told below the chart
    assert list(bars.text) == ["13", "1", "1", "1", "1"]
    assert [each[0] for each in bars.customdata] == ["codi;lgo", "lgo", "sdc", "codi;psdhs;sdc", "codi;lgo;psdhs;sdc"]


def test_dots_say_who_is_in_a_set_and_lines_join_the_first_to_the_last():
    figure = chart()
    rows = dict(enumerate(figure.layout.yaxis2.ticktext))
    assert rows == {0: "พอช.", 1: "&lt;b&gt;อปท.&lt;/b&gt;", 2: "ศพส.", 3: "พมจ."}  # most villages on top
    empty, dots = trace(figure, "scatter", "markers")
    assert sorted(zip(dots.x, dots.y, strict=True))[:4] == [(0, 0), (0, 1), (1, 1), (2, 2)]
    assert len(dots.x) == 2 + 1 + 1 + 3 + 4
    assert len(empty.x) + len(dots.x) == 5 * 4
    assert all(dots.customdata[at] == trace(figure, "bar")[0].customdata[x] for at, x in enumerate(dots.x))
    (lines,) = trace(figure, "scatter", "lines")
    assert list(zip(lines.x, lines.y, strict=True))[:3] == [(0, 0), (0, 1), (None, None)]
    assert list(zip(lines.x, lines.y, strict=True))[9:11] == [(3, 0), (3, 3)]


def test_totals_stand_at_the_left_in_the_colours_of_the_registry():
    layout = chart().layout
    bars = [shape for shape in layout.shapes if shape.layer != "below"]
    assert [shape.fillcolor for shape in bars] == ["#E07A1F", "#808080", "#2A9D8F", "#1B6CA8"]
    assert [note.text for note in layout.annotations][:4] == ["15", "15", "3", "2"]
    assert {each.marker.color for each in chart().data if each.type == "bar"} == {"#808080"}


def test_hover_tells_set_number_and_people_in_words():
    (bars,) = trace(chart(), "bar")
    assert bars.hovertext[0] == "พอช. + &lt;b&gt;อปท.&lt;/b&gt;<br>13 หมู่บ้าน<br>ไม่ทราบประชากร 13 แห่ง"
    assert bars.hovertext[2] == "ศพส.<br>1 หมู่บ้าน<br>ประมาณ 100 คน"


def test_only_the_largest_sets_are_drawn_and_the_rest_is_counted():
    many = pd.DataFrame(
        {
            "agencies": ["", *(f"a{n:02}" for n in range(MOST_SETS + 5))],
            "agencies_in_set": [0] + [1] * (MOST_SETS + 5),
            "areas": [500, *range(100, 100 - MOST_SETS - 5, -1)],
            "people": pd.array([None] * (MOST_SETS + 6), dtype="Float64"),
            "people_unknown": 1,
        }
    )
    assert len(drawn_sets(many)) == MOST_SETS
    assert sets_left_out(many) == (5, 80 + 79 + 78 + 77 + 76)
    names = {f"a{n:02}": "ชื่อหน่วยงานที่ยาวมากเกินกว่าจะพอดี" for n in range(MOST_SETS + 5)}
    figure = upset(WORDS, many, unit="tambons", names=names, colours={})
    assert len(trace(figure, "bar")[0].x) == MOST_SETS
    assert len(figure.layout.yaxis2.ticktext) == MOST_SETS + 5
    assert max(map(len, figure.layout.yaxis2.ticktext)) <= 19
    assert figure.layout.yaxis.title.text == "จำนวนตำบล"


def test_a_selection_without_any_agency_in_an_area_still_has_a_chart():
    nobody = SETS[SETS["agencies"].eq("")]
    figure = upset(WORDS, nobody, unit="villages", names=NAMES, colours=COLOURS)
    assert list(trace(figure, "bar")[0].y) == []
    assert sets_left_out(nobody) == (0, 0)


def test_nobody_is_named_in_words():
    assert set_name(WORDS, "", NAMES) == "ไม่มีหน่วยงานใด"
    assert set_name(WORDS, "codi;sdc", NAMES) == "พอช. + ศพส."


MONEY = baht_by_year(
    good_records(
        [
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "planned", "amount_baht": 1000},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "disbursed", "amount_baht": 500},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "disbursed"},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2549},
            {"agency": "sdc", "area_code": "400102", "amount_baht": 7},
        ],
        AREAS,
    )
)


def test_money_is_stacked_by_state_and_unknown_money_is_no_bar_of_zero():
    figure = money_chart(WORDS, MONEY)
    bars = {bar.name: dict(zip(bar.x, bar.y, strict=True)) for bar in trace(figure, "bar")}
    assert bars == {
        "เบิกจ่ายแล้ว": {"2551": 500},
        "ตั้งแผนไว้": {"2551": 1000},
        "ไม่ระบุสถานะ": {"2549": None, "-": 7},
    }
    assert [bar.marker.pattern.shape for bar in trace(figure, "bar")] == ["", "", "/"]
    assert list(figure.layout.xaxis.ticktext) == ["2549", "2551", "ไม่ระบุปี"]
    assert list(trace(figure, "scatter")[0].text) == ["ไม่ระบุเงิน 1", "ไม่ระบุเงิน 1<br>1,500", "7"]


def test_hover_over_money_says_how_many_records_and_how_many_do_not_tell():
    (spent,) = [bar for bar in trace(money_chart(WORDS, MONEY), "bar") if bar.name == "เบิกจ่ายแล้ว"]
    assert spent.hovertext[0] == "ปี 2551<br>เบิกจ่ายแล้ว: 500 บาท<br>2 รายการ<br>ไม่ระบุจำนวนเงิน 1 รายการ"


def test_matrix_shows_two_numbers_zero_pale_and_names_escaped():
    html = matrix_html(WORDS, matrix(RESULT.pairs, list(NAMES)), NAMES)
    cells = re.findall(r"<td(?: [^>]*)?>(.*?)</td>", html)
    shown = [re.findall(r">([^<]+)<", cell) for cell in cells[1:]]  # the first is the corner
    assert shown[0] == []  # an agency is not compared with itself
    assert shown[1] == ["1", "1", "1"]  # psdhs and sdc: duplicate, completing, to be asked
    assert shown[2] == ["–", "2"]
    assert html.count('class="own"') == 4
    assert "<b>อปท.</b>" not in html
    assert "&lt;b&gt;อปท.&lt;/b&gt;" in html


def profile_of(agency):
    table = profiles(RESULT, RECORDS, TAMBONS, REGISTRY)
    return table[table["agency"] == agency].to_dict("records")[0]


def test_profile_says_of_what_each_number_is_and_what_is_unknown():
    text = re.sub(r"<[^>]+>", " ", profile_html(WORDS, profile_of("sdc"), {"tambons": 2, "villages": 27}))
    text = " ".join(text.split())
    assert "2 ตำบล จากทั้งหมด 2 ตำบล" in text
    assert "3 หมู่บ้าน จากทั้งหมด 27 หมู่บ้าน" in text
    assert "200 คนในหมู่บ้านเหล่านั้น ประมาณจากประชากรตำบล · ประชากรปี 2564 · ไม่ทราบประชากร 1 หมู่บ้าน" in text
    assert "37 คนที่ได้รับการสนับสนุน ตามรายการ อาจนับซ้ำคน · ไม่ระบุ 1 รายการ" in text
    assert "1 หมู่บ้านที่อยู่เพียงหน่วยเดียว (33%)" in text
    assert "1 รายการที่เข้าเกณฑ์ซ้ำซ้อน (33%) 200 บาท · 80% ของเงินที่ทราบ" in text


def test_what_is_not_known_at_all_is_a_question_mark_not_zero():
    assert "<b>?</b>" in profile_html(WORDS, profile_of("codi"), {"tambons": 2, "villages": 27})


def test_universal_records_are_named_apart():
    assert universal_text(WORDS, profile_of("sdc")) == ""
    assert "1 รายการ 999 บาท" in universal_text(WORDS, profile_of("lgo"))


def test_lists_beside_the_profile_hold_every_row_and_escape_units():
    met = partners(RESULT.pairs)
    assert partners_html(WORDS, met[met["agency"] == "psdhs"], NAMES).count("<tr>") == 1 + 3
    rows = [{"agency": "lgo", "area_code": "400102", "unit": f"<i>{n}</i>", "amount_baht": n} for n in range(15)]
    html = units_html(WORDS, units(good_records(rows, AREAS)))
    assert "&lt;i&gt;14&lt;/i&gt;" in html
    assert "<i>" not in html
    assert "และอีก 3 แห่ง" in html
    assert all_html(WORDS, profiles(RESULT, RECORDS, TAMBONS, REGISTRY), NAMES).count("<tr>") == 1 + 4


@pytest.mark.usefixtures("own_data_folder")
def test_areas_of_a_set_are_named_and_add_up_to_the_view():
    shown = sources.view(sources.default_selection(), hall=False)
    for unit, code in (("villages", "village_code"), ("tambons", "tambon_code")):
        sets = intersections(shown.result, shown.areas.tambons, unit)
        tables = [set_table(WORDS, shown, unit, agencies) for agencies in sets["agencies"]]
        assert [len(table) for table in tables] == sets["areas"].tolist()
        codes = pd.concat(tables)[code]
        assert codes.is_unique
        assert set(codes) == set(getattr(shown.result, unit)[code])
        assert all(table[["tambon", "amphoe", "status"]].ne("").all(axis=None) for table in tables)


@pytest.mark.usefixtures("own_data_folder")
def test_a_city_is_called_by_its_tambon():
    shown = sources.view(replace(sources.default_selection(), agencies=("tpso",)), hall=False)
    nobody = set_table(WORDS, shown, "villages", "")
    city = nobody[nobody["village_code"].eq("400101")]
    assert city["village"].tolist() == ["ในเมือง"]
    tambons = set_table(WORDS, shown, "tambons", "").set_index("tambon_code")
    assert tambons.loc["400101", "villages"] == 1  # as the coverage beside it has it
    html = set_list_html(WORDS, city, "villages")
    assert "ในเมือง" in html and "400101" not in html
    listed = set_list_html(WORDS, nobody, "villages")
    assert listed.count("<li>") == MOST_LISTED + 1
    assert f"และอีก {len(nobody) - MOST_LISTED:,} แห่ง" in listed


@pytest.mark.usefixtures("own_data_folder")
def test_every_column_handed_out_has_a_heading():
    shown = sources.view(sources.default_selection(), hall=False)
    table = profiles(shown.result, shown.choice.records, shown.areas.tambons, REGISTRY)
    sets = with_whole_people(intersections(shown.result, shown.areas.tambons, "villages"))
    for handed in (
        profiles_table(table),
        pairs_table(shown.result.pairs),
        sets,
        set_table(WORDS, shown, "villages", "sdc"),
        set_table(WORDS, shown, "tambons", "psdhs"),
    ):
        headings = headings_of(handed)
        assert [name for name, heading in headings.items() if heading.th == name] == []
        assert len({heading.th for heading in headings.values()}) == len(headings)


def test_pairs_table_adds_up_what_completes():
    table = pairs_table(RESULT.pairs).set_index(["agency_a", "agency_b"])
    assert table.loc[("codi", "lgo"), "completing"] == 2
    assert "completing" not in RESULT.pairs
    assert len(taking_part(RECORDS, REGISTRY)) == 11
