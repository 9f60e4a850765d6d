"""Son Roi: which agency supports which village. Page settings and navigation, nothing else."""

import streamlit as st

from pages.common import session
from pages.common.frame import language_switch, run

# Four headings; the pages of a heading are one folder of pages/.
PAGES = {
    "map": [("map/support.py", "map")],
    "analysis": [
        ("analysis/summary.py", "summary"),
        ("analysis/gaps.py", "gaps"),
        ("analysis/ladder.py", "ladder"),
        ("analysis/agencies.py", "agencies"),
        ("analysis/years.py", "years"),
        ("analysis/rules.py", "rules"),
    ],
    "forum": [("forum/hall.py", "hall")],
    "sources": [
        ("sources/intake.py", "import"),
        ("sources/history.py", "history"),
        ("sources/records.py", "records"),
        ("sources/places.py", "places"),
        ("sources/documented.py", "documented"),
    ],
}

words = session.words()
st.set_page_config(page_title=words("app.name"), page_icon="👣", layout="wide")
navigation = st.navigation(
    {
        words(f"heading.{heading}"): [
            st.Page(f"pages/{file}", title=words(f"page.{name}"), url_path=name, default=name == "map")
            for file, name in pages
        ]
        for heading, pages in PAGES.items()
    },
    position="top",
)
top_of_side_bar = st.sidebar.container()
run(words, navigation)
with top_of_side_bar:  # after the page: what is waited for comes first
    language_switch(words)
