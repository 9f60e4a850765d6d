"""The map of support by area: where agencies tread on each other, complete each other, and where nobody is."""

import streamlit as st

from geo.errors import PlaceError
from pages.common import frame, session, sources, theme
from pages.common.figures import amphoe_html, key_figures_html, legend_html
from pages.common.filters import choose_in_sidebar, chosen_before
from pages.common.panel import empty_html, panel_html
from pages.common.support_map import draw_map
from pages.common.tambon_view import tambon_of
from pages.common.view_offers import offer_view

words = session.words()
hall = session.in_hall()
theme.apply(words, hall=hall)
frame.hall_switch(words)
chosen = chosen_before() if hall else choose_in_sidebar(words)
shown = sources.view(chosen, hall=hall)
legend = legend_html(words, shown.figures)
tambon = None if chosen.tambon is None else tambon_of(shown, chosen.tambon)
panel = None if tambon is None else panel_html(words, sources.registry(), tambon)

frame.selection_head(words, shown)
st.html(key_figures_html(words, shown.figures))
picture, beside = st.columns([2.1, 1], gap="small")
with picture:
    try:
        draw_map(words, shown, selected=chosen.tambon, hall=hall)
    except PlaceError as error:
        st.warning(words.said(error))
    if not hall:
        st.html(legend)
        offer_view(words, shown)
# In a hall the legend stands beside the map, large; at a desk below it, and the panel has the whole side.
with beside.container(height=500, border=not hall, key="beside"):
    if hall:
        st.html(legend)
    if panel or not hall:
        st.html(panel or empty_html(words))
frame.selection_notes(words, shown)
if not hall:
    st.subheader(words("amphoe.title"))
    st.html(amphoe_html(words, shown.amphoe, sources.amphoe_names(words, shown)))
    st.caption(words("amphoe.note"))
