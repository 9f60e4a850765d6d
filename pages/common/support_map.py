"""The map of a view: its colours are sent before all else on a page, and it is drawn where the page wants it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from agencies.overlap import STATUSES
from data.folder import data_folder
from geo.errors import PlaceError
from geo.map import HALL_SCALE, Geometry, lines_not_drawn, map_style, painting_asked, painting_of_units
from pages.common import map_focus, session, sources, theme
from pages.common.colouring import Colouring, of_statuses
from pages.common.map_view import HEIGHT, hand_over, map_name, show_map
from pages.common.place_names import CAPITAL, place_patterns
from pages.common.wording import Words

_ABOVE = {"province": None, "amphoe": "province", "tambon": "amphoe"}
_DIGITS = {"province": 2, "amphoe": 4, "tambon": 6}


@dataclass(frozen=True)
class Begun:
    """A map whose colours were sent; `end_map` draws it. undrawn: how many lines have an end without boundary."""

    geometry: Geometry
    level: str
    key: str
    undrawn: int


def map_words(words: Words, level: str = "tambon") -> dict[str, str]:
    """The texts that the map itself shows, where it draws units of this level."""
    usual, capital = place_patterns(words, ""), place_patterns(words, CAPITAL)
    above = _ABOVE[level]
    names = {"unit": usual[level], "above": usual[above] if above else ""}
    in_capital = {"capital_unit": capital[level], "capital_above": capital[above] if above else ""}
    return words.of("drawing") | {"village": words("panel.village")} | names | in_capital


def begin_map(
    words: Words,
    shown: sources.View,
    *,
    colouring: Colouring | None = None,
    selected: str | None = None,
    hall: bool = False,
    only: Collection[str] | None = None,
    lines: pd.DataFrame | None = None,
    key: str = "",
) -> Begun:
    """Send what a view is painted with; a map that is on the screen is repainted now, whatever the page does next.

    Raises PlaceError where there are no boundaries. colouring: None for the usual one, of tambons by their status.
    selected: code of the tambon that is marked. only: codes of the units shown in colour (None: all of the view); the
    others are pale, but can be clicked. lines: tambon_code, learning_code; a line between the two, a dot at the
    learning end. key: tells several maps of one page apart. The map shows the amphoe chosen, or where a search went.
    """
    usual = colouring is None
    colouring = colouring or of_statuses(words, shown)
    geometry = sources.geometry(shown.selection.province, colouring.level)
    coloured = _coloured(shown, only, colouring.level)
    packed = (
        _usual(shown, geometry, colouring) if usual and coloured is None else _packed(geometry, colouring, coloured)
    )
    focus, turn = map_focus.focus_of(shown)
    asked = painting_asked(
        geometry,
        list(colouring.colours),
        lines=lines,
        selected=selected and _unit_of(selected, colouring.level),
        focus={_unit_of(code, colouring.level) for code in focus},
        turn=turn,
        points=_villages(shown, geometry, colouring, selected),
    )
    style = style_of(words, colouring, HALL_SCALE if hall else 1.0, theme.ground())
    hand_over(map_name(geometry, key), style, packed | asked, key)
    return Begun(geometry, colouring.level, key, 0 if lines is None else len(lines_not_drawn(geometry, lines)))


def look_ahead(words: Words, shown: sources.View) -> None:
    """Work out what `begin_map` will send of a view in its usual colours, so that it is there when it is asked for."""
    colouring = of_statuses(words, shown)
    _usual(shown, sources.geometry(shown.selection.province, colouring.level), colouring)


def _usual(shown: sources.View, geometry: Geometry, colouring: Colouring) -> dict[str, object]:
    """The usual colours of the whole view, kept with what was assessed."""
    return shown.assessed.kept(("colours", geometry.digest), lambda: _packed(geometry, colouring, None))


def _packed(geometry: Geometry, colouring: Colouring, only: Collection[str] | None) -> dict[str, object]:
    agencies = list(sources.registry().agencies)
    return painting_of_units(geometry, colouring.units, list(colouring.colours), agencies, only=only)


def try_map(words: Words, shown: sources.View, **asked: object) -> Begun | PlaceError:
    """As `begin_map`; the error where there are no boundaries, which `end_map` says in the map's place."""
    try:
        return begin_map(words, shown, **asked)
    except PlaceError as error:
        return error


def end_map(words: Words, begun: Begun | PlaceError, *, height: int | None = None) -> None:
    """The map itself, and how many lines cannot be drawn; a click goes down to the unit, see `session.go_down`.

    height: pixels (None: the usual; the sheets of the map page and of the hall fit theirs to the window).
    """
    if isinstance(begun, PlaceError):
        st.warning(words.said(begun))
        return
    show_map(
        begun.geometry,
        folder=data_folder() / sources.MAP_FOLDER,
        height=height or HEIGHT,
        key=begun.key,
        on_click=partial(session.go_down, level=begun.level),
    )
    if begun.undrawn:
        st.caption(words("find.lines_not_drawn", n=begun.undrawn))


def draw_map(
    words: Words,
    shown: sources.View,
    *,
    height: int | None = None,
    **asked: object,
) -> None:
    """Send the colours and draw the map at once: as `begin_map` and `end_map`."""
    end_map(words, begin_map(words, shown, **asked), height=height)


def style_of(words: Words, colouring: Colouring, scale: float = 1.0, ground: str = "#FFFFFF") -> dict[str, object]:
    """How a colouring looks, see `geo.map.map_style`."""
    return map_style(
        colours=colouring.colours,
        labels=colouring.labels,
        marks=colouring.marks,
        dashed=colouring.dashed,
        agency_names=sources.agency_names(words),
        words=map_words(words, colouring.level) | dict(colouring.words),
        figure=colouring.figure,
        scale=scale,
        language=words.language,
        ground=ground,
        note=words("map.approximate") if sources.boundaries().approximate else "",
    )


def _unit_of(tambon: str, level: str) -> str:
    """The unit of a level that holds a tambon: codes begin with those of the areas around them."""
    return tambon[: _DIGITS[level]]


def _coloured(shown: sources.View, only: Collection[str] | None, level: str) -> Collection[str] | None:
    """The units in colour: within the amphoe chosen no others are assessed, so theirs would be "no data"."""
    if shown.selection.amphoe is None:
        return only
    here = shown.areas.tambons["tambon_code"].str[: _DIGITS[level]].drop_duplicates()
    return here.tolist() if only is None else here[here.isin(list(only))].tolist()


def _villages(
    shown: sources.View, geometry: Geometry, colouring: Colouring, selected: str | None
) -> pd.DataFrame | None:
    """The villages of the tambon or else of the amphoe chosen, where the register knows where they lie.

    None where the map shows something else than the statuses that villages have.
    """
    within = selected or shown.selection.amphoe
    if geometry.points.empty or not within or not colouring.colours.keys() >= set(STATUSES):
        return None
    villages = shown.result.villages
    here = villages[villages["village_code"].str.startswith(within)]
    return here[["status"]].assign(code=here["village_code"])
