"""The plan of a view under the viewer's assumptions, worked out once for all viewers who ask the same."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from agencies.coverage import KeyFigures, key_figures
from agencies.gaps import rank_tambons, rank_villages
from agencies.in_order import InOrder, money_by_year, put_in_order
from agencies.reports import awaited_provinces
from data import places
from pages.common import sources
from pages.common.in_order.asked import Assumptions
from pages.common.selection import Selection


@dataclass(frozen=True)
class Plan:
    """found: as `agencies.in_order`. after: the key figures afterwards. money: as `money_by_year`. free: how many
    villages were uncovered before."""

    found: InOrder
    after: KeyFigures
    money: pd.DataFrame
    free: int


def plan_of(shown: sources.View, asked: Assumptions, need: pd.Series | None) -> Plan:
    """The plan. need: by area code, None where people rank."""
    mark = 0 if need is None else int(pd.util.hash_pandas_object(need).sum())
    chosen = replace(shown.selection, tambon=None)
    if asked.stays != "lead":
        asked = replace(asked, lead="")  # remembered for the control, of no matter here
    return _plan(places.places_version(), sources.records_in_use(), chosen, asked, mark, shown, need)


@st.cache_resource(max_entries=32, show_spinner=False)
def _plan(
    version: str,
    in_use: sources.Records,
    chosen: Selection,
    asked: Assumptions,
    mark: int,
    _shown: sources.View,
    _need: pd.Series | None,
) -> Plan:
    registry, areas, records = sources.registry(), _shown.areas, _shown.choice.records
    villages = rank_villages(_shown.result, areas.tambons, _need)
    found = put_in_order(
        records,
        areas,
        registry,
        chosen.criterion,
        awaited_provinces(sources.reports(), [chosen.province], sources.years_of(_shown), registry),
        villages,
        ranked_tambons=rank_tambons(_shown.result, areas.tambons, _need),
        stays=asked.stays,
        lead=asked.lead or None,
        within=asked.within,
        spread=asked.spread,
    )
    money = money_by_year(records, found.records_after)
    return Plan(found, key_figures(found.after, areas.tambons), money, len(villages))
