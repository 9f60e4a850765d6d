"""How the pages look: one sheet of styles, another over it in the hall view."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent


@lru_cache
def _sheet(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def apply(*, hall: bool) -> None:
    """Put the styles on the page."""
    st.html(f"<style>{_sheet('styles.css')}{_sheet('hall.css') if hall else ''}</style>")


def ground() -> str:
    """The colour around the map: that of the theme."""
    return "#171614" if st.context.theme.type == "dark" else "#FFFFFF"
