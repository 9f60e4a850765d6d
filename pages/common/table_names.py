"""Names of tambons and villages for whole tables at once."""

import pandas as pd

from pages.common.place_names import CAPITAL, place_patterns
from pages.common.wording import Words

_HERE = "{name}"


def places_by_code(words: Words, tambons: pd.DataFrame, province: str) -> pd.DataFrame:
    """tambon ("ต.สำราญ"), within ("อ.เมืองขอนแก่น", with the province where it is not this one), index the code.

    tambons: the register's.
    """
    amphoe = _written(words, tambons, "amphoe", "amphoe")
    elsewhere = " " + _written(words, tambons, "province", "province")
    within = amphoe + elsewhere.where(tambons["province_code"].ne(province), "")
    names = pd.DataFrame({"tambon": _written(words, tambons, "tambon", "name"), "within": within})
    return names.set_axis(pd.Index(tambons["tambon_code"]), axis=0)


def tambon_names(words: Words, tambons: pd.DataFrame, province: str) -> pd.Series:
    """ "ต.สำราญ อ.เมืองขอนแก่น" by tambon code: the two parts of `places_by_code` as one."""
    places = places_by_code(words, tambons, province)
    return places["tambon"] + " " + places["within"]


def plain_names(words: Words, areas: pd.DataFrame, start: str, code: str) -> pd.Series:
    """The bare names of a register's column pair (start_th, start_en) in the viewer's language, by code."""
    named = areas.drop_duplicates(code)
    return words.pick_each(named[f"{start}_th"], named[f"{start}_en"]).set_axis(named[code])


def village_names(words: Words, villages: pd.DataFrame) -> pd.Series:
    """ "หมู่ 3 บ้านนาเพียง" by village code; what the register does not know of it is left out."""
    name = words.pick_each(villages["name_th"].fillna(""), villages["name_en"].fillna(""))
    before, after = words("gaps.moo", moo=_HERE).split(_HERE)
    moo = (before + villages["moo"].astype("str") + after).where(villages["moo"].notna(), "")
    return (moo + " " + name).str.strip().set_axis(villages["village_code"])


def _written(words: Words, tambons: pd.DataFrame, level: str, start: str) -> pd.Series:
    name = words.pick_each(tambons[f"{start}_th"], tambons[f"{start}_en"])
    usual, capital = (_around(place_patterns(words, code)[level], name) for code in ("", CAPITAL))
    return capital.where(tambons["province_code"].eq(CAPITAL), usual)


def _around(pattern: str, name: pd.Series) -> pd.Series:
    before, after = pattern.split(_HERE)
    return before + name + after
