"""What begins and ends every page of the planner's and the analyst's desk."""

import streamlit as st

from pages.common import frame, sources, theme
from pages.common.filters import choose_in_sidebar
from pages.common.selection import COUNTRY
from pages.common.wording import Words


def begin(words: Words, page: str, *, whole_country: bool = False) -> sources.View | None:
    """Styles, side bar and head of a page; None, having said what to do next, where it cannot show what is chosen.

    That is while there are no records at all, and for the country on a page that does not show it (`whole_country`).
    """
    theme.apply(words, page=page)
    shown = sources.view(choose_in_sidebar(words), hall=False)
    frame.selection_head(words, shown, page=page)
    if shown.selection.province == COUNTRY and not whole_country:
        st.info(words("level.one_province"))
        return None
    return shown if frame.has_records(shown) else None


def end(words: Words, shown: sources.View) -> None:
    """What the numbers mean, and what stayed in, was left out or could not be placed."""
    frame.selection_notes(words, shown)
    frame.about_records(words)
