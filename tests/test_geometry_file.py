"""The file of shapes that a browser fetches: everything arrives, in little, and no text in it does harm."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.errors import PlaceError
from geo.geometry_file import geometry_text, script_json
from geo.packed_numbers import fixed_width, packed_numbers, packed_points, width_of
from tests.map_reading import fixed, lines, numbers, points, rings

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\u2029{{'areas'}}{% x %}${1}`\\\"'<!--&alert(coords);"
NOTHING = gpd.GeoDataFrame(geometry=[], crs="EPSG:4326")


def squares(names=("สำราญ", "พระลับ", "ในเมือง")):
    """Three squares side by side, with a coordinate of many decimals, in an order that is not that of their codes."""
    return gpd.GeoDataFrame(
        {
            "code": ["400103", "400101", "400102"],
            "name_th": list(names),
            "name_en": ["Samran", "Phra Lap", pd.NA],
            "above_th": ["เมืองขอนแก่น", "เมืองขอนแก่น", "บ้านฝาง"],
            "above_en": ["Mueang", "Mueang", None],
            "villages": [14, 0, 13],
        },
        geometry=[box(102.123456789, 16, 103, 17), box(103, 16, 104, 17), box(104, 16, 105, 17)],
        crs="EPSG:4326",
    )


def outline():
    return gpd.GeoDataFrame(geometry=[LineString([(102.123456789, 16), (105, 16)])], crs="EPSG:4326")


def read(units, outlines=NOTHING, dots=None):
    return json.loads(geometry_text(units, outlines, dots))


def shape_of(units, code):
    """The polygon that the corners in the file make: what an odd number of rings surround."""
    found = Polygon()
    for ring in rings(read(units))[code]:
        found = found.symmetric_difference(Polygon(ring))
    return found


class TestNumbers:
    @given(st.lists(st.integers(-(2**61), 2**61)))
    @settings(max_examples=60)
    def test_come_back_from_their_signs(self, values):
        assert numbers(packed_numbers(np.array(values, dtype=np.int64))) == values

    def test_small_ones_take_one_sign(self):
        assert packed_numbers(np.array([0, -1, 1, -2, 15])) == "0123U"
        assert packed_numbers(np.array([16])) == "W1"

    @given(st.lists(st.integers(0, 5000), min_size=1))
    @settings(max_examples=60)
    def test_of_one_width_come_back(self, values):
        width = width_of(max(values))
        assert width == (1 if max(values) < 64 else 2 if max(values) < 4096 else 3)
        text = fixed_width(np.array(values), width)
        assert fixed(text, width) == values
        assert len(text) == width * len(values)

    def test_too_large_for_their_width_become_the_largest(self):
        assert fixed(fixed_width(np.array([64, 3]), 1), 1) == [63, 3]

    @given(st.lists(st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-8_500_000, 8_500_000)), min_size=1))
    @settings(max_examples=60)
    def test_points_come_back_to_five_decimals(self, hundred_thousandths):
        degrees = np.array(hundred_thousandths) / 1e5
        wanted = [(round(x / 1e5, 5), round(y / 1e5, 5)) for x, y in hundred_thousandths]
        assert points(packed_points(degrees), 1e-5) == wanted


class TestFile:
    def test_holds_every_unit_with_its_names_by_code(self):
        content = read(squares(), outline())
        assert content["codes"] == ["400101", "400102", "400103"]
        assert content["th"] == ["พระลับ", "ในเมือง", "สำราญ"]
        assert content["en"] == ["Phra Lap", "", "Samran"]
        above = [content["aboves"][at] for at in content["above"]]
        assert above == [["เมืองขอนแก่น", "Mueang"], ["บ้านฝาง", ""], ["เมืองขอนแก่น", "Mueang"]]
        assert content["villages"] == [0, 13, 14]
        assert lines(content["outlines"], content["step"]) == [[(102.12346, 16), (105, 16)]]

    def test_shapes_keep_parts_and_holes(self):
        units = squares()
        island = Polygon(box(106, 16, 107, 17).exterior.coords, [box(106.2, 16.2, 106.4, 16.4).exterior.coords])
        units.loc[1, "geometry"] = MultiPolygon([box(103, 16, 104, 17), island])
        assert shape_of(units, "400101").equals(units.geometry[1])
        assert shape_of(units, "400102").equals(units.geometry[2])
        assert shape_of(units, "400103").equals(box(102.12346, 16, 103, 17))

    @given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12, unique=True))
    @settings(max_examples=40)
    def test_any_cells_come_back_as_they_were(self, cells):
        whole = MultiPolygon([box(x, y, x + 1, y + 1) for x, y in cells]).buffer(0)
        units = gpd.GeoDataFrame({"code": ["400101"]}, geometry=[whole], crs="EPSG:4326")
        assert shape_of(units, "400101").symmetric_difference(whole).area < 1e-9

    def test_outlines_of_polygons_are_their_edges(self):
        content = read(squares(), gpd.GeoDataFrame(geometry=[box(102, 16, 105, 17), None], crs="EPSG:4326"))
        (edge,) = lines(content["outlines"], content["step"])
        assert Polygon(edge).equals(box(102, 16, 105, 17))

    def test_middles_lie_within_their_unit_whatever_its_shape(self):
        units = squares()
        hook = Polygon([(102, 16), (103, 16), (103, 17), (102.9, 17), (102.9, 16.1), (102, 16.1)])
        assert not hook.contains(hook.envelope.centroid)
        units.loc[units["code"] == "400103", "geometry"] = hook
        content = read(units)
        middles = dict(zip(content["codes"], points(content["at"], content["step"]), strict=True))
        inside = units.set_index("code").geometry
        assert [inside[code].contains(Point(middle)) for code, middle in middles.items()] == [True, True, True]
        assert middles["400101"] == pytest.approx((103.5, 16.5), abs=0.01)

    def test_points_arrive_in_their_order(self):
        dots = pd.DataFrame(
            {
                "code": ["40010103", "40010201"],
                "name_th": ["นาเพียง", "หนองไผ่"],
                "name_en": ["Na Phiang", ""],
                "lat": [16.5, 16.25],
                "lon": [103.5, 104.123456],
            }
        )
        content = read(squares(), dots=dots)["points"]
        assert content["codes"] == ["40010103", "40010201"]
        assert (content["th"], content["en"]) == (["นาเพียง", "หนองไผ่"], ["Na Phiang", ""])
        assert points(content["at"], 1e-5) == [(103.5, 16.5), (104.12346, 16.25)]
        assert "points" not in read(squares())

    def test_columns_that_are_not_known_are_empty(self):
        content = read(squares()[["code", "name_th", "geometry"]])
        assert content["en"] == ["", "", ""]
        assert content["aboves"] == [["", ""]]
        assert content["villages"] == [0, 0, 0]

    def test_units_without_polygon_are_left_out(self):
        units = squares()
        units.loc[units["code"] == "400102", "geometry"] = Polygon()
        units.loc[units["code"] == "400101", "geometry"] = None
        assert read(units)["codes"] == ["400103"]

    def test_no_units_at_all(self):
        with pytest.raises(PlaceError) as refused:
            geometry_text(squares().iloc[:0], outline())
        assert "แนวเขต" in refused.value.th
        assert "boundaries" in refused.value.en

    def test_code_standing_twice(self):
        with pytest.raises(ValueError, match="twice"):
            geometry_text(pd.concat([squares(), squares()]), outline())

    def test_given_tables_stay_as_they_were(self):
        units, before = squares(), squares()
        geometry_text(units, outline())
        pd.testing.assert_frame_equal(units, before)

    def test_a_country_of_small_shapes_weighs_a_fraction_of_its_geojson(self):
        side = 40
        units = gpd.GeoDataFrame(
            {"code": [f"{number:06d}" for number in range(side * side)], "name_th": "ก"},
            geometry=[
                Point(100 + x / 20, 14 + y / 20).buffer(0.02, quad_segs=4) for x in range(side) for y in range(side)
            ],
            crs="EPSG:4326",
        )
        assert len(geometry_text(units, NOTHING)) < len(units.to_json()) / 5


class TestHostileTexts:
    def test_nothing_ends_a_script_or_its_line_and_every_text_arrives(self):
        text = geometry_text(squares(names=(HOSTILE,) * 3).assign(above_th=HOSTILE), outline())
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", text)
        content = json.loads(text)
        assert content["th"] == [HOSTILE] * 3
        assert {above[0] for above in content["aboves"]} == {HOSTILE}

    @given(st.dictionaries(st.text(), st.text() | st.lists(st.text(alphabet="{%#}<&\u2028/"))))
    @settings(max_examples=60)
    def test_script_json_is_json_of_the_same(self, value):
        text = script_json(value)
        assert json.loads(text) == value
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", text)
