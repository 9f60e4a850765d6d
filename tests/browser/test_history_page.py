"""Imports made, as clerks see them: what became of the rows, downloads, undo; and the board of reports."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.browser.arrivals import HOSTILE, arrival, record, records, store_of
from tests.browser.conftest import dashboard


def fill_store(folder: Path):
    """A list of CODI, and the corrected file that replaced it."""
    store = store_of(folder)
    first = records(record("40010203"), record("400114", scope="tambon"))
    letter = {"letter_number": "ขก 0004/ว 12", "letter_date": "2008-03-12"}
    store.add_import(arrival(first, file_name=HOSTILE, **letter))
    whole = records(record("40010203"), record("40010204"), record("40010205"))
    store.add_import(arrival(whole, file_name="ฉบับแก้ไข.xlsx", report_received=True))
    return store


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """A dashboard that is only looked at."""
    folder = tmp_path_factory.mktemp("history")
    fill_store(folder)
    with dashboard(folder) as address:
        yield address


@pytest.fixture
def served(browser, tmp_path):
    """A dashboard of one's own, and its store."""
    store = fill_store(tmp_path)
    with dashboard(tmp_path) as address:
        yield address, store


def cards(opened):
    """The imports on the page, newest first."""
    return opened.page.locator('[data-testid="stVerticalBlock"]:has(> [data-testid="stElementContainer"] .panel)')


def text_of(opened) -> str:
    return opened.page.inner_text('[data-testid="stApp"]')


def says(opened, text: str) -> None:
    """Wait until the page shows a text."""
    opened.page.get_by_text(text).first.wait_for(timeout=20_000)


def press(opened, label: str, at: int = 0) -> None:
    opened.page.get_by_role("button", name=label, exact=False).nth(at).click()
    opened.settle()


def give_name(opened, name: str) -> None:
    box = opened.page.get_by_label("ชื่อเจ้าหน้าที่ผู้บันทึก", exact=True)
    box.fill(name)
    box.press("Enter")
    opened.settle()


def test_without_imports_the_page_says_what_to_do(visit, browser, tmp_path):
    with dashboard(tmp_path) as address:
        opened = visit("/history", at=address)
        says(opened, "ยังไม่มีการนำเข้า เริ่มได้ที่หน้า")
        opened.page.get_by_test_id("stMain").get_by_text("ไปที่หน้านำเข้าข้อมูล").click()
        opened.page.wait_for_url("**/import")
        opened.healthy()


def test_each_import_says_what_became_of_its_rows(visit, shown):
    opened = visit("/history", at=shown)
    newest, first = cards(opened).all_inner_texts()
    assert "พอช. · ปีงบประมาณ 2551 · จังหวัดขอนแก่น" in newest and "ใช้อยู่" in newest
    assert "อ่าน 7 แถว = นำเข้า 3 + รอ 2 + ไม่รับ 1 + ข้าม 1 · ได้ 3 รายการ" in newest
    assert "มีไฟล์แก้ไขแทนแล้ว" in first
    assert "อ่าน 6 แถว = นำเข้า 2 + รอ 2 + ไม่รับ 1 + ข้าม 1" in first
    assert "หนังสือที่ ขก 0004/ว 12 ลงวันที่ 12/3/2551" in first
    opened.healthy()


def test_names_of_files_and_clerks_are_only_text(visit, shown):
    opened = visit("/history", at=shown)
    says(opened, f"ไฟล์ {HOSTILE} แผ่นงาน Sheet1")
    says(opened, "สมศรี <i>ใจดี</i>")
    press(opened, "ยกเลิกการนำเข้า")
    says(opened, f"จากไฟล์ {HOSTILE} ที่นำเข้าเมื่อ")
    assert opened.page.title() != "x"
    opened.healthy()  # no picture was fetched from another machine


def test_waiting_and_refused_rows_come_as_excel_with_their_reasons(visit, shown):
    opened = visit("/history", at=shown)
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="แถวที่รอและไม่รับ (3) เป็น Excel").first.click()
    assert download.value.suggested_filename == "แถวที่รอและไม่รับ_codi_2551_2.xlsx"
    sheet = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active
    lines = [[cell.value or "" for cell in row] for row in sheet.rows]
    assert lines == [
        ["ตำบล", "บ้าน", "เงิน", "รหัสพื้นที่", "เหตุผล", "ข้อเสนอ", "แถวเดิม"],
        ["ศิลา", "หนองไม่มี", "=1+1", "", "ไม่พบหมู่บ้านนี้", "", "9"],
        ["ศิลา", "<b>หนา</b>", "200", "", "ไม่พบหมู่บ้านนี้", "", "10"],
        ["สำราญ", "หมู่ 3", "-5", "", "จำนวนเงินติดลบ", "", "12"],
    ]
    opened.healthy()


