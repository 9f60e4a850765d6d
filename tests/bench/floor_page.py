"""The floor: an empty Streamlit page that answers a filter with a line of text."""

import streamlit as st

years = [2549, 2550, 2551, 2552, 2553]
chosen = st.pills("years", years, selection_mode="multi", default=years[:4], key="years")
st.html(f'<div id="answer">{chosen}</div>')
