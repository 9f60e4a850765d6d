"""Every page opens, in both themes, whatever address was the first."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import dashboard
from tests.browser.screen import map_frame

PAGES = {
    "": "จังหวัดขอนแก่น",
    "summary": "หมู่บ้านตามสถานะ รายอำเภอ",
    "gaps": "พื้นที่เป้าหมายขยาย",
    "ladder": "บันไดตำบล 1 → 2 → 3",
    "agencies": "หน่วยงานและงานที่เกี่ยวข้องกัน",
    "years": "เปรียบเทียบรายปีงบประมาณ",
    "rules": "หลักการกับการปฏิบัติในการเลือกพื้นที่",
    "import": "ไฟล์รายชื่อ",
    "history": "ยังไม่มีการนำเข้า",
    "records": "ยังไม่มีรายการในเครื่องนี้",
    "places": "ทะเบียนพื้นที่และแนวเขต",
    "documented": "กรณีศึกษาจากงานวิจัย",
}
NEED_RECORDS = ("", "summary", "gaps", "ladder", "agencies", "years", "rules")


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory) -> Iterator[str]:
    with dashboard(tmp_path_factory.mktemp("empty")) as served:
        yield served


def is_whole(opened, text: str) -> None:
    """The page shows this, is no wider than the window at 1280 and 1920 pixels, and nothing went wrong."""
    main = opened.page.get_by_test_id("stMain")
    main.get_by_text(text).first.wait_for(timeout=30_000)
    for width in (1280, 1920):
        opened.page.set_viewport_size({"width": width, "height": 800})
        opened.settle()
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth"), f"wider than {width} pixels"
    opened.healthy()
    assert not opened.page.get_by_text("เกิดข้อผิดพลาดในโปรแกรม").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_the_demonstration_set(visit, page, scheme):
    opened = visit(f"/{page}?records=demonstration", scheme=scheme)
    is_whole(opened, PAGES[page])
    if not page:
        map_frame(opened.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_an_empty_store_and_says_what_to_do(visit, empty_store, page, scheme):
    opened = visit(f"/{page}?records=agencies", scheme=scheme, at=empty_store)
    is_whole(opened, "ยังไม่มีข้อมูลของหน่วยงานใด" if page in NEED_RECORDS else PAGES[page])


def test_navigation_has_four_headings(visit):
    opened = visit()
    headings = opened.page.get_by_test_id("stTopNavSection").all_inner_texts()
    assert [heading.strip() for heading in headings] == ["แผนที่", "วิเคราะห์", "เวที", "ข้อมูล"]


def test_deep_link_as_the_first_request_of_a_fresh_server_opens_the_right_page(browser, visit, tmp_path):
    with dashboard(tmp_path) as fresh:
        opened = visit("/documented", at=fresh)
        opened.page.wait_for_selector("text=อุ่มเหม้า", timeout=30_000)
        assert opened.page.get_by_test_id("stTopNav").is_visible()
        opened.healthy()


def test_selection_outlives_a_visit_to_another_page(visit):
    opened = visit()
    opened.page.get_by_test_id("stSidebar").get_by_role("button", name="2549", exact=True).click()
    opened.settle()
    opened.choose_page("ข้อมูล", "กรณีศึกษาจากงานวิจัย")
    opened.page.wait_for_selector("text=อุ่มเหม้า", timeout=20_000)
    opened.choose_page("แผนที่", "แผนที่การสนับสนุนรายพื้นที่")
    opened.page.wait_for_selector(".page-head .what:has-text('2550-2552')", timeout=20_000)


def test_an_empty_store_says_what_to_do_next(visit):
    opened = visit()
    opened.page.get_by_test_id("stSidebar").get_by_role("radio", name="ข้อมูลหน่วยงาน").click()
    opened.page.get_by_text("ยังไม่มีข้อมูลของหน่วยงานใด").wait_for(timeout=20_000)
    opened.settle()
    opened.page.get_by_test_id("stMain").get_by_text("นำเข้าข้อมูลหน่วยงาน").click()
    opened.page.wait_for_selector("text=ไฟล์รายชื่อ", timeout=20_000)
    opened.healthy()


def test_documented_cases_are_cards_with_their_source(visit):
    opened = visit("/documented")
    cards = opened.page.locator(".card")
    assert cards.count() == 5
    first = cards.first.inner_text()
    assert "201" in first and "134" in first and "2554" in first


def test_upload_box_speaks_the_language_of_the_screen(visit):
    opened = visit("/places")
    shown = opened.page.locator('[data-testid="stFileUploaderDropzone"] button p').first.evaluate(
        "element => getComputedStyle(element, '::after').content"
    )
    assert shown == '"เลือกไฟล์"'
