"""Data for the pages, read once and shared by all viewers. Nothing that comes from here may be changed in place."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TypeVar

import geopandas as gpd
import pandas as pd
import streamlit as st

from agencies.coverage import KeyFigures, by_area, key_figures
from agencies.explain import explain_pairs
from agencies.groundwork import Chosen, Groundwork
from agencies.overlap import Assessment
from agencies.records import Areas, Checked, check_records
from agencies.registry import Registry, load_registry
from agencies.reports import ReportsIn, check_reports, missing_reports
from data import places
from data.folder import data_folder
from data.sets import demonstration, documented, provenance
from data.store import Store
from geo.boundaries import Boundaries, areas_of_province, simplified
from geo.gazetteer import tambons
from geo.levels import Level, outlines_of, points_of, units_of
from geo.map import Geometry, write_geometry
from geo.register import Register
from pages.common import session
from pages.common.look import once_a_look
from pages.common.selection import Selection
from pages.common.wording import Words

T = TypeVar("T")
MAP_TOLERANCE, COUNTRY_TOLERANCE = 40.0, 200.0
"""Metres by which a line on the map may differ from the boundary installed: less than a screen's pixel."""
MAP_FOLDER = "map"


@lru_cache
def registry() -> Registry:
    """The registry of agencies, functions and target groups."""
    return load_registry()


def agency_names(words: Words) -> dict[str, str]:
    """Short names of the agencies by ID."""
    return {key: agency.short(words.language) for key, agency in registry().agencies.items()}


@st.cache_resource(max_entries=2, show_spinner=False)
def _register(version: str) -> Register:
    return places.load_register()


@once_a_look
def register() -> Register:
    """The register in use; read again when another is installed."""
    return _register(places.places_version())


@st.cache_resource(max_entries=2, show_spinner=False)
def _boundaries(version: str) -> Boundaries:
    return places.load_boundaries()


def boundaries() -> Boundaries:
    """The boundaries in use; read again when others are installed."""
    return _boundaries(places.places_version())


@st.cache_resource(max_entries=12, show_spinner=False)
def _geometry(version: str, province: str, level: Level) -> Geometry:
    units, lines, points = _shapes(version, province, level)
    return write_geometry(units, lines, data_folder() / MAP_FOLDER, points)


def _shapes(
    version: str, province: str, level: Level
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, pd.DataFrame | None]:
    boundaries, place = _boundaries(version), _register(version)
    if not province:
        registered = boundaries.areas["province_code"].isin(place.tambons["province_code"])
        areas = simplified(boundaries.areas[registered].reset_index(drop=True), COUNTRY_TOLERANCE)
        return units_of(areas, place.tambons, level), outlines_of(areas, level), None
    areas = simplified(areas_of_province(boundaries, province), MAP_TOLERANCE)
    tambons = place.tambons[place.tambons["province_code"] == province]
    return units_of(areas, tambons, level), outlines_of(areas, level, province), points_of(place, province)


def geometry(province: str, level: Level = "tambon") -> Geometry:
    """The units of a province ("": of the country) as the map fetches them; villages as points in a province.

    Raises PlaceError where there are no boundaries.
    """
    return _geometry(places.places_version(), province, level)


def shapes(province: str, level: Level = "tambon") -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, pd.DataFrame | None]:
    """What `geometry` is made of, for a file that holds the map: units, outlines and points (`geo.map`)."""
    return _shapes(places.places_version(), province, level)


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
    """The support records in use, the reports received (agency, fiscal_year, province_code) and the years of either.

    groundwork: the records made ready to be assessed under any filter, shared by all viewers; reports_in: likewise.
    """

    checked: Checked
    reports: pd.DataFrame
    reports_in: ReportsIn
    years: tuple[int, ...]
    groundwork: Groundwork


def store() -> Store:
    """What was imported and written by hand. Raises FileError where it cannot be opened."""
    return Store()


