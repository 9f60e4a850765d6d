"""The alternative at hand: folium's GeoJson with a style function, built again at each change of a filter.

`?province=all&years=2550-2553` in the address: the whole country; without it the demonstration's province.
"""

from dataclasses import replace

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.boundaries import simplified
from pages.common import links, sources
from pages.common.map_view import leaflet_url
from pages.common.palette import COLOURS
from pages.common.selection import Selection


@st.cache_resource
def first() -> Selection:
    """The selection of the address, read once."""
    return links.opened()


@st.cache_resource
def drawn() -> object:
    """The areas of the whole country, simplified as ours are; a province's are drawn as they come."""
    return simplified(sources.boundaries().areas, sources.COUNTRY_TOLERANCE)


years = [2549, 2550, 2551, 2552, 2553] if first().province else sources.years_known()
chosen = st.pills("years", years, selection_mode="multi", default=list(first().years))
view = sources.view(replace(first(), years=tuple(chosen)), hall=False)
tambons = view.result.tambons.astype({"status": "str"})
areas = (sources.boundaries().areas if first().province else drawn()).merge(tambons, on="tambon_code")
drawing = folium.Map((16.4, 102.5) if first().province else (13.2, 101.5), zoom_start=8, tiles=None)
drawing.default_js = [("leaflet", f"{leaflet_url()}/leaflet.js")]  # its own come from the internet
drawing.default_css = [("leaflet", f"{leaflet_url()}/leaflet.css")]
folium.GeoJson(
    areas,
    style_function=lambda area: {"fillColor": COLOURS[area["properties"]["status"]], "fillOpacity": 1, "weight": 1},
    tooltip=folium.GeoJsonTooltip(["name_th", "status", "agencies", "villages_supported"]),
).add_to(drawing)
st_folium(drawing, width=900, height=500, returned_objects=["last_active_drawing"])