def test_report_counts_the_reasons_and_can_be_downloaded(visit, shown):
    opened = visit("/history", at=shown)
    press(opened, "รายงานการนำเข้า")
    table = opened.page.get_by_role("tabpanel").first.locator("table.figures tbody tr")
    assert [row.split("\t") for row in table.all_inner_texts()] == [
        ["รอ", "ไม่พบหมู่บ้านนี้", "2", "9, 10"],
        ["ไม่รับ", "จำนวนเงินติดลบ", "1", "12"],
        ["ข้าม", "แถวรวม", "1", "13"],
    ]
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="ดาวน์โหลดรายงาน").click()
    assert '"rows_read": 7' in Path(download.value.path()).read_text(encoding="utf-8")


def test_undo_needs_a_name_says_what_goes_and_brings_back_what_was_replaced(visit, served):
    address, store = served
    opened = visit("/history", at=address)
    press(opened, "ยกเลิกการนำเข้า")
    says(opened, "จะนำออก: 3 รายการจากไฟล์ ฉบับแก้ไข.xlsx")
    says(opened, f"จะนำกลับมาใช้: 2 รายการจากไฟล์ {HOSTILE}")
    says(opened, "การรับรายงานที่มากับไฟล์นี้จะออกไปด้วย")
    press(opened, "ยืนยันยกเลิกการนำเข้า")
    says(opened, "กรอกชื่อเจ้าหน้าที่ผู้บันทึก")
    assert len(store.records()) == 3
    give_name(opened, "สมหญิง")
    press(opened, "ยืนยันยกเลิกการนำเข้า")
    says(opened, "ยกเลิกการนำเข้าแล้ว")
    says(opened, "โดย สมหญิง")
    assert store.imports()["state"].tolist() == ["undone", "live"]
    assert store.records()["area_code"].tolist() == ["40010203", "400114"]
    opened.healthy()


def test_undo_can_be_left_alone(visit, served):
    address, store = served
    opened = visit("/history", at=address)
    press(opened, "ยกเลิกการนำเข้า")
    press(opened, "ไม่ยกเลิก")
    assert "จะนำออก" not in text_of(opened)
    assert len(store.records()) == 3


def board_line(opened, agency: str) -> str:
    line = opened.page.locator("table.figures tbody tr", has_text=agency)
    return line.inner_text()


def test_board_shows_who_has_reported_and_takes_reports_by_hand(visit, served):
    address, store = served
    opened = visit("/history", at=address)
    give_name(opened, "สมหญิง")
    opened.page.get_by_role("tab", name="ใครส่งรายงานแล้ว").click()
    assert "✓" in board_line(opened, "พอช. *")
    assert "✓" not in board_line(opened, "พมจ. *")
    opened.page.get_by_label("ปีงบประมาณ (พ.ศ.)").fill("2551")
    opened.page.keyboard.press("Enter")
    opened.settle()
    says(opened, "พมจ. ปีงบประมาณ 2551: ยังไม่ได้รับรายงาน")
    press(opened, "บันทึกว่าได้รับแล้ว")
    says(opened, "พมจ. ปีงบประมาณ 2551: ได้รับรายงานแล้ว")
    assert "✓" in board_line(opened, "พมจ. *")
    by_hand = store.board().query("agency == 'psdhs'")
    assert by_hand[["fiscal_year", "province_code", "by"]].values.tolist() == [["2551", "40", "สมหญิง"]]
    press(opened, "บันทึกว่ายังไม่ได้รับ")
    says(opened, "พมจ. ปีงบประมาณ 2551: ยังไม่ได้รับรายงาน")
    assert "✓" not in board_line(opened, "พมจ. *")
    opened.healthy()


def test_name_of_the_clerk_goes_along_to_other_pages(visit, shown):
    opened = visit("/history", at=shown)
    give_name(opened, "  สมหญิง   ขยัน ")
    opened.choose_page("ข้อมูล", "รายการสนับสนุน (เพิ่ม แก้ไข)")
    opened.page.wait_for_selector("text=เพิ่มรายการ")
    assert opened.page.get_by_label("ชื่อเจ้าหน้าที่ผู้บันทึก", exact=True).input_value() == "สมหญิง ขยัน"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_speaks_english_too(visit, shown, scheme):
    opened = visit("/history?lang=en", at=shown, scheme=scheme)
    says(opened, "7 rows read = 3 in + 2 waiting + 1 refused + 1 skipped")
    opened.page.get_by_role("tab", name="Who has reported").click()
    says(opened, "CODI *")
    opened.healthy()
