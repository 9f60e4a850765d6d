"""The map of a pack: tambons by their status, whatever the screen divides the area into, on white ground."""

import pandas as pd

from data.pack.content import Drawing
from geo.errors import PlaceError
from geo.geometry_file import geometry_text
from geo.map import Geometry, painting
from pages.common import sources
from pages.common.colouring import Colouring, of_statuses
from pages.common.support_map import style_of
from pages.common.wording import Words


def drawing_of(words: Words, shown: sources.View) -> Drawing | None:
    """The same drawing as on the screen; None where the area has no boundaries."""
    province = shown.selection.province
    try:
        geometry = sources.geometry(province, "tambon")
        text = geometry_text(*sources.shapes(province, "tambon"))
    except PlaceError:
        return None
    colouring = of_statuses(words, shown)
    return Drawing(text, geometry.bounds, style_of(words, colouring), _painting(words, shown, geometry, colouring))


def _painting(words: Words, shown: sources.View, geometry: Geometry, colouring: Colouring) -> dict[str, object]:
    """The areas of a view in colour; where an amphoe was chosen, the map looks at it."""
    codes = shown.areas.tambons["tambon_code"].tolist()
    part = codes if shown.selection.amphoe else None
    return painting(
        geometry,
        colouring.units,
        list(colouring.colours),
        list(sources.agency_names(words)),
        only=part,
        focus=part or (),
        points=_points(shown, geometry),
    )


def _points(shown: sources.View, geometry: Geometry) -> pd.DataFrame | None:
    """All villages that have a place: the file shows those of the tambon that is chosen in it."""
    if not len(geometry.points):
        return None
    return shown.result.villages.rename(columns={"village_code": "code"})[["code", "status"]]
