"""What stands on the page of gaps between its head and its foot."""

import pandas as pd
import streamlit as st

from agencies.gaps import rank_tambons
from data.need import Need
from geo.errors import PlaceError
from pages.common import downloads, session, sources
from pages.common.gaps.asked import PEOPLE, UNITS, Asked, ask, measure_name
from pages.common.gaps.awaiting import awaiting_part
from pages.common.gaps.learning_list import learning_part
from pages.common.gaps.need_box import brought_need, need_box
from pages.common.gaps.numbers import legend_html, numbers_html
from pages.common.gaps.ranked import MOST_SHOWN, ranked_html
from pages.common.gaps.tables import ranked_tables, whole_table
from pages.common.gaps.teachers import teachers_of
from pages.common.support_map import draw_map
from pages.common.table_names import places_by_code, tambon_names
from pages.common.wording import Words, literal

_MAP_HEIGHT = 560


def gaps_part(words: Words, shown: sources.View) -> None:
    """Key numbers, the ranked table beside its map, where to learn, and awaited reports apart."""
    tambons = rank_tambons(shown.result, shown.areas.tambons)
    st.html(numbers_html(words, tambons, shown.figures))
    if tambons.empty:
        awaits = bool(shown.figures.villages["awaiting_reports"])
        st.info(words("gaps.none_awaiting" if awaits else "gaps.none"))
    else:
        _ranking(words, shown)
    awaiting_part(words, shown)


def _ranking(words: Words, shown: sources.View) -> None:
    brought = brought_need()
    asked = ask(words, brought)
    need_box(words)
    ranked = ranked_tables(shown, asked.need(brought))
    teachers = teachers_of(ranked[UNITS[0]], asked.capacity)
    measure = _what_ranks(words, ranked[UNITS[0]], asked, brought)
    tables = {unit: whole_table(words, shown, ranked[unit], teachers, measure) for unit in UNITS}
    chosen = session.selection().tambon  # a view knows none: it is the same whichever is looked at
    beside, picture = st.columns([1.5, 1], gap="small")
    with beside:
        _say_how(words, tables[asked.unit], asked)
        heading = "" if asked.measure == PEOPLE else measure
        places = places_by_code(words, sources.register().tambons, shown.selection.province)
        st.html(ranked_html(words, tables[asked.unit], places, measure=heading, chosen=chosen))
    with picture:
        _picture(words, shown, tables[UNITS[0]], teachers.lines, chosen)
    learning_part(words, shown, teachers, asked.capacity)
    _downloads(words, shown, tables)


def _what_ranks(words: Words, tambons: pd.DataFrame, asked: Asked, brought: Need | None) -> str:
    """The name of the measure in use: villages where people were asked for, but nobody's number is known."""
    if asked.measure == PEOPLE and tambons["not_reached"].isna().all():
        return words("gaps.villages")
    return measure_name(words, brought, asked.measure)


def _say_how(words: Words, table: pd.DataFrame, asked: Asked) -> None:
    """One line over the table: what ranks, how many have no value of it, how many rows are shown."""
    notes = [words("gaps.ranked_by", measure=literal(table["measure"].iloc[0]))]
    nobody_known = table["people"].isna().all()
    if nobody_known and asked.measure == PEOPLE:
        notes.append(words("gaps.no_population"))
    if missing := int(table["need"].isna().sum()):
        notes.append(words("gaps.without_value", n=missing))
    if asked.unit == "villages" and not nobody_known:
        notes.append(words("gaps.equal_shares"))
    if len(table) > MOST_SHOWN:
        notes.append(words("gaps.first_rows", n=MOST_SHOWN, all=len(table)))
    st.caption(" · ".join(notes))


def _picture(words: Words, shown: sources.View, tambons: pd.DataFrame, lines: pd.DataFrame, chosen: str | None) -> None:
    try:
        draw_map(
            words,
            shown,
            selected=chosen,
            only=tambons["tambon_code"].tolist(),
            lines=lines,
            height=_MAP_HEIGHT,
            key="gaps",
        )
    except PlaceError as error:
        st.warning(words.said(error))
    st.html(legend_html(words, tambons))
    st.caption(words("gaps.map"))
    if chosen:
        _chosen(words, shown, tambons, chosen)


def _chosen(words: Words, shown: sources.View, tambons: pd.DataFrame, chosen: str) -> None:
    """Where the tambon that was clicked stands in the ranking."""
    names = tambon_names(words, shown.areas.tambons, shown.selection.province)
    if chosen not in names.index:
        return
    rank = tambons.loc[tambons["tambon_code"].eq(chosen), "rank"]
    name = literal(names[chosen])
    text = words("gaps.chosen", area=name, rank=rank.iloc[0], n=len(tambons)) if len(rank) else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text or words("gaps.chosen_no_gap", area=name))
        st.page_link("pages/map/support.py", label=words("gaps.to_map"), icon=":material/map:")


def _downloads(words: Words, shown: sources.View, tables: dict[str, pd.DataFrame]) -> None:
    given = {unit: table.drop(columns="own_learning") for unit, table in tables.items()}
    st.subheader(words("gaps.downloads"))
    columns = st.columns(3)
    for column, (unit, table) in zip(columns, given.items(), strict=False):
        with column:
            title = words(f"gaps.{unit}_title")
            st.caption(title)
            downloads.offer_table(words, shown, f"gaps_{unit}", table, title=title)
    with columns[-1]:
        st.caption(words("gaps.areas_title"))
        downloads.offer_areas(words, shown, "gaps_areas", given[UNITS[0]])
