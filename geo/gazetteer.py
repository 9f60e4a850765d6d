"""The areas of Thailand as tables: provinces, amphoes and tambons in force, and tambon codes since abolished.

From the package geothai (code MIT, data CC BY 4.0, GeoThai/data), which follows the codes of the Department of
Provincial Administration (DOPA); `VINTAGE` is the release. The tables are shared: callers never change them.
"""

from functools import lru_cache

import geothai
import pandas as pd
from geothai.abolished import abolished_areas

VINTAGE: str = geothai.DATA_VERSION
"""Release of the data, as year.month.day of the Common Era."""


@lru_cache(maxsize=1)
def provinces() -> pd.DataFrame:
    """The 77 provinces: province_code (2 digits), province_th, province_en."""
    rows = [(p.code, p.name_th, p.name_en) for p in geothai.provinces()]
    return pd.DataFrame(rows, columns=["province_code", "province_th", "province_en"], dtype="str")


@lru_cache(maxsize=1)
def amphoes() -> pd.DataFrame:
    """All amphoes and khets: amphoe_code (4 digits), amphoe_th, amphoe_en, and their province as in `provinces`."""
    rows = [
        (a.code, a.name_th, a.name_en, a.province_code) for p in geothai.provinces() for a in geothai.districts(p.code)
    ]
    columns = ["amphoe_code", "amphoe_th", "amphoe_en", "province_code"]
    return pd.DataFrame(rows, columns=columns, dtype="str").merge(provinces(), on="province_code", how="left")


@lru_cache(maxsize=1)
def tambons() -> pd.DataFrame:
    """All tambons and khwaengs: tambon_code (6 digits), name_th, name_en, and their amphoe as in `amphoes`."""
    rows = [
        (t.code, t.name_th, t.name_en, code) for code in amphoes()["amphoe_code"] for t in geothai.subdistricts(code)
    ]
    columns = ["tambon_code", "name_th", "name_en", "amphoe_code"]
    return pd.DataFrame(rows, columns=columns, dtype="str").merge(amphoes(), on="amphoe_code", how="left")


@lru_cache(maxsize=1)
def abolished_tambons() -> pd.DataFrame:
    """Tambon codes no longer in force: tambon_code, name_th, name_en, successors (how many), successor, by_notice.

    `successor` is the code that took its place where there is exactly one, else ""; `by_notice` says that the Royal
    Gazette names it (otherwise geothai found it by its name).
    """
    rows = [
        (
            area.code,
            area.name_th,
            area.name_en or "",
            len(area.successors),
            area.successors[0] if len(area.successors) == 1 else "",
            area.successors_basis == "notice",
        )
        for area in abolished_areas()
        if area.level == "subdistrict"
    ]
    columns = ["tambon_code", "name_th", "name_en", "successors", "successor", "by_notice"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"tambon_code": "str", "name_th": "str", "name_en": "str", "successor": "str"})


def in_force(codes: pd.Series) -> pd.Series:
    """Whether each text is the code of a tambon in force."""
    return pd.Series(_codes_in_force().get_indexer(codes) >= 0, index=codes.index)


def ever_in_force(codes: pd.Series) -> pd.Series:
    """Whether each text is the code of a tambon in force or since abolished."""
    return in_force(codes) | pd.Series(_codes_abolished().get_indexer(codes) >= 0, index=codes.index)


@lru_cache(maxsize=1)
def _codes_in_force() -> pd.Index:
    return pd.Index(tambons()["tambon_code"])


@lru_cache(maxsize=1)
def _codes_abolished() -> pd.Index:
    return pd.Index(abolished_tambons()["tambon_code"])
