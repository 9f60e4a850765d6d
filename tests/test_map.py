"""The map as folium objects: one file of areas, a base that never changes, and a small script of colours."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box
from streamlit.testing.v1 import AppTest
from streamlit_folium import _get_feature_group_string, _get_header, _get_map_string

from geo.errors import PlaceError
from geo.map import (
    BROWSER_FILES,
    MAP_WORDS,
    base_map,
    lines_not_drawn,
    not_drawn,
    paint,
    script_json,
    write_geometry,
)
from pages.common.map_view import show_map

COLOURS = {"duplicate": "#8E0B1F", "awaiting_reports": "#FFFFFF", "uncovered": "#FFE640"}
LABELS = {"duplicate": "เข้าเกณฑ์ซ้ำซ้อน", "awaiting_reports": "รอรายงาน", "uncovered": "ยังไม่พบการสนับสนุน"}
AGENCIES = {"codi": "พอช.", "psdhs": "พมจ.", "sdc": "ศพส."}
WORDS = {word: word for word in MAP_WORDS}
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\u2029{{'areas'}}{% x %}${1}`\\\"'<!--&alert(coords);"


def squares(names=("สำราญ", "พระลับ", "ในเมือง")):
    """Three squares side by side, with a coordinate of many decimals, in an order that is not that of their codes."""
    return gpd.GeoDataFrame(
        {
            "tambon_code": ["400103", "400101", "400102"],
            "name_th": list(names),
            "name_en": ["Samran", "Phra Lap", pd.NA],
            "amphoe_code": ["4001"] * 3,
            "amphoe_th": ["เมืองขอนแก่น"] * 3,
        },
        geometry=[box(102.123456789, 16, 103, 17), box(103, 16, 104, 17), box(104, 16, 105, 17)],
        crs="EPSG:4326",
    )


def lines():
    return gpd.GeoDataFrame(geometry=[LineString([(102.123456789, 16), (105, 16)])], crs="EPSG:4326")


def lines_of(*pair):
    return pd.DataFrame([pair], columns=["tambon_code", "learning_code"])


@pytest.fixture
def geometry(tmp_path):
    return write_geometry(squares(), lines(), tmp_path)


def assessed(**changes):
    columns = {
        "tambon_code": ["400102", "400103", "400101"],
        "status": ["uncovered", "duplicate", "awaiting_reports"],
        "agencies": ["", "psdhs;sdc", ""],
        "villages": [13, 14, 0],
        "villages_supported": [0, 3, 0],
    }
    return pd.DataFrame(columns | changes)


def painting_of(geometry, areas=None, **options):
    arguments = {"colours": COLOURS, "labels": LABELS, "agency_names": AGENCIES, "words": WORDS} | options
    group = paint(geometry, assessed() if areas is None else areas, **arguments)
    return _get_feature_group_string(group, bare_map(geometry))


def bare_map(geometry):
    return base_map(geometry, leaflet_url="../leaflet", areas_url="../areas", drawing_url="../drawing")


def sent(script):
    """What the browser's JSON reader makes of the painting, as streamlit-folium hands it over."""
    return json.loads(re.search(r"areas\.paint\((.*)\); \}\);", script).group(1))


def hover(painting, code, codes):
    """The hover of one area, read from the painting in the plainest way."""
    at = list(codes).index(code)
    agencies = [painting["agencies"][agency] for agency in painting["sets"][painting["set"][at]]]
    return (
        painting["statuses"][painting["status"][at]]["label"],
        [agency for agency in agencies if agency],
        painting["supported"][at],
        painting["villages"][at],
    )


