"""The page of gaps as it is drawn: names, dashes for what is unknown, bars, learning areas; nothing becomes markup."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from agencies.groundwork import Groundwork
from agencies.learning import learning_areas, suggestions
from agencies.records import Areas
from data.export.headings import all_headings
from pages.common import sources
from pages.common.gaps.awaiting import awaiting_html, missing_html
from pages.common.gaps.learning_list import learning_html, learning_table
from pages.common.gaps.numbers import NOTHING, numbers_html
from pages.common.gaps.ranked import MOST_SHOWN, number, ranked_html, whole
from pages.common.gaps.tables import ranked_tables, whole_table
from pages.common.gaps.teachers import Teachers
from pages.common.selection import Selection
from pages.common.table_names import places_by_code, tambon_names
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, good_records

TH = Words("th")
TAMBONS = pd.DataFrame(
    [
        ("400101", "ในเมือง", "4001", "เมืองขอนแก่น", "40", "ขอนแก่น", 900),
        ("400102", "<b>สำราญ</b>", "4001", "เมืองขอนแก่น", "40", "ขอนแก่น", 1200),
        ("400201", "บ้านฝาง", "4002", "บ้านฝาง", "40", "ขอนแก่น", None),
        ("400202", "ป่าหวายนั่ง", "4002", "บ้านฝาง", "40", "ขอนแก่น", 800),
        ("410101", "หมากแข้ง", "4101", "เมืองอุดรธานี", "41", "อุดรธานี", 100),
        ("100101", "พระบรมมหาราชวัง", "1001", "เขตพระนคร", "10", "กรุงเทพมหานคร", 100),
    ],
    columns=["tambon_code", "name_th", "amphoe_code", "amphoe_th", "province_code", "province_th", "people"],
).assign(name_en="", amphoe_en="", province_en="", people_year=pd.array([2564] * 6, dtype="Int64"), villages=1)
TAMBONS["people"] = TAMBONS["people"].astype("Int64")
VILLAGES = pd.DataFrame(
    [
        ("40010201", "400102", 1, "บ้านเหล่า"),
        ("40010202", "400102", None, "บ้าน<i>โนน"),
        ("40020101", "400201", 1, ""),
        ("40020201", "400202", 1, "บ้านป่า"),
    ],
    columns=["village_code", "tambon_code", "moo", "name_th"],
).assign(name_en="")
VILLAGES["moo"] = VILLAGES["moo"].astype("Int64")
EVERYWHERE = Areas(VILLAGES, TAMBONS)
RECORDS = good_records(
    [
        {"agency": "sdc", "area_code": "40010201"},
        {"agency": "codi", "area_code": "40020201", "function": "learning", "fiscal_year": 2549},
        {"agency": "codi", "area_code": "410101", "function": "learning"},
        {"agency": "sdc", "area_code": "410101", "function": "learning", "fiscal_year": 2551},
    ],
    EVERYWHERE,
)


def view_of(awaited: tuple[str, ...] = ()) -> sources.View:
    tambons = TAMBONS[TAMBONS["province_code"].eq("40")]
    areas = Areas(VILLAGES, tambons)
    ground = Groundwork.of(RECORDS[RECORDS["tambon_code"].isin(tambons["tambon_code"])], areas, REGISTRY)
    choice = ground.choose()
    result = ground.assess(choice, awaited_provinces=awaited)
    return sources.View(Selection("40"), sources.Assessed(areas, choice, result))


def teachers() -> Teachers:
    """400101 is 5 km from the area of its own province and 90 from the other; 400102 6 and 80; 400201 not drawn."""
    metres = [("400101", "400202", 5000.0), ("400101", "410101", 90000.0)]
    metres += [("400102", "400202", 6000.0), ("400102", "410101", 80000.0)]
    table = pd.DataFrame(metres, columns=["from_code", "to_code", "metres"])
    codes = pd.Series(["400101", "400102", "400201"], dtype="str")
    return Teachers(learning_areas(RECORDS), suggestions(codes, table, 1), 1)


@pytest.fixture(autouse=True)
def register(monkeypatch):
    monkeypatch.setattr(sources, "register", lambda: EVERYWHERE)


def drawn(unit: str, need: pd.Series | None = None, **options) -> str:
    shown = view_of()
    table = whole_table(TH, shown, ranked_tables(shown, need)[unit], teachers(), "คนยังไม่ถึง")
    return ranked_html(TH, table, places_by_code(TH, TAMBONS, "40"), **options)


class Cells(HTMLParser):
    """The text of each cell by row, headings first, and the tags met."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "span" and self.rows and self.rows[-1] and dict(attrs).get("class") == "of":
            self.rows[-1][-1] += " | "

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_tambons_with_names_shares_and_where_to_learn():
    """900 of 900, 1200 x 1/2, and a population that nobody knows; each learning area takes one."""
    cells = Cells(drawn("tambons"))
    assert cells.rows[1:] == [
        ["1", "ในเมือง | เมืองขอนแก่น", "1/1", "900", "ต.ป่าหวายนั่ง ·\u00a05.0\u00a0กม. | อ.บ้านฝาง", "แห่งเดียวกัน"],
        [
            *("2", "<b>สำราญ</b> | เมืองขอนแก่น", "1/2", "600", "ต.ป่าหวายนั่ง ·\u00a06.0\u00a0กม. | อ.บ้านฝาง"),
            "ต.หมากแข้ง ·\u00a080.0\u00a0กม. | อ.เมืองอุดรธานี จังหวัดอุดรธานี",
        ],
        ["3", "บ้านฝาง | บ้านฝาง", "1/1", NOTHING, NOTHING, TH("gaps.no_place")],
    ]
    assert not cells.tags & {"b", "i"}


