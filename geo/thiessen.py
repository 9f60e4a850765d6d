"""Stand-ins for tambon boundaries: the land nearer to a tambon's reference point than to any other's.

These Thiessen cells are approximate and are said to be so wherever they are drawn. They are clipped to an outline that
grows from the points alone: every point is widened by two typical distances between neighbours, which fills the
inside, and the whole is drawn back so that three quarters of that distance remain beyond the outermost points. For
Khon Kaen the outline's intersection with the province's real outline is 0.93 of their union.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import gazetteer
from geo.boundaries import AREA_COLUMNS, Boundaries
from geo.errors import PlaceError

_WIDENED = 2.0
_REMAINS = 0.75


def thiessen(points: pd.DataFrame, source: str) -> Boundaries:
    """Cells round the reference points of tambons: tambon_code, latitude, longitude (WGS 84 degrees).

    Computed in metres (UTM, zone of the mean longitude), given in EPSG:4326, marked approximate. Each cell holds its
    point, cells do not overlap, together they fill one outline without holes. Raises PlaceError for two tambons with
    one reference point.
    """
    _refuse_shared_points(points)
    degrees = gpd.GeoSeries.from_xy(points["longitude"], points["latitude"], crs=4326)
    metres = degrees.to_crs(utm_zone(points["longitude"].mean()))
    cells = gpd.GeoSeries(_cells(metres.to_numpy()), index=points.index, crs=metres.crs).to_crs(4326)
    areas = points[["tambon_code"]].merge(gazetteer.tambons(), on="tambon_code", how="left").fillna("")
    areas = gpd.GeoDataFrame(areas, geometry=cells.to_numpy(), crs=4326)[AREA_COLUMNS]
    return Boundaries(areas=areas, approximate=True, source=source)


def utm_zone(longitude: float) -> int:
    """EPSG code of the WGS 84 / UTM zone (northern half) at a longitude in degrees: Khon Kaen lies in 48N, 32648."""
    return 32601 + int((longitude + 180) // 6)


def _cells(points: np.ndarray) -> np.ndarray:
    if len(points) == 1:
        return shapely.buffer(points, 5_000)
    outline = _outline(points)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=outline))
    cell_of_point = shapely.STRtree(cells).query(points, predicate="within")[1]
    return shapely.intersection(cells[cell_of_point], outline)


def _outline(points: np.ndarray) -> shapely.Polygon:
    tree = shapely.STRtree(points)
    distances = tree.query_nearest(points, exclusive=True, return_distance=True, all_matches=False)[1]
    spacing = float(np.median(distances))
    cloud = shapely.multipoints(points)
    widened = spacing * _WIDENED
    # Points far from all others would make islands: widen until the whole is one.
    while (outline := cloud.buffer(widened).buffer(spacing * _REMAINS - widened)).geom_type != "Polygon":
        widened *= 1.25
    return shapely.Polygon(outline.exterior)


def _refuse_shared_points(points: pd.DataFrame) -> None:
    shared = points.duplicated(["latitude", "longitude"], keep=False)
    if shared.any():
        codes = ", ".join(points.loc[shared, "tambon_code"].head(2))
        raise PlaceError(
            f"ตำบล {codes} มีพิกัดอ้างอิงเดียวกัน จึงสร้างแนวเขตโดยประมาณไม่ได้ โปรดแก้พิกัดให้ต่างกัน",
            f"Tambons {codes} share one reference point, so no cells can be drawn; give each its own point.",
        )
