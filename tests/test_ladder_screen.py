"""The ladder on the screen: its cells, its table, its controls, its files, and what it is counted within."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

from agencies.ladder import board, funds, steps_taken
from agencies.registry import parse_registry
from data.export.headings import all_headings
from pages.common import sources
from pages.common.ladder.board_html import Names, board_html, step_names
from pages.common.ladder.cells import FEW_YEARS, Column, cells, columns_of, where
from pages.common.ladder.controls import Asked, show_names
from pages.common.ladder.figures import legend_html, numbers_html
from pages.common.ladder.part import notes
from pages.common.ladder.state import ladder_of
from pages.common.ladder.tables import whole_board, whole_steps
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, areas_of, good_records

WORDS = Words("th")
VILLAGES = [f"400102{number:02}" for number in range(1, 14)]
AREAS = areas_of({"400101": [], "400102": VILLAGES, "400103": ["40010301"], "400201": []})
PLACES = AREAS.tambons.assign(amphoe_code=AREAS.tambons["tambon_code"].str[:4])
CITIES = pd.Series(["400101"])
NAMES = Names(
    tambon={code: f"ต.{code}" for code in PLACES["tambon_code"]},
    amphoe={"4001": "อ.หนึ่ง", "4002": "อ.<สอง>"},
    agencies={key: agency.short("th") for key, agency in REGISTRY.agencies.items()},
    step={1: "จุดประกาย", 2: "กระบวนการ", 3: "สมทบ"},
)


def record(agency, area, function, year, **more):
    return {"agency": agency, "area_code": area, "function": function, "fiscal_year": year, **more}


def taken_of(*rows):
    return steps_taken(good_records(list(rows), AREAS), REGISTRY)


def board_of(*rows, **more):
    records = good_records(list(rows), AREAS)
    taken = steps_taken(records, REGISTRY)
    fund = funds(records, PLACES["tambon_code"], REGISTRY, span=2, until=2552)
    return board(taken, taken, fund, PLACES, REGISTRY, **more)


def drawn(*rows, years=(2551, 2552), names=NAMES, **more):
    """The rows of the table as the reader sees them: texts of the cells, and the marks of each."""
    taken = taken_of(*rows)
    columns = columns_of(taken, [1, 2, 3], years, apart=True)
    reader = TableReader()
    filled = cells(WORDS, taken, columns, names.agencies, CITIES)
    reader.feed(board_html(WORDS, board_of(*rows, **more), filled, columns, names))
    return reader.rows


class TableReader(HTMLParser):
    """Rows of cells, each its text and its class."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append(["", dict(attributes).get("class", "")])

    def handle_data(self, data):
        self.rows[-1][-1][0] += data


def text(html):
    return re.sub("<[^>]+>", "", html)


def test_villages_are_written_by_number_and_runs_of_three_or_more_as_spans():
    rows = [record("sdc", f"400102{n:02}", "spark", 2551) for n in (1, 3, 4, 6, 7, 8, 12)]
    assert [text(cell) for cell in where(WORDS, taken_of(*rows), CITIES)] == ["หมู่\u00a01, 3, 4, 6-8, 12"]


def test_whole_tambon_and_village_not_named_are_told_apart_and_a_city_has_no_villages():
    rows = [
        record("sdc", "40010203", "spark", 2551),
        record("sdc", "400102", "spark", 2551),
        record("codi", "400102", "spark", 2551, scope="tambon"),
        record("codi", "400101", "spark", 2551),
    ]
    told = [text(cell) for cell in where(WORDS, taken_of(*rows), CITIES)]
    assert told == ["เขตเมือง", "ทั้งตำบล", "หมู่\u00a03 · ไม่ระบุหมู่บ้าน"]


def test_a_step_has_a_column_for_each_year_and_one_for_unknown_years_only_where_there_are_any():
    taken = taken_of(record("sdc", "40010203", "process", ""), record("sdc", "40010203", "spark", 2551))
    assert columns_of(taken, [1, 2], [2551, 2552], apart=False) == [Column(1, None), Column(2, None)]
    assert columns_of(taken, [1, 2], [2551, 2552], apart=True) == [
        *(Column(1, 2551), Column(1, 2552)),
        *(Column(2, 2551), Column(2, 2552), Column(2, 0)),
    ]


