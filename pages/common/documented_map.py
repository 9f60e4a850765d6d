"""The studied tambons on a map of their provinces."""

import streamlit as st

from data.folder import data_folder
from geo.boundaries import outlines, simplified
from geo.map import Geometry, paint, write_geometry
from pages.common import sources, theme
from pages.common.map_view import show_map
from pages.common.wording import Words

_TOLERANCE = 150.0  # metres: three provinces side by side
_COLOURS = {"here": "#8E0B1F", "elsewhere": "#EEF0F2"}


@st.cache_resource(max_entries=2, show_spinner=False)
def _geometry(version: str) -> Geometry | None:
    """The provinces of the studied tambons; None unless surveyed boundaries of every studied tambon are installed."""
    boundaries = sources.boundaries()
    codes = sources.documented_cases()["tambon_code"]
    if boundaries.approximate or not codes.isin(boundaries.areas["tambon_code"]).all():
        return None
    provinces = boundaries.areas["province_code"].isin(codes.str[:2])
    areas = simplified(boundaries.areas[provinces].reset_index(drop=True), _TOLERANCE)
    return write_geometry(areas, outlines(areas, by="province_code"), data_folder() / sources.MAP_FOLDER)


def draw_cases(words: Words) -> bool:
    """Draw the map; False where boundaries are missing."""
    geometry = _geometry(sources.places_version())
    if geometry is None:
        return False
    cases = sources.documented_cases().assign(status="here", agencies="", villages=0, villages_supported=0)
    texts = words.of("drawing") | words.of("place")
    painting = paint(
        geometry,
        cases[["tambon_code", "status", "agencies", "villages", "villages_supported"]],
        colours=_COLOURS,
        labels={"here": words("documented.here"), "elsewhere": ""},
        agency_names={},
        words={**texts, "no_data": " ", "no_villages": ""},
        language=words.language,
        ground=theme.ground(),
    )
    show_map(geometry, painting, folder=data_folder() / sources.MAP_FOLDER, height=520)
    return True
