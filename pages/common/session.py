"""What one viewer's session remembers: language, hall view and selection.

Kept under keys of no widget: Streamlit forgets a widget's value when another page is shown. The address tells where a
session begins; `pages.common.address` writes it anew on each page, since side-bar navigation drops it.
"""

from dataclasses import replace

import streamlit as st

from pages.common.address import HALL
from pages.common.selection import DATASETS, Selection
from pages.common.wording import LANGUAGES, Words


def words() -> Words:
    """The texts in the viewer's language: `?lang=` of the first address, Thai otherwise."""
    if "language" not in st.session_state:
        asked = st.query_params.get("lang")
        st.session_state["language"] = asked if asked in LANGUAGES else LANGUAGES[0]
    return Words(st.session_state["language"])


def set_language(language: str) -> None:
    """Speak this language from now on."""
    st.session_state["language"] = language


def in_hall() -> bool:
    """Whether the projector view is on: `?view=hall` of the first address, or the switch."""
    if "hall" not in st.session_state:
        st.session_state["hall"] = st.query_params.get("view") == HALL
    return st.session_state["hall"]


def set_hall(on: bool) -> None:
    """Turn the projector view on or off."""
    st.session_state["hall"] = on


def dataset(default: str) -> str:
    """Which records the viewer looks at: `?records=` of the first address, `default` until one is chosen."""
    if "dataset" not in st.session_state and (asked := st.query_params.get("records")) in DATASETS:
        st.session_state["dataset"] = asked
    return st.session_state.get("dataset", default)


def set_dataset(name: str) -> None:
    """Look at other records; the selection begins anew, since their years and places differ."""
    st.session_state["dataset"] = name
    st.session_state.pop("selection", None)
    for key in [key for key in st.session_state if str(key).startswith("filter_")]:
        del st.session_state[key]


def selection() -> Selection | None:
    """The viewer's selection; None before the first."""
    return st.session_state.get("selection")


def choose_tambon(code: str) -> None:
    """Look at this tambon."""
    keep(replace(st.session_state["selection"], tambon=code))


def go_to(*, province: str, amphoe: str | None = None, tambon: str | None = None) -> None:
    """Look at this place on every page; to be called before the side bar is drawn, as a widget's callback is."""
    keep(replace(st.session_state["selection"], province=province, amphoe=amphoe, tambon=tambon))
    st.session_state["filter_province"] = province
    st.session_state[f"filter_amphoe_{province}"] = amphoe


def keep(chosen: Selection) -> None:
    """Remember a selection."""
    st.session_state["selection"] = chosen
