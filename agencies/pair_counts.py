"""How many record pairs of each relation every two agencies have: agency x agency x relation."""

import numpy as np
import pandas as pd

from agencies.coding import Coded, Layout
from agencies.presence import Presence
from agencies.relations import COMPLEMENTARY, DUPLICATE, JOINT, PARALLEL, POSSIBLE, RELATIONS, SEQUENCED

_COLUMNS = (JOINT, DUPLICATE, POSSIBLE, SEQUENCED, COMPLEMENTARY, PARALLEL)


def no_pairs(agencies: int) -> np.ndarray:
    """Counts to begin with."""
    return np.zeros((agencies, agencies, len(RELATIONS)))


def pairs_across_villages(coded: Coded, layout: Layout, agencies: int) -> np.ndarray:
    """For every two agencies the number of record pairs of two villages of one tambon (each pair in both halves)."""
    named = coded.take(coded.village >= 0)
    in_village = _tally(named.village, named.agency, (len(layout.village_code), agencies))
    in_tambon = _tally(named.tambon, named.agency, (len(layout.tambon_code), agencies))
    return in_tambon.T @ in_tambon - in_village.T @ in_village


def _tally(area: np.ndarray, agency: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    flat = area.astype(np.int64) * shape[1] + agency
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape).astype(float)


def count_pairs(counts: np.ndarray, a: Coded, b: Coded, relation: np.ndarray, pairs: np.ndarray) -> None:
    """Add to `counts` the pairs of a block: `pairs` records stand for each row."""
    first, second = np.minimum(a.agency, b.agency), np.maximum(a.agency, b.agency)
    flat = np.ravel_multi_index((first, second, relation), counts.shape)
    counts += np.bincount(flat, weights=pairs, minlength=counts.size).reshape(counts.shape)


def pair_table(counts: np.ndarray, presence: Presence, agencies: list[str]) -> pd.DataFrame:
    """Every two agencies that have a pair, in the order of their IDs."""
    shared = presence.own.T.astype(float) @ presence.own.astype(float)
    first, second = np.triu_indices(len(agencies), k=1)
    met = counts[first, second].sum(axis=1) > 0
    first, second = first[met], second[met]
    names = np.array(agencies, dtype=object)
    return pd.DataFrame(
        {
            "agency_a": names[first],
            "agency_b": names[second],
            "villages_shared": shared[first, second].astype(np.int64),
            **{RELATIONS[each]: counts[first, second, each].astype(np.int64) for each in _COLUMNS},
        }
    )
