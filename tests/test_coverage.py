"""Key figures and the table by amphoe, every number by hand."""

import re

import pandas as pd
import pytest

from agencies.coverage import by_area, key_figures
from agencies.overlap import assess
from pages.common.figures import amphoe_html
from pages.common.wording import Words
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202", "40010203", "40010204"], "400201": ["40020101"]})
TAMBONS = pd.DataFrame(
    {
        "tambon_code": ["400101", "400102", "400201"],
        "amphoe_code": ["4001", "4001", "4002"],
        "people": pd.array([1000, 400, None], dtype="Int64"),
        "people_year": pd.array([2564, 2564, None], dtype="Int64"),
    }
)
SPARK = {"area_code": "40010201", "function": "spark", "target_group": "elderly", "fiscal_year": 2551}
RECORDS = good_records(
    [
        {"agency": "sdc", "amount_baht": 100, **SPARK},
        {"agency": "psdhs", "amount_baht": 50.5, **SPARK},
        {"agency": "codi", "area_code": "40020101", "amount_baht": 7},
    ],
    AREAS,
)


def test_people_not_reached_are_people_times_the_share_of_uncovered_villages():
    figures = key_figures(assess(RECORDS, AREAS, REGISTRY), TAMBONS)
    assert figures.people_not_reached == 1000 + 400 * 3 // 4  # the whole city; three of four villages
    assert figures.people_awaiting == 0
    assert figures.people_year == 2564
    assert figures.unknown_people == 1
    assert figures.baht_in_duplicates == 150.5
    assert figures.tambons["duplicate"] == 1
    assert figures.villages["uncovered"] == 4


def test_people_whose_reports_are_awaited_are_counted_apart():
    figures = key_figures(assess(RECORDS, AREAS, REGISTRY, awaited_provinces={"40"}), TAMBONS)
    assert (figures.people_not_reached, figures.people_awaiting) == (0, 1300)


def test_table_by_amphoe():
    table = by_area(assess(RECORDS, AREAS, REGISTRY), TAMBONS).set_index("amphoe_code")
    first, second = table.loc["4001"], table.loc["4002"]
    assert (first["tambons"], first["villages"], first["villages_supported"]) == (2, 5, 1)
    assert first["coverage"] == pytest.approx(0.2)
    assert (first["duplicate_tambons"], first["uncovered_tambons"]) == (1, 1)
    assert (first["duplicate"], first["uncovered"]) == (1, 4)
    assert (first["not_reached"], first["baht_in_duplicates"]) == (1300, 150.5)
    assert (second["villages"], second["single"], second["baht_in_duplicates"]) == (1, 1, 0)


def test_table_on_the_screen_ends_with_the_province():
    table = by_area(assess(RECORDS, AREAS, REGISTRY), TAMBONS)
    html = amphoe_html(Words("th"), table, {"4001": "เมือง<ขอนแก่น>", "4002": "บ้านฝาง"})
    assert "เมือง&lt;ขอนแก่น&gt;" in html
    total = re.findall(r"<td>([^<]*)</td>", html.rsplit("<tr>", 1)[1])
    # tambons, duplicated, uncovered; villages, supported, coverage 2/6; villages by status; people; baht
    assert total == ["รวมทั้งจังหวัด", "3", "1", "1", "6", "2", "33%", "1", "0", "4", "0", "1,300", "150"]
