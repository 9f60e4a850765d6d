"""The page's tables as they are handed out: every column, codes beside names."""

import pandas as pd

from agencies.intersections import areas_of_set
from agencies.profiles import COMPLETING
from pages.common import sources
from pages.common.panel import village_name
from pages.common.wording import Words

_PLACE = ["tambon_code", "name_th", "name_en", "amphoe_code", "amphoe_th", "amphoe_en"]


def profiles_table(profiles: pd.DataFrame) -> pd.DataFrame:
    """`agencies.profiles.profiles` with whole people; its villages under the name that other tables have for them."""
    return with_whole_people(profiles).rename(columns={"villages": "villages_supported"})


def with_whole_people(table: pd.DataFrame) -> pd.DataFrame:
    """Estimated people as whole numbers, unknown ones still missing."""
    return table.assign(people=table["people"].round().astype("Int64"))


def pairs_table(pairs: pd.DataFrame) -> pd.DataFrame:
    """`Assessment.pairs` with `completing` (joint, sequenced and complementary together) after the duplicates."""
    table = pairs.copy()
    table.insert(3, "completing", pairs[list(COMPLETING)].sum(axis=1))
    return table


def set_table(words: Words, shown: sources.View, unit: str, agencies: str) -> pd.DataFrame:
    """The areas that have exactly this set, named in the viewer's language, in the order of their codes.

    Columns: village_code, village and moo (for villages alone; a city has the name of its tambon), tambon_code, tambon,
    amphoe_code, amphoe, status, agencies (IDs joined by ";"), and records or villages, villages_supported, coverage.
    """
    areas = areas_of_set(shown.result, unit, agencies)
    table = areas.merge(shown.areas.tambons[_PLACE], on="tambon_code")
    named = table.assign(
        tambon=words.pick_each(table["name_th"], table["name_en"]),
        amphoe=words.pick_each(table["amphoe_th"], table["amphoe_en"]),
        status=table["status"].astype("str"),
    )
    start = ["tambon_code", "tambon", "amphoe_code", "amphoe", "status", "agencies"]
    if unit == "tambons":
        return named[[*start, "villages", "villages_supported", "coverage"]].sort_values("tambon_code")
    villages = named.drop(columns=["name_th", "name_en"]).merge(
        shown.areas.villages[["village_code", "moo", "name_th", "name_en"]], on="village_code", how="left"
    )
    villages["village"] = words.pick_each(villages["name_th"].fillna(""), villages["name_en"].fillna(""))
    is_city = villages["village_code"].eq(villages["tambon_code"])
    villages["village"] = villages["village"].mask(is_city, villages["tambon"])
    return villages[["village_code", "village", "moo", *start, "records"]].sort_values("village_code")


def area_names(words: Words, table: pd.DataFrame, unit: str) -> pd.Series:
    """How each area of `set_table` is called on the screen: "หมู่ 3 บ้านนาเพียง", the tambon's name for a city."""
    if unit == "tambons":
        return table["tambon"]
    rows = zip(table["moo"], table["village"], table["village_code"], strict=True)
    return pd.Series([village_name(words, moo, name, name, code) for moo, name, code in rows], table.index, dtype="str")
