"""From the whole country down to a tambon and up again, on a map of two provinces made of squares."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from data.places import install_boundaries, install_register
from tests.boundary_samples import tambons, write_geojson
from tests.browser.conftest import dashboard
from tests.browser.screen import hover_text, looked_at, painting, spot

FIRST_AMPHOE = ["400101", "400102", "400103", "400104", "400105"]
SECOND_AMPHOE = ["400501", "400502", "400503", "400504"]
OTHER_PROVINCE = ["410101", "410102", "410103"]
ALL = [*FIRST_AMPHOE, *SECOND_AMPHOE, *OTHER_PROVINCE]
COUNTRY = "/?records=demonstration&province=all&years=2549-2552"

UP = '[class*="st-key-up_"] button'


@pytest.fixture(scope="module")
def two_provinces(browser, tmp_path_factory):
    """A dashboard of two provinces; the demonstration's records are all in the first."""
    folder = tmp_path_factory.mktemp("levels")
    villages = [f"{tambon}{moo:02}" for tambon in ALL if tambon != "400101" for moo in (1, 2, 3)]
    register = folder / "villages.csv"
    places = [f"{code},{16 + at / 100},102.5" for at, code in enumerate(villages)]
    register.write_text("village_code,lat,lon\n" + "\n".join(places), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SONROI_DATA", str(folder))
        install_register(register, "two provinces")
        install_boundaries(write_geojson(tambons(*ALL), folder / "squares.geojson"), "squares")
    with dashboard(folder) as served:
        yield served


@pytest.fixture
def opened(visit, two_provinces):
    """Open an address of that dashboard once its map is painted."""

    def open_page(path: str = COUNTRY):
        found = visit(path, at=two_provinces)
        painting(found.page)
        return found

    return open_page


def units(visit, expected: list[str]) -> dict:
    """What the map shows once it has these units."""
    for _ in range(100):
        shown = painting(visit.page)
        if list(shown["status"]) == expected:
            return shown
        visit.page.wait_for_timeout(100)
    raise AssertionError(f"not drawn within 10 seconds: {expected}; there are {list(shown['status'])}")


def press_unit(visit, code: str) -> None:
    visit.page.mouse.click(*spot(visit.page, code))
    visit.settle()


def parts(visit) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(visit.page.url).query).items()}


def crumbs(visit) -> list[str]:
    return [text.strip(" ›") for text in visit.page.locator(UP).all_inner_texts()]


def choose_units(visit, name: str) -> None:
    visit.page.get_by_role("radiogroup", name="แบ่งแผนที่ตาม").get_by_role("radio", name=name, exact=True).click()
    visit.settle()


def test_clicks_go_down_and_the_breadcrumb_goes_up(opened):
    visit = opened()
    units(visit, ["40", "41"])
    assert crumbs(visit) == []
    press_unit(visit, "40")
    units(visit, [*FIRST_AMPHOE, *SECOND_AMPHOE])
    assert parts(visit)["province"] == "40"
    assert crumbs(visit) == ["ทั้งประเทศ"]
    press_unit(visit, "400503")
    assert painting(visit.page)["selected"] == "400503"
    expect(visit.page.locator(".panel h2")).to_contain_text("ต.")
    assert crumbs(visit) == ["ทั้งประเทศ", "จ.ขอนแก่น", "อ.ชุมแพ"]
    visit.page.locator(UP, has_text="อ.ชุมแพ").click()
    visit.settle()
    assert painting(visit.page)["coloured"] == SECOND_AMPHOE
    assert set(SECOND_AMPHOE) <= set(looked_at(visit.page))
    assert (parts(visit)["amphoe"], parts(visit).get("tambon")) == ("4005", None)
    visit.page.locator(UP, has_text="ทั้งประเทศ").click()
    visit.settle()
    units(visit, ["40", "41"])
    assert parts(visit)["province"] == "all"
    visit.healthy()


def test_the_map_may_be_divided_otherwise_and_a_press_on_an_amphoe_goes_into_it(opened):
    visit = opened()
    choose_units(visit, "อำเภอ")
    units(visit, ["4001", "4005", "4101"])
    assert parts(visit)["units"] == "amphoe"
    press_unit(visit, "4005")
    shown = units(visit, [*FIRST_AMPHOE, *SECOND_AMPHOE])
    assert shown["coloured"] == SECOND_AMPHOE
    assert (parts(visit)["province"], parts(visit)["amphoe"], parts(visit).get("units")) == ("40", "4005", None)
    visit.healthy()


