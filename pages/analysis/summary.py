"""The same selection by amphoe and by tambon, as a chart and tables."""

import streamlit as st

from pages.common import frame, session, sources, theme
from pages.common.charts import villages_by_status
from pages.common.downloads import CHART, offer_areas, offer_table
from pages.common.figures import amphoe_html, tambons_html
from pages.common.filters import choose_in_sidebar
from pages.common.view_tables import amphoe_of, tambons_of

words = session.words()
theme.apply(words)
shown = sources.view(choose_in_sidebar(words), hall=False)
names = sources.amphoe_names(words, shown)

frame.selection_head(words, shown)
st.subheader(words("summary.chart"))
st.plotly_chart(villages_by_status(words, shown.amphoe, names), config=CHART, key="by_amphoe")
st.subheader(words("amphoe.title"))
st.html(amphoe_html(words, shown.amphoe, names))
st.caption(words("amphoe.note"))
offer_table(words, shown, "amphoe", amphoe_of(words, shown), title=words("amphoe.title"))
st.subheader(words("summary.tambons"))
st.html(tambons_html(words, shown.result.tambons, shown.areas.tambons, sources.agency_names(words)))
tambons = tambons_of(words, shown)
offer_table(words, shown, "tambons", tambons, title=words("summary.tambons"))
offer_areas(words, shown, "tambons", tambons)
frame.selection_notes(words, shown)
