"""The map as folium objects and plain data: shapes go to one file and are drawn once; colours travel apart from them.

The drawing itself is done by the scripts of `browser/`, which are served beside that file, so that a change of colours,
language, theme or scale never rebuilds the map.
"""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.geometry_file import drawn_units, geometry_text
from geo.map_packing import packed_lines, packed_places, packed_points, packed_units, pale_styles, status_styles

BROWSER_FILES = Path(__file__).parent / "browser"
DRAWING_SCRIPTS = (
    "area_shapes.js",
    "area_painting.js",
    "area_patterns.js",
    "area_canvas.js",
    "area_raster.js",
    "area_fills.js",
    "area_labels.js",
    "area_overlay.js",
    "areas_layer.js",
)
"""The scripts of BROWSER_FILES after Leaflet's, in the order in which they are run."""
DRAWING_SHEET = "areas_layer.css"
HALL_SCALE = 1.6
FIGURES = ("agencies", "share", "")
"""The number written in each unit: of agencies, or the share of the villages that `count` is (percent), or none."""
MARKS = ("hatch", "backhatch", "dots")

# What `words` of `map_style` must hold. {name}, {supported} and the like are filled in by the map.
MAP_WORDS = (
    "map",  # what the map is, for screen readers
    "zoom_in",
    "zoom_out",
    "unit",  # "ต.{name}"
    "above",  # "อ.{name}", the area that holds the unit
    "capital_unit",  # the same two in the capital
    "capital_above",
    "village",  # "หมู่ {moo} {name}", a point
    "no_data",
    "agencies",  # "{n} หน่วยงาน: {names}"
    "coverage",  # "ครอบคลุม {supported}/{villages} หมู่บ้าน"; {share} is the same in percent
    "no_villages",  # said instead of the coverage where a unit has no villages
    "no_boundaries",  # said on the map when the file of the shapes cannot be read
)
_CAPITAL = "10"


@dataclass(frozen=True)
class Geometry:
    """A file of units for a browser to fetch: `codes` in the order of the file, `bounds` ((s, w), (n, e)), degrees.

    points: codes of its points, in their order.
    """

    file_name: str
    digest: str
    codes: pd.Index
    bounds: tuple[tuple[float, float], tuple[float, float]]
    points: pd.Index


