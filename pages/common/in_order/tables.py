"""The bundles that move, with the names of their places: for the screen and for the files handed out."""

import pandas as pd

from pages.common import sources
from pages.common.table_names import plain_names, tambon_names, village_names
from pages.common.wording import Words

SIDES = ("from", "to")
_LEFT_OUT = [f"{side}_{level}" for side in SIDES for level in ("village", "tambon")]


def named_bundles(words: Words, shown: sources.View, bundles: pd.DataFrame) -> pd.DataFrame:
    """The moves or what cannot move (`agencies.in_order`) for a file: codes of the areas, and their names beside."""
    tambons = shown.areas.tambons
    villages = village_names(words, shown.areas.villages)
    of_tambon = plain_names(words, tambons, "name", "tambon_code")
    of_amphoe = plain_names(words, tambons, "amphoe", "tambon_code")
    table = bundles.copy()
    for side in _sides(bundles):
        table[f"{side}_village_name"] = bundles[f"{side}_village"].map(villages).fillna("")
        table[f"{side}_tambon_name"] = bundles[f"{side}_tambon"].map(of_tambon)
        table[f"{side}_amphoe_name"] = bundles[f"{side}_tambon"].map(of_amphoe)
    if "why" in table:
        table["why"] = why_texts(words, bundles)
    last = [f"{side}_{what}" for side in SIDES for what in ("area", "village_name", "tambon_name", "amphoe_name")]
    last = [*last, "stays", "why"]
    first = [name for name in table if name not in (*last, *_LEFT_OUT)]
    return table[[*first, *(name for name in last if name in table)]]


def place_texts(words: Words, shown: sources.View, bundles: pd.DataFrame) -> dict[str, pd.Series]:
    """For each side "หมู่ 3 บ้านนาเพียง ต.สำราญ อ.เมืองขอนแก่น"; without a village, whether the whole tambon is meant."""
    tambons = shown.areas.tambons
    names = tambon_names(words, tambons, shown.selection.province)
    villages = village_names(words, shown.areas.villages)
    cities = tambons.loc[~tambons["tambon_code"].isin(shown.areas.villages["tambon_code"]), "tambon_code"]
    texts = {}
    for side in _sides(bundles):
        village, tambon = bundles[f"{side}_village"], bundles[f"{side}_tambon"]
        of_tambon = bundles["scope"].ne("").map({True: words("order.whole_tambon"), False: words("order.no_village")})
        unnamed = of_tambon.mask(tambon.isin(cities), words("panel.city"))
        texts[side] = village.map(villages).fillna("").where(village.ne(""), unnamed) + " " + tambon.map(names)
    return texts


def why_texts(words: Words, unmoved: pd.DataFrame) -> pd.Series:
    """Why a bundle cannot move, in words."""
    names = sources.agency_names(words)
    owners = unmoved["funded_by"].map(lambda owner: words("orderwhy.others_money", agency=names.get(owner, owner)))
    return owners.mask(unmoved["why"].eq("no_area"), words("orderwhy.no_area")).astype("str")


def agency_texts(words: Words, ids: pd.Series) -> pd.Series:
    """IDs joined by ";" as short names; each set is looked up once."""
    names = sources.agency_names(words)
    known = {each: ", ".join(names.get(part, part) for part in each.split(";")) for each in ids.unique()}
    return ids.map(known).astype("str")


def _sides(bundles: pd.DataFrame) -> list[str]:
    return [side for side in SIDES if f"{side}_area" in bundles]
