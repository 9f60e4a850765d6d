"""Which places there are, by code: asked at every run of a page before anything is drawn, so kept as dictionaries."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data import places

Names = tuple[str, str]
"""Thai and English, "" where unknown."""


@dataclass(frozen=True)
class KnownPlaces:
    """provinces: names by code. amphoe: names by code, by province. parents: amphoe and province of a tambon.

    province_of: the province of an amphoe. All in the order of the codes.
    """

    provinces: dict[str, Names]
    amphoe: dict[str, dict[str, Names]]
    parents: dict[str, tuple[str, str]]
    province_of: dict[str, str]

    @classmethod
    def of(cls, tambons: pd.DataFrame) -> "KnownPlaces":
        """Those of a register's tambons."""
        rows = tambons.sort_values("tambon_code")
        provinces = rows.drop_duplicates("province_code").sort_values("province_code")
        amphoe = rows.drop_duplicates("amphoe_code").sort_values("amphoe_code")
        own = dict(zip(provinces["province_code"], _names(provinces, "province"), strict=True))
        province_of = dict(zip(amphoe["amphoe_code"], amphoe["province_code"], strict=True))
        by_province: dict[str, dict[str, Names]] = {code: {} for code in own}
        for code, names in zip(amphoe["amphoe_code"], _names(amphoe, "amphoe"), strict=True):
            by_province[province_of[code]][code] = names
        both = zip(rows["amphoe_code"], rows["province_code"], strict=True)
        return cls(own, by_province, dict(zip(rows["tambon_code"], both, strict=True)), province_of)

    @property
    def country(self) -> bool:
        """Whether there is a country to look at: more than one province."""
        return len(self.provinces) > 1

    def holds(self, tambon: str | None, province: str, amphoe: str | None) -> bool:
        """Whether a tambon is known and lies within a province ("": all) and amphoe (None: all)."""
        if tambon is None or tambon not in self.parents:
            return False
        own_amphoe, own_province = self.parents[tambon]
        return province in ("", own_province) and amphoe in (None, own_amphoe)


def _names(rows: pd.DataFrame, level: str) -> list[Names]:
    return list(zip(rows[f"{level}_th"], rows[f"{level}_en"], strict=True))


@st.cache_resource(max_entries=2, show_spinner=False)
def _known(version: str) -> KnownPlaces:
    return KnownPlaces.of(places.load_register().tambons)


def known_places() -> KnownPlaces:
    """Those of the register in use; read again when another is installed."""
    return _known(places.places_version())
