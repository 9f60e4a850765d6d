"""The map as folium objects: the areas are written to one file and drawn once; colours travel as a small script.

The drawing itself is done by `browser/areas_layer.js`, which is served beside the file of the areas, so that a change
of colours, language, theme or scale never rebuilds the map.
"""

import json
import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from branca.element import MacroElement
from folium.template import Template

from geo.errors import PlaceError

BROWSER_FILES = Path(__file__).parent / "browser"
NO_DATA_COLOUR = "#EEF0F2"
HALL_SCALE = 1.6

# What `words` of `paint` must hold. {name}, {supported} and {villages} are filled in by the map.
MAP_WORDS = (
    "map",  # what the map is, for screen readers
    "zoom_in",
    "zoom_out",
    "tambon",  # "ต.{name}"
    "amphoe",  # "อ.{name}"
    "no_data",
    "coverage",  # "ครอบคลุม {supported}/{villages} หมู่บ้าน"
    "no_villages",  # said instead of the coverage where an area has no villages
    "no_boundaries",  # said on the map when the file of the areas cannot be read
)

_NAMES = {"name_th": "th", "name_en": "en", "amphoe_th": "amphoe_th", "amphoe_en": "amphoe_en"}
_NO_DATA = "-"
_STATUS_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DECIMALS = 5  # of a degree: about one metre


@dataclass(frozen=True)
class Geometry:
    """A file of areas for a browser to fetch: `codes` in the order of the file, `bounds` ((s, w), (n, e)), degrees."""

    file_name: str
    digest: str
    codes: pd.Index
    bounds: tuple[tuple[float, float], tuple[float, float]]


class _AreasLayer(MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}
            window.areas = drawAreas({{ this._parent.get_name() }}, {{ this.url|tojson }}, {{ this.bounds|tojson }});
        {% endmacro %}
    """)

    def __init__(self, url: str, bounds: tuple[tuple[float, float], tuple[float, float]]) -> None:
        super().__init__()
        self._name = "AreasLayer"
        self.url = url
        self.bounds = bounds


class _Painting(MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}
            window.areas.then(function (areas) { areas.paint({{ this.painting }}); });
        {% endmacro %}
    """)

    def __init__(self, painting: str) -> None:
        super().__init__()
        self._name = "Painting"
        self.painting = painting


def write_geometry(areas: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, folder: Path) -> Geometry:
    """Write the areas and the outlines around groups of them as one GeoJSON file, unless it is there already.

    `areas`: tambon_code, name_th, name_en, geometry in WGS 84 and, where known, amphoe_th and amphoe_en (for the
    hover). `outlines`: only its geometry is used (lines or polygons of the amphoe). The file's name holds a digest of
    its content, so a browser never takes an old file for a new one. Areas without a polygon are left out of `codes`
    (`not_drawn` names them). Rounding and writing take a moment: keep the result.

    Raises PlaceError where no area has a polygon, ValueError where a code stands twice.
    """
    drawn = areas[~(areas.geometry.isna() | areas.geometry.is_empty)].sort_values("tambon_code")
    if drawn.empty:
        raise PlaceError(
            "ไม่มีแนวเขตตำบลสำหรับวาดแผนที่ กรุณาติดตั้งแนวเขตของจังหวัดนี้ก่อน",
            "There are no tambon boundaries to draw the map with; install the boundaries of this province first.",
        )
    if drawn["tambon_code"].duplicated().any():
        raise ValueError("write_geometry: a tambon_code stands twice; dissolve the areas first")
    text = _geojson(drawn, outlines)
    digest = sha256(text.encode()).hexdigest()[:16]
    file_name = f"areas-{digest}.json"
    _write_once(folder / file_name, text)
    west, south, east, north = (float(degrees) for degrees in drawn.total_bounds)
    return Geometry(file_name, digest, pd.Index(drawn["tambon_code"], dtype="str"), ((south, west), (north, east)))


def base_map(geometry: Geometry, *, leaflet_url: str, areas_url: str, drawing_url: str) -> folium.Map:
    """The map without colours, fitted to the areas. It depends on the geometry alone and so is never rebuilt.

    The three addresses are folders as the map's frame reaches them: Leaflet's script and sheet, the folder given to
    `write_geometry`, and `BROWSER_FILES`. Nothing else is loaded.
    """
    (south, west), (north, east) = geometry.bounds
    drawing = folium.Map(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        prefer_canvas=True,
        zoom_control=False,  # drawn by the script, its titles in the language of the screen
        attribution_control=False,
        zoom_snap=0.25,
        max_zoom=15,
    )
    own = f"{drawing_url}/areas_layer"
    edition = _edition()  # a browser may keep the files of the program's earlier edition
    drawing.default_js = [("leaflet", f"{leaflet_url}/leaflet.js"), ("areas", f"{own}.js?{edition}")]
    drawing.default_css = [("leaflet", f"{leaflet_url}/leaflet.css"), ("areas", f"{own}.css?{edition}")]
    drawing.add_child(_AreasLayer(f"{areas_url}/{geometry.file_name}", geometry.bounds))
    return drawing


@lru_cache
def _edition() -> str:
    return sha256(b"".join(path.read_bytes() for path in sorted(BROWSER_FILES.iterdir()))).hexdigest()[:16]


