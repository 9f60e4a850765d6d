"""The box that finds a tambon, village, amphoe or province, and goes there on the map."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data import places
from geo.search import PlaceIndex, find, index_places
from geo.search_text import LONGEST
from pages.common import map_focus, session, sources
from pages.common.panel import village_name
from pages.common.place_names import place_patterns
from pages.common.wording import Words, literal

MAP_PAGE = "pages/map/support.py"
MOST = 8
_TEXT = "search_text"
_WENT = "search_went"


def search_box(words: Words) -> None:
    """The box and, below it, what it finds; a press on a find chooses that place and shows it on the map."""
    _box(words)


@st.fragment  # typing draws the finds anew, not the page
def _box(words: Words) -> None:
    if st.session_state.pop(_WENT, False):
        st.switch_page(MAP_PAGE)
    text = st.text_input(
        words("find.label"),
        key=_TEXT,
        type="search",
        live=True,
        placeholder=words("find.placeholder"),
        label_visibility="collapsed",
    )
    if text.strip():
        chosen = session.selection()
        province = (chosen.province or None) if chosen else None
        _finds(words, find(_index(places.places_version()), text[:LONGEST], province, MOST + 1), province)


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(version: str) -> PlaceIndex:
    return index_places(sources.register())


def _finds(words: Words, found: pd.DataFrame, province: str | None) -> None:
    if found.empty:
        st.caption(words("find.nothing"))
        return
    if found["near"].any():
        st.caption(words("find.near"))
    with st.container(key="finds", gap=None):
        for place in found.head(MOST).to_dict("records"):
            st.button(
                literal(_name(words, place, province)),
                key=f"find_{place['kind']}_{place['code']}",
                on_click=_go,
                args=(place,),
                type="tertiary",
            )
    if len(found) > MOST:
        st.caption(words("find.more"))


def _name(words: Words, place: Mapping, province: str | None) -> str:
    """ "หมู่ 3 บ้านนาเพียง ต.สำราญ อ.เมืองขอนแก่น", and the province where it is not the one looked at."""
    patterns = place_patterns(words, place["province_code"])
    levels = [level for level in ("tambon", "amphoe", "province") if place[f"{level}_code"]]
    if place["province_code"] == province and len(levels) > 1:
        levels.remove("province")
    names = {level: words.pick(place[f"{level}_th"], place[f"{level}_en"]) for level in levels}
    around = [patterns[level].format(name=name or place[f"{level}_code"]) for level, name in names.items()]
    if place["kind"] == "village":
        own = village_name(words, place["moo"], place["name_th"], place["name_en"], place["code"])
        around.insert(0, own)
    return " ".join(around)


def _go(place: Mapping) -> None:
    """Choose the place; the page that is drawn next is the map, and it looks there."""
    province, tambon, amphoe = place["province_code"], place["tambon_code"] or None, place["amphoe_code"] or None
    before = session.selection()
    if tambon and before.amphoe != amphoe:
        amphoe = None  # a tambon that was looked for is no reason to hide the others, but a filter on its amphoe stays
    session.go_to(province=province, amphoe=amphoe, tambon=tambon)
    map_focus.look_at(province, amphoe, tambon)
    map_focus.open_village(place["code"] if place["kind"] == "village" else "")
    st.session_state[_TEXT] = ""
    st.session_state[_WENT] = True
