"""The map of statuses for a view."""

import pandas as pd
import streamlit as st

from agencies.overlap import STATUSES
from data.folder import data_folder
from geo.map import HALL_SCALE, paint
from pages.common import session, sources, theme
from pages.common.map_view import show_map
from pages.common.palette import COLOURS, DASHED
from pages.common.place_names import place_patterns
from pages.common.wording import Words


def map_words(words: Words, province_code: str) -> dict[str, str]:
    """The texts that the map itself shows."""
    return words.of("drawing") | place_patterns(words, province_code)


def draw_map(words: Words, shown: sources.View, *, selected: str | None, hall: bool) -> None:
    """Draw the province; a click chooses the tambon. Raises PlaceError where there are no boundaries."""
    geometry = sources.geometry(shown.selection.province)
    painting = paint(
        geometry,
        _with_cities(shown),
        colours=COLOURS,
        labels={status: words(f"status.{status}") for status in STATUSES},
        agency_names=sources.agency_names(words),
        words=map_words(words, shown.selection.province),
        dashed=DASHED,
        selected=selected,
        scale=HALL_SCALE if hall else 1.0,
        language=words.language,
        ground=theme.ground(),
        note=words("map.approximate") if sources.boundaries().approximate else "",
    )
    with st.container(key="support_map"):  # styles.css gives it the height of the window
        show_map(geometry, painting, folder=data_folder() / sources.MAP_FOLDER, on_click=session.choose_tambon)


def _with_cities(shown: sources.View) -> pd.DataFrame:
    """The tambons with the number of villages that the register has: none in a city, which the hover says."""
    villages = shown.areas.tambons.set_index("tambon_code")["villages"]
    tambons = shown.result.tambons
    return tambons.assign(villages=tambons["tambon_code"].map(villages))
