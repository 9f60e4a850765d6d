"""The learning areas of the whole register and what they come to for the gaps of a view."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from agencies.learning import learning_areas, suggestions
from data import places
from geo.distances import distances, reference_points
from pages.common import sources


@dataclass(frozen=True)
class Teachers:
    """areas: as `agencies.learning.learning_areas`. suggested: as `suggestions`, for the gaps that are none themselves.

    without_place: gaps left without a suggestion, since every learning area is full or the tambon is not on the map.
    """

    areas: pd.DataFrame
    suggested: pd.DataFrame
    without_place: int

    @property
    def lines(self) -> pd.DataFrame:
        """tambon_code and learning_code of all suggestions, for the map."""
        return self.suggested.loc[self.suggested["learning_code"].ne(""), ["tambon_code", "learning_code"]]

    @property
    def learners(self) -> pd.Series:
        """How many learners are suggested to each learning area, by its code."""
        return self.lines["learning_code"].value_counts()


def teachers_of(gaps: pd.DataFrame, capacity: int) -> Teachers:
    """gaps: as `agencies.gaps.rank_tambons`. Learning areas may lie in any province and their year be any."""
    areas = _areas(places.places_version(), sources.records_in_use())
    learners = gaps.loc[~gaps["tambon_code"].isin(areas["tambon_code"]), "tambon_code"].sort_values()
    suggested = _suggested(places.places_version(), tuple(learners), tuple(areas["tambon_code"]), capacity)
    return Teachers(areas, suggested, int(suggested["learning_code"].eq("").sum()) if len(areas) else 0)


@st.cache_resource(max_entries=4, show_spinner=False)
def _areas(version: str, in_use: sources.Records) -> pd.DataFrame:
    return learning_areas(sources.everywhere())


@st.cache_resource(max_entries=2, show_spinner=False)
def _points(version: str) -> pd.DataFrame:
    return reference_points(sources.boundaries().areas)


@st.cache_data(max_entries=32, show_spinner=False)
def _suggested(version: str, learners: tuple[str, ...], areas: tuple[str, ...], capacity: int) -> pd.DataFrame:
    codes = pd.Series(learners, dtype="str")
    apart = distances(_points(version), codes, pd.Series(areas, dtype="str"))
    return suggestions(codes, apart, capacity)
