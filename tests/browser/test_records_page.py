"""Single records on the screen: found, added, corrected, withdrawn, each change with its author."""

import pytest

from tests.browser.arrivals import arrival, record, records, store_of
from tests.browser.conftest import dashboard

MARKUP = "โทรถาม <img src='http://example.org/a.png'> *แล้ว*"


def fill_store(folder):
    """25 records: a page holds 20."""
    store = store_of(folder)
    sensitive = record("40010203", target_group="hiv", people="7", note=MARKUP)
    wide = record("400114", scope="tambon", fund_name="กองทุนตำบลศิลา", amount_baht="1234567.50")
    others = [record(f"400103{moo:02}", agency="sdc", fiscal_year="2550") for moo in range(1, 15)]
    more = [record(f"400105{moo:02}", agency="psdhs") for moo in range(1, 10)]
    store.add_import(arrival(records(sensitive, wide, *others, *more), file_name="รายการ.xlsx"))
    return store


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """A dashboard that is only looked at."""
    folder = tmp_path_factory.mktemp("records")
    fill_store(folder)
    with dashboard(folder) as address:
        yield address


@pytest.fixture
def served(browser, tmp_path):
    """A dashboard of one's own, and its store."""
    store = fill_store(tmp_path)
    with dashboard(tmp_path) as address:
        yield address, store


def text_of(opened) -> str:
    return opened.page.inner_text('[data-testid="stApp"]')


def says(opened, text: str) -> None:
    """Wait until the page shows a text."""
    opened.page.get_by_text(text).first.wait_for(timeout=20_000)


def lines(opened) -> list[str]:
    return opened.page.locator(".record-line:not(.head)").all_inner_texts()


def press(opened, label: str, at: int = 0) -> None:
    opened.page.get_by_test_id("stMain").get_by_role("button", name=label).nth(at).click()
    opened.settle()


def fill(opened, label: str, text: str) -> None:
    box = opened.page.get_by_label(label, exact=True)
    box.fill(text)
    box.press("Tab")
    opened.settle()


def choose(opened, label: str, option: str) -> None:
    opened.page.get_by_test_id("stSelectbox").filter(has_text=label).get_by_role("combobox").first.click()
    opened.page.get_by_role("option", name=option, exact=True).click()
    opened.settle()


def save(opened) -> None:
    opened.page.get_by_test_id("stBaseButton-primary").first.click()
    opened.settle()


def test_records_are_found_by_words_amphoe_agency_and_year(visit, shown):
    opened = visit("/records", at=shown)
    says(opened, "พบ 25 จาก 25 รายการ")
    assert len(lines(opened)) == 20
    fill(opened, "ค้นหา", "กองทุน ศิลา")
    says(opened, "พบ 1 จาก 25 รายการ")
    (line,) = lines(opened)
    assert line.split("\n") == ["ทั้งตำบล ต.ศิลา อ.เมืองขอนแก่น", "พอช.", "จุดประกาย", "2551", "1,234,568"]
    fill(opened, "ค้นหา", "")
    choose(opened, "หน่วยงาน", "ศพส.")
    says(opened, "พบ 14 จาก 25 รายการ")
    choose(opened, "ปีงบประมาณ", "2551")
    says(opened, "ไม่พบรายการตามที่ค้น")
    opened.healthy()


def test_the_rest_is_on_the_next_page(visit, shown):
    opened = visit("/records", at=shown)
    opened.page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    opened.page.locator(".record-line:not(.head)").nth(5).wait_for(state="detached")
    assert len(lines(opened)) == 5


