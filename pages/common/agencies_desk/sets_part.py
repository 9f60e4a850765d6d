"""The lower part of the page: sets of agencies; a click on one shows its areas on the map."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from agencies.intersections import NOBODY, UNITS, intersections
from geo.errors import PlaceError
from pages.common import downloads, session, sources
from pages.common.agencies_desk.kept import choose_one
from pages.common.agencies_desk.set_list import set_list_html
from pages.common.agencies_desk.tables import set_table, with_whole_people
from pages.common.agencies_desk.upset import set_name, sets_left_out, upset
from pages.common.support_map import draw_map
from pages.common.wording import Words, literal

_CLEARED = "upset_cleared"
_MAP_HEIGHT = 440


def sets_part(words: Words, shown: sources.View) -> None:
    """The chart, and the areas of the set that was clicked."""
    st.subheader(words("upset.title"))
    unit = choose_one(words("upset.unit"), UNITS, _unit_names(words), key="upset_unit")
    names = sources.agency_names(words)
    sets = intersections(shown.result, shown.areas.tambons, unit)
    st.caption(words("upset.own_villages") if unit == "villages" else words("upset.any_record"))
    if sets["agencies"].eq(NOBODY).all():
        st.info(words("upset.nowhere"))
        return
    chosen = _chart(words, sets, unit, names)
    _counted_apart(words, sets, unit)
    if chosen is None:
        st.info(words("upset.press"))
    else:
        _chosen_set(words, shown, unit, chosen)
    _offer(words, shown, f"agency_sets_{unit}", with_whole_people(sets), words("upset.table"))


def _offer(words: Words, shown: sources.View, name: str, table: pd.DataFrame, title: str) -> None:
    """A table as files, under its name: two of them stand below each other."""
    st.caption(title)
    downloads.offer_table(words, shown, name, table, title=title)


def _unit_names(words: Words) -> dict[str, str]:
    return {"villages": words("upset.villages"), "tambons": words("upset.tambons")}


def _chart(words: Words, sets: pd.DataFrame, unit: str, names: Mapping[str, str]) -> str | None:
    """Draw the chart; the set that is chosen in it. Clearing takes another key, since a chart keeps its own choice."""
    colours = {key: agency.colour for key, agency in sources.registry().agencies.items()}
    event = st.plotly_chart(
        upset(words, sets, unit=unit, names=names, colours=colours),
        config=downloads.CHART,
        on_select="rerun",
        selection_mode="points",
        key=f"upset_{unit}_{st.session_state.get(_CLEARED, 0)}",
    )
    pressed = [point["customdata"][0] for point in event["selection"]["points"] if point.get("customdata")]
    return next((agencies for agencies in pressed if agencies in set(sets["agencies"])), None)


def _clear() -> None:
    st.session_state[_CLEARED] = st.session_state.get(_CLEARED, 0) + 1


def _counted_apart(words: Words, sets: pd.DataFrame, unit: str) -> None:
    """What the chart does not draw: the smallest sets, and the areas where nobody is."""
    more, areas = sets_left_out(sets)
    nobody = int(sets.loc[sets["agencies"].eq(NOBODY), "areas"].sum())
    notes = [words("upset.more_sets", n=more, areas=_areas(words, unit, areas))] if more else []
    notes += [words("upset.without", areas=_areas(words, unit, nobody))] if nobody else []
    if notes:
        st.caption(" · ".join(notes))


def _areas(words: Words, unit: str, n: int) -> str:
    return words("upset.n_villages", n=n) if unit == "villages" else words("upset.n_tambons", n=n)


def _chosen_set(words: Words, shown: sources.View, unit: str, agencies: str) -> None:
    """Which set, how many areas, the map of their tambons, and their names."""
    table = set_table(words, shown, unit, agencies)
    tambons = table["tambon_code"].unique()
    name = literal(set_name(words, agencies, sources.agency_names(words)))
    count = _areas(words, unit, len(table))
    within = words("upset.within_tambons", n=len(tambons)) if unit == "villages" else ""
    with st.container(horizontal=True, vertical_alignment="center", key="chosen_set"):
        st.markdown(f"**{words('upset.only', name=name)}** · {count} {within}")
        st.button(words("upset.clear"), on_click=_clear, icon=":material/close:", key="clear_set")
    picture, beside = st.columns([1.7, 1], gap="small")
    with picture:
        try:
            draw_map(
                words,
                shown,
                selected=session.selection().tambon,
                only=set(tambons),
                height=_MAP_HEIGHT,
                key="agency_set",
            )
        except PlaceError as error:
            st.warning(words.said(error))
    with beside.container(height=_MAP_HEIGHT):
        st.html(set_list_html(words, table, unit))
    if unit == "villages":
        st.caption(words("upset.map_of_villages"))
    _offer(words, shown, f"agency_set_{unit}", table, words("upset.areas_table"))
    downloads.offer_areas(words, shown, f"agency_set_{unit}", table)
