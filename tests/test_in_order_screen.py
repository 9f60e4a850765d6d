"""What the part "in order instead of side by side" says: assumptions, figures, moves, money, and what to do next."""

import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from agencies.coverage import key_figures
from agencies.gaps import rank_tambons, rank_villages
from agencies.in_order import money_by_year, put_in_order
from agencies.overlap import KEYS, Criterion, assess
from agencies.records import Areas
from data.export.headings import all_headings
from data.need import Need
from pages.common import sources
from pages.common.in_order.asked import Assumptions, leads
from pages.common.in_order.basis import basis_html
from pages.common.in_order.plans import Plan, plan_of
from pages.common.in_order.tables import named_bundles, place_texts, why_texts
from pages.common.in_order.written import figures_html, money_html, moves_html, unmoved_html
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, areas_of, good_records

TH, EN = Words("th"), Words("en")
HOSTILE = "<img src=x onerror=alert(1)>"
SPARK = {"area_code": "40010201", "function": "spark", "target_group": "welfare_group", "fiscal_year": 2551}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))


def text_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def shown_by_default(**changes):
    return sources.view(replace(sources.default_selection(), **changes), hall=False)


@pytest.fixture
def small():
    """Two agencies spark in one village of two; the next tambon of 100 people has nothing yet."""
    plain = areas_of({"400102": ["40010201", "40010202"], "400103": ["40010301"], "400104": ["40010401"]})
    tambons = plain.tambons.assign(
        amphoe_code="4001",
        people=pd.array([1000, 100, 300], "Int64"),
        people_year=pd.array([2551] * 3, "Int64"),
    )
    areas = Areas(plain.villages, tambons)
    records = good_records(
        [
            {**SPARK, "agency": "psdhs", "amount_baht": 1000, "unit": HOSTILE},
            {**SPARK, "agency": "sdc", "amount_baht": 500.25, "unit": HOSTILE, "fund_name": HOSTILE},
            {**SPARK, "agency": "codi", "funded_by": "tpso", "fund_name": HOSTILE},
            {**SPARK, "agency": "lgo", "area_code": "40010301", "function": "staff", "amount_baht": 7},
        ],
        areas,
    )
    result = assess(records, areas, REGISTRY)
    ranked = rank_villages(result, tambons), rank_tambons(result, tambons)
    found = put_in_order(records, areas, REGISTRY, Criterion(), (), ranked[0], ranked_tambons=ranked[1])
    plan = Plan(found, key_figures(found.after, tambons), money_by_year(records, found.records_after), len(ranked[0]))
    return plan, key_figures(result, tambons)


def test_figures_stand_side_by_side(small):
    text = text_of(figures_html(TH, *small))
    assert "2 → 3 หมู่บ้านที่มีการสนับสนุน เพิ่ม 1" in text
    assert "2 → 2 ตำบลที่มีการสนับสนุน เท่าเดิม" in text
    assert "800 → 300 คนยังไม่ถึง ลด 500" in text
    assert "3 → 1 คู่รายการซ้ำซ้อน ลด 2" in text
    assert "1,500 → 1,000 บาทในรายการซ้ำซ้อน ลด 500" in text
    assert "500 บาทที่ย้ายพื้นที่ 1 รายการ ไป 1 พื้นที่" in text


def test_no_text_of_a_file_becomes_markup(small):
    found = small[0].found
    texts = {"from_place": HOSTILE, "to_place": HOSTILE, "stays_text": HOSTILE, "why_text": HOSTILE}
    moves = moves_html(TH, REGISTRY, found.moves.assign(**texts))
    unmoved = unmoved_html(TH, REGISTRY, found.unmoved.assign(**texts))
    assert "<img" not in moves + unmoved
    assert moves.count("&lt;img") == 5  # unit, fund, from, to, who stays
    assert unmoved.count("&lt;img") == 4


def test_money_is_the_same_before_and_after_and_nothing_is_left_out(small):
    rows = [text_of(row) for row in money_html(TH, REGISTRY, small[0]).split("<tr>")[2:]]
    assert rows == [
        "ศพส. จุดประกาย 2551 500.25 500.25 500.25 0.00",
        "อื่น ๆ ที่ไม่มีการย้าย 1,007.00 1,007.00 0.00 0.00",
        "รวม 1,507.25 1,507.25 500.25 0.00",
    ]


def test_what_cannot_move_says_whose_money_it_is(small):
    unmoved = small[0].found.unmoved
    assert why_texts(TH, unmoved).tolist() == ["ใช้เงินของ สสว. จึงย้ายเองไม่ได้"]
    assert why_texts(TH, unmoved.assign(why="no_area")).tolist() == ["ไม่มีพื้นที่เหลือให้ไป"]


def test_places_are_named_and_what_names_no_village_says_how_far_it_is_meant():
    shown = shown_by_default()
    bundles = pd.DataFrame(
        {
            "scope": ["", "tambon", "", ""],
            "from_area": ["400102", "400102", "400101", "400103"],
            "from_village": ["", "", "", ""],
            "from_tambon": ["400102", "400102", "400101", "400103"],
        }
    )
    texts = place_texts(TH, shown, bundles)["from"].tolist()
    assert texts[1].startswith("ทั้งตำบล ต.")
    assert texts[0] == texts[1].replace("ทั้งตำบล", "ไม่ระบุหมู่บ้าน")
    assert texts[2] == "ทั้งเขต ต.ในเมือง อ.เมืองขอนแก่น"
    assert texts[3].startswith("ไม่ระบุหมู่บ้าน ต.")


