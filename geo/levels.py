"""Levels of areas: provinces and amphoe as tables and shapes that follow from their tambons, villages as points."""

from typing import Literal

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.register import Register

Level = Literal["province", "amphoe", "tambon"]
LEVELS: tuple[Level, ...] = ("province", "amphoe", "tambon")
"""From the whole to the parts. A village is below them all: a point, or a line of a list."""
UNIT_COLUMNS = ["code", "name_th", "name_en", "above_th", "above_en", "villages", "amphoe_code", "province_code"]
_NAMED = {"tambon": ("name", "amphoe"), "amphoe": ("amphoe", "province"), "province": ("province", "")}
"""Where the register has the name of a unit, and of what is above it."""
_METRES_IN_A_DEGREE = 111_320
_SLIVER = 1e-6
"""Degrees (a tenth of a metre) by which neighbours of one unit may miss each other and still have no line between."""


def units_of(areas: gpd.GeoDataFrame, tambons: pd.DataFrame, level: Level, tolerance: float = 0.0) -> gpd.GeoDataFrame:
    """The units of a level in the order of their codes: UNIT_COLUMNS and geometry, in the areas' system.

    areas: as `Boundaries.areas`. tambons: those of the register (TAMBON_COLUMNS). Names are the register's, those
    above the unit "" where unknown (and for provinces), a unit without any name has its code. `villages`: how many
    are registered; a city without any has 0, but counts as one in its amphoe and province, as everywhere. A unit is
    the union of its tambons' shapes, as far as there are boundaries; one without any has no geometry, and an area
    that the register lacks is a part of the units that its boundary names.
    tolerance: metres by which lines may be simplified, neighbours alike.
    """
    key = f"{level}_code"
    places = _places(areas, tambons, is_part=level != "tambon")
    first = places.drop_duplicates(key).set_index(key, drop=False).sort_index()
    table = pd.DataFrame(
        {
            "code": first[key],
            **{
                f"{name}_{language}": first[f"{column}_{language}"] if column else ""
                for name, column in zip(("name", "above"), _NAMED[level], strict=True)
                for language in ("th", "en")
            },
            "villages": places["villages"].groupby(places[key]).sum(),
            "amphoe_code": "" if level == "province" else first["amphoe_code"],
            "province_code": first["province_code"],
        }
    ).reset_index(drop=True)
    nameless = table["name_th"].eq("") & table["name_en"].eq("")
    table["name_th"] = table["name_th"].mask(nameless, table["code"])
    shapes = _shapes(areas, places, key, tolerance).reindex(table["code"])
    return gpd.GeoDataFrame(table, geometry=shapes.array, crs=areas.crs)


def outlines_of(areas: gpd.GeoDataFrame, level: Level, within: str = "") -> gpd.GeoDataFrame:
    """The lines that stand out among the units of a level, the borders of what is above them: geometry alone.

    areas: as `Boundaries.areas` or `units_of` gives them; simplified ones give lines along their own borders.
    within: the province that is looked at, "" for the country, in which amphoe would be too many to stand out.
    """
    shapes = areas[~(areas.geometry.isna() | areas.geometry.is_empty)]
    if level == "province":
        merged = gpd.GeoSeries([_united(shapes.geometry.to_numpy())], crs=areas.crs)
    else:
        by = "amphoe_code" if level == "tambon" and within else "province_code"
        merged = _dissolved(shapes.geometry, shapes[by])
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapely.boundary(merged.to_numpy()), crs=areas.crs))


def points_of(register: Register, province: str = "") -> pd.DataFrame:
    """The villages whose place is known: code, name_th, name_en ("" unknown), lat, lon (degrees), sorted by code.

    province: its code, "" for all.
    """
    villages = register.villages
    if "lat" not in villages:
        return pd.DataFrame(columns=["code", "name_th", "name_en", "lat", "lon"])
    placed = villages[villages["lat"].notna() & villages["lon"].notna()]
    if province:
        here = register.tambons.loc[register.tambons["province_code"].eq(province), "tambon_code"]
        placed = placed[placed["tambon_code"].isin(here)]
    points = placed.rename(columns={"village_code": "code"}).sort_values("code", ignore_index=True)
    return points[["code", "name_th", "name_en", "lat", "lon"]].astype({"lat": "float64", "lon": "float64"})


def _places(areas: gpd.GeoDataFrame, tambons: pd.DataFrame, *, is_part: bool) -> pd.DataFrame:
    """All tambons of the register, and those that have a boundary alone."""
    alone = areas[~areas["tambon_code"].isin(tambons["tambon_code"])].drop(columns="geometry")
    registered = tambons.assign(villages=tambons["villages"].clip(lower=int(is_part)))
    rows = pd.concat([registered, pd.DataFrame(alone)], ignore_index=True)
    texts = rows.columns.difference(["villages", "people", "households", "people_year"])
    rows[texts] = rows[texts].fillna("")
    return rows.assign(villages=rows["villages"].fillna(0).astype("int64"))


def _shapes(areas: gpd.GeoDataFrame, places: pd.DataFrame, key: str, tolerance: float) -> gpd.GeoSeries:
    """One shape a unit that has any, by code."""
    drawn = areas[~(areas.geometry.isna() | areas.geometry.is_empty)]
    owner = drawn["tambon_code"].map(places.set_index("tambon_code", drop=False)[key])
    merged = _dissolved(drawn.geometry, owner)
    if tolerance > 0 and len(merged):
        merged = merged.simplify_coverage(tolerance / _METRES_IN_A_DEGREE)
    return merged


def _dissolved(shapes: gpd.GeoSeries, owner: pd.Series) -> gpd.GeoSeries:
    """The union of the shapes of each owner, by owner."""
    if owner.is_unique:
        return shapes.set_axis(owner)
    frame = gpd.GeoDataFrame({"owner": owner.to_numpy()}, geometry=shapes.to_numpy(), crs=shapes.crs)
    if _fit(shapes.to_numpy()):
        return frame.dissolve(by="owner", method="coverage").geometry
    return frame.dissolve(by="owner", grid_size=_SLIVER).geometry


def _fit(shapes: np.ndarray) -> bool:
    """Whether neighbours share their borders exactly, which makes their union exact and quick."""
    return shapely.coverage_is_valid(shapes, gap_width=_SLIVER)


def _united(shapes: np.ndarray) -> shapely.Geometry:
    if _fit(shapes):
        return shapely.coverage_union_all(shapes)
    return shapely.union_all(shapes, grid_size=_SLIVER)
