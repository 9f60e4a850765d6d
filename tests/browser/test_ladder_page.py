"""The ladder in a real browser: the board, its filters, and the board on paper (A3 landscape)."""

import re

import pytest
from playwright.sync_api import Page

BOARD = "table.ladder"
LAST_ROW = f"{BOARD} tbody:last-of-type tr:last-child"
A3 = (1190.55, 841.89)  # points: 420 x 297 mm
USABLE_MM = (400, 274)  # within the margins of the sheet
# What of an element is seen: nothing where it, or something around it, is hidden; else its box within all that clip.
SEEN = """element => {
    let box = element.getBoundingClientRect();
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (let around = element.parentElement; around; around = around.parentElement) {
        const style = getComputedStyle(around), frame = around.getBoundingClientRect();
        if (around === document.body || around === document.documentElement || style.overflow === "visible") continue;
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    const width = document.documentElement.clientWidth;
    return {whole: right - left >= box.width - 1 && bottom - top >= box.height - 1 && box.right <= width + 1,
            height: box.height};
}"""


def names_on_board(page: Page) -> list[str]:
    return page.locator(f'{BOARD} th[scope="row"]').all_inner_texts()


def show(opened, label: str) -> None:
    opened.page.get_by_test_id("stSelectbox").filter(has_text="แสดงตำบล").get_by_role("combobox").first.click()
    opened.page.get_by_role("option", name=label).click()
    opened.settle()


def pages_of(pdf: bytes) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type ?/Page\b", pdf))
    return [(float(width), float(height)) for width, height in boxes]


def on_paper(page: Page) -> None:
    """As the page is laid out on the sheet: 96 pixels an inch."""
    page.set_viewport_size({"width": round(USABLE_MM[0] / 25.4 * 96), "height": round(USABLE_MM[1] / 25.4 * 96)})
    page.emulate_media(media="print")
    page.wait_for_timeout(500)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 1920])
def test_board_shows_every_tambon_of_the_province_without_faults(visit, scheme, width):
    opened = visit("/ladder", scheme=scheme, width=width)
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    names = names_on_board(opened.page)
    assert len(names) == 199 and names[0] == "ต.ในเมือง"
    assert opened.page.locator(f"{BOARD} tr.amphoe").count() == 26
    head = opened.page.locator(f"{BOARD} th.next").bounding_box()
    assert head["x"] + head["width"] <= width, "the next step is out of sight"
    opened.healthy()


def test_filters_leave_the_tambons_they_name(visit):
    opened = visit("/ladder")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    show(opened, "ยังไม่เริ่มขั้นใด")
    left = names_on_board(opened.page)
    assert 0 < len(left) < 199
    assert opened.page.locator(f"{BOARD} td:not(.fund):not(.next-step) b").count() == 0
    assert f"แสดง {len(left)} จาก 199 ตำบล" in opened.page.get_by_test_id("stMain").inner_text()
    opened.healthy()


def test_choices_outlive_a_visit_to_another_page(visit):
    opened = visit("/ladder")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    show(opened, "ทำขั้น 1 แล้ว ยังไม่มีใครทำขั้น 2")
    before = names_on_board(opened.page)
    opened.choose_page("ข้อมูล", "กรณีศึกษาจากงานวิจัย")
    opened.page.wait_for_selector("text=อุ่มเหม้า", timeout=20_000)
    opened.choose_page("วิเคราะห์", "บันไดตำบล 1 → 2 → 3")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    assert names_on_board(opened.page) == before


def test_the_other_view_puts_steps_in_order(visit):
    opened = visit("/ladder")
    opened.page.get_by_role("radio", name="จัดลำดับแทนทับซ้อน").click()
    opened.settle()
    assert opened.page.locator(BOARD).count() == 0
    opened.healthy()


def test_the_board_prints_on_a3_landscape_with_all_its_rows(visit):
    opened = visit("/ladder")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    sheets = pages_of(opened.page.pdf(prefer_css_page_size=True, print_background=True))
    assert all(size == pytest.approx(A3, abs=1) for size in sheets)
    on_paper(opened.page)
    height = opened.page.locator(BOARD).evaluate(SEEN)["height"]
    needed = height / (USABLE_MM[1] / 25.4 * 96)
    assert needed > 2 and needed <= len(sheets) <= needed + 3
    show_one = [opened.page.locator(f'{BOARD} th[scope="row"]').first, opened.page.locator(LAST_ROW).first]
    assert all(row.evaluate(SEEN)["whole"] for row in show_one)
    assert opened.page.locator(BOARD).evaluate(SEEN)["whole"]


def test_a_narrower_choice_prints_on_fewer_sheets(visit):
    opened = visit("/ladder")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    whole = pages_of(opened.page.pdf(prefer_css_page_size=True))
    show(opened, "ทำขั้น 2 แล้ว ยังไม่มีใครทำขั้น 3")
    assert len(pages_of(opened.page.pdf(prefer_css_page_size=True))) < len(whole)


def test_paper_has_the_board_and_what_explains_it_and_none_of_the_tools(visit):
    opened = visit("/ladder", scheme="dark")
    opened.page.wait_for_selector(BOARD, timeout=30_000)
    assert not opened.page.locator(".print-only").is_visible()
    on_paper(opened.page)
    page = opened.page
    hidden = [page.get_by_test_id(name) for name in ("stSidebar", "stHeader", "stDownloadButton", "stSelectbox")]
    assert not any(part.first.is_visible() for part in hidden)
    head, own = page.locator(".page-head").inner_text(), page.locator(".print-only").inner_text()
    assert "บันไดตำบล" in head and "จังหวัดขอนแก่น" in head and "2549-2552" in head
    assert "พิมพ์เมื่อ" in own and "ศูนย์พัฒนาสังคม" in own
    name = page.locator(f'{BOARD} th[scope="row"]').first
    ink = name.evaluate("element => getComputedStyle(element).color")
    ground = name.evaluate("element => getComputedStyle(element).backgroundColor")
    assert (ink, ground) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert page.locator(f"{BOARD} thead").evaluate("e => getComputedStyle(e).display") == "table-header-group"
    assert page.locator(f"{BOARD} thead").evaluate("e => getComputedStyle(e).position") == "static"
