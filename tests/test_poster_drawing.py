"""The drawing of the map for print: true to size, every point in its place, texts within their areas."""

import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import MultiPolygon, Polygon, box

from data.poster.labels import placed_texts
from data.poster.paper import on_paper, ratio, scale_bar
from data.poster.sheet import MAP_HEIGHT, MAP_WIDTH
from data.poster.svg import map_svg, path_of, swatch_svg
from geo.map_packing import NO_DATA_COLOUR
from pages.common.palette import DASHED, MARKS
from tests.poster_samples import STYLES, squares


def polygons_of(path):
    """The rings of a path as steps say, walked one by one."""
    rings = []
    for part in path.split("M")[1:]:
        start, _, steps = part.partition("l")
        points = [np.array([int(number) for number in start.split()])]
        numbers = [int(number) for number in steps.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append(points[-1] + (dx, dy))
        rings.append(np.array(points) / 100)
    return rings


coordinates = st.tuples(st.integers(0, 290), st.integers(0, 240))


@given(st.lists(st.tuples(coordinates, st.integers(1, 20)), min_size=1, max_size=8))
@settings(max_examples=40)
def test_a_path_gives_back_every_point(corners):
    shapes = np.array([box(x, y, x + side, y + side) for (x, y), side in corners])
    rings = polygons_of(path_of(shapes))
    assert len(rings) == len(shapes)
    for shape, ring in zip(shapes, rings, strict=True):
        assert Polygon(ring).equals(shape)


def test_holes_turn_the_other_way_and_parts_stay_apart():
    holed = Polygon(box(0, 0, 10, 10).exterior.coords, [box(2, 2, 4, 4).exterior.coords])
    rings = polygons_of(path_of(np.array([MultiPolygon([holed, box(20, 0, 30, 10)])])))
    turns = [shapely.is_ccw(shapely.linearrings(ring)) for ring in rings]
    assert [len(ring) for ring in rings] == [5, 5, 5]
    assert turns[0] != turns[1] and turns[0] == turns[2]


def test_each_status_is_drawn_in_its_colour_at_its_size():
    units = squares("duplicate", "duplicate", "uncovered", None)
    paper = on_paper(units, units, 292, 244)
    svg = map_svg(paper, units["status"].to_numpy(), STYLES, 292, 244)
    paths = dict(re.findall(r'<path id="(a\d)" d="([^"]*)"/>', svg))
    fills = dict(re.findall(r'<use href="#(a\d)" fill="(#\w+)"/>', svg))
    areas = {fills[name]: sum(Polygon(ring).area for ring in polygons_of(path)) for name, path in paths.items()}
    one = areas[STYLES["uncovered"].colour]
    assert areas == {
        NO_DATA_COLOUR: pytest.approx(one, rel=0.01),
        STYLES["duplicate"].colour: pytest.approx(2 * one, rel=0.01),
        STYLES["uncovered"].colour: pytest.approx((289 / 4) ** 2, rel=0.05),
    }


def test_dashes_run_inside_their_area():
    """On the border itself, the neighbour's line would fill the gaps."""
    units = squares("duplicate", "awaiting_reports")
    paper = on_paper(units, units, 292, 244)
    svg = map_svg(paper, units["status"].to_numpy(), STYLES, 292, 244)
    dashed = re.findall(r'<path d="([^"]*)"[^>]*stroke-dasharray', svg)
    rings = [Polygon(ring) for path in dashed for ring in polygons_of(path)]
    assert len(rings) == 1
    assert paper.units[1].buffer(-0.05).covers(rings[0]) and rings[0].area > 0.95 * paper.units[1].area


def test_marks_are_patterns_of_those_that_have_one():
    for status, style in STYLES.items():
        assert ("<pattern" in swatch_svg(style)) == (status in MARKS)
        assert ("stroke-dasharray" in swatch_svg(style)) == (status in DASHED)
    turns = {re.search(r"rotate\((-?\d+)\)\">(<\w+)", swatch_svg(STYLES[status])).groups() for status in MARKS}
    assert len(turns) == len(MARKS)


@given(st.floats(100.0, 105.0), st.floats(6.0, 20.0), st.floats(0.02, 2.0))
@settings(max_examples=40)
def test_a_millimetre_is_as_many_metres_as_the_sheet_says(west, south, side):
    """Along the parallel in the middle, beside the geodesic on the ellipsoid."""
    units = gpd.GeoDataFrame(geometry=[box(west, south, west + side, south + side)], crs="EPSG:4326").segmentize(
        side / 8
    )
    units = gpd.GeoDataFrame(geometry=units)
    paper = on_paper(units, units, 292, 244)
    true_area = abs(Geod(ellps="WGS84").geometry_area_perimeter(units.geometry.iloc[0])[0])
    assert shapely.area(paper.units).sum() * paper.metres**2 == pytest.approx(true_area, rel=0.01)
    left, top, right, bottom = shapely.total_bounds(paper.units)
    assert left >= 0 and top >= 0 and right <= 292 and bottom <= 244
    assert right - left > 288 or bottom - top > 240


def test_north_is_up():
    south, north = box(102.5, 16.0, 102.6, 16.1), box(102.5, 16.5, 102.6, 16.6)
    units = gpd.GeoDataFrame(geometry=[south, north], crs="EPSG:4326")
    low, high = shapely.get_y(shapely.centroid(on_paper(units, units, 292, 244).units))
    assert high < low


@given(st.floats(5, 50_000))
@settings(max_examples=60)
def test_the_bar_is_round_and_true(metres):
    kilometres, millimetres = scale_bar(metres)
    assert 60 / 2.5 - 0.01 <= millimetres <= 60.01
    assert kilometres * 1000 / millimetres == pytest.approx(metres)
    assert f"{kilometres:e}"[:8] in ("1.000000", "2.000000", "5.000000")
    assert ratio(metres) == pytest.approx(metres * 1000, rel=0.051)


@given(st.lists(st.tuples(coordinates, st.integers(1, 60), st.integers(1, 30)), min_size=1, max_size=12), st.data())
@settings(max_examples=40)
def test_every_text_lies_within_its_unit(corners, data):
    shapes = np.array([box(x, y, x + width, y + height) for (x, y), width, height in corners])
    word = st.sampled_from(["", "ใน", "หนองกุงธนสาร", "Si Chomphu"])
    names = pd.Series(data.draw(st.lists(word, min_size=len(shapes), max_size=len(shapes))))
    found = placed_texts(shapes, names, pd.Series("3", index=names.index), 30.0)
    for row in found.itertuples():
        letters = max(len(re.sub(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", row.name)), 1)
        half = (letters * 0.5 * row.size * 0.3528 / 2, (1 + (row.name != "")) * row.size * 0.3528 / 2)
        room = box(row.x - half[0], row.y - half[1], row.x + half[0], row.y + half[1])
        assert any(shape.buffer(1e-6).covers(room) for shape in shapes)


def test_a_number_alone_stands_where_the_name_has_no_room():
    shapes = np.array([box(0, 0, 40, 20), box(50, 0, 56, 6), box(60, 0, 60.5, 0.5)])
    found = placed_texts(shapes, pd.Series(["หนองกุงธนสาร"] * 3), pd.Series(["1", "2", "3"]), 20.0)
    assert found["name"].tolist() == ["หนองกุงธนสาร", ""]
    assert found["figure"].tolist() == ["1", "2"]


def test_where_nearly_all_are_too_small_none_is_written():
    shapes = np.array([box(0, 0, 40, 20), *(box(at, 30, at + 0.4, 30.4) for at in range(20))])
    assert placed_texts(shapes, pd.Series(["ใน"] * 21), pd.Series(["1"] * 21), 0.4).empty


def test_room_of_the_map_leaves_room_for_the_legend():
    assert MAP_WIDTH + 24 + 80 <= 420 and MAP_HEIGHT + 24 + 21 <= 297
