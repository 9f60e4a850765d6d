"""The map as folium objects and plain data: a base that never changes, a style, and a painting of few characters."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from streamlit_folium import _get_header, _get_map_string

from geo.map import (
    BROWSER_FILES,
    DRAWING_SCRIPTS,
    DRAWING_SHEET,
    MAP_WORDS,
    base_map,
    lines_not_drawn,
    map_style,
    not_drawn,
    painting,
    write_drawing,
    write_geometry,
)
from pages.common.map_view import hand_over, map_name, show_map
from pages.common.still_map import StillMap
from tests.map_reading import said
from tests.test_geometry_file import HOSTILE, outline, squares

COLOURS = {"duplicate": "#8E0B1F", "awaiting_reports": "#FFFFFF", "uncovered": "#FFE640"}
LABELS = {"duplicate": "เข้าเกณฑ์ซ้ำซ้อน", "awaiting_reports": "รอรายงาน", "uncovered": "ยังไม่พบการสนับสนุน"}
AGENCIES = {"codi": "พอช.", "psdhs": "พมจ.", "sdc": "ศพส."}
WORDS = {word: word for word in MAP_WORDS}


def lines_of(*pair):
    return pd.DataFrame([pair], columns=["tambon_code", "learning_code"])


def villages():
    """Places of three villages, two of the first tambon."""
    codes = ["40010101", "40010102", "40010201"]
    return pd.DataFrame({"code": codes, "name_th": "บ้าน", "name_en": "Ban", "lat": 16.5, "lon": 103.5})


@pytest.fixture
def geometry(tmp_path):
    return write_geometry(squares(), outline(), tmp_path, villages())


def assessed(**changes):
    columns = {
        "code": ["400102", "400103", "400101"],
        "status": ["uncovered", "duplicate", "awaiting_reports"],
        "agencies": ["", "psdhs;sdc", ""],
        "count": [0, 3, 0],
    }
    return pd.DataFrame(columns | changes)


def style_of(**options):
    arguments = {"colours": COLOURS, "labels": LABELS, "marks": {}, "dashed": (), "agency_names": AGENCIES}
    return map_style(**(arguments | {"words": WORDS} | options))


def painted(geometry, units=None, **options):
    return painting(geometry, assessed() if units is None else units, list(COLOURS), list(AGENCIES), **options)


def bare_map(geometry, name="one"):
    drawing = ("drawing-1.js", "drawing-1.css")
    return base_map(geometry, name=name, drawing=drawing, leaflet_url="../leaflet", areas_url="../areas")


def weight(value):
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


class TestFileOfAreas:
    def test_tells_codes_points_and_bounds(self, geometry):
        assert list(geometry.codes) == ["400101", "400102", "400103"]
        assert list(geometry.points) == ["40010101", "40010102", "40010201"]
        (south, west), (north, east) = geometry.bounds
        assert (south, west, north, east) == pytest.approx((16, 102.123456789, 17, 105))

    def test_without_points_has_none(self, tmp_path):
        assert list(write_geometry(squares(), outline(), tmp_path).points) == []

    def test_name_tells_the_content(self, geometry, tmp_path):
        assert write_geometry(squares().iloc[::-1], outline(), tmp_path, villages()).file_name == geometry.file_name
        renamed = write_geometry(squares(names=("สำราญ", "พระลับ", "ศิลา")), outline(), tmp_path, villages())
        assert renamed.file_name != geometry.file_name
        assert write_geometry(squares(), outline(), tmp_path).file_name != geometry.file_name
        assert geometry.digest in geometry.file_name

    def test_file_that_is_there_is_left_alone(self, geometry, tmp_path):
        (tmp_path / geometry.file_name).write_text("kept", encoding="utf-8")
        write_geometry(squares(), outline(), tmp_path, villages())
        assert [path.name for path in tmp_path.iterdir()] == [geometry.file_name]
        assert (tmp_path / geometry.file_name).read_text(encoding="utf-8") == "kept"

    def test_folder_is_made(self, tmp_path):
        written = write_geometry(squares(), outline(), tmp_path / "new" / "map")
        assert (tmp_path / "new" / "map" / written.file_name).exists()

    def test_area_without_polygon_is_told(self, tmp_path):
        units = squares()
        units.loc[units["code"].isin(["400101", "400102"]), "geometry"] = None
        written = write_geometry(units, outline(), tmp_path)
        assert list(written.codes) == ["400103"]
        assert set(not_drawn(written, assessed())["code"]) == {"400101", "400102"}


class TestBaseMap:
    def test_loads_nothing_but_the_served_files(self, geometry):
        drawing = bare_map(geometry)
        scripts, sheets = ([url for _, url in urls] for urls in (drawing.default_js, drawing.default_css))
        assert scripts == ["../leaflet/leaflet.js", "../areas/drawing-1.js"]
        assert sheets == ["../leaflet/leaflet.css", "../areas/drawing-1.css"]
        page = drawing.get_root().render()
        assert not re.search(r"https?:|//cdn|jquery|bootstrap", page, re.IGNORECASE)

    def test_one_script_and_one_sheet_hold_all_of_the_drawing(self, tmp_path):
        assert {path.name for path in BROWSER_FILES.iterdir()} == {*DRAWING_SCRIPTS, DRAWING_SHEET}
        script, sheet = write_drawing(tmp_path / "new")
        assert {path.name for path in (tmp_path / "new").iterdir()} == {script, sheet}
        written = (tmp_path / "new" / script).read_text(encoding="utf-8")
        places = [written.index((BROWSER_FILES / name).read_text(encoding="utf-8")) for name in DRAWING_SCRIPTS]
        assert places == sorted(places)
        assert (BROWSER_FILES / DRAWING_SHEET).read_text(encoding="utf-8") in (tmp_path / "new" / sheet).read_text(
            encoding="utf-8"
        )
        assert write_drawing(tmp_path / "new") == (script, sheet)

    @pytest.mark.parametrize("name", [*DRAWING_SCRIPTS, DRAWING_SHEET])
    def test_served_files_load_nothing_and_make_no_html_of_texts(self, name):
        text = (BROWSER_FILES / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|@import|url\(|innerHTML|insertAdjacentHTML|document\.write|eval\(", text)

    def test_fetches_the_areas_and_follows_its_name(self, geometry):
        drawing = bare_map(geometry, "two-left")
        drawing.get_root().render()
        script = _get_map_string(drawing)
        assert f'"../areas/{geometry.file_name}"' in script
        assert re.search(r"window\.areas = drawAreas\(\s*map_div, ", script)
        assert '"two-left"' in script
        assert "tileLayer" not in script

    def test_kept_map_says_what_folium_would(self, geometry):
        drawing = bare_map(geometry)
        drawing.get_root().render()
        drawing.render()
        header, script = _get_header(drawing), _get_map_string(drawing)
        kept = StillMap(bare_map(geometry))
        before = dict(kept.__dict__)
        kept.get_root().render()
        assert (_get_header(kept), _get_map_string(kept)) == (header, script)
        assert (kept.default_js, kept.default_css) == (drawing.default_js, drawing.default_css)
        assert kept.__dict__ == before


class TestStyle:
    def test_lines_are_seen_on_their_fill_and_only_the_asked_are_dashed(self):
        styles = style_of(dashed={"awaiting_reports"})["statuses"].values()
        by_label = {style["label"]: style for style in styles}
        assert by_label[LABELS["duplicate"]]["line"] == "#FFFFFF"
        assert by_label[LABELS["uncovered"]]["line"] != "#FFFFFF"
        assert by_label[LABELS["awaiting_reports"]]["line"] != "#FFFFFF"
        assert [label for label, style in by_label.items() if style.get("dashed")] == [LABELS["awaiting_reports"]]
        assert {label: style["fill"] for label, style in by_label.items() if label in LABELS.values()} == {
            LABELS[status]: colour for status, colour in COLOURS.items()
        }

    def test_marks_stand_with_their_status(self):
        statuses = style_of(marks={"duplicate": "hatch", "uncovered": "dots"})["statuses"]
        marks = {style["label"]: style["mark"] for style in statuses.values() if "mark" in style}
        assert marks == {LABELS["duplicate"]: "hatch", LABELS["uncovered"]: "dots"}

    def test_unknown_marks_and_figures_are_refused(self):
        with pytest.raises(ValueError, match="stripes"):
            style_of(marks={"duplicate": "stripes"})
        with pytest.raises(ValueError, match="baht"):
            style_of(figure="baht")

    def test_options_travel(self):
        options = {"scale": 1.6, "language": "en", "ground": "#0E1117", "note": HOSTILE, "figure": "share"}
        style = style_of(**options)
        assert {key: style[key] for key in options} == options
        assert style["words"] == WORDS
        assert style["agencies"] == ["พอช.", "พมจ.", "ศพส."]
        assert json.loads(json.dumps(style)) == style


class TestPainting:
    def test_each_area_gets_its_own_row(self, geometry):
        shown = [said(style_of(), painted(geometry), place) for place in range(3)]
        assert shown == [
            ("รอรายงาน", [], 0),
            ("ยังไม่พบการสนับสนุน", [], 0),
            ("เข้าเกณฑ์ซ้ำซ้อน", ["พมจ.", "ศพส."], 3),
        ]

    def test_order_of_rows_means_nothing(self, geometry):
        assert painted(geometry) == painted(geometry, assessed().iloc[::-1])

    @given(st.data())
    @settings(max_examples=50)
    def test_any_sets_and_counts_arrive(self, tmp_path_factory, data):
        geometry = write_geometry(squares(), outline(), tmp_path_factory.mktemp("areas"))
        names = {f"agency_{number}": f"ที่ {number}" for number in range(data.draw(st.integers(1, 14)))}
        sets = [data.draw(st.lists(st.sampled_from(sorted(names)), unique=True)) for _ in range(3)]
        counts = [data.draw(st.integers(0, 300_000)) for _ in range(3)]
        units = pd.DataFrame(
            {"code": list(geometry.codes), "status": "duplicate", "agencies": map(";".join, sets), "count": counts}
        )
        shown = painting(geometry, units, list(COLOURS), list(names))
        found = [said(style_of(agency_names=names), shown, place)[1:] for place in range(3)]
        wanted = [({names[agency] for agency in members}, count) for members, count in zip(sets, counts, strict=True)]
        assert [(set(agencies), count) for agencies, count in found] == wanted

    def test_missing_area_is_pale_and_says_so(self, geometry):
        units = assessed(status=["uncovered", None, "duplicate"]).iloc[:2]
        shown = painted(geometry, units)
        assert shown["status"] == "-2-"
        assert said(style_of(), shown, 0) == said(style_of(), shown, 2) == ("no_data", [], 0)
        assert style_of()["statuses"]["-"]["fill"] not in COLOURS.values()

    def test_nothing_at_all_is_pale(self, geometry):
        assert painted(geometry, assessed().iloc[:0])["status"] == "---"

    def test_area_outside_the_geometry_is_told_not_drawn(self, geometry):
        units = assessed(code=["400102", "400199", "400101"])
        assert list(not_drawn(geometry, units)["code"]) == ["400199"]
        assert painted(geometry, units)["status"] == "12-"

    def test_areas_outside_the_asked_are_pale_and_nothing_is_said_of_them(self, geometry):
        shown = painted(geometry, only=["400103", "999999"])
        assert said(style_of(), shown, 0) == said(style_of(), shown, 1) == ("", [], 0)
        assert style_of()["statuses"]["."]["fill"] == style_of()["statuses"]["-"]["fill"]
        assert said(style_of(), shown, 2) == ("เข้าเกณฑ์ซ้ำซ้อน", ["พมจ.", "ศพส."], 3)

    def test_no_area_asked_is_not_every_area(self, geometry):
        assert painted(geometry, only=None)["status"] == "120"
        assert painted(geometry, only=[])["status"] == "..."

    def test_lines_join_the_areas_that_are_drawn_and_the_others_are_told(self, geometry):
        asked = pd.DataFrame(
            {
                "tambon_code": ["400103", "400101", "500101", "400102", "400103"],
                "learning_code": ["400102", "400102", "400102", "500101", None],
            },
            index=[3, 1, 4, 1, 5],
        )
        pairs = painted(geometry, lines=asked)["lines"]
        assert [tuple(geometry.codes[place] for place in pair) for pair in pairs] == [
            ("400103", "400102"),
            ("400101", "400102"),
        ]
        assert lines_not_drawn(geometry, asked)["learning_code"].tolist() == ["400102", "500101"]
        assert "lines" not in painted(geometry)
        assert "lines" not in painted(geometry, lines=asked.iloc[:0])

    def test_focus_travels_in_one_order_without_areas_that_are_not_drawn(self, geometry):
        one, other = (painted(geometry, focus=focus, turn=2) for focus in (["400103", "400101"], ["400101", "400103"]))
        assert one == other
        assert [geometry.codes[place] for place in one["focus"]] == ["400101", "400103"]
        assert one["turn"] == 2
        assert "focus" not in painted(geometry, focus=["999999"])

    def test_points_are_those_between_the_first_and_the_last(self, geometry):
        here = pd.DataFrame({"code": ["40010201", "40010102"], "status": ["uncovered", "duplicate"]})
        assert painted(geometry, points=here)["points"] == {"first": 1, "status": "02"}
        ends = pd.DataFrame({"code": ["40010101", "40010201", "400103"], "status": "uncovered"})
        assert painted(geometry, points=ends)["points"] == {"first": 0, "status": "2-2"}
        assert "points" not in painted(geometry, points=here.iloc[:0])
        assert "points" not in painted(geometry)

    def test_status_without_colour_is_refused(self, geometry):
        with pytest.raises(ValueError, match="sleeping"):
            painted(geometry, assessed(status=["uncovered", "sleeping", "duplicate"]))

    def test_agency_without_name_is_refused(self, geometry):
        with pytest.raises(ValueError, match="unknown_one"):
            painted(geometry, assessed(agencies=["", "psdhs;unknown_one", ""]))

    def test_area_standing_twice_is_refused(self, geometry):
        with pytest.raises(ValueError, match="400102"):
            painted(geometry, assessed(code=["400102", "400102", "400101"]))

    def test_given_table_stays_as_it_was(self, geometry):
        units = assessed()
        painted(geometry, units, selected="400101")
        pd.testing.assert_frame_equal(units, assessed())


@pytest.mark.parametrize(("count", "most"), [(199, 1_200), (7_425, 30_000)])
def test_a_painting_weighs_little(tmp_path, count, most):
    random = np.random.default_rng(2551)
    codes = [f"{number:06d}" for number in range(100_000, 100_000 + count)]
    places = np.arange(count)
    shapes = gpd.GeoSeries.from_xy(100 + places % 100 / 100, 10 + places // 100 / 100).buffer(0.004, quad_segs=1)
    geometry = write_geometry(gpd.GeoDataFrame({"code": codes}, geometry=shapes), outline(), tmp_path)
    names = [f"agency_{number}" for number in range(11)]
    member = random.random((count, len(names))) < 0.4
    units = pd.DataFrame(
        {
            "code": codes,
            "status": random.choice(list(COLOURS), count),
            "agencies": [";".join(np.array(names)[row]) for row in member],
            "count": random.integers(0, 25, count),
        }
    )
    assert weight(painting(geometry, units, list(COLOURS), names, selected=codes[5], turn=3)) < most


def test_a_map_is_shown_without_a_traceback_and_clicked_nowhere(geometry, tmp_path):
    style, shown = style_of(), painted(geometry, selected="400101")
    answers = []

    def show():
        for key in ("left", "right"):
            hand_over(map_name(geometry, key), style, shown, key)
            answers.append(show_map(geometry, folder=tmp_path, key=key))

    def page(show):
        show()

    screen = AppTest.from_function(page, args=(show,)).run()
    screen.run()
    assert not screen.exception
    assert answers == [None] * 4
    assert map_name(geometry, "left") != map_name(geometry, "right")
