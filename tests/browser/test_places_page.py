"""Boundaries and register handed in on the places page: taken, reported, refused with one sentence, removed."""

import json

import pytest

from data import places
from tests.browser.conftest import dashboard
from tests.browser.screen import painting

SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"kode": f"TH{code}", "label": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 16], [x + 0.1, 16], [x + 0.1, 16.1], [x, 16.1], [x, 16]]],
            },
        }
        for code, name, x in (("400101", "ในเมือง", 102.8), ("400102", "สำราญ", 102.9), ("999999", "ที่ไหน", 103.0))
    ],
}


@pytest.fixture
def own_server(browser, tmp_path):
    with dashboard(tmp_path) as address:
        yield address


def hand_in(opened, box: int, name: str, content: bytes) -> None:
    """Choose a file in one of the upload boxes and press the button to install it."""
    opened.page.get_by_test_id("stFileUploaderDropzoneInput").nth(box).set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    opened.page.get_by_role("button", name="นำเข้า", exact=True).first.click(timeout=60_000)
    opened.page.wait_for_selector('[data-testid="stAlert"]:not(:has-text("แนวเขตโดยประมาณ"))', timeout=60_000)
    opened.settle()


def alerts(opened) -> list[str]:
    return [text for text in opened.page.get_by_test_id("stAlert").all_inner_texts() if "แนวเขตโดยประมาณ" not in text]


def test_boundaries_are_taken_shown_on_the_map_and_removed(visit, own_server):
    opened = visit("/places", at=own_server)
    hand_in(opened, 0, "แนวเขต<b>.geojson", json.dumps(SQUARES).encode())
    assert alerts(opened) == ["นำเข้าแล้ว"]
    page_text = opened.page.inner_text('[data-testid="stApp"]')
    assert "แนวเขต<b>.geojson" in page_text and "2 ตำบล" in page_text
    opened.page.get_by_text("ผลการนำเข้าเมื่อ").first.click()
    assert "999999" in opened.page.locator(".report").first.inner_text()
    opened.choose_page("แผนที่", "แผนที่การสนับสนุนรายพื้นที่")
    opened.settle()
    shown = painting(opened.page)
    assert sorted(shown["status"]) == ["400101", "400102"]
    assert shown["note"] == ""
    opened.choose_page("ข้อมูล", "ทะเบียนพื้นที่และแนวเขต")
    opened.page.get_by_role("button", name="กลับไปใช้ข้อมูลที่มากับโปรแกรม").click()
    opened.page.wait_for_selector("text=199 ตำบล", timeout=20_000)
    opened.healthy()


@pytest.mark.parametrize(
    ("box", "name", "content"),
    [
        (0, "plan.geojson", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
        (0, "empty.geojson", b""),
        (0, "large.geojson", b"junk " * 10_000_000),  # 50 MB
        (1, "register.csv", b"code,name\n1,a\n"),
        (1, "empty.csv", b""),
    ],
    ids=["pdf", "empty boundaries", "50 MB", "no village_code", "empty register"],
)
def test_wrong_file_is_answered_with_one_sentence_and_changes_nothing(visit, address, box, name, content):
    opened = visit("/places")
    hand_in(opened, box, name, content)
    (said,) = alerts(opened)
    assert len(said.splitlines()) == 1
    assert name in said
    assert "Traceback" not in said and "Error" not in said
    assert "199 ตำบล" in opened.page.inner_text('[data-testid="stApp"]')
    opened.healthy()


def test_register_is_taken_and_its_villages_have_names(visit, own_server):
    opened = visit("/places", at=own_server)
    register = "village_code,name_th\n" + "".join(f"400102{moo:02},บ้านทดสอบ {moo}\n" for moo in range(1, 4))
    hand_in(opened, 1, "register.csv", register.encode())
    assert alerts(opened) == ["นำเข้าแล้ว"]
    assert "199 ตำบล 3 หมู่บ้าน" in opened.page.inner_text('[data-testid="stApp"]')


def test_real_boundaries_and_register_of_the_country(visit, browser, shared_data, tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    people = shared_data / "population" / "population_2021.csv"
    places.install_boundaries(next((shared_data / "boundaries").glob("*.geojson")), "real")
    places.install_register(shared_data / "villages" / "villages.csv", "villages.csv", people, 2564)
    with dashboard(tmp_path) as address:
        opened = visit("/", at=address)
        shown = painting(opened.page)
        assert len(shown["status"]) == 199
        assert shown["note"] == ""
        assert set(shown["status"].values()) >= set("0123456") | {"9"}
        assert "2,331 หมู่บ้าน" in opened.page.locator(".figures-row").inner_text()
        opened.choose_page("ข้อมูล", "กรณีศึกษาจากงานวิจัย")
        opened.page.wait_for_selector("text=ที่ตั้งของพื้นที่ศึกษา", timeout=20_000)
        drawn = painting(opened.page)
        here = sorted(code for code, letter in drawn["status"].items() if letter == "0")
        assert here == ["480509", "550509", "551201", "570411", "571204"]
        opened.healthy()


def test_people_come_with_the_register(visit, own_server, tmp_path, monkeypatch):
    opened = visit("/places", at=own_server)
    box = opened.page.get_by_test_id("stFileUploaderDropzoneInput")
    box.nth(1).set_input_files({"name": "r.csv", "mimeType": "text/csv", "buffer": b"village_code\n40010201\n"})
    opened.page.get_by_text("ไฟล์ประชากรรายตำบล").wait_for(timeout=20_000)
    box.nth(2).set_input_files(
        {"name": "p.csv", "mimeType": "text/csv", "buffer": b"tambon_code,population\n400102,7\n"}
    )
    opened.page.get_by_text("ประชากรของปี พ.ศ.").wait_for(timeout=20_000)
    opened.page.get_by_role("button", name="นำเข้า", exact=True).click()
    opened.page.wait_for_selector("text=นำเข้าแล้ว", timeout=20_000)
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    tambons = places.load_register().tambons.set_index("tambon_code")
    assert tambons.loc["400102", ["people", "people_year"]].tolist() == [7, 2564]
    assert tambons.loc["400103", "people"] == 9111  # as the figures of Khon Kaen have it
