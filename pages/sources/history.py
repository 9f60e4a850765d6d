"""Imports made, and who has reported."""

import streamlit as st

from pages.common import frame, session, theme
from pages.common.clerk import ask_name
from pages.common.history.imports_made import imports_part
from pages.common.history.report_board import board_part

words = session.words()
theme.apply(words)
frame.head(words("page.history"))
st.caption(words("history.intro"))
with st.container():  # always there, or a message would move what stands below it and the tab chosen were forgotten
    if done := st.session_state.pop("history_done", None):
        st.success(words(done))
who = ask_name(words)
made, board = st.tabs([words("history.imports"), words("history.board")], key="history_tabs")
with made:
    imports_part(words, who)
with board:
    board_part(words, who)
