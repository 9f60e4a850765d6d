"""The map on the screen: the only place that knows streamlit-folium."""

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import folium
import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from geo.clicks import click_count, clicked_area
from geo.map import BROWSER_FILES, Geometry, base_map

_RETURNED = ["last_active_drawing", "last_object_clicked_count"]


def show_map(
    geometry: Geometry,
    painting: folium.FeatureGroup,
    *,
    folder: Path,
    height: int = 520,
    key_suffix: str = "",
    on_click: Callable[[str], object] | None = None,
) -> str | None:
    """Draw the map, `height` pixels high, and return the code of the area that was clicked just now, else None.

    `folder` is the one given to `write_geometry`. `painting` is drawn before the answer is known, so a page that marks
    the clicked area either sets it in `on_click`, which runs before the page does, or sets it afterwards and reruns.
    `key_suffix` tells two maps of the same geometry apart.
    """
    # streamlit-folium takes maps that differ only in a digest for the same one: hence the digest in the key
    key = f"map-{geometry.digest}-{key_suffix}"
    drawing = base_map(
        geometry,
        leaflet_url=leaflet_url(),
        areas_url=served("areas", folder),
        drawing_url=served("drawing", BROWSER_FILES),
    )
    st_folium(
        drawing,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=_RETURNED,
        feature_group_to_add=painting,
        on_change=partial(_take_click, key, on_click),
    )
    return st.session_state.pop(f"{key}-clicked", None)


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
    """Where Leaflet's script and sheet are served: django-leaflet ships them, Django itself is never imported."""
    return served("leaflet", Path(find_spec("leaflet").origin).parent / "static" / "leaflet")


def served(name: str, folder: Path) -> str:
    """Let Streamlit serve a folder, and tell its address as the map's frame reaches it.

    Declared at each run, since a declaration lives only as long as the server's runtime; it costs nothing.
    """
    return f"../{declare_component(name, path=folder.resolve()).name}"
