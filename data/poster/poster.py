"""The poster: areas on paper, texts around them, one PDF page of A3."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import fontpkg_sarabun
import geopandas as gpd
import typst

from data.export.terms import label
from data.poster.labels import placed_texts
from data.poster.paper import Paper, on_paper, ratio, scale_bar
from data.poster.sheet import HEIGHT, MAP_HEIGHT, MAP_WIDTH, WIDTH, Sheet, Style
from data.poster.svg import map_svg, swatch_svg

_TEMPLATE = Path(__file__).with_name("poster.typ")
_DECIMALS = 2


def poster(units: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, styles: Mapping[str, Style], sheet: Sheet) -> bytes:
    """The PDF: vectors and text, no picture of dots; the same bytes for the same input.

    units: name, status (one that `styles` lacks, or none, is drawn pale), figure (the number written in it, as text,
    "" none) and geometry in WGS 84; those without a shape cannot be drawn: `sheet.notes` should say so. outlines:
    geometry, drawn over the units. styles: by status, in the order of drawing. No text is ever read as typst code.
    Raises PlaceError where nothing can be drawn.
    """
    drawn = units[~(units.geometry.isna() | units.geometry.is_empty)]
    paper = on_paper(drawn, outlines, MAP_WIDTH, MAP_HEIGHT)
    statuses = drawn["status"].astype("object").to_numpy()
    texts = placed_texts(paper.units, drawn["name"], drawn["figure"], paper.typical).round(_DECIMALS)
    content = _written(sheet, paper) | {"texts": texts.to_dict("records")}
    if texts["figure"].eq("").all():
        content["figures"] = ""  # they are explained where there are any
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={
            "content": json.dumps(content, ensure_ascii=False),
            "map": map_svg(paper, statuses, styles, MAP_WIDTH, MAP_HEIGHT),
        },
        timestamp=datetime.combine(sheet.made_on, datetime.min.time(), UTC),
    )


@lru_cache
def _fonts() -> typst.Fonts:
    """Sarabun alone: what is installed on a computer must not change the picture."""
    folder = str(fontpkg_sarabun.ROOT / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _written(sheet: Sheet, paper: Paper) -> dict[str, object]:
    language = sheet.about.language
    kilometres, bar = scale_bar(paper.metres)
    return {
        "page": [WIDTH, HEIGHT],
        "map": [MAP_WIDTH, MAP_HEIGHT],
        "language": language,
        **{name: getattr(sheet, name) for name in ("place", "what", "tag", "figures", "notes", "north", "maker")},
        "title": sheet.about.title,
        "facts": [*sheet.about.facts, (label("made", language), sheet.made)],
        "legend_title": sheet.legend_title,
        "legend": [
            {"swatch": swatch_svg(Style(each.colour, each.mark, each.dashed)), "label": each.label, "count": each.count}
            for each in sheet.legend
        ],
        "bar": round(bar, _DECIMALS),
        "bar_text": f"{kilometres:,g} {sheet.kilometres}",
        "scale": sheet.scale.format(n=ratio(paper.metres)),
    }
