"""Case studies: what the research really documents, as cards and, where boundaries are installed, on a map."""

import streamlit as st

from data.sets import provenance
from pages.common import frame, session, sources, theme
from pages.common.cards import cards_html, provenance_html
from pages.common.documented_map import draw_cases

words = session.words()
theme.apply(words)
frame.head(words("page.documented"))
st.caption(words("documented.intro"))
st.html(cards_html(words, sources.documented_cases()))
st.subheader(words("documented.map"))
if not draw_cases(words):
    st.info(words("documented.no_boundaries"))
with st.expander(words("documented.provenance")):
    st.html(provenance_html(words, provenance("documented")))
