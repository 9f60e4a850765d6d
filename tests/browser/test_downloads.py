"""What the buttons hand out in a real browser: tables, areas for map programs, charts."""

import csv
import json

import geopandas as gpd
import openpyxl

DEMONSTRATION = "?records=demonstration&province=40&years=2549-2552"


def pressed(opened, button, folder):
    """The file that a press on a button hands out."""
    with opened.page.expect_download(timeout=60_000) as coming:
        button.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_the_map_hands_out_tables_and_areas_once_its_box_is_open(visit, tmp_path):
    opened = visit("/" + DEMONSTRATION)
    opened.page.get_by_test_id("stMain").get_by_role("button", name="ดาวน์โหลด").click()
    opened.settle()
    box = opened.page.get_by_test_id("stPopoverBody")
    table = pressed(opened, box.get_by_role("button", name="ดาวน์โหลด CSV").first, tmp_path)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 199
    assert {row["tambon"] for row in rows} >= {"ในเมือง", "สำราญ"}
    areas = gpd.read_file(pressed(opened, box.get_by_role("button", name="ดาวน์โหลด GeoPackage"), tmp_path))
    assert len(areas) == 199
    assert dict(zip(areas["tambon_code"], areas["status"], strict=True)) == {
        row["tambon_code"]: row["status"] for row in rows
    }
    shapes = json.loads(
        pressed(opened, box.get_by_role("button", name="ดาวน์โหลด GeoJSON"), tmp_path).read_text(encoding="utf-8")
    )
    assert {feature["geometry"]["type"] for feature in shapes["features"]} <= {"Polygon", "MultiPolygon"}
    opened.healthy()


def test_a_page_hands_out_excel_with_a_sheet_that_explains_it(visit, tmp_path):
    opened = visit("/agencies" + DEMONSTRATION + "&agencies=psdhs,sdc")
    button = opened.page.get_by_test_id("stMain").get_by_role("button", name="ดาวน์โหลด Excel").first
    book = openpyxl.load_workbook(pressed(opened, button, tmp_path))
    explanation, table = book.worksheets
    said = [str(cell.value) for row in explanation.iter_rows() for cell in row if cell.value]
    assert "2549-2552" in said
    assert any("พมจ." in text and "ศพส." in text for text in said)
    assert table.max_row >= 3
    opened.healthy()


def test_a_chart_leaves_as_a_drawing_made_in_the_browser(visit, tmp_path):
    opened = visit("/summary" + DEMONSTRATION)
    chart = opened.page.get_by_test_id("stPlotlyChart").first
    chart.hover()
    drawing = pressed(opened, chart.locator(".modebar-btn").first, tmp_path)
    assert drawing.suffix == ".svg"
    assert "<svg" in drawing.read_text(encoding="utf-8")
    opened.healthy()
