"""Names and numbers on a printed map: as large as fits into a unit, none where there is no room."""

import numpy as np
import pandas as pd
import shapely

_POINT = 0.3528
"""Millimetres in a point."""
_SIZES = (16.0, 14.0, 12.0, 10.0, 9.0, 8.0, 7.0, 6.5, 6.0, 5.5)
_ADVANCE = 0.6
"""Width of a letter of Sarabun in its size: of 400 names of tambons 19 in 20 are narrower."""
_LINE = 1.45
"""Height of a line in its size: Thai vowels and tone marks stand above and below."""
_OVER_AND_UNDER = r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
_NEAR = 0.3
_FEWEST = 0.15
"""Of the shapes: where fewer have room, a text here and there would look as if it meant more than the others."""


def placed_texts(shapes: np.ndarray, names: pd.Series, figures: pd.Series, typical: float) -> pd.DataFrame:
    """The texts that have room: x, y (millimetres, the middle), size (points), name, figure; either may be "".

    shapes: polygons in millimetres. names, figures: of each, "" for none. typical: side of a usual shape, millimetres.
    Name and figure stand one above the other; where both have no room, the figure stands alone. A text lies within
    its own shape, so no two overlap. None at all where nearly all shapes are too small.
    """
    table = pd.DataFrame({"name": names.to_numpy("U"), "figure": figures.to_numpy("U")})
    circles = shapely.maximum_inscribed_circle(shapes, tolerance=_NEAR)
    table[["x", "y"]] = shapely.get_coordinates(shapely.get_point(circles, 0))
    sizes = [size for size in _SIZES if size <= max(7.0, 0.45 * typical)]
    both = _largest(shapes, table, table["name"], table["figure"], sizes)
    alone = _largest(shapes, table, table["name"].where(table["figure"].eq(""), ""), table["figure"], sizes)
    table["size"] = both.where(both > 0, alone)
    table["name"] = table["name"].where(both > 0, "")
    found = table[table["size"].gt(0)].reset_index(drop=True)
    return found if len(found) >= _FEWEST * len(table) else found.iloc[:0]


def _largest(
    shapes: np.ndarray, at: pd.DataFrame, names: pd.Series, figures: pd.Series, sizes: list[float]
) -> pd.Series:
    """The largest size in which the lines fit within the shape, 0 where none does."""
    lines = names.ne("").astype(int) + figures.ne("").astype(int)
    letters = np.maximum(_letters(names), _letters(figures))
    found = pd.Series(0.0, index=at.index)
    shapely.prepare(shapes)
    for size in reversed(sizes):
        half_width = letters * _ADVANCE * size * _POINT / 2
        half_height = lines * _LINE * size * _POINT / 2
        rooms = shapely.box(at["x"] - half_width, at["y"] - half_height, at["x"] + half_width, at["y"] + half_height)
        found = found.mask(shapely.covers(shapes, rooms) & lines.gt(0), size)
    return found


def _letters(texts: pd.Series) -> pd.Series:
    return texts.str.replace(_OVER_AND_UNDER, "", regex=True).str.len()
