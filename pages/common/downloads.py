"""Buttons that hand out what a page shows: its table as CSV and Excel, its areas for map programs.

A file is made only when its button is pressed, in a thread of its own that knows no session: hence every value that
it needs is taken before.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from agencies.records import BUDDHIST_ERA
from data.export.about import THAILAND, About, Filters, facts_of, newest_day
from data.export.areas import without_shape
from data.export.cells import ROWS
from data.export.handed_out import HandedOut
from data.export.terms import label
from geo.register import Register
from pages.common import sources
from pages.common.place_names import place_looked_at
from pages.common.uploads import EXCEL
from pages.common.wording import Words, literal

_SAVE = f"{Words('th')('download.chart')} · {Words('en')('download.chart')}"
CHART = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "svg", "filename": "sonroi-chart"},
    "locale": "sonroi",
    "locales": {"sonroi": {"dictionary": {"Download plot": _SAVE}, "format": {}}},
}
"""`config` of st.plotly_chart: one button, that saves the chart as SVG; the browser draws it, not the server."""
_MIME = {
    "csv": "text/csv",
    "xlsx": EXCEL,
    "gpkg": "application/geopackage+sqlite3",
    "geojson": "application/geo+json",
}


def offer_table(
    words: Words,
    shown: sources.View | None,
    name: str,
    table: pd.DataFrame,
    *,
    title: str,
    data: str = "",
    places: Register | None = None,
) -> None:
    """Two buttons: the table as CSV (IDs as they are) and as Excel (names, and a sheet that explains it).

    shown: the view that the table is within, None where it is within none. name: ASCII stem of the file, which also
    tells two tables of a page apart. title: what the table is. data: as of when the data is, where there is no view.
    places: the register that names the places of a long table, when the file is made. An empty table is said to be.
    """
    if table.empty:
        st.caption(words("download.nothing"))
        return
    handed = HandedOut(table, _about(words, shown, title, data), sources.registry(), places)
    is_long, told = len(table) > ROWS, literal(title)
    excel_help = words("download.too_long") if is_long else words("download.excel_help", title=told)
    with st.container(horizontal=True, key=f"downloads_{name}"):
        _button(words("download.csv"), name, "csv", handed.csv, words("download.csv_help", title=told))
        _button(words("download.excel"), name, "xlsx", handed.excel, excel_help, disabled=is_long)


def offer_areas(words: Words, shown: sources.View | None, name: str, table: pd.DataFrame) -> None:
    """Two buttons: the tambons of `table` (it has tambon_code) with all its columns as GeoPackage and GeoJSON.

    Tambons without a boundary keep their row, and their number is said.
    """
    if table.empty:
        st.caption(words("download.nothing"))
        return
    boundaries = sources.boundaries()
    handed = HandedOut(table, _about(words, shown, name), sources.registry())
    labels = {"gpkg": words("download.geopackage"), "geojson": words("download.geojson")}
    with st.container(horizontal=True, key=f"areas_{name}"):
        for ending, text in labels.items():
            _button(text, name, ending, partial(handed.areas, boundaries, ending), words("download.areas_help"))
    if missing := without_shape(table, boundaries):
        st.caption(words("download.without_area", n=missing))


def _button(label_text: str, name: str, ending: str, make: Callable[[], bytes], help_text: str, **more: bool) -> None:
    day = datetime.now(THAILAND).date()
    st.download_button(
        label_text,
        make,
        f"{name}-{day.year + BUDDHIST_ERA}-{day:%m-%d}.{ending}",
        _MIME[ending],
        key=f"download_{name}_{ending}",
        on_click="ignore",
        icon=":material/download:",
        help=help_text,
        **more,
    )


def _about(words: Words, shown: sources.View | None, title: str, data: str = "") -> About:
    as_of = ((label("data", words.language), data),) if data else ()
    facts = facts_of(filters_of(words, shown), sources.registry(), words.language) if shown else as_of
    return About(title, words.language, facts)


def filters_of(words: Words, shown: sources.View) -> Filters:
    """The filters of a view, and as of when its data is. Asks the session."""
    chosen = shown.selection
    return Filters(
        province=place_looked_at(words, replace(chosen, amphoe=None), shown.areas.tambons),
        amphoe=sources.amphoe_names(words, shown).get(chosen.amphoe, ""),
        years=chosen.years,
        agencies=chosen.agencies,
        functions=chosen.functions,
        target_groups=chosen.target_groups,
        money=chosen.money,
        criterion=chosen.criterion,
        data=data_day(words),
    )


def data_day(words: Words) -> str:
    """The day of the newest import or record in use; of synthetic records, that they are made up."""
    in_use = sources.records_in_use()
    if in_use.synthetic:
        return label("synthetic", words.language)
    return _newest_day(in_use.version)


def store_day() -> str:
    """The day of the newest import or record of the store."""
    return _newest_day(sources.store().version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _newest_day(version: int) -> str:
    records, _ = sources.stored(version)
    return newest_day(records, sources.store().imports())
