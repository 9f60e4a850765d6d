"""A bar that says what is being done with the file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages.common.wording import Words

STEPS = ("read", "columns", "places", "decide")
_SEEN = "import_seen"


@contextmanager
def steps(words: Words, upload: str) -> Iterator[Callable[[str], None]]:
    """A function that shows which of STEPS is under way; the bar is gone at the end.

    Shown for the first reading of an upload; after that each stage is kept, and a bar would only flicker.
    """
    is_first = st.session_state.get(_SEEN) != upload
    bar = st.empty()

    def show(step: str) -> None:
        if is_first:
            bar.progress(STEPS.index(step) / len(STEPS), words(f"step.{step}"))

    try:
        yield show
        st.session_state[_SEEN] = upload
    finally:
        bar.empty()
