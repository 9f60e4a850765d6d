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


def count_pairs(counts: np.ndarray, a: Coded, b: Coded, relation: np.ndarray, pairs: np.ndarray) -> None:
    """Add to `counts` the pairs of a block, each in both halves: `pairs` records stand for each row."""
    agencies, _, relations = counts.shape
    flat = (a.agency.astype(np.intp) * agencies + b.agency) * relations + relation
    found = np.bincount(flat, weights=pairs, minlength=counts.size).reshape(counts.shape)
    counts += found + found.transpose(1, 0, 2)


def add_parallel(counts: np.ndarray, coded: Coded, layout: Layout) -> None:
    """Add to `counts` as parallel all pairs of records in one tambon that were not looked at."""
    shape = (len(layout.tambon_code), len(counts))
    flat = coded.tambon.astype(np.intp) * shape[1] + coded.agency
    records = np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape).astype(float)
    counts[:, :, PARALLEL] += records.T @ records - counts.sum(axis=2)


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
