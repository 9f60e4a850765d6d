"""Filters choose records before anything is compared. What is unknown in a filtered field stays in, and is counted."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

FIELDS = {
    "years": "fiscal_year",
    "agencies": "agency",
    "functions": "function",
    "target_groups": "target_group",
    "money": "status",
}
"""What can be filtered, and the column of the record that it looks at."""


@dataclass(frozen=True)
class Choice:
    """The records chosen, and how many of them are there only because a filtered field is unknown."""

    records: pd.DataFrame
    left_out: int
    unknown: dict[str, int]


def choose(records: pd.DataFrame, **filters: Collection | None) -> Choice:
    """The records that fit every filter (names as FIELDS; None = no filter on that field).

    records: good ones of `check_records`. unknown: for each filter in use, the chosen records whose field is empty.
    """
    keep = pd.Series(True, index=records.index)
    is_unknown: dict[str, pd.Series] = {}
    for name, wanted in filters.items():
        if wanted is not None:
            values = records[FIELDS[name]]
            is_unknown[name] = values.isna() if values.dtype == "Int64" else values.eq("")
            keep &= values.isin(list(wanted)).fillna(False).astype(bool) | is_unknown[name]
    chosen = records[keep]
    return Choice(
        records=chosen,
        left_out=len(records) - len(chosen),
        unknown={name: int(mask[keep].sum()) for name, mask in is_unknown.items()},
    )
