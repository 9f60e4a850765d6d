"""Which agencies are where, and with how many records: a village's own, and those anywhere in a tambon."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from agencies.agency_sets import AgencySets
from agencies.coding import Layout
from agencies.pairing import Cells, run_starts


@dataclass(frozen=True)
class Stretches:
    """Where the areas begin among cells ordered by tambon and village, whatever is chosen of them later.

    start: by stretch, the first cell of a run in one village, or of one tambon's that name no village; village
    (position, -1 none), tambon: by stretch. for_all: the cells that count for every village of their tambon, and the
    position of that tambon. agency: for each cell the set of its agency, empty where it takes no part.
    """

    start: np.ndarray
    village: np.ndarray
    tambon: np.ndarray
    for_all: np.ndarray
    for_all_tambon: np.ndarray
    agency: AgencySets

    @classmethod
    def of(cls, cells: Cells, layout: Layout, agencies: int, takes_part: np.ndarray) -> Self:
        """The stretches of some cells. takes_part: by cell, false for what is universal."""
        kinds = cells.kinds
        start = run_starts(kinds.tambon, kinds.village)
        for_all = np.flatnonzero((kinds.village < 0) & (kinds.whole | layout.is_city[kinds.tambon]))
        return cls(
            start=start,
            village=kinds.village[start],
            tambon=kinds.tambon[start],
            for_all=for_all,
            for_all_tambon=kinds.tambon[for_all],
            agency=AgencySets.of_one_each(kinds.agency, agencies, takes_part),
        )

    def records_of_villages(self, numbers: np.ndarray, layout: Layout) -> np.ndarray:
        """By village how many of its own records there are; numbers: of records, by cell."""
        in_stretch = np.add.reduceat(numbers, self.start) if len(numbers) else numbers
        named = self.village >= 0
        own = np.zeros(len(layout.village_code), dtype=np.int64)
        own[self.village[named]] = in_stretch[named]
        of_tambon = np.bincount(self.for_all_tambon, weights=numbers[self.for_all], minlength=len(layout.tambon_code))
        return own + of_tambon.astype(np.int64)[layout.village_tambon]


@dataclass(frozen=True)
class Presence:
    """own: by village, the agencies of its own records (those that name it or are for its whole tambon; in a city
    all). in_tambon: by tambon, of any record. unplaced: the tambons where a record names no village.
    """

    own: AgencySets
    in_tambon: AgencySets
    unplaced: np.ndarray


def presence_of(stretches: Stretches, layout: Layout, chosen: np.ndarray) -> Presence:
    """Presence by village and tambon, positions as in `layout`; chosen: by cell."""
    villages, tambons = len(layout.village_code), len(layout.tambon_code)
    agency = stretches.agency.where(chosen)
    in_stretch = agency.united(stretches.start)
    first = run_starts(stretches.tambon)
    named, bare = np.flatnonzero(stretches.village >= 0), np.flatnonzero(stretches.village < 0)
    unplaced = np.zeros(tambons, dtype=bool)
    unplaced[stretches.tambon[bare]] = in_stretch.take(bare).sizes() > 0
    first_for_all = run_starts(stretches.for_all_tambon)
    for_all = agency.take(stretches.for_all).united(first_for_all)
    for_all = for_all.spread(stretches.for_all_tambon[first_for_all], tambons)
    own = in_stretch.take(named).spread(stretches.village[named], villages)
    return Presence(
        own=own.union(for_all.take(layout.village_tambon)),
        in_tambon=in_stretch.united(first).spread(stretches.tambon[first], tambons),
        unplaced=unplaced,
    )


def agency_texts(presence: np.ndarray, agencies: list[str]) -> pd.api.extensions.ExtensionArray:
    """For each row (row x agency, true where it is there) the IDs joined by ";". `agencies` must be sorted."""
    return AgencySets.of_matrix(presence).texts(agencies)