def test_adding_a_record_is_checked_and_kept_with_its_author(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    press(opened, "เพิ่มรายการ")
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง")
    fill(opened, "ปีงบประมาณ (พ.ศ.)", "2008")
    save(opened)
    said = opened.page.locator(".report").inner_text()
    assert "หน่วยงาน: ไม่ได้ระบุหน่วยงาน" in said
    assert "รหัสพื้นที่: ไม่ได้ระบุรหัสพื้นที่" in said
    assert "พ.ศ. 2551 หรือไม่" in said
    assert len(store.records()) == 25
    choose(opened, "อำเภอ", "เมืองขอนแก่น")
    choose(opened, "ตำบล", "สำราญ")
    choose(opened, "หมู่บ้าน", "หมู่ 4")
    choose(opened, "หน่วยงาน", "ศูนย์พัฒนาสังคม")
    fill(opened, "ปีงบประมาณ (พ.ศ.)", "๒๕๕๑")
    fill(opened, "จำนวนเงิน (บาท)", "1,200.50 บาท")
    save(opened)
    says(opened, "เพิ่มรายการแล้ว")
    added = store.records().iloc[-1]
    wanted = {"agency": "sdc", "area_code": "40010204", "fiscal_year": "2551", "amount_baht": "1200.50", "people": ""}
    assert {name: added[name] for name in wanted} == wanted
    assert (added["changed_by"], added["scope"], added["import_id"]) == ("สมหญิง", "", "")
    opened.healthy()


def test_correcting_a_record_keeps_its_history(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    fill(opened, "ค้นหา", "กองทุน")
    press(opened, "แก้ไข")
    says(opened, "มาจากไฟล์ รายการ.xlsx แถว 3")
    says(opened, "ยังไม่มีการแก้ไข")
    choose(opened, "หมู่บ้าน", "หมู่ 2")
    save(opened)
    says(opened, "กรอกชื่อเจ้าหน้าที่ผู้บันทึก")
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง <b>")
    save(opened)
    says(opened, "บันทึกการแก้ไขแล้ว")
    now = store.records().query("fund_name == 'กองทุนตำบลศิลา'").iloc[0]
    assert (now["area_code"], now["scope"], now["version"], now["amount_baht"]) == ("40011402", "", "2", "1234567.50")
    press(opened, "แก้ไข")
    change = opened.page.locator("table.figures tbody tr").inner_text().split("\t")
    assert change[1:3] == ["สมหญิง <b>", "แก้ไข"]
    assert "รหัสพื้นที่: 400114 → 40011402" in change[3] and "ขอบเขต: tambon → –" in change[3]
    opened.healthy()


def test_record_changed_by_another_clerk_meanwhile_is_not_overwritten(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง")
    fill(opened, "ค้นหา", "กองทุน")
    press(opened, "แก้ไข")
    record_id = store.records().query("fund_name == 'กองทุนตำบลศิลา'")["record_id"].iloc[0]
    store.correct_record(record_id, {"note": "ของสมชาย"}, 1, "สมชาย")
    fill(opened, "หมายเหตุ", "ของสมหญิง")
    save(opened)
    says(opened, "ถูกแก้ไขโดย สมชาย")
    press(opened, "โหลดรายการล่าสุด")
    assert opened.page.get_by_label("หมายเหตุ", exact=True).input_value() == "ของสมชาย"
    fill(opened, "หมายเหตุ", "ของสมชาย และสมหญิง")
    save(opened)
    assert store.records().query("record_id == @record_id")["note"].tolist() == ["ของสมชาย และสมหญิง"]
    opened.healthy()


def test_withdrawing_asks_first(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง")
    fill(opened, "ค้นหา", "กองทุน")
    press(opened, "แก้ไข")
    press(opened, "ถอนรายการ")
    assert len(store.records()) == 25
    press(opened, "ยืนยันการถอน")
    says(opened, "ถอนรายการแล้ว")
    assert len(store.records()) == 24
    opened.healthy()


def test_small_number_of_a_sensitive_group_is_kept_and_not_shown(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง")
    press(opened, "แก้ไข")
    assert opened.page.get_by_label("จำนวนคน", exact=True).input_value() == ""
    fill(opened, "ชื่อกองทุน", "กองทุนใหม่")
    save(opened)
    kept = store.records().query("target_group == 'hiv'").iloc[0]
    assert (kept["people"], kept["fund_name"], kept["note"]) == ("7", "กองทุนใหม่", MARKUP)
    press(opened, "แก้ไข")
    fill(opened, "จำนวนคน", "12")
    save(opened)
    press(opened, "แก้ไข")
    says(opened, "จำนวนคน: น้อยกว่า 10 คน → 12")
    opened.healthy()


def test_in_a_hall_nothing_of_sensitive_groups_is_listed(visit, shown):
    opened = visit("/records?view=hall", at=shown)
    says(opened, "พบ 24 จาก 24 รายการ")
    assert "เอชไอวี" not in text_of(opened)


def test_personal_data_is_not_kept(visit, served):
    address, store = served
    opened = visit("/records", at=address)
    fill(opened, "ชื่อเจ้าหน้าที่ผู้บันทึก", "สมหญิง")
    fill(opened, "ค้นหา", "กองทุน")
    press(opened, "แก้ไข")
    fill(opened, "หมายเหตุ", "ผู้รับเงิน 1-1037-02071-80-3")
    save(opened)
    says(opened, "หมายเหตุ: มีข้อมูลส่วนบุคคล")
    assert store.records()["version"].eq("1").all()


def test_empty_store_says_what_to_do(visit, browser, tmp_path):
    with dashboard(tmp_path) as address:
        opened = visit("/records?lang=en", at=address, scheme="dark")
        says(opened, "No records on this computer yet")
        opened.healthy()
