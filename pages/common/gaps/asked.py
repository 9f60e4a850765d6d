"""What the viewer asks of the ranking: areas, what ranks them, how many learners an area takes."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from agencies.learning import CAPACITIES
from data.need import ONLY_MEASURE, Need
from pages.common.wording import Words

UNITS = ("tambons", "villages")
PEOPLE = ""
"""In place of a measure: people not reached rank."""
_KEPT = "gaps_asked"


@dataclass(frozen=True)
class Asked:
    """unit: one of UNITS. measure: of the file brought, PEOPLE for none. capacity: learners of a learning area."""

    unit: str = UNITS[0]
    measure: str = PEOPLE
    capacity: int = 3

    def need(self, brought: Need | None) -> pd.Series | None:
        """What ranks instead of people, by area code."""
        return None if brought is None or self.measure == PEOPLE else brought.of(self.measure)


def ask(words: Words, brought: Need | None) -> Asked:
    """The controls over the table, as they were left when the page was last shown."""
    before: Asked = st.session_state.get(_KEPT, Asked())
    with st.container(horizontal=True, vertical_alignment="bottom", key="gaps_controls"):
        unit = st.segmented_control(
            words("gaps.unit"),
            UNITS,
            format_func=lambda name: words(f"gapunit.{name}"),
            default=before.unit,
            required=True,
            key="gaps_unit",
        )
        measure = _measure(words, brought, before.measure)
        capacity = st.number_input(
            words("gaps.capacity"), *CAPACITIES, before.capacity, key="gaps_capacity", help=words("gaps.capacity_help")
        )
    asked = Asked(unit or before.unit, measure, int(capacity))
    st.session_state[_KEPT] = asked
    return asked


def measure_name(words: Words, brought: Need | None, measure: str) -> str:
    """What ranks, as it is called on the screen: a measure without a name is called by its file."""
    if brought is None or measure == PEOPLE:
        return words("gaps.by_people")
    return brought.name if measure == ONLY_MEASURE else measure


def _measure(words: Words, brought: Need | None, before: str) -> str:
    options = [PEOPLE, *(brought.measures if brought else ())]
    # The key tells the file: another has other measures, and is brought to be used at once.
    key = f"gaps_measure_{brought.name if brought else ''}"
    first = 1 if brought else 0
    return st.selectbox(
        words("gaps.rank_by"),
        options,
        index=options.index(before) if before in options[1:] else first,
        format_func=lambda measure: measure_name(words, brought, measure),
        key=key,
    )