class _AreasLayer(MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}
            window.areas = drawAreas({{ this._parent.get_name() }}, {{ this.url|tojson }}, {{ this.bounds|tojson }},
                {{ this.shown_as|tojson }});
        {% endmacro %}
    """)

    def __init__(self, url: str, geometry: Geometry, shown_as: str) -> None:
        super().__init__()
        self._name = "AreasLayer"
        self.url = url
        self.bounds = geometry.bounds
        self.shown_as = shown_as


def write_geometry(
    units: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, folder: Path, points: pd.DataFrame | None = None
) -> Geometry:
    """Write the units, the outlines around groups of them and the points as one file, unless it is there already.

    units, outlines, points and errors: as `geometry_text` has them. The file's name holds a digest of its content, so a
    browser never takes an old file for a new one. Units without a polygon are left out of `codes` (`not_drawn` names
    them). Packing and writing take a moment: keep the result.
    """
    text = geometry_text(units, outlines, points)
    digest = sha256(text.encode()).hexdigest()[:16]
    file_name = f"areas-{digest}.json"
    _write_once(folder / file_name, text)
    drawn = drawn_units(units)
    west, south, east, north = (float(degrees) for degrees in drawn.total_bounds)
    codes, at = pd.Index(drawn["code"], dtype="str"), pd.Index([] if points is None else points["code"], dtype="str")
    return Geometry(file_name, digest, codes, ((south, west), (north, east)), at)


def write_drawing(folder: Path) -> tuple[str, str]:
    """Write what draws the maps as one script and one sheet, unless they are there; their names.

    One file each, since they are loaded one after the other. The names hold a digest: a browser may keep the files of
    the program's earlier edition.
    """
    files = {"js": DRAWING_SCRIPTS, "css": (DRAWING_SHEET,)}
    texts = {
        kind: "\n".join((BROWSER_FILES / name).read_text("utf-8") for name in names) for kind, names in files.items()
    }
    names = {kind: f"drawing-{sha256(text.encode()).hexdigest()[:16]}.{kind}" for kind, text in texts.items()}
    for kind, text in texts.items():
        _write_once(folder / names[kind], text)
    return names["js"], names["css"]


def base_map(
    geometry: Geometry, *, name: str, drawing: tuple[str, str], leaflet_url: str, areas_url: str
) -> folium.Map:
    """The map without colours, fitted to the units. It depends on the geometry alone and so is never rebuilt.

    name: under which the page keeps its style and painting for it (`window.sonroiMaps`). drawing: what `write_drawing`
    gave. The two addresses are folders as the map's frame reaches them: Leaflet's script and sheet, and the folder
    given to `write_geometry` and `write_drawing`. Nothing else is loaded.
    """
    (south, west), (north, east) = geometry.bounds
    base = folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        zoom_control=False,  # drawn by the script, its titles in the language of the screen
        attribution_control=False,
        zoom_snap=0.25,
        max_zoom=15,
    )
    script, sheet = (f"{areas_url}/{file}" for file in drawing)
    base.default_js = [("leaflet", f"{leaflet_url}/leaflet.js"), ("drawing", script)]
    base.default_css = [("leaflet", f"{leaflet_url}/leaflet.css"), ("drawing", sheet)]
    base.add_child(_AreasLayer(f"{areas_url}/{geometry.file_name}", geometry, name))
    return base


def map_style(
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    marks: Mapping[str, str],
    dashed: Collection[str],
    agency_names: Mapping[str, str],
    words: Mapping[str, str],
    figure: str = "agencies",
    scale: float = 1.0,
    language: str = "th",
    ground: str = "#FFFFFF",
    note: str = "",
) -> dict[str, object]:
    """What a painting is drawn with, the same whatever is filtered; plain values that are JSON as they stand.

    colours (#RRGGBB) and labels are by status, in the order that `painting` is given; marks: status to one of MARKS,
    drawn over its colour; statuses of `dashed` get a dashed outline. agency_names are by agency, in the order that
    `painting` is given, words as in MAP_WORDS, figure one of FIGURES. scale enlarges type and lines (HALL_SCALE for a
    projector). language ("th" or "en") chooses the place names, ground is the colour around the units (the theme's),
    and note is written in the map's corner ("" for none).

    Raises ValueError for an unknown mark or figure.
    """
    if unknown := set(marks.values()) - set(MARKS) | {figure} - set(FIGURES):
        raise ValueError(f"map_style: neither a mark nor a figure: {', '.join(sorted(unknown))}")
    return {
        "statuses": status_styles(colours, labels, marks, dashed) | pale_styles(words["no_data"]),
        "agencies": list(agency_names.values()),
        "words": {key: words[key] for key in MAP_WORDS},
        "capital": _CAPITAL,
        **{"figure": figure, "scale": scale, "language": language, "ground": ground, "note": note},
    }


def painting(
    geometry: Geometry,
    units: pd.DataFrame,
    style_statuses: Sequence[str],
    agency_ids: Sequence[str],
    *,
    only: Collection[str] | None = None,
    **asked: object,
) -> dict[str, object]:
    """What is shown of every unit and point: `painting_of_units` and `painting_asked` together."""
    said = painting_of_units(geometry, units, style_statuses, agency_ids, only=only)
    return said | painting_asked(geometry, style_statuses, **asked)


def painting_of_units(
    geometry: Geometry,
    units: pd.DataFrame,
    style_statuses: Sequence[str],
    agency_ids: Sequence[str],
    *,
    only: Collection[str] | None = None,
) -> dict[str, object]:
    """What is shown of every unit, in as few characters as can be; plain values that are JSON.

    units: code, status, agencies (IDs joined by ";"), count (of its villages those that are supported, or that the
    share is of), in any order. Units of the geometry that it lacks are drawn pale with the word for no data;
    `not_drawn` tells those that the geometry lacks. Where `only` holds codes, all other units are drawn pale, and
    nothing but their names is said.

    Raises ValueError where a code stands twice, a status has no colour or an agency no name.
    """
    return packed_units(geometry.codes, units, style_statuses, agency_ids, only)


def painting_asked(
    geometry: Geometry,
    style_statuses: Sequence[str],
    *,
    lines: pd.DataFrame | None = None,
    selected: str | None = None,
    focus: Collection[str] = (),
    turn: int = 0,
    points: pd.DataFrame | None = None,
) -> dict[str, object]:
    """What else a painting shows, only what is asked for.

    `lines` (tambon_code, learning_code) are drawn from unit to unit with a dot at the learning end; `lines_not_drawn`
    tells those that lack a unit. selected: code of the unit that is marked. The map moves to the units of `focus`
    (codes; none: all units) when `focus` or `turn` is another than before, and not again at later paintings. points:
    code, status of those of the geometry's points that are drawn.

    Raises ValueError where a point's status has no colour.
    """
    asked = {
        "lines": [] if lines is None else packed_lines(geometry.codes, lines),
        "selected": selected,
        "focus": packed_places(geometry.codes, sorted(focus)),
        "turn": turn,
        "points": None if points is None else packed_points(geometry.points, points, style_statuses),
    }
    return {key: value for key, value in asked.items() if value}


def not_drawn(geometry: Geometry, units: pd.DataFrame) -> pd.DataFrame:
    """The rows of `units` (code) that have no polygon in the geometry and so cannot be seen on the map."""
    return units[~units["code"].isin(geometry.codes)]


def lines_not_drawn(geometry: Geometry, lines: pd.DataFrame) -> pd.DataFrame:
    """The rows of `lines` (tambon_code, learning_code) of which an end has no polygon in the geometry.

    A row without a learning_code ("" or missing) is no line.
    """
    is_line = lines["learning_code"].fillna("").ne("")
    drawn = lines["tambon_code"].isin(geometry.codes) & lines["learning_code"].isin(geometry.codes)
    return lines[is_line & ~drawn]


def _write_once(path: Path, text: str) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # whole or not at all: another session may fetch it at this moment
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(text)
    Path(part.name).replace(path)