def test_a_tambon_of_the_country_is_chosen_without_leaving_it(opened):
    visit = opened(COUNTRY + "&units=tambon")
    units(visit, ALL)
    press_unit(visit, "410102")
    assert painting(visit.page)["selected"] == "410102"
    assert (parts(visit)["province"], parts(visit)["tambon"]) == ("all", "410102")
    expect(visit.page.locator(".panel details")).to_have_count(3)
    visit.healthy()


def test_another_status_changes_colours_legend_and_hover(opened):
    visit = opened(COUNTRY + "&units=amphoe")
    before = painting(visit.page)
    assert "ซ้ำซ้อน" in visit.page.locator(".legend .title").inner_text()
    visit.page.get_by_test_id("stMain").get_by_test_id("stSelectbox").get_by_role("combobox").click()
    visit.page.get_by_role("option", name="สัดส่วนหมู่บ้านรอรายงาน").click()
    visit.settle()
    after = painting(visit.page)
    assert parts(visit)["share"] == "awaiting_reports"
    assert after["drawn"] != before["drawn"]
    assert after["view"] == before["view"]
    assert "รอรายงาน" in visit.page.locator(".legend .title").inner_text()
    lines = hover_text(visit.page, "4101").splitlines()
    assert lines[0].startswith("อ.") and lines[1] == "จังหวัดอุดรธานี"
    assert any(line.startswith("รอรายงาน ") and line.endswith("หมู่บ้าน (100%)") for line in lines), lines
    visit.healthy()


def test_the_zoom_stays_after_ten_changes_of_filters(opened):
    visit = opened("/?records=demonstration&province=40&years=2549-2552")
    visit.page.mouse.move(*spot(visit.page, "400502"))
    visit.page.mouse.wheel(0, -400)
    visit.page.wait_for_timeout(800)
    zoomed = painting(visit.page)["view"]
    bar = visit.page.get_by_test_id("stSidebar")
    seen = []
    for label in ("2549", "2550", "งาน", "ปี", "2549", "2551", "กลุ่มเป้าหมาย", "ปี", "2550", "งาน"):
        bar.get_by_role("button", name=label, exact=True).click()
        visit.settle()
        shown = painting(visit.page)
        assert shown["view"] == zoomed, label
        seen.append("".join(shown["status"].values()))
    assert len(set(seen)) > 1
    visit.healthy()


def test_a_link_of_the_country_opens_the_same_view_elsewhere(opened):
    visit = opened()
    choose_units(visit, "อำเภอ")
    link = urlsplit(visit.page.url)
    elsewhere = opened(f"{link.path}?{link.query}")
    assert painting(elsewhere.page)["status"] == units(visit, ["4001", "4005", "4101"])["status"]
    assert parts(elsewhere) == parts(visit)
    assert elsewhere.page.locator(".page-head h1").inner_text() == "ทั้งประเทศ"
    elsewhere.healthy()


@pytest.mark.parametrize("page", ["gaps", "ladder", "years", "rules"])
def test_a_page_of_one_province_says_so_for_the_country_and_works_once_one_is_chosen(visit, two_provinces, page):
    shown = visit(f"/{page}{COUNTRY[1:]}", at=two_provinces)
    alert = shown.page.get_by_test_id("stAlert")
    assert alert.all_inner_texts() == ["หน้านี้ดูทีละจังหวัด เลือกจังหวัดที่แถบตัวกรอง หรือคลิกจังหวัดบนแผนที่"]
    shown.page.get_by_test_id("stSelectbox").filter(has_text="จังหวัด").get_by_role("combobox").first.click()
    shown.page.get_by_role("option", name="ขอนแก่น", exact=True).click()
    shown.settle()
    assert "หน้านี้ดูทีละจังหวัด" not in shown.page.get_by_test_id("stMain").inner_text()
    assert "จังหวัดขอนแก่น" in shown.page.locator(".page-head").inner_text()
    shown.healthy()


@pytest.mark.parametrize("page", ["summary", "agencies"])
def test_pages_that_show_the_country_do(visit, two_provinces, page):
    shown = visit(f"/{page}{COUNTRY[1:]}", at=two_provinces)
    assert "ทั้งประเทศ" in shown.page.locator(".page-head").inner_text()
    assert "หน้านี้ดูทีละจังหวัด" not in shown.page.get_by_test_id("stMain").inner_text()
    if page == "summary":
        table = shown.page.locator("table.figures").first.inner_text()
        assert all(name in table for name in ("ขอนแก่น", "อุดรธานี", "รวมทั้งประเทศ"))
    shown.healthy()
