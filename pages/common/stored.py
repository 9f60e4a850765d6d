"""What the store holds, as the pages show it: read once a change and shared by all viewers."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.places import places_version
from pages.common import sources
from pages.common.place_names import place_name
from pages.common.wording import Words


@st.cache_resource(max_entries=1, show_spinner=False)
def _records(version: int, places: str) -> pd.DataFrame:
    """Live records with the names of their areas, and `searched`: everything a search looks into, in small letters."""
    register = sources.register()
    villages = register.villages.set_index("village_code")
    tambons = register.tambons.set_index("tambon_code")
    records, _ = sources.stored(version)
    is_village = records["area_code"].isin(villages.index)
    tambon = records["area_code"].map(villages["tambon_code"]).where(is_village, records["area_code"])
    village = villages[["moo", "name_th", "name_en"]].reindex(records["area_code"]).add_prefix("village_")
    names = [name for name in tambons.columns if name.endswith(("_th", "_en", "_code"))]
    place = tambons[names].reindex(tambon).fillna("")
    shown = records.assign(
        tambon_code=tambon.astype("str"),
        village_code=records["area_code"].where(is_village, ""),
        moo=village["village_moo"].astype("str").fillna("").to_numpy(),
        village_th=village["village_name_th"].fillna("").to_numpy(),
        village_en=village["village_name_en"].fillna("").to_numpy(),
        **{name: place[name].to_numpy() for name in names},
    )
    parts = [shown[name] for name in _SEARCHED]
    return shown.assign(searched=parts[0].str.cat(parts[1:], sep="\n").str.lower())


_SEARCHED = (
    "record_id",
    "area_code",
    "village_th",
    "village_en",
    "name_th",
    "name_en",
    "amphoe_th",
    "amphoe_en",
    "unit",
    "fund_name",
    "note",
)


def records() -> pd.DataFrame:
    """Live records of the store with tambon_code, village_code, moo, names of village, tambon, amphoe and province."""
    return _records(sources.store().version(), places_version())


@st.cache_resource(max_entries=1, show_spinner=False)
def _imports(version: int) -> pd.DataFrame:
    return sources.store().imports()


def imports() -> pd.DataFrame:
    """All imports, newest first, as the store gives them."""
    return _imports(sources.store().version())


def province_names(words: Words) -> dict[str, str]:
    """Provinces of the register by code, as they are written on the screen."""
    provinces = sources.register().tambons.drop_duplicates("province_code")
    return {place["province_code"]: place_name(words, place, "province") for place in provinces.to_dict("records")}


def agency_name(words: Words, agency: str) -> str:
    """The short name of an agency, its ID where the registry does not have it any more."""
    entry = sources.registry().agencies.get(agency)
    return entry.short(words.language) if entry else agency


def said_of(words: Words, made: Mapping) -> dict[str, str]:
    """Agency, year and province of an import, as texts."""
    province = province_names(words).get(made["province_code"], made["province_code"])
    return {"agency": agency_name(words, made["agency"]), "year": str(made["fiscal_year"]), "province": province}
