"""A choice of one among a few that is still made when the viewer comes back from another page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.common.wording import literal


def choose_one(label: str, options: Sequence[str], names: Mapping[str, str], *, key: str) -> str:
    """The option chosen, the first at the beginning; pressing the chosen one again leaves it chosen.

    Streamlit forgets a widget's value on another page: it is kept under a key of no widget, and taken up again where
    the options still have it.
    """
    widget, kept = f"{key}_pressed", st.session_state.get(key)
    if st.session_state.get(widget) not in options:
        st.session_state[widget] = kept if kept in options else options[0]
    chosen = st.segmented_control(
        label,
        options,
        format_func=lambda option: literal(names[option]),
        key=widget,
        label_visibility="collapsed",
    )
    st.session_state[key] = chosen
    return chosen
