"""What the chosen records come to, each part worked out when it is first looked at."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from agencies.choice import Chosen
from agencies.definition import AWAITING, POSSIBLY_COVERED, SINGLE, STATUSES, UNCOVERED
from agencies.findings import Findings
from agencies.ground import Ground
from agencies.pair_counts import pair_table, with_parallel
from agencies.presence import Presence, presence_of
from agencies.relations import PARALLEL

_STATUS = pd.CategoricalDtype(STATUSES)


@dataclass(frozen=True, eq=False)
class Assessment:
    """What the records of a selection come to. Nobody changes what it gives.

    villages: village_code (a city's tambon code), tambon_code, status, agencies (IDs joined by ";") and records, both
    counting the village's own. tambons: tambon_code, status, agencies, villages, villages_supported, coverage (0-1).
    pairs: agency_a < agency_b, villages_shared, and the number of record pairs of each relation.
    in_duplicate: for each record chosen, whether it is in at least one duplicate pair (never, for universal ones).
    used, universal: numbers of records. baht_in_duplicates: baht, each record once, each amount in whole satang.
    Without looking at single villages: village_counts (tambon x STATUSES, in the order of `tambons`: numbers of
    villages), cities (tambons without villages, each counted as one), baht_by_tambon (in duplicates).
    """

    ground: Ground
    chosen: Chosen
    findings: Findings
    awaited: frozenset[str]

    @property
    def used(self) -> int:
        """How many records take part."""
        return self.chosen.count - self.universal

    @cached_property
    def universal(self) -> int:
        """How many records do not."""
        return self.ground.number_of(self.chosen.cells & ~self.ground.takes_part)

    @cached_property
    def villages(self) -> pd.DataFrame:
        """One row a village, see the head."""
        layout = self.ground.layout
        numbers = self.ground.cells.count * (self.chosen.cells & self.ground.takes_part)
        columns = {
            "village_code": layout.village_texts,
            "tambon_code": layout.tambon_texts.take(layout.village_tambon),
            "status": _statuses(self._village_status),
            "agencies": self._presence.own.texts(self.ground.agencies),
            "records": self.ground.stretches.records_of_villages(numbers, layout),
        }
        return pd.DataFrame(columns)

    @cached_property
    def tambons(self) -> pd.DataFrame:
        """One row a tambon, see the head."""
        layout, presence = self.ground.layout, self._presence
        with_own = layout.village_tambon[presence.own.sizes() > 0]
        supported = np.bincount(with_own, minlength=len(layout.tambon_code))
        columns = {
            "tambon_code": layout.tambon_texts,
            "status": _statuses(self._tambon_status),
            "agencies": presence.in_tambon.texts(self.ground.agencies),
            "villages": layout.villages,
            "villages_supported": supported,
            "coverage": supported / layout.villages,
        }
        return pd.DataFrame(columns)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row for each two agencies that have a pair."""
        taking_part = self.chosen.cells & self.ground.takes_part
        counts = with_parallel(self.findings.counts, self.ground.by_agency(taking_part))
        agencies = self.ground.agencies
        return pair_table(counts, self._presence.own.matrix(len(agencies)), agencies)

    @cached_property
    def in_duplicate(self) -> pd.Series:
        """By record chosen, under its index."""
        return pd.Series(self.findings.in_duplicate[self.chosen.cell_of_record], index=self.chosen.index)

    @cached_property
    def village_counts(self) -> np.ndarray:
        """tambon x STATUSES: how many of its villages."""
        layout = self.ground.layout
        flat = layout.village_tambon * len(STATUSES) + self._village_status
        counts = np.bincount(flat, minlength=len(layout.tambon_code) * len(STATUSES))
        return counts.reshape(len(layout.tambon_code), len(STATUSES))

    @property
    def cities(self) -> int:
        """How many tambons have no villages."""
        return int(self.ground.layout.is_city.sum())

    @cached_property
    def baht_by_tambon(self) -> np.ndarray:
        """Baht in duplicates, in the order of `tambons`."""
        return self._satang_by_tambon / 100

    @property
    def baht_in_duplicates(self) -> float:
        """Baht in duplicates in all."""
        return float(self._satang_by_tambon.sum()) / 100

    @cached_property
    def _satang_by_tambon(self) -> np.ndarray:
        cells = np.flatnonzero(self.findings.in_duplicate)
        tambon, satang = self.ground.cells.kinds.tambon[cells], self.ground.satang[cells]
        return np.bincount(tambon, weights=satang, minlength=len(self.ground.layout.tambon_code))

    @cached_property
    def _presence(self) -> Presence:
        return presence_of(self.ground.stretches, self.ground.layout, self.chosen.cells)

    @cached_property
    def _village_status(self) -> np.ndarray:
        tambon, presence = self.ground.layout.village_tambon, self._presence
        unplaced, awaits = presence.unplaced[tambon], self._awaits[tambon]
        return _first_that_fits(self.findings.village, presence.own.sizes(), unplaced, awaits)

    @cached_property
    def _tambon_status(self) -> np.ndarray:
        agencies = self._presence.in_tambon.sizes()
        return _first_that_fits(self.findings.tambon, agencies, np.zeros(len(agencies), dtype=bool), self._awaits)

    @property
    def _awaits(self) -> np.ndarray:
        return self.ground.layout.awaits(self.awaited)


def _first_that_fits(
    by_pairs: np.ndarray, agencies: np.ndarray, unplaced: np.ndarray, awaits: np.ndarray
) -> np.ndarray:
    """Positions in STATUSES: the first that the pairs, the number of agencies, or what is not known gives an area."""
    status = np.where(awaits, np.int8(AWAITING), np.int8(UNCOVERED))
    for fits, position in ((unplaced, POSSIBLY_COVERED), (agencies == 1, SINGLE), (agencies > 1, PARALLEL)):
        status[fits] = position  # the first that fits is written last
    return np.minimum(status, by_pairs)


def _statuses(positions: np.ndarray) -> pd.Categorical:
    return pd.Categorical.from_codes(positions, dtype=_STATUS)
