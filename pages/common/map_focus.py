"""Where the map looks: at the tambon that a search went to, else at the amphoe chosen, else at all that is drawn.

Kept under keys of no widget: Streamlit forgets a widget's value when another page is shown.
"""

import streamlit as st

from pages.common import sources

_PLACE = "map_focus"
_TURN = "map_focus_turn"
_VILLAGE = "open_village"


def look_at(province: str, amphoe: str | None, tambon: str | None) -> None:
    """Let the map look at a place, once more if it did so before; the amphoe is that of the filter.

    It stays where its user moves it until another province or amphoe is chosen.
    """
    st.session_state[_PLACE] = (province, amphoe, tambon)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def focus_of(shown: sources.View) -> tuple[list[str], int]:
    """The codes of the tambons that the map of a view looks at (none: all), and which look it is."""
    amphoe, turn = shown.selection.amphoe, st.session_state.get(_TURN, 0)
    found = st.session_state.get(_PLACE)
    if found and found[:2] == (shown.selection.province, amphoe):
        if found[2]:
            return [found[2]], turn
    else:
        st.session_state.pop(_PLACE, None)  # left: a filter that is set and taken away does not bring it back
    return ([] if amphoe is None else shown.areas.tambons["tambon_code"].tolist()), turn


def open_village(code: str) -> None:
    """Let this village stand open in the panel of its tambon ("": none)."""
    st.session_state[_VILLAGE] = code


def opened_village() -> str:
    """The village that stands open in the panel, "" if none."""
    return st.session_state.get(_VILLAGE, "")
