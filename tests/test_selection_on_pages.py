"""One selection for all pages: whatever a link chose is still chosen on every page that is looked at afterwards."""

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from agencies.overlap import Criterion
from data.places import install_register
from pages.common.selection import COUNTRY, Selection
from pages.common.wording import Words
from tests.conftest import REPOSITORY

LINK = {
    "records": "demonstration",
    "province": "40",
    "amphoe": "4001",
    "tambon": "400103",
    "years": "2550-2551",
    "agencies": "sdc,codi",
    "functions": "spark",
    "groups": "welfare_group",
    "money": "disbursed",
    "keys": "area,year",
    "window": "2",
}
CHOSEN = Selection(
    "40",
    years=(2550, 2551),
    agencies=("sdc", "codi"),
    functions=("spark",),
    target_groups=("welfare_group",),
    money=("disbursed",),
    criterion=Criterion(frozenset({"area", "year"}), 2),
    amphoe="4001",
    tambon="400103",
)
PAGES = ("map/support", *(f"analysis/{name}" for name in ("summary", "gaps", "ladder", "agencies", "years", "rules")))


@pytest.fixture
def running(tmp_path, monkeypatch):
    """The dashboard with a register of two provinces, so that there is a box to choose one in."""
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    villages = tmp_path / "villages.csv"
    villages.write_text("village_code\n40010201\n40010301\n40060101\n10010101\n", encoding="utf-8")
    install_register(villages, "two provinces")
    return AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=120)


def test_what_a_link_chooses_stays_chosen_from_page_to_page(running):
    for name, value in LINK.items():
        running.query_params[name] = value
    for page in (*PAGES, PAGES[0]):
        running.switch_page(f"pages/{page}.py").run()
        assert not running.exception
        assert running.session_state["selection"] == CHOSEN, page
        assert {name: "".join(value) for name, value in running.query_params.items()} == LINK, page


def test_a_link_to_a_page_without_filters_keeps_its_choice_for_the_others(running):
    for name, value in LINK.items():
        running.query_params[name] = value
    for page in ("sources/documented", PAGES[0]):
        running.switch_page(f"pages/{page}.py").run()
        assert not running.exception
        assert running.session_state["selection"] == CHOSEN, page


COUNTRY_LINK = {"records": "demonstration", "province": "all", "years": "2550-2551", "share": "uncovered"}
OF_COUNTRY = ("map/support", "analysis/summary", "analysis/agencies")


def test_the_country_stays_chosen_from_page_to_page_and_pages_of_one_province_say_what_to_do(running):
    running.query_params.update(COUNTRY_LINK)
    asked = Words("th")("level.one_province")
    for page in PAGES:
        running.switch_page(f"pages/{page}.py").run()
        assert not running.exception
        assert not running.error, page
        assert running.session_state["selection"] == Selection(COUNTRY, years=(2550, 2551), share="uncovered")
        assert {name: "".join(value) for name, value in running.query_params.items()} == COUNTRY_LINK, page
        assert [box.value for box in running.info].count(asked) == (page not in OF_COUNTRY), page
        heads = [each.proto.body for each in running.get("html") if each.proto.body.startswith('<div class="page-head')]
        assert len(heads) == 1
        assert "ทั้งประเทศ" in heads[0] and "ขอนแก่น" not in heads[0], page


def test_the_box_of_provinces_begins_with_the_country_which_has_no_amphoe_to_choose(running):
    running.switch_page("pages/analysis/summary.py").run()
    box = running.sidebar.selectbox(key="filter_province")
    assert box.options[0] == "ทั้งประเทศ"
    assert len(box.options) == 3
    box.select(COUNTRY).run()
    assert running.session_state["selection"].province == COUNTRY
    assert [each.key for each in running.sidebar.selectbox] == ["filter_province"]
    running.sidebar.selectbox(key="filter_province").select("10").run()
    assert running.session_state["selection"].province == "10"
    assert "filter_amphoe_10" in [each.key for each in running.sidebar.selectbox]


def test_another_province_has_no_amphoe_and_no_tambon_chosen(running):
    for name, value in LINK.items():
        running.query_params[name] = value
    running.switch_page("pages/analysis/summary.py").run()
    running.sidebar.selectbox(key="filter_province").select("10").run()
    expected = replace(CHOSEN, province="10", amphoe=None, tambon=None)
    assert running.session_state["selection"] == expected
    running.switch_page("pages/analysis/gaps.py").run()
    assert running.session_state["selection"] == expected


def test_every_page_shows_a_register_of_bare_codes(running, monkeypatch):
    """No numbers and names of villages, no population, and no boundary but those of Khon Kaen."""
    monkeypatch.setattr("pages.common.sources.demonstration", _records_of_two_provinces)
    for province in ("40", "10"):
        running.query_params.update({"records": "demonstration", "province": province})
        for page in PAGES:
            running.switch_page(f"pages/{page}.py").run()
            assert not running.exception, page
            assert not [box.value for box in running.error], page
        running.session_state["gaps_unit"] = running.session_state["years_level"] = "villages"


def _records_of_two_provinces() -> tuple[pd.DataFrame, pd.DataFrame]:
    columns = ["agency", "area_code", "function", "fiscal_year", "amount_baht"]
    rows = [
        ("psdhs", "40010201", "spark", "2551", "10"),
        ("sdc", "40010201", "spark", "2551", ""),
        ("codi", "40010301", "", "", "5"),
        ("lgo", "100101", "learning", "2552", ""),
    ]
    reports = [(agency, year, "40") for agency in ("psdhs", "sdc", "codi") for year in ("2551", "2552")]
    return (
        pd.DataFrame(rows, columns=columns, dtype="str"),
        pd.DataFrame(reports, columns=["agency", "fiscal_year", "province_code"], dtype="str"),
    )
