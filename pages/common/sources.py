"""Data for the pages, read once and shared by all viewers. Nothing that comes from here may be changed in place."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from agencies.coverage import KeyFigures, by_amphoe, key_figures
from agencies.explain import explain_pairs
from agencies.overlap import Assessment, assess
from agencies.privacy import is_sensitive
from agencies.records import Areas, Checked, check_records
from agencies.registry import Registry, load_registry
from agencies.reports import awaited_provinces, check_reports, missing_reports
from agencies.selection import Choice, choose
from data import places
from data.folder import data_folder
from data.sets import demonstration, documented, provenance
from data.store import Store
from geo.boundaries import Boundaries, areas_of_province, outlines, simplified
from geo.gazetteer import tambons
from geo.map import Geometry, write_geometry
from geo.register import Register
from pages.common import session
from pages.common.selection import Selection
from pages.common.wording import Words

MAP_TOLERANCE = 40.0
"""Metres by which a line on the map may differ from the boundary installed: less than a screen's pixel."""
MAP_FOLDER = "map"


@st.cache_resource
def registry() -> Registry:
    """The registry of agencies, functions and target groups."""
    return load_registry()


def agency_names(words: Words) -> dict[str, str]:
    """Short names of the agencies by ID."""
    return {key: agency.short(words.language) for key, agency in registry().agencies.items()}


@st.cache_resource(max_entries=2, show_spinner=False)
def _register(version: str) -> Register:
    return places.load_register()


