"""The studied tambons on a map of their provinces."""

import pandas as pd
import streamlit as st

from data import places
from data.folder import data_folder
from geo.boundaries import outlines, simplified
from geo.map import Geometry, map_style, painting, write_geometry
from pages.common import sources, theme
from pages.common.map_view import hand_over, map_name, show_map
from pages.common.support_map import map_words
from pages.common.wording import Words

_TOLERANCE = 150.0  # metres: three provinces side by side
_KEY = "documented"
_COLOURS = {"here": "#8E0B1F", "elsewhere": "#EEF0F2"}


def cases_on_map() -> pd.Series:
    """Which documented tambons have surveyed boundaries; approximate ones are not shown for them."""
    cases, boundaries = sources.documented_cases(), sources.boundaries()
    return cases["tambon_code"].isin(boundaries.areas["tambon_code"]) & (not boundaries.approximate)


@st.cache_resource(max_entries=2, show_spinner=False)
def _geometry(version: str) -> Geometry:
    boundaries = sources.boundaries()
    provinces = sources.documented_cases().loc[cases_on_map(), "province_code"]
    shown = boundaries.areas["province_code"].isin(provinces)
    areas = simplified(boundaries.areas[shown].reset_index(drop=True), _TOLERANCE)
    units = areas.rename(columns={"tambon_code": "code"})
    return write_geometry(units, outlines(areas, by="province_code"), data_folder() / sources.MAP_FOLDER)


def draw_cases(words: Words) -> None:
    """Draw the provinces of the tambons that `cases_on_map` finds; at least one must be there."""
    geometry = _geometry(places.places_version())
    cases = sources.documented_cases()[cases_on_map()]
    units = pd.DataFrame({"code": cases["tambon_code"], "status": "here", "agencies": "", "count": 0})
    style = map_style(
        colours=_COLOURS,
        labels={"here": words("documented.here"), "elsewhere": ""},
        marks={},
        dashed=(),
        agency_names={},
        words=map_words(words) | {"no_data": " ", "no_villages": ""},
        figure="",
        language=words.language,
        ground=theme.ground(),
    )
    hand_over(map_name(geometry, _KEY), style, painting(geometry, units, list(_COLOURS), []), _KEY)
    show_map(geometry, folder=data_folder() / sources.MAP_FOLDER, key=_KEY)
