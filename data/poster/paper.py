"""From degrees to millimetres of paper: equal areas, north up, as large as the room allows."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from geo.errors import PlaceError

_EDGE = 1.5
"""Millimetres kept free at the edge: lines have a width."""
_FINE = 0.06
"""Millimetres: a corner whose triangle is smaller than the square of this is not seen in print."""
_LENGTHS = (1, 2, 5)


@dataclass(frozen=True)
class Paper:
    """Shapes in millimetres, y downwards. units: in the order of the table. lines: outlines. metres: in a millimetre.

    typical: the side of a square as large as the unit in the middle of all sizes, millimetres.
    """

    units: np.ndarray
    lines: np.ndarray
    metres: float
    typical: float


def on_paper(units: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, width: float, height: float) -> Paper:
    """Units and outlines in a room of width x height millimetres, in the middle of it.

    Projected to an azimuthal equal-area view around the units' centre: sizes can be compared, and over 800 km a
    length is wrong by 0.2 % at most. Neighbours are simplified alike. Raises PlaceError where nothing can be drawn.
    """
    if units.empty or units.geometry.isna().all() or units.geometry.is_empty.all():
        raise PlaceError(
            "ไม่มีแนวเขตสำหรับพิมพ์แผนที่ กรุณาติดตั้งแนวเขตของพื้นที่นี้ก่อน",
            "There are no boundaries to print a map with; install those of this area first.",
        )
    west, south, east, north = units.total_bounds.round(3)
    view = CRS.from_proj4(f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +ellps=WGS84")
    areas, lines = units.to_crs(view), outlines.to_crs(view)
    left, bottom, right, top = areas.total_bounds
    metres = max((right - left) / (width - 2 * _EDGE), (top - bottom) / (height - 2 * _EDGE))
    middle = np.array([(left + right) / 2, (bottom + top) / 2])

    def placed(shapes: np.ndarray) -> np.ndarray:
        return shapely.transform(shapes, lambda at: (at - middle) * (1 / metres, -1 / metres) + (width / 2, height / 2))

    shapes = shapely.coverage_simplify(placed(areas.geometry.to_numpy()), _FINE)
    drawn = shapely.simplify(placed(_as_lines(lines.geometry.to_numpy())), _FINE)
    return Paper(shapes, drawn, metres, float(np.sqrt(np.median(shapely.area(shapes)))))


def _as_lines(shapes: np.ndarray) -> np.ndarray:
    return np.where(shapely.get_dimensions(shapes) == 2, shapely.boundary(shapes), shapes)


def scale_bar(metres: float, longest: float = 60.0) -> tuple[float, float]:
    """A round length for a bar of at most `longest` millimetres: kilometres, and millimetres on paper."""
    room = longest * metres / 1000
    power = 10.0 ** np.floor(np.log10(room))
    kilometres = max(length * power for length in _LENGTHS if length * power <= room)
    return float(kilometres), float(kilometres * 1000 / metres)


def ratio(metres: float) -> int:
    """The scale 1 : n on paper, to two figures that count."""
    n = metres * 1000
    digits = int(np.floor(np.log10(n))) - 1
    return int(round(n, -digits))
