"""A boundary file → tambon boundaries and a report of what became of each feature.

Nothing is lost in silence: features in the file = features used + features reported.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo import boundary_errors, gazetteer, reconcile
from geo.boundaries import AREA_COLUMNS, Boundaries
from geo.boundary_files import read_features, within_thailand
from geo.columns import Identities, identities
from geo.install_report import REASONS, InstallReport
from geo.polygons import merged_by_code, polygonal

_UNUSABLE = {
    "shapeless": ("ไม่มีรูปปิด (polygon) ที่อ่านได้", "It has no readable polygon."),
    "abroad": ("อยู่นอกประเทศไทย", "It lies outside Thailand."),
}
_REPAIRED = ("เส้นรอบรูปตัดกันเองหรือปิดไม่สนิท ได้ซ่อมแล้ว", "Its ring crossed itself or was not closed; it was repaired.")
_MERGED = ("หลายรูปเป็นตำบลเดียวกัน ได้รวมเป็นรูปเดียว", "Several features are one tambon; they were merged.")
_NO_CRS = (
    "ไฟล์ไม่ระบุระบบพิกัด จึงถือเป็น WGS 84 เพราะพิกัดเป็นองศาในประเทศไทย (หากแท้จริงเป็น Indian 1975 แนวเขตจะคลาดเคลื่อนราว 450 เมตร)",
    "The file names no reference system; WGS 84 was taken, since its coordinates are degrees in Thailand "
    "(were they Indian 1975, boundaries would be some 450 m off).",
)


def read_boundaries(path: Path, source: str) -> tuple[Boundaries, InstallReport]:
    """Tambon boundaries of a GeoJSON, GeoPackage or zipped Shapefile, and what became of each of its features.

    Codes and names are found by content, coordinates turned into WGS 84, rings repaired, features of one tambon
    merged, old codes replaced where that is certain. Names in the result are the gazetteer's. Raises PlaceError.
    """
    features, closed = read_features(path)
    said = identities(pd.DataFrame(features.drop(columns=features.geometry.name)))
    shapes, repaired = polygonal(features.geometry)
    why_not = _why_unusable(shapes)
    usable = said.rows(shapes.index[why_not.eq("")])
    result = reconcile.reconciled(usable)
    used = result.loc[result["tambon_code"].ne(""), "tambon_code"]
    if used.empty:
        raise boundary_errors.no_tambon(path.name)
    areas = _areas(shapes[used.index], used)
    mended = (repaired | closed)[used.index]
    report = InstallReport(
        source=source,
        columns=said.columns,
        features=len(features),
        used=len(used),
        repaired=int(mended.sum()),
        tambons=len(areas),
        mappings=reconcile.mapping_table(usable, result),
        reported=_in_order([*_unusable(said, why_not), reconcile.reported_table(usable, result)]),
        notes=_in_order(
            [*_notes(said, used, mended, features.attrs["crs_missing"]), reconcile.renamed_table(usable, result)]
        ),
        missing=_missing(areas),
    )
    return Boundaries(areas=areas, approximate=False, source=source), report


def _why_unusable(shapes: gpd.GeoSeries) -> pd.Series:
    """For each feature "" or the key of the reason why its geometry is of no use."""
    why = pd.Series("", index=shapes.index, dtype="str").mask(~within_thailand(shapes), "abroad")
    return why.mask(shapes.isna(), "shapeless")


def _unusable(said: Identities, why_not: pd.Series) -> list[pd.DataFrame]:
    return [_told(said, why_not.index[why_not.eq(key)], reason) for key, reason in _UNUSABLE.items()]


def _notes(said: Identities, used: pd.Series, mended: pd.Series, crs_missing: bool) -> list[pd.DataFrame]:
    whole_file = pd.DataFrame({"row": pd.array([pd.NA], dtype="Int64"), "code": "", "name": ""})
    return [
        whole_file.assign(**dict(zip(REASONS, _NO_CRS, strict=True))).iloc[: int(crs_missing)],
        _told(said, mended.index[mended], _REPAIRED),
        _told(said, used.index[used.duplicated(keep=False)], _MERGED),
    ]


def _told(said: Identities, rows: pd.Index, reason: tuple[str, str]) -> pd.DataFrame:
    """One reason for several features: row, code, name, reason_th, reason_en."""
    return reconcile.named_rows(said, rows).assign(**dict(zip(REASONS, reason, strict=True)))


def _in_order(tables: list[pd.DataFrame]) -> pd.DataFrame:
    columns = {"row": "Int64", "code": "str", "name": "str"} | dict.fromkeys(REASONS, "str")
    joined = pd.concat([table.astype(columns) for table in tables])
    return joined.sort_values("row", kind="stable", na_position="first", ignore_index=True)


def _areas(shapes: gpd.GeoSeries, codes: pd.Series) -> gpd.GeoDataFrame:
    merged = merged_by_code(shapes, codes)
    official = gazetteer.tambons().set_index("tambon_code").loc[merged.index].reset_index()
    return gpd.GeoDataFrame(official, geometry=merged.to_numpy(), crs=4326)[AREA_COLUMNS]


def _missing(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Tambons of the provinces covered that have no area."""
    official = gazetteer.tambons()
    covered = official["province_code"].isin(areas["province_code"])
    without = official[covered & ~official["tambon_code"].isin(areas["tambon_code"])]
    return without.drop(columns=["amphoe_code", "province_code"]).reset_index(drop=True)
