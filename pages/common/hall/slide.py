"""What one slide of the hall view holds, as plain data. Nothing in it names a fund, a person or a single record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from agencies.overlap import Assessment
from agencies.registry import Registry
from pages.common.sources import View

KINDS = ("agencies", "agency", "overlaps", "questions", "gaps", "ladder")
MOST_LINES = 5
"""Lines of a list that can be read from the last row."""
MOST_LISTED = 8
"""Agencies, in two columns."""


@dataclass(frozen=True)
class Facts:
    """What the slides are made of: a view without the records of sensitive groups, and the reports not received.

    missing: as `agencies.reports.missing_reports`. What a slide does not look at is never worked out.
    """

    view: View
    registry: Registry
    missing: pd.DataFrame

    @property
    def result(self) -> Assessment:
        """The assessment of the view."""
        return self.view.result

    @property
    def records(self) -> pd.DataFrame:
        """The good records that were assessed."""
        return self.view.choice.records

    def awaiting(self, agency: str = "") -> np.ndarray:
        """For each tambon of the result whether a report of its province is awaited: of this agency, "" of any."""
        missing = self.missing[self.missing["agency"].eq(agency)] if agency else self.missing
        province = self.view.areas.tambons.set_index("tambon_code")["province_code"]
        return self.result.tambons["tambon_code"].map(province).isin(missing["province_code"]).to_numpy(bool)


@dataclass(frozen=True)
class Step:
    """Which slide: one of KINDS, and the agency (ID) of the kind `agency`."""

    kind: str
    agency: str = ""


@dataclass(frozen=True)
class AgencyLine:
    """In how many tambons an agency works."""

    agency: str
    tambons: int


@dataclass(frozen=True)
class PairLine:
    """Two agencies (IDs), and the pairs of their records that meet the criterion."""

    agency_a: str
    agency_b: str
    pairs: int


@dataclass(frozen=True)
class QuestionLine:
    """What two agencies are asked: how many questions, in how many tambons (None: not counted), about which keys."""

    agency_a: str
    agency_b: str
    questions: int
    tambons: int | None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class GapLine:
    """A tambon without support, or with too little: people not reached (None: not known), villages uncovered of all."""

    tambon_code: str
    people: int | None
    uncovered: int
    villages: int


@dataclass(frozen=True)
class StepLine:
    """Who takes a step of the ladder: agencies (IDs), those with most records first."""

    step: int
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class MissingLine:
    """An agency whose report is awaited, and for which Buddhist years (none: for any)."""

    agency: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Slide:
    """One slide.

    units: as `units_of`. statuses: those that units may have, in the order of the legend. numbers: the large ones, by
    name, None where not known. lines: the list; more: how many did not fit. only: the tambons in colour (None: all).
    figure: what is written in each tambon, see `Colouring`.
    """

    step: Step
    units: pd.DataFrame
    statuses: tuple[str, ...]
    numbers: Mapping[str, float | None] = field(default_factory=dict)
    lines: tuple[object, ...] = ()
    more: int = 0
    only: tuple[str, ...] | None = None
    figure: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Tambons of each status."""
        found = self.units["status"].value_counts()
        return {status: int(found.get(status, 0)) for status in self.statuses}


def units_of(tambons: pd.DataFrame, status: Iterable[str], count: Iterable[int]) -> pd.DataFrame:
    """What the map draws: code, status, agencies (IDs joined by ";"), count (villages), one row a tambon.

    tambons: of an assessment; status and count in their order.
    """
    return pd.DataFrame(
        {
            "code": tambons["tambon_code"].to_numpy(),
            "status": pd.array(np.asarray(status, dtype=object), dtype="str"),
            "agencies": tambons["agencies"].to_numpy(),
            "count": np.asarray(count),
        }
    )


def is_wide(codes: pd.Series) -> bool:
    """Whether tambons (codes) are of several provinces, which a list must name then."""
    return codes.str[:2].drop_duplicates().size > 1