def test_many_years_stand_in_the_cells_of_one_column():
    rows = [record("sdc", "40010203", "spark", year) for year in (2551, 2540, "")]
    years = range(2551 - FEW_YEARS, 2552)
    columns = columns_of(taken_of(*rows), [1, 2, 3], list(years), apart=True)
    assert columns == [Column(1, None), Column(2, None), Column(3, None)]
    filled = cells(WORDS, taken_of(*rows), columns, NAMES.agencies, CITIES)
    lines = re.findall("<div>(.*?)</div>", filled.loc["400102", "1"])
    assert [text(line) for line in lines] == [f"{year} ศพส. หมู่\u00a03" for year in (2540, 2551, "ไม่ทราบปี")]


def test_the_table_has_a_row_for_each_tambon_under_its_amphoe():
    first = [row[0][0] for row in drawn(record("sdc", "40010203", "spark", 2551))]
    assert first[2:] == ["อ.หนึ่ง 3 ตำบล", "ต.400101", "ต.400102", "ต.400103", "อ.<สอง> 1 ตำบล", "ต.400201"]


def test_a_board_without_any_step_still_has_every_tambon():
    rows = drawn()
    assert [len(row) for row in rows[3:6]] == [9, 9, 9]
    assert [cell[0] for cell in rows[3][1:7]] == [""] * 6
    assert "ยังไม่พบหน่วยงานที่ทำขั้นนี้ในจังหวัด" in rows[3][-1][0]


def test_each_cell_stands_under_its_step_and_year():
    rows = drawn(record("sdc", "40010203", "process", 2552), record("codi", "40010301", "contribution", 2551))
    heads = [cell[0] for cell in rows[1]]
    assert heads == ["2551", "2552"] * 3
    by_tambon = {row[0][0]: [cell[0] for cell in row[1:7]] for row in rows}
    assert by_tambon["ต.400102"] == ["", "", "", "ศพส. หมู่\u00a03", "", ""]
    assert by_tambon["ต.400103"] == ["", "", "", "", "พอช. หมู่\u00a01", ""]
    assert by_tambon["ต.400201"] == [""] * 6


def test_marks_show_what_is_twice_what_is_joint_and_what_comes_next():
    rows = drawn(
        record("sdc", "40010203", "spark", 2551),
        record("psdhs", "40010204", "spark", 2552),
        record("codi", "400102", "contribution", 2552, scope="tambon"),
        record("lgo", "400102", "contribution", 2552, scope="tambon"),
    )
    marks = {row[0][0]: [cell[1] for cell in row[1:7]] for row in rows}
    assert marks["ต.400102"] == ["twice", "twice", "next", "next", "joint", "joint"]
    assert marks["ต.400103"] == ["next", "next", "", "", "", ""]


def test_the_last_cells_say_whether_the_fund_lives_and_who_could_take_the_next_step():
    rows = drawn(
        record("codi", "40010203", "contribution", 2552),
        record("sdc", "40010301", "process", 2551),
        *(record("psdhs", "40010301", "spark", 2551), record("codi", "40010301", "contribution", 2549)),
    )
    last = {row[0][0]: [cell[0].split() for cell in row[-2:]] for row in rows}
    assert last["ต.400102"] == [["ยังเดิน", "2552"], ["1", "จุดประกาย", "พมจ.", "ข้ามขั้น"]]
    assert last["ต.400103"] == [["หยุดนิ่ง", "2549"], ["ครบทุกขั้น"]]
    assert last["ต.400201"] == [["ยังไม่พบ"], ["1", "จุดประกาย", "พมจ."]]


def test_a_missing_report_is_never_drawn_as_nobody():
    rows = drawn(record("codi", "40010203", "contribution", 2552), awaited=["40"])
    last = {row[0][0]: row[-1][0] for row in rows}
    assert "รอรายงาน" in last["ต.400201"] and "รอรายงาน" not in last["ต.400102"]
    assert "ยังไม่พบหน่วยงาน" in last["ต.400201"]


def test_no_text_of_a_file_becomes_markup():
    evil = "<img src=x onerror=alert(1)>"
    names = Names(
        tambon=dict.fromkeys(NAMES.tambon, evil),
        amphoe=dict.fromkeys(NAMES.amphoe, evil),
        agencies=dict.fromkeys(NAMES.agencies, evil),
        step=dict.fromkeys(NAMES.step, evil),
    )
    taken = taken_of(record("sdc", "40010203", "spark", 2551))
    columns = columns_of(taken, [1, 2, 3], [2551], apart=True)
    filled = cells(WORDS, taken, columns, names.agencies, CITIES)
    html = board_html(WORDS, board_of(record("sdc", "40010203", "spark", 2551)), filled, columns, names)
    assert "<img" not in html and "&lt;img" in html


