"""Small boundary files for tests: unit squares of a grid near Khon Kaen, bearing codes and names of real tambons."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

from geo import gazetteer

WEST, SOUTH, SIDE = 102.0, 16.0, 0.1
SAMLAN, KHOK_SI, THA_PHRA, BAN_PHAI = "400102", "400103", "400104", "401001"


def square(number: int) -> shapely.Polygon:
    """The square number 0, 1 …: a tenth of a degree wide, ten in a row."""
    west, south = WEST + SIDE * (number % 10), SOUTH + SIDE * (number // 10)
    return shapely.box(west, south, west + SIDE, south + SIDE)


def tambons(*codes: str) -> gpd.GeoDataFrame:
    """A square for each tambon with the gazetteer's columns, in WGS 84."""
    table = gazetteer.tambons().set_index("tambon_code").loc[list(codes)].reset_index()
    return gpd.GeoDataFrame(table, geometry=[square(number) for number in range(len(codes))], crs=4326)


def write_geojson(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """The frame as GeoJSON."""
    path.write_text(frame.to_json(), encoding="utf-8")
    return path


def write_shapefile_zip(frame: gpd.GeoDataFrame, path: Path, *, without: tuple[str, ...] = (), **options: str) -> Path:
    """The frame as a zipped Shapefile in a folder of the zip, without the parts whose endings are named."""
    folder = path.with_suffix("")
    folder.mkdir()
    pyogrio.write_dataframe(frame, folder / "layer.shp", driver="ESRI Shapefile", **options)
    with zipfile.ZipFile(path, "w") as archive:
        for part in folder.iterdir():
            if part.suffix not in without:
                archive.write(part, f"แนวเขต/{part.name}")
    return path
