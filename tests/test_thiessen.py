"""The cells that stand in for boundaries: one round each point, filling one outline without holes."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.sets import tambon_figures
from geo.boundaries import areas_of_province
from geo.errors import PlaceError
from geo.thiessen import thiessen, utm_zone

METRES = 32648


@pytest.fixture(scope="module")
def figures():
    return tambon_figures()


@pytest.fixture(scope="module")
def cells(figures):
    return thiessen(figures, source="figures")


def test_one_cell_round_each_point(cells, figures):
    assert cells.areas["tambon_code"].tolist() == figures["tambon_code"].tolist()
    assert cells.areas.crs.to_epsg() == 4326
    assert cells.approximate
    assert len(areas_of_province(cells, "40")) == 199
    points = gpd.GeoSeries.from_xy(figures["longitude"], figures["latitude"], crs=4326)
    assert cells.areas.geometry.contains(points).all()


def test_cells_fill_one_outline_without_holes_and_overlaps(cells):
    metres = cells.areas.to_crs(METRES).geometry
    outline = metres.union_all()
    assert outline.geom_type == "Polygon"
    assert not outline.interiors
    assert metres.area.sum() == pytest.approx(outline.area, rel=1e-9)


def test_every_place_belongs_to_its_nearest_point(cells, figures):
    generator = np.random.default_rng(7)
    metres = cells.areas.to_crs(METRES)
    west, south, east, north = metres.total_bounds
    places = shapely.points(generator.uniform(west, east, 300), generator.uniform(south, north, 300))
    points = gpd.GeoSeries.from_xy(figures["longitude"], figures["latitude"], crs=4326).to_crs(METRES)
    cell, place = shapely.STRtree(places).query(metres.geometry, predicate="contains")
    nearest = shapely.distance(places[:, None], points.to_numpy()[None, :]).argmin(axis=1)
    assert len(place) > 100
    assert (nearest[place] == cell).all()


def test_outline_resembles_the_real_province(cells, shared_data):
    real = gpd.read_file(shared_data / "boundaries" / "tha_adm3_rtsd2019_simplified.geojson")
    real = real[real["adm1_pcode"].eq("TH40")].to_crs(METRES).union_all()
    ours = cells.areas.to_crs(METRES).union_all()
    assert ours.intersection(real).area / ours.union(real).area > 0.9


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_points(figures, count):
    few = thiessen(figures.head(count), source="figures").areas
    assert len(few) == count
    assert few.union_all().geom_type == "Polygon"


def test_points_far_apart_still_make_one_outline(figures):
    far = figures.iloc[[0, 1, 2, 150]]
    assert thiessen(far, source="figures").areas.union_all().geom_type == "Polygon"


def test_two_tambons_on_one_point_are_refused(figures):
    twice = pd.concat([figures.head(2), figures.head(1).assign(tambon_code="400109")])
    with pytest.raises(PlaceError, match="400101, 400109"):
        thiessen(twice, source="figures")


def test_zone_follows_the_longitude():
    assert [utm_zone(longitude) for longitude in (98.9, 101.9, 102.1)] == [32647, 32647, 32648]