class TestFileOfAreas:
    def test_holds_every_area_with_its_names_and_the_outlines(self, geometry, tmp_path):
        content = json.loads((tmp_path / geometry.file_name).read_text(encoding="utf-8"))
        assert content["type"] == "FeatureCollection"
        assert [feature["properties"]["code"] for feature in content["features"]] == ["400101", "400102", "400103"]
        assert list(geometry.codes) == ["400101", "400102", "400103"]
        properties = content["features"][2]["properties"]
        assert {name: text for name, text in properties.items() if name != "at"} == {
            "code": "400103",
            "th": "สำราญ",
            "en": "Samran",
            "amphoe_th": "เมืองขอนแก่น",
            "amphoe_en": "",
        }
        assert content["features"][1]["properties"]["en"] == ""
        assert content["outlines"]["features"][0]["geometry"]["type"] == "LineString"

    def test_lines_end_within_their_area_whatever_its_shape(self, tmp_path):
        areas = squares()
        hook = Polygon([(102, 16), (103, 16), (103, 17), (102.9, 17), (102.9, 16.1), (102, 16.1)])
        assert not hook.contains(hook.envelope.centroid)
        areas.loc[areas["tambon_code"] == "400103", "geometry"] = hook
        written = write_geometry(areas, lines(), tmp_path)
        content = json.loads((tmp_path / written.file_name).read_text(encoding="utf-8"))
        ends = {feature["properties"]["code"]: feature["properties"]["at"] for feature in content["features"]}
        inside = areas.set_index("tambon_code").geometry
        assert [inside[code].contains(Point(end)) for code, end in ends.items()] == [True, True, True]

    def test_degrees_have_five_decimals(self, geometry, tmp_path):
        text = (tmp_path / geometry.file_name).read_text(encoding="utf-8")
        assert "102.12346" in text
        assert not re.search(r"\d\.\d{6}", text)

    def test_bounds_are_south_west_and_north_east(self, geometry):
        (south, west), (north, east) = geometry.bounds
        assert (south, west, north, east) == pytest.approx((16, 102.123456789, 17, 105))

    def test_name_tells_the_content(self, geometry, tmp_path):
        assert write_geometry(squares().iloc[::-1], lines(), tmp_path).file_name == geometry.file_name
        renamed = write_geometry(squares(names=("สำราญ", "พระลับ", "ศิลา")), lines(), tmp_path)
        assert renamed.file_name != geometry.file_name
        assert geometry.digest in geometry.file_name

    def test_file_that_is_there_is_left_alone(self, geometry, tmp_path):
        (tmp_path / geometry.file_name).write_text("kept", encoding="utf-8")
        write_geometry(squares(), lines(), tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == [geometry.file_name]
        assert (tmp_path / geometry.file_name).read_text(encoding="utf-8") == "kept"

    def test_folder_is_made(self, tmp_path):
        written = write_geometry(squares(), lines(), tmp_path / "new" / "map")
        assert (tmp_path / "new" / "map" / written.file_name).exists()

    def test_area_without_polygon_is_told(self, tmp_path):
        areas = squares()
        areas.loc[areas["tambon_code"] == "400102", "geometry"] = Polygon()
        areas.loc[areas["tambon_code"] == "400101", "geometry"] = None
        written = write_geometry(areas, lines(), tmp_path)
        assert list(written.codes) == ["400103"]
        assert set(not_drawn(written, assessed())["tambon_code"]) == {"400101", "400102"}

    def test_no_areas_at_all(self, tmp_path):
        with pytest.raises(PlaceError) as refused:
            write_geometry(squares().iloc[:0], lines(), tmp_path)
        assert "แนวเขต" in refused.value.th
        assert "boundaries" in refused.value.en

    def test_code_standing_twice(self, tmp_path):
        with pytest.raises(ValueError, match="twice"):
            write_geometry(pd.concat([squares(), squares()]), lines(), tmp_path)


class TestBaseMap:
    def test_loads_nothing_but_the_served_files(self, geometry):
        drawing = bare_map(geometry)
        scripts, sheets = (
            [url.partition("?")[0] for _, url in urls] for urls in (drawing.default_js, drawing.default_css)
        )
        assert scripts == ["../leaflet/leaflet.js", "../drawing/areas_layer.js"]
        assert sheets == ["../leaflet/leaflet.css", "../drawing/areas_layer.css"]
        page = drawing.get_root().render()
        assert not re.search(r"https?:|//cdn|jquery|bootstrap", page, re.IGNORECASE)

    def test_served_files_load_nothing_and_make_no_html_of_texts(self):
        for name in ("areas_layer.js", "areas_layer.css"):
            text = (BROWSER_FILES / name).read_text(encoding="utf-8")
            assert not re.search(r"https?:|@import|url\(|innerHTML|insertAdjacentHTML|document\.write|eval\(", text)

    def test_fetches_the_areas_and_draws_on_canvas(self, geometry):
        drawing = bare_map(geometry)
        drawing.get_root().render()
        script = _get_map_string(drawing)
        assert f'"../areas/{geometry.file_name}"' in script
        assert re.search(r"window\.areas = drawAreas\(\s*map_div, ", script)
        assert re.search(r'"?preferCanvas"?: true', script)
        assert "tileLayer" not in script

    def test_is_the_same_whatever_is_painted(self, geometry):
        def base(**options):
            drawing = bare_map(geometry)
            drawing.get_root().render()
            header = _get_header(drawing)
            script = _get_map_string(drawing)
            group = paint(
                geometry, assessed(), colours=COLOURS, labels=LABELS, agency_names=AGENCIES, words=WORDS, **options
            )
            return header, script, _get_feature_group_string(group, drawing)

        changed = {"selected": "400101", "scale": 1.6, "language": "en", "ground": "#0E1117", "note": "x"}
        moved = {"only": ["400101"], "lines": lines_of("400101", "400102"), "focus": ["400102"], "turn": 1}
        one, other = base(), base(**changed, **moved)
        assert one[:2] == other[:2]
        assert one[2] != other[2]


class TestPainting:
    def test_each_area_gets_its_own_row(self, geometry):
        painting = sent(painting_of(geometry))
        assert hover(painting, "400101", geometry.codes) == ("รอรายงาน", [], 0, 0)
        assert hover(painting, "400102", geometry.codes) == ("ยังไม่พบการสนับสนุน", [], 0, 13)
        assert hover(painting, "400103", geometry.codes) == ("เข้าเกณฑ์ซ้ำซ้อน", ["พมจ.", "ศพส."], 3, 14)

    def test_order_of_rows_means_nothing(self, geometry):
        assert painting_of(geometry) == painting_of(geometry, assessed().iloc[::-1])

    def test_missing_area_is_pale_and_says_so(self, geometry):
        areas = assessed(status=["uncovered", None, "duplicate"]).iloc[:2]
        painting = sent(painting_of(geometry, areas))
        assert painting["status"][0] == painting["status"][2] == "-"
        assert painting["statuses"]["-"]["label"] == "no_data"
        assert painting["statuses"]["-"]["fill"] not in COLOURS.values()
        assert hover(painting, "400102", geometry.codes)[0] == "ยังไม่พบการสนับสนุน"

    def test_area_outside_the_geometry_is_told_not_drawn(self, geometry):
        areas = assessed(tambon_code=["400102", "400199", "400101"])
        assert list(not_drawn(geometry, areas)["tambon_code"]) == ["400199"]
        assert "400199" not in painting_of(geometry, areas)

    def test_lines_are_seen_on_their_fill_and_only_the_asked_are_dashed(self, geometry):
        styles = sent(painting_of(geometry, dashed={"awaiting_reports"}))["statuses"]
        by_label = {style["label"]: style for style in styles.values()}
        assert by_label[LABELS["duplicate"]]["line"] == "#FFFFFF"
        assert by_label[LABELS["uncovered"]]["line"] != "#FFFFFF"
        assert by_label[LABELS["awaiting_reports"]]["line"] != "#FFFFFF"
        assert [label for label, style in by_label.items() if style["dashed"]] == [LABELS["awaiting_reports"]]
        assert {label: style["fill"] for label, style in by_label.items() if label in LABELS.values()} == {
            LABELS[status]: colour for status, colour in COLOURS.items()
        }

    def test_agency_without_a_name_keeps_its_id(self, geometry):
        painting = sent(painting_of(geometry, assessed(agencies=["", "psdhs;unknown_one", ""])))
        assert hover(painting, "400103", geometry.codes)[1] == ["พมจ.", "unknown_one"]

    def test_options_travel(self, geometry):
        painting = sent(
            painting_of(geometry, selected="400101", scale=1.6, language="en", ground="#0E1117", note="โดยประมาณ")
        )
        options = {key: painting[key] for key in ("selected", "scale", "language", "ground", "note")}
        assert options == {
            "selected": "400101",
            "scale": 1.6,
            "language": "en",
            "ground": "#0E1117",
            "note": "โดยประมาณ",
        }
        assert painting["words"] == WORDS

    def test_areas_outside_the_asked_are_pale_and_nothing_is_said_of_them(self, geometry):
        painting = sent(painting_of(geometry, only=["400103", "999999"]))
        outside = painting["statuses"][painting["status"][0]]
        assert painting["status"][0] == painting["status"][1]
        assert outside["label"] == ""
        assert outside["fill"] == painting["statuses"]["-"]["fill"]
        assert hover(painting, "400103", geometry.codes)[0] == "เข้าเกณฑ์ซ้ำซ้อน"

    def test_no_area_asked_is_not_every_area(self, geometry):
        letters = [sent(painting_of(geometry, only=only))["status"] for only in (None, [])]
        assert len(set(letters[0])) == 3
        assert len(set(letters[1])) == 1

    def test_lines_join_the_areas_that_are_drawn_and_the_others_are_told(self, geometry):
        asked = pd.DataFrame(
            {
                "tambon_code": ["400103", "400101", "500101", "400102", "400103"],
                "learning_code": ["400102", "400102", "400102", "500101", None],
            },
            index=[3, 1, 4, 1, 5],
        )
        pairs = sent(painting_of(geometry, lines=asked))["lines"]
        assert [tuple(geometry.codes[place] for place in pair) for pair in pairs] == [
            ("400103", "400102"),
            ("400101", "400102"),
        ]
        assert lines_not_drawn(geometry, asked)["learning_code"].tolist() == ["400102", "500101"]
        assert sent(painting_of(geometry))["lines"] == []
        assert sent(painting_of(geometry, lines=asked.iloc[:0]))["lines"] == []

    def test_focus_travels_in_one_order_without_areas_that_are_not_drawn(self, geometry):
        one, other = (
            sent(painting_of(geometry, focus=focus, turn=2)) for focus in (["400103", "400101"], ["400101", "400103"])
        )
        assert one["focus"] == other["focus"]
        assert [geometry.codes[place] for place in one["focus"]] == ["400101", "400103"]
        assert one["turn"] == 2
        assert sent(painting_of(geometry, focus=["999999"]))["focus"] == []

    def test_status_without_colour_is_refused(self, geometry):
        with pytest.raises(ValueError, match="sleeping"):
            painting_of(geometry, assessed(status=["uncovered", "sleeping", "duplicate"]))

    def test_tambon_standing_twice_is_refused(self, geometry):
        with pytest.raises(ValueError, match="400102"):
            painting_of(geometry, assessed(tambon_code=["400102", "400102", "400101"]))

    def test_a_province_weighs_little(self, tmp_path):
        count = 199
        random = np.random.default_rng(2551)
        codes = [f"40{number:04d}" for number in range(count)]
        areas = gpd.GeoDataFrame(
            {"tambon_code": codes, "name_th": "ก", "name_en": "a"},
            geometry=[box(100 + x / 100, 16, 100.01 + x / 100, 17) for x in range(count)],
        )
        names = {f"agency_{number}": "สำนักงาน" for number in range(8)}
        member = random.random((count, len(names))) < 0.4
        rows = pd.DataFrame(
            {
                "tambon_code": codes,
                "status": random.choice(list(COLOURS), count),
                "agencies": [";".join(np.array(list(names))[row]) for row in member],
                "villages": random.integers(4, 25, count),
                "villages_supported": random.integers(0, 25, count),
            }
        )
        script = painting_of(write_geometry(areas, lines(), tmp_path), rows, agency_names=names)
        assert len(script.encode()) < 7000


class TestHostileTexts:
    @pytest.fixture
    def script(self, tmp_path):
        geometry = write_geometry(squares(names=(HOSTILE,) * 3), lines(), tmp_path)
        return painting_of(
            geometry,
            assessed(agencies=["", f"sdc;{HOSTILE.replace(';', '')}", ""]),
            labels=dict.fromkeys(LABELS, HOSTILE),
            agency_names={"sdc": HOSTILE},
            words=dict.fromkeys(WORDS, HOSTILE),
            selected=HOSTILE,
            note=HOSTILE,
        )

    def test_nothing_ends_the_script_or_its_line(self, script):
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", script)

    def test_every_text_arrives_as_it_was(self, script):
        painting = sent(script)
        assert painting["note"] == painting["selected"] == painting["words"]["map"] == HOSTILE
        assert painting["agencies"][-2:] == [HOSTILE, HOSTILE.replace(";", "")]
        assert painting["statuses"]["0"]["label"] == HOSTILE

    @given(st.dictionaries(st.text(), st.text() | st.lists(st.text(alphabet="{%#}<&\u2028/"))))
    def test_script_json_is_json_of_the_same(self, value):
        text = script_json(value)
        assert json.loads(text) == value
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", text)


def test_map_is_shown_without_a_traceback(geometry, tmp_path):
    painting = paint(
        geometry, assessed(), colours=COLOURS, labels=LABELS, agency_names=AGENCIES, words=WORDS, selected="400101"
    )
    answers = []

    def page(show):
        show()

    def show():
        answers.append(show_map(geometry, painting, folder=tmp_path))

    screen = AppTest.from_function(page, args=(show,)).run()
    assert not screen.exception
    assert answers == [None]
