"""Tables with the shapes of their tambons: every row once, every column, in formats that other programs read."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.errors import FileError
from data.export.about import About
from data.export.areas import areas_bytes, described, with_shapes, without_shape
from geo.boundaries import Boundaries

SQUARE = shapely.box(102.0, 16.0, 102.5, 16.5)
TWO_PARTS = shapely.MultiPolygon([shapely.box(103.0, 16.0, 103.1, 16.1), shapely.box(103.3, 16.0, 103.4, 16.1)])
BOUNDARIES = Boundaries(
    gpd.GeoDataFrame(
        {"tambon_code": ["400102", "400103"], "geometry": [SQUARE, TWO_PARTS]}, geometry="geometry", crs="EPSG:4326"
    ),
    approximate=False,
    source="ทดสอบ",
)
TABLE = pd.DataFrame(
    {
        "tambon_code": ["400103", "999999", "400102", "400103"],
        "tambon": ["โคกสี", "ไม่รู้จัก", "สำราญ", "โคกสี"],
        "people": pd.array([7000, None, 10454, 1], dtype="Int64"),
        "coverage": [0.5, None, 1.0, 0.25],
        "status": pd.Categorical(["duplicate", "uncovered", "single", "joint"]),
    }
)


@pytest.fixture(params=["gpkg", "geojson"])
def kind(request):
    return request.param


def written(tmp_path, kind, table=TABLE, about=None, boundaries=BOUNDARIES):
    path = tmp_path / f"t.{kind}"
    path.write_bytes(areas_bytes(with_shapes(table, boundaries), "tambons", kind, about))
    return gpd.read_file(path)


def test_every_row_is_there_in_its_order_with_its_shape(tmp_path, kind):
    areas = written(tmp_path, kind)
    assert areas["tambon_code"].tolist() == TABLE["tambon_code"].tolist()
    assert areas["tambon"].tolist() == TABLE["tambon"].tolist()
    assert areas["status"].tolist() == ["duplicate", "uncovered", "single", "joint"]
    assert areas["boundary"].tolist() == ["official", "", "official", "official"]
    shapes = [TWO_PARTS, None, SQUARE, TWO_PARTS]
    same = [shape is wanted or shape.equals(wanted) for shape, wanted in zip(areas.geometry, shapes, strict=True)]
    assert all(same)
    assert areas.crs.to_epsg() == 4326


def test_unknown_numbers_stay_unknown(tmp_path, kind):
    areas = written(tmp_path, kind)
    assert areas["people"].isna().tolist() == areas["coverage"].isna().tolist() == [False, True, False, False]
    assert areas["people"].dropna().tolist() == [7000, 10454, 1]


def test_columns_that_a_format_keeps_for_itself_are_renamed_and_kept(tmp_path, kind):
    table = pd.DataFrame({"tambon_code": ["400102"], "fid": ["x"], "geom": ["y"], "Status": ["a"], "status": ["b"]})
    areas = written(tmp_path, kind, table)
    values = areas.drop(columns=["geometry", "boundary"]).iloc[0].tolist()
    assert values == ["400102", "x", "y", "a", "b"]


def test_table_without_tambons_is_refused_in_one_sentence():
    with pytest.raises(FileError, match="no areas"):
        with_shapes(pd.DataFrame({"agency_a": ["sdc"]}), BOUNDARIES)


def test_tambons_without_a_boundary_are_counted_once_each():
    assert without_shape(TABLE, BOUNDARIES) == 1
    assert without_shape(pd.concat([TABLE, TABLE]), BOUNDARIES) == 1
    assert without_shape(TABLE.head(1), BOUNDARIES) == 0


def test_geojson_is_utf8_text_that_says_what_it_is():
    about = About("สถานะรายตำบล", "th", (("จังหวัด", "ขอนแก่น"),))
    content = json.loads(areas_bytes(with_shapes(TABLE, BOUNDARIES), "tambons", "geojson", about).decode("utf-8"))
    assert content["description"].startswith("สถานะรายตำบล · จังหวัด: ขอนแก่น")
    assert [feature["geometry"] is None for feature in content["features"]] == [False, True, False, False]


def test_approximate_boundaries_are_said_to_be():
    approximate = Boundaries(BOUNDARIES.areas, approximate=True, source="")
    assert with_shapes(TABLE, approximate)["boundary"].tolist() == ["approximate", "", "approximate", "approximate"]
    assert described(About("x", "en"), approximate).facts == (("Boundaries", "approximate, not official"),)
    assert described(About("x", "en"), BOUNDARIES).facts == ()


def test_empty_table_is_an_empty_layer(tmp_path, kind):
    assert len(written(tmp_path, kind, TABLE.head(0))) == 0


def test_nothing_given_is_changed(tmp_path, kind):
    table, areas = TABLE.copy(deep=True), BOUNDARIES.areas.copy()
    written(tmp_path, kind)
    pd.testing.assert_frame_equal(TABLE, table)
    pd.testing.assert_frame_equal(pd.DataFrame(BOUNDARIES.areas), pd.DataFrame(areas))
