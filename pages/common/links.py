"""Where a session begins, and the address that opens the same view elsewhere."""

import streamlit as st

from pages.common import session, sources
from pages.common.address import HALL, Choices, read_address, write_address
from pages.common.selection import Selection
from pages.common.wording import LANGUAGES, Words, literal

_MOST_SHOWN = 5


def opened() -> Selection:
    """The selection to begin with: that of the address with which the session was opened, afterwards the default.

    What cannot be used of the address is kept to be said.
    """
    first = sources.default_selection()
    if "ignored" in st.session_state:  # later addresses are our own, and of another data set perhaps
        return first
    choices = Choices(sources.register().tambons, sources.years_known(), sources.registry())
    chosen, ignored = read_address(st.query_params.to_dict(), first, choices)
    st.session_state["ignored"] = (chosen, ignored)
    return chosen


def say_ignored(words: Words) -> None:
    """Name the parts of the address that could not be used, until the viewer chooses something else."""
    chosen, ignored = st.session_state.get("ignored", (None, ()))
    if ignored and chosen == session.selection():
        parts = ", ".join(ignored[:_MOST_SHOWN]) + (" …" if len(ignored) > _MOST_SHOWN else "")
        st.warning(words("address.ignored", parts=literal(parts)))


def write() -> None:
    """Write the address anew: language, hall view and, once there is one, the selection.

    A page without filters keeps what a link chose for the pages that have them.
    """
    if session.selection() is None and st.query_params.to_dict().keys() - {"lang", "view"}:
        session.keep(opened())
    chosen = session.selection()
    wanted = write_address(chosen, sources.records_in_use().dataset) if chosen else {}
    if session.words().language != LANGUAGES[0]:
        wanted["lang"] = session.words().language
    if session.in_hall():
        wanted["view"] = HALL
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
