"""The two spans of fiscal years that are compared, and what is not known about them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from agencies.buddhist_years import years_text
from pages.common import sources
from pages.common.wording import Words

SIDES = ("before", "after")


def default_spans(selected: Collection[int], known: Collection[int]) -> tuple[int, int] | None:
    """The last two years selected, else with one of them the known year before it (or after); None without two.

    Buddhist years. selected: those of the selection; known: all that records or reports name.
    """
    last = sorted(selected)[-2:]
    if len(last) == 1:
        others = [year for year in sorted(known) if year != last[0]]
        beside = [year for year in others if year < last[0]][-1:] or others[:1]
        last = sorted([*last, *beside])
    return (last[0], last[1]) if len(last) == 2 else None


def choose_span(words: Words, shown: sources.View, side: str, default: int) -> tuple[int, ...]:
    """The fiscal years of one side, as chosen: `default` until there is a choice, and where all were taken away."""
    selected = sources.years_of(shown)
    years = st.pills(
        words(f"span.{side}"),
        sorted({*sources.years_known(), *selected}),
        selection_mode="multi",
        default=[default],
        key=f"years_{side}_{'_'.join(map(str, selected))}",  # another selection begins with its own last years
        persist_state="session",
        width="stretch",
    )
    return tuple(sorted(years)) or (default,)


def view_of(shown: sources.View, years: Sequence[int]) -> sources.View:
    """The same selection in other years."""
    return sources.view(replace(shown.selection, years=tuple(years)), hall=False)


def span_note(words: Words, view: sources.View) -> str:
    """What one side rests on: how many records, and whose reports are missing for which years."""
    years = view.selection.years
    notes = [words("years.records", n=view.choice.count, years=years_text(years))]
    names = sources.agency_names(words)
    lacking = sources.missing_of(view).groupby("agency")["fiscal_year"].agg(years_text)
    notes += [
        words("years.missing", agency=", ".join(names[agency] for agency in alike), years=text)
        for text, alike in lacking.groupby(lacking).groups.items()
    ]
    return " · ".join(notes)


def dateless(view: sources.View) -> int:
    """How many records of unknown year stand on a side: they stand on the other too."""
    return int(view.choice.records["fiscal_year"].isna().sum())
