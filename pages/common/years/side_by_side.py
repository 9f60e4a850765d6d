"""The page of years: two maps, what changed between them, and the areas."""

from collections.abc import Collection
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from agencies.change import CHANGES, Comparison, change_counts, compare
from agencies.overlap import STATUSES
from geo.errors import PlaceError
from pages.common import downloads, session, sources
from pages.common.html import badge, swatch
from pages.common.place_names import place_name
from pages.common.support_map import draw_map
from pages.common.wording import Words
from pages.common.years.changed import LEVELS, USUAL, areas_html, changed_areas, counts_html
from pages.common.years.spans import SIDES, choose_span, dateless, default_spans, span_note, view_of

Sides = tuple[sources.View, sources.View]
_MAP_HEIGHT = 400
_A_PAGE = 50


def years_part(words: Words, shown: sources.View) -> None:
    """Everything between the head and the notes."""
    defaults = default_spans(sources.years_of(shown), sources.years_known())
    if defaults is None:
        st.info(words("years.too_few"))
        return
    boxes = st.columns(2, gap="medium")
    sides = _choose_sides(words, shown, boxes, defaults)
    found = compare(sides[0].result, sides[1].result)
    below = st.container()  # beneath the maps, which wait for the kinds of change chosen there
    with below:
        st.html(_legend(words, sides))
        _selected(words, found, shown)
        st.html(counts_html(words, found))
        st.caption(" ".join(_cautions(words, sides)))
        areas, only = _choose_areas(words, found, sides)
    for box, view, side in zip(boxes, sides, SIDES, strict=True):
        with box:
            _map(words, view, only, side)
    with below:
        _areas_part(words, _of_both(shown, sides), areas)


def _choose_sides(words: Words, shown: sources.View, boxes: list[DeltaGenerator], defaults: tuple[int, int]) -> Sides:
    views = []
    for box, side, default in zip(boxes, SIDES, defaults, strict=True):
        with box:
            view = view_of(shown, choose_span(words, shown, side, default))
            st.caption(span_note(words, view))
            views.append(view)
    return views[0], views[1]


def _map(words: Words, view: sources.View, only: Collection[str] | None, side: str) -> None:
    try:
        draw_map(words, view, selected=session.selection().tambon, only=only, height=_MAP_HEIGHT, key=f"years_{side}")
    except PlaceError as error:
        st.warning(words.said(error))


def _legend(words: Words, sides: Sides) -> str:
    """Every status with its colour and the number of tambons on both sides."""
    before, after = (view.figures.tambons for view in sides)
    entries = "".join(
        f'<span class="{"" if before[status] or after[status] else "none"}" role="listitem">{swatch(status)}'
        f"{escape(words(f'short.{status}'))} <b>{before[status]:,} → {after[status]:,}</b></span>"
        for status in STATUSES
    )
    title = escape(words("years.legend"))
    return f'<div class="legend" role="list"><span class="title">{title}</span>{entries}</div>'


def _selected(words: Words, found: Comparison, shown: sources.View) -> None:
    """What became of the tambon that was clicked."""
    code = session.selection().tambon
    row = found.tambons[found.tambons["tambon_code"] == code]
    if row.empty:
        return
    (area,) = row.itertuples()
    place = shown.areas.tambons.set_index("tambon_code", drop=False).loc[code]
    name = f"{place_name(words, place, 'tambon')} {place_name(words, place, 'amphoe')}"
    before, after = (badge(status, words(f"short.{status}")) for status in (area.status_before, area.status_after))
    change = escape(words(f"change.{area.change}"))
    st.html(f'<div class="chosen"><b>{escape(name)}</b> {before} → {after} <span>{change}</span></div>')


def _cautions(words: Words, sides: Sides) -> list[str]:
    """What the numbers do not tell."""
    notes = [words("years.chosen_here")]
    if undated := dateless(sides[0]):
        notes.append(words("years.dateless", n=undated))
    if any(not sources.missing_of(view).empty for view in sides):
        notes.append(words("years.not_final"))
    if cities := sides[0].figures.cities:
        notes.append(words("years.cities", n=cities))
    if sides[0].selection.years == sides[1].selection.years:
        notes.append(words("years.alike"))
    return notes


def _choose_areas(words: Words, found: Comparison, sides: Sides) -> tuple[pd.DataFrame, list[str] | None]:
    """The areas of the level and the changes chosen, and the tambons to which the maps are narrowed (None: all)."""
    st.subheader(words("years.areas"))
    level = st.segmented_control(
        words("years.level"),
        LEVELS,
        format_func=lambda level: words(f"yearlevel.{level}"),
        default=LEVELS[0],
        required=True,
        key="years_level",
        persist_state="session",
    )
    counts = change_counts(getattr(found, level))
    kinds = st.pills(
        words("years.kinds"),
        CHANGES,
        selection_mode="multi",
        default=USUAL,
        format_func=lambda change: f"{words(f'change.{change}')} {counts[change]:,}",
        key="years_kinds",
        persist_state="session",
        wrap=True,
    )
    areas = changed_areas(words, found, sides, level=level, kinds=kinds)
    narrowed = st.toggle(words("years.only"), key="years_only", persist_state="session")
    return areas, areas["tambon_code"].unique().tolist() if narrowed else None


def _of_both(shown: sources.View, sides: Sides) -> sources.View:
    """The view under the years of both sides: what a file that is handed out says it is within."""
    years = tuple(sorted({*sides[0].selection.years, *sides[1].selection.years}))
    return replace(shown, selection=replace(shown.selection, years=years))


def _areas_part(words: Words, shown: sources.View, areas: pd.DataFrame) -> None:
    if areas.empty:
        st.info(words("years.none_of_these"))
        return
    pages = -(-len(areas) // _A_PAGE)
    page = st.pagination(pages, key=f"years_page_{pages}") if pages > 1 else 1
    part = areas.iloc[(page - 1) * _A_PAGE : page * _A_PAGE]
    st.html(areas_html(words, part, sources.agency_names(words)))
    st.caption(words("years.rows", shown=len(part), all=len(areas)))
    table = areas.assign(change=areas["change"].map(words.of("change")))
    downloads.offer_table(words, shown, "years", table, title=words("page.years"))
    if "village_code" not in table:
        downloads.offer_areas(words, shown, "years", table)
