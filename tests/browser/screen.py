"""What a test does on the screen of the map: find the map's frame, ask it, click an area."""

from playwright.sync_api import Frame, Page


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
    """What the map shows: the letter of each area's status by code, labels by letter, the chosen area, the view."""
    return map_frame(page).evaluate(
        """async () => {
            const areas = await window.areas;
            const centre = areas.map.getCenter();
            const letter = ([code, path]) => [code, areas.painting.status[path.place]];
            return {
                status: Object.fromEntries([...areas.byCode].map(letter)),
                labels: Object.fromEntries(Object.entries(areas.painting.statuses).map(([key, s]) => [key, s.label])),
                drawn: [...areas.byCode.values()].map((path) => path.options.fillColor),
                selected: areas.painting.selected,
                view: [areas.map.getZoom(), centre.lat, centre.lng],
                note: areas.note.textContent,
            };
        }"""
    )


def spot(page: Page, code: str) -> tuple[float, float]:
    """Where on the page the middle of an area is."""
    at = map_frame(page).evaluate(
        """async (code) => {
            const areas = await window.areas;
            return areas.map.latLngToContainerPoint(areas.byCode.get(code).getBounds().getCenter());
        }""",
        code,
    )
    box = page.query_selector("iframe").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def hover_text(page: Page, code: str) -> str:
    """What the map says of an area under the mouse."""
    page.mouse.move(*spot(page, code))
    tip = map_frame(page).wait_for_selector(".area-tip:not([hidden])", timeout=5_000)
    return tip.inner_text()
