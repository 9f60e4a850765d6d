"""Codes as written in lists → areas of the register."""

import pandas as pd

from geo import gazetteer
from geo.place_index import Index, looked_up
from geo.place_tambons import successors

_CITY_ENDING = "00"


def provinces_of_codes(codes: pd.Series, tambons: pd.DataFrame, villages: pd.DataFrame) -> pd.Series:
    """The province_code that each code lies in: as the register says, else its first two digits; "" where none."""
    villages = villages[villages["village_code"].isin(codes)]
    tambon = looked_up(codes, villages.set_index("village_code")["tambon_code"]).fillna(codes)
    by_register = looked_up(tambon, tambons.set_index("tambon_code")["province_code"])
    old = codes.str.extract(r"^([0-9]{6})(?:[0-9]{2})?$", expand=False).fillna("")
    successor = successors(old)
    beginning = successor.where(successor.ne("") & ~gazetteer.in_force(old), codes).str[:2]
    official = beginning.isin(gazetteer.provinces()["province_code"]) & codes.str.fullmatch(r"(?:[0-9]{2}){1,4}")
    return by_register.fillna(beginning.where(official, "")).astype("str")


def areas_of_codes(codes: pd.Series, index: Index) -> pd.DataFrame:
    """What each code is: kind, area_code, tambon_code, moo (Int64), on the index of `codes`.

    kind: "" no code, village, tambon, successor (of an abolished tambon), old_village (below such a one), no_village
    (of a tambon that is known; area_code is the tambon), amphoe, province, unknown. The last three have no tambon_code.
    """
    tambon = codes.str.extract(r"^([0-9]{6})(?:[0-9]{2})?$", expand=False).fillna("").astype("str")
    moo = pd.to_numeric(codes.str.extract(r"^[0-9]{6}([0-9]{2})$", expand=False)).astype("Int64")
    successor = successors(tambon)
    successor = successor.where(successor.isin(index.tambons.index), "")
    of_village = looked_up(codes, index.villages["tambon_code"]).fillna("")
    amphoes, provinces = (set(index.tambons[level]) - {""} for level in ("amphoe_code", "province_code"))
    nothing = pd.Series("", index=codes.index, dtype="str")
    table = pd.DataFrame({"kind": "unknown", "area_code": nothing, "tambon_code": nothing})
    for kind, applies, area, parent in (
        ("province", codes.isin(provinces), nothing, nothing),
        ("amphoe", codes.isin(amphoes), nothing, nothing),
        ("old_village", successor.ne("") & moo.notna(), successor, successor),
        ("successor", successor.ne("") & moo.isna(), successor, successor),
        ("no_village", tambon.isin(index.tambons.index) & moo.notna(), tambon, tambon),
        ("tambon", codes.isin(index.tambons.index), codes, codes),
        ("village", of_village.ne(""), codes, of_village),
        ("", codes.eq(""), nothing, nothing),
    ):
        table = table.where(~applies, pd.DataFrame({"kind": kind, "area_code": area, "tambon_code": parent}))
    is_numbered = table["kind"].isin(["old_village", "no_village"]) & ~codes.str.endswith(_CITY_ENDING)
    return table.assign(moo=moo.where(is_numbered))
