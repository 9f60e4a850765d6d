"""The hall view as a facilitator meets it: projected, stepped through by hand or by keys, without a network."""

import os
import re

import pytest

from tests.browser.screen import map_frame, painting, spot
from tests.conftest import REPOSITORY

SAMRAN = "400102"
PICTURE = REPOSITORY / "docs" / "hall.png"
FIRST, AGENCY, OVERLAPS = "หน่วยงานใดทำงานที่ใดบ้าง", "พมจ. ทำงานที่ใด", "ซ้ำซ้อนหรือหนุนเสริมกันที่ใด"
LAST = "แต่ละตำบลขึ้นบันไดถึงขั้นใด"
SLIDES = 11  # of the demonstration: six agencies, and five slides of all

LAYOUT = """() => {
    const side = document.querySelector(".st-key-hall_side");
    const seen = (element) => { const box = element.getBoundingClientRect();
        return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; };
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const bar = document.querySelector(".hall-bar").getBoundingClientRect();
    const rows = [...document.querySelectorAll(".hall-legend li:not(.of), .hall-list li")];
    const frame = document.querySelector(".st-key-hall_map iframe").getBoundingClientRect();
    return {
        scrolls: [document.scrollingElement, document.querySelector("[data-testid=stMain]"), side]
            .map((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1),
        rows: rows.length,
        hidden: rows.filter((row) => !seen(row) || row.getBoundingClientRect().bottom > bar.top).length,
        smallest: Math.min(...rows.map(size)),
        buttons: [...document.querySelectorAll(".hall-bar button")].map((button) => {
            const box = button.getBoundingClientRect(); return Math.min(box.width, box.height); }),
        barSeen: seen(document.querySelector(".hall-bar")),
        map: [frame.left, frame.top, frame.width / innerWidth, frame.height / innerHeight],
    };
}"""

LUMINANCES = """() => {
    const luminance = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ground = luminance(getComputedStyle(document.querySelector("[data-testid=stMain]")).backgroundColor);
    const wanted = ".hall-text h2, .hall-legend li, .hall-list li, .hall-numbers b, .hall-small, .hall-bar output";
    const texts = [...document.querySelectorAll(wanted)].map((text) => luminance(getComputedStyle(text).color));
    const pairs = texts.map((ink) => [ink, ground]);
    document.querySelectorAll(".hall-bar button").forEach((button) => {
        const style = getComputedStyle(button);
        if (button.ariaDisabled !== "true") pairs.push([luminance(style.color), luminance(style.backgroundColor)]);
    });
    return pairs;
}"""

FOCUSED = """() => {
    const name = (element) => element.getAttribute("aria-label") || element.textContent.trim();
    const element = document.activeElement;
    if (!element.contentDocument) return [element.tagName, name(element), getComputedStyle(element).outlineStyle];
    const inside = element.contentDocument.activeElement;
    return ["MAP", name(inside), getComputedStyle(inside).outlineStyle];
}"""


@pytest.fixture
def hall(visit):
    def open_hall(**asked):
        opened = visit("/?view=hall" + asked.pop("more", ""), **{"height": 720, **asked})
        painting(opened.page)
        return opened

    return open_hall


def title(opened) -> str:
    return opened.page.locator(".hall-text h2").inner_text()


def at(opened) -> str:
    return opened.page.locator(".hall-bar output").inner_text()


def press(opened, *keys: str) -> None:
    for key in keys:
        opened.page.keyboard.press(key)
    opened.settle()


def tab_to(opened, name: str) -> None:
    """Press Tab until the control of this name has the focus; round once at most."""
    for _ in range(20):
        opened.page.keyboard.press("Tab")
        if opened.page.evaluate(FOCUSED)[1] == name:
            return
    raise AssertionError(f"{name} cannot be reached by Tab")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_every_slide_is_read_from_the_last_row_without_scrolling(hall, width, height):
    opened = hall(width=width, height=height)
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
def test_type_stands_out_from_its_ground_in_both_themes(hall, scheme):
    opened = hall(scheme=scheme)
    for _ in range(SLIDES):
        pairs = opened.page.evaluate(LUMINANCES)
        assert len(pairs) > 8
        assert all((max(pair) + 0.05) / (min(pair) + 0.05) >= 7 for pair in pairs), title(opened)
        press(opened, "PageDown")


def test_keys_of_a_presenters_remote_step_through_the_slides_and_no_press_is_lost(hall):
    opened = hall()
    assert (title(opened), at(opened)) == (FIRST, f"1/{SLIDES}")
    press(opened, "ArrowLeft")
    assert at(opened) == f"1/{SLIDES}"
    press(opened, "PageDown")
    assert (title(opened), at(opened)) == (AGENCY, f"2/{SLIDES}")
    press(opened, "ArrowRight", "PageDown", "ArrowRight", "PageDown", "ArrowRight", "PageDown")  # at one go
    assert (title(opened), at(opened)) == (OVERLAPS, f"8/{SLIDES}")
    press(opened, "ArrowLeft", "PageUp")
    assert at(opened) == f"6/{SLIDES}"
    press(opened, "End")
    assert (title(opened), at(opened)) == (LAST, f"{SLIDES}/{SLIDES}")
    press(opened, "Home")
    assert title(opened) == FIRST
    opened.healthy()


