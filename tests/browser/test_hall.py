"""The hall view as a facilitator meets it: projected, stepped through, without a network."""

import os
import re

import pytest

from tests.browser.hall_screen import LAST, LAYOUT, LUMINANCES, OVERLAPS, SAMRAN, SLIDES, at, open_hall, press, title
from tests.browser.screen import painting, spot
from tests.conftest import REPOSITORY

PICTURE = REPOSITORY / "docs" / "hall.png"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_every_slide_is_read_from_the_last_row_without_scrolling(visit, width, height):
    opened = open_hall(visit, width=width, height=height)
    for number in range(1, SLIDES + 1):
        assert at(opened) == f"{number}/{SLIDES}"
        found = opened.page.evaluate(LAYOUT)
        assert not any(found["scrolls"]), title(opened)
        assert found["rows"] >= 1
        assert found["hidden"] == 0, title(opened)
        assert found["smallest"] >= 20 * height / 720
        assert min(found["buttons"]) >= 44
        assert found["barSeen"]
        left, top, wide, high = found["map"]
        assert (left, top, high) == (0, 0, 1) and wide > 0.6
        press(opened, "ArrowRight")
    assert title(opened) == LAST
    opened.healthy()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_type_stands_out_from_its_ground_in_both_themes(visit, scheme):
    opened = open_hall(visit, scheme=scheme)
    for _ in range(SLIDES):
        pairs = opened.page.evaluate(LUMINANCES)
        assert len(pairs) > 8
        assert all((max(pair) + 0.05) / (min(pair) + 0.05) >= 7 for pair in pairs), title(opened)
        press(opened, "PageDown")


def test_stepping_repaints_the_map_and_leaves_it_where_it_was_moved(visit):
    opened = open_hall(visit)
    first = painting(opened.page)
    opened.page.mouse.move(*spot(opened.page, SAMRAN))
    opened.page.mouse.wheel(0, -400)
    opened.page.wait_for_timeout(800)
    zoomed = painting(opened.page)["view"]
    assert zoomed[0] > first["view"][0]
    fetched = []
    opened.page.on("request", lambda request: fetched.append(request.url))
    labels = []
    for _ in range(SLIDES - 1):
        press(opened, "ArrowRight")
        shown = painting(opened.page)
        assert shown["view"] == zoomed
        labels.append(tuple(shown["labels"].values()))
    assert len(set(labels)) >= 5  # agencies, one agency, overlaps, questions, gaps, ladder
    assert not [url for url in fetched if "areas-" in url or "leaflet" in url]
    opened.healthy()


def test_only_what_is_asked_is_in_colour_on_the_slide_of_questions(visit):
    opened = open_hall(visit)
    press(opened, "End", "ArrowLeft", "ArrowLeft")
    shown = painting(opened.page)
    tambons = int(opened.page.locator(".hall-numbers b").nth(1).inner_text())
    assert 0 < len(shown["coloured"]) == tambons < 199
    assert re.match(r"พมจ\. กับ ศพส\.\s+\d+ คำถาม ใน \d+ ตำบล", opened.page.locator(".hall-list li").first.inner_text())
    assert "ในหมู่บ้านใด?" in opened.page.locator(".hall-list li").first.inner_text()


def test_a_tambon_that_is_clicked_has_a_large_card_until_it_is_closed(visit):
    opened = open_hall(visit)
    opened.page.mouse.click(*spot(opened.page, SAMRAN))
    card = opened.page.locator(".hall-card")
    card.wait_for()
    opened.settle()
    lines = card.inner_text().splitlines()
    assert lines[0] == "ต.สำราญ อ.เมืองขอนแก่น"
    assert re.search(r"มีการสนับสนุน \d+/13 หมู่บ้าน", card.inner_text())
    assert "หน่วยงาน: " in card.inner_text()
    assert painting(opened.page)["selected"] == SAMRAN
    assert not any(opened.page.evaluate(LAYOUT)["scrolls"])
    while title(opened) != OVERLAPS:  # the longest legend
        press(opened, "ArrowRight")
    assert card.is_visible()
    found = opened.page.evaluate(LAYOUT)
    assert not any(found["scrolls"]) and found["hidden"] == 0
    close = opened.page.get_by_role("button", name="ปิด", exact=True)
    assert close.bounding_box()["height"] >= 44
    close.click()
    opened.settle()
    assert card.count() == 0
    assert painting(opened.page)["selected"] is None
    opened.healthy()


def test_the_hall_is_left_by_its_button_and_entered_at_the_slide_where_it_was(visit):
    opened = open_hall(visit)
    press(opened, "ArrowRight", "ArrowRight")
    assert not opened.page.get_by_test_id("stSidebar").is_visible()
    opened.page.get_by_role("button", name="ออกจากโหมดฉาย").click()
    opened.settle()
    assert opened.page.get_by_test_id("stSidebar").is_visible()
    assert "view=hall" not in opened.page.url
    press(opened, "ArrowRight")  # at a desk the keys are those of the browser
    opened.page.get_by_text("โหมดฉายขึ้นจอ").click()
    opened.page.wait_for_selector(".hall-bar", timeout=10_000)
    opened.settle()
    assert "view=hall" in opened.page.url
    assert at(opened) == f"3/{SLIDES}"
    press(opened, "ArrowRight")
    assert at(opened) == f"4/{SLIDES}"
    opened.healthy()


def test_the_forum_page_leads_to_the_hall_which_says_what_it_does_not_show(visit):
    opened = visit("/hall")
    opened.page.wait_for_selector(".hall-bar", timeout=10_000)
    assert "ข้อมูลของกลุ่มเป้าหมายอ่อนไหว" in opened.page.inner_text('[data-testid="stApp"]')
    assert "แนวเขตโดยประมาณ" in painting(opened.page)["note"]
    opened.healthy()


def test_the_hall_speaks_english_without_scrolling_too(visit):
    opened = open_hall(visit, more="&lang=en")
    for _ in range(SLIDES):
        found = opened.page.evaluate(LAYOUT)
        assert not any(found["scrolls"]), title(opened)
        assert found["hidden"] == 0, title(opened)
        assert not re.search(r"[\u0e00-\u0e7f]", opened.page.inner_text(".st-key-hall_side"))
        press(opened, "ArrowRight")


def test_picture_of_the_hall_for_the_readme(visit, tmp_path):
    """With SONROI_PICTURE set it replaces the one in the documentation."""
    opened = open_hall(visit)
    press(opened, "End", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert title(opened) == OVERLAPS
    opened.page.wait_for_timeout(800)
    picture = PICTURE if os.environ.get("SONROI_PICTURE") else tmp_path / "hall.png"
    opened.page.screenshot(path=picture)
    assert picture.stat().st_size > 50_000
    opened.healthy()
