"""Style and painting reach the map's frame whatever comes first, and follow the viewer over pages and languages."""

from collections import Counter

from tests.browser.screen import map_frame, painting

SAMRAN = "400102"


def painted_frames(page) -> list[dict]:
    """What each map of the page shows: the letters of its statuses and its note."""
    found = []
    for frame in [frame for frame in page.frames if "st_folium" in frame.url]:
        for _ in range(100):
            if frame.evaluate("async () => Boolean(window.areas && (await window.areas).painting)"):
                break
            page.wait_for_timeout(100)
        found.append(frame.evaluate("async () => { const { painting } = await window.areas; return painting.status; }"))
    return found


def test_what_hands_the_colours_over_takes_no_room(visit):
    opened = visit()
    painting(opened.page)
    mounts = opened.page.locator('[class*="st-key-map_style_"], [class*="st-key-map_painting_"]')
    assert mounts.count() == 2
    assert not any(mounts.nth(at).is_visible() for at in range(2))
    opened.healthy()


def test_the_map_of_a_page_left_and_come_back_to_is_painted_anew(visit):
    opened = visit()
    before = painting(opened.page)
    opened.choose_page("วิเคราะห์", "สรุปรายอำเภอและตำบล")
    opened.page.get_by_test_id("stSidebar").get_by_role("button", name="2549", exact=True).click()
    opened.settle()
    opened.choose_page("แผนที่", "แผนที่การสนับสนุนรายพื้นที่")
    after = painting(opened.page)
    assert after["status"] != before["status"]
    by_letter = Counter(after["status"].values())
    counts = opened.page.locator(".legend b").all_inner_texts()
    assert [int(count.replace(",", "")) for count in counts] == [by_letter.get(letter, 0) for letter in "0123456789"]
    opened.healthy()


def test_two_maps_of_one_page_show_each_their_own(visit):
    opened = visit("/years")
    left, right = painted_frames(opened.page)
    assert len(left) == len(right) == 199
    assert left != right
    opened.healthy()


def test_a_frame_that_comes_later_or_again_is_painted(visit):
    opened = visit()
    before = painting(opened.page)
    map_frame(opened.page).evaluate("() => { setTimeout(() => location.reload()); }")
    opened.page.wait_for_timeout(1500)
    assert painting(opened.page)["status"] == before["status"]


def test_language_changes_the_names_without_fetching_the_shapes_again(visit):
    opened = visit()
    thai = painting(opened.page)
    fetched = []
    opened.page.on("request", lambda request: fetched.append(request.url))
    opened.page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
    opened.page.wait_for_selector("text=What counts as duplicated", timeout=10_000)
    opened.settle()
    english = painting(opened.page)
    assert english["status"] == thai["status"]
    assert english["view"] == thai["view"]
    assert english["labels"]["0"] != thai["labels"]["0"]
    assert not [url for url in fetched if "areas-" in url]
    opened.healthy()


def test_ground_is_that_of_the_theme(visit):
    grounds = []
    for scheme in ("light", "dark"):
        opened = visit(scheme=scheme)
        painting(opened.page)
        frame = map_frame(opened.page)
        grounds.append(
            frame.evaluate("() => getComputedStyle(document.querySelector('.leaflet-container')).background")
        )
    assert "rgb(255, 255, 255)" in grounds[0]
    assert "rgb(23, 22, 20)" in grounds[1]
