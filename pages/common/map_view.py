"""The map on the screen: the only place that knows streamlit-folium.

The map itself is drawn with arguments that never change, so that Streamlit sends no more than a reference to it. Its
style and its painting travel by two components without a frame, which hand them to the map's frame.
"""

import json
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from geo.clicks import click_count, clicked_area
from geo.map import Geometry, base_map, write_drawing
from pages.common.still_map import StillMap

HEIGHT = 520
_RETURNED = ["last_active_drawing", "last_object_clicked_count"]
_FOLDER = Path(__file__).parent


def map_name(geometry: Geometry, key: str = "") -> str:
    """Under which the page keeps a map's style and painting; `key` tells two maps of the same geometry apart."""
    return f"{geometry.digest}-{key}"


def hand_over(name: str, style: dict[str, object], painting: dict[str, object], key: str = "") -> None:
    """Send how the map of this name is to be painted; it is repainted at once if it is there, else as it comes.

    Takes no room on the page. `key` is the map's, see `map_name`.
    """
    # the painting first: Streamlit takes a breath after each thing it sends, and the style is there already as a rule
    for part, value in (("painting", painting), ("style", style)):
        # bytes: as JSON Streamlit would send six characters for each Thai letter
        content = json.dumps([name, part, value], ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        _mount()(key=f"map_{part}_{key}", data=content.encode())


def _mount() -> Callable[..., object]:
    """Registered at each run, since a registration lives only as long as the server's runtime; it costs nothing."""
    return st.components.v2.component("map_hand_over", js=_script(), isolate_styles=False)


@lru_cache
def _script() -> str:
    """Without the line that says what it is: it travels with every painting."""
    return (_FOLDER / "map_hand_over.js").read_text(encoding="utf-8").split("\n", 1)[1]


def show_map(
    geometry: Geometry,
    *,
    folder: Path,
    height: int = HEIGHT,
    key: str = "",
    on_click: Callable[[str], object] | None = None,
) -> str | None:
    """Draw the map, `height` pixels high, and return the code of the unit that was clicked just now, else None.

    `folder` is the one given to `write_geometry`. What it shows is handed over under `map_name`, before or after. A
    page that marks the clicked unit sets it in `on_click`, which runs before the page does.
    """
    # streamlit-folium takes maps that differ only in a digest for the same one: hence the digest in the key
    name = map_name(geometry, key)
    st_folium(
        _still(geometry, name, folder, leaflet_url(), served("areas", folder)),
        key=f"map-{name}",
        height=height,
        use_container_width=True,
        returned_objects=_RETURNED,
        on_change=partial(_take_click, f"map-{name}", on_click),
    )
    return st.session_state.pop(f"map-{name}-clicked", None)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Geometry: lambda geometry: geometry.digest})
def _still(geometry: Geometry, name: str, folder: Path, leaflet: str, areas: str) -> StillMap:
    """Rendered once: folium takes longer over it than a filter may take to be seen."""
    drawing = write_drawing(folder)
    return StillMap(base_map(geometry, name=name, drawing=drawing, leaflet_url=leaflet, areas_url=areas))


def _take_click(key: str, on_click: Callable[[str], object] | None) -> None:
    result = st.session_state.get(key)
    click = clicked_area(result, st.session_state.get(f"{key}-count"))
    st.session_state[f"{key}-count"] = click_count(result)
    if click is None:
        return
    st.session_state[f"{key}-clicked"] = click.code
    if on_click is not None:
        on_click(click.code)


def leaflet_url() -> str:
    """Where Leaflet's script and sheet are served."""
    return served("leaflet", leaflet_folder())


def leaflet_folder() -> Path:
    """Leaflet's script and sheet: django-leaflet ships them, Django itself is never imported."""
    return Path(find_spec("leaflet").origin).parent / "static" / "leaflet"


def served(name: str, folder: Path) -> str:
    """Let Streamlit serve a folder, and tell its address as the map's frame reaches it.

    Declared at each run, since a declaration lives only as long as the server's runtime; it costs nothing.
    """
    return f"../{declare_component(name, path=folder.resolve()).name}"