@st.cache_resource(max_entries=2, show_spinner=False)
def stored(version: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Records and reports of the store as of a version."""
    return store().records(), store().reports()


@once_a_look
def records_in_use() -> Records:
    """What the viewer chose to look at; at first the agencies' records, and the demonstration while there are none."""
    version = store().version()
    known = "demonstration" if all(table.empty for table in stored(version)) else "agencies"
    return Records(session.dataset(known), version)


@st.cache_resource(max_entries=4, show_spinner=False)
def _support(version: str, in_use: Records) -> Support:
    records, reports = demonstration() if in_use.synthetic else stored(in_use.version)
    areas = Areas(_register(version).villages, _register(version).tambons)
    checked, received = check_records(records, registry(), areas), check_reports(reports, registry())
    years = sorted({*checked.good["fiscal_year"].dropna().unique().tolist(), *received["fiscal_year"]})
    ground = Groundwork.of(checked.good, areas, registry())
    return Support(checked, received, ReportsIn.of(received, registry()), tuple(years), ground)


@once_a_look
def support() -> Support:
    """The records in use, checked against the register in use."""
    return _support(places.places_version(), records_in_use())


def years_known() -> list[int]:
    """All Buddhist fiscal years that records or reports name."""
    return list(support().years)


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


@dataclass(frozen=True, eq=False)
class Assessed:
    """The records chosen and what they come to; each part is worked out when it is first looked at."""

    areas: Areas
    choice: Chosen
    result: Assessment
    _kept: dict[Hashable, object] = field(default_factory=dict)

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """What somebody makes of it, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    @cached_property
    def figures(self) -> KeyFigures:
        """The key figures of the whole."""
        return key_figures(self.result, self.areas.tambons)

    @cached_property
    def amphoe(self) -> pd.DataFrame:
        """One row an amphoe."""
        return by_area(self.result, self.areas.tambons)


@dataclass(frozen=True)
class View:
    """What a selection comes to; `assessed` is shared by all viewers who chose the same records and criterion.

    areas: those of the country, the province or the amphoe. choice: the records chosen; in the hall none of sensitive
    groups, and choice.hidden says how many. figures and amphoe: as `agencies.coverage` gives them.
    """

    selection: Selection
    assessed: Assessed

    areas = property(lambda self: self.assessed.areas)
    choice = property(lambda self: self.assessed.choice)
    result = property(lambda self: self.assessed.result)
    figures = property(lambda self: self.assessed.figures)
    amphoe = property(lambda self: self.assessed.amphoe)


@st.cache_resource(max_entries=16, show_spinner=False)
def _part(version: str, in_use: Records, province: str, amphoe: str | None) -> Groundwork:
    return _support(version, in_use).groundwork.part(province, amphoe)


def _assess(version: str, in_use: Records, chosen: Selection, hall: bool) -> Assessed:
    known = _support(version, in_use)
    part = _part(version, in_use, chosen.province, chosen.amphoe)
    choice = part.choose(**chosen.filters(), without_groups=tuple(registry().sensitive) if hall else ())
    provinces = [chosen.province] if chosen.province else part.areas.tambons["province_code"].unique()
    awaited = known.reports_in.awaited(provinces, chosen.years or known.years)
    return Assessed(part.areas, choice, part.assess(choice, chosen.criterion, awaited))


_KEYS = {Selection: hash, Records: hash}
"""Streamlit would take each field of them apart at every look."""


# Two caches: what is worked out of the country may come to some hundred megabytes, of a province to a few.
@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=_KEYS)
def _country(version: str, in_use: Records, chosen: Selection, hall: bool) -> Assessed:
    return _assess(version, in_use, chosen, hall)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_KEYS)
def _province(version: str, in_use: Records, chosen: Selection, hall: bool) -> Assessed:
    return _assess(version, in_use, chosen, hall)


def view(chosen: Selection, *, hall: bool) -> View:
    """The assessment of a selection; the tambon looked at and how areas are drawn make no difference to it."""
    assessed = _province if chosen.province else _country
    alike = replace(chosen, tambon=None, units="", share="")
    return View(chosen, assessed(places.places_version(), records_in_use(), alike, hall))


def here(shown: View) -> pd.DataFrame:
    """All good records of a view's areas, before any filter."""
    chosen = shown.selection
    return _part(places.places_version(), records_in_use(), chosen.province, chosen.amphoe).records


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
    """The reports still missing for a view's provinces and years, see `agencies.reports.missing_reports`."""
    provinces = shown.areas.tambons["province_code"].unique()
    return missing_reports(reports(), provinces, years_of(shown), registry())


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


@st.cache_resource(max_entries=64, show_spinner=False)
def _not_on_map(version: str, province: str, amphoe: str | None) -> int:
    tambons = _register(version).tambons
    for column, code in (("province_code", province), ("amphoe_code", amphoe)):
        tambons = tambons[tambons[column] == code] if code else tambons
    return int((~tambons["tambon_code"].isin(_boundaries(version).areas["tambon_code"])).sum())


def not_on_map(shown: View) -> int:
    """How many tambons of a view have no boundary to be drawn."""
    return _not_on_map(places.places_version(), shown.selection.province, shown.selection.amphoe)
