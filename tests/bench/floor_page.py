"""The floor: an empty Streamlit page that answers a filter with a line of text."""

import streamlit as st

chosen = st.pills("years", [2549, 2550, 2551, 2552, 2553], selection_mode="multi", default=[2549, 2550, 2551, 2552])
st.html(f'<div id="answer">{chosen}</div>')
