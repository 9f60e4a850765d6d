"""A clerk brings in a list: drops the file, sees what is doubtful, answers, imports, and finds it on the map."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from data.store import Store
from tests.browser.conftest import dashboard

HEADINGS = ["อำเภอ", "ตำบล", "หมู่ที่", "กิจกรรม", "กลุ่มเป้าหมาย", "ปีงบประมาณ", "จำนวนเงิน (บาท)", "โทรศัพท์", "หมายเหตุ"]
ROWS = [
    ["เมืองขอนแก่น", "สำราญ", "3", "เวทีจุดประกาย", "ผู้สูงอายุ", "51", "20,000", "081-234-5678", "<b>หนา</b>"],
    ["เมืองขอนแก่น", "สำราญ", "1, 4-5", "เวทีจุดประกาย", "ผู้สูงอายุ", "51", "100", "081-234-5678", ""],
    ["เมืองขอนแก่น", "สำราญ", "2", "เวทีจุดประกาย", "ผู้สูงอายุ", "51", "-5", "081-234-5678", ""],
    ["รวม", "", "", "", "", "", "20,095", "", ""],
]


def workbook(rows=ROWS, headings=HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    for row in [["รายชื่อพื้นที่สนับสนุน"], headings, *rows]:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def served(browser, tmp_path):
    with dashboard(tmp_path) as address:
        yield address, Store(f"sqlite:///{tmp_path / 'sonroi.db'}")


def drop(opened, content: bytes, name: str = "รายชื่อ<script>.xlsx") -> None:
    opened.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    opened.page.wait_for_selector(".figures-row.sum", timeout=60_000)
    opened.settle()


def sums(opened) -> list[int]:
    """Rows read, in, waiting, refused, skipped."""
    return [int(text) for text in opened.page.locator(".figures-row.sum .figure b").all_inner_texts()]


def await_sums(opened, expected: list[int]) -> None:
    """Wait until these are the sums: what a press does may take a moment to begin."""
    for _ in range(100):
        if sums(opened) == expected:
            return
        opened.page.wait_for_timeout(200)
    assert sums(opened) == expected


def sign(opened) -> None:
    opened.page.get_by_role("textbox", name="ชื่อเจ้าหน้าที่ผู้บันทึก").fill("สมศรี")
    opened.page.keyboard.press("Tab")
    opened.settle()


def press(opened, name: str) -> None:
    opened.page.get_by_role("button", name=name).first.click()
    opened.settle()


def bring_in(opened, records: int) -> None:
    """Press the button that imports, and wait until the page says so."""
    opened.page.get_by_role("button", name=f"นำเข้า {records} รายการ").click()
    opened.page.get_by_text("นำเข้าแล้วเป็นครั้งที่").wait_for(timeout=60_000)
    opened.settle()


def tick(opened, label: str) -> None:
    opened.page.locator('[data-testid="stCheckbox"]', has_text=label).first.click()
    opened.settle()


def test_a_list_goes_in_after_the_clerk_has_answered(visit, served):
    address, store = served
    opened = visit("/import", at=address)
    sign(opened)
    drop(opened, workbook())
    assert sums(opened) == [4, 1, 1, 1, 1]
    press(opened, "รับ 1 ข้อ")
    await_sums(opened, [4, 2, 0, 1, 1])
    opened.settle()
    tick(opened, "ตรวจแล้ว ตีความถูกต้อง")
    bring_in(opened, 4)
    records = store.records()
    assert sorted(records["area_code"]) == ["40010201", "40010203", "40010204", "40010205"]
    assert sorted(records["amount_baht"]) == ["20000", "33.33", "33.33", "33.34"]
    assert store.imports()["imported_by"].to_list() == ["สมศรี"]
    opened.page.get_by_text("ดูบนแผนที่").click()
    opened.settle()
    opened.page.wait_for_selector("iframe")
    assert "ข้อมูลจำลอง" not in opened.page.inner_text(".page-head")
    opened.healthy()


def test_doubtful_cells_are_marked_and_nothing_personal_is_shown(visit, served):
    address, _ = served
    opened = visit("/import", at=address)
    drop(opened, workbook())
    page = opened.page
    assert page.locator(".preview td.waiting").count() >= 1
    assert "081-234-5678" not in page.content()
    assert "<b>หนา</b>" in page.locator(".preview").inner_text()
    assert "โทรศัพท์" in page.get_by_test_id("stAlert").first.inner_text()
    opened.healthy()


def test_a_picture_in_a_heading_or_file_name_is_never_fetched(visit, served):
    address, _ = served
    opened = visit("/import", at=address)
    picture = "![x](http://example.org/a.png)"
    rows = [[*row[:8], picture] for row in ROWS[:2]]
    drop(opened, workbook(rows, [*HEADINGS[:8], picture]), f"{picture}.xlsx")
    opened.page.get_by_text("ความหมายของคอลัมน์").click()
    opened.settle()
    assert picture in opened.page.inner_text('[data-testid="stApp"]')
    opened.healthy()


def test_without_the_clerks_name_nothing_is_kept(visit, served):
    address, store = served
    opened = visit("/import", at=address)
    drop(opened, workbook())
    tick(opened, "ตรวจแล้ว ตีความถูกต้อง")
    press(opened, "นำเข้า 1 รายการ")
    opened.page.get_by_text("กรอกชื่อเจ้าหน้าที่").first.wait_for(timeout=20_000)
    assert store.imports().empty


def test_the_waiting_rows_can_be_corrected_and_handed_in_again(visit, served):
    address, store = served
    opened = visit("/import", at=address)
    sign(opened)
    drop(opened, workbook())
    with opened.page.expect_download() as download:
        press(opened, "ดาวน์โหลดแถวที่รอและไม่รับ 2 แถว")
    tick(opened, "ตรวจแล้ว ตีความถูกต้อง")
    bring_in(opened, 1)
    book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    rows = {sheet.cell(row, heads.index("หมู่ที่") + 1).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["1, 4-5"], heads.index("หมู่ที่") + 1).value = "4"
    sheet.cell(rows["2"], heads.index("จำนวนเงิน (บาท)") + 1).value = "5"
    content = BytesIO()
    book.save(content)
    drop(opened, content.getvalue(), "แก้แล้ว.xlsx")
    await_sums(opened, [2, 2, 0, 0, 0])
    opened.settle()
    tick(opened, "ตรวจแล้ว ตีความถูกต้อง")
    chosen = opened.page.locator('label:has(input[type="radio"]:checked)').last
    assert "รายชื่อเพิ่มเติม" in chosen.inner_text()  # corrected rows come beside those that are in
    bring_in(opened, 2)
    assert sorted(store.records()["area_code"]) == ["40010202", "40010203", "40010204"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 scanned", "scan.xlsx"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "list.xls"),
        (b"", "empty.csv"),
    ],
)
def test_a_file_that_is_no_list_ends_in_one_sentence(visit, served, content, name):
    address, _ = served
    opened = visit("/import", at=address)
    opened.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    opened.page.wait_for_selector('[data-testid="stAlert"]', timeout=60_000)
    opened.settle()
    assert len(opened.page.get_by_test_id("stAlert").all_inner_texts()) == 1
    assert "Traceback" not in opened.page.content()
    opened.healthy()
