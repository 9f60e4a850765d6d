"""The alternative at hand: folium's GeoJson with a style function, built again at each change of a filter."""

from dataclasses import replace

import folium
import streamlit as st
from streamlit_folium import st_folium

from pages.common import sources
from pages.common.map_view import leaflet_url
from pages.common.palette import COLOURS

chosen = st.pills("years", [2549, 2550, 2551, 2552, 2553], selection_mode="multi", default=[2549, 2550, 2551, 2552])
selection = replace(sources.default_selection(), years=tuple(chosen))
tambons = sources.view(selection, hall=False).result.tambons.astype({"status": "str"})
areas = sources.boundaries().areas.merge(tambons, on="tambon_code")
drawing = folium.Map((16.4, 102.5), zoom_start=8, tiles=None)
drawing.default_js = [("leaflet", f"{leaflet_url()}/leaflet.js")]  # its own come from the internet
drawing.default_css = [("leaflet", f"{leaflet_url()}/leaflet.css")]
folium.GeoJson(
    areas,
    style_function=lambda area: {"fillColor": COLOURS[area["properties"]["status"]], "fillOpacity": 1, "weight": 1},
    tooltip=folium.GeoJsonTooltip(["name_th", "status", "agencies", "villages_supported"]),
).add_to(drawing)
st_folium(drawing, width=900, height=500, returned_objects=["last_active_drawing"])
