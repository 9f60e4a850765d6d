"""How the pages look: sizes, spacing and the hall view, as one sheet of styles."""

import streamlit as st

from geo.map import HALL_SCALE

_STYLES = """
[data-testid="stMainBlockContainer"] { padding: 2.6rem 1.2rem 1.5rem; max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0.55rem; }
[data-testid="stSidebarUserContent"] { padding-bottom: 1rem; }
[data-testid="stSidebar"] h3 { padding: 0.2rem 0 0; font-size: 1rem; }
[data-testid="stSidebar"] [data-testid="stWidgetLabel"] p { font-size: 0.85rem; }
[data-testid="stHeader"] { height: 2.2rem; min-height: 2.2rem; }
.page-head { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: baseline; }
.page-head h1 { font-size: 1.25rem; font-weight: 700; margin: 0; padding: 0; line-height: 1.5; }
.page-head .what { font-size: 0.95rem; }
.tag { border: 1px solid currentColor; border-radius: 4px; padding: 0 0.45em; font-size: 0.85em; font-weight: 600; }
.figures-row { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.figure { border: 1px solid rgb(128 128 128 / 35%); border-radius: 6px; padding: 0.15rem 0.7rem 0.25rem; line-height: 1.35; }
.figure b { font-size: 1.2rem; font-weight: 700; margin-right: 0.25em; }
.figure .label { font-size: 0.85rem; }
.figure .of { font-size: 0.78rem; opacity: 0.8; display: block; }
.legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5em, 1fr)); gap: 0.1rem 0.9rem; font-size: 0.88rem; line-height: 1.6; }
.legend .title { grid-column: 1 / -1; font-size: 0.85em; opacity: 0.85; }
.legend b { font-weight: 700; }
.legend .none { opacity: 0.6; }
.swatch { display: inline-block; width: 1em; height: 1em; border: 1.5px solid #555; border-radius: 2px; margin-right: 0.4em; vertical-align: -0.13em; }
.badge { display: inline-block; border: 1px solid rgb(85 85 85 / 60%); border-radius: 4px; padding: 0 0.5em; font-size: 0.85em; font-weight: 600; line-height: 1.6; }
.panel { font-size: 0.9rem; line-height: 1.55; }
.panel h2 { font-size: 1.15rem; font-weight: 700; margin: 0; padding: 0; line-height: 1.5; }
.panel h3 { font-size: 0.92rem; font-weight: 700; margin: 0.7rem 0 0.1rem; padding: 0; }
.panel details { border-top: 1px solid rgb(128 128 128 / 30%); padding: 0.15rem 0; }
.panel summary { cursor: pointer; list-style-position: outside; margin-left: 1rem; }
.panel summary .few { opacity: 0.8; font-size: 0.92em; }
.panel ul { margin: 0.1rem 0 0.3rem 1.1rem; padding: 0; }
.panel li { margin: 0.15rem 0; font-size: 0.95em; }
.panel .why { border-left: 3px solid rgb(128 128 128 / 50%); padding-left: 0.6rem; margin: 0.2rem 0 0.3rem 0.2rem; }
.panel .why li { list-style: none; margin-left: -1rem; }
.panel .keys { font-size: 0.92em; opacity: 0.9; }
.scroll { overflow-x: auto; }
table.figures { border-collapse: collapse; font-size: 0.87rem; width: 100%; }
table.figures th { text-align: right; font-weight: 600; vertical-align: bottom; line-height: 1.35; }
table.figures th, table.figures td { padding: 0.2rem 0.5rem; border-bottom: 1px solid rgb(128 128 128 / 30%); }
table.figures td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table.figures :is(th, td):first-child { text-align: left; }
table.figures.text-2 :is(th, td):nth-child(-n+2) { text-align: left; }
table.figures.text-4 :is(th, td):nth-child(-n+4) { text-align: left; white-space: normal; }
table.figures.text-9 :is(th, td) { text-align: left; white-space: normal; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(21rem, 1fr)); gap: 0.8rem; }
.card { border: 1px solid rgb(128 128 128 / 40%); border-radius: 8px; padding: 0.7rem 0.9rem; font-size: 0.92rem; line-height: 1.6; }
.card h2 { font-size: 1.1rem; margin: 0; padding: 0; }
.card .big { display: flex; gap: 1.2rem; margin: 0.3rem 0; }
.card .big b { font-size: 1.4rem; display: block; line-height: 1.3; }
.card .source { font-size: 0.85em; opacity: 0.85; }
"""

_HALL_STYLES = f"""
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"],
[data-testid="stHeader"] {{ display: none; }}
[data-testid="stMainBlockContainer"] {{ padding: 0.6rem 1rem; }}
.page-head h1 {{ font-size: {1.25 * HALL_SCALE:.2f}rem; }}
.page-head .what {{ font-size: {0.95 * HALL_SCALE:.2f}rem; }}
.legend {{ font-size: {0.88 * HALL_SCALE:.2f}rem; font-weight: 600; }}
.figure b {{ font-size: {1.2 * HALL_SCALE:.2f}rem; }}
.figure .label {{ font-size: {0.85 * HALL_SCALE:.2f}rem; }}
.panel {{ font-size: {0.9 * HALL_SCALE:.2f}rem; }}
"""


def apply(*, hall: bool) -> None:
    """Put the styles on the page."""
    st.html(f"<style>{_STYLES}{_HALL_STYLES if hall else ''}</style>")


def ground() -> str:
    """The colour around the map: that of the theme."""
    return "#171614" if st.context.theme.type == "dark" else "#FFFFFF"
