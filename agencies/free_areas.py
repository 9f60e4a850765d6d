"""Where moved work can go: uncovered areas, first in need first, each taken once."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from agencies.overlap import Assessment
from agencies.records import Areas

Within = Literal["province", "amphoe"]
DISTANCES: tuple[Within, ...] = ("province", "amphoe")
"""How far work may go: anywhere in its province, or within its amphoe."""
Spread = Literal["tambons", "need"]
SPREADS: tuple[Spread, ...] = ("tambons", "need")
"""Which village is next. need: the one first in need, even where all lie in one tambon. tambons: a first village in
each tambon without anything, then in each of the others, then the second ones, in the order of need each time."""


@dataclass(frozen=True)
class FreeAreas:
    """Areas where no support was found, first in need first.

    villages: village_code (a city: its tambon code), tambon_code. tambons: tambon_code, of those with nothing in any
    of their villages. group_of: by tambon code, the province or amphoe that work may not leave.
    """

    villages: pd.DataFrame
    tambons: pd.DataFrame
    group_of: pd.Series


def free_areas(
    before: Assessment,
    areas: Areas,
    ranked_villages: pd.DataFrame,
    ranked_tambons: pd.DataFrame | None,
    within: Within,
    *,
    spread: Spread,
    one_a_tambon: bool,
) -> FreeAreas:
    """The uncovered areas of an assessment in the order of need; those whose reports are awaited are not among them.

    ranked_villages, ranked_tambons: as `agencies.gaps` ranks them (without ranked_tambons: by the people of their
    villages, unknown last, ties by code). areas.tambons: tambon_code, province_code; amphoe_code where `within` asks.
    one_a_tambon: a tambon is one place, since the criterion does not look at the village; so only tambons without
    anything count, each with its village first in need.
    """
    is_free = before.villages["status"].eq("uncovered")
    free = before.villages.loc[is_free, "village_code"]
    villages = ranked_villages[ranked_villages["village_code"].isin(free)].drop_duplicates("village_code")
    nothing_in = is_free.groupby(before.villages["tambon_code"]).all()
    empty = nothing_in.index[nothing_in]
    tambons = _by_people(villages) if ranked_tambons is None else ranked_tambons
    tambons = tambons.loc[tambons["tambon_code"].isin(empty), ["tambon_code"]].drop_duplicates()
    if spread == "tambons":
        villages = _in_many_tambons(villages, empty)
    if one_a_tambon:
        villages = villages[villages["tambon_code"].isin(empty)].drop_duplicates("tambon_code")
    group_of = areas.tambons.set_index("tambon_code")[f"{within}_code"]
    return FreeAreas(villages[["village_code", "tambon_code"]], tambons, group_of)


def _in_many_tambons(villages: pd.DataFrame, empty: pd.Index) -> pd.DataFrame:
    turn = villages.groupby("tambon_code").cumcount()
    ordered = villages.assign(turn=turn, has_some=~villages["tambon_code"].isin(empty))
    return ordered.sort_values(["turn", "has_some"], kind="stable").drop(columns=["turn", "has_some"])


def _by_people(villages: pd.DataFrame) -> pd.DataFrame:
    people = villages.groupby("tambon_code")["people"].sum(min_count=1).reset_index()
    return people.sort_values(["people", "tambon_code"], ascending=[False, True], na_position="last")


def send(bundles: pd.DataFrame, free: FreeAreas) -> pd.DataFrame:
    """Where each bundle goes: to_area, to_village ("" for a tambon), to_tambon; missing where no area is left for it.

    bundles: tambon_code, village_code ("" where it names only the tambon), in the order in which they choose; the
    answer has their index. Those of a tambon choose first, an empty tambon each, and its villages are taken with it.
    """
    by_village = bundles["village_code"].ne("")
    whole = free.tambons.assign(to_area=free.tambons["tambon_code"], to_village="")
    tambons = _in_turn(bundles[~by_village], whole, free.group_of)
    left = free.villages[~free.villages["tambon_code"].isin(tambons["to_tambon"].dropna())]
    is_city = left["village_code"].eq(left["tambon_code"])
    left = left.assign(to_area=left["village_code"], to_village=left["village_code"].mask(is_city, ""))
    villages = _in_turn(bundles[by_village], left, free.group_of)
    return pd.concat([tambons, villages]).reindex(bundles.index)


def _in_turn(bundles: pd.DataFrame, places: pd.DataFrame, group_of: pd.Series) -> pd.DataFrame:
    """The first bundle of a group takes the group's first place, the second its second, while there are any."""
    asking = pd.DataFrame({"group": bundles["tambon_code"].map(group_of).astype("str")})
    asking["turn"] = asking.groupby("group").cumcount()
    offered = places.assign(group=places["tambon_code"].map(group_of).astype("str"))
    offered["turn"] = offered.groupby("group").cumcount()
    offered = offered.rename(columns={"tambon_code": "to_tambon"})
    met = asking.merge(offered, on=["group", "turn"], how="left")
    return met[["to_area", "to_village", "to_tambon"]].astype("str").set_axis(bundles.index)
