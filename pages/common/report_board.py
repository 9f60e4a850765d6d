"""The board: which agency has handed in its whole list for which year, in one province."""

from collections.abc import Collection
from datetime import date

import pandas as pd
import streamlit as st

from agencies.records import BUDDHIST_ERA, FISCAL_YEARS
from agencies.registry import Registry
from data.errors import USER_ERRORS
from pages.common import sources
from pages.common.clerk import day, has_name
from pages.common.html import table
from pages.common.stored import agency_name, imports, province_names, records, store
from pages.common.wording import Words

_FIRST_MONTH = 10  # a fiscal year begins in October of the year before
_NOT_YET = "–"
_TICK = "✓"


def board_part(words: Words, who: str) -> None:
    """The board of a chosen province, and below it how to record a report by hand."""
    names = province_names(words)
    default = sources.default_selection().province
    options = sorted(names, key=names.__getitem__)
    province = st.selectbox(
        words("board.province"), options, options.index(default), format_func=names.get, key="board_province"
    )
    st.caption(words("board.intro"))
    st.html(board_html(words, board(sources.registry(), *_received(province), _years(province))))
    st.subheader(words("board.by_hand"), help=words("board.by_hand_help"))
    _by_hand(words, province, who)


def fiscal_year_of(today: date) -> int:
    """The Buddhist fiscal year of a day."""
    return today.year + BUDDHIST_ERA + (today.month >= _FIRST_MONTH)


def board(registry: Registry, received: pd.DataFrame, when: pd.Series, years: Collection[int]) -> pd.DataFrame:
    """Agencies (index, in the registry's order, others that reported below) by year: "✓", "✓" with a day, or "–".

    received: agency, fiscal_year (int) of one province. when: the day of it as text, on the index of `received`,
    "" unknown.
    """
    ticks = (_TICK + " " + when).str.strip()
    cells = pd.Series(ticks.to_numpy(), index=pd.MultiIndex.from_frame(received[["agency", "fiscal_year"]]))
    cells = cells[~cells.index.duplicated()]
    others = sorted(set(received["agency"]) - set(registry.agencies))
    whole = pd.MultiIndex.from_product([[*registry.agencies, *others], sorted(years)])
    return cells.reindex(whole, fill_value=_NOT_YET).unstack(sort=False)


def board_html(words: Words, cells: pd.DataFrame) -> str:
    """The board as a table; agencies that must report are marked."""
    must = sources.registry().must_report
    agencies = [agency_name(words, key) + (" *" if key in must else "") for key in cells.index]
    rows = [[name, *row] for name, row in zip(agencies, cells.to_numpy().tolist(), strict=True)]
    return table([words("board.agency"), *map(str, cells.columns)], rows)


def _received(province: str) -> tuple[pd.DataFrame, pd.Series]:
    """Reports of a province, and the day of the newest import in use that brought each."""
    reports = store().reports()
    here = reports[reports["province_code"].eq(province)]
    here = here.assign(fiscal_year=here["fiscal_year"].astype("int64")).reset_index(drop=True)
    made = imports()
    made = made[made["state"].eq("live") & made["province_code"].eq(province)]
    made = made.assign(fiscal_year=made["fiscal_year"].astype("int64")).drop_duplicates(["agency", "fiscal_year"])
    when = here.merge(made, on=["agency", "fiscal_year"], how="left")["imported_at"].fillna("")
    return here, when.map(day)


def _years(province: str) -> set[int]:
    """Years that reports, imports or records of the province name, and the one that runs."""
    reports, made, kept = store().reports(), imports(), records()
    named = pd.concat([table.loc[table["province_code"].eq(province), "fiscal_year"] for table in (reports, made, kept)])
    return {fiscal_year_of(date.today()), *map(int, named[named.ne("")].unique())}


def _by_hand(words: Words, province: str, who: str) -> None:
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    agencies = sources.registry().agencies
    agency = left.selectbox(
        words("board.agency"), list(agencies), format_func=lambda key: agencies[key].name(words.language)
    )
    year = middle.number_input(words("board.year"), *FISCAL_YEARS, fiscal_year_of(date.today()), key="board_year")
    here, _ = _received(province)
    is_received = bool((here["agency"].eq(agency) & here["fiscal_year"].eq(year)).any())
    label = words("board.unset" if is_received else "board.set")
    told = words("board.is_received" if is_received else "board.is_awaited", agency=agency_name(words, agency), year=year)
    pressed = right.button(label, key="board_record", type="secondary" if is_received else "primary")
    st.caption(told)
    if pressed and has_name(words, who):
        _record(words, agency, int(year), province, not is_received, who)


def _record(words: Words, agency: str, year: int, province: str, received: bool, who: str) -> None:
    try:
        store().set_report(agency, year, province, received, who)
    except USER_ERRORS as error:
        st.error(words.said(error))
        return
    st.session_state["history_done"] = "board.saved"
    st.rerun()
