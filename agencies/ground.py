"""Records made ready once for any filter: as cells in the order of their areas, with what filters and sums look up."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from agencies.coding import NONE, Coded, Layout, Vocabulary, code_records, positions
from agencies.pairing import Cells, cells_of
from agencies.presence import Stretches
from agencies.record_format import FISCAL_YEARS
from agencies.record_format import STATUSES as MONEY
from agencies.records import Areas
from agencies.registry import Registry


@dataclass(frozen=True)
class Field:
    """One thing that can be filtered. codes: by cell the position of its value, NONE unknown. position: by value."""

    codes: np.ndarray
    position: dict[Hashable, int]

    @classmethod
    def of(cls, codes: np.ndarray, values: Collection[Hashable]) -> Self:
        """A field whose values have these positions."""
        return cls(codes.astype(np.min_scalar_type(-len(values) - 1)), {value: at for at, value in enumerate(values)})

    def among(self, wanted: Collection[Hashable], *, unknown: bool) -> np.ndarray:
        """By cell whether its value is among the wanted; for an unknown one the answer is `unknown`."""
        answers = np.zeros(len(self.position) + 1, dtype=bool)
        answers[[self.position[value] for value in set(wanted) & self.position.keys()]] = True
        answers[NONE] = unknown  # the last, where NONE finds it
        return answers.take(self.codes)

    @property
    def unknown(self) -> np.ndarray:
        """By cell."""
        return self.codes == NONE


@dataclass(frozen=True, eq=False)
class Ground:
    """Cells of the records of some areas; those alike in all that is compared, filtered or left out are one.

    takes_part: by cell, false for what is universal. satang: by cell, each amount rounded to whole ones (as floats,
    which hold them exactly up to ninety trillion baht). fields: by the names of `selection.FIELDS`. table: the records
    given, of which those at `rows` are here, the cell of each in `cells.of_record`.
    """

    layout: Layout
    vocabulary: Vocabulary
    cells: Cells
    takes_part: np.ndarray
    satang: np.ndarray
    fields: dict[str, Field]
    table: pd.DataFrame
    rows: np.ndarray

    @classmethod
    def of(cls, records: pd.DataFrame, areas: Areas, registry: Registry) -> Self:
        """The ground of good records (see `records.check_records`, with the same areas)."""
        layout, vocabulary = Layout.of(areas), Vocabulary.of(registry)
        coded = code_records(records, layout, vocabulary)
        if (coded.tambon < 0).any():
            raise ValueError("records of tambons that are not in the register")
        money = positions(records["status"], MONEY)
        cells = cells_of(coded, money=money)
        money_of_cell = np.zeros(len(cells.kinds), dtype=money.dtype)
        money_of_cell[cells.of_record] = money
        universal = np.array([*(name in registry.universal for name in vocabulary.functions), False])
        return cls(
            layout=layout,
            vocabulary=vocabulary,
            cells=cells,
            takes_part=~universal.take(cells.kinds.function),
            satang=_satang(records["amount_baht"], cells),
            fields=_fields(cells, money_of_cell, vocabulary),
            table=records,
            rows=np.arange(len(records)),
        )

    def of_tambons(self, here: np.ndarray) -> Self:
        """Only what is in these tambons (by tambon, true where one stays)."""
        is_here = here[self.cells.kinds.tambon]
        at, in_rows = np.flatnonzero(is_here), np.flatnonzero(is_here[self.cells.of_record])
        position = np.cumsum(is_here) - 1
        cells = Cells(
            kinds=_counted_anew(self.cells.kinds.take(at), here, self.layout),
            count=self.cells.count[at],
            of_record=position[self.cells.of_record[in_rows]],
        )
        return replace(
            self,
            layout=self.layout.of_tambons(here),
            cells=cells,
            takes_part=self.takes_part[at],
            satang=self.satang[at],
            fields={name: Field(field.codes[at], field.position) for name, field in self.fields.items()},
            rows=self.rows[in_rows],
        )

    @property
    def agencies(self) -> list[str]:
        """IDs in the order of their positions."""
        return self.vocabulary.agencies

    @cached_property
    def stretches(self) -> Stretches:
        """Where the areas begin among the cells."""
        return Stretches.of(self.cells, self.layout, len(self.agencies), self.takes_part)

    def number_of(self, cells: np.ndarray) -> int:
        """How many records are in these cells (by cell, true where it counts)."""
        at, more = self._of_several
        return int(np.count_nonzero(cells)) + int(more[cells[at]].sum())

    @cached_property
    def _of_several(self) -> tuple[np.ndarray, np.ndarray]:
        """The cells of more than one record, and how many more they have: few."""
        at = np.flatnonzero(self.cells.count > 1)
        return at, self.cells.count[at] - 1

    def records_of(self, cells: np.ndarray) -> pd.DataFrame:
        """The records in these cells, in their order and under their index; all of the table without a copy."""
        rows = self.rows[cells[self.cells.of_record]]
        return self.table if len(rows) == len(self.table) else self.table.take(rows)

    def by_agency(self, cells: np.ndarray) -> np.ndarray:
        """How many records are in these cells: tambon x agency, as floats."""
        kinds, agencies = self.cells.kinds, len(self.agencies)
        shape = (len(self.layout.tambon_code), agencies)
        flat = kinds.tambon.astype(np.intp) * agencies + kinds.agency
        return np.bincount(flat, weights=self.cells.count * cells, minlength=shape[0] * shape[1]).reshape(shape)


def _counted_anew(kinds: Coded, here: np.ndarray, layout: Layout) -> Coded:
    """Cells of some tambons with the positions that their areas have among these alone."""
    tambon = (np.cumsum(here) - 1).astype(np.int32)
    village = (np.cumsum(here[layout.village_tambon]) - 1).astype(np.int32)
    named = np.where(kinds.village < 0, NONE, village.take(kinds.village, mode="clip"))
    return replace(kinds, tambon=tambon[kinds.tambon], village=named.astype(np.int32))


def _satang(amount: pd.Series, cells: Cells) -> np.ndarray:
    satang = (amount.fillna(0) * 100).round().to_numpy(float)
    return np.bincount(cells.of_record, weights=satang, minlength=len(cells.kinds))


def _fields(cells: Cells, money: np.ndarray, vocabulary: Vocabulary) -> dict[str, Field]:
    kinds = cells.kinds
    known = kinds.year[kinds.year >= 0]
    first, last = known.min(initial=FISCAL_YEARS[1]), known.max(initial=FISCAL_YEARS[0])
    return {
        "years": Field.of(np.where(kinds.year < 0, NONE, kinds.year - first), range(first, last + 1)),
        "agencies": Field.of(kinds.agency, vocabulary.agencies),
        "functions": Field.of(kinds.function, vocabulary.functions),
        "target_groups": Field.of(kinds.target, vocabulary.target_groups),
        "money": Field.of(money, MONEY),
    }
