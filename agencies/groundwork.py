"""The groundwork for any number of filters: records coded, sorted and compared once, and looked up ever after.

A province or an amphoe is a part; a filter is a look at cells; what the chosen come to is worked out when it is asked
for. The pairs of a criterion are compared at its first assessment and kept for the next ones.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from threading import Lock
from typing import Self

import numpy as np
import pandas as pd

from agencies.assessment import Assessment
from agencies.choice import Chosen, choose_cells
from agencies.definition import ALL_KEYS, Criterion
from agencies.findings import Findings, FromKept, streamed
from agencies.ground import Ground
from agencies.records import Areas
from agencies.registry import Registry
from agencies.telling_pairs import KeptPairs, telling_blocks

MOST_KEPT = 24_000_000
"""Pairs better than parallel that are kept of one criterion, at some five bytes each; with more, each assessment
compares anew what is chosen."""
CRITERIA_KEPT = 16
"""The criteria used last whose pairs are kept: all sets of keys, together under a gigabyte with a million records."""


@dataclass(frozen=True, eq=False)
class Groundwork:
    """Records of some areas made ready. Nobody changes it or what it gives; any number of viewers may ask at once.

    areas: as given (of a part, only its own).
    """

    areas: Areas
    ground: Ground

    @classmethod
    def of(cls, records: pd.DataFrame, areas: Areas, registry: Registry) -> Self:
        """The groundwork of the good records of `check_records`, with the same areas.

        areas.tambons may have the column amphoe_code, which `part` needs for an amphoe. Raises ValueError where a
        record's tambon is not among the areas.
        """
        return cls(areas, Ground.of(records, areas, registry))

    def part(self, province: str = "", amphoe: str | None = None) -> "Groundwork":
        """Only what is in a province or an amphoe (codes; "" and None: all)."""
        if not province and amphoe is None:
            return self
        tambons = self.areas.tambons
        here = np.ones(len(tambons), dtype=bool)
        for column, code in (("province_code", province or None), ("amphoe_code", amphoe)):
            if code is not None:
                here &= tambons[column].eq(code).to_numpy(bool)
        inside = tambons[here]
        villages = self.areas.villages[self.areas.villages["tambon_code"].isin(inside["tambon_code"])]
        in_layout = pd.Series(self.ground.layout.tambon_texts).isin(inside["tambon_code"])
        return Groundwork(Areas(villages, inside), self.ground.of_tambons(in_layout.to_numpy(bool)))

    @cached_property
    def records(self) -> pd.DataFrame:
        """All good records here, in the order given."""
        return self.ground.records_of(np.ones(len(self.ground.cells.kinds), dtype=bool))

    def choose(
        self,
        *,
        years: Collection[int] | None = None,
        agencies: Collection[str] | None = None,
        functions: Collection[str] | None = None,
        target_groups: Collection[str] | None = None,
        money: Collection[str] | None = None,
        without_groups: Collection[str] = (),
    ) -> Chosen:
        """The records that fit every filter (None = no filter; see `selection.choose`).

        years: Buddhist. money: `status` of the record. without_groups: target groups whose records are left out.
        """
        filters = {
            "years": years,
            "agencies": agencies,
            "functions": functions,
            "target_groups": target_groups,
            "money": money,
        }
        return choose_cells(self.ground, filters, without_groups)

    def assess(
        self, chosen: Chosen, criterion: Criterion = ALL_KEYS, awaited_provinces: Collection[str] = ()
    ) -> Assessment:
        """What the records chosen come to. Raises ValueError where they were chosen elsewhere.

        awaited_provinces: those where the report of some agency is still awaited, see `reports.awaited_provinces`.
        """
        if chosen.ground is not self.ground:
            raise ValueError("chosen from another groundwork")
        kept = self._kept(criterion)()
        if kept is None:
            return self.assess_once(chosen, criterion, awaited_provinces)
        found = FromKept(kept, chosen.cells, self.ground.cells, self.ground.layout, len(self.ground.agencies))
        return self._assessment(chosen, found, awaited_provinces)

    def assess_once(
        self, chosen: Chosen, criterion: Criterion = ALL_KEYS, awaited_provinces: Collection[str] = ()
    ) -> Assessment:
        """The same as `assess`, comparing only the chosen and keeping nothing for another time."""
        ground = self.ground
        cells = np.flatnonzero(chosen.cells & ground.takes_part)
        blocks = telling_blocks(ground.cells.kinds, cells, ground.layout, ground.vocabulary, criterion)
        found = streamed(blocks, ground.cells, ground.layout, len(ground.agencies))
        return self._assessment(chosen, found, awaited_provinces)

    def _assessment(self, chosen: Chosen, found: Findings, awaited: Collection[str]) -> Assessment:
        return Assessment(self.ground, chosen, found, frozenset(awaited))

    @cached_property
    def _kept(self) -> Callable[[Criterion], Callable[[], KeptPairs | None]]:
        """For a criterion what gives its pairs, None where they are too many."""
        return lru_cache(maxsize=CRITERIA_KEPT)(lambda criterion: _Once(lambda: self._compare(criterion)))

    def _compare(self, criterion: Criterion) -> KeptPairs | None:
        ground = self.ground
        cells = np.flatnonzero(ground.takes_part)
        blocks = telling_blocks(ground.cells.kinds, cells, ground.layout, ground.vocabulary, criterion)
        return KeptPairs.of(blocks, ground.cells.kinds, MOST_KEPT)


@dataclass(eq=False)
class _Once:
    """What is worked out for the viewer who asks first, while the others who ask for the same wait."""

    make: Callable[[], KeptPairs | None]
    lock: Lock = field(default_factory=Lock)
    made: KeptPairs | None = None
    is_made: bool = False

    def __call__(self) -> KeptPairs | None:
        with self.lock:
            if not self.is_made:
                self.made, self.is_made = self.make(), True
        return self.made
