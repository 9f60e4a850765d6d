"""Polygons mended and merged, feature by feature."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

_AREAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def polygonal(geometry: gpd.GeoSeries) -> tuple[gpd.GeoSeries, pd.Series]:
    """Valid polygons of each geometry (None where it has no areal part), and where rings had to be repaired."""
    shapes = geometry.to_numpy().copy()
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    shapes[~finite] = None
    broken = finite & ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken])
    parts, owners = shapely.get_parts(shapes, return_index=True)
    # A collection may hold multipolygons: taken apart twice, only single polygons, lines and points are left.
    parts, inner = shapely.get_parts(parts, return_index=True)
    areal = shapely.get_type_id(parts) == _AREAL[0]
    pieces = gpd.GeoSeries(parts[areal], index=geometry.index[owners[inner][areal]], crs=geometry.crs)
    mixed = finite & ~np.isin(shapely.get_type_id(shapes), _AREAL)
    result = gpd.GeoSeries(np.where(mixed, None, shapes), index=geometry.index, crs=geometry.crs)
    remade = _merged(pieces[pieces.index.isin(geometry.index[mixed])])
    result[remade.index] = remade
    has_area = pd.Series(shapely.area(result.to_numpy()) > 0, index=result.index)
    return result.where(has_area), pd.Series(broken, index=geometry.index) & has_area


def merged_by_code(shapes: gpd.GeoSeries, codes: pd.Series) -> gpd.GeoSeries:
    """One shape for each code, index the codes in order; several features of one code become one."""
    by_code = gpd.GeoSeries(shapes.to_numpy(), index=pd.Index(codes, name="tambon_code"), crs=shapes.crs)
    return _merged(by_code).sort_index()


def _merged(pieces: gpd.GeoSeries) -> gpd.GeoSeries:
    """Pieces of one index united; pieces alone are left untouched."""
    several = pieces.index.duplicated(keep=False)
    if not several.any():
        return pieces
    shared = gpd.GeoDataFrame({"owner": pieces.index[several]}, geometry=pieces.to_numpy()[several], crs=pieces.crs)
    return pd.concat([pieces[~several], shared.dissolve(by="owner").geometry])
