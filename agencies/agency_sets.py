"""Sets of agencies as bits of whole numbers: the set of thousands of areas is then a handful of array operations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

BITS = 64


@dataclass(frozen=True)
class AgencySets:
    """One set a row. words: for every 64 agencies one unsigned number a row, bit n for the nth of them."""

    words: tuple[np.ndarray, ...]

    @classmethod
    def of_one_each(cls, agency: np.ndarray, agencies: int, counts: np.ndarray) -> Self:
        """Rows of one agency each (its position); empty where `counts` is false."""
        kind = np.min_scalar_type((1 << min(agencies, BITS)) - 1)
        words = []
        for first in range(0, max(agencies, 1), BITS):
            here = counts & (agency >= first) & (agency < first + BITS)
            shift = np.where(here, agency - first, 0).astype(kind)
            words.append(np.left_shift(here.astype(kind), shift))
        return cls(tuple(words))

    @classmethod
    def of_matrix(cls, presence: np.ndarray) -> Self:
        """The sets of row x agency, true where it is there."""
        row, agency = np.nonzero(presence)
        agencies = presence.shape[1]
        ones = cls.of_one_each(agency, agencies, np.ones(len(agency), dtype=bool))
        first = np.flatnonzero(np.diff(row, prepend=-1))
        return ones.united(first).spread(row[first], len(presence))

    @classmethod
    def empty(cls, rows: int, like: Self) -> Self:
        """So many empty sets, over the agencies of others."""
        return cls(tuple(np.zeros(rows, dtype=word.dtype) for word in like.words))

    def where(self, mask: np.ndarray) -> Self:
        """The sets where the mask is true, empty ones elsewhere."""
        return type(self)(tuple(word * mask for word in self.words))

    def take(self, rows: np.ndarray) -> Self:
        """The sets of these rows."""
        return type(self)(tuple(word[rows] for word in self.words))

    def united(self, start: np.ndarray) -> Self:
        """The union of each run of rows; start: where the runs begin, none empty, the first at 0."""
        return type(self)(tuple(np.bitwise_or.reduceat(word, start) if len(start) else word[:0] for word in self.words))

    def spread(self, rows: np.ndarray, length: int) -> Self:
        """The sets at these rows of a longer column, empty ones between."""
        spread = self.empty(length, self)
        for target, word in zip(spread.words, self.words, strict=True):
            target[rows] = word
        return spread

    def union(self, other: Self) -> Self:
        """Row by row."""
        return type(self)(tuple(a | b for a, b in zip(self.words, other.words, strict=True)))

    def sizes(self) -> np.ndarray:
        """How many agencies each set has."""
        counts: Iterable[np.ndarray] = (np.bitwise_count(word) for word in self.words)
        return sum(counts, start=np.zeros(len(self.words[0]), dtype=np.uint8))

    def matrix(self, agencies: int) -> np.ndarray:
        """row x agency: whether it is there."""
        columns = [(self.words[n // BITS] >> np.uint8(n % BITS)) & 1 for n in range(agencies)]
        return np.stack(columns, axis=1).astype(bool) if columns else np.zeros((len(self.words[0]), 0), dtype=bool)

    def texts(self, agencies: list[str]) -> pd.api.extensions.ExtensionArray:
        """For each row the IDs of its agencies joined by ";", as text. `agencies` must be sorted.

        Areas are many and the sets of agencies among them few: each set is written once.
        """
        sets, of_row = self._distinct()
        members = sets.matrix(len(agencies))
        names = np.array(agencies, dtype=object)
        return pd.array([";".join(names[row]) for row in members], dtype="str").take(of_row)

    def _distinct(self) -> tuple[Self, np.ndarray]:
        if len(self.words) == 1:
            found, of_row = np.unique(self.words[0], return_inverse=True)
            return type(self)((found,)), of_row
        found, of_row = np.unique(np.stack(self.words, axis=1), axis=0, return_inverse=True)
        return type(self)(tuple(found.T)), of_row.reshape(-1)
