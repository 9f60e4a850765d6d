"""The drawing alone, without a dashboard: made-up units in an empty page, as a carried file holds them."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page
from shapely.geometry import box

from geo.geometry_file import geometry_text
from geo.map import BROWSER_FILES, DRAWING_SCRIPTS, DRAWING_SHEET, MAP_WORDS, map_style, painting, write_geometry
from pages.common.map_view import leaflet_folder

COLOURS = {"red": "#8E0B1F", "blue": "#125DDB", "yellow": "#FFE640", "white": "#FFFFFF"}
AGENCIES = {"psdhs": "พมจ.", "sdc": "ศพส.", "codi": "พอช."}
WORDS = {word: word for word in MAP_WORDS} | {
    "unit": "ต.{name}",
    "above": "อ.{name}",
    "village": "หมู่ {moo} {name}",
    "agencies": "{n} หน่วยงาน: {names}",
    "coverage": "{supported}/{villages} หมู่บ้าน {share}",
}
NOTHING = gpd.GeoDataFrame(geometry=[], crs="EPSG:4326")


def grid(side: int, name: str = "บ้าน") -> gpd.GeoDataFrame:
    """side x side squares of a tenth of a degree, codes row by row from the north-west, ten villages each."""
    cells = [(x, y) for y in range(side) for x in range(side)]
    return gpd.GeoDataFrame(
        {
            "code": [f"{400000 + number}" for number in range(side * side)],
            "name_th": name,
            "name_en": "Ban",
            "above_th": "เมือง",
            "above_en": "",
            "villages": 10,
        },
        geometry=[box(100 + x / 10, 18 - (y + 1) / 10, 100 + (x + 1) / 10, 18 - y / 10) for x, y in cells],
        crs="EPSG:4326",
    )


def in_turns(units: gpd.GeoDataFrame, **columns: object) -> pd.DataFrame:
    """Statuses in turns, unit by unit; no agencies, no villages, but where `columns` says otherwise."""
    status = np.array(list(COLOURS))[np.arange(len(units)) % len(COLOURS)]
    return pd.DataFrame({"code": units["code"], "status": status, "agencies": "", "count": 0}).assign(**columns)


@dataclass
class Drawn:
    """A map in a page of its own: `areas` there is the AreaMap."""

    page: Page
    codes: list[str]

    def ask(self, script: str, asked: object = None) -> object:
        """What a function of (areas, asked) gives once what was painted can be seen."""
        return self.page.evaluate(
            f"""async (asked) => {{
                await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                return ({script})(window.areas, asked);
            }}""",
            asked,
        )

    def inks(self, canvas: str = "fills", at: str = "middles") -> list[str]:
        """The colours of a canvas in the middle of every unit, or at every point."""
        return self.ask(
            """(areas, [name, at]) => {
                const canvas = areas[name];
                const places = at === "middles" ? areas.shapes.middles : areas.shapes.points;
                return Array.from(places.xs, (_, place) => {
                    const there = areas.map.latLngToLayerPoint(areaLatLng(places, place)).subtract(canvas._bounds.min);
                    const pixel = there.multiplyBy(devicePixelRatio).floor();
                    const [red, green, blue, alpha] = canvas.context.getImageData(pixel.x, pixel.y, 1, 1).data;
                    const sign = (part) => part.toString(16).padStart(2, "0").toUpperCase();
                    return alpha ? `#${sign(red)}${sign(green)}${sign(blue)}` : "";
                });
            }""",
            [canvas, at],
        )

    def colours_of(self, code: str) -> dict[str, int]:
        """How many pixels of each colour the middle half of a unit has."""
        return self.ask(
            """(areas, unit) => {
                const view = areas.fills.view;
                const [west, north, east, south] = areas.shapes.box(unit);
                const [x, y] = [(west * 3 + east) / 4, (north * 3 + south) / 4];
                const pixel = (value, axis) => value * view.scale - view.origin[axis] - view.box[axis === "x" ? 0 : 1];
                const half = [(east - west) / 2, (south - north) / 2].map((size) => Math.floor(size * view.scale));
                const { data } = areas.fills.context.getImageData(
                    ...[pixel(x, "x"), pixel(y, "y"), ...half].map((value) => Math.round(value * view.ratio)));
                const found = {};
                for (let at = 0; at < data.length; at += 4) {
                    const colour = data.slice(at, at + 3).join(" ");
                    found[colour] = (found[colour] ?? 0) + 1;
                }
                return found;
            }""",
            self.codes.index(code),
        )

    def labels(self) -> list[dict]:
        """Code, lines, middle and size of each text on the map, in pixels."""
        return self.ask("(areas) => areas.labels.map((label) => ({...label, code: areas.shapes.codes[label.unit]}))")

    def spot(self, code: str) -> tuple[float, float]:
        """Where in the page the middle of a unit is."""
        at = self.ask(
            "(areas, code) => areas.map.latLngToContainerPoint(areas.shapes.middleOf(areas.shapes.place.get(code)))",
            code,
        )
        return at["x"], at["y"]

    def tip(self) -> list[str]:
        """What is said under the mouse, line by line."""
        return self.ask("(areas) => areas.tip.hidden ? [] : [...areas.tip.children].map((line) => line.textContent)")

    def paint(self, **changes: object) -> None:
        """Paint again, the painting changed in some respects."""
        self.ask(
            "(areas, changes) => areas.paint(areas.painting.style, {...areas.painting.painting, ...changes})", changes
        )

    def view(self) -> list[float]:
        """Zoom and centre."""
        return self.ask("(areas) => [areas.map.getZoom(), areas.map.getCenter().lat, areas.map.getCenter().lng]")


def draw(
    browser: Browser,
    units: gpd.GeoDataFrame,
    assessed: pd.DataFrame,
    folder,
    *,
    points: pd.DataFrame | None = None,
    ratio: float = 1,
    shown: dict | None = None,
    **style: object,
) -> Drawn:
    """Draw units in an empty page of 800 x 600 pixels; `shown` is given to painting, what is not named to map_style."""
    context = browser.new_context(viewport={"width": 800, "height": 600}, device_scale_factor=ratio)
    page = context.new_page()
    page.set_content('<!doctype html><body style="margin: 0"><div id="map" style="height: 600px"></div>')
    for sheet in (leaflet_folder() / "leaflet.css", BROWSER_FILES / DRAWING_SHEET):
        page.add_style_tag(path=sheet)
    for script in (leaflet_folder() / "leaflet.js", *(BROWSER_FILES / name for name in DRAWING_SCRIPTS)):
        page.add_script_tag(path=script)
    geometry = write_geometry(units, NOTHING, folder, points)
    labels = {status: f"is {status}" for status in COLOURS}
    usual = {"colours": COLOURS, "labels": labels, "marks": {}, "dashed": (), "agency_names": AGENCIES, "words": WORDS}
    page.evaluate(
        """async ([text, bounds, style, painting]) => {
            const map = L.map("map", {zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 15});
            map.setView([17, 100], 5);
            window.areas = await drawAreas(map, JSON.parse(text), bounds);
            window.clicked = [];
            window.areas.clicks.on("click", (event) => window.clicked.push(event.layer.toGeoJSON().properties.code));
            window.areas.paint(style, painting);
        }""",
        [
            geometry_text(units, NOTHING, points),
            [list(corner) for corner in geometry.bounds],
            map_style(**(usual | style)),
            painting(geometry, assessed, list(COLOURS), list(AGENCIES), **(shown or {})),
        ],
    )
    return Drawn(page, list(geometry.codes))
