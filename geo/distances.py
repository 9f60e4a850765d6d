"""How far tambons lie from each other: their reference points, and geodesic distances as a table."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

_EARTH = Geod(ellps="WGS84")


def reference_points(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """A point within each area: tambon_code, longitude, latitude (WGS 84 degrees), by code.

    areas: tambon_code, geometry in EPSG:4326. The point lies in the area even where the area is bent round another
    or has several parts, as its centre of mass might not.
    """
    points = shapely.point_on_surface(areas.geometry.to_numpy())
    table = pd.DataFrame(
        {
            "tambon_code": areas["tambon_code"].to_numpy(),
            "longitude": shapely.get_x(points),
            "latitude": shapely.get_y(points),
        }
    )
    return table.astype({"tambon_code": "str"}).sort_values("tambon_code", ignore_index=True)


def distances(points: pd.DataFrame, from_codes: pd.Series, to_codes: pd.Series) -> pd.DataFrame:
    """Geodesic distances in metres between reference points: from_code, to_code, metres.

    points: as `reference_points`. One row for each two of the codes that have a point, none from a tambon to itself;
    a code without a point is in no row, so whoever asks can tell which those are.
    """
    places = points.set_index("tambon_code")
    here, there = (_with_points(places, codes) for codes in (from_codes, to_codes))
    pairs = pd.MultiIndex.from_product([here.index, there.index], names=["from_code", "to_code"])
    start, end = np.repeat(here.to_numpy(), len(there), axis=0), np.tile(there.to_numpy(), (len(here), 1))
    metres = _EARTH.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2]
    table = pairs.to_frame(index=False).assign(metres=np.asarray(metres, dtype="float64"))
    table = table[table["from_code"] != table["to_code"]].reset_index(drop=True)
    return table.astype({"from_code": "str", "to_code": "str"})


def _with_points(places: pd.DataFrame, codes: pd.Series) -> pd.DataFrame:
    wanted = pd.Index(codes.drop_duplicates())
    return places.loc[wanted[wanted.isin(places.index)], ["longitude", "latitude"]]
