"""Year against year: what became of every area between two assessments of the same register.

To answer "why does it say *lost*?": a status says one of five things of its side (`_SIDES`), and what the two sides
come to together stands in one table (`_TABLE`). Only what is certain on both sides is called a change.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.overlap import STATUSES, Assessment

CHANGES = (
    "lost",
    "gained",
    "newly_duplicated",
    "still_duplicated",
    "no_longer_duplicated",
    "still_uncovered",
    "still_supported",
    "cannot_tell",
)
"""In the order in which they are looked at first."""

_SIDES = {
    "duplicate": "duplicated",
    "possible_duplicate": "perhaps",  # supported, but whether duplicated is a question to the agencies
    "joint": "supported",
    "sequenced": "supported",
    "complementary": "supported",
    "parallel": "supported",
    "single": "supported",
    "possibly_covered": "unknown",  # somewhere in its tambon: nobody knows whether here
    "awaiting_reports": "unknown",  # nobody reported is not nobody supports
    "uncovered": "uncovered",
}
# Before, down; after, across. What was nowhere and is duplicated now is gained (and the other way round, lost): that
# the area has support at all comes first. Between duplicated and perhaps duplicated no change is certain.
_TABLE = {
    "": ("duplicated", "perhaps", "supported", "uncovered", "unknown"),
    "duplicated": ("still_duplicated", "cannot_tell", "no_longer_duplicated", "lost", "cannot_tell"),
    "perhaps": ("cannot_tell", "still_supported", "still_supported", "lost", "cannot_tell"),
    "supported": ("newly_duplicated", "still_supported", "still_supported", "lost", "cannot_tell"),
    "uncovered": ("gained", "gained", "gained", "still_uncovered", "cannot_tell"),
    "unknown": ("cannot_tell", "cannot_tell", "cannot_tell", "cannot_tell", "cannot_tell"),
}


def change_of(before: str, after: str) -> str:
    """The one of CHANGES that two of STATUSES come to."""
    return _TABLE[_SIDES[before]][_TABLE[""].index(_SIDES[after])]


_CODES = np.array([[CHANGES.index(change_of(before, after)) for after in STATUSES] for before in STATUSES])


@dataclass(frozen=True)
class Comparison:
    """What became of every area, one row each, in the order of the assessment before.

    villages: village_code (a city's tambon code), tambon_code; tambons: tambon_code; both: status_before, status_after
    (categories of STATUSES) and change (of CHANGES).
    """

    villages: pd.DataFrame
    tambons: pd.DataFrame


def compare(before: Assessment, after: Assessment) -> Comparison:
    """What became of each village and tambon between two spans of years, every other filter alike.

    Raises ValueError when the two are not of the same areas: an area on one side alone has no change.
    """
    return Comparison(
        villages=_changes(before.villages, after.villages, ["village_code", "tambon_code"]),
        tambons=_changes(before.tambons, after.tambons, ["tambon_code"]),
    )


def _changes(before: pd.DataFrame, after: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    there = pd.Index(after[codes[0]]).get_indexer(pd.Index(before[codes[0]]))
    if len(before) != len(after) or (there < 0).any():
        raise ValueError("the two assessments are not of the same areas")
    earlier, later = before["status"], after["status"].iloc[there]
    change = _CODES[earlier.cat.codes.to_numpy(), later.cat.codes.to_numpy()]
    return before[codes].assign(
        status_before=earlier,
        status_after=later.array,
        change=pd.Categorical.from_codes(change, CHANGES),
    )


def change_counts(table: pd.DataFrame) -> dict[str, int]:
    """How many areas of a table of `compare` came to each of CHANGES."""
    return {str(change): int(n) for change, n in table["change"].value_counts().reindex(list(CHANGES)).items()}
