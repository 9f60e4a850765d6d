"""Son Roi: which agency supports which village. Page settings and navigation, nothing else."""

import streamlit as st

from pages.common import session
from pages.common.frame import language_switch, run

# Four headings; the pages of a heading are one folder of pages/.
PAGES = {
    "map": [("map/support.py", "map", ":material/map:")],
    "analysis": [
        ("analysis/summary.py", "summary", ":material/bar_chart:"),
        ("analysis/gaps.py", "gaps", ":material/flag:"),
        ("analysis/ladder.py", "ladder", ":material/stairs:"),
        ("analysis/agencies.py", "agencies", ":material/hub:"),
        ("analysis/years.py", "years", ":material/compare_arrows:"),
        ("analysis/rules.py", "rules", ":material/rule:"),
    ],
    "forum": [("forum/hall.py", "hall", ":material/present_to_all:")],
    "sources": [
        ("sources/intake.py", "import", ":material/upload_file:"),
        ("sources/history.py", "history", ":material/history:"),
        ("sources/records.py", "records", ":material/edit_note:"),
        ("sources/places.py", "places", ":material/location_on:"),
        ("sources/documented.py", "documented", ":material/menu_book:"),
    ],
}

words = session.words()
st.set_page_config(page_title=words("app.name"), page_icon="👣", layout="wide")
navigation = st.navigation(
    {
        words(f"heading.{heading}"): [
            st.Page(f"pages/{file}", title=words(f"page.{name}"), url_path=name, icon=icon, default=name == "map")
            for file, name, icon in pages
        ]
        for heading, pages in PAGES.items()
    },
    position="top",
)
language_switch(words)
run(words, navigation)
