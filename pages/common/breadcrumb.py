"""Where the map is, from the whole country down to the tambon that was chosen; each part leads up again."""

from html import escape

import pandas as pd
import streamlit as st

from agencies.overlap import STATUSES
from pages.common import session, sources
from pages.common.known_places import known_places
from pages.common.place_names import CAPITAL, place_name
from pages.common.selection import COUNTRY, Selection, share_shown, units_offered, units_shown
from pages.common.wording import Words, literal

_UNITS, _SHARE = "level_units", "level_share"


def breadcrumb(words: Words, shown: sources.View) -> None:
    """What is around the place looked at, each part a button that goes there; then the tambon, where one is chosen.

    To be called within a horizontal container. The place itself is not among them: the head of the page, which stands
    beside, names it.
    """
    parts = _parts(words, shown)
    if len(parts) == 1:
        return
    for name, place in parts[:-1]:
        key = f"up_{place['province'] or 'all'}_{place['amphoe'] or 'all'}"
        st.button(f"{literal(name)} ›", key=key, on_click=session.go_to, kwargs=place, type="tertiary")
    if shown.selection.tambon is not None:
        st.html(f'<b aria-current="location">{escape(parts[-1][0])}</b>', width="content")


def _parts(words: Words, shown: sources.View) -> list[tuple[str, dict[str, str | None]]]:
    """The name of each part and the place that it leads to. The country is one only where there are provinces."""
    parts = [(words("level.country"), {"province": COUNTRY, "amphoe": None})] if known_places().country else []
    chosen, tambons = shown.selection, shown.areas.tambons
    if chosen.tambon is not None:
        tambons = tambons[tambons["tambon_code"].eq(chosen.tambon)]
    place = tambons.iloc[0]
    province = {"province": place["province_code"], "amphoe": None}
    amphoe = province | {"amphoe": place["amphoe_code"]}
    if chosen.province != COUNTRY or chosen.tambon is not None:
        parts.append((_province_name(words, place), province))
    if chosen.amphoe is not None or chosen.tambon is not None:
        parts.append((place_name(words, place, "amphoe"), amphoe))
    if chosen.tambon is not None:
        parts.append((place_name(words, place, "tambon"), {}))
    return parts


def _province_name(words: Words, place: pd.Series) -> str:
    """In short, "จ.ขอนแก่น"; the capital as it is."""
    if place["province_code"] == CAPITAL:
        return place_name(words, place, "province")
    return words(
        "level.in_short", name=words.pick(place["province_th"], place["province_en"]) or place["province_code"]
    )


def level_controls(words: Words, chosen: Selection) -> None:
    """What the map is divided into, and for provinces and amphoe the status whose share colours them."""
    offered = units_offered(chosen)
    if len(offered) > 1:
        st.session_state[_UNITS] = units_shown(chosen)
        st.segmented_control(
            words("level.units"),
            offered,
            format_func=lambda level: words(f"level.{level}"),
            key=_UNITS,
            on_change=_take_units,
            label_visibility="collapsed",
        )
    if units_shown(chosen) != "tambon":
        st.session_state[_SHARE] = share_shown(chosen)
        st.selectbox(
            words("level.share"),
            STATUSES,
            format_func=lambda status: words("level.share_choice", status=words(f"short.{status}")),
            key=_SHARE,
            on_change=_take_share,
            label_visibility="collapsed",
            width=230,
        )


def _take_units() -> None:
    session.draw_units(st.session_state[_UNITS])


def _take_share() -> None:
    session.colour_by_share(st.session_state[_SHARE])
