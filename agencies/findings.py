"""What the pairs among the chosen cells come to: the best relation of each area, counts, and who is in a duplicate.

Two ways to the same: `streamed` looks at every pair once and needs nothing kept; `FromKept` looks up in pairs that
were kept, each answer when it is asked for, and leaves out areas that a better relation has settled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from agencies.coding import Layout
from agencies.definition import UNCOVERED
from agencies.pair_counts import count_pairs, no_pairs
from agencies.pairing import Cells
from agencies.relations import DUPLICATE, PARALLEL
from agencies.telling_pairs import IN_EVERY_VILLAGE, IN_VILLAGE, WHERE, Block, KeptPairs, Partners


class Findings(Protocol):
    """village, tambon: the best relation of each, UNCOVERED where there is none. counts: record pairs better than
    parallel, agency x agency x relation. in_duplicate: by cell. Nobody changes them.
    """

    @property
    def village(self) -> np.ndarray: ...
    @property
    def tambon(self) -> np.ndarray: ...
    @property
    def counts(self) -> np.ndarray: ...
    @property
    def in_duplicate(self) -> np.ndarray: ...


@dataclass(frozen=True)
class Streamed:
    """Findings worked out at once."""

    village: np.ndarray
    tambon: np.ndarray
    counts: np.ndarray
    in_duplicate: np.ndarray


def streamed(blocks: Iterator[Block], cells: Cells, layout: Layout, agencies: int) -> Streamed:
    """The findings of all pairs of the blocks."""
    village, every_village, tambon = (_nothing(len(of)) for of in (layout.village_code, *[layout.tambon_code] * 2))
    counts, in_duplicate = no_pairs(agencies), np.zeros(len(cells.kinds), dtype=bool)
    for block in blocks:
        own, every = block.where == IN_VILLAGE, block.where == IN_EVERY_VILLAGE
        at = cells.kinds.tambon.take(block.left)
        np.minimum.at(tambon, at, block.relation)
        np.minimum.at(every_village, at[every], block.relation[every])
        np.minimum.at(village, cells.kinds.village[block.right[own]], block.relation[own])
        count_pairs(counts, cells, block.left, block.right, block.relation)
        doubled = block.relation == DUPLICATE
        in_duplicate[block.left[doubled]] = in_duplicate[block.right[doubled]] = True
    return Streamed(np.minimum(village, every_village[layout.village_tambon]), tambon, counts, in_duplicate)


def _nothing(areas: int) -> np.ndarray:
    return np.full(areas, UNCOVERED, dtype=np.int8)


@dataclass(frozen=True)
class FromKept:
    """Findings looked up among kept pairs. chosen: whether a cell counts, by cell."""

    kept: KeptPairs
    chosen: np.ndarray
    cells: Cells
    layout: Layout
    agencies: int

    @cached_property
    def tambon(self) -> np.ndarray:
        """The best relation of each tambon: any pair counts."""
        return self._best(_nothing(len(self.layout.tambon_code)), self.cells.kinds.tambon, WHERE)

    @cached_property
    def village(self) -> np.ndarray:
        """The best relation of each village, by its own pairs and those that count for all of its tambon."""
        every = self._best(_nothing(len(self.layout.tambon_code)), self.cells.kinds.tambon, [IN_EVERY_VILLAGE])
        return self._best(every[self.layout.village_tambon], self.cells.kinds.village, [IN_VILLAGE])

    def _best(self, best: np.ndarray, area_of_cell: np.ndarray, wheres: Iterable[int]) -> np.ndarray:
        """`best` by area with what pairs of some kinds better; an area that has as good already is not looked at."""
        for relation in range(PARALLEL):
            for where in wheres:
                pairs = self.kept.partners.get((relation, where))
                if pairs is not None:
                    open_still = self.chosen.take(pairs.cell) & (best.take(area_of_cell.take(pairs.cell)) > relation)
                    cell, _ = pairs.among(self.chosen, np.flatnonzero(open_still))
                    best[area_of_cell.take(cell)] = relation
        return best

    @cached_property
    def counts(self) -> np.ndarray:
        """The pairs of each relation; all are looked at."""
        counts = no_pairs(self.agencies)
        for (relation, _), pairs in self.kept.partners.items():
            count_pairs(counts, self.cells, *self._chosen_pairs(pairs), relation)
        return counts

    @cached_property
    def in_duplicate(self) -> np.ndarray:
        """By cell; few pairs are duplicates."""
        found = np.zeros(len(self.chosen), dtype=bool)
        for (relation, _), pairs in self.kept.partners.items():
            if relation == DUPLICATE:
                cell, partner = self._chosen_pairs(pairs)
                found[cell] = found[partner] = True
        return found

    def _chosen_pairs(self, pairs: Partners) -> tuple[np.ndarray, np.ndarray]:
        return pairs.among(self.chosen, np.flatnonzero(self.chosen.take(pairs.cell)))
