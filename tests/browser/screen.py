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
    """What the map shows: the letter of each area's status by code, labels by letter, the chosen area, the view.

    coloured: codes of the areas that are not pale; lines: codes of the two ends of each line asked for; strokes: how
    many lines each layer draws; dots: at how many areas they end.
    """
    return map_frame(page).evaluate(
        """async () => {
            const areas = await window.areas;
            const centre = areas.map.getCenter();
            const letter = ([code, path]) => [code, areas.painting.status[path.place]];
            const codes = [...areas.byCode.keys()];
            const drawn = areas.lines.getLayers().flatMap((layer) => layer.getLayers?.() ?? []);
            return {
                status: Object.fromEntries([...areas.byCode].map(letter)),
                labels: Object.fromEntries(Object.entries(areas.painting.statuses).map(([key, s]) => [key, s.label])),
                drawn: [...areas.byCode.values()].map((path) => path.options.fillColor),
                coloured: codes.filter((code) => !"-.".includes(areas.painting.status[areas.byCode.get(code).place])),
                lines: areas.painting.lines.map((ends) => ends.map((place) => codes[place])),
                dots: areas.lines.getLayers().filter((layer) => layer.getRadius).length,
                strokes: drawn.map((line) => line.getLatLngs().length),
                selected: areas.painting.selected,
                view: [areas.map.getZoom(), centre.lat, centre.lng],
                note: areas.note.textContent,
            };
        }"""
    )


def painting_of(page: Page, selected: str) -> dict:
    """What the map shows once it marks this area; a change of page takes a moment more than a rerun."""
    for _ in range(100):
        if (shown := painting(page))["selected"] == selected:
            return shown
        page.wait_for_timeout(100)
    raise AssertionError(f"{selected} was not marked within 10 seconds")


def looked_at(page: Page) -> list[str]:
    """The codes of the areas that can be seen wholly."""
    return map_frame(page).evaluate(
        """async () => {
            const areas = await window.areas;
            const seen = areas.map.getBounds();
            return [...areas.byCode].filter(([, path]) => seen.contains(path.getBounds())).map(([code]) => code);
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
