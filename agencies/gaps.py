"""Gaps, ranked: where support has not been found, first where the need is greatest; awaited reports stay apart.

A village is a gap when its status is `uncovered`. Where reports are awaited nobody knows, so such villages are never
among the gaps: `awaiting_tambons` and `awaiting_villages` list them, unranked.
"""

import numpy as np
import pandas as pd

from agencies.coverage import people_by_tambon
from agencies.overlap import STATUSES, Assessment

GAPS = ("uncovered", "partly")
"""A tambon without any support, and one where only some of its villages are uncovered."""


def rank_tambons(result: Assessment, tambons: pd.DataFrame, need: pd.Series | None = None) -> pd.DataFrame:
    """One row for each tambon with at least one uncovered village, first in need first, ties by code.

    tambons: tambon_code, amphoe_code, people, people_year (Buddhist). need: numbers by area code, each once.
    Columns: tambon_code, amphoe_code, status, gap (one of GAPS), villages, uncovered (villages), people, people_year,
    not_reached (people x uncovered / villages, missing where the population is unknown), and `need`, that which ranks:
    the tambon's own value, else the sum of its uncovered villages' values; where none is brought not_reached, or the
    uncovered villages where no population of these is known. Without a value it is missing, and such rows are last.
    """
    people = people_by_tambon(result, tambons).drop(columns=["villages", "awaiting"])
    table = result.tambons[["tambon_code", "status", "villages"]].assign(uncovered=_uncovered_villages(result))
    table = table[table["uncovered"] > 0].merge(people, on="tambon_code", how="left")
    table = table.assign(
        amphoe_code=_amphoe_of(table["tambon_code"], tambons),
        gap=np.where(table["status"].eq("uncovered"), *GAPS),
        not_reached=table["not_reached"].astype("Float64"),
    )
    ranked = table.assign(need=_default_need(table["not_reached"], table["uncovered"]))
    if need is not None:
        ranked = table.assign(need=_need_of_tambons(table["tambon_code"], result, need))
    columns = ["tambon_code", "amphoe_code", "status", "gap", "villages", "uncovered", "people", "people_year"]
    return _first_in_need(ranked[[*columns, "not_reached", "need"]], "tambon_code")


def rank_villages(result: Assessment, tambons: pd.DataFrame, need: pd.Series | None = None) -> pd.DataFrame:
    """One row for each uncovered village, first in need first, ties by code.

    tambons, need: as in `rank_tambons`. Columns: village_code (a city's tambon code), tambon_code, amphoe_code,
    people (the tambon's / its villages: no register counts them by village) and `need`: the village's own value, else
    its tambon's; where none is brought the people, or the uncovered villages of its tambon where no population of
    known at all. Without a value it is missing, and such rows are last.
    """
    is_gap = result.villages["status"].eq("uncovered")
    table = result.villages.loc[is_gap, ["village_code", "tambon_code"]].reset_index(drop=True)
    tambon = table["tambon_code"]
    share = _people_per_village(result, tambons)
    table = table.assign(amphoe_code=_amphoe_of(tambon, tambons), people=tambon.map(share).astype("Float64"))
    ranked = table.assign(need=_default_need(table["people"], tambon.map(tambon.value_counts())))
    if need is not None:
        own = _values(table["village_code"], need)
        ranked = table.assign(need=own.fillna(_values(tambon, need)))
    return _first_in_need(ranked, "village_code")


def awaiting_tambons(result: Assessment, tambons: pd.DataFrame) -> pd.DataFrame:
    """One row for each tambon with villages whose reports are awaited, by code.

    tambons: as in `rank_tambons`. Columns: tambon_code, amphoe_code, status, villages, villages_awaiting, people and
    people_year, people_awaiting (people x villages_awaiting / villages, missing where the population is unknown).
    """
    people = people_by_tambon(result, tambons).drop(columns=["villages", "not_reached"])
    people = people.rename(columns={"awaiting": "people_awaiting"}).astype({"people_awaiting": "Float64"})
    table = result.tambons[["tambon_code", "status", "villages"]].assign(
        villages_awaiting=_villages_of_status(result, "awaiting_reports")
    )
    table = table[table["villages_awaiting"] > 0].merge(people, on="tambon_code", how="left")
    table.insert(1, "amphoe_code", _amphoe_of(table["tambon_code"], tambons))
    return table.sort_values("tambon_code", ignore_index=True)


def awaiting_villages(result: Assessment, tambons: pd.DataFrame) -> pd.DataFrame:
    """One row for each village whose reports are awaited, by code: village_code, tambon_code, amphoe_code."""
    is_awaited = result.villages["status"].eq("awaiting_reports")
    table = result.villages.loc[is_awaited, ["village_code", "tambon_code"]]
    table = table.assign(amphoe_code=_amphoe_of(table["tambon_code"], tambons))
    return table.sort_values("village_code", ignore_index=True)


def _villages_of_status(result: Assessment, status: str) -> np.ndarray:
    """How many villages of each tambon of the assessment have this status, in the order of its tambons."""
    return result.village_counts[:, STATUSES.index(status)]


def _uncovered_villages(result: Assessment) -> np.ndarray:
    return _villages_of_status(result, "uncovered")


def _amphoe_of(tambon_code: pd.Series, tambons: pd.DataFrame) -> pd.Series:
    return tambon_code.map(tambons.set_index("tambon_code")["amphoe_code"]).astype("str")


def _people_per_village(result: Assessment, tambons: pd.DataFrame) -> pd.Series:
    table = people_by_tambon(result, tambons)
    return (table["people"].astype("Float64") / table["villages"]).set_axis(table["tambon_code"])


def _default_need(people: pd.Series, villages: pd.Series) -> pd.Series:
    """People; the number of villages only where no population is known at all, since the two cannot be compared."""
    return villages.astype("Float64") if people.isna().all() else people


def _values(codes: pd.Series, need: pd.Series) -> pd.Series:
    return codes.map(need).astype("Float64")


def _need_of_tambons(tambon_code: pd.Series, result: Assessment, need: pd.Series) -> pd.Series:
    villages = result.villages[result.villages["status"].eq("uncovered")]
    values = _values(villages["village_code"], need)
    of_villages = values.groupby(villages["tambon_code"]).sum(min_count=1)
    return _values(tambon_code, need).fillna(_values(tambon_code, of_villages))


def _first_in_need(table: pd.DataFrame, code: str) -> pd.DataFrame:
    return table.sort_values(["need", code], ascending=[False, True], na_position="last", ignore_index=True)
