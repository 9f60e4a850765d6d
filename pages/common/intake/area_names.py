"""Areas as the clerk reads them: "หมู่ 3 บ้านเพียง ต.ศิลา อ.เมืองขอนแก่น"."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from data.intake.place_questions import WHOLE
from data.places import places_version
from pages.common import sources
from pages.common.place_names import place_name
from pages.common.wording import Words


@st.cache_resource(max_entries=2, show_spinner=False)
def _by_code(version: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    register = sources.register()
    return register.villages.set_index("village_code"), register.tambons.set_index("tambon_code")


def area_name(words: Words, area: str) -> str:
    """The name of an area as `place_questions` writes it: a code, one with "/tambon", or several codes."""
    return ", ".join(_one(words, code) for code in area.split())


def area_names(words: Words, areas: Iterable[str]) -> dict[str, str]:
    """The names of several areas."""
    return {area: area_name(words, area) for area in areas}


def village_name(words: Words, code: str) -> str:
    """A village by หมู่ and name."""
    villages, _ = _by_code(places_version())
    village = villages.loc[code]
    return words("panel.village", moo=village["moo"], name=words.pick(village["name_th"], village["name_en"])).strip()


def _one(words: Words, code: str) -> str:
    villages, tambons = _by_code(places_version())
    tambon_code = code.removesuffix(WHOLE)
    village = ""
    if code in villages.index:
        tambon_code = villages.loc[code, "tambon_code"]
        village = village_name(words, code)
    if tambon_code not in tambons.index:
        return code
    tambon = tambons.loc[tambon_code]
    names = [place_name(words, tambon, "tambon"), place_name(words, tambon, "amphoe")]
    whole = words("question.whole_tambon") if code.endswith(WHOLE) else ""
    return " ".join(text for text in (village, *names, whole) if text)
