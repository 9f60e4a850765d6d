"""The map of support by area: where agencies tread on each other, complete each other, and where nobody is."""

import streamlit as st

from agencies.coverage import by_amphoe, key_figures
from geo.errors import PlaceError
from pages.common import frame, session, sources, theme
from pages.common.figures import amphoe_html, key_figures_html, legend_html
from pages.common.filters import choose_in_sidebar
from pages.common.panel import panel_html
from pages.common.support_map import draw_map
from pages.common.tambon_view import tambon_of

MAP_HEIGHT, HALL_HEIGHT = 430, 560

words = session.words()
hall = session.in_hall()
theme.apply(hall=hall)
frame.hall_switch(words)
chosen = session.selection(sources.default_selection()) if hall else choose_in_sidebar(words)
shown = sources.view(chosen, hall=hall)
figures = key_figures(shown.result, shown.areas.tambons)

frame.selection_head(words, shown)
st.html(key_figures_html(words, figures))
picture, beside = st.columns([2.1, 1], gap="small") if chosen.tambon or not hall else (st.container(), None)
with picture:
    try:
        draw_map(words, shown, height=HALL_HEIGHT if hall else MAP_HEIGHT, hall=hall)
    except PlaceError as error:
        st.warning(words.said(error))
    st.html(legend_html(words, figures))
if beside is not None:
    with beside.container(height=MAP_HEIGHT + 110, border=True):
        if chosen.tambon is None:
            st.info(words("panel.empty"))
        else:
            st.html(panel_html(words, sources.registry(), tambon_of(shown, chosen.tambon)))
frame.selection_notes(words, shown)
if not hall:
    st.subheader(words("amphoe.title"))
    amphoe = by_amphoe(shown.result, shown.choice.records, shown.areas.tambons)
    st.html(amphoe_html(words, amphoe, sources.amphoe_names(words, shown)))