def test_stepping_repaints_the_map_and_leaves_it_where_it_was_moved(hall):
    opened = hall()
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


def test_only_what_is_asked_is_in_colour_on_the_slide_of_questions(hall):
    opened = hall()
    press(opened, "End", "ArrowLeft", "ArrowLeft")
    shown = painting(opened.page)
    tambons = int(opened.page.locator(".hall-numbers b").nth(1).inner_text())
    assert 0 < len(shown["coloured"]) == tambons < 199
    assert re.match(r"พมจ\. กับ ศพส\.\s+\d+ คำถาม ใน \d+ ตำบล", opened.page.locator(".hall-list li").first.inner_text())
    assert "ในหมู่บ้านใด?" in opened.page.locator(".hall-list li").first.inner_text()


def test_keys_step_too_while_the_map_has_the_focus_and_shift_moves_it(hall):
    opened = hall()
    opened.page.mouse.click(*spot(opened.page, SAMRAN))
    opened.settle()
    opened.page.locator(".st-key-hall_close button").wait_for()
    before = painting(opened.page)["view"]
    assert opened.page.evaluate(FOCUSED)[0] == "MAP"
    press(opened, "ArrowRight", "ArrowRight")
    assert at(opened) == f"3/{SLIDES}"
    assert painting(opened.page)["view"] == before
    press(opened, "+")
    press(opened, "Shift+ArrowRight")
    assert at(opened) == f"3/{SLIDES}"
    assert painting(opened.page)["view"][2] > before[2]  # east
    opened.healthy()


def test_a_tambon_that_is_clicked_has_a_large_card_until_it_is_closed(hall):
    opened = hall()
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


def test_every_control_is_reached_in_order_and_used_by_the_keyboard_alone(hall):
    opened = hall()
    seen = []
    for _ in range(8):
        opened.page.keyboard.press("Tab")
        seen.append(opened.page.evaluate(FOCUSED))
    names = [name for _, name, _ in seen]
    controls = ["ภาพก่อนหน้า", "ภาพถัดไป", "เต็มจอ", "ออกจากโหมดฉาย"]
    start = names.index(controls[0])
    assert names[start : start + 4] == controls
    assert [outline for _, _, outline in seen[start : start + 4]] == ["solid"] * 4
    tab_to(opened, "ภาพถัดไป")
    press(opened, "Enter")
    assert at(opened) == f"2/{SLIDES}"
    press(opened, "Space")  # the focus is where it was
    assert at(opened) == f"3/{SLIDES}"
    press(opened, "Shift+Tab", "Enter")
    assert at(opened) == f"2/{SLIDES}"
    tab_to(opened, "เต็มจอ")
    press(opened, "Enter")
    assert opened.page.evaluate("document.fullscreenElement === document.documentElement")
    assert opened.page.evaluate(FOCUSED)[1] == "ออกจากเต็มจอ"
    press(opened, "Enter")
    assert opened.page.evaluate("document.fullscreenElement === null")
    tab_to(opened, "ออกจากโหมดฉาย")
    press(opened, "Enter")
    opened.page.get_by_test_id("stSidebar").wait_for()
    assert "view=hall" not in opened.page.url
    opened.healthy()


def test_a_tambon_is_chosen_and_its_card_closed_by_the_keyboard_alone(hall):
    opened = hall()
    tab_to(opened, painting_title(opened))
    assert opened.page.evaluate(FOCUSED)[2] != "none"
    press(opened, "Enter")
    card = opened.page.locator(".hall-card h3")
    card.wait_for()
    middle = painting(opened.page)["selected"]
    assert middle
    press(opened, "Escape")
    assert card.count() == 0
    assert "view=hall" in opened.page.url
    tab_to(opened, painting_title(opened))
    press(opened, "Enter")
    tab_to(opened, "ปิด")
    press(opened, "Space")
    assert card.count() == 0
    opened.healthy()


def painting_title(opened) -> str:
    return map_frame(opened.page).evaluate("document.querySelector('.leaflet-container').getAttribute('aria-label')")


def test_the_hall_is_left_by_its_button_and_entered_at_the_slide_where_it_was(hall):
    opened = hall()
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


def test_the_hall_speaks_english_without_scrolling_too(hall):
    opened = hall(more="&lang=en")
    for _ in range(SLIDES):
        found = opened.page.evaluate(LAYOUT)
        assert not any(found["scrolls"]), title(opened)
        assert found["hidden"] == 0, title(opened)
        assert not re.search(r"[\u0e00-\u0e7f]", opened.page.inner_text(".st-key-hall_side"))
        press(opened, "ArrowRight")


def test_picture_of_the_hall_for_the_readme(hall, tmp_path):
    """With SONROI_PICTURE set it replaces the one in the documentation."""
    opened = hall()
    press(opened, "End", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert title(opened) == OVERLAPS
    opened.page.wait_for_timeout(800)
    picture = PICTURE if os.environ.get("SONROI_PICTURE") else tmp_path / "hall.png"
    opened.page.screenshot(path=picture)
    assert picture.stat().st_size > 50_000
    opened.healthy()
