"""The hall view by the keyboard and a presenter's remote alone."""

from tests.browser.hall_screen import (
    AGENCY,
    FIRST,
    FOCUSED,
    LAST,
    OVERLAPS,
    SAMRAN,
    SLIDES,
    at,
    map_title,
    open_hall,
    press,
    tab_to,
    title,
)
from tests.browser.screen import look_at, painting, spot


def test_keys_of_a_presenters_remote_step_through_the_slides_and_no_press_is_lost(visit):
    opened = open_hall(visit)
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


def test_keys_step_too_while_the_map_has_the_focus_and_shift_moves_it(visit):
    opened = open_hall(visit)
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


def test_every_control_is_reached_in_order_and_used_by_the_keyboard_alone(visit):
    opened = open_hall(visit)
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


def test_a_tambon_is_chosen_and_its_card_closed_by_the_keyboard_alone(visit):
    opened = open_hall(visit)
    look_at(opened.page, "400102")  # what lies in the middle of the province depends on the size of the letters
    tab_to(opened, map_title(opened))
    assert opened.page.evaluate(FOCUSED)[2] != "none"
    press(opened, "Enter")
    card = opened.page.locator(".hall-card h3")
    card.wait_for()
    assert painting(opened.page)["selected"] == "400102"
    press(opened, "Escape")
    assert card.count() == 0
    assert "view=hall" in opened.page.url
    tab_to(opened, map_title(opened))
    press(opened, "Enter")
    tab_to(opened, "ปิด")
    press(opened, "Space")
    assert card.count() == 0
    opened.healthy()
