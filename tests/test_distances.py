"""Reference points and geodesic distances, against lengths known by other means."""

from math import asin, cos, radians, sin, sqrt

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from geo.distances import distances, reference_points

POINTS = pd.DataFrame(
    {"tambon_code": ["1", "2", "3", "4"], "longitude": [0.0, 1.0, 0.0, 100.5], "latitude": [0.0, 0.0, 1.0, 13.75]}
).astype({"tambon_code": "str"})


def codes(*texts: str) -> pd.Series:
    return pd.Series(texts, dtype="str")


def test_a_degree_of_the_equator_and_of_the_first_meridian():
    """6,378,137 m x pi / 180 along the equator; the quadrant's first degree is 110,574.4 m (WGS 84 tables)."""
    table = distances(POINTS, codes("1"), codes("2", "3")).set_index(["from_code", "to_code"])["metres"]
    assert table["1", "2"] == pytest.approx(111_319.49, abs=0.01)
    assert table["1", "3"] == pytest.approx(110_574.4, abs=0.1)


def on_a_sphere(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The haversine of a sphere of 6,371 km: on the ellipsoid lengths differ by 0.6 % at most."""
    (lon_a, lat_a), (lon_b, lat_b) = ((radians(lon), radians(lat)) for lon, lat in (here, there))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(half))


degrees = st.tuples(st.floats(97.3, 105.7), st.floats(5.6, 20.5))  # the country


@settings(max_examples=50, deadline=None)
@given(degrees, degrees)
def test_lengths_are_those_of_a_sphere_to_six_in_a_thousand(here, there):
    points = pd.DataFrame([here, there], columns=["longitude", "latitude"]).assign(tambon_code=["1", "2"])
    found = distances(points.astype({"tambon_code": "str"}), codes("1"), codes("2"))["metres"].iloc[0]
    assert found == pytest.approx(on_a_sphere(here, there), rel=0.006, abs=0.01)


def test_each_two_codes_once_and_none_from_an_area_to_itself():
    table = distances(POINTS, codes("1", "2", "2"), codes("2", "3"))
    assert list(zip(table["from_code"], table["to_code"], strict=True)) == [("1", "2"), ("1", "3"), ("2", "3")]
    there, back = distances(POINTS, codes("1"), codes("4")), distances(POINTS, codes("4"), codes("1"))
    assert there["metres"].iloc[0] == pytest.approx(back["metres"].iloc[0])


def test_a_code_without_a_point_is_in_no_row():
    assert distances(POINTS, codes("1", "9"), codes("2", "8"))[["from_code", "to_code"]].to_numpy().tolist() == [
        ["1", "2"]
    ]
    nothing = distances(POINTS, codes("9"), codes("2"))
    assert list(nothing.columns) == ["from_code", "to_code", "metres"]
    assert nothing.empty


def test_reference_points_lie_within_their_areas_by_code():
    """The second area is a ring round a hole: its centre of mass is not in it."""
    ring = box(102, 16, 103, 17).difference(Point(102.5, 16.5).buffer(0.45))
    areas = gpd.GeoDataFrame({"tambon_code": ["400102", "400101"]}, geometry=[ring, box(100, 14, 101, 15)], crs=4326)
    points = reference_points(areas)
    assert points["tambon_code"].tolist() == ["400101", "400102"]
    assert (points.loc[0, "longitude"], points.loc[0, "latitude"]) == pytest.approx((100.5, 14.5))
    assert ring.contains(Point(points.loc[1, "longitude"], points.loc[1, "latitude"]))
