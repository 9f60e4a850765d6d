"""Agencies: the profile of each, which of them meet, and in which areas they are together."""

import streamlit as st

from pages.common import desk, session
from pages.common.agencies_desk.profile_part import matrix_part, profile_part
from pages.common.agencies_desk.sets_part import sets_part

words = session.words()
if shown := desk.begin(words, "agencies", whole_country=True):
    if shown.choice.records.empty:
        st.info(words("profile.no_records"))
    else:
        profile_part(words, shown)
        matrix_part(words, shown)
        sets_part(words, shown)
    desk.end(words, shown)
