"""The imports made, newest first, each with its downloads, its report, and the way to undo it."""

import json
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.errors import USER_ERRORS
from data.intake.returned import returned_workbook
from pages.common import frame
from pages.common.clerk import has_name, moment
from pages.common.html import table
from pages.common.import_cards import import_html, reasons_html, rows_text
from pages.common.stored import imports, records, said_of, store
from pages.common.wording import Words

A_PAGE = 10
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNDOING, _REPORT = "history_undoing", "history_report"


def imports_part(words: Words, who: str) -> None:
    """All imports, A_PAGE at a time; where there are none, what to do."""
    made = imports()
    if made.empty:
        st.info(words("history.empty"))
        st.page_link("pages/sources/intake.py", label=words("history.to_import"), icon=":material/upload_file:")
        return
    st.caption(words("history.count", n=len(made)))
    pages = -(-len(made) // A_PAGE)
    page = st.pagination(pages, key="history_page") if pages > 1 else 1
    for one in made.iloc[(page - 1) * A_PAGE : page * A_PAGE].to_dict("records"):
        with st.container(border=True):
            _import_part(words, one, who)


def _import_part(words: Words, made: Mapping, who: str) -> None:
    number = made["import_id"]
    st.html(import_html(words, made))
    with st.container(horizontal=True):
        _download(words, made)
        is_open = st.session_state.get(_REPORT) == number
        label = words("history.close_report" if is_open else "history.report")
        st.button(label, key=f"report_{number}", on_click=_toggle, args=(_REPORT, number), icon=":material/description:")
        if made["state"] == "live":
            label = words("history.undo")
            st.button(label, key=f"undo_{number}", on_click=_toggle, args=(_UNDOING, number), icon=":material/undo:")
    if is_open:
        _report(words, made)
    if st.session_state.get(_UNDOING) == number and made["state"] == "live":
        _undo_question(words, made, who)


def _toggle(name: str, number: int) -> None:
    st.session_state[name] = None if st.session_state.get(name) == number else number


def _download(words: Words, made: Mapping) -> None:
    """The waiting and refused rows as Excel; made only when the button is pressed."""
    number, kept = made["import_id"], int(made["rows_waiting"]) + int(made["rows_refused"])
    if not kept:
        return
    name = words("history.file_name", agency=made["agency"], year=made["fiscal_year"], id=number)
    st.download_button(
        words("history.download", n=kept),
        lambda: returned_workbook(store().kept_rows(number)),
        name,
        EXCEL,
        key=f"kept_{number}",
        on_click="ignore",
        icon=":material/download:",
    )


def _report(words: Words, made: Mapping) -> None:
    """Rows by outcome, the file's fingerprint, and why rows are not in."""
    number = made["import_id"]
    kept = store().kept_rows(number)
    frame.line(rows_text(words, made))
    frame.line(f"{words('history.sha')}: {made['sha256']}")
    if not kept.empty:
        st.subheader(words("history.reasons"))
        st.html(reasons_html(words, kept))
    st.download_button(
        words("history.download_report"),
        lambda: json.dumps(store().report_of(number), ensure_ascii=False, indent=2),
        words("history.report_name", id=number),
        "application/json",
        key=f"json_{number}",
        on_click="ignore",
        icon=":material/download:",
    )


def _undo_question(words: Words, made: Mapping, who: str) -> None:
    """What goes and what comes back, and the button that does it."""
    st.warning(words("history.undo_question"))
    st.html(frame.lines(undo_lines(words, made)))
    with st.container(horizontal=True):
        sure = st.button(words("history.undo_sure"), key=f"sure_{made['import_id']}", type="primary")
        st.button(
            words("history.undo_keep"),
            key=f"keep_{made['import_id']}",
            on_click=_toggle,
            args=(_UNDOING, made["import_id"]),
        )
    if sure and has_name(words, who):
        _undo(words, made["import_id"], who)


def undo_lines(words: Words, made: Mapping) -> list[str]:
    """One line for what goes, one where hand corrections go with it, one for each import that comes back."""
    own = records()
    own = own[own["import_id"].eq(str(made["import_id"]))]
    goes = words("history.undo_goes", n=len(own), file=made["file_name"], **said_of(words, made))
    edited = int(own["version"].ne("1").sum())
    back = [
        words("history.undo_back", n=int(old["records"]), file=old["file_name"], when=moment(words, old["imported_at"]))
        for old in _replaced_by(made["import_id"]).to_dict("records")
    ]
    lines = [goes, words("history.undo_edited", n=edited) if edited else "", *back]
    return [line for line in lines if line] + ([] if back else [words("history.undo_no_back")])


def _replaced_by(number: int) -> pd.DataFrame:
    made = imports()
    return made[made["state"].eq("replaced") & made["replaced_by"].eq(number)]


def _undo(words: Words, number: int, who: str) -> None:
    try:
        store().undo_import(number, who)
    except USER_ERRORS as error:
        st.error(words.said(error))
        return
    st.session_state[_UNDOING] = None
    st.session_state["history_done"] = "history.undone"
    st.rerun()
