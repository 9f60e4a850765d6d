"""The learning areas of which the suggestions speak: whose, since when, and how many learners each would take."""

import pandas as pd
import streamlit as st

from agencies.learning import LEARNING
from pages.common import sources
from pages.common.gaps.ranked import MOST_SHOWN, whole
from pages.common.gaps.teachers import Teachers
from pages.common.html import table
from pages.common.table_names import tambon_names
from pages.common.wording import Words, literal


def learning_part(words: Words, shown: sources.View, teachers: Teachers, capacity: int) -> None:
    """What the suggestions rest on; what to do where there is no learning area."""
    if teachers.areas.empty:
        st.info(words("teach.none", function=literal(_learning_name(words))))
        return
    st.caption(words("teach.suggestion", n=len(teachers.areas), k=capacity))
    if teachers.without_place:
        st.caption(words("teach.without_place", n=teachers.without_place))
    listed = learning_table(words, shown, teachers)
    if listed.empty:
        return
    with st.expander(words("teach.title", n=len(listed))):
        st.html(learning_html(words, listed, sources.agency_names(words), capacity))


def learning_table(words: Words, shown: sources.View, teachers: Teachers) -> pd.DataFrame:
    """The learning areas that are nearest or suggested to a gap, those with most learners first.

    Columns of `learning_areas`, learning (name) and learners.
    """
    named = pd.concat([teachers.suggested["nearest_code"], teachers.suggested["learning_code"]])
    table = teachers.areas[teachers.areas["tambon_code"].isin(named)]
    names = tambon_names(words, sources.register().tambons, shown.selection.province)
    learners = table["tambon_code"].map(teachers.learners).fillna(0).astype("int64")
    table = table.assign(learning=table["tambon_code"].map(names), learners=learners)
    return table.sort_values(["learners", "tambon_code"], ascending=[False, True], ignore_index=True)


def learning_html(words: Words, listed: pd.DataFrame, names: dict[str, str], capacity: int) -> str:
    """listed: of `learning_table`. names: of the agencies by ID."""
    rows = listed.head(MOST_SHOWN)
    agencies = rows["agencies"].str.split(";").explode().map(names).groupby(level=0).agg(", ".join)
    years = _years(words, rows)
    learners = whole(rows["learners"]) + f"/{capacity}"
    heads = [words(f"teach.{name}") for name in ("area", "by", "years", "learners")]
    return table(heads, zip(rows["learning"], agencies, years, learners, strict=True), text_columns=9)


def _years(words: Words, rows: pd.DataFrame) -> pd.Series:
    first, last = rows["first_year"].astype("str"), rows["last_year"].astype("str")
    span = first.where(first.eq(last), first + "-" + last)
    return span.where(rows["first_year"].notna(), words("unknown.year"))


def _learning_name(words: Words) -> str:
    function = sources.registry().functions.get(LEARNING)
    return function.name(words.language) if function else LEARNING
