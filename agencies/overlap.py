"""Which areas are supported by whom, and where that overlaps: the statuses and pairs of any records.

What overlap means is in `definition`; what comes out of it, and what is counted, in `assessment`.
"""

from collections.abc import Collection

import pandas as pd

from agencies.assessment import Assessment
from agencies.definition import (
    ALL_KEYS,
    DIFFERENT,
    KEYS,
    SAME,
    STATUSES,
    UNKNOWN,
    Criterion,
    compare_keys,
    relate,
)
from agencies.groundwork import Groundwork
from agencies.records import Areas
from agencies.registry import Registry
from agencies.relations import RELATIONS

__all__ = [
    "DIFFERENT",
    "KEYS",
    "RELATIONS",
    "SAME",
    "STATUSES",
    "UNKNOWN",
    "Assessment",
    "Criterion",
    "assess",
    "compare_keys",
    "relate",
]


def assess(
    records: pd.DataFrame,
    areas: Areas,
    registry: Registry,
    criterion: Criterion = ALL_KEYS,
    awaited_provinces: Collection[str] = (),
) -> Assessment:
    """Statuses of all areas and counts of all pairs, once; for many filters on the same records see `groundwork`.

    records: the good ones of `check_records`, already chosen by the filters. awaited_provinces: those where the
    report of some agency is still awaited, see `reports.awaited_provinces`.
    """
    groundwork = Groundwork.of(records, areas, registry)
    return groundwork.assess_once(groundwork.choose(), criterion, awaited_provinces)
