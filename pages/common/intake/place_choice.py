"""Any area of the register for a row whose place could not be told."""

from collections.abc import Mapping

import streamlit as st

from data.intake.place_questions import WHOLE
from pages.common import sources
from pages.common.intake.area_names import area_name, area_names, village_name
from pages.common.wording import Words, literal


def choose_area(words: Words, question: Mapping, province: str) -> str:
    """Boxes for the tambon and, within it, the whole of it, one or several villages; "" until a tambon is chosen.

    Begins with the question's suggestion where there is one.
    """
    register = sources.register()
    tambons = register.tambons.loc[register.tambons["province_code"].eq(province), "tambon_code"].to_list()
    names = area_names(words, tambons)
    by_name = sorted(tambons, key=names.__getitem__)
    suggested = question["suggestion"].split()
    before = suggested[0][:6] if suggested else ""
    key = f"import_area_{question['key']}"
    tambon = st.selectbox(
        words("question.tambon"),
        by_name,
        index=by_name.index(before) if before in tambons else None,
        format_func=names.get,
        placeholder=words("question.choose_tambon"),
        key=f"{key}_tambon",
    )
    if not tambon:
        return ""
    villages = register.villages.loc[register.villages["tambon_code"].eq(tambon), "village_code"].to_list()
    chosen = st.multiselect(
        words("question.villages"),
        villages,
        [code for code in suggested if code in villages],
        format_func=lambda code: village_name(words, code),
        placeholder=words("question.no_village"),
        select_all=False,
        key=f"{key}_{tambon}_villages",
    )
    if chosen:
        return " ".join(chosen)
    whole = st.checkbox(words("question.is_whole", name=literal(area_name(words, tambon))), key=f"{key}_{tambon}_whole")
    return tambon + (WHOLE if whole else "")
