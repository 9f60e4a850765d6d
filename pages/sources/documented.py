"""Case studies: what the research really documents, as cards and, where boundaries are installed, on a map."""

import streamlit as st

from data.sets import provenance
from pages.common import frame, session, sources, theme
from pages.common.cards import cards_html
from pages.common.documented_map import cases_on_map, draw_cases
from pages.common.downloads import offer_table

words = session.words()
theme.apply(words)
frame.head(words("page.documented"))
st.caption(words("documented.intro"))
st.html(cards_html(words, sources.documented_cases()))
told = provenance("documented")
vintage = words.pick(told.vintage_th, told.vintage_en)
cases = sources.documented_cases()
offer_table(words, None, "case-studies", cases, title=words("page.documented"), data=vintage)
st.subheader(words("documented.map"))
on_map = cases_on_map()
if on_map.any():
    draw_cases(words)
if not on_map.all():
    st.info(words("documented.no_boundaries"))
frame.about(words, "documented")
