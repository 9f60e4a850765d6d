"""The hall on the screen, without a browser: what its script says, and that nothing in it can become markup."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from agencies.privacy import is_sensitive
from data.places import install_register
from pages.common import sources
from pages.common.hall import bar, text
from pages.common.hall.card import card_html
from pages.common.hall.colours import colouring_of
from pages.common.hall.slide import AgencyLine, Facts, GapLine, MissingLine, QuestionLine, Slide, Step
from pages.common.hall.slides import programme, slides
from pages.common.palette import COLOURS
from pages.common.wording import Words
from tests.conftest import REPOSITORY

WORDS = Words("th")
KINDS = ["agencies", *["agency"] * 6, "overlaps", "questions", "gaps", "ladder"]


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def facts(**changes):
    chosen = replace(sources.default_selection(), **changes)
    shown = sources.view(chosen, hall=True)
    return Facts(shown, sources.registry(), sources.missing_of(shown))


@pytest.fixture
def running():
    """The dashboard in the hall view."""
    app = AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=120)
    app.query_params.update({"view": "hall", "records": "demonstration"})
    return app


def said(app) -> str:
    """The markup of the page without its sheet of styles."""
    assert not app.exception
    assert not [box.value for box in app.error]
    whole = " ".join(str(block.proto.body) for block in app.get("html"))
    return re.sub(r"<style>.*?</style>", "", whole, flags=re.DOTALL)


def titles(app) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]*)</h2>", said(app))


def test_slides_are_those_of_a_forum_in_order():
    assert [slide.step.kind for slide in slides(facts())] == KINDS


def test_nothing_of_a_sensitive_group_reaches_a_slide():
    of = facts()
    assert not is_sensitive(of.records, of.registry).any()
    everybody = sources.view(sources.default_selection(), hall=False).choice.records
    of_psdhs = everybody[everybody["agency"].eq("psdhs")]
    open_to_all = of_psdhs[~is_sensitive(of_psdhs, of.registry) & of_psdhs["function"].ne("allowance")]
    assert len(open_to_all) < len(of_psdhs)
    shown = next(slide for slide in slides(of) if slide.step.agency == "psdhs")
    assert shown.numbers["records"] == len(open_to_all)


def test_an_amphoe_and_a_filter_have_slides_of_their_own():
    shown = slides(facts(amphoe="4001", agencies=("psdhs", "sdc")))
    agencies = [slide.step.agency for slide in shown if slide.step.agency]
    assert agencies == ["psdhs", "sdc"]
    assert all(slide.units["code"].str.startswith("4001").all() for slide in shown)


def test_the_slide_is_remembered_from_run_to_run(running):
    assert titles(running.run()) == ["หน่วยงานใดทำงานที่ใดบ้าง"]
    running.session_state["hall_slide"] = 7
    assert titles(running.run()) == ["ซ้ำซ้อนหรือหนุนเสริมกันที่ใด"]
    assert titles(running.run()) == ["ซ้ำซ้อนหรือหนุนเสริมกันที่ใด"]


def test_a_slide_that_another_selection_does_not_have_is_the_last_one(running):
    running.session_state["hall_slide"] = 40
    assert titles(running.run()) == ["แต่ละตำบลขึ้นบันไดถึงขั้นใด"]


def test_the_hall_draws_no_side_bar_and_hands_nothing_out(running):
    running.run()
    assert not running.exception
    assert not running.sidebar.selectbox and not running.sidebar.multiselect
    assert not running.get("download_button")
    assert "ไม่แสดงข้อมูลของกลุ่มเป้าหมายอ่อนไหว" in said(running)


def test_a_tambon_that_was_chosen_has_its_card_and_the_card_closes(running):
    running.query_params["tambon"] = "400102"
    assert "ต.สำราญ อ.เมืองขอนแก่น" in said(running.run())
    assert "hall-list" not in said(running)
    running.button(key="hall_close").click().run()
    assert running.session_state["selection"].tambon is None
    assert "hall-card" not in said(running)
    assert "hall-list" in said(running)


def test_every_slide_is_shown_in_english_without_a_thai_word(running):
    running.query_params["lang"] = "en"
    seen = []
    for slide in range(len(KINDS)):
        running.session_state["hall_slide"] = slide
        seen += titles(running.run())
        assert not re.search(r"[\u0e00-\u0e7f]", said(running))
    assert len(set(seen)) == len(KINDS)


def test_a_place_without_boundaries_is_told_beside_the_map(running, tmp_path):
    villages = tmp_path / "villages.csv"
    villages.write_text("village_code\n40010201\n10010101\n", encoding="utf-8")
    install_register(villages, "two provinces")
    running.query_params["province"] = "10"
    assert titles(running.run()) == ["หน่วยงานใดทำงานที่ใดบ้าง"]
    assert "แนวเขต" in running.warning[0].value


def test_without_any_record_the_hall_says_so_and_can_be_left(running):
    running.query_params["records"] = "agencies"
    running.run()
    assert not running.exception
    assert "ยังไม่มีข้อมูลของหน่วยงานใด" in running.info[0].value
    assert running.get("bidi_component")


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"at": 3, "turn": 2}, 3),
        ({"at": -1, "turn": 2}, 0),
        ({"at": "3", "turn": 2}, 0),
        ({"at": True, "turn": 2}, 0),
        ({"at": 3}, 0),
        ("3", 0),
        (None, 0),
    ],
)
def test_only_a_whole_number_steps(monkeypatch, told, wanted):
    monkeypatch.setattr(bar.st, "session_state", {"hall_bar": {"slide": told}})
    bar.take_slide()
    assert bar.slide_number(11) == wanted


def test_names_from_files_never_become_markup(monkeypatch):
    slide = slides(facts())[1]
    lines = (AgencyLine("psdhs", 2), QuestionLine("psdhs", "sdc", 3, 2, ("area",)), MissingLine("sdc", (2551,)))
    monkeypatch.setattr(sources, "agency_names", lambda words: {"psdhs": "<b>พมจ.</b>", "sdc": "ศพส.&"})
    made = text.head_html(WORDS, slide) + text.list_html(WORDS, replace(slide, lines=lines))
    assert "<b>พมจ." not in made
    assert made.count("&lt;b&gt;พมจ.&lt;/b&gt;") == 3
    assert "ศพส.&amp;" in made
    shown = sources.view(sources.default_selection(), hall=True)
    code = shown.result.tambons.loc[shown.result.tambons["agencies"].str.contains("psdhs"), "tambon_code"].iloc[0]
    with_agency = replace(shown.selection, agencies=("psdhs",))
    card = card_html(WORDS, sources.view(with_agency, hall=True), code)
    assert "&lt;b&gt;พมจ.&lt;/b&gt;" in card and "<b>" not in card


def test_what_is_not_known_is_said_and_never_a_zero():
    slide = next(slide for slide in slides(facts()) if slide.step.kind == "agency")
    unknown = replace(slide, numbers={**slide.numbers, "baht": None, "baht_unknown": 3})
    assert "<b>ไม่ทราบ</b><span>บาท (ไม่ระบุ 3 รายการ)</span>" in text.head_html(WORDS, unknown)
    gap = replace(slide, step=Step("gaps"), lines=(GapLine("400102", None, 4, 13),))
    assert "4/13 หมู่บ้าน" in text.list_html(WORDS, gap)


def test_where_reports_are_awaited_no_number_of_people_is_shown_large():
    awaited = next(slide for slide in slides(facts(years=(2553,))) if slide.step.kind == "gaps")
    assert awaited.numbers["awaiting_villages"] > 0 == awaited.numbers["uncovered_villages"]
    head = text.head_html(WORDS, awaited)
    assert "หมู่บ้านรอรายงาน" in head
    assert "ยังไม่ถึง" not in head and "ยังไม่พบ</span>" not in head
    assert "จึงยังไม่สรุปว่าไม่มีผู้สนับสนุน" in text.list_html(WORDS, awaited)
    assert "ปี 2553" in text.list_html(WORDS, awaited)


def test_the_legend_names_what_is_there_and_what_is_looked_for():
    slide = next(slide for slide in slides(facts(amphoe="4001")) if slide.step.kind == "overlaps")
    legend = re.findall(r"</(?:span|i)><span>([^<]*)</span> <b>([\d,]+)</b>", text.legend_html(WORDS, slide))
    wanted = [s for s in slide.statuses if slide.counts[s] or s in ("duplicate", "uncovered")]
    assert legend == [(WORDS(f"short.{status}"), f"{slide.counts[status]:,}") for status in wanted]
    assert sum(int(count) for _, count in legend) == len(slide.units)


def test_the_map_has_a_colour_and_a_name_for_every_status_of_every_slide():
    for slide in slides(facts()):
        colouring = colouring_of(WORDS, slide)
        assert list(colouring.colours) == list(colouring.labels) == list(slide.statuses)
        assert len(set(colouring.labels.values())) == len(slide.statuses)
        assert set(slide.units["status"]) <= set(colouring.colours)
        assert "{supported}" in colouring.words.get("coverage", "{supported}")
        assert all(colouring.colours[status] == COLOURS[status] for status in slide.statuses if status in COLOURS)


def test_without_lines_a_slide_says_what_that_means():
    empty = [Slide(Step(kind), slides(facts())[0].units, ()) for kind in text.EMPTY]
    notes = [re.sub("<[^>]*>", "", text.list_html(WORDS, slide)) for slide in empty]
    assert notes == [
        "ไม่พบรายการที่เข้าเกณฑ์ซ้ำซ้อน",
        "ไม่มีคำถามที่ต้องสอบทาน",
        "ทุกหมู่บ้านมีการสนับสนุนหรือรอรายงาน",
    ]


def test_programme_and_slides_agree():
    of = facts()
    assert [slide.step for slide in slides(of)] == list(programme(of.result, of.registry))
