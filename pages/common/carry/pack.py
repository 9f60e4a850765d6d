"""The button that writes the pack to carry: made when it is pressed, in a thread that knows no session."""

from datetime import datetime
from functools import partial

import streamlit as st

from agencies.records import BUDDHIST_ERA
from data.export.about import THAILAND, today
from data.pack.page import PLAIN_MOST, pack_bytes
from pages.common import sources
from pages.common.carry.pack_content import Told, content_of, told_now
from pages.common.wording import Words

_ALONE = 270_000
"""Bytes of a pack without areas: Leaflet, the drawing, the words."""
_A_VILLAGE, _A_TAMBON = 75, 200
"""Bytes that each takes, its rows in the tables and its shape."""
_DEFLATED = 0.25
"""What is left of data that is deflated."""


def offer_pack(words: Words, shown: sources.View) -> None:
    """A button that downloads the pack of a view. Nothing is made before it is pressed."""
    told = told_now(words, shown, today())
    day = datetime.now(THAILAND).date()
    place = shown.selection.amphoe or shown.selection.province or "all"
    st.download_button(
        words("pack.button"),
        partial(make_pack, words, shown, told),
        f"son-roi-{place}-{day.year + BUDDHIST_ERA}-{day:%m-%d}.html",
        "text/html",
        key="download_pack",
        on_click="ignore",
        icon=":material/luggage:",
        help=words("pack.help", size=f"{_size(shown):,.1f}"),
    )


def make_pack(words: Words, shown: sources.View, told: Told) -> bytes:
    """The file; asks no session."""
    return pack_bytes(content_of(words, shown, told))


def _size(shown: sources.View) -> float:
    """Megabytes, about: the file itself is not made to tell."""
    areas = shown.areas
    data = _A_VILLAGE * len(areas.villages) + _A_TAMBON * len(areas.tambons)
    return (_ALONE + (data * _DEFLATED if data > PLAIN_MOST else data)) / 1e6
