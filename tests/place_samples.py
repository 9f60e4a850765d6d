"""The register of the country, read once, and what is found in it."""

from functools import lru_cache

import pandas as pd

from geo.place_match import match_places
from geo.register import read_register
from geo.register_thai import with_gazetteer

CITY = "เมืองขอนแก่น"
CERTAIN = ("exact", "mapped")


@lru_cache(maxsize=1)
def country_register(folder):
    return with_gazetteer(read_register(folder / "villages" / "villages.csv"))[0]


def found(register, imported="40", **cells):
    matches = match_places(pd.DataFrame([cells], dtype="str"), register, imported)
    return matches.found.iloc[0]


def all_found(register, rows, imported="40"):
    return match_places(pd.DataFrame(rows).fillna("").astype("str"), register, imported).found


def answers(register, rows, imported="40"):
    table = all_found(register, rows, imported)
    return list(zip(table["outcome"], table["area_code"], strict=True))