def register() -> Register:
    """The register in use; read again when another is installed."""
    return _register(places.places_version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _boundaries(version: str) -> Boundaries:
    return places.load_boundaries()


def boundaries() -> Boundaries:
    """The boundaries in use; read again when others are installed."""
    return _boundaries(places.places_version())


@st.cache_resource(max_entries=8, show_spinner=False)
def _geometry(version: str, province: str) -> Geometry:
    areas = simplified(areas_of_province(_boundaries(version), province), MAP_TOLERANCE)
    amphoe = _register(version).tambons[["tambon_code", "amphoe_th", "amphoe_en"]]
    return write_geometry(
        areas.merge(amphoe, on="tambon_code", how="left"), outlines(areas), data_folder() / MAP_FOLDER
    )


def geometry(province: str) -> Geometry:
    """The areas of a province as the map fetches them. Raises PlaceError where it has no boundaries."""
    return _geometry(places.places_version(), province)


@dataclass(frozen=True)
class Records:
    """Which records are looked at: `agencies` (the store as of a version) or `demonstration` (synthetic ones)."""

    dataset: str
    version: int

    @property
    def synthetic(self) -> bool:
        """Whether they are made up."""
        return self.dataset == "demonstration"


@dataclass(frozen=True)
class Support:
    """The support records in use and the reports received (agency, fiscal_year, province_code)."""

    checked: Checked
    reports: pd.DataFrame


def store() -> Store:
    """What was imported and written by hand. Raises FileError where it cannot be opened."""
    return Store()


@st.cache_resource(max_entries=2, show_spinner=False)
def stored(version: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Records and reports of the store as of a version."""
    return store().records(), store().reports()


def records_in_use() -> Records:
    """What the viewer chose to look at; at first the agencies' records, and the demonstration while there are none."""
    version = store().version()
    known = "demonstration" if all(table.empty for table in stored(version)) else "agencies"
    return Records(session.dataset(known), version)


@st.cache_resource(max_entries=4, show_spinner=False)
def _support(version: str, in_use: Records) -> Support:
    records, reports = demonstration() if in_use.synthetic else stored(in_use.version)
    areas = Areas(_register(version).villages, _register(version).tambons)
    return Support(check_records(records, registry(), areas), check_reports(reports, registry()))


def support() -> Support:
    """The records in use, checked against the register in use."""
    return _support(places.places_version(), records_in_use())


def years_known() -> list[int]:
    """All Buddhist fiscal years that records or reports name."""
    return _years_of(support())


def _years_of(known: Support) -> list[int]:
    return sorted({*known.checked.good["fiscal_year"].dropna().unique().tolist(), *known.reports["fiscal_year"]})


def default_selection() -> Selection:
    """What a viewer sees first: the demonstration's province and years, or where most records are, all years."""
    return _default_selection(places.places_version(), records_in_use())


@st.cache_resource(max_entries=4, show_spinner=False)
def _default_selection(version: str, in_use: Records) -> Selection:
    tambons = _register(version).tambons
    if not in_use.synthetic:
        records = _support(version, in_use).checked.good
        named = records["tambon_code"].map(tambons.set_index("tambon_code")["province_code"])
        return Selection(next(iter(named.mode()), tambons["province_code"].iloc[0]))
    shown = provenance("khon_kaen")
    first, last = shown.default_years
    provinces = tambons["province_code"].unique()
    province = shown.province_code if shown.province_code in provinces else provinces[0]
    return Selection(province, years=tuple(range(first, last + 1)))


def still_there(chosen: Selection) -> Selection:
    """A selection without what another register, or the records of today, no longer have."""
    tambons = register().tambons
    here = tambons[tambons["province_code"] == chosen.province]
    if here.empty:
        return default_selection()
    amphoe = chosen.amphoe if here["amphoe_code"].eq(chosen.amphoe).any() else None
    within = here if amphoe is None else here[here["amphoe_code"] == amphoe]
    tambon = chosen.tambon if within["tambon_code"].eq(chosen.tambon).any() else None
    known = set(years_known())
    years = tuple(year for year in chosen.years if year in known)
    return replace(chosen, amphoe=amphoe, tambon=tambon, years=years)


@dataclass(frozen=True)
class View:
    """What a selection comes to. areas: the province's or the amphoe's. hidden: records of sensitive groups left out
    in the hall.

    figures and amphoe: as `agencies.coverage` gives them.
    """

    selection: Selection
    areas: Areas
    choice: Choice
    result: Assessment
    hidden: int
    figures: KeyFigures
    amphoe: pd.DataFrame


@st.cache_resource(max_entries=16, show_spinner=False)
def _areas(version: str, province: str, amphoe: str | None) -> Areas:
    place = _register(version)
    level, code = ("province_code", province) if amphoe is None else ("amphoe_code", amphoe)
    tambons = place.tambons[place.tambons[level] == code]
    return Areas(place.villages[place.villages["tambon_code"].isin(tambons["tambon_code"])], tambons)


@st.cache_resource(max_entries=16, show_spinner=False)
def _records_of(version: str, in_use: Records, province: str, amphoe: str | None) -> pd.DataFrame:
    good = _support(version, in_use).checked.good
    return good[good["tambon_code"].isin(_areas(version, province, amphoe).tambons["tambon_code"])]


@st.cache_resource(max_entries=64, show_spinner=False)
def _view(version: str, in_use: Records, chosen: Selection, hall: bool) -> View:
    areas = _areas(version, chosen.province, chosen.amphoe)
    known = _support(version, in_use)
    choice = choose(_records_of(version, in_use, chosen.province, chosen.amphoe), **chosen.filters())
    records, hidden = choice.records, 0
    if hall:
        shown = ~is_sensitive(records, registry())
        records, hidden = records[shown], int((~shown).sum())
        choice = Choice(records, choice.left_out, choice.unknown)
    years = chosen.years or tuple(_years_of(known))
    awaited = awaited_provinces(known.reports, [chosen.province], years, registry())
    result = assess(records, areas, registry(), chosen.criterion, awaited)
    amphoe = by_amphoe(result, records, areas.tambons)
    return View(chosen, areas, choice, result, hidden, key_figures(result, areas.tambons), amphoe)


def view(chosen: Selection, *, hall: bool) -> View:
    """The assessment of a selection; the tambon looked at makes no difference to it."""
    return _view(places.places_version(), records_in_use(), replace(chosen, tambon=None), hall)


def here(shown: View) -> pd.DataFrame:
    """All good records of a view's areas, before any filter."""
    return _records_of(places.places_version(), records_in_use(), shown.selection.province, shown.selection.amphoe)


def everywhere() -> pd.DataFrame:
    """All good records of the whole register."""
    return support().checked.good


def reports() -> pd.DataFrame:
    """The reports received: agency, fiscal_year (Buddhist, whole numbers), province_code."""
    return support().reports


def years_of(shown: View) -> tuple[int, ...]:
    """The Buddhist fiscal years selected; all that are known where none is."""
    return shown.selection.years or tuple(years_known())


def missing_of(shown: View) -> pd.DataFrame:
    """The reports still missing for a view's province and years, see `agencies.reports.missing_reports`."""
    return missing_reports(reports(), [shown.selection.province], years_of(shown), registry())


def pairs_of(shown: View, tambon: str) -> pd.DataFrame:
    """All pairs of one tambon within a view, see `agencies.explain`."""
    records = shown.choice.records
    here = records[records["tambon_code"] == tambon]
    return explain_pairs(here, registry(), shown.areas, shown.selection.criterion)


def amphoe_names(words: Words, shown: View) -> dict[str, str]:
    """The amphoe of a view by code, in the viewer's language."""
    amphoe = shown.areas.tambons.drop_duplicates("amphoe_code").set_index("amphoe_code")
    return words.pick_each(amphoe["amphoe_th"], amphoe["amphoe_en"]).to_dict()


@st.cache_resource
def documented_cases() -> pd.DataFrame:
    """The documented tambons with the names of their amphoe and province."""
    return documented().merge(tambons().drop(columns=["name_th", "name_en"]), on="tambon_code", how="left")


def not_on_map(shown: View) -> int:
    """How many tambons of a view have no boundary to be drawn."""
    areas = boundaries().areas["tambon_code"]
    return int((~shown.areas.tambons["tambon_code"].isin(areas)).sum())