def test_controls_name_the_steps_of_the_registry():
    own = parse_registry({"agencies": {"a": {}}, "functions": {f"f{n}": {"step": n} for n in (1, 4, 9)}})
    names = show_names(Words("en"), own)
    assert list(names) == ["all", "after_1", "after_4", "twice", "nothing"]
    assert names["after_4"] == "Step 4 done, nobody took step 9"
    assert step_names(WORDS, own, {1: ("f1", "f4")}) == {1: "f1 / f4"}


def test_what_is_asked_for_narrows_the_rows():
    table = board_of(record("sdc", "40010203", "spark", 2551), record("codi", "40010301", "contribution", 2549))
    assert len(Asked().rows(table, REGISTRY)) == len(table) == 4
    assert list(Asked(show="after_1").rows(table, REGISTRY)["tambon_code"]) == ["400102"]
    assert list(Asked(funds=("asleep",)).rows(table, REGISTRY)["tambon_code"]) == ["400103"]
    assert Asked(show="after_1", funds=("asleep",)).rows(table, REGISTRY).empty
    assert len(Asked(show="after_7").rows(table, REGISTRY)) == 4


@pytest.fixture
def shown(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    return sources.view(sources.default_selection(), hall=False)


def other_view(shown, **changes):
    return sources.view(replace(shown.selection, **changes), hall=False)


def test_fund_and_candidates_are_looked_for_whatever_the_filters_leave(shown):
    whole = ladder_of(shown, 2)
    narrow = ladder_of(other_view(shown, agencies=("tpso",)), 2)
    assert narrow.taken["agency"].isin(["tpso"]).all() and len(narrow.taken) < len(whole.taken)
    assert list(narrow.board["fund"]) == list(whole.board["fund"])
    assert set(narrow.board["next_agencies"]) == {"psdhs;sdc"}


def test_candidates_of_one_amphoe_are_those_of_the_whole_province(shown):
    whole, one = ladder_of(shown, 2), ladder_of(other_view(shown, amphoe="4002"), 2)
    expected = whole.board[whole.board["amphoe_code"] == "4002"].reset_index(drop=True)
    pd.testing.assert_frame_equal(one.board, expected)


def test_years_without_all_reports_await_them(shown):
    assert not ladder_of(shown, 2).awaited
    waiting = ladder_of(other_view(shown, years=(2553,)), 2)
    assert waiting.awaited and waiting.board["awaiting"].sum() == waiting.board["nothing_yet"].sum() > 0
    assert waiting.until == 2553


def test_numbers_and_notes_are_those_of_the_records(shown):
    ladder = ladder_of(shown, 2)
    records = shown.choice.records
    spark = records[records["function"] == "spark"]["tambon_code"].nunique()
    numbers = numbers_html(WORDS, ladder, {1: "จุดประกาย"})
    assert f"<b>{spark}</b>" in numbers and "<b>199</b>" in numbers
    unknown = int(records["function"].eq("").sum())
    assert sum(ladder.parts.values()) == len(records) and ladder.parts["unknown"] == unknown > 0
    assert f"ไม่ทราบงาน {unknown} รายการ" in " ".join(notes(WORDS, ladder, ladder.board))


def test_the_legend_explains_every_abbreviation_on_the_board(shown):
    ladder = ladder_of(shown, 2)
    legend = legend_html(WORDS, ladder, REGISTRY, ladder.board)
    on_board = {*ladder.taken["agency"], *";".join(ladder.board["next_agencies"]).split(";")} - {""}
    assert all(f"<b>{REGISTRY.agencies[key].short_th}</b>" in legend for key in on_board)
    assert "กสจ." not in legend


def test_files_hold_codes_and_names_under_known_headings(shown):
    ladder = ladder_of(shown, 2)
    whole = whole_board(WORDS, ladder.board, shown.areas.tambons)
    steps = whole_steps(WORDS, ladder, ladder.board.head(10), shown.areas.tambons)
    assert len(whole) == 199 and whole.iloc[1]["tambon"] == "สำราญ" and whole.iloc[1]["amphoe"] == "เมืองขอนแก่น"
    assert {*whole.columns, *steps.columns} <= set(all_headings())
    assert set(whole["fund"]) <= set(WORDS.of("fundlife").values())
    assert steps["records"].sum() == ladder.taken[ladder.taken["tambon_code"] <= "400110"]["records"].sum() > 0
