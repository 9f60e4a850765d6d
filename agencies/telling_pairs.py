"""The pairs of cells that tell more than that two agencies are in one tambon, block by block or kept for many filters.

What a pair is does not depend on the filters, only whether both of its cells are chosen. So the pairs of a criterion
are compared once and kept, as long as they are not too many; a filter then only looks up which of them it leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy import sparse

from agencies.coding import NONE, Coded, Layout, Vocabulary
from agencies.definition import Criterion, relate
from agencies.pairing import pairs_of_kinds
from agencies.relations import PARALLEL

IN_VILLAGE, IN_EVERY_VILLAGE, IN_TAMBON = WHERE = range(3)
"""What a pair counts for beside its tambon: one village, all villages of the tambon, or neither."""


@dataclass(frozen=True)
class Block:
    """Some pairs, each better than parallel. left, right: cells, left before right. relation, where: by pair."""

    left: np.ndarray
    right: np.ndarray
    relation: np.ndarray
    where: np.ndarray


def telling_blocks(
    kinds: Coded, cells: np.ndarray, layout: Layout, vocabulary: Vocabulary, criterion: Criterion
) -> Iterator[Block]:
    """All pairs among some cells (positions in `kinds`, rising) that are more than parallel, in bounded blocks.

    Where the criterion asks for the area or the target, a pair of two villages or of two groups is parallel, and most
    pairs need not be looked at closely.
    """
    group = np.where(kinds.target == vocabulary.everyone, NONE, kinds.target)  # everyone may hold another group
    for one, other in pairs_of_kinds(kinds.take(cells), across_villages="area" not in criterion.keys):
        left, right = cells.take(one), cells.take(other)
        if "target" in criterion.keys:
            first, second = group.take(left), group.take(right)
            telling = np.flatnonzero((first == second) | (first < 0) | (second < 0))
            left, right = left.take(telling), right.take(telling)
        a, b = kinds.take(left), kinds.take(right)
        relation = relate(a, b, vocabulary, criterion)
        better = np.flatnonzero(relation < PARALLEL)
        where = _where(a.take(better), b.take(better), layout)
        yield Block(left.take(better), right.take(better), relation.take(better), where)


def _where(a: Coded, b: Coded, layout: Layout) -> np.ndarray:
    """A pair counts for a village when both records are its own, or one is and the other names only the tambon."""
    in_village = (b.village >= 0) & ((a.village < 0) | (a.village == b.village))
    in_every = (b.village < 0) & (a.whole | b.whole | layout.is_city[a.tambon])
    return np.where(in_village, IN_VILLAGE, np.where(in_every, IN_EVERY_VILLAGE, IN_TAMBON)).astype(np.int8)


@dataclass(frozen=True)
class Partners:
    """Pairs as partners of cells: those of `cell[n]` are `partner[start[n]:start[n + 1]]`. cell: rising, each once."""

    cell: np.ndarray
    start: np.ndarray
    partner: np.ndarray

    @classmethod
    def of(cls, cell: np.ndarray, partner: np.ndarray, cells: int) -> Self:
        """The pairs of each cell with its partner, in any order; cells: how many cells there are in all."""
        marks = np.ones(len(cell), dtype=bool)
        table = sparse.csr_array(sparse.coo_array((marks, (cell, partner)), shape=(cells, cells)))
        having = np.flatnonzero(np.diff(table.indptr))
        return cls(having.astype(np.int32), np.append(table.indptr[having], len(cell)), table.indices)

    def among(self, chosen: np.ndarray, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pairs whose two cells are chosen (true), for the cells asked about (positions in `cell`)."""
        counts = self.start[asked + 1] - self.start[asked]
        skipped = self.start[asked] - (np.cumsum(counts) - counts)
        partner = self.partner.take(np.arange(counts.sum()) + np.repeat(skipped, counts))
        met = np.flatnonzero(chosen.take(partner))
        return np.repeat(self.cell.take(asked), counts).take(met), partner.take(met)

    def __len__(self) -> int:
        return len(self.partner)


@dataclass(frozen=True)
class KeptPairs:
    """All pairs better than parallel of one criterion: (relation, where) → partners.

    A pair in a village is kept under the cell that names it (both may), else under that which comes first.
    """

    partners: dict[tuple[int, int], Partners]

    @classmethod
    def of(cls, blocks: Iterator[Block], kinds: Coded, most: int) -> Self | None:
        """The pairs of all blocks; None when they are more than `most`."""
        found: dict[tuple[int, int], list[tuple[np.ndarray, np.ndarray]]] = {}
        total = 0
        for block in blocks:
            total += len(block.left)
            if total > most:
                return None
            for key in np.ndindex(PARALLEL, len(WHERE)):
                at = np.flatnonzero((block.relation == key[0]) & (block.where == key[1]))
                if len(at):
                    found.setdefault(key, []).append(_of_village_first(block, at, kinds))
        return cls({key: _joined(parts, len(kinds)) for key, parts in found.items()})

    def __len__(self) -> int:
        return sum(map(len, self.partners.values()))


def _joined(parts: list[tuple[np.ndarray, np.ndarray]], cells: int) -> Partners:
    cell, partner = zip(*parts, strict=True)
    return Partners.of(np.concatenate(cell), np.concatenate(partner), cells)


def _of_village_first(block: Block, at: np.ndarray, kinds: Coded) -> tuple[np.ndarray, np.ndarray]:
    """The pairs at some places of a block: that which names the village before that which names only the tambon."""
    left, right = block.left.take(at).astype(np.int32), block.right.take(at).astype(np.int32)
    turned = (kinds.village.take(left) < 0) & (kinds.village.take(right) >= 0)
    return np.where(turned, right, left), np.where(turned, left, right)
