"""The map at a desk: colours first, then the side bar, the figures, the tambon that was chosen and the downloads."""

import logging
from functools import partial

import streamlit as st

from geo.errors import PlaceError
from pages.common import frame, session, sources
from pages.common.breadcrumb import breadcrumb, level_controls
from pages.common.figures import key_figures_html, legend_html
from pages.common.filters import chosen_now, draw_filters
from pages.common.look import one_look
from pages.common.panel import empty_html, panel_html
from pages.common.precedence import COLOURS, let_paint
from pages.common.selection import Selection, units_shown
from pages.common.share_map import of_shares, share_legend_html
from pages.common.share_table import shares_html
from pages.common.support_map import Begun, end_map, look_ahead, try_map
from pages.common.tambon_view import tambon_of
from pages.common.view_offers import offer_view
from pages.common.wording import Words

_LOG = logging.getLogger(__name__)


def show_desk(words: Words) -> None:
    """The whole page. The map is repainted before anything else is worked out: that is what is waited for."""
    with COLOURS.first():
        chosen = chosen_now()
        shown = sources.view(chosen, hall=False)
        begun = _begin(words, shown)
    head, figures = st.container(horizontal=True, vertical_alignment="center"), st.empty()
    picture, beside = st.columns([2.1, 1], gap="small")
    with picture:
        end_map(words, begun)
    _side_bar(words, chosen, begun)
    COLOURS.give_way()
    with head:
        breadcrumb(words, shown)
        frame.selection_head(words, shown)
        level_controls(words, chosen)
    figures.html(key_figures_html(words, shown.figures))
    with picture:
        _legend(words, shown)
        offer_view(words, shown)
    COLOURS.give_way()
    beside.html(f"<div class=beside>{_panel(words, shown)}</div>")
    frame.selection_notes(words, shown)


def _side_bar(words: Words, chosen: Selection, begun: Begun | PlaceError) -> None:
    """The filters, after the map has been painted; before, where they are told what to hold."""
    is_first = isinstance(begun, Begun) and not st.session_state.get("map_shown")
    st.session_state["map_shown"] = True
    led = session.was_led()
    if not led:
        let_paint(is_new=is_first)
    draw_filters(words, chosen, ahead=partial(_look_ahead, words))
    if led:
        let_paint()


def _look_ahead(words: Words) -> None:
    """Before anything of the page is sent: what comes in one piece is painted in one."""
    try:
        with COLOURS.first(), one_look():
            chosen = chosen_now()
            if _by_tambon(chosen):
                look_ahead(words, sources.view(chosen, hall=False))
    except Exception:  # the page meets it again, and says it
        _LOG.debug("looking ahead", exc_info=True)


def _legend(words: Words, shown: sources.View) -> None:
    if _by_tambon(shown.selection):
        st.caption(words("legend.title"))
        st.html(legend_html(words, shown.figures))
    else:
        st.html(share_legend_html(words, shown))


def _by_tambon(chosen: Selection) -> bool:
    return units_shown(chosen) == "tambon"


def _begin(words: Words, shown: sources.View) -> Begun | PlaceError:
    """Send the colours."""
    if _by_tambon(shown.selection):
        return try_map(words, shown, selected=shown.selection.tambon)
    return try_map(words, shown, colouring=of_shares(words, shown))


def _panel(words: Words, shown: sources.View) -> str:
    """What stands beside the map: the tambon chosen, the units in the order of their shares, or what to do."""
    chosen = shown.selection
    if not _by_tambon(chosen):
        return shares_html(words, shown)
    if chosen.tambon is None:
        return empty_html(words)
    return panel_html(words, sources.registry(), tambon_of(shown, chosen.tambon))
