"""The drawing itself, on made-up units: colours, marks, names, points, and what the mouse and the keys do."""

from itertools import combinations

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Polygon, box

from tests.browser.drawn import COLOURS, WORDS, draw, grid, in_turns
from tests.test_geometry_file import HOSTILE

RED, PALE = "142 11 31", "#EEF0F2"
MANY = 41  # squared: more units than are drawn as paths


@pytest.fixture
def drawn(browser, tmp_path):
    """Draw units; see tests/browser/drawn.py."""
    pages = []

    def open_map(units, assessed=None, **options):
        map_ = draw(browser, units, in_turns(units) if assessed is None else assessed, tmp_path, **options)
        pages.append(map_.page)
        return map_

    yield open_map
    for page in pages:
        page.context.close()


@pytest.mark.parametrize(("side", "ratio"), [(4, 1), (4, 2), (MANY, 1), (MANY, 2), (4, 1.25)])
def test_every_unit_has_the_colour_of_its_status(drawn, side, ratio):
    units = grid(side)
    shown = drawn(units, ratio=ratio)
    assert shown.inks() == in_turns(units)["status"].map(COLOURS).tolist()


@pytest.mark.parametrize("side", [4, MANY])
def test_units_without_a_row_and_those_not_asked_for_are_pale(drawn, side):
    units = grid(side)
    shown = drawn(units, in_turns(units).iloc[1:], shown={"only": units["code"][:3].tolist()})
    assert shown.inks()[:4] == [PALE, COLOURS["blue"], COLOURS["yellow"], PALE]


@pytest.mark.parametrize("side", [4, MANY])
def test_a_repainting_changes_colours_and_nothing_else(drawn, side):
    units = grid(side)
    shown = drawn(units)
    before = shown.view()
    shown.paint(status="1" * len(units))
    assert set(shown.inks()) == {COLOURS["blue"]}
    assert shown.view() == before


def islands():
    """A square with a hole, in the hole another unit, and a unit of two parts."""
    ring = Polygon(box(100, 16, 101, 17).exterior.coords, [box(100.3, 16.3, 100.7, 16.7).exterior.coords])
    parts = box(101.2, 16, 101.4, 16.2).union(box(101.2, 16.6, 101.6, 17))
    return gpd.GeoDataFrame(
        {"code": ["400001", "400002", "400003"]},
        geometry=[ring, box(100.3, 16.3, 100.7, 16.7), parts],
        crs="EPSG:4326",
    )


def test_a_hole_shows_and_gives_what_lies_in_it(drawn):
    shown = drawn(islands())
    codes = shown.ask(
        "(areas) => [[16.1, 100.1], [16.5, 100.5], [16.1, 101.3], [16.8, 101.5], [16.4, 101.3]]"
        ".map(([lat, lng]) => areas.shapes.codes[areas.shapes.at({lat, lng})] ?? '')"
    )
    assert codes == ["400001", "400002", "400003", "400003", ""]
    assert shown.inks() == [COLOURS["red"], COLOURS["blue"], COLOURS["yellow"]]


def test_a_click_tells_the_code_and_beside_the_units_nothing(drawn):
    shown = drawn(grid(3))
    for code in ("400004", "400000"):
        shown.page.mouse.click(*shown.spot(code))
    shown.page.mouse.click(5, 300)
    assert shown.page.evaluate("window.clicked") == ["400004", "400000"]


def test_dragging_is_no_click_and_draws_what_comes_into_sight(drawn):
    shown = drawn(grid(12))
    shown.ask("(areas) => { areas.map.setView([17.4, 100.6], 12, {animate: false}); }")
    shown.page.mouse.move(400, 300)
    shown.page.mouse.down()
    shown.page.mouse.move(700, 320, steps=4)
    during = shown.ask(
        "(areas) => areas.fills._bounds.contains(L.bounds(areas.map.containerPointToLayerPoint([0, 0]),"
        " areas.map.containerPointToLayerPoint([800, 600])))"
    )
    shown.page.mouse.up()
    assert during
    assert shown.page.evaluate("window.clicked") == []


def test_hover_says_name_status_agencies_and_villages(drawn):
    units = grid(2)
    agencies = ["", "psdhs;codi", "sdc", ""]
    shown = drawn(units, in_turns(units, agencies=agencies, count=[0, 4, 1, 0]))
    shown.page.mouse.move(*shown.spot("400001"))
    assert shown.tip() == ["ต.บ้าน", "อ.เมือง", "is blue", "2 หน่วยงาน: พมจ., พอช.", "4/10 หมู่บ้าน 40%"]
    shown.page.mouse.move(*shown.spot("400000"))
    assert shown.tip() == ["ต.บ้าน", "อ.เมือง", "is red", "0/10 หมู่บ้าน 0%"]
    shown.page.mouse.move(3, 300)
    assert shown.tip() == []


