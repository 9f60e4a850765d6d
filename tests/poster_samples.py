"""A small map for print: squares in a row, and the styles of all statuses."""

import geopandas as gpd
from shapely.geometry import box

from data.poster.sheet import Style
from pages.common.palette import COLOURS, DASHED, MARKS

STYLES = {status: Style(colour, MARKS.get(status, ""), status in DASHED) for status, colour in COLOURS.items()}


def squares(*statuses, name="สาวะถี", side=0.1):
    """A row of squares from west to east, one a status."""
    rows = {"name": name, "status": list(statuses), "figure": "2"}
    shapes = [box(102.5 + at * side, 16.3, 102.5 + (at + 1) * side, 16.3 + side) for at in range(len(statuses))]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326")
