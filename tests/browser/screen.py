"""What a test does on the screen of the map: find the map's frame, ask it, click an area."""

from playwright.sync_api import Frame, Page

# The colour of a pixel of one of the map's canvases at a place ("#rrggbb"; "" where nothing is drawn).
_INK = """(areas, canvas, place) => {
    const at = areas.map.latLngToLayerPoint(place).subtract(canvas._bounds.min).multiplyBy(window.devicePixelRatio);
    const [red, green, blue, alpha] = canvas.context.getImageData(Math.floor(at.x), Math.floor(at.y), 1, 1).data;
    return alpha ? `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}` : "";
}"""


def map_frame(page: Page) -> Frame:
    """The frame of the map, once its areas are painted."""
    page.wait_for_selector("iframe", timeout=30_000)
    for _ in range(100):
        frame = next((frame for frame in page.frames if "st_folium" in frame.url), None)
        if frame and frame.evaluate("async () => Boolean(window.areas && (await window.areas).painting)"):
            return frame
        page.wait_for_timeout(100)
    raise AssertionError("the map was not painted within 10 seconds")


def painting(page: Page) -> dict:
    """What the map shows: the letter of each area's status by code, labels by letter, the chosen area, the view.

    drawn: the colour seen in the middle of each area ("" outside of the picture). coloured: codes of the areas that are
    not pale. lines: codes of the two ends of each line asked for. names: every text written on the map, by code.
    """
    return map_frame(page).evaluate(
        f"""async () => {{
            const areas = await window.areas;
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            const ink = {_INK};
            const {{ codes }} = areas.shapes;
            const {{ painting, style }} = {{ painting: areas.painting, style: areas.painting.style }};
            const centre = areas.map.getCenter();
            const labels = Object.entries(style.statuses).map(([letter, status]) => [letter, status.label]);
            return {{
                status: Object.fromEntries(codes.map((code, at) => [code, painting.status[at]])),
                labels: Object.fromEntries(labels),
                drawn: codes.map((_, at) => ink(areas, areas.fills, areas.shapes.middleOf(at))),
                coloured: codes.filter((_, at) => !painting.isPale(at)),
                lines: painting.lines.map((ends) => ends.map((at) => codes[at])),
                names: Object.fromEntries(areas.labels.map(({{ unit, lines }}) => [codes[unit], lines])),
                selected: painting.selected,
                view: [areas.map.getZoom(), centre.lat, centre.lng],
                note: areas.note.textContent,
            }};
        }}"""
    )


def painting_of(page: Page, selected: str) -> dict:
    """What the map shows once it marks this area; a change of page takes a moment more than a rerun."""
    for _ in range(100):
        if (shown := painting(page))["selected"] == selected:
            return shown
        page.wait_for_timeout(100)
    raise AssertionError(f"{selected} was not marked within 10 seconds")


def repaint(page: Page, **changes: object) -> None:
    """Let the map paint again what it shows, its painting changed in some respects, as a rerun of the page would."""
    map_frame(page).evaluate(
        """async (changes) => {
            const areas = await window.areas;
            areas.paint(areas.painting.style, {...areas.painting.painting, ...changes});
        }""",
        changes,
    )


def ink_between(page: Page, one: str, other: str) -> str:
    """The colour of what is drawn over the areas half way between the middles of two of them, "" for nothing."""
    return map_frame(page).evaluate(
        f"""async ([one, other]) => {{
            const areas = await window.areas;
            const ink = {_INK};
            const [from, to] = [one, other].map((code) => areas.shapes.middleOf(areas.shapes.place.get(code)));
            const points = [from, to].map((place) => areas.map.latLngToLayerPoint(place));
            const half = areas.map.layerPointToLatLng(points[0].add(points[1]).divideBy(2));
            return ink(areas, areas.overlay, half);
        }}""",
        [one, other],
    )


def looked_at(page: Page) -> list[str]:
    """The codes of the areas that can be seen wholly."""
    return map_frame(page).evaluate(
        """async () => {
            const areas = await window.areas;
            const seen = areas.map.getBounds();
            return areas.shapes.codes.filter((_, at) => seen.contains(areas.shapes.boundsOf(at)));
        }"""
    )


def spot(page: Page, code: str) -> tuple[float, float]:
    """Where on the page the middle of an area is."""
    at = map_frame(page).evaluate(
        """async (code) => {
            const areas = await window.areas;
            return areas.map.latLngToContainerPoint(areas.shapes.middleOf(areas.shapes.place.get(code)));
        }""",
        code,
    )
    box = page.query_selector("iframe").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def look_at(page: Page, code: str) -> None:
    """Move the map so that an area lies in its middle."""
    map_frame(page).evaluate(
        """async (code) => {
            const areas = await window.areas;
            areas.map.setView(areas.shapes.middleOf(areas.shapes.place.get(code)), 11, { animate: false });
        }""",
        code,
    )


def hover_text(page: Page, code: str) -> str:
    """What the map says of an area under the mouse."""
    page.mouse.move(*spot(page, code))
    tip = map_frame(page).wait_for_selector(".area-tip:not([hidden])", timeout=5_000)
    return tip.inner_text()
