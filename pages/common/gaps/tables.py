"""The ranked tables whole, as they are shown and downloaded: codes, names, and the learning areas beside each gap."""

import pandas as pd

from agencies.gaps import rank_tambons, rank_villages
from pages.common import sources
from pages.common.gaps.asked import UNITS
from pages.common.gaps.teachers import Teachers
from pages.common.table_names import plain_names, tambon_names, village_names
from pages.common.wording import Words

_DECIMALS = {"nearest_km": 3, "learning_km": 3, "not_reached": 2, "people": 2}
"""Kilometres to the metre; a share of people is no whole number, yet nothing beyond a hundredth of one."""


def ranked_tables(shown: sources.View, need: pd.Series | None) -> dict[str, pd.DataFrame]:
    """The tables of `agencies.gaps` by unit."""
    given = (shown.result, shown.areas.tambons, need)
    return dict(zip(UNITS, (rank_tambons(*given), rank_villages(*given)), strict=True))


def whole_table(
    words: Words, shown: sources.View, ranked: pd.DataFrame, teachers: Teachers, measure: str
) -> pd.DataFrame:
    """A ranked table with rank, names, what ranks it (measure) and where it may learn; one row a gap, in order.

    own_learning: whether the tambon is a learning area itself, and so goes nowhere.
    """
    table = ranked.merge(teachers.suggested, on="tambon_code", how="left")
    table = table.fillna({"nearest_code": "", "learning_code": ""})
    names = tambon_names(words, sources.register().tambons, shown.selection.province)
    table = table.assign(
        rank=range(1, len(table) + 1),
        measure=measure,
        nearest=table["nearest_code"].map(names).fillna(""),
        learning=table["learning_code"].map(names).fillna(""),
        own_learning=table["tambon_code"].isin(teachers.areas["tambon_code"]),
    )
    return in_order(with_names(words, shown, table.round(_DECIMALS)))


def with_names(words: Words, shown: sources.View, table: pd.DataFrame) -> pd.DataFrame:
    """A table of tambons or villages with the names beside its codes; a city's village is the city."""
    tambons = shown.areas.tambons
    table = table.round({"people_awaiting": 2}).assign(
        tambon=table["tambon_code"].map(plain_names(words, tambons, "name", "tambon_code")),
        amphoe=table["amphoe_code"].map(plain_names(words, tambons, "amphoe", "amphoe_code")),
    )
    if "village_code" in table:
        villages = table["village_code"].map(village_names(words, shown.areas.villages))
        is_city = table["village_code"].eq(table["tambon_code"])
        table = table.assign(village=villages.mask(is_city, words("panel.city")).fillna(""))
    return table


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """The columns as a reader takes them: the rank, the area, the gap, the people, where to learn."""
    first = ["rank", "village_code", "village", "tambon_code", "tambon", "amphoe_code", "amphoe", "gap", "status"]
    last = ["measure", "need", "nearest_code", "nearest", "nearest_km", "learning_code", "learning", "learning_km"]
    beside = [name for name in table if name not in (*first, *last, "own_learning")]
    return table[[name for name in (*first, *beside, *last, "own_learning") if name in table]]
