"""One record opened: its boxes, saving, withdrawing, and what was changed before."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from agencies.records import COLUMNS
from data.errors import USER_ERRORS
from pages.common import frame, sources
from pages.common.clerk import has_name, moment
from pages.common.records.changes import history_part
from pages.common.records.checks import faults, tidy
from pages.common.records.form import record_form
from pages.common.stored import imports, records
from pages.common.wording import Words

_OPEN, _WITHDRAWING, _TURN = "records_open", "records_withdrawing", "records_turn"


def opened() -> dict[str, Any] | None:
    """The record that is open, as it was when it was opened; None for the list."""
    return st.session_state.get(_OPEN)


def open_record(values: Mapping[str, Any]) -> None:
    """Open a record of the list."""
    names = (*COLUMNS, "version", "import_id", "row")
    _open({name: str(values[name]) for name in names})


def open_new() -> None:
    """Open empty boxes."""
    _open(dict.fromkeys((*COLUMNS, "version", "import_id", "row"), ""))


def _open(record: dict[str, str] | None) -> None:
    """Each opening has boxes of its own, or they would still hold what was typed before."""
    st.session_state[_OPEN] = record
    st.session_state[_WITHDRAWING] = False
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _close(done: str = "") -> None:
    _open(None)
    if done:
        st.session_state["records_done"] = done


def record_part(words: Words, record: Mapping[str, str], who: str) -> None:
    """The boxes of the open record and what can be done with it."""
    is_new = not record["record_id"]
    st.button(words("records.back"), key="record_back", on_click=_close, icon=":material/arrow_back:")
    st.html(_title_html(words, record))
    typed = record_form(words, record, f"record_{st.session_state[_TURN]}")
    with st.container(horizontal=True):
        save = st.button(words("records.save"), key="record_save", type="primary", icon=":material/save:")
        if not is_new:
            st.button(words("records.withdraw"), key="record_withdraw", on_click=_ask, icon=":material/delete:")
    if save and has_name(words, who):
        _save(words, record, typed, who)
    if st.session_state[_WITHDRAWING]:
        _withdraw_question(words, record, who)
    if not is_new:
        history_part(words, record)


def _title_html(words: Words, record: Mapping[str, str]) -> str:
    """Which record is open, and where it came from."""
    if not record["record_id"]:
        return f'<div class="panel"><h2>{escape(words("records.new_title"))}</h2></div>'
    title = escape(words("records.edit_title", id=record["record_id"]))
    return f'<div class="panel"><h2>{title}</h2>{escape(_origin(words, record))}</div>'


def _origin(words: Words, record: Mapping[str, str]) -> str:
    """Which file and row a record came from."""
    made = imports()
    made = made[made["import_id"].astype("str").eq(record["import_id"])]
    if made.empty:
        return words("records.by_hand")
    one = made.iloc[0]
    when = moment(words, one["imported_at"])
    return words("records.origin", file=one["file_name"], row=record["row"], when=when, who=one["imported_by"])


def _save(words: Words, record: Mapping[str, str], typed: Mapping[str, str], who: str) -> None:
    """Keep what was typed, where it can be kept and nobody was faster."""
    values = tidy({name: record[name] for name in COLUMNS} | typed)
    if wrong := faults(words, values):
        st.error(words("records.faults"))
        st.html(frame.lines(wrong))
        return
    if record["record_id"] and values == {name: record[name] for name in COLUMNS}:
        st.info(words("records.unchanged"))
        return
    try:
        _keep(record, values, who)
    except USER_ERRORS as error:
        _say_changed(words, error, record["record_id"])
        return
    _close("records.saved" if record["record_id"] else "records.added")
    st.rerun()


def _keep(record: Mapping[str, str], values: Mapping[str, str], who: str) -> None:
    if record["record_id"]:
        sources.store().correct_record(record["record_id"], values, int(record["version"]), who)
    else:
        sources.store().add_record(values, who)


def _say_changed(words: Words, error: Exception, record_id: str) -> None:
    """What the store says, and the way to the record as it is now."""
    st.error(words.said(error))
    if record_id:
        st.button(words("records.reload"), key="record_reload", on_click=_reload, args=(record_id,))


def _reload(record_id: str) -> None:
    now = records()
    now = now[now["record_id"].eq(record_id)]
    if now.empty:
        _close("records.gone")
    else:
        open_record(now.iloc[0])


def _ask() -> None:
    st.session_state[_WITHDRAWING] = True


def _leave() -> None:
    st.session_state[_WITHDRAWING] = False


def _withdraw_question(words: Words, record: Mapping[str, str], who: str) -> None:
    st.warning(words("records.withdraw_question"))
    with st.container(horizontal=True):
        sure = st.button(words("records.withdraw_sure"), key="record_sure", type="primary")
        st.button(words("records.withdraw_keep"), key="record_keep", on_click=_leave)
    if not (sure and has_name(words, who)):
        return
    try:
        sources.store().withdraw_record(record["record_id"], int(record["version"]), who)
    except USER_ERRORS as error:
        _say_changed(words, error, record["record_id"])
        return
    _close("records.withdrawn")
    st.rerun()
