"""A boundary file opened: its features in WGS 84, whatever their format, text encoding and reference system.

What a file is, is told by its first bytes, not by its name. Every failure is one PlaceError.
"""

import tempfile
import warnings
import zipfile
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from geo import boundary_errors as errors

_POLYGON_SHAPES = (5, 15, 25)
_PARTS_NEEDED = (".shp", ".shx", ".dbf", ".prj")
_UNPACKED_AT_MOST = 2_000_000_000
THAILAND = (97.0, 5.0, 106.5, 21.0)
"""A box round Thailand: west, south, east, north in degrees."""


def read_features(path: Path) -> tuple[gpd.GeoDataFrame, pd.Series]:
    """All features of the file's layer with most polygons, index 1, 2 …, in EPSG:4326; None where unreadable.

    The second result says (True by row) where a ring had to be closed. `attrs["crs_missing"]` of the frame is True
    where the file named no reference system and WGS 84 was taken, since all coordinates are degrees in Thailand.
    """
    name = path.name
    start = _first_bytes(path)
    if start.startswith(b"PK\x03\x04"):
        with tempfile.TemporaryDirectory() as folder:
            features, closed = _layer(_unpacked_shapefile(path, Path(folder)), name, encoding="ISO-8859-1")
        features = _with_decoded_text(features)
    elif start.startswith(b"SQLite format 3\x00"):
        features, closed = _layer(str(path), name, layer=_layer_with_most_polygons(path))
    elif start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        # Named, the driver cannot be another of the JSON readers, some of which would fetch or run what a file says.
        features, closed = _layer(f"GeoJSON:{path.resolve()}", name)
    else:
        raise errors.not_boundaries(name)
    features.index = pd.RangeIndex(1, len(features) + 1)
    return _in_wgs84(features, name), pd.Series(closed.to_numpy(), index=features.index)


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise errors.unopened(path.name) from error
    if not start.strip():
        raise errors.empty(path.name)
    return start


def _layer(
    source: str, name: str, layer: str | None = None, encoding: str | None = None
) -> tuple[gpd.GeoDataFrame, pd.Series]:
    """The layer's features, rings closed where they were open, and where that was done."""
    options = {"layer": layer, "encoding": encoding, "force_2d": True}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            features = pyogrio.read_dataframe(source, on_invalid="ignore", **options)
            unread = features.geometry.isna() if isinstance(features, gpd.GeoDataFrame) else None
            if unread is not None and unread.any():
                features = pyogrio.read_dataframe(source, on_invalid="fix", **options)
    except (RuntimeError, ValueError, OSError, shapely.errors.ShapelyError) as error:
        raise errors.damaged(name) from error
    if unread is None or features.empty:
        raise errors.without_polygons(name)
    return features, unread & features.geometry.notna()


def _layer_with_most_polygons(path: Path) -> str:
    try:
        layers = [(str(layer), str(shape)) for layer, shape in pyogrio.list_layers(path) if shape is not None]
        areal = [layer for layer, shape in layers if any(word in shape for word in ("Polygon", "Surface", "Unknown"))]
        sizes = {layer: pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"] for layer in areal}
    except (RuntimeError, ValueError, OSError) as error:
        raise errors.damaged(path.name) from error
    if not sizes:
        raise errors.without_polygons(path.name)
    return max(sizes, key=sizes.__getitem__)


def _unpacked_shapefile(path: Path, folder: Path) -> str:
    """The zip's shapefile with most polygons, laid into the folder under a plain name."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {entry.filename: entry for entry in archive.infolist() if "__MACOSX" not in entry.filename}
            shapes = [member for member in members if member.lower().endswith(".shp")]
            if not shapes:
                raise errors.without_shapefile(path.name)
            chosen = max(shapes, key=lambda member: _polygon_count(archive, member))
            stem = str(PurePosixPath(chosen).with_suffix("")).lower()
            parts = {f"{stem}{ending}": f"layer{ending}" for ending in _PARTS_NEEDED}
            wanted = [entry for member, entry in members.items() if member.lower() in parts]
            if sum(entry.file_size for entry in wanted) > _UNPACKED_AT_MOST:
                raise errors.too_large(path.name)
            for entry in wanted:
                (folder / parts[entry.filename.lower()]).write_bytes(archive.read(entry))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise errors.damaged(path.name) from error
    return str(folder / "layer.shp")


def _polygon_count(archive: zipfile.ZipFile, member: str) -> int:
    """Records of a shapefile of polygons, -1 for other shapes: four bytes of header and the size of its index."""
    with archive.open(member) as file:
        header = file.read(36)
    index = member[:-4].lower() + ".shx"
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename.lower() == index]
    return (max(sizes, default=100) - 100) // 8 if int.from_bytes(header[32:36], "little") in _POLYGON_SHAPES else -1


def _with_decoded_text(features: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Text read byte by byte, decoded: what shapefiles say of their encoding is often missing or wrong.

    UTF-8 where it reads well (a field cut off within a letter loses that letter), else the Thai Windows code page.
    """
    columns = [column for column in features.columns if pd.api.types.is_string_dtype(features[column])]
    raw = {column: features[column].fillna("").str.encode("latin-1") for column in columns}
    joined = b"\n".join(b"\n".join(cells) for cells in raw.values())
    as_utf8 = joined.decode("utf-8", errors="replace")
    spoilt, letters = as_utf8.count("\ufffd"), len(as_utf8) - len(as_utf8.encode("ascii", errors="ignore"))
    encoding = "utf-8" if spoilt * 4 <= letters else "cp874"
    decoded = {
        column: cells.str.decode(encoding, errors="replace").str.rstrip("\ufffd") for column, cells in raw.items()
    }
    return features.assign(**{column: cells.astype("str") for column, cells in decoded.items()})


def _in_wgs84(features: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    crs = features.crs
    # A system that is neither (an undefined one) says nothing of where on earth its coordinates lie.
    missing = crs is None or not (crs.is_geographic or crs.is_projected)
    west, south, east, north = features.total_bounds
    swapped = _meets_thailand(south, west, north, east)
    if (missing or crs.is_geographic) and (max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90):
        raise errors.swapped(name) if swapped else errors.metres(name)
    features = features.set_crs(4326, allow_override=True) if missing else _transformed(features, name)
    if not within_thailand(features).any():
        raise errors.swapped(name) if swapped else errors.outside_thailand(name)
    features.attrs["crs_missing"] = missing
    return features


def _transformed(features: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    try:
        return features.to_crs(4326)
    except RuntimeError as error:
        raise errors.damaged(name) from error


def within_thailand(features: gpd.GeoDataFrame | gpd.GeoSeries) -> pd.Series:
    """Whether each feature lies in the box round Thailand; False where it has no geometry."""
    west, south, east, north = THAILAND
    box = features.bounds
    return box["minx"].ge(west) & box["miny"].ge(south) & box["maxx"].le(east) & box["maxy"].le(north)


def _meets_thailand(west: float, south: float, east: float, north: float) -> bool:
    return west < THAILAND[2] and east > THAILAND[0] and south < THAILAND[3] and north > THAILAND[1]
