"""Every page hands out what it shows, or is one that has nothing of its own; what is handed out is what is shown."""

import json
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from agencies.overlap import STATUSES
from data.export import handed_out
from data.export.about import newest_day
from data.export.handed_out import HandedOut
from data.export.headings import all_headings
from data.store import Store
from pages.common import downloads, sources
from pages.common.downloads import CHART, offer_areas, offer_table
from pages.common.history.report_board import board, board_rows
from pages.common.stored import records
from pages.common.view_tables import amphoe_of, records_of, tambons_of, villages_of
from pages.common.wording import Words
from tests.conftest import REPOSITORY
from tests.overlap_cases import REGISTRY
from tests.store_samples import arrival

TH, EN = Words("th"), Words("en")
OFFERS = {
    "map/support.py": {
        "tambons_csv",
        "tambons_xlsx",
        "villages_csv",
        "records_xlsx",
        "tambons_gpkg",
        "tambons_geojson",
    },
    "analysis/summary.py": {"amphoe_csv", "amphoe_xlsx", "tambons_csv", "tambons_xlsx", "tambons_gpkg"},
    "analysis/gaps.py": {"csv", "xlsx", "gpkg", "geojson"},
    "analysis/ladder.py": {"csv", "xlsx"},
    "analysis/agencies.py": {"csv", "xlsx"},
    "analysis/years.py": {"csv", "xlsx"},
    "analysis/rules.py": {"csv", "xlsx"},
    "sources/history.py": {"imports_csv", "imports_xlsx", "reports_csv", "reports_xlsx"},
    "sources/records.py": {"records_csv", "records_xlsx"},
    "sources/places.py": {"register-tambons_csv", "register-villages_xlsx", "boundaries_gpkg", "boundaries_geojson"},
    "sources/documented.py": {"case-studies_csv", "case-studies_xlsx"},
}
"""The ends of the keys of the buttons that a page must have."""
NOTHING_OWN = {
    "forum/hall.py": "shows the map enlarged, and the projector's screen has no side bar and hands out nothing",
    "sources/intake.py": "hands out its blank form, and the rows that wait or were refused, as workbooks of their own",
}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SONROI_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def asked(monkeypatch):
    """What was offered: file name, and what makes its content."""
    found = {}

    def button(label, data, file_name, mime, **more):
        found[more["key"]] = (file_name, data, mime, more)

    monkeypatch.setattr(downloads.st, "download_button", button)
    return found


def view():
    return sources.view(sources.default_selection(), hall=False)


def test_every_page_offers_its_table_or_says_why_not():
    pages = {f"{path.parent.name}/{path.name}" for path in (REPOSITORY / "pages").glob("*/*.py")}
    scripts = {page for page in pages if not page.startswith("common/")}
    assert scripts == OFFERS.keys() | NOTHING_OWN.keys()


@pytest.mark.parametrize("page", OFFERS)
def test_page_has_its_buttons_and_every_column_a_heading(page, monkeypatch):
    tables = []

    def handed_out(table, *values):
        tables.append(table)
        return HandedOut(table, *values)

    monkeypatch.setattr(downloads, "HandedOut", handed_out)
    if page in ("sources/history.py", "sources/records.py"):
        Store().add_import(arrival())
    running = AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=120)
    running.session_state["view_downloads"] = True  # the map's stand in a box that is opened first
    running.switch_page(f"pages/{page}")
    running.run()
    assert not running.exception
    keys = [button.key for button in running.get("download_button")]
    assert len(keys) == len(set(keys))
    assert [end for end in OFFERS[page] if not any(key.endswith(end) for key in keys)] == []
    assert tables
    assert {name for table in tables for name in table.columns} - all_headings().keys() == set()


def test_table_leaves_as_csv_and_excel_of_the_view(asked):
    shown = view()
    offer_table(TH, shown, "tambons", tambons_of(TH, shown), title="สถานะรายตำบล")
    name, make, mime, _ = asked["download_tambons_csv"]
    assert name.startswith("tambons-25") and name.endswith(".csv") and mime == "text/csv"
    rows = pd.read_csv(BytesIO(make()), dtype=str)
    assert rows["tambon_code"].tolist() == shown.result.tambons["tambon_code"].tolist()
    about, sheet = openpyxl.load_workbook(BytesIO(asked["download_tambons_xlsx"][1]())).worksheets
    assert sheet.max_row - 1 == len(shown.result.tambons)
    facts = [row[:2] for row in about.iter_rows(values_only=True)]
    assert ("จังหวัด", "จังหวัดขอนแก่น") in facts
    assert ("ปีงบประมาณ (พ.ศ.)", "2549-2552") in facts
    assert ("ข้อมูล ณ วันที่", "ข้อมูลจำลอง ไม่ใช่ข้อมูลจริง") in facts


def test_nothing_is_made_before_the_button_is_pressed(asked, monkeypatch):
    for name in ("csv_bytes", "workbook", "areas_bytes", "without_few_people", "with_place_names"):
        monkeypatch.setattr(handed_out, name, lambda *all_of_it: pytest.fail("made too early"))
    shown = view()
    offer_table(TH, shown, "tambons", shown.result.tambons, title="ตำบล")
    offer_areas(TH, shown, "tambons", shown.result.tambons)
    assert len(asked) == 4


