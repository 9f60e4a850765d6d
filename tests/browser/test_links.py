"""A link opens the same view elsewhere; what nobody knows in it is ignored with a note."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.screen import painting

KHON_KAEN = "/?records=demonstration&province=40"


def parts(opened):
    return {name: values[0] for name, values in parse_qs(urlsplit(opened.page.url).query).items()}


def test_a_change_of_filter_is_in_the_address_and_the_address_opens_the_same_view(visit):
    opened = visit()
    opened.page.get_by_test_id("stSidebar").get_by_role("button", name="2549", exact=True).click()
    opened.page.wait_for_function("location.search.includes('2550-2552')", timeout=20_000)
    opened.settle()
    again = visit(urlsplit(opened.page.url).path + "?" + urlsplit(opened.page.url).query)
    again.page.wait_for_selector(".page-head .what:has-text('2550-2552')", timeout=20_000)
    assert painting(again.page)["status"] == painting(opened.page)["status"]
    assert parts(again) == parts(opened)


def test_a_link_names_place_years_agencies_and_criterion(visit):
    opened = visit(
        KHON_KAEN + "&years=2551&agencies=psdhs,sdc&keys=area,function&window=2&amphoe=4001&tambon=400102&lang=en"
    )
    assert painting(opened.page)["selected"] == "400102"
    drawn = painting(opened.page)["status"]
    assert {code[:4] for code, letter in drawn.items() if letter.isdigit()} == {"4001"}
    head = opened.page.locator(".page-head").inner_text()
    assert "2551" in head and "Mueang Khon Kaen" in head
    assert parts(opened)["keys"] == "area,function"
    opened.healthy()


def test_the_selection_of_a_link_goes_along_to_other_pages(visit):
    opened = visit("/summary" + KHON_KAEN[1:] + "&years=2551&amphoe=4001")
    opened.page.wait_for_selector(".page-head .what:has-text('2551')", timeout=20_000)
    opened.choose_page("แผนที่", "แผนที่การสนับสนุนรายพื้นที่")
    opened.page.wait_for_selector("iframe", timeout=20_000)
    opened.settle()
    assert parts(opened) == {"records": "demonstration", "province": "40", "years": "2551", "amphoe": "4001"}


def test_hostile_parts_of_an_address_are_named_and_ignored(visit):
    opened = visit("/?province=40&years=9999&agencies=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&foo=![x](http://x.y/z)")
    note = opened.page.get_by_test_id("stAlert").first.inner_text()
    assert "years=9999" in note and "<img src=x" in note and "foo=![x](http://x.y/z)" in note
    assert "จังหวัดขอนแก่น" in opened.page.locator(".page-head").inner_text()
    assert not opened.page.locator(".page-head ~ img, [data-testid=stAlert] img").count()
    opened.healthy()
    opened.page.get_by_test_id("stSidebar").get_by_role("button", name="2549", exact=True).click()
    opened.settle()
    assert not opened.page.get_by_test_id("stAlert").count()


def test_the_address_is_read_once_and_not_again_for_another_data_set(visit):
    opened = visit(KHON_KAEN + "&years=2551")
    opened.page.wait_for_selector(".page-head .what:has-text('2551')", timeout=20_000)
    opened.page.get_by_test_id("stSidebar").get_by_role("radio", name="ข้อมูลหน่วยงาน").click()
    opened.page.get_by_text("ยังไม่มีข้อมูลของหน่วยงานใด").wait_for(timeout=20_000)
    opened.settle()
    assert "ใช้ไม่ได้" not in opened.page.get_by_test_id("stMain").inner_text()
    assert parts(opened)["records"] == "agencies"
