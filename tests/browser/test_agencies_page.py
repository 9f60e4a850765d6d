"""The page of agencies as its users meet it: a profile, and a set of agencies that is clicked and shown on the map."""

import re

import pytest

from tests.browser.screen import painting

BARS = '[class*="st-key-upset_villages"] .barlayer .point path'


def number(text: str) -> int:
    """The first number of a text."""
    return int(re.search(r"[\d,]+", text)[0].replace(",", ""))


def click_bar(opened, at: int, bars: str = BARS) -> None:
    """Press a bar where it is drawn; it must first be within the window."""
    bar = opened.page.locator(bars).nth(at)
    bar.wait_for(timeout=20_000)
    bar.scroll_into_view_if_needed()
    opened.page.wait_for_timeout(300)
    box = bar.bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.page.wait_for_selector(".set-list", timeout=20_000)
    opened.settle()


def coloured(opened) -> set[str]:
    """The tambons that the map shows in colour: those whose letter is that of a status."""
    return {code for code, letter in painting(opened.page)["status"].items() if letter.isdigit()}


def test_a_click_on_a_bar_shows_just_the_areas_of_this_set_and_clearing_takes_them_away(visit):
    opened = visit("/agencies", height=1400)
    click_bar(opened, 1)
    head = opened.page.locator(".st-key-chosen_set p").first.inner_text()
    villages, tambons = (int(n.replace(",", "")) for n in re.search(r"([\d,]+) หมู่บ้าน ใน ([\d,]+) ตำบล", head).groups())
    texts = opened.page.locator('[class*="st-key-upset_villages"] .barlayer .bartext').all_text_contents()
    assert villages == number(texts[1])
    assert len(coloured(opened)) == tambons < 199
    opened.page.get_by_role("button", name="ล้างการเลือก").click()
    opened.page.wait_for_selector(".set-list", state="detached", timeout=20_000)
    opened.settle()
    assert opened.page.locator("iframe").count() == 0
    assert opened.page.get_by_text("คลิกแท่งหรือจุดในแผนภูมิ").is_visible()
    opened.healthy()


def test_tambons_can_be_counted_instead_and_the_list_names_those_on_the_map(visit):
    opened = visit("/agencies", height=1400)
    opened.page.get_by_test_id("stMain").get_by_role("radio", name="ตำบล", exact=True).click()
    opened.settle()
    click_bar(opened, 2, '[class*="st-key-upset_tambons"] .barlayer .point path')
    listed = opened.page.locator(".set-list li").count()
    assert listed == len(coloured(opened)) > 0
    opened.healthy()


def test_another_set_takes_the_place_of_the_first(visit):
    opened = visit("/agencies", height=1400)
    click_bar(opened, 0)
    first = coloured(opened)
    click_bar(opened, 3)
    opened.page.wait_for_timeout(500)
    assert coloured(opened) != first
    opened.healthy()


def test_an_agency_is_chosen_and_still_chosen_after_a_visit_to_another_page(visit):
    opened = visit("/agencies")
    main = opened.page.get_by_test_id("stMain")
    assert "สำนักงานพัฒนาสังคม" in opened.page.locator(".profile-name").inner_text()
    main.get_by_role("radio", name="ศพส.", exact=True).click()
    opened.page.wait_for_selector(".profile-name:has-text('ศูนย์พัฒนาสังคม')", timeout=20_000)
    assert main.locator(".figures-row .figure").count() == 9
    opened.choose_page("วิเคราะห์", "สรุปรายอำเภอและตำบล")
    opened.page.get_by_text("หมู่บ้านตามสถานะ รายอำเภอ").wait_for(timeout=20_000)
    opened.choose_page("วิเคราะห์", "หน่วยงานและงานที่เกี่ยวข้องกัน")
    opened.page.wait_for_selector(".profile-name:has-text('ศูนย์พัฒนาสังคม')", timeout=20_000)
    opened.healthy()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 1920])
def test_page_is_healthy_in_both_themes_and_widths(visit, scheme, width):
    opened = visit("/agencies", scheme=scheme, width=width, height=1400)
    opened.page.wait_for_selector(BARS, timeout=20_000)
    cells = opened.page.locator("table.pair-matrix tbody td").count()
    assert cells == 36
    wide = opened.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")
    assert wide
    opened.healthy()


def test_empty_store_says_what_to_do_next(visit):
    opened = visit("/agencies")
    opened.page.get_by_test_id("stSidebar").get_by_role("radio", name="ข้อมูลหน่วยงาน").click()
    opened.page.get_by_text("ยังไม่มีข้อมูลของหน่วยงานใด").wait_for(timeout=20_000)
    opened.settle()
    assert opened.page.locator(".pair-matrix").count() == 0
    opened.healthy()


def test_records_that_name_no_village_say_to_count_tambons(visit):
    """The one record of this selection names only its tambon."""
    opened = visit("/agencies?records=demonstration&province=40&years=2553&agencies=tpso&amphoe=4001", height=1400)
    opened.page.get_by_text("ยังไม่มีพื้นที่ที่นับได้").wait_for(timeout=20_000)
    assert opened.page.get_by_text("ในตัวกรองที่เลือกมีหน่วยงานเดียว").is_visible()
    opened.page.get_by_test_id("stMain").get_by_role("radio", name="ตำบล", exact=True).click()
    opened.page.locator('[class*="st-key-upset_tambons"] .barlayer .point path').wait_for(timeout=20_000)
    opened.healthy()


def test_a_selection_without_records_says_what_to_choose(visit):
    opened = visit("/agencies?records=demonstration&province=40&years=2549&agencies=committee&functions=spark")
    opened.page.get_by_text("ไม่มีรายการในตัวกรองที่เลือก").wait_for(timeout=20_000)
    opened.healthy()
