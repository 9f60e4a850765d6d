"""The controls of the hall view: two large buttons and the keys that step, full screen, and the way out.

One component without a frame (`bar.js`). It tells the number of the slide, not that a key was pressed: of two quick
presses the server may hear only the last, and no step is lost.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.common import session
from pages.common.wording import Words

_KEY = "hall_bar"
_AT = "hall_slide"
_TURN = "hall_turn"
TEXTS = ("previous", "next", "full_screen", "window", "leave", "controls", "place")
"""What the bar says, of the group "hall"."""


def slide_number(n: int) -> int:
    """Which of n slides is shown, from 0; another selection may have fewer than before."""
    return min(st.session_state.get(_AT, 0), n - 1)


def draw_bar(words: Words, at: int, n: int) -> None:
    """The bar: slide `at` (from 0) of `n`."""
    texts = {name: words(f"hall.{name}") for name in TEXTS}
    state = {"at": at, "count": n, "turn": st.session_state.get(_TURN, 0), "words": texts}
    _mount()(key=_KEY, data=state, on_slide_change=take_slide, on_leave_change=_leave)


def take_slide() -> None:
    """Remember the slide that the bar has told; what no bar tells is not taken."""
    told = st.session_state[_KEY].get("slide")
    at, turn = (told.get("at"), told.get("turn")) if isinstance(told, Mapping) else (None, None)
    if type(at) is int and type(turn) is int and at >= 0:
        st.session_state[_AT], st.session_state[_TURN] = at, turn


def _leave() -> None:
    session.set_hall(False)


def _mount() -> Callable[..., object]:
    """Registered at each run, since a registration lives only as long as the server's runtime; it costs nothing."""
    return st.components.v2.component("hall_bar", js=_script(), isolate_styles=False)


@lru_cache
def _script() -> str:
    return Path(__file__).with_name("bar.js").read_text(encoding="utf-8")
