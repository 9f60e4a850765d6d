"""What the units of a map are coloured by: a value that any page can make, drawn by `pages.common.support_map`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from agencies.overlap import STATUSES
from pages.common import sources
from pages.common.palette import COLOURS, DASHED, MARKS
from pages.common.wording import Words


@dataclass(frozen=True)
class Colouring:
    """units: code, status, agencies (IDs joined by ";"), count, see `geo.map.painting`; all of one `level`.

    colours and labels are by status, in one order; dashed, marks and figure as `geo.map.map_style` has them. words: the
    texts of the drawing that are others than usual.
    """

    units: pd.DataFrame
    colours: Mapping[str, str]
    labels: Mapping[str, str]
    dashed: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    figure: str = "agencies"
    words: Mapping[str, str] = field(default_factory=dict)
    level: str = "tambon"


def of_statuses(words: Words, shown: sources.View) -> Colouring:
    """The usual colouring: each tambon by its status, with the number of agencies and its villages supported."""
    units = shown.assessed.kept("units", lambda: _units(shown.result.tambons))
    labels = {status: words(f"status.{status}") for status in STATUSES}
    return Colouring(units, COLOURS, labels, DASHED, MARKS)


def _units(tambons: pd.DataFrame) -> pd.DataFrame:
    return tambons[["status", "agencies"]].assign(code=tambons["tambon_code"], count=tambons["villages_supported"])
