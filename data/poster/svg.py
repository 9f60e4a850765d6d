"""Shapes in millimetres as one SVG: areas by status with their marks, borders, dashed outlines, lines on top."""

from collections.abc import Mapping

import numpy as np
import shapely

from data.poster.paper import Paper
from data.poster.sheet import Style
from geo.map_packing import NO_DATA_COLOUR, line_over

_FINENESS = 100
"""Steps in a millimetre: all numbers of the SVG are whole."""
_NO_DATA_LINE = "#A3AAB1"
_OUTLINE = "#23272B"
_LEAST_OUTLINE = 0.25
_SWATCH = (8.0, 5.0)


def map_svg(paper: Paper, statuses: np.ndarray, styles: Mapping[str, Style], width: float, height: float) -> str:
    """The drawing of a room of width x height millimetres. statuses: of each unit, one that `styles` lacks is pale."""
    known = np.isin(statuses, list(styles))
    groups = [(Style(NO_DATA_COLOUR), paper.units[~known])]
    groups += [(style, paper.units[statuses == status]) for status, style in styles.items()]
    drawn = [(style, shapes) for style, shapes in groups if len(shapes)]
    fine = float(np.clip(paper.typical / 60, 0.05, 0.22))
    parts = [
        _definitions(drawn, float(np.clip(paper.typical / 6, 0.7, 2.0))),
        *(_filled(style, at) for at, (style, _) in enumerate(drawn)),
        *_borders(drawn, fine),
        *(_dashes(shapes, fine) for style, shapes in drawn if style.dashed),
        _outlines(paper.lines, fine),
    ]
    return _whole("".join(parts), width, height)


def swatch_svg(style: Style) -> str:
    """A legend's small rectangle, `_SWATCH` millimetres, drawn as the map is."""
    width, height = _SWATCH
    area = np.array([shapely.box(0.2, 0.2, width - 0.2, height - 0.2)])
    inner = _dashes(area, 0.2) if style.dashed else ""
    border = "" if style.dashed else f'<use href="#a0" fill="none" stroke="{_OUTLINE}" stroke-width="20"/>'
    return _whole(f"{_definitions([(style, area)], 1.5)}{_filled(style, 0)}{inner}{border}", width, height)


def _whole(body: str, width: float, height: float) -> str:
    room = f"0 0 {width * _FINENESS:.0f} {height * _FINENESS:.0f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{room}" stroke-linejoin="round">{body}</svg>'


def _definitions(drawn: list[tuple[Style, np.ndarray]], tile: float) -> str:
    """Each group's areas as one path, and the pattern of its mark; both are used further down."""
    parts = [
        f'<path id="a{at}" d="{path_of(shapes)}"/>{_pattern(f"m{at}", style, tile * _FINENESS)}'
        for at, (style, shapes) in enumerate(drawn)
    ]
    return f"<defs>{''.join(parts)}</defs>"


def _pattern(name: str, style: Style, tile: float) -> str:
    if not style.mark:
        return ""
    ink, half = line_over(style.colour), tile / 2
    turned = {"hatch": 45, "backhatch": -45, "dots": 45}[style.mark]
    if style.mark == "dots":
        body = f'<circle cx="{half:.0f}" cy="{half:.0f}" r="{tile * 0.19:.0f}" fill="{ink}"/>'
    else:
        body = f'<path d="M{half:.0f} 0v{tile:.0f}" stroke="{ink}" stroke-width="{tile * 0.14:.0f}"/>'
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{tile:.0f}" height="{tile:.0f}"'
        f' patternTransform="rotate({turned})">{body}</pattern>'
    )


def _filled(style: Style, at: int) -> str:
    marked = f'<use href="#a{at}" fill="url(#m{at})"/>' if style.mark else ""
    return f'<use href="#a{at}" fill="{style.colour}"/>{marked}'


def _borders(drawn: list[tuple[Style, np.ndarray]], width: float) -> list[str]:
    """White lines first: where a dark area meets a light one, the dark line is the one that is seen."""
    inks = [_NO_DATA_LINE if style.colour == NO_DATA_COLOUR else line_over(style.colour) for style, _ in drawn]
    order = sorted(range(len(drawn)), key=lambda at: inks[at] != "#FFFFFF")
    thick = f"{width * _FINENESS:.0f}"
    return [f'<use href="#a{at}" fill="none" stroke="{inks[at]}" stroke-width="{thick}"/>' for at in order]


def _dashes(shapes: np.ndarray, fine: float) -> str:
    """Dashes run inside their area: on the border, the neighbour's line would fill the gaps."""
    inner = shapely.buffer(shapes, -2.5 * fine, join_style="mitre")
    thick = 1.6 * fine * _FINENESS
    return (
        f'<path d="{path_of(inner)}" fill="none" stroke="#3A4046" stroke-width="{thick:.0f}"'
        f' stroke-dasharray="{4 * thick:.0f} {2.5 * thick:.0f}"/>'
    )


def _outlines(lines: np.ndarray, fine: float) -> str:
    """With white on both sides: seen on dark areas too."""
    path, thick = path_of(lines), max(2.6 * fine, _LEAST_OUTLINE) * _FINENESS
    return "".join(
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width:.0f}"/>'
        for ink, width in (("#FFFFFF", 2 * thick), (_OUTLINE, thick))
    )


def path_of(shapes: np.ndarray) -> str:
    """Polygons or lines as the data of one SVG path, whole numbers, each point as the step from the one before.

    Outer rings and holes turn opposite ways, so that areas which overlap a little leave no hole.
    """
    parts = shapely.get_parts(shapes[~shapely.is_empty(shapes)])
    areal = shapely.get_dimensions(parts) == 2
    rings = np.concatenate([shapely.get_rings(shapely.orient_polygons(parts[areal])), parts[~areal]])
    at, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(at):
        return ""
    points = np.rint(at * _FINENESS).astype("int64")
    starts = np.diff(ring, prepend=-1) != 0
    steps = np.where(starts[:, None], points, np.diff(points, axis=0, prepend=points[:1]))
    lead = np.where(starts, "M", np.where(np.roll(starts, 1), "l", " "))
    x, y = steps.T.astype("U11")
    return "".join(np.strings.add(np.strings.add(lead, x), np.strings.add(" ", y)).tolist())
