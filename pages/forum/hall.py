"""The way into the projector view from the navigation."""

import streamlit as st

from pages.common import session

session.set_hall(True)
st.switch_page("pages/map/support.py")
