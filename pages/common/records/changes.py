"""What was changed in a record before: when, by whom, and each field before and after."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from agencies.privacy import FEWEST_SHOWN
from agencies.records import COLUMNS, STATUSES
from agencies.registry import Entry
from pages.common import sources
from pages.common.clerk import moment
from pages.common.html import table
from pages.common.records.form import hides_people_of
from pages.common.wording import Words

_NOTHING = "–"


def history_part(words: Words, now: Mapping[str, str]) -> None:
    """The changes of a record, newest first."""
    st.subheader(words("records.changes"))
    changes = sources.store().changes_of(now["record_id"])
    if changes.empty:
        st.caption(words("records.no_changes"))
        return
    heads = [words(f"records.{name}") for name in ("when", "who", "action", "what")]
    st.html(table(heads, change_rows(words, changes, now), text_columns=9))


def change_rows(words: Words, changes: pd.DataFrame, now: Mapping[str, str]) -> list[list[str]]:
    """When, who, what was done, and the fields that it changed; newest first.

    changes: see `Store.changes_of`; the values after a change are those before the next one, `now` after the last.
    """
    ordered = changes.sort_values("version", kind="stable").to_dict("records")
    after = [*(change["before"] for change in ordered[1:]), {name: now[name] for name in COLUMNS}]
    rows = [
        [
            moment(words, change["changed_at"]),
            change["changed_by"],
            words(f"action.{change['action']}"),
            _difference(words, change["before"], later),
        ]
        for change, later in zip(ordered, after, strict=True)
    ]
    return rows[::-1]


def _difference(words: Words, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    names = [name for name in COLUMNS if before and before.get(name, "") != after.get(name, "")]
    told = [
        f"{words(f'records.{name}')}: {_shown(words, name, before)} → {_shown(words, name, after)}" for name in names
    ]
    return " · ".join(told) or _NOTHING


def _shown(words: Words, name: str, values: Mapping[str, str]) -> str:
    """A value as the screen writes it; a small number of a sensitive group is not shown."""
    value = values.get(name, "")
    if name == "people" and hides_people_of(values):
        return words("records.few_people", n=FEWEST_SHOWN)
    if name == "status" and value in STATUSES:
        return words(f"money.{value}")
    entry = _entries(name).get(value)
    return entry.short(words.language) if entry else value or _NOTHING


def _entries(name: str) -> Mapping[str, Entry]:
    registry = sources.registry()
    return {
        "agency": registry.agencies,
        "funded_by": registry.agencies,
        "function": registry.functions,
        "target_group": registry.target_groups,
    }.get(name, {})
