"""The map page as its users meet it."""

import os
import re
from collections import Counter

import pytest

from tests.browser.screen import hover_text, ink_between, looked_at, painting, repaint, spot
from tests.conftest import REPOSITORY

SAMRAN = "400102"
PICTURES = REPOSITORY / "docs"


def choose(visit, label: str) -> None:
    """Press a pill of the side bar."""
    visit.page.get_by_test_id("stSidebar").get_by_role("button", name=label, exact=True).click()
    visit.settle()


def choose_amphoe(visit, name: str) -> None:
    """Choose in the amphoe filter of the side bar."""
    visit.page.get_by_test_id("stSelectbox").filter(has_text="อำเภอ").get_by_role("combobox").first.click()
    visit.page.get_by_role("option", name=name, exact=True).click()
    visit.settle()


def zoom_in(visit) -> None:
    """Turn the wheel over the middle of the map."""
    box = visit.page.query_selector("iframe").bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.wheel(0, -400)
    visit.page.wait_for_timeout(800)


def legend_counts(visit) -> dict[str, int]:
    """Tambons by status as the legend says."""
    texts = visit.page.locator(".legend > span:not(.title)").all_inner_texts()
    found = [re.fullmatch(r"(.+?)\s+([\d,]+)\s+\([\d,]+\)", text.strip()) for text in texts]
    return {match[1]: int(match[2].replace(",", "")) for match in found}


def test_first_look_shows_199_tambons_and_a_legend_that_agrees_with_the_map(visit):
    opened = visit()
    shown = painting(opened.page)
    assert len(shown["status"]) == 199
    assert len(set(shown["drawn"])) >= 7
    by_letter = Counter(shown["status"].values())
    counts = list(legend_counts(opened).values())
    assert counts == [by_letter.get(letter, 0) for letter in "0123456789"]
    assert sum(counts) == 199
    opened.healthy()


def test_screen_says_synthetic_and_approximate(visit):
    opened = visit()
    assert opened.page.locator(".page-head .tag").inner_text() == "ข้อมูลจำลอง"
    assert "แนวเขตโดยประมาณ" in painting(opened.page)["note"]


def test_map_and_legend_need_no_scrolling_at_1280_by_800(visit):
    opened = visit()
    painting(opened.page)
    for selector in ("iframe", ".legend"):
        box = opened.page.query_selector(selector).bounding_box()
        assert box["y"] + box["height"] <= 800


def test_hover_tells_name_status_agencies_and_coverage(visit):
    opened = visit()
    shown = painting(opened.page)
    lines = hover_text(opened.page, SAMRAN).splitlines()
    assert lines[0] == "ต.สำราญ"
    assert lines[1] == "อ.เมืองขอนแก่น"
    assert lines[2] == shown["labels"][shown["status"][SAMRAN]]
    assert re.fullmatch(r"\d หน่วยงาน: .*พมจ\..*", lines[3])
    assert re.fullmatch(r"มีการสนับสนุน \d+/13 หมู่บ้าน", lines[4])


def test_click_shows_the_villages_and_a_second_click_acts_again(visit):
    opened = visit()
    for code, name in ((SAMRAN, "สำราญ"), ("400104", "ท่าพระ"), (SAMRAN, "สำราญ")):
        opened.page.mouse.click(*spot(opened.page, code))
        opened.page.wait_for_selector(f".panel h2:has-text('ต.{name}')", timeout=10_000)
        opened.settle()
        assert painting(opened.page)["selected"] == code
    villages = opened.page.locator(".panel details summary")
    assert villages.count() == 13
    assert villages.first.inner_text().startswith("หมู่ 1 ")
    opened.healthy()


def test_a_village_opens_to_its_records_and_pairs(visit):
    opened = visit()
    duplicated = next(code for code, letter in painting(opened.page)["status"].items() if letter == "0")
    opened.page.mouse.click(*spot(opened.page, duplicated))
    red = opened.page.locator(".panel details:has(.badge:text-is('ซ้ำซ้อน'))").first
    red.locator("summary").first.click()
    assert "เพราะ" in red.inner_text()
    assert "ตรงกัน: พื้นที่, งาน, กลุ่มเป้าหมาย, ปี" in red.inner_text()
    assert "บาท" in red.inner_text()


def test_filters_recolour_without_moving_the_map_or_fetching_it_again(visit):
    opened = visit()
    before = painting(opened.page)
    opened.page.mouse.move(*spot(opened.page, SAMRAN))
    opened.page.mouse.wheel(0, -400)
    opened.page.wait_for_timeout(800)
    zoomed = painting(opened.page)["view"]
    assert zoomed[0] > before["view"][0]
    fetched = []
    opened.page.on("request", lambda request: fetched.append(request.url))
    choose(opened, "2549")
    choose(opened, "2550")
    after = painting(opened.page)
    assert after["status"] != before["status"]
    assert after["view"] == zoomed
    assert not [url for url in fetched if "areas-" in url or "leaflet" in url]
    opened.healthy()


def test_an_amphoe_is_looked_at_once_and_the_whole_again_without_it(visit):
    opened = visit()
    whole = painting(opened.page)["view"]
    choose_amphoe(opened, "ชุมแพ")
    codes = {code for code in painting(opened.page)["status"] if code.startswith("4005")}
    assert set(painting(opened.page)["coloured"]) == codes
    assert codes <= set(looked_at(opened.page))
    assert painting(opened.page)["view"][0] > whole[0] + 1
    zoom_in(opened)
    zoomed = painting(opened.page)["view"]
    choose(opened, "2549")
    assert painting(opened.page)["view"] == zoomed
    opened.page.locator("input[type=search]").fill("จังหวัดขอนแก่น")
    opened.page.locator(".st-key-finds").get_by_role("button", name="จังหวัดขอนแก่น").click()
    opened.settle()
    assert len(painting(opened.page)["coloured"]) == 199
    assert painting(opened.page)["view"] == pytest.approx(whole, abs=0.01)  # degrees; Leaflet rounds to pixels
    opened.healthy()