def paint(
    geometry: Geometry,
    areas: pd.DataFrame,
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    agency_names: Mapping[str, str],
    words: Mapping[str, str],
    dashed: Collection[str] = (),
    selected: str | None = None,
    scale: float = 1.0,
    language: str = "th",
    ground: str = "#FFFFFF",
    note: str = "",
) -> folium.FeatureGroup:
    """The colours and the hover of every area, as the small script that streamlit-folium adds to a map it keeps.

    `areas`: tambon_code, status, agencies (ids joined by ";"), villages and villages_supported (numbers of villages),
    in any order. Areas of the geometry that it lacks are drawn pale with the word for no data; `not_drawn` tells those
    that the geometry lacks. `colours` (#RRGGBB) and `labels` are by status, `agency_names` by agency, `words` as in
    MAP_WORDS. Statuses of `dashed` get a dashed outline. `scale` enlarges type and lines (HALL_SCALE for a
    projector). `language` ("th" or "en") chooses the place names, `ground` the colour around the areas (the theme's),
    and `note` is written in the map's corner ("" for none).

    Raises ValueError where a tambon_code stands twice or a status has no colour.
    """
    painting = {
        **_packed(geometry, areas, list(colours), agency_names),
        "statuses": _status_styles(colours, labels, dashed) | {_NO_DATA: _no_data_style(words)},
        "words": {key: words[key] for key in MAP_WORDS},
        **{"selected": selected, "scale": scale, "language": language, "ground": ground, "note": note},
    }
    group = folium.FeatureGroup(name="painting", control=False)
    group.add_child(_Painting(script_json(painting)))
    return group


def not_drawn(geometry: Geometry, areas: pd.DataFrame) -> pd.DataFrame:
    """The rows of `areas` (tambon_code) that have no polygon in the geometry and so cannot be seen on the map."""
    return areas[~areas["tambon_code"].isin(geometry.codes)]


def script_json(value: object) -> str:
    """JSON that may stand in a script: no text in it can end the script or a line of it, or be run as a template.

    Folium renders the script a second time as a Jinja template, and streamlit-folium resolves {{'name'}}: an agency
    named {{ ... }} would be run on the server. A brace before a brace, % or # occurs only inside texts.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def _geojson(areas: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame) -> str:
    names = areas.reindex(columns=list(_NAMES)).astype("str").fillna("").rename(columns=_NAMES)
    properties = names.assign(code=areas["tambon_code"])
    collection = gpd.GeoDataFrame(properties, geometry=_rounded(areas)).to_geo_dict(drop_id=True)
    collection["outlines"] = gpd.GeoDataFrame(geometry=_rounded(outlines)).to_geo_dict(drop_id=True)
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _rounded(frame: gpd.GeoDataFrame) -> np.ndarray:
    return shapely.transform(frame.geometry.to_numpy(), lambda degrees: degrees.round(_DECIMALS))


def _write_once(path: Path, text: str) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # whole or not at all: another session may fetch it at this moment
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(text)
    Path(part.name).replace(path)


def _packed(
    geometry: Geometry, areas: pd.DataFrame, statuses: list[str], agency_names: Mapping[str, str]
) -> dict[str, object]:
    """What is said of each area, in the order of the geometry's file and as short as can be."""
    twice = areas["tambon_code"][areas["tambon_code"].duplicated()]
    if len(twice):
        raise ValueError(f"paint: tambon_code {', '.join(twice)} stands twice")
    rows = areas.set_index("tambon_code").reindex(geometry.codes)
    return {
        "status": _letters(rows["status"], statuses),
        **_packed_agencies(rows["agencies"], agency_names),
        "villages": rows["villages"].fillna(0).astype(int).tolist(),
        "supported": rows["villages_supported"].fillna(0).astype(int).tolist(),
    }


def _letters(status: pd.Series, statuses: list[str]) -> str:
    place = pd.Index(statuses).get_indexer(status)
    unknown = status[(place < 0) & status.notna()]
    if len(unknown):
        raise ValueError(f"paint: no colour for status {', '.join(sorted(set(unknown)))}")
    return "".join(np.array([*_STATUS_LETTERS, _NO_DATA])[place])


def _status_styles(
    colours: Mapping[str, str], labels: Mapping[str, str], dashed: Collection[str]
) -> dict[str, dict[str, object]]:
    return {
        letter: {
            "label": labels[status],
            "fill": colours[status],
            "line": _line_over(colours[status]),
            "dashed": status in dashed,
        }
        for letter, status in zip(_STATUS_LETTERS[: len(colours)], colours, strict=True)
    }


def _no_data_style(words: Mapping[str, str]) -> dict[str, object]:
    return {"label": words["no_data"], "fill": NO_DATA_COLOUR, "line": "#A3AAB1", "dashed": False}


def _line_over(fill: str) -> str:
    """White on dark fills and dark on light ones, so that neighbours of one colour stay apart (WCAG luminance)."""
    channels = np.array([int(fill[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return "#4A5056" if linear @ np.array([0.2126, 0.7152, 0.0722]) > 0.25 else "#FFFFFF"


def _packed_agencies(agencies: pd.Series, names: Mapping[str, str]) -> dict[str, list]:
    """Each area points to one of the distinct sets of agencies, each set to the distinct agencies."""
    of_area, distinct = pd.factorize(agencies.fillna("").astype("str"))
    members = pd.Series(distinct, dtype="str").str.split(";").explode()
    of_member, ids = pd.factorize(members)
    sets = pd.Series(of_member, index=members.index).groupby(level=0).agg(list)
    return {
        "set": of_area.tolist(),
        "sets": sets.tolist(),
        "agencies": [names.get(agency, agency) for agency in ids],
    }