def test_villages_by_number_and_name_a_city_as_a_whole():
    rows = [row[:3] for row in Cells(drawn("villages")).rows[1:]]
    assert rows == [
        ["1", f"{TH('panel.city')} | ในเมือง, เมืองขอนแก่น", "900"],
        ["2", "บ้าน<i>โนน | <b>สำราญ</b>, เมืองขอนแก่น", "600"],
        ["3", "หมู่ 1 | บ้านฝาง, บ้านฝาง", NOTHING],
    ]


def test_bars_are_as_long_as_the_share_of_the_largest_and_unknown_has_none():
    assert re.findall(r"width:([\d.]+)%", drawn("tambons")) == ["100.0", "66.7", "0.0"]


def test_a_brought_measure_has_a_column_of_its_own_whatever_it_is_called():
    need = pd.Series({"400201": 2.5, "400101": -1.0}, dtype="Float64")
    cells = Cells(drawn("tambons", need, measure="<u>พื้นที่"))
    assert cells.rows[0][4] == "<u>พื้นที่"
    assert [(row[1].split(" |")[0], row[3], row[4]) for row in cells.rows[1:]] == [
        ("บ้านฝาง", NOTHING, "2.5"),
        ("ในเมือง", "900", "-1"),
        ("<b>สำราญ</b>", "600", NOTHING),
    ]
    assert "u" not in cells.tags


def test_the_tambon_looked_at_is_marked():
    html = drawn("tambons", chosen="400102")
    assert html.count('class="chosen"') == 1
    assert "สำราญ" in html.split('class="chosen"')[1].split("</tr>")[0]
    assert 'class="chosen"' not in drawn("tambons")


def test_a_gap_that_is_a_learning_area_itself_goes_nowhere():
    shown = view_of()
    ranked = ranked_tables(shown, None)["tambons"]
    areas = pd.concat([teachers().areas.assign(tambon_code="400101"), teachers().areas])
    suggested = teachers().suggested[lambda table: table["tambon_code"].ne("400101")]
    table = whole_table(TH, shown, ranked, Teachers(areas, suggested, 0), "x")
    row = Cells(ranked_html(TH, table, places_by_code(TH, TAMBONS, "40"))).rows[1]
    assert row[4:] == [TH("gaps.is_learning"), NOTHING]


