"""Single records: look for one, add, correct or withdraw it."""

import streamlit as st

from pages.common import frame, session, theme
from pages.common.clerk import ask_name
from pages.common.records.listing import list_part
from pages.common.records.one import opened, record_part

words = session.words()
theme.apply(words)
frame.head(words("page.records"))
st.caption(words("records.intro"))
with st.container():  # always there, or a message would move what stands below it and the tab chosen were forgotten
    if done := st.session_state.pop("records_done", None):
        (st.warning if done == "records.gone" else st.success)(words(done))
who = ask_name(words)
if (record := opened()) is None:
    list_part(words)
else:
    record_part(words, record, who)
