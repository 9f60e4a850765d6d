"""The hall view: the map over the whole window, beside it one slide after the other."""

from dataclasses import replace

import streamlit as st

from data import places
from geo.errors import PlaceError
from pages.common import frame, session, sources, theme
from pages.common.filters import chosen_before
from pages.common.hall.bar import draw_bar, slide_number
from pages.common.hall.card import card_html
from pages.common.hall.colours import colouring_of
from pages.common.hall.slide import Facts, Slide, Step
from pages.common.hall.slides import programme, slide_of
from pages.common.hall.text import head_html, legend_html, list_html
from pages.common.precedence import COLOURS, let_paint
from pages.common.selection import Selection
from pages.common.support_map import Begun, end_map, try_map
from pages.common.wording import Words


def show_hall(words: Words) -> None:
    """The whole page. The map is repainted before anything else is worked out: that is what is waited for."""
    theme.apply(words, hall=True, page="hall")
    with COLOURS.first():
        chosen = chosen_before()
        shown = sources.view(chosen, hall=True)
        steps = programme(shown.result, sources.registry())
        at = slide_number(len(steps))
        slide = _slide(places.places_version(), sources.records_in_use(), _without_looks(chosen), steps[at])
        begun = _begin(words, shown, slide, chosen.tambon)
    bar, side = st.container(key="hall_bar_place"), st.container(key="hall_side")
    with st.container(key="hall_map"):
        end_map(words, begun)
    let_paint()
    with bar:
        draw_bar(words, at, len(steps))
    with side:
        frame.selection_head(words, shown)
        st.html(f'<div class="hall-text">{head_html(words, slide)}{legend_html(words, slide)}</div>')
        _list_or_card(words, shown, slide, chosen.tambon)
        st.html(f'<div class="hall-small">{words("hall.private")} · {words("hall.meets")}</div>')


# The work on a slide, not the view: that is shared with the desk already. Bounded: each holds a row a tambon.
@st.cache_resource(max_entries=64, show_spinner=False)
def _slide(version: str, in_use: sources.Records, chosen: Selection, step: Step) -> Slide:
    shown = sources.view(chosen, hall=True)
    return slide_of(Facts(shown, sources.registry(), sources.missing_of(shown)), step)


def _without_looks(chosen: Selection) -> Selection:
    """What makes no difference to a slide: the tambon looked at, and how the map is coloured at a desk."""
    return replace(chosen, tambon=None, units="", share="")


def _begin(words: Words, shown: sources.View, slide: Slide, tambon: str | None) -> Begun | PlaceError:
    """Send the colours; the error where there are no boundaries to draw, to be said in the map's place."""
    return try_map(words, shown, colouring=colouring_of(words, slide), selected=tambon, hall=True, only=slide.only)


def _list_or_card(words: Words, shown: sources.View, slide: Slide, tambon: str | None) -> None:
    """The list of the slide; in its place the tambon that was clicked, until it is closed."""
    if tambon is None:
        st.html(f'<div class="hall-text">{list_html(words, slide)}</div>')
        return
    with st.container(key="hall_card"):
        st.html(card_html(words, shown, tambon))
        st.button(words("hall.close"), key="hall_close", on_click=_close)


def _close() -> None:
    session.keep(replace(session.selection(), tambon=None))