def test_hover_of_a_pale_unit_says_its_name_alone(drawn):
    shown = drawn(grid(2), shown={"only": ["400001"]})
    shown.page.mouse.move(*shown.spot("400000"))
    assert shown.tip() == ["ต.บ้าน", "อ.เมือง"]


def test_capital_has_its_own_words_and_english_its_own_names(drawn):
    units = grid(2).assign(code=["100000", "100001", "400002", "400003"])
    words = {"capital_unit": "แขวง{name}", "capital_above": "{name}"}
    shown = drawn(units, words=WORDS | words)
    shown.page.mouse.move(*shown.spot("100000"))
    assert shown.tip()[:2] == ["แขวงบ้าน", "เมือง"]
    english = drawn(units, words=WORDS, language="en")
    english.page.mouse.move(*english.spot("400002"))
    assert english.tip()[:2] == ["ต.Ban", "is yellow"]  # the area above has no English name


def test_texts_are_never_html(drawn):
    units = grid(2, name=HOSTILE)
    shown = drawn(units, labels=dict.fromkeys(COLOURS, HOSTILE), note=HOSTILE)
    shown.page.mouse.move(*shown.spot("400000"))
    assert shown.tip()[0] == f"ต.{HOSTILE}"
    assert shown.tip()[2] == HOSTILE
    assert shown.page.locator("#map img").count() == 0


def test_names_and_figures_stand_in_their_unit_and_not_over_each_other(drawn):
    units = grid(9)
    shown = drawn(units, in_turns(units, agencies="psdhs;sdc"))
    labels = shown.labels()
    assert len(labels) == 81
    assert {tuple(label["lines"]) for label in labels} == {("บ้าน", "2")}
    found = shown.ask(
        """(areas, labels) => labels.map(({ x, y }) => {
            const { box } = areas.overlay.view;
            const at = areas.map.containerPointToLayerPoint([0, 0]).subtract(areas.overlay._bounds.min);
            const place = L.point(x - box[0], y - box[1]).subtract(at);
            return areas.shapes.codes[areas.shapes.at(areas.map.containerPointToLatLng(place))];
        })""",
        labels,
    )
    assert found == [label["code"] for label in labels]
    for one, other in combinations(labels, 2):
        apart_x = abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2
        apart_y = abs(one["y"] - other["y"]) >= (one["height"] + other["height"]) / 2
        assert apart_x or apart_y


def test_where_a_name_has_no_room_the_figure_stands_alone_and_in_small_units_nothing(drawn):
    long = grid(9, name="ตำบลที่มีชื่อยาวกว่าขอบเขตของมัน")
    shown = drawn(long, in_turns(long, agencies="sdc"))
    assert {tuple(label["lines"]) for label in shown.labels()} == {("1",)}
    assert drawn(grid(MANY)).labels() == []


def test_figures_are_the_share_where_asked_and_none_where_nobody_knows(drawn):
    units = grid(2)
    rows = in_turns(units, count=[3, 10, 0, 0])
    shown = drawn(units, rows, figure="share", dashed=("white",))
    assert [label["lines"] for label in sorted(shown.labels(), key=lambda label: label["code"])] == [
        ["บ้าน", "30%"],
        ["บ้าน", "100%"],
        ["บ้าน", "0%"],
        ["บ้าน"],
    ]
    assert {tuple(label["lines"]) for label in drawn(units, rows, figure="").labels()} == {("บ้าน",)}


def test_type_is_larger_in_the_hall(drawn):
    units = grid(4)
    usual, hall = (drawn(units, scale=scale).labels() for scale in (1.0, 1.6))
    assert hall[0]["height"] == pytest.approx(1.6 * usual[0]["height"])


@pytest.mark.parametrize("side", [4, MANY])
def test_marks_leave_most_of_their_colour(drawn, side):
    units = grid(side)
    rows = in_turns(units, status="red")
    plain = drawn(units, rows).colours_of("400005")
    assert list(plain) == [RED]
    for mark in ("hatch", "backhatch", "dots"):
        found = drawn(units, rows, marks={"red": mark}).colours_of("400005")
        assert 0.4 < found[RED] / sum(found.values()) < 0.97


