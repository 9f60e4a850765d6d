"""The map of statuses for a view."""

from collections.abc import Collection

import folium
import pandas as pd
import streamlit as st

from agencies.overlap import STATUSES
from data.folder import data_folder
from geo.map import HALL_SCALE, Geometry, lines_not_drawn, paint
from pages.common import map_focus, session, sources, theme
from pages.common.map_view import show_map
from pages.common.palette import COLOURS, DASHED
from pages.common.place_names import place_patterns
from pages.common.wording import Words

_HEIGHT = 520


def map_words(words: Words, province_code: str) -> dict[str, str]:
    """The texts that the map itself shows."""
    return words.of("drawing") | place_patterns(words, province_code)


def _choose(tambon: str) -> None:
    """Look at the tambon that was clicked; one outside the amphoe chosen takes the choice along to its own."""
    chosen, tambons = session.selection(), sources.register().tambons
    amphoe = tambons.loc[tambons["tambon_code"] == tambon, "amphoe_code"].tolist()
    if chosen.amphoe is None or chosen.amphoe in amphoe:
        session.choose_tambon(tambon)
    elif amphoe:
        session.go_to(province=chosen.province, amphoe=amphoe[0], tambon=tambon)


def draw_map(
    words: Words,
    shown: sources.View,
    *,
    selected: str | None = None,
    hall: bool = False,
    only: Collection[str] | None = None,
    lines: pd.DataFrame | None = None,
    height: int | None = None,
    key: str = "",
) -> None:
    """Draw the province; a click chooses the tambon. Raises PlaceError where there are no boundaries.

    only: codes of the tambons shown in colour (None: all of the view); the others are pale, but can be clicked.
    lines: tambon_code, learning_code; a line between the two, a dot at the learning end. A line that leaves the
    province cannot be drawn, and a note says how many. height: pixels (None: as styles.css says, on one map without a
    key). key: tells several maps of one page apart. The map shows the amphoe chosen, or where a search went.
    """
    geometry = sources.geometry(shown.selection.province)
    painting = _painting(words, shown, geometry, selected=selected, hall=hall, only=_coloured(shown, only), lines=lines)
    with _frame(height, key):
        show_map(
            geometry,
            painting,
            folder=data_folder() / sources.MAP_FOLDER,
            height=height or _HEIGHT,
            key_suffix=key,
            on_click=_choose,
        )
    _say_what_is_not_drawn(words, geometry, lines)


def _painting(
    words: Words, shown: sources.View, geometry: Geometry, *, hall: bool, **asked: object
) -> folium.FeatureGroup:
    focus, turn = map_focus.focus_of(shown)
    return paint(
        geometry,
        _with_cities(shown),
        colours=COLOURS,
        labels={status: words(f"status.{status}") for status in STATUSES},
        agency_names=sources.agency_names(words),
        words=map_words(words, shown.selection.province),
        dashed=DASHED,
        focus=focus,
        turn=turn,
        scale=HALL_SCALE if hall else 1.0,
        language=words.language,
        ground=theme.ground(),
        note=words("map.approximate") if sources.boundaries().approximate else "",
        **asked,
    )


def _coloured(shown: sources.View, only: Collection[str] | None) -> Collection[str] | None:
    """The tambons in colour: within the amphoe chosen no others are assessed, so theirs would be "no data"."""
    if shown.selection.amphoe is None:
        return only
    here = shown.areas.tambons["tambon_code"]
    return here.tolist() if only is None else here[here.isin(list(only))].tolist()


def _frame(height: int | None, key: str) -> st.delta_generator.DeltaGenerator:
    # styles.css gives this one container the height of the window; a page has only one of that name
    return st.container(key="support_map") if height is None and not key else st.container()


def _say_what_is_not_drawn(words: Words, geometry: Geometry, lines: pd.DataFrame | None) -> None:
    if lines is not None and (missing := len(lines_not_drawn(geometry, lines))):
        st.caption(words("find.lines_not_drawn", n=missing))


def _with_cities(shown: sources.View) -> pd.DataFrame:
    """The tambons with the number of villages that the register has: none in a city, which the hover says."""
    villages = shown.areas.tambons.set_index("tambon_code")["villages"]
    tambons = shown.result.tambons
    return tambons.assign(villages=tambons["tambon_code"].map(villages))
