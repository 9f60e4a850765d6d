"""The upper part of the page: one agency chosen and its profile, then all of them, then the matrix of pairs."""

from html import escape

import pandas as pd
import streamlit as st

from agencies.profiles import baht_by_year, matrix, partners, profiles, taking_part, units
from pages.common import downloads, sources
from pages.common.agencies_desk.kept import choose_one
from pages.common.agencies_desk.money_chart import money_chart
from pages.common.agencies_desk.pair_matrix import matrix_html
from pages.common.agencies_desk.profile_html import all_html, partners_html, profile_html, units_html, universal_text
from pages.common.agencies_desk.tables import pairs_table, profiles_table
from pages.common.wording import Words


def profile_part(words: Words, shown: sources.View) -> None:
    """Choose an agency; its figures, money by year, partners and units."""
    registry, names = sources.registry(), sources.agency_names(words)
    table = profiles(shown.result, shown.choice.records, shown.areas.tambons, registry)
    st.subheader(words("profile.title"))
    agency = choose_one(words("profile.choose"), table["agency"].tolist(), names, key="profile_agency")
    profile = table[table["agency"] == agency].to_dict("records")[0]  # a row as a Series would be all floats
    st.html(f'<div class="profile-name">{_full_name(words, agency)}</div>{profile_html(words, profile, _total(shown))}')
    if left_out := universal_text(words, profile):
        st.caption(left_out)
    records = taking_part(shown.choice.records, registry)
    _money_and_partners(words, shown, records[records["agency"] == agency], agency)
    with st.expander(words("profile.all")):
        st.html(all_html(words, table, names))
    downloads.offer_table(words, shown, "agency_profiles", profiles_table(table), title=words("profile.table"))


def _full_name(words: Words, agency: str) -> str:
    return escape(sources.registry().agencies[agency].name(words.language))


def _total(shown: sources.View) -> dict[str, int]:
    return {"tambons": len(shown.result.tambons), "villages": len(shown.result.villages)}


def _money_and_partners(words: Words, shown: sources.View, records: pd.DataFrame, agency: str) -> None:
    money, others = st.columns([1.25, 1], gap="medium")
    with money:
        st.markdown(f"**{words('profile.money')}**")
        if records.empty:
            st.caption(words("profile.no_records"))
        else:
            st.plotly_chart(money_chart(words, baht_by_year(records)), config=downloads.CHART, key="agency_money")
    with others:
        _partners(words, shown, agency)
        listed = units(records)
        if listed["unit"].ne("").any():
            with st.expander(words("profile.units", n=len(listed))):
                st.html(units_html(words, listed))


def _partners(words: Words, shown: sources.View, agency: str) -> None:
    st.markdown(f"**{words('profile.partners')}**")
    met = partners(shown.result.pairs)
    met = met[met["agency"] == agency]
    if met.empty:
        st.caption(words("profile.no_partners"))
        return
    st.html(partners_html(words, met, sources.agency_names(words)))
    st.caption(words("profile.partners_note"))


def matrix_part(words: Words, shown: sources.View) -> None:
    """Every two agencies of the selection: duplicates, and work that completes."""
    st.subheader(words("matrix.title"))
    present = set(shown.choice.records["agency"])
    agencies = [agency for agency in sources.registry().agencies if agency in present]
    if len(agencies) < 2:
        st.caption(words("matrix.one"))
        return
    st.html(matrix_html(words, matrix(shown.result.pairs, agencies), sources.agency_names(words)))
    st.caption(words("matrix.note"))
    downloads.offer_table(words, shown, "agency_pairs", pairs_table(shown.result.pairs), title=words("matrix.table"))
