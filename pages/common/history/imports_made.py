"""The imports made, newest first, each with its downloads, its report, and the way to undo it."""

import json
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.errors import USER_ERRORS
from data.intake.personal import Personal
from data.intake.returned import returned_workbook
from pages.common import frame, sources
from pages.common.clerk import has_name, moment
from pages.common.downloads import offer_table, store_day
from pages.common.history.import_cards import import_html, reasons_html
from pages.common.intake.guess_lines import guess_lines, personal_lines
from pages.common.stored import imports, records, said_of
from pages.common.uploads import EXCEL
from pages.common.wording import Words

A_PAGE = 10
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
    offer_table(words, None, "imports", made, title=words("download.imports"), data=store_day())


def _import_part(words: Words, made: Mapping, who: str) -> None:
    number = made["import_id"]
    st.html(import_html(words, made))
    with st.container(horizontal=True):
        _download(words, made)
        is_open = st.session_state.get(_REPORT) == number
        label = words("history.close_report" if is_open else "history.report")
        st.button(
            label, key=f"report_{number}", on_click=_toggle, args=(_REPORT, number), icon=":material/description:"
        )
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
    store = sources.store()
    name = words("history.file_name", agency=made["agency"], year=made["fiscal_year"], id=number)
    st.download_button(
        words("history.download", n=kept),
        lambda: returned_workbook(store.kept_rows(number)),
        name,
        EXCEL,
        key=f"kept_{number}",
        on_click="ignore",
        icon=":material/download:",
    )


def _report(words: Words, made: Mapping) -> None:
    """Rows by outcome, the file's fingerprint, what was guessed or left out, and why rows are not in."""
    store, number = sources.store(), made["import_id"]
    told, kept = store.report_of(number), store.kept_rows(number)
    frame.line(f"{words('history.sha')}: {made['sha256']}")
    if lines := [*_left_out(words, told), *_guessed(words, told)]:
        st.html(frame.lines(lines))
    if not kept.empty:
        st.subheader(words("history.reasons"))
        st.html(reasons_html(words, kept))
    st.download_button(
        words("history.download_report"),
        json.dumps(told, ensure_ascii=False, indent=2),
        words("history.report_name", id=number),
        "application/json",
        key=f"json_{number}",
        on_click="ignore",
        icon=":material/download:",
    )


def _guessed(words: Words, told: Mapping) -> list[str]:
    heading_of = {field: heading for heading, field in told.get("columns", {}).items() if field}
    return guess_lines(words, told.get("guesses", []), heading_of, sources.agency_names(words))


def _left_out(words: Words, told: Mapping) -> list[str]:
    found = told.get("personal", {})
    columns = pd.DataFrame(found.get("columns", []), columns=["column", "reason"])
    cells = pd.DataFrame(found.get("cells", []), columns=["row", "column", "reason"])
    return personal_lines(words, Personal(columns, cells))


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
    """What goes: records, changes by hand, a report received; and what comes back, one line each."""
    store, number = sources.store(), made["import_id"]
    n = int(records()["import_id"].eq(str(number)).sum())
    lines = [words("history.undo_goes", n=n, file=made["file_name"], **said_of(words, made))]
    live = store.earlier_imports(made["agency"], made["fiscal_year"], made["province_code"])
    if changed := int(live.loc[live["import_id"].eq(number), "changed"].sum()):
        lines.append(words("history.undo_edited", n=changed))
    if store.board()["import_id"].eq(str(number)).any():
        lines.append(words("history.undo_report"))
    everything = imports()
    old = everything[everything["state"].eq("replaced") & everything["replaced_by"].eq(number)].to_dict("records")
    back = [_comes_back(words, one) for one in old]
    return lines + (back or [words("history.undo_no_back")])


def _comes_back(words: Words, old: Mapping) -> str:
    when = moment(words, old["imported_at"])
    return words("history.undo_back", n=old["records"], file=old["file_name"], when=when)


def _undo(words: Words, number: int, who: str) -> None:
    try:
        sources.store().undo_import(number, who)
    except USER_ERRORS as error:
        st.error(words.said(error))
        return
    st.session_state[_UNDOING] = None
    st.session_state["history_done"] = "history.undone"
    st.rerun()
