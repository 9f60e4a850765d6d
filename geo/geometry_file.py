"""The file of shapes that a browser fetches once: corners as whole numbers in few signs, names beside them."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import PlaceError
from geo.packed_numbers import DECIMALS, packed_numbers, packed_points

_ALIKE = 0.002  # degrees: how exactly the middle of a unit is sought
_POLYGON, _MULTIPOLYGON = 3, 6


def geometry_text(units: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, points: pd.DataFrame | None = None) -> str:
    """Units, outlines and points as the JSON that `browser/area_shapes.js` reads, units in the order of their codes.

    units: code, name_th, name_en, above_th, above_en (the area that holds it, "" where unknown), villages (their
    number, 0 in a city), geometry (polygons in WGS 84). outlines: only its geometry is used (lines or polygons).
    points: code, name_th, name_en, lat, lon, sorted by code; None for none. Of names and villages any column may be
    missing. Units without a polygon are left out. Every text stays a text: nothing in it can end a script.

    Raises PlaceError where no unit has a polygon, ValueError where a code stands twice.
    """
    drawn = drawn_units(units)
    content = {
        "codes": drawn["code"].tolist(),
        **_names(drawn),
        **_above(drawn),
        "villages": _villages(drawn),
        "step": 10**-DECIMALS,
        **_shapes(drawn.geometry.to_numpy()),
        "at": packed_points(_middles(drawn.geometry.to_numpy())),
        "outlines": _lines(outlines.geometry.to_numpy()),
    }
    return script_json(content if points is None else content | {"points": _points(points)})


def drawn_units(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The units that have a polygon, by code. Raises as `geometry_text`."""
    drawn = units[~(units.geometry.isna() | units.geometry.is_empty)].sort_values("code")
    if drawn.empty:
        raise PlaceError(
            "ไม่มีแนวเขตตำบลสำหรับวาดแผนที่ กรุณาติดตั้งแนวเขตของจังหวัดนี้ก่อน",
            "There are no tambon boundaries to draw the map with; install the boundaries of this province first.",
        )
    if drawn["code"].duplicated().any():
        raise ValueError("geometry: a code stands twice; dissolve the units first")
    return drawn


def script_json(value: object) -> str:
    """JSON that may stand in a script: no text in it can end the script or a line of it, or be run as a template.

    Folium renders the script a second time as a Jinja template, and streamlit-folium resolves {{'name'}}: an agency
    named {{ ... }} would be run on the server. A brace before a brace, % or # occurs only inside texts.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def _text(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column].astype("str").fillna("") if column in frame else pd.Series("", index=frame.index, dtype="str")


def _names(frame: pd.DataFrame) -> dict[str, list[str]]:
    return {language: _text(frame, f"name_{language}").tolist() for language in ("th", "en")}


def _above(units: pd.DataFrame) -> dict[str, list]:
    """The distinct areas above, and which of them holds each unit."""
    pairs = pd.MultiIndex.from_arrays([_text(units, "above_th"), _text(units, "above_en")])
    place, distinct = pd.factorize(pairs)
    return {"above": place.tolist(), "aboves": [list(pair) for pair in distinct]}


def _villages(units: pd.DataFrame) -> list[int]:
    if "villages" not in units:
        return [0] * len(units)
    return units["villages"].fillna(0).astype(int).tolist()


def _shapes(polygons: np.ndarray) -> dict[str, object]:
    """Rings of each unit and corners of each ring, holes among them: a unit is what an odd number of rings surround."""
    parts, unit = shapely.get_parts(polygons, return_index=True)
    is_area = shapely.get_type_id(parts) == _POLYGON
    rings, part = shapely.get_rings(parts[is_area], return_index=True)
    counts = np.bincount(unit[is_area][part], minlength=len(polygons))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    closing = np.append(ring[1:] != ring[:-1], True)  # the last corner of a ring is the first once more
    sizes = np.bincount(ring[~closing], minlength=len(rings))
    return {
        "rings": packed_numbers(counts),
        "sizes": packed_numbers(sizes),
        "corners": packed_points(corners[~closing]),
    }


def _middles(polygons: np.ndarray) -> np.ndarray:
    """Where a unit is widest around: there its name has most room, and a line to it ends within it."""
    circles = shapely.maximum_inscribed_circle(polygons, tolerance=_ALIKE)
    return shapely.get_coordinates(shapely.get_point(circles, 0))


def _lines(shapes: np.ndarray) -> dict[str, str]:
    of_areas = np.isin(shapely.get_type_id(shapes), (_POLYGON, _MULTIPOLYGON))
    lines = shapely.get_parts(np.where(of_areas, shapely.boundary(shapes), shapes))
    corners, line = shapely.get_coordinates(lines, return_index=True)
    return {"sizes": packed_numbers(np.bincount(line, minlength=len(lines))), "corners": packed_points(corners)}


def _points(points: pd.DataFrame) -> dict[str, object]:
    at = packed_points(points[["lon", "lat"]].to_numpy(dtype=float))
    return {"codes": points["code"].tolist(), **_names(points), "at": at}