def test_every_column_handed_out_has_a_heading():
    shown = shown_by_default()
    plan = plan_of(shown, Assumptions(), None)
    table = named_bundles(TH, shown, plan.found.moves)
    assert set(table) <= all_headings().keys()
    assert table["to_tambon_name"].ne("").all()
    assert set(named_bundles(TH, shown, plan.found.unmoved)) <= all_headings().keys()


def test_the_plan_is_that_of_the_selection_and_is_worked_out_once():
    shown = shown_by_default()
    plan = plan_of(shown, Assumptions(), None)
    assert plan is plan_of(shown_by_default(tambon="400102"), Assumptions(), None)
    assert plan is not plan_of(shown, Assumptions(stays="larger"), None)
    need = pd.Series({"400105": 9.0})
    assert plan_of(shown, Assumptions(), need) is not plan_of(shown, Assumptions(), need * 2)
    assert plan.found.before.tambons.equals(shown.result.tambons)
    moved, unmoved = plan.found.moves["records"].sum(), plan.found.unmoved["records"].sum()
    assert 0 < moved + unmoved < plan.found.doubled <= len(shown.choice.records)


def test_where_reports_are_awaited_nothing_moves():
    plan = plan_of(shown_by_default(years=(2552, 2553)), Assumptions(), None)
    assert plan.free == 0
    assert plan.found.moves.empty
    assert plan.found.unmoved["why"].isin(["no_area", "others_money"]).all()


@pytest.mark.parametrize("words", [TH, EN])
def test_every_assumption_is_said(words):
    shown = shown_by_default()
    asked = Assumptions(stays="lead", lead="codi", within="amphoe")
    text = text_of(basis_html(words, shown, asked))
    lead = sources.agency_names(words)["codi"]
    assert words("orderbasis.lead", agency=lead) in text
    assert words("orderwithin.amphoe") in text
    for name in ("whole", "tambons", "queue", "own"):
        assert words(f"orderbasis.{name}") in text
    assert words("orderbasis.one_a_tambon") not in text
    criterion = Criterion(frozenset(KEYS) - {"area"})
    assert words("orderbasis.one_a_tambon") in text_of(basis_html(words, shown_by_default(criterion=criterion), asked))


def test_leads_are_the_agencies_that_take_steps():
    assert leads(shown_by_default(functions=("spark",), agencies=("sdc", "codi"))) == ["sdc"]


def page(**changes):
    """The part as a script of its own."""

    def script(changes):
        from dataclasses import replace  # noqa: PLC0415 (a script of its own)

        from pages.common import session, sources  # noqa: PLC0415
        from pages.common.in_order.part import in_order_part  # noqa: PLC0415

        chosen = replace(sources.default_selection(), **changes)
        session.keep(chosen)
        in_order_part(session.words(), sources.view(chosen, hall=False))

    return AppTest.from_function(script, kwargs={"changes": changes}, default_timeout=60)


def said(app):
    return [element.value for kind in ("info", "warning", "caption") for element in app.get(kind)]


def test_what_the_viewer_chooses_stays_chosen_and_changes_the_plan():
    app = page().run()
    assert not app.exception
    stays = next(group for group in app.get("button_group") if group.label == TH("order.stays"))
    stays.set_value("lead").run()
    assert not app.exception
    app.selectbox(key="in_order_lead").select("sdc").run()
    assert not app.exception
    kept = app.session_state["in_order_asked"]
    assert (kept.stays, kept.lead) == ("lead", "sdc")
    assert any("ผู้ที่อยู่ต่อ คือศพส." in text_of(element.proto.body) for element in app.get("html"))


def test_nothing_doubled_says_so():
    app = page(agencies=("sdc",)).run()
    assert not app.exception
    assert TH("order.nothing") in said(app)


def test_awaited_reports_are_said_with_what_to_do():
    app = page(years=(2552, 2553)).run()
    assert TH("order.no_free") in said(app)
    assert any("รอรายงานจาก" in text for text in said(app))


def test_within_an_amphoe_there_is_no_farther_place_to_choose():
    app = page(amphoe="4001").run()
    assert not app.exception
    assert TH("order.within") not in [group.label for group in app.get("button_group")]
    assert TH("order.within_amphoe_only") in said(app)


def test_a_measure_that_was_brought_ranks_the_areas():
    app = page()
    used = pd.DataFrame({"area_code": ["400105"], "measure": ["หนี้สิน"], "value": pd.array([5.0], "Float64")})
    app.session_state["gaps_need"] = Need("need.csv", used, pd.DataFrame(), ("หนี้สิน",))
    app.run()
    assert not app.exception
    assert app.selectbox(key="in_order_measure_need.csv").value == "หนี้สิน"
    assert app.session_state["in_order_asked"].measure == "หนี้สิน"
