"""The map of support by area: where agencies tread on each other, complete each other, and where nobody is."""

import streamlit as st

from pages.common import frame, links, session, theme
from pages.common.hall.part import show_hall
from pages.common.look import one_look
from pages.common.map_desk import show_desk
from pages.common.search import search_box
from pages.common.wording import Words


@st.fragment  # a change of a filter or of a slide runs this alone, not what stands around it
def _map(words: Words, *, hall: bool) -> None:
    if session.in_hall() != hall:
        st.rerun()  # of the whole: each way of looking draws all that the other does not
    with frame.guarded(words, "map"), one_look():
        (show_hall if hall else show_desk)(words)
        links.write()


words, hall = session.words(), session.in_hall()
if not hall:
    theme.apply(words, page="map")
    search = st.sidebar.container()
_map(words, hall=hall)
if not hall:
    with search:
        search_box(words)
    frame.hall_switch(words)
    frame.about_records(words)
