"""Tables of tambons with the shapes of these, as GeoPackage and GeoJSON for other map programs."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

import geopandas as gpd
import pandas as pd

from data.errors import FileError
from data.export.about import About, today
from data.export.terms import label
from geo.boundaries import Boundaries

AreaFormat = Literal["gpkg", "geojson"]
_OWN = {"gpkg": ("fid", "geom", "geometry"), "geojson": ("geometry",)}
"""Names that a format keeps for itself."""
_UNSTORABLE = "[\x00\ud800-\udfff]"


def with_shapes(table: pd.DataFrame, boundaries: Boundaries) -> gpd.GeoDataFrame:
    """Every row of the table, in its order, with the shape of its tambon (EPSG:4326), None where it has none.

    `boundary` says whether the shape is official, approximate, or "" where it is missing. Raises FileError for a
    table without tambon_code.
    """
    if "tambon_code" not in table:
        raise FileError(
            "ตารางนี้ไม่ได้ผูกกับพื้นที่ (ไม่มีรหัสตำบล) จึงส่งออกเป็นแผนที่ไม่ได้ โปรดใช้ csv หรือ xlsx",
            "This table has no areas (no tambon codes) and cannot be a map; use csv or xlsx.",
        )
    shapes = boundaries.areas.set_index("tambon_code").geometry
    geometry = shapes.reindex(table["tambon_code"])
    told = pd.Series("approximate" if boundaries.approximate else "official", index=table.index, dtype="str")
    told = told.where(geometry.notna().to_numpy(), "")
    return gpd.GeoDataFrame(table.assign(boundary=told), geometry=geometry.to_numpy(), crs="EPSG:4326")


def without_shape(table: pd.DataFrame, boundaries: Boundaries) -> int:
    """How many tambons of the table have no boundary."""
    codes = table["tambon_code"].drop_duplicates()
    return int((~codes.isin(boundaries.areas["tambon_code"])).sum())


def described(about: About, boundaries: Boundaries) -> About:
    """What is said of a table, and that its boundaries are approximate where they are."""
    if not boundaries.approximate:
        return about
    fact = (label("boundaries", about.language), label("approximate", about.language))
    return replace(about, facts=(*about.facts, fact))


def areas_bytes(areas: gpd.GeoDataFrame, layer: str, kind: AreaFormat, about: About | None = None) -> bytes:
    """The file of a table with shapes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{layer}.{kind}"
        write_areas(areas, path, layer, kind, about)
        return path.read_bytes()


def write_areas(areas: gpd.GeoDataFrame, path: Path, layer: str, kind: AreaFormat, about: About | None = None) -> None:
    """Write a table with shapes as one layer; `about` becomes the description of the layer."""
    ready = _writable(areas, kind)
    options = {"DESCRIPTION": _description(about)} if about else {}
    if kind == "gpkg":
        ready.to_file(path, driver="GPKG", layer=layer, promote_to_multi=True, layer_options=options, index=False)
    else:
        ready.to_file(path, driver="GeoJSON", RFC7946="YES", layer_options=options, index=False)


def _description(about: About) -> str:
    made = (label("made", about.language), today())
    return " · ".join([about.title, *(f"{name}: {value}" for name, value in (*about.facts, made))])


def _writable(areas: gpd.GeoDataFrame, kind: AreaFormat) -> gpd.GeoDataFrame:
    """Columns under names that the format takes, each told apart whatever its case; texts without NUL."""
    geometry = areas.geometry.name
    taken = set(_OWN[kind])
    names = {}
    for column in areas.columns.drop(geometry):
        name = str(column)
        while name.lower() in taken:
            name += "_"
        taken.add(name.lower())
        names[column] = name
    cells = {name: _storable(areas[column]) for column, name in names.items()}
    return gpd.GeoDataFrame(pd.DataFrame(cells, index=areas.index), geometry=areas.geometry, crs=areas.crs)


def _storable(column: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    text = column.astype("object")
    return text.where(text.isna(), text.map(str)).str.replace(_UNSTORABLE, "", regex=True)
