"""Filters as a look at cells: the records chosen are only listed when somebody looks at them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from agencies.ground import Ground


@dataclass(frozen=True, eq=False)
class Chosen:
    """The records chosen, as `selection.Choice` has them.

    cells: by cell of the ground whether it is chosen. count: how many records; left_out: how many the filters left
    out; unknown: for each filter in use, how many of the chosen have that field empty; hidden: how many fit the
    filters and were left out only because of their target group.
    """

    ground: Ground
    cells: np.ndarray
    count: int
    left_out: int
    unknown: dict[str, int]
    hidden: int

    @cached_property
    def records(self) -> pd.DataFrame:
        """The records chosen, in the order given."""
        return self.ground.records_of(self.cells)

    @property
    def index(self) -> pd.Index:
        """Of `records`, without listing them."""
        return self.ground.table.index[self.ground.rows[self.cells[self.ground.cells.of_record]]]

    @property
    def cell_of_record(self) -> np.ndarray:
        """The cell of each of `records`."""
        of_record = self.ground.cells.of_record
        return of_record[self.cells[of_record]]


def choose_cells(
    ground: Ground, filters: Mapping[str, Collection | None], without_groups: Collection[str] = ()
) -> Chosen:
    """What fits every filter (names as `selection.FIELDS`; None = no filter) and is for none of some target groups.

    What is unknown in a filtered field stays in.
    """
    in_use = {name: wanted for name, wanted in filters.items() if wanted is not None}
    fits = np.ones(len(ground.cells.kinds), dtype=bool)
    for name, wanted in in_use.items():
        fits &= ground.fields[name].among(wanted, unknown=True)
    chosen = fits & ~ground.fields["target_groups"].among(without_groups, unknown=False) if without_groups else fits
    fitting, count = ground.number_of(fits), ground.number_of(chosen)
    return Chosen(
        ground=ground,
        cells=chosen,
        count=count,
        left_out=len(ground.rows) - fitting,
        unknown={name: ground.number_of(chosen & ground.fields[name].unknown) for name in in_use},
        hidden=fitting - count,
    )
