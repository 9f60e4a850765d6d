"""The last step: what goes in and what does not, the guesses to confirm, and the import itself."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.intake import answers
from data.intake.decide import Decision
from data.intake.handing_in import arrival
from data.intake.kept import kept_rows
from data.intake.mapping import ColumnMapping
from data.intake.report import guesses
from data.intake.returned import SHEET, returned_workbook
from data.store import Added
from pages.common import frame, sources
from pages.common.clerk import has_name, moment
from pages.common.intake.area_names import area_name
from pages.common.intake.guess_lines import guess_lines, personal_lines
from pages.common.intake.hand_over import HandOver
from pages.common.intake.reading import Understood
from pages.common.uploads import EXCEL, attempt, empty_boxes
from pages.common.wording import Words, literal

_DONE = "import_done"


def confirm_guesses(words: Words, known: Understood) -> bool:
    """What was guessed or left out, in words; whether the clerk has said that it is right."""
    read = known.read
    if told := personal_lines(words, read.personal):
        st.warning("\n\n".join(map(literal, told)))
    heading_of = {
        field: heading for heading, field in zip(read.table.headings, read.table.fields, strict=True) if field
    }
    lines = guess_lines(words, guesses(known.document, read), heading_of, sources.agency_names(words))
    if not lines:
        return True
    with st.expander(words("import.guesses", n=len(lines)), expanded=True):
        st.html(frame.lines(lines))
        return st.checkbox(words("import.guesses_right"), key=f"{known.key}_guesses")


def offer_kept(words: Words, known: Understood) -> None:
    """The waiting and refused rows as Excel, to be corrected and handed in again."""
    read, decision = known.read, known.decision
    count = decision.count("waiting") + decision.count("refused")
    if not count:
        return
    st.download_button(
        words("import.download", n=count),
        data=lambda: returned_workbook(_named(words, kept_rows(read, decision))),
        file_name=words("import.download_name", agency=read.setting.agency, year=read.setting.fiscal_year),
        mime=EXCEL,
        icon=":material/download:",
        on_click="ignore",
        key=f"{known.key}_kept",
    )


def _named(words: Words, kept: pd.DataFrame) -> pd.DataFrame:
    """The suggestions with the names of their areas beside the codes."""
    distinct = {area: f"{area_name(words, area)} ({area})" for area in kept["suggestion"].unique() if area}
    return kept.assign(suggestion=kept["suggestion"].map(distinct).fillna(""))


def offer_import(words: Words, given: HandOver, known: Understood) -> None:
    """The button that keeps the records; says first what they stand beside or replace."""
    setting, store, decision = known.read.setting, sources.store(), known.decision
    earlier = store.earlier_imports(setting.agency, setting.fiscal_year, setting.province)
    earlier = earlier[earlier["sha256"].ne(known.document.sha256)]
    replaces = _asks_to_replace(words, earlier, is_returned=known.read.table.sheet == SHEET)
    before = store.has_reported(setting.agency, setting.fiscal_year, setting.province)
    received = st.checkbox(
        words("import.received"), before, key=f"import_received_{before}", help=words("import.received_help")
    )
    label = words("import.go", n=len(decision.records))
    if st.button(label, type="primary", icon=":material/task_alt:", key="import_go") and has_name(words, given.who):
        kept = replace(
            arrival(known.document, known.read, decision, given.who),
            letter_number=given.letter_number,
            letter_date=given.letter_date,
            report_received=received,
            replaces=replaces,
        )
        if added := attempt(words, lambda: store.add_import(kept)):
            _remember(words, given, known.mapping, decision)
            _done(added, decision)


def _asks_to_replace(words: Words, earlier: pd.DataFrame, *, is_returned: bool) -> bool:
    """Whether this file takes the place of the earlier ones of the same agency, year and province.

    is_returned: it holds the rows that waited or were refused, corrected; these come beside the others.
    """
    if earlier.empty:
        return True
    for made in earlier.to_dict("records"):
        when = moment(words, made["imported_at"])
        frame.line(
            words("import.earlier", file=made["file_name"], when=when, who=made["imported_by"], n=made["records"])
        )
    chosen = st.radio(
        words("import.replace_or_add"),
        ("replace", "add"),
        index=int(is_returned),
        format_func=lambda name: words(f"handing.{name}"),
        key=f"import_replaces_{is_returned}",
    )
    return chosen == "replace"


def _remember(words: Words, given: HandOver, mapping: ColumnMapping, decision: Decision) -> None:
    """Columns and answers hold for the agency's next list."""
    store, setting = sources.store(), given.setting
    told = decision.asked[decision.asked["answer"].ne("") & decision.asked["kind"].isin(answers.REMEMBERED)]

    def remember() -> None:
        store.remember_mapping(setting.agency, dict(mapping.columns))
        if len(told):
            store.remember_answers(setting.agency, setting.province, told[answers.ANSWER_COLUMNS], given.who)

    attempt(words, remember)


def _done(added: Added, decision: Decision) -> None:
    counts = {outcome: decision.count(outcome) for outcome in ("in", "waiting", "refused", "skipped")}
    st.session_state[_DONE] = (added, counts, len(decision.records))
    empty_boxes()
    st.rerun()


def say_done(words: Words) -> None:
    """After an import the page runs again, empty, and says what became of the file."""
    if _DONE not in st.session_state:
        return
    added, counts, records = st.session_state.pop(_DONE)
    if not added.is_new:
        st.info(words("import.same", id=added.import_id))
        return
    told = words("import.done", id=added.import_id, n=records, rows=counts["in"])
    if added.replaced:
        told += " " + words("import.replaced", ids=", ".join(map(str, added.replaced)))
    st.success(told)
    if counts["waiting"] or counts["refused"]:
        st.info(words("import.left", waiting=counts["waiting"], refused=counts["refused"]))
    left, right = st.columns(2)
    left.page_link("pages/map/support.py", label=words("import.to_map"), icon=":material/map:")
    right.page_link("pages/sources/history.py", label=words("page.history"), icon=":material/history:")
