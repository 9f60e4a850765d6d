"""What the viewer assumes: who stays, how far work may go, what ranks the areas it goes to."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from agencies.free_areas import DISTANCES, SPREADS, Spread, Within
from agencies.knots import ORDERS, Stays
from data.need import Need
from pages.common import sources
from pages.common.gaps.asked import PEOPLE, measure_name
from pages.common.wording import Words

_KEPT = "in_order_asked"


@dataclass(frozen=True)
class Assumptions:
    """stays, within, spread: as `agencies.in_order` has them. lead: the agency that stays, "" where none is chosen.
    measure: of the file of need that was brought, PEOPLE for none."""

    stays: Stays = ORDERS[0]
    lead: str = ""
    within: Within = DISTANCES[0]
    spread: Spread = SPREADS[0]
    measure: str = PEOPLE


def ask(words: Words, shown: sources.View, brought: Need | None) -> Assumptions:
    """The controls, as they were left when the page was last shown."""
    before: Assumptions = st.session_state.get(_KEPT, Assumptions())
    with st.container(horizontal=True, vertical_alignment="bottom", key="in_order_controls"):
        orders = {order: words(f"orderstays.{order}") for order in ORDERS}
        stays = _one_of(words("order.stays"), orders, before.stays, key="in_order_stays")
        lead = _lead(words, shown, before.lead) if stays == "lead" else before.lead
        within = before.within
        if shown.selection.amphoe is None:  # within an amphoe there is nothing to choose
            distances = {distance: words(f"orderwithin.{distance}") for distance in DISTANCES}
            within = _one_of(words("order.within"), distances, before.within, key="in_order_within")
        spreads = {spread: words(f"orderspread.{spread}") for spread in SPREADS}
        spread = _one_of(words("order.spread"), spreads, before.spread, key="in_order_spread")
        measure = _measure(words, brought, before.measure)
    asked = Assumptions(stays, lead, within, spread, measure)
    st.session_state[_KEPT] = asked
    return asked


def _one_of(label: str, names: Mapping[str, str], before: str, *, key: str) -> str:
    chosen = st.segmented_control(label, list(names), format_func=names.get, default=before, required=True, key=key)
    return chosen or before


def _lead(words: Words, shown: sources.View, before: str) -> str:
    names = sources.agency_names(words)
    options = leads(shown) or list(names)
    return st.selectbox(
        words("order.lead"),
        options,
        index=options.index(before) if before in options else 0,
        format_func=names.get,
        key="in_order_lead",
        width=180,
    )


def leads(shown: sources.View) -> list[str]:
    """The agencies that take any step within a view, in the order of the registry."""
    registry = sources.registry()
    steps = [name for name, function in registry.functions.items() if function.step and not function.universal]
    records = shown.choice.records
    there = set(records.loc[records["function"].isin(steps), "agency"])
    return [agency for agency in registry.agencies if agency in there]


def _measure(words: Words, brought: Need | None, before: str) -> str:
    """Without a file people rank, and there is nothing to choose."""
    if brought is None:
        return PEOPLE
    options = [PEOPLE, *brought.measures]
    return st.selectbox(
        words("order.rank_by"),
        options,
        index=options.index(before) if before in options[1:] else 1,
        format_func=lambda measure: measure_name(words, brought, measure),
        key=f"in_order_measure_{brought.name}",
        width=260,
    )


def need_of(asked: Assumptions, brought: Need | None) -> pd.Series | None:
    """What ranks instead of people, by area code."""
    return None if brought is None or asked.measure == PEOPLE else brought.of(asked.measure)
