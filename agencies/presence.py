"""Which agencies are where, and with how many records: a village's own, and those anywhere in a tambon."""

from dataclasses import dataclass

import numpy as np

from agencies.coding import Coded, Layout


@dataclass(frozen=True)
class Presence:
    """own: village x agency, by the village's own records (those that name it or are for its whole tambon; in a city
    all). in_tambon: tambon x agency, by any record. unplaced: the tambons where a record names no village.
    records: the number of each village's own records.
    """

    own: np.ndarray
    in_tambon: np.ndarray
    unplaced: np.ndarray
    records: np.ndarray


def presence_of(coded: Coded, layout: Layout, agencies: int) -> Presence:
    """Presence by village and tambon, positions as in `layout`."""
    for_all = (coded.village < 0) & (coded.whole | layout.is_city[coded.tambon])
    named = coded.village >= 0
    own = np.zeros((len(layout.village_code), agencies), dtype=bool)
    own[coded.village[named], coded.agency[named]] = True
    everywhere = np.zeros((len(layout.tambon_code), agencies), dtype=bool)
    everywhere[coded.tambon[for_all], coded.agency[for_all]] = True
    in_tambon = np.zeros_like(everywhere)
    in_tambon[coded.tambon, coded.agency] = True
    unplaced = np.zeros(len(everywhere), dtype=bool)
    unplaced[coded.tambon[coded.village < 0]] = True
    records = np.bincount(coded.village[named], minlength=len(own))
    records_for_all = np.bincount(coded.tambon[for_all], minlength=len(everywhere))
    return Presence(
        own=own | everywhere[layout.village_tambon],
        in_tambon=in_tambon,
        unplaced=unplaced,
        records=records + records_for_all[layout.village_tambon],
    )


def agency_texts(presence: np.ndarray, agencies: list[str]) -> np.ndarray:
    """For each row the IDs of the agencies that are there, joined by ";". `agencies` must be sorted.

    Areas are many and the sets of agencies among them few: each set is written once.
    """
    sets, of_row = np.unique(np.packbits(presence, axis=1), axis=0, return_inverse=True)
    members = np.unpackbits(sets, axis=1, count=len(agencies)).astype(bool)
    texts = [";".join(np.array(agencies, dtype=object)[row]) for row in members]
    return np.array(texts, dtype=object)[of_row.reshape(-1)] if len(presence) else np.zeros(0, dtype=object)