def test_areas_outside_the_amphoe_say_their_name_alone_and_can_be_gone_to(visit):
    opened = visit("/?amphoe=4001")
    outside = next(code for code in looked_at(opened.page) if not code.startswith("4001"))
    amphoe = outside[:4]
    lines = hover_text(opened.page, outside).splitlines()
    assert len(lines) == 2 and lines[0].startswith("ต.") and lines[1].startswith("อ.")
    opened.page.mouse.click(*spot(opened.page, outside))
    opened.settle()
    assert painting(opened.page)["selected"] == outside
    assert {code[:4] for code in painting(opened.page)["coloured"]} == {amphoe}
    assert f"amphoe={amphoe}" in opened.page.url
    opened.healthy()


def test_lines_are_drawn_over_the_areas_and_leave_the_clicks_to_them(visit):
    opened = visit()
    before = painting(opened.page)
    codes = sorted(before["status"])
    middle = codes.index(SAMRAN)
    repaint(opened.page, lines=[[0, middle], [5, middle]])
    shown = painting(opened.page)
    assert shown["lines"] == [[codes[0], SAMRAN], [codes[5], SAMRAN]]
    assert all("" < ink_between(opened.page, *ends) < "#b0" for ends in shown["lines"])  # dark
    assert shown["view"] == before["view"]
    opened.page.mouse.click(*spot(opened.page, SAMRAN))
    opened.settle()
    after = painting(opened.page)
    assert after["selected"] == SAMRAN
    assert after["lines"] == []  # the page has none of its own: they go with the next painting
    opened.healthy()


def test_a_search_is_looked_at_again_when_it_is_made_again(visit):
    opened = visit()
    repaint(opened.page, focus=[0], turn=1)
    first = painting(opened.page)["view"]
    zoom_in(opened)
    repaint(opened.page, focus=[0], turn=1)
    assert painting(opened.page)["view"] != first
    repaint(opened.page, focus=[0], turn=2)
    assert painting(opened.page)["view"] == first


def test_awaited_reports_are_not_drawn_as_uncovered(visit):
    opened = visit()
    choose(opened, "2553")
    counts = legend_counts(opened)
    assert counts["ยังไม่พบ"] == 0
    assert counts["รอรายงาน"] > 0


def test_criterion_changes_what_counts_as_duplicated(visit):
    opened = visit()
    strict = legend_counts(opened)["ซ้ำซ้อน"]
    choose(opened, "ปี")
    choose(opened, "กลุ่มเป้าหมาย")
    assert legend_counts(opened)["ซ้ำซ้อน"] > strict


def test_language_switch_speaks_english_everywhere_and_keeps_the_selection(visit):
    opened = visit()
    choose(opened, "2549")
    opened.page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
    opened.page.wait_for_selector("text=What counts as duplicated", timeout=10_000)
    opened.settle()
    assert "lang=en" in opened.page.url
    assert "2550-2552" in opened.page.locator(".page-head .what").inner_text()
    text = opened.page.locator('[data-testid="stApp"]').inner_text()
    assert re.findall(r"[\u0e00-\u0e7f]+", text) == ["ไทย"]  # the switch itself
    assert hover_text(opened.page, SAMRAN).startswith("Tambon Samran")


VISIBLE_TEXT = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const seen = element.checkVisibility() && getComputedStyle(element).fontSize !== "0px";
        const picture = element.closest('[data-testid="stIconMaterial"], style, script');
        if (seen && !picture) texts.push(walker.currentNode.textContent);
    }
    return texts.join(" ");
}"""
NAMES = {"English", "CSV", "Excel", "GeoJSON", "GeoPackage", "gpkg", "Shapefile", "zip", "csv", "code", "village"}


@pytest.mark.parametrize("path", ["/", "/summary", "/places", "/documented", "/?view=hall"])
def test_thai_screen_has_no_english_words(visit, path):
    opened = visit(path)
    words = set(re.findall(r"[A-Za-z]{3,}", opened.page.evaluate(VISIBLE_TEXT)))
    assert words <= NAMES


@pytest.mark.parametrize(("scheme", "name"), [("light", "map.png"), ("dark", "map-dark.png")])
def test_picture_of_the_map_page_for_the_readme(visit, tmp_path, scheme, name):
    """With SONROI_PICTURE set it replaces the one in the README."""
    opened = visit(scheme=scheme)
    for duplicated in [code for code, letter in painting(opened.page)["status"].items() if letter == "0"][:12]:
        opened.page.mouse.click(*spot(opened.page, duplicated))
        opened.settle()
        villages = opened.page.locator(".panel details")
        if "ซ้ำซ้อน" in "".join(villages.nth(at).inner_text() for at in range(3)):
            break
    opened.page.locator(".panel details:has(.badge:text-is('ซ้ำซ้อน')) summary").first.click()
    opened.page.locator(".beside").evaluate("element => element.scrollTo(0, 0)")
    opened.page.mouse.move(640, 60)
    opened.page.wait_for_timeout(800)
    picture = (PICTURES if os.environ.get("SONROI_PICTURE") else tmp_path) / name
    opened.page.screenshot(path=picture)
    assert picture.stat().st_size > 50_000
    opened.healthy()