def test_only_the_first_rows_are_drawn():
    shown = view_of()
    table = whole_table(TH, shown, ranked_tables(shown, None)["tambons"], teachers(), "x")
    many = pd.concat([table] * 200, ignore_index=True)
    assert len(Cells(ranked_html(TH, many, places_by_code(TH, TAMBONS, "40"))).rows) == MOST_SHOWN + 1


def test_every_column_that_is_handed_out_has_a_heading():
    shown = view_of()
    for ranked in ranked_tables(shown, None).values():
        table = whole_table(TH, shown, ranked, teachers(), "x").drop(columns="own_learning")
        assert set(table.columns) <= set(all_headings())
        assert table["rank"].tolist() == [1, 2, 3]


def test_key_numbers():
    shown = view_of()
    html = numbers_html(TH, ranked_tables(shown, None)["tambons"], shown.figures)
    assert re.findall(r"<b>([^<]*)</b>", html) == ["2", "1", "3", "1,500"]
    assert TH("figure.people_unknown", n=1) in html
    assert TH("figure.people_year", year=2564) in html


def test_while_reports_are_awaited_no_number_of_gaps_is_known():
    shown = view_of(awaited=("40",))
    html = numbers_html(TH, ranked_tables(shown, None)["tambons"], shown.figures)
    assert re.findall(r"<b>([^<]*)</b>", html) == [NOTHING, NOTHING, NOTHING, NOTHING, "3"]


def test_names_tell_the_province_only_of_another_one_and_the_capital_has_its_own_words():
    names = tambon_names(TH, TAMBONS, "40")
    assert names["400101"] == "ต.ในเมือง อ.เมืองขอนแก่น"
    assert names["410101"] == "ต.หมากแข้ง อ.เมืองอุดรธานี จังหวัดอุดรธานี"
    assert names["100101"] == "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร"


def test_learning_areas_by_learners_with_agencies_and_years():
    listed = learning_table(TH, view_of(), teachers())
    cells = Cells(learning_html(TH, listed, {"codi": "พอช.", "sdc": "<i>ศพส."}, 1))
    assert cells.rows[1:] == [
        ["ต.ป่าหวายนั่ง อ.บ้านฝาง", "พอช.", "2549", "1/1"],
        ["ต.หมากแข้ง อ.เมืองอุดรธานี จังหวัดอุดรธานี", "พอช., <i>ศพส.", "2551", "1/1"],
    ]
    assert "i" not in cells.tags


def test_a_learning_area_of_unknown_year_says_so():
    unknown = teachers().areas.assign(first_year=pd.NA, last_year=pd.NA).astype({"first_year": "Int64"})
    listed = unknown.assign(learning="x", learners=0)
    rows = Cells(learning_html(TH, listed, {"codi": "a", "sdc": "b"}, 3)).rows[1:]
    assert {row[2] for row in rows} == {TH("unknown.year")}


def test_missing_reports_by_agency_with_years_as_spans():
    missing = pd.DataFrame(
        {
            "agency": ["codi", "codi", "codi", "sdc"],
            "fiscal_year": pd.array([2549, 2550, 2552, None], dtype="Int64"),
        }
    )
    assert Cells(missing_html(TH, missing, {"codi": "พอช.", "sdc": "ศพส."})).rows[1:] == [
        ["พอช.", "2549-2550, 2552"],
        ["ศพส.", TH("awaited.any_year")],
    ]


def test_awaited_tambons_are_escaped_and_unknown_people_are_a_dash():
    table = pd.DataFrame({"amphoe": ["<b>อ"], "tambon": ["ต"], "villages": [1234], "villages_awaiting": [2]})
    cells = Cells(awaiting_html(TH, table.assign(people_awaiting=pd.array([None], dtype="Float64"))))
    assert cells.rows[1] == ["<b>อ", "ต", "2/1,234", NOTHING]
    assert "b" not in cells.tags


def test_numbers_as_text():
    values = pd.Series([1234.5, 0.25, None, -1200.0, 3.999], dtype="Float64")
    assert number(values).tolist() == ["1,234.5", "0.25", NOTHING, "-1,200", "4"]
    assert whole(pd.Series([599.6, None], dtype="Float64")).tolist() == ["600", NOTHING]
