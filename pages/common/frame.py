"""What stands around every page: the switch of language, the head, notes on what is shown."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from agencies.buddhist_years import date_text, years_text
from agencies.overlap import KEYS, Criterion
from data.errors import USER_ERRORS
from data.sets import provenance
from pages.common import links, session, sources
from pages.common.cards import provenance_html
from pages.common.html import table
from pages.common.place_names import place_looked_at
from pages.common.selection import Selection
from pages.common.wording import LANGUAGES, Words

_LOG = logging.getLogger(__name__)


def language_switch(words: Words) -> None:
    """Thai or English, at the top of the side bar."""
    key = f"language_{words.language}"
    st.segmented_control(
        words("app.language"),
        LANGUAGES,
        format_func=lambda language: Words(language)("app.this_language"),
        default=words.language,
        key=key,
        on_change=_take_language,
        args=(key,),
        label_visibility="collapsed",
    )


def _take_language(key: str) -> None:
    if chosen := st.session_state[key]:
        session.set_language(chosen)


def head(title: str, what: str = "", tag: str = "") -> None:
    """The head of a page: its title, what is shown, and a tag such as "synthetic"."""
    parts = [f"<h1>{escape(title)}</h1>"]
    if what:
        parts.append(f'<span class="what">{escape(what)}</span>')
    if tag:
        parts.append(f'<span class="tag">{escape(tag)}</span>')
    st.html(f'<div class="page-head">{"".join(parts)}</div>')


def hall_switch(words: Words) -> None:
    """The way into the projector view, in the side bar."""
    st.sidebar.toggle(
        words("hall.switch"), key="hall_on", on_change=session.set_hall, args=(True,), help=words("hall.help")
    )


def selection_head(words: Words, shown: sources.View, page: str | None = None) -> None:
    """What is shown: the page where it is named, place, years, and whether the records are synthetic."""
    names = place_looked_at(words, shown.selection, shown.areas.tambons)
    years = years_text(shown.selection.years) if shown.selection.years else words("filter.all_years")
    what = [words("map.years", years=years), *_narrowed(words, shown.selection)]
    title, facts = (words(f"page.{page}"), [names, *what]) if page else (names, what)
    head(title, " · ".join(facts), words("app.synthetic") if sources.records_in_use().synthetic else "")
    links.say_ignored(words)
    if not has_records(shown):
        nothing_yet(words)


def has_records(shown: sources.View) -> bool:
    """Whether there are any records at all, in this selection or elsewhere."""
    return shown.choice.count > 0 or not sources.everywhere().empty


def nothing_yet(words: Words) -> None:
    """What to do while no agency's list is in."""
    st.info(words("dataset.nothing"))
    if not session.in_hall():
        st.page_link("pages/sources/intake.py", label=words("page.import"), icon=":material/upload_file:")


def _narrowed(words: Words, chosen: Selection) -> list[str]:
    """The filters in use, and the criterion where it is not the usual one."""
    used = [name for name in ("agencies", "functions", "target_groups", "money") if getattr(chosen, name)]
    notes = [words("map.filtered", filters=", ".join(words(f"filter.{name}") for name in used))] if used else []
    if chosen.criterion != Criterion():
        keys = ", ".join(words(f"key.{key}") for key in KEYS if key in chosen.criterion.keys)
        notes.append(words("map.criterion", keys=keys, window=chosen.criterion.window))
    return notes


def selection_notes(words: Words, shown: sources.View) -> None:
    """What the numbers mean, and what stayed in, was left out or could not be placed."""
    choice = shown.choice
    notes = [words("note.within", n=choice.count)]
    if choice.left_out:
        notes.append(words("note.left_out", n=choice.left_out))
    notes += [words("note.unknown", n=n, field=words(f"filter.{name}")) for name, n in choice.unknown.items() if n]
    if shown.result.universal:
        notes.append(words("note.universal", n=shown.result.universal))
    lasting = [words("note.meets")]  # apart, since they do not change with the filters and then need not be sent again
    if missing := sources.not_on_map(shown):
        lasting.append(words("note.not_drawn", n=missing))
    if choice.hidden:
        lasting.append(words("note.hidden"))
    st.caption(" · ".join(notes))
    st.caption(" · ".join(lasting))
    refused_records(words)


def about_records(words: Words) -> None:
    """Where the records in use come from, when they came with the program."""
    if sources.records_in_use().synthetic:
        about(words, "khon_kaen")


def about(words: Words, set_id: str) -> None:
    """Where a data set comes from."""
    with st.expander(words("documented.provenance")):
        st.html(provenance_html(words, provenance(set_id)))


def refused_records(words: Words) -> None:
    """The rows that could not be used, each with its reasons."""
    checked = sources.support().checked
    if checked.bad.empty:
        return
    with st.expander(words("note.refused", n=len(checked.bad))):
        faults = checked.faults.head(200)
        reason = faults[f"reason_{words.language}"]
        rows = zip(faults["row"].astype(str), faults["column"], faults["value"], reason, strict=True)
        st.html(
            table([words(f"refused.{name}") for name in ("row", "column", "value", "reason")], rows, text_columns=9)
        )


def line(text: str) -> None:
    """One line of text, whatever is in it."""
    st.html(f"<div>{escape(text)}</div>")


def lines(texts: Iterable[str]) -> str:
    """Lines of a report, escaped, in a box that scrolls."""
    return f'<pre class="report">{escape(chr(10).join(texts))}</pre>'


def buddhist_date(iso: str) -> str:
    """A day as it is written on the screen in both languages: 21/11/2569."""
    return date_text(date.fromisoformat(iso))


def run(words: Words, page: StreamlitPage) -> None:
    """Run a page and write the address anew."""
    with guarded(words, page.url_path):
        page.run()
        links.write()


@contextmanager
def guarded(words: Words, what: str) -> Iterator[None]:
    """What goes wrong within is said in one sentence, never as a traceback; the log names `what` it was."""
    try:
        yield
    except USER_ERRORS as error:
        st.error(words.said(error))
    except Exception:
        _LOG.exception("page %s", what)
        st.error(words("app.fault"))
