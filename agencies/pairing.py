"""Which records are compared with which: equal records as one cell, cells of one tambon in bounded blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from agencies.coding import Coded

PAIRS_IN_A_BLOCK = 1_000_000
"""About 100 MB of working memory; a block ends with the first cell that reaches it."""


@dataclass(frozen=True)
class Cells:
    """Distinct records, ordered by tambon, village (those that name only the tambon first) and agency.

    kinds: the distinct records. count: how many records are alike. of_record: the cell of each record.
    """

    kinds: Coded
    count: np.ndarray
    of_record: np.ndarray


def cells_of(coded: Coded, **beside: np.ndarray) -> Cells:
    """Count equal records as one cell. beside: further numbers by record in which those of a cell must be alike."""
    columns = pd.DataFrame({field.name: getattr(coded, field.name) for field in fields(coded)} | beside)
    grouped = columns.groupby(list(columns), sort=True)  # its columns begin with tambon, village, agency
    of_record = grouped.ngroup().to_numpy()
    first = np.zeros(grouped.ngroups, dtype=np.int64)  # any record of the cell
    first[of_record] = np.arange(len(columns))
    return Cells(coded.take(first), np.bincount(of_record, minlength=grouped.ngroups), of_record)


def pair_blocks(cells: Cells, *, across_villages: bool) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """As `pairs_of_kinds`, of all cells."""
    return pairs_of_kinds(cells.kinds, across_villages=across_villages)


def pairs_of_kinds(kinds: Coded, *, across_villages: bool) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Positions of every two of different agencies in one tambon, each pair once, block by block.

    kinds: distinct records in the order of `Cells`. Pairs of two villages are left out unless `across_villages`.
    """
    positions = np.arange(len(kinds))
    begin = _run_ends(kinds.tambon, kinds.village, kinds.agency)  # behind those of one agency in one village
    ends_with_tambon, ends_with_village = _run_ends(kinds.tambon), _run_ends(kinds.tambon, kinds.village)
    end = np.where((kinds.village < 0) | across_villages, ends_with_tambon, ends_with_village)
    partners = end - begin
    for first, last in _bounded(partners):
        counts = partners[first:last]
        left = np.repeat(positions[first:last], counts)
        before = np.cumsum(counts) - counts  # rows of this block that belong to earlier cells
        right = np.arange(len(left)) + np.repeat(begin[first:last] - before, counts)
        of_two = kinds.agency.take(left) != kinds.agency.take(right)
        yield left[of_two], right[of_two]


def run_starts(*columns: np.ndarray) -> np.ndarray:
    """Where each run of cells alike in these columns begins."""
    changes = np.zeros(len(columns[0]), dtype=bool)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)


def _run_ends(*columns: np.ndarray) -> np.ndarray:
    """For each cell the position just after the run of cells alike in these columns."""
    bounds = np.append(run_starts(*columns), len(columns[0]))
    return np.repeat(bounds[1:], np.diff(bounds))


def _bounded(partners: np.ndarray) -> Iterator[tuple[int, int]]:
    """Ranges of cells whose partners together come to about PAIRS_IN_A_BLOCK."""
    total = np.cumsum(partners)
    first = 0
    while first < len(partners):
        done = total[first - 1] if first else 0
        last = int(np.searchsorted(total, done + PAIRS_IN_A_BLOCK)) + 1
        yield first, min(last, len(partners))
        first = last