def test_areas_leave_with_every_row_and_column(asked):
    shown = view()
    table = tambons_of(TH, shown)
    offer_areas(TH, shown, "tambons", table)
    content = json.loads(asked["download_tambons_geojson"][1]())
    assert [f["properties"]["tambon_code"] for f in content["features"]] == table["tambon_code"].tolist()
    assert set(content["features"][0]["properties"]) == {*table.columns, "boundary"}
    assert "จังหวัดขอนแก่น" in content["description"] and "ข้อมูลจำลอง" in content["description"]


def test_an_empty_table_is_said_to_be_empty(asked, monkeypatch):
    said = []
    monkeypatch.setattr(downloads.st, "caption", said.append)
    offer_table(TH, None, "x", pd.DataFrame({"a": []}), title="x")
    offer_areas(TH, None, "x", pd.DataFrame({"tambon_code": []}))
    assert (asked, said) == ({}, [TH("download.nothing")] * 2)


def test_a_table_too_long_for_excel_leaves_as_csv_alone(asked, monkeypatch):
    monkeypatch.setattr(downloads, "ROWS", 1)
    offer_table(TH, None, "x", pd.DataFrame({"a": ["1", "2"]}), title="x")
    assert asked["download_x_xlsx"][3]["disabled"] is True
    assert "disabled" not in asked["download_x_csv"][3]


def test_few_people_of_a_sensitive_group_do_not_leave_and_that_is_said(asked):
    table = pd.DataFrame(
        {"village_code": ["40010203", "40010203", ""], "target_group": ["hiv", "elderly", "hiv"], "people": [4, 4, 4]}
    )
    offer_table(TH, None, "x", table, title="x")
    rows = pd.read_csv(BytesIO(asked["download_x_csv"][1]()))
    assert rows["people"].isna().tolist() == [True, False, False]
    about = openpyxl.load_workbook(BytesIO(asked["download_x_xlsx"][1]())).worksheets[0]
    assert any("กลุ่มเป้าหมายอ่อนไหว" in str(row[1]) for row in about.iter_rows(values_only=True))


def test_hall_view_has_no_downloads():
    running = AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=120)
    running.query_params["view"] = "hall"
    running.run()
    assert not running.exception
    assert running.get("download_button") == []


def test_data_day_is_that_of_the_newest_live_import_or_record():
    records = pd.DataFrame({"changed_at": ["2026-11-19T02:00:00Z", "2026-11-18T02:00:00Z"]})
    imports = pd.DataFrame(
        {"state": ["live", "undone"], "imported_at": ["2026-11-19T18:00:00Z", "2026-11-21T02:00:00Z"]}
    )
    assert newest_day(records, imports) == "20/11/2569"  # 01:00 in Thailand
    assert newest_day(records, imports.tail(1)) == "19/11/2569"
    assert newest_day(records.head(0), imports.head(0)) == ""


def test_tables_of_a_view_hold_codes_and_names():
    shown = view()
    tambon = tambons_of(TH, shown).set_index("tambon_code").loc["400102"]
    assert (tambon["tambon"], tambon["amphoe"], tambon["province"]) == ("สำราญ", "เมืองขอนแก่น", "ขอนแก่น")
    assert tambons_of(EN, shown)["tambon"].iloc[1] == "Samran"
    assert villages_of(TH, shown)["village_code"].tolist() == shown.result.villages["village_code"].tolist()


def test_villages_by_status_of_an_amphoe_add_up():
    table = amphoe_of(TH, view())
    assert table[[f"villages_{status}" for status in STATUSES]].sum(axis=1).tolist() == table["villages"].tolist()
    assert table["amphoe"].iloc[0] == "เมืองขอนแก่น"


def test_board_leaves_as_one_row_an_agency_and_year():
    received = pd.DataFrame({"agency": ["sdc"], "fiscal_year": [2551], "when": ["3/10/2551"]})
    rows = board_rows(board(REGISTRY, received, [2550, 2551]), "40", "จังหวัดขอนแก่น")
    assert len(rows) == 2 * len(REGISTRY.agencies)
    of_sdc = rows[rows["agency"] == "sdc"].set_index("fiscal_year")
    assert of_sdc["report"].to_dict() == {2550: "awaited", 2551: "received"}
    assert of_sdc["received_on"].to_dict() == {2550: "", 2551: "3/10/2551"}


def test_records_found_leave_as_they_can_be_read_again_and_with_names(asked):
    Store().add_import(arrival())
    offer_table(TH, None, "records", records_of(records()), title="x", places=sources.register())
    rows = pd.read_csv(BytesIO(asked["download_records_csv"][1]()), dtype=str)
    assert rows["record_id"].tolist() == Store().records()["record_id"].tolist()
    assert rows["tambon"].unique().tolist() == ["สำราญ"]


def test_charts_have_one_button_that_saves_them_as_svg():
    assert CHART["modeBarButtons"] == [["toImage"]]
    assert CHART["toImageButtonOptions"]["format"] == "svg"
