"""Tambon boundaries, and the pure functions that cut them to what a map needs."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely

AREA_COLUMNS = ["tambon_code", "name_th", "name_en", "amphoe_code", "province_code", "geometry"]
_FEW_VERTICES = 20_000
_METRES_IN_A_DEGREE = 111_320


@dataclass(frozen=True)
class Boundaries:
    """Areas in EPSG:4326: tambon_code, name_th, name_en, amphoe_code, province_code, geometry; one row a tambon.

    `approximate` is True for stand-ins that nobody surveyed; `source` names where the areas come from.
    """

    areas: gpd.GeoDataFrame
    approximate: bool
    source: str


def areas_of_province(boundaries: Boundaries, province_code: str) -> gpd.GeoDataFrame:
    """The areas of one province (two digits), as a table of its own."""
    return boundaries.areas[boundaries.areas["province_code"].eq(province_code)].reset_index(drop=True)


def simplified(areas: gpd.GeoDataFrame, tolerance_metres: float) -> gpd.GeoDataFrame:
    """The areas with fewer vertices, edges that neighbours share staying shared; the very areas where they are few.

    A corner goes when the triangle it makes with its neighbours is smaller than the square of the tolerance.
    """
    if shapely.get_num_coordinates(areas.geometry.to_numpy()).sum() <= _FEW_VERTICES:
        return areas
    return areas.set_geometry(areas.geometry.simplify_coverage(tolerance_metres / _METRES_IN_A_DEGREE))


def outlines(areas: gpd.GeoDataFrame, by: str = "amphoe_code") -> gpd.GeoDataFrame:
    """The boundary lines of the areas merged by a column: that column and geometry."""
    merged = areas[[by, "geometry"]].dissolve(by=by, as_index=False)
    return merged.set_geometry(
        pd.Series(shapely.boundary(merged.geometry.to_numpy()), index=merged.index), crs=areas.crs
    )
