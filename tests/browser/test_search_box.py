"""The box that finds a place and goes there on the map."""

import pytest
from playwright.sync_api import Locator

from data.places import install_register
from tests.browser.conftest import dashboard
from tests.browser.screen import looked_at, painting, painting_of

HOSTILE = "<img src=x onerror=alert(1)> **[x](http://example.org/)** :red[y]"
REGISTER = f"""village_code,name_th,name_en
40010201,บ้านสำราญ,Ban Samran
40010204,บ้านนาเพียง,Ban Na Phiang
40010205,"{HOSTILE}",
"""


def box(visit) -> Locator:
    return visit.page.get_by_test_id("stSidebar").locator("input[type=search]")


def finds(visit, text: str) -> list[str]:
    """What is offered for a text."""
    box(visit).fill(text)
    box(visit).press("Enter")
    visit.settle()
    return visit.page.locator(".st-key-finds button").all_inner_texts()


def press(visit, label: str) -> None:
    visit.page.locator(".st-key-finds").get_by_role("button", name=label, exact=True).click()
    visit.settle()


@pytest.mark.parametrize("text", ["สำราญ", "samran", "400102"])
def test_a_tambon_is_found_by_thai_name_english_name_and_code(visit, text):
    opened = visit()
    before = painting(opened.page)["view"]
    assert finds(opened, text)[0] == "ต.สำราญ อ.เมืองขอนแก่น"
    press(opened, "ต.สำราญ อ.เมืองขอนแก่น")
    shown = painting_of(opened.page, "400102")
    assert shown["view"][0] > before[0]
    assert "400102" in looked_at(opened.page)
    assert len(looked_at(opened.page)) < 40
    assert box(opened).input_value() == ""
    assert opened.page.locator(".panel h2").inner_text() == "ต.สำราญ อ.เมืองขอนแก่น"
    opened.healthy()


def test_an_amphoe_narrows_the_view_and_a_tambon_elsewhere_widens_it_again(visit):
    opened = visit()
    finds(opened, "ชุมแพ")
    press(opened, "อ.ชุมแพ")
    opened.page.wait_for_function("location.search.includes('amphoe=4005')", timeout=20_000)
    opened.settle()
    assert {code[:4] for code in painting(opened.page)["coloured"]} == {"4005"}
    finds(opened, "ต.สำราญ")
    press(opened, "ต.สำราญ อ.เมืองขอนแก่น")
    assert len(painting_of(opened.page, "400102")["coloured"]) == 199
    assert "amphoe" not in opened.page.url


def test_another_page_leads_to_the_map(visit):
    opened = visit("/summary")
    finds(opened, "หมู่ 3 สำราญ")
    press(opened, "หมู่ 3 ต.สำราญ อ.เมืองขอนแก่น")
    assert painting_of(opened.page, "400102")
    assert "/summary" not in opened.page.url
    opened_village = opened.page.locator(".panel details[open] summary")
    assert opened_village.count() == 1
    assert opened_village.inner_text().startswith("หมู่ 3 ")
    first = opened.page.locator(".panel details summary").first.inner_text()
    assert first.startswith("หมู่ 3 ")  # above all others, where it is seen without scrolling
    opened.healthy()


def test_what_is_not_there_is_said_and_a_slip_of_the_pen_is_forgiven(visit):
    opened = visit()
    side_bar = opened.page.get_by_test_id("stSidebar")
    assert finds(opened, "ไม่มีที่นี่แน่นอน") == []
    assert side_bar.get_by_text("ไม่พบพื้นที่ที่ตรงกับคำค้นนี้ในทะเบียน").is_visible()
    assert finds(opened, "sumran") == ["ต.สำราญ อ.เมืองขอนแก่น"]
    assert side_bar.get_by_text("ไม่พบชื่อที่ตรงกัน").is_visible()


def test_english_screen_finds_in_english(visit):
    opened = visit("/?lang=en")
    assert finds(opened, "สำราญ")[0] == "Tambon Samran Amphoe Mueang Khon Kaen"


def test_a_name_from_a_file_stays_text(visit, tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, encoding="utf-8")
    install_register(file, file.name)
    with dashboard(tmp_path) as at:
        opened = visit(at=at)
        assert finds(opened, "img") == [f"หมู่ 5 {HOSTILE} ต.สำราญ อ.เมืองขอนแก่น"]
        assert opened.page.locator(".st-key-finds :is(a, img, strong, span[style*=color])").count() == 0
        opened.page.locator(".st-key-finds button").click()
        opened.settle()
        assert HOSTILE in opened.page.locator(".panel details[open] summary").inner_text()
        assert opened.page.locator("img[src=x]").count() == 0
        assert painting_of(opened.page, "400102")
        opened.healthy()
