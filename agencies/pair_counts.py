"""How many record pairs of each relation every two agencies have: agency x agency x relation."""

import numpy as np
import pandas as pd

from agencies.pairing import Cells
from agencies.relations import COMPLEMENTARY, DUPLICATE, JOINT, PARALLEL, POSSIBLE, RELATIONS, SEQUENCED

_COLUMNS = (JOINT, DUPLICATE, POSSIBLE, SEQUENCED, COMPLEMENTARY, PARALLEL)


def no_pairs(agencies: int) -> np.ndarray:
    """Counts to begin with."""
    return np.zeros((agencies, agencies, len(RELATIONS)))


def count_pairs(
    counts: np.ndarray, cells: Cells, left: np.ndarray, right: np.ndarray, relation: np.ndarray | int
) -> None:
    """Add to `counts` the records' pairs of these pairs of cells, each in both halves."""
    agencies, _, relations = counts.shape
    agency = cells.kinds.agency
    flat = (agency[left].astype(np.intp) * agencies + agency[right]) * relations + relation
    pairs = cells.count[left] * cells.count[right]
    found = np.bincount(flat, weights=pairs, minlength=counts.size).reshape(counts.shape)
    counts += found + found.transpose(1, 0, 2)


def with_parallel(counts: np.ndarray, records: np.ndarray) -> np.ndarray:
    """`counts` and, as parallel, all other pairs of records in one tambon; records: their numbers, tambon x agency."""
    others = records.T @ records - counts.sum(axis=2)
    return np.concatenate([counts[:, :, :PARALLEL], (counts[:, :, PARALLEL] + others)[:, :, None]], axis=2)


def pair_table(counts: np.ndarray, own: np.ndarray, agencies: list[str]) -> pd.DataFrame:
    """Every two agencies that have a pair, in the order of their IDs. own: village x agency, by its own records."""
    shared = own.T.astype(float) @ own.astype(float)
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
