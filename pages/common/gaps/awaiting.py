"""Awaited reports, apart from the gaps: which areas, and which agency has not handed in which year."""

import pandas as pd
import streamlit as st

from agencies.buddhist_years import years_text
from agencies.gaps import awaiting_tambons, awaiting_villages
from pages.common import downloads, sources
from pages.common.gaps.ranked import MOST_SHOWN, whole
from pages.common.gaps.tables import with_names
from pages.common.html import table
from pages.common.wording import Words


def awaiting_part(words: Words, shown: sources.View) -> None:
    """What is awaited, from whom, and what to do about it; nothing where all is in."""
    missing = sources.missing_of(shown)
    tambons = awaiting_tambons(shown.result, shown.areas.tambons)
    st.subheader(words("awaited.title"))
    if missing.empty:
        st.caption(words("awaited.none"))
        return
    st.html(missing_html(words, missing, sources.agency_names(words)))
    st.caption(words("awaited.what_to_do"))
    st.page_link("pages/sources/history.py", label=words("page.history"), icon=":material/history:")
    if tambons.empty:
        st.caption(words("awaited.no_areas"))
        return
    with st.expander(words("awaited.areas", tambons=len(tambons), villages=int(tambons["villages_awaiting"].sum()))):
        named = with_names(words, shown, tambons)
        st.html(awaiting_html(words, named))
        downloads.offer_table(words, shown, "awaiting_tambons", named, title=words("awaited.title"))
        villages = with_names(words, shown, awaiting_villages(shown.result, shown.areas.tambons))
        downloads.offer_table(words, shown, "awaiting_villages", villages, title=words("awaited.villages_title"))


def missing_html(words: Words, missing: pd.DataFrame, names: dict[str, str]) -> str:
    """One row an agency with the years it lacks. missing: as `agencies.reports.missing_reports`, of one province."""
    years = missing.groupby("agency", sort=False)["fiscal_year"]
    rows = [[names[agency], years_text(lacking.dropna()) or words("awaited.any_year")] for agency, lacking in years]
    heads = [words("awaited.agency"), words("awaited.years")]
    return table(heads, rows, text_columns=9)


def awaiting_html(words: Words, tambons: pd.DataFrame) -> str:
    """The first tambons with awaited villages. tambons: as `agencies.gaps.awaiting_tambons`, with names."""
    rows = tambons.head(MOST_SHOWN)
    of = rows["villages_awaiting"].map("{:,}".format) + "/" + rows["villages"].map("{:,}".format)
    cells = [rows["amphoe"], rows["tambon"], of, whole(rows["people_awaiting"])]
    heads = [words(f"awaited.{name}") for name in ("amphoe", "tambon", "villages", "people")]
    return f'<div class="ranked">{table(heads, zip(*cells, strict=True), text_columns=2)}</div>'