def test_lines_of_the_two_marks_run_opposite_ways(drawn):
    units = grid(2)
    rows = in_turns(units, status="red")
    along = """(areas) => {
        const size = 80;
        const { data } = areas.fills.context.getImageData(areas.fills._container.width / 2 - 200, 200, size, size);
        const lit = (x, y) => data[4 * (y * size + x) + 1] > 60;
        let [rising, falling] = [0, 0];
        for (let y = 1; y + 1 < size; y += 1) for (let x = 1; x + 1 < size; x += 1) {
            if (!lit(x, y)) continue;
            rising += lit(x + 1, y - 1) && lit(x - 1, y + 1);
            falling += lit(x + 1, y + 1) && lit(x - 1, y - 1);
        }
        return [rising, falling];
    }"""
    rising, falling = drawn(units, rows, marks={"red": "hatch"}).ask(along)
    assert rising > 2 * falling
    rising, falling = drawn(units, rows, marks={"red": "backhatch"}).ask(along)
    assert falling > 2 * rising


def test_small_units_carry_no_marks(drawn):
    units = grid(MANY)
    small = drawn(units, in_turns(units, status="red"), marks={"red": "hatch"}, scale=3.0)
    assert set(small.inks()) == {COLOURS["red"]}


def test_dashes_lie_within_their_unit(drawn):
    units = grid(2)
    edge = """(areas) => {
        const { scale, origin, box } = areas.fills.view;
        const [west, north, east] = areas.shapes.box(0);
        const row = Math.round(north * scale - origin.y - box[1]) + 1;
        const from = Math.round(west * scale - origin.x - box[0]) + 10;
        const width = Math.floor((east - west) * scale) - 20;
        const { data } = areas.fills.context.getImageData(from, row, width, 1);
        return Array.from({length: width}, (_, at) => data[4 * at]);
    }"""
    rows = in_turns(units, status="white")
    dashed = drawn(units, rows, dashed=("white",)).ask(edge)
    assert min(dashed) < 150 and max(dashed) > 230
    assert min(drawn(units, rows).ask(edge)) > 150


def villages():
    return pd.DataFrame(
        {
            "code": ["40000001", "40000002", "40000103"],
            "name_th": ["บ้านหนึ่ง", "บ้านสอง", "บ้านสาม"],
            "name_en": "",
            "lat": [17.93, 17.97, 17.98],
            "lon": [100.03, 100.07, 100.12],
        }
    )


def test_villages_are_points_in_their_colour_that_say_their_name(drawn):
    units = grid(2)
    here = pd.DataFrame({"code": ["40000001", "40000002"], "status": ["yellow", "blue"]})
    shown = drawn(units, in_turns(units), points=villages(), shown={"points": here}, figure="")
    assert shown.inks("overlay", "points") == [COLOURS["yellow"], COLOURS["blue"], ""]
    at = shown.ask("(areas) => areas.map.latLngToContainerPoint([17.97, 100.07])")
    shown.page.mouse.move(at["x"], at["y"])
    assert shown.tip() == ["หมู่ 2 บ้านสอง", "is blue"]
    shown.page.mouse.click(at["x"], at["y"])
    assert shown.page.evaluate("window.clicked") == ["400000"]  # the unit it lies in


def test_the_map_goes_where_it_is_asked_to_look_and_stays_where_its_user_went(drawn):
    shown = drawn(grid(6))
    whole = shown.view()
    shown.paint(focus=[0, 1, 6, 7], turn=1)
    looked = shown.view()
    assert looked[0] > whole[0] + 1
    shown.page.mouse.move(400, 300)
    shown.page.mouse.wheel(0, -300)
    shown.page.wait_for_timeout(700)
    moved = shown.view()
    assert moved[0] > looked[0]
    shown.paint(focus=[0, 1, 6, 7], turn=1, status="1" * 36)
    assert shown.view() == moved
    shown.paint(focus=[0, 1, 6, 7], turn=2)
    assert shown.view() == looked


def test_keys_move_and_zoom_the_map(drawn):
    shown = drawn(grid(6))
    assert shown.ask("(areas) => areas.map.getContainer().getAttribute('aria-label')") == "map"
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement.id") == "map"
    before = shown.view()
    shown.page.keyboard.press("+")
    shown.page.wait_for_timeout(500)
    zoomed = shown.view()
    assert zoomed[0] > before[0]
    shown.page.keyboard.press("ArrowRight")
    shown.page.wait_for_timeout(500)
    assert shown.view()[2] > zoomed[2]
    assert shown.page.locator("#map.by-keyboard").count() == 1


def test_shapes_that_cannot_be_read_are_said(drawn):
    shown = drawn(grid(2))
    said = shown.page.evaluate(
        """async ([style, painting]) => {
            const other = document.body.appendChild(document.createElement("div"));
            other.style.height = "200px";
            const map = L.map(other).setView([17, 100], 5);
            const lost = await drawAreas(map, "data:application/json,broken", [[16, 100], [17, 101]]);
            lost.paint(style, painting);
            return [lost.failure.textContent, lost.failure.hidden];
        }""",
        shown.ask("(areas) => [areas.painting.style, areas.painting.painting]"),
    )
    assert said == ["no_boundaries", False]
