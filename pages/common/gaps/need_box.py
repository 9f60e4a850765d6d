"""The box where a viewer brings a need column; it lives in the session, never in the store."""

import streamlit as st

from agencies.records import Areas
from data.errors import FileError
from data.need import Need, read_need
from pages.common import sources
from pages.common.html import table
from pages.common.wording import Words, literal

ENDINGS = ["csv", "tsv", "xlsx", "xls"]
_KEPT = "gaps_need"
_TURN = "gaps_need_turn"
_MOST_SHOWN = 200


def brought_need() -> Need | None:
    """The file that was brought in this session, None where none was."""
    return st.session_state.get(_KEPT)


def need_box(words: Words) -> None:
    """Bring a file, see what of it could not be used, put it away again."""
    brought = brought_need()
    with st.expander(words("need.title"), expanded=False, icon=":material/upload_file:"):
        st.caption(words("need.intro"))
        key = f"gaps_need_file_{st.session_state.get(_TURN, 0)}"
        st.file_uploader(words("need.upload"), type=ENDINGS, key=key, on_change=_take, args=(key,))
        if problem := st.session_state.get(f"{_KEPT}_problem"):
            st.error(words.said(problem))
        if brought is not None:
            _say_what_was_read(words, brought)
            st.button(words("need.remove"), on_click=_put_away, icon=":material/close:")


def _take(key: str) -> None:
    """Read the file at once, before the page is drawn: what ranks depends on it."""
    _forget()
    upload = st.session_state.get(key)
    if upload is None:  # the viewer took it away
        return
    register = sources.register()
    try:
        st.session_state[_KEPT] = read_need(upload.getvalue(), upload.name, Areas(register.villages, register.tambons))
    except FileError as error:
        st.session_state[f"{_KEPT}_problem"] = error


def _forget() -> None:
    st.session_state.pop(_KEPT, None)
    st.session_state.pop(f"{_KEPT}_problem", None)


def _put_away() -> None:
    _forget()
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _say_what_was_read(words: Words, brought: Need) -> None:
    read = words("need.read", file=literal(brought.name), n=len(brought.used), measures=len(brought.measures))
    unused = words("need.unused", columns=literal(", ".join(brought.unused))) if brought.unused else ""
    st.caption(" · ".join(filter(None, [read, unused])))
    if brought.reported.empty:
        return
    st.warning(words("need.reported", n=len(brought.reported)))
    rows = brought.reported.head(_MOST_SHOWN)
    columns = ["area_code", "measure", "value", f"reason_{words.language}"]
    heads = [words(f"need.{name}") for name in ("row", "area_code", "measure", "value", "reason")]
    cells = [rows["row"].astype("str"), *(rows[name] for name in columns)]
    st.html(table(heads, zip(*cells, strict=True), text_columns=9))
