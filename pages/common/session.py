"""What one viewer's session remembers: language, hall view and selection.

Kept under keys of no widget: Streamlit forgets a widget's value when another page is shown. The address tells where a
session begins; `pages.common.address` writes it anew on each page, since side-bar navigation drops it.
"""

from dataclasses import replace

import streamlit as st

from pages.common.address import HALL
from pages.common.known_places import known_places
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
    """Look at this place on every page, COUNTRY at all of them; the map draws what is usual there.

    To be called before the side bar is drawn, as a widget's callback is.
    """
    before = st.session_state["selection"]
    units = before.units if (province, amphoe) == (before.province, before.amphoe) else ""
    keep(replace(before, province=province, amphoe=amphoe, tambon=tambon, units=units))
    st.session_state["filter_province"] = province
    st.session_state[f"filter_amphoe_{province}"] = amphoe
    st.session_state["led"] = True


def was_led() -> bool:
    """Whether `go_to` chose for the boxes of the side bar, once.

    The browser must hear of it before anything can interrupt the run, or it tells the old place again.
    """
    return st.session_state.pop("led", False)


def go_down(code: str, level: str) -> None:
    """What a press on a province, amphoe or tambon of the map does; one that the register lacks does nothing.

    Province and amphoe are gone into. A tambon is chosen; one outside the place that is looked at takes the choice
    along to its own province, and to its amphoe where one was chosen.
    """
    known, before = known_places(), st.session_state["selection"]
    if level == "province" and code in known.provinces:
        go_to(province=code)
    elif level == "amphoe" and code in known.province_of:
        go_to(province=known.province_of[code], amphoe=code)
    elif level == "tambon" and known.holds(code, before.province, before.amphoe):
        choose_tambon(code)
    elif level == "tambon" and code in known.parents:
        amphoe, province = known.parents[code]
        go_to(province=province, amphoe=amphoe if before.amphoe else None, tambon=code)


def draw_units(level: str | None) -> None:
    """Let the map draw these, of `selection.units_offered`; None changes nothing."""
    if level:
        keep(replace(st.session_state["selection"], units=level))


def colour_by_share(status: str | None) -> None:
    """Let the share of this status colour provinces and amphoe; None changes nothing."""
    if status:
        keep(replace(st.session_state["selection"], share=status))


def keep(chosen: Selection) -> None:
    """Remember a selection."""
    st.session_state["selection"] = chosen
