"""The board: which agency has handed in its whole list for which year, in one province."""

from collections.abc import Collection
from datetime import date

import pandas as pd
import streamlit as st

from agencies.buddhist_years import fiscal_year_of
from agencies.records import FISCAL_YEARS
from agencies.registry import Registry
from data.errors import USER_ERRORS
from pages.common import sources
from pages.common.clerk import day, has_name
from pages.common.downloads import offer_table, store_day
from pages.common.html import table
from pages.common.stored import agency_name, imports, province_names
from pages.common.wording import Words

_NOT_YET = "–"
_TICK = "✓"


def board_part(words: Words, who: str) -> None:
    """The board of a chosen province, and below it how to record a report by hand."""
    names = province_names(words)
    default = sources.default_selection().province
    options = sorted(names, key=names.__getitem__)
    province = st.selectbox(
        words("board.province"), options, options.index(default), format_func=names.get, key="board_province", width=380
    )
    st.caption(words("board.intro"))
    cells = board(sources.registry(), _received(province), _years(province))
    st.html(board_html(words, cells))
    title = words("download.board", province=names[province])
    offer_table(words, None, "reports", board_rows(cells, province, names[province]), title=title, data=store_day())
    st.subheader(words("board.by_hand"), help=words("board.by_hand_help"))
    _by_hand(words, province, who)


def board(registry: Registry, received: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Agencies (index, in the registry's order, others that reported below) by year: "✓", "✓" with a day, or "–".

    received: agency, fiscal_year (int) of one province, and `when`, the day as text ("" unknown).
    """
    others = sorted(set(received["agency"]) - set(registry.agencies))
    cells = pd.DataFrame(_NOT_YET, index=[*registry.agencies, *others], columns=sorted(years))
    ticks = received.assign(tick=(_TICK + " " + received["when"]).str.strip())
    table = ticks.pivot_table("tick", "agency", "fiscal_year", "first")
    return table.reindex_like(cells).fillna(cells)


def board_rows(cells: pd.DataFrame, province: str, name: str) -> pd.DataFrame:
    """The board as a table to take away: agency, fiscal_year, province_code, province, report ("received" or
    "awaited") and received_on, the day as text."""
    rows = cells.rename_axis("agency").reset_index().melt("agency", var_name="fiscal_year", value_name="cell")
    is_received = rows["cell"].ne(_NOT_YET)
    return pd.DataFrame(
        {
            "agency": rows["agency"],
            "fiscal_year": rows["fiscal_year"].astype("int64"),
            "province_code": province,
            "province": name,
            "report": is_received.map({True: "received", False: "awaited"}),
            "received_on": rows["cell"].str.removeprefix(_TICK).str.strip().where(is_received, ""),
        }
    )


def board_html(words: Words, cells: pd.DataFrame) -> str:
    """The board as a table; agencies that must report are marked."""
    must = sources.registry().must_report
    agencies = [agency_name(words, key) + (" *" if key in must else "") for key in cells.index]
    rows = [[name, *row] for name, row in zip(agencies, cells.to_numpy().tolist(), strict=True)]
    return table([words("board.agency"), *map(str, cells.columns)], rows, text_columns=9)


def _received(province: str) -> pd.DataFrame:
    """agency, fiscal_year (int) and when, the day as text: the reports of a province."""
    here = _of(sources.store().board(), province)
    return here[["agency", "fiscal_year"]].assign(when=here["received_at"].map(day))


def _of(table: pd.DataFrame, province: str) -> pd.DataFrame:
    """The lines of one province, their years as whole numbers."""
    here = table[table["province_code"].eq(province)].reset_index(drop=True)
    return here.assign(fiscal_year=here["fiscal_year"].astype("int64"))


def _years(province: str) -> set[int]:
    """Years that reports or imports of the province name, and the one that runs."""
    named = (_of(table, province)["fiscal_year"] for table in (sources.store().board(), imports()))
    return {fiscal_year_of(date.today())}.union(*named)


def _by_hand(words: Words, province: str, who: str) -> None:
    """Set or unset one report."""
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    agencies = sources.registry().agencies
    agency = left.selectbox(
        words("board.agency"), list(agencies), format_func=lambda key: agency_name(words, key), key="board_agency"
    )
    year = middle.number_input(words("board.year"), *FISCAL_YEARS, fiscal_year_of(date.today()), key="board_year")
    here = _received(province)
    is_received = bool((here["agency"].eq(agency) & here["fiscal_year"].eq(year)).any())
    label = words("board.unset" if is_received else "board.set")
    pressed = right.button(label, key="board_record", type="secondary" if is_received else "primary")
    told = "board.is_received" if is_received else "board.is_awaited"
    st.caption(words(told, agency=agency_name(words, agency), year=year))
    if pressed and has_name(words, who):
        _record(words, (agency, int(year), province), not is_received, who)


def _record(words: Words, what: tuple[str, int, str], received: bool, who: str) -> None:
    """Keep the report of an agency, year and province, and show the board anew."""
    try:
        sources.store().set_report(*what, received, who)
    except USER_ERRORS as error:
        st.error(words.said(error))
        return
    st.session_state["history_done"] = "board.saved"
    st.rerun()
