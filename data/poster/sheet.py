"""What is written around a printed map, as plain values: the poster itself knows no catalogue and no screen."""

from dataclasses import dataclass
from datetime import date

from data.export.about import About
from data.export.legend import LegendEntry

WIDTH, HEIGHT = 420, 297
"""A3 across, millimetres."""
MAP_WIDTH, MAP_HEIGHT = 292.0, 244.0
"""The room of the map on it, millimetres."""


@dataclass(frozen=True)
class Style:
    """How units of a status are drawn. colour: #RRGGBB. mark: "hatch", "backhatch", "dots" or ""."""

    colour: str
    mark: str = ""
    dashed: bool = False


@dataclass(frozen=True)
class Sheet:
    """The texts of a poster, in one language.

    about: its title is the poster's, its facts are listed under the legend; language "th" or "en". place: what is
    shown, the largest line. what: years and what else narrows it. tag: such as "synthetic data" ("" none).
    legend_title: what the counts of the legend count. figures: what the numbers on the map say ("" none). notes: in
    order of weight, such as that the boundaries are approximate. scale: pattern with {n}, such as "1 : {n:,}".
    kilometres, north: the words of scale and arrow. maker: the program. made: the day it is made, as text and as date
    (the PDF bears it, so that one input gives the same bytes).
    """

    about: About
    place: str
    what: str
    made: str
    made_on: date
    legend: tuple[LegendEntry, ...]
    legend_title: str = ""
    figures: str = ""
    tag: str = ""
    notes: tuple[str, ...] = ()
    scale: str = "1 : {n:,}"
    kilometres: str = "km"
    north: str = "N"
    maker: str = ""
