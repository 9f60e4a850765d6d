"""Codes in a table with the names of their places beside them."""

import pandas as pd

from geo.register import Register

_LEVELS = {"amphoe_code": "amphoe", "province_code": "province"}


def with_place_names(table: pd.DataFrame, register: Register, language: str) -> pd.DataFrame:
    """The table with names beside its codes: village, moo, tambon, amphoe_code, amphoe, province_code and province.

    table: has tambon_code, and where its rows are of villages village_code or area_code; another table stays as it
    is. Names are in `th` or `en`, in the other where there is none, "" where nobody knows. The codes and names of the
    place stand together where the code that is narrowest stood.
    """
    if "tambon_code" not in table:
        return table
    places: dict[str, pd.Series] = {}
    narrowest = next((name for name in ("village_code", "area_code") if name in table), None)
    if narrowest:
        places[narrowest] = table[narrowest]
        places |= _villages(table[narrowest], register, language)
    places["tambon_code"] = table["tambon_code"]
    places |= _tambons(table["tambon_code"], register, language)
    others = [name for name in table.columns if name not in places]
    before = list(table.columns)[: table.columns.get_loc(narrowest or "tambon_code")]
    first = [name for name in before if name in others]
    rest = [name for name in others if name not in first]
    return pd.concat([table[first], pd.DataFrame(places, index=table.index), table[rest]], axis=1)


def _villages(codes: pd.Series, register: Register, language: str) -> dict[str, pd.Series]:
    """Only the villages that are named; the country has 75,000."""
    villages = register.villages[register.villages["village_code"].isin(codes.unique())].set_index("village_code")
    moo = codes.map(villages["moo"]).astype("Int64")
    return {"moo": moo, "village": _mapped(codes, _picked(villages["name_th"], villages["name_en"], language))}


def _tambons(codes: pd.Series, register: Register, language: str) -> dict[str, pd.Series]:
    tambons = register.tambons.set_index("tambon_code")
    columns = {"tambon": _mapped(codes, _picked(tambons["name_th"], tambons["name_en"], language))}
    for code, level in _LEVELS.items():
        columns[code] = _mapped(codes, tambons[code])
        columns[level] = _mapped(codes, _picked(tambons[f"{level}_th"], tambons[f"{level}_en"], language))
    return columns


def _picked(th: pd.Series, en: pd.Series, language: str) -> pd.Series:
    here, there = (en, th) if language == "en" else (th, en)
    return here.where(here.ne(""), there)


def _mapped(codes: pd.Series, names: pd.Series) -> pd.Series:
    return codes.map(names).fillna("").astype("str")
