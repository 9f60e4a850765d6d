"""The page of sums: a chart and a table of the amphoe of a province, or of the provinces of the country."""

import pandas as pd
import streamlit as st

from agencies.coverage import by_area
from pages.common import sources
from pages.common.charts import villages_by_status
from pages.common.downloads import CHART, offer_areas, offer_table
from pages.common.figures import amphoe_html, tambons_html
from pages.common.known_places import known_places
from pages.common.selection import COUNTRY
from pages.common.view_tables import amphoe_of, tambons_of, villages_by_column
from pages.common.wording import Words


def summary_part(words: Words, shown: sources.View) -> None:
    """The parts of what is looked at, then its tambons; those of the country are handed out, being too many to list."""
    if shown.selection.province == COUNTRY:
        _provinces(words, shown)
    else:
        _amphoe(words, shown)
    st.subheader(words("summary.tambons"))
    tambons = tambons_of(words, shown)
    if shown.selection.province == COUNTRY:
        st.caption(words("level.tambons_as_file", n=len(tambons)))
    else:
        st.html(tambons_html(words, shown.result.tambons, shown.areas.tambons, sources.agency_names(words)))
    offer_table(words, shown, "tambons", tambons, title=words("summary.tambons"))
    offer_areas(words, shown, "tambons", tambons)


def _amphoe(words: Words, shown: sources.View) -> None:
    names = sources.amphoe_names(words, shown)
    _chart(words, shown.amphoe, names, words("summary.chart"))
    st.subheader(words("amphoe.title"))
    st.html(amphoe_html(words, shown.amphoe, names))
    st.caption(words("amphoe.note"))
    offer_table(words, shown, "amphoe", amphoe_of(words, shown), title=words("amphoe.title"))


def _provinces(words: Words, shown: sources.View) -> None:
    names = {code: words.pick(*both) or code for code, both in known_places().provinces.items()}
    provinces = by_province(shown)
    _chart(words, provinces, names, words("level.chart"))
    st.subheader(words("level.by_province"))
    st.html(amphoe_html(words, provinces, names, heading=words("level.province"), total=words("level.total")))
    st.caption(words("amphoe.note"))
    table = villages_by_column(provinces)
    table.insert(1, "province", table["province_code"].map(names))
    offer_table(words, shown, "provinces", table, title=words("level.by_province"))


def by_province(shown: sources.View) -> pd.DataFrame:
    """One row a province, see `agencies.coverage.by_area`."""
    return by_area(shown.result, shown.areas.tambons, "province_code")


def _chart(words: Words, table: pd.DataFrame, names: dict[str, str], title: str) -> None:
    st.subheader(title)
    st.plotly_chart(villages_by_status(words, table, names), config=CHART, key="by_amphoe")
