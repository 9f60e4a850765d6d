"""The records of the store, searched and filtered, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from agencies.privacy import is_sensitive
from agencies.records import WHOLE_TAMBON
from agencies.registry import Entry
from pages.common import session, sources
from pages.common.downloads import offer_table, store_day
from pages.common.place_names import place_name
from pages.common.records.one import open_new, open_record
from pages.common.stored import agency_name, records
from pages.common.view_tables import records_of
from pages.common.wording import Words

A_PAGE = 20
_STYLES = Path(__file__).with_name("records.css")
_COLUMNS = ("area", "agency", "function", "target_group", "year", "baht")


@dataclass(frozen=True)
class Wanted:
    """What is looked for: words in any order, an amphoe, an agency, a year ("" unknown); None for all."""

    text: str = ""
    amphoe: str | None = None
    agency: str | None = None
    year: str | None = None


def search(shown: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """The records that hold every word looked for and fit the filters; shown: see `stored.records`."""
    fits = pd.Series(True, index=shown.index)
    for word in wanted.text.lower().split():
        fits &= shown["searched"].str.contains(word, regex=False)
    for column, value in (("amphoe_code", wanted.amphoe), ("agency", wanted.agency), ("fiscal_year", wanted.year)):
        if value is not None:
            fits &= shown[column].eq(value)
    return shown[fits]


def list_part(words: Words) -> None:
    """The filters, the records found, and the buttons that open one."""
    everything = _visible(words)
    st.button(words("records.add"), key="record_add", on_click=open_new, icon=":material/add:")
    if everything.empty:
        st.info(words("records.empty"))
        return
    found = search(everything, _wanted(words, everything))
    if found.empty:
        st.info(words("records.none_found"))
        return
    st.caption(words("records.found", n=len(found), all=len(everything)))
    pages = -(-len(found) // A_PAGE)
    page = st.pagination(pages, key=f"records_page_{pages}", persist_state="session") if pages > 1 else 1
    _rows(words, found.iloc[(page - 1) * A_PAGE : page * A_PAGE])
    title, places = words("page.records"), sources.register()
    offer_table(words, None, "records", records_of(found), title=title, data=store_day(), places=places)


def _visible(words: Words) -> pd.DataFrame:
    """All records; in a hall without those of sensitive target groups."""
    kept = records()
    if not session.in_hall():
        return kept
    st.caption(words("note.hidden"))
    return kept[~is_sensitive(kept, sources.registry())]


def _wanted(words: Words, shown: pd.DataFrame) -> Wanted:
    columns = st.columns([2.4, 1.5, 1.3, 1], vertical_alignment="bottom")
    text = columns[0].text_input(
        words("records.search"),
        key="records_text",
        placeholder=words("records.search_hint"),
        max_chars=100,
        persist_state="session",  # the search is still there when a record was opened and closed
    )
    chosen = [
        column.selectbox(
            words(f"records.{name}"),
            [None, *options],
            format_func=lambda key, options=options: words("records.all") if key is None else options[key] or key,
            key=f"records_{name}",
            persist_state="session",
        )
        for column, name, options in zip(
            columns[1:], ("amphoe", "agency", "fiscal_year"), _choices(words, shown), strict=True
        )
    ]
    return Wanted(text, *chosen)


def _choices(words: Words, shown: pd.DataFrame) -> tuple[dict[str, str], ...]:
    """The amphoe, agencies and years that the records name, and how each is written."""
    known = shown[shown["amphoe_code"].ne("")]
    amphoe = known.drop_duplicates("amphoe_code").sort_values(["province_code", "amphoe_code"])
    names = dict(zip(amphoe["amphoe_code"], words.pick_each(amphoe["amphoe_th"], amphoe["amphoe_en"]), strict=True))
    agencies = {key: agency_name(words, key) for key in sorted(shown["agency"].unique())}
    years = {year: year or words("records.unknown_year") for year in sorted(shown["fiscal_year"].unique())}
    return names, agencies, years


def _rows(words: Words, found: pd.DataFrame) -> None:
    """A heading, and for each record a line and the button that opens it."""
    st.html(_STYLES)
    with st.container(key="record_lines"):
        _line([words(f"records.{name}") for name in _COLUMNS], "", is_head=True)
        pressed = [values for values in found.to_dict("records") if _record_line(words, values)]
    if pressed:
        open_record(pressed[0])
        st.rerun()


def _record_line(words: Words, values: Mapping[str, str]) -> bool:
    key = f"{values['import_id']}_{values['record_id']}"
    return _line(line_texts(words, values), words("records.edit"), key=key)


def line_texts(words: Words, record: Mapping[str, str]) -> list[str]:
    """The cells of a line: area, agency, function, target group, year, baht."""
    registry = sources.registry()
    baht = pd.to_numeric(record["amount_baht"], errors="coerce")
    return [
        area_text(words, record),
        f"{agency_name(words, record['agency'])} {record['unit']}".strip(),
        _short(words, registry.functions, record["function"]),
        _short(words, registry.target_groups, record["target_group"]),
        record["fiscal_year"],
        "" if pd.isna(baht) else f"{baht:,.0f}",
    ]


def _short(words: Words, entries: Mapping[str, Entry], key: str) -> str:
    return entries[key].short(words.language) if key in entries else key


def area_text(words: Words, record: Mapping[str, str]) -> str:
    """ "หมู่ 3 บ้านนาเพียง ต.สำราญ อ.เมืองขอนแก่น"; the code where the register does not know it."""
    if not (record["name_th"] or record["name_en"]):
        return record["area_code"]
    within = f"{place_name(words, record, 'tambon')} {place_name(words, record, 'amphoe')}"
    if record["scope"] == WHOLE_TAMBON:
        return f"{words('records.whole_tambon')} {within}"
    if not record["village_code"]:
        return within
    name = words.pick(record["village_th"], record["village_en"])
    village = words("records.village_named", moo=record["moo"], name=name) if record["moo"] else record["village_code"]
    return f"{village.strip()} {within}"


def _line(texts: Sequence[str], button: str, *, key: str = "", is_head: bool = False) -> bool:
    """One line of the list as a grid; whether its button was pressed."""
    wide, narrow = st.columns([9, 1], vertical_alignment="center")
    cells = "".join(f"<div>{escape(text)}</div>" for text in texts)
    wide.html(f'<div class="record-line{" head" if is_head else ""}">{cells}</div>')
    return bool(button) and narrow.button(button, key=f"open_{key}", type="tertiary", icon=":material/edit:")
