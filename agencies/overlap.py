"""What overlap means: how two records relate, and the status of a village or tambon that follows.

To answer "why is this village red?": two records of *different agencies* in one tambon are compared on four keys
(`_compare_*`), each SAME, UNKNOWN or DIFFERENT; the pair's relation is the first in `relate` that fits; the area's
status is the first of STATUSES that one of its pairs or records gives it (`_first_that_fits`).
Whatever is found only *meets the criterion*; the agencies themselves confirm it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from agencies.coding import NONE, Coded, Layout, Vocabulary, code_records
from agencies.pair_counts import add_parallel, count_pairs, no_pairs, pair_table
from agencies.pairing import Cells, cells_of, pair_blocks
from agencies.presence import Presence, agency_texts, presence_of
from agencies.records import Areas
from agencies.registry import Registry
from agencies.relations import COMPLEMENTARY, DUPLICATE, JOINT, PARALLEL, POSSIBLE, RELATIONS, SEQUENCED

KEYS = ("area", "function", "target", "year")
SAME, UNKNOWN, DIFFERENT = 0, 1, 2

STATUSES = (*RELATIONS, "single", "possibly_covered", "awaiting_reports", "uncovered")
"""In the order in which they are tried: an area has the first that fits. A relation gives the status of its name."""
SINGLE, POSSIBLY_COVERED, AWAITING, UNCOVERED = range(6, 10)


@dataclass(frozen=True)
class Criterion:
    """What counts as duplicated: the keys that must agree, and how many years apart are still the same year."""

    keys: frozenset[str] = frozenset(KEYS)
    window: int = 0


@dataclass(frozen=True)
class Assessment:
    """What the records of a selection come to.

    villages: village_code (a city's tambon code), tambon_code, status, agencies (IDs joined by ";") and records, both
    counting the village's own. tambons: tambon_code, status, agencies, villages, villages_supported, coverage (0-1).
    pairs: agency_a < agency_b, villages_shared, and the number of record pairs of each relation.
    in_duplicate: for each record given, whether it is in at least one duplicate pair (never, for universal ones).
    used, universal: numbers of records. baht_in_duplicates: baht, each record once.
    """

    villages: pd.DataFrame
    tambons: pd.DataFrame
    pairs: pd.DataFrame
    in_duplicate: pd.Series
    used: int
    universal: int
    baht_in_duplicates: float


def assess(
    records: pd.DataFrame,
    areas: Areas,
    registry: Registry,
    criterion: Criterion = Criterion(),
    awaited_provinces: Collection[str] = (),
) -> Assessment:
    """Statuses of all areas and counts of all pairs.

    records: the good ones of `check_records`, already chosen by the filters. awaited_provinces: those where the
    report of some agency is still awaited, see `reports.awaited_provinces`.
    """
    vocabulary, layout = Vocabulary.of(registry), Layout.of(areas)
    is_universal = records["function"].isin(list(registry.universal)).to_numpy(bool)
    taking_part = np.flatnonzero(~is_universal)
    coded = code_records(records, layout, vocabulary).take(taking_part)
    presence = presence_of(coded, layout, len(vocabulary.agencies))
    found = _compare_all(coded, layout, vocabulary, criterion)
    in_duplicate = np.zeros(len(records), dtype=bool)
    in_duplicate[taking_part] = found.in_duplicate
    return Assessment(
        villages=_villages(found, presence, layout, vocabulary, awaited_provinces),
        tambons=_tambons(found, presence, layout, vocabulary, awaited_provinces),
        pairs=pair_table(found.counts, presence, vocabulary.agencies),
        in_duplicate=pd.Series(in_duplicate, index=records.index),
        used=len(taking_part),
        universal=int(is_universal.sum()),
        baht_in_duplicates=round(float(records["amount_baht"][in_duplicate].fillna(0).sum()), 2),
    )


# --- the four keys -----------------------------------------------------------------------------------------------


def _three_valued(differs: np.ndarray, unknown: np.ndarray) -> np.ndarray:
    """SAME, UNKNOWN or DIFFERENT. Sums of bytes: there are tens of millions of pairs, and np.where takes ten times
    as long."""
    return UNKNOWN * unknown.view(np.int8) + DIFFERENT * (differs & ~unknown).view(np.int8)


def _compare(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return _three_valued(a != b, (a < 0) | (b < 0))


def _compare_area(a: Coded, b: Coded) -> np.ndarray:
    """Same village, or one is for the whole tambon: same. Two villages: different. Else nobody knows which village."""
    in_part = ~(a.whole | b.whole)
    return _compare(a.village, b.village) * in_part.view(np.int8)


def _compare_target(a: Coded, b: Coded, everyone: int) -> np.ndarray:
    """Two named funds that differ: different. `community` beside another group may hold it: unknown."""
    known = (a.target >= 0) & (b.target >= 0) & ((a.target == everyone) == (b.target == everyone))
    two_funds = (a.fund != b.fund) & (a.fund >= 0) & (b.fund >= 0)
    return _three_valued(two_funds | (a.target != b.target), ~known & ~two_funds)


def _compare_year(a: Coded, b: Coded, window: int) -> np.ndarray:
    return _three_valued(np.abs(a.year - b.year) > window, (a.year < 0) | (b.year < 0))


def compare_keys(a: Coded, b: Coded, vocabulary: Vocabulary, window: int) -> dict[str, np.ndarray]:
    """SAME, UNKNOWN or DIFFERENT on each of KEYS, for the records of `a` beside those of `b` in one tambon."""
    return {
        "area": _compare_area(a, b),
        "function": _compare(a.function, b.function),
        "target": _compare_target(a, b, vocabulary.everyone),
        "year": _compare_year(a, b, window),
    }


# --- the relation of a pair --------------------------------------------------------------------------------------


def relate(a: Coded, b: Coded, vocabulary: Vocabulary, criterion: Criterion) -> np.ndarray:
    """How each record of `a` relates to the one beside it in `b`: the first that fits, as a position in RELATIONS."""
    keys = compare_keys(a, b, vocabulary, criterion.window)
    worst = np.zeros(len(a), dtype=np.int8)
    for key in criterion.keys:
        np.maximum(worst, keys[key], out=worst)
    side_by_side = (keys["area"] == SAME) & (keys["function"] == DIFFERENT) & (keys["target"] != DIFFERENT)
    relation = np.full(len(a), PARALLEL, dtype=np.int8)
    for name, fits in (  # the first that fits is written last
        (COMPLEMENTARY, side_by_side),
        (SEQUENCED, side_by_side & _in_order_of_steps(a, b, vocabulary)),
        (POSSIBLE, worst == UNKNOWN),
        (DUPLICATE, worst == SAME),
        (JOINT, (worst < DIFFERENT) & _paid_together(a, b, vocabulary)),
    ):
        relation[fits] = name
    return relation


def _paid_together(a: Coded, b: Coded, vocabulary: Vocabulary) -> np.ndarray:
    both_joint = vocabulary.joint.take(a.function) & vocabulary.joint.take(b.function)
    return both_joint | (a.funded_by == b.agency) | (b.funded_by == a.agency)


def _in_order_of_steps(a: Coded, b: Coded, vocabulary: Vocabulary) -> np.ndarray:
    """Both functions are steps, both years known, and the higher step is not in an earlier year."""
    step_a, step_b = vocabulary.step.take(a.function), vocabulary.step.take(b.function)
    known = (step_a > 0) & (step_b > 0) & (a.year >= 0) & (b.year >= 0)
    rises, falls = (step_a < step_b) & (a.year <= b.year), (step_b < step_a) & (b.year <= a.year)
    return known & (rises | falls)


# --- all pairs ---------------------------------------------------------------------------------------------------


@dataclass
class _Found:
    """What the pairs show: the best relation for each village, for all villages of a tambon, and for each tambon."""

    village: np.ndarray
    every_village: np.ndarray
    tambon: np.ndarray
    counts: np.ndarray  # agency x agency x relation
    in_duplicate: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))


def _compare_all(coded: Coded, layout: Layout, vocabulary: Vocabulary, criterion: Criterion) -> _Found:
    cells = cells_of(coded)
    found = _Found(
        village=np.full(len(layout.village_code), UNCOVERED, dtype=np.int8),
        every_village=np.full(len(layout.tambon_code), UNCOVERED, dtype=np.int8),
        tambon=np.full(len(layout.tambon_code), UNCOVERED, dtype=np.int8),
        counts=no_pairs(len(vocabulary.agencies)),
    )
    cell_in_duplicate = np.zeros(len(cells.kinds), dtype=bool)
    for left, right in _telling_pairs(cells, vocabulary, criterion):
        a, b = cells.kinds.take(left), cells.kinds.take(right)
        relation = relate(a, b, vocabulary, criterion)
        count_pairs(found.counts, a, b, relation, cells.count[left] * cells.count[right])
        _mark_areas(found, a, b, relation, layout)
        for side in (left, right):
            cell_in_duplicate[side[relation == DUPLICATE]] = True
    add_parallel(found.counts, coded, layout)
    found.in_duplicate = cell_in_duplicate[cells.of_record]
    return found


def _telling_pairs(
    cells: Cells, vocabulary: Vocabulary, criterion: Criterion
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The pairs of cells that may be more than parallel: most need not be looked at closely.

    Where the criterion asks for the area or the target, a pair of two villages or of two groups is parallel.
    """
    group = cells.kinds.target
    group = np.where(group == vocabulary.everyone, NONE, group)  # everyone may hold another group
    for left, right in pair_blocks(cells, across_villages="area" not in criterion.keys):
        if "target" not in criterion.keys:
            yield left, right
            continue
        a, b = group.take(left), group.take(right)
        telling = (a == b) | (a < 0) | (b < 0)
        yield left[telling], right[telling]


def _mark_areas(found: _Found, a: Coded, b: Coded, relation: np.ndarray, layout: Layout) -> None:
    """A pair counts for a village when both records are its own, or one is and the other names only the tambon."""
    np.minimum.at(found.tambon, a.tambon, relation)
    village = np.where(a.village < 0, b.village, a.village)
    in_one_village = (village >= 0) & ((a.village < 0) | (b.village < 0) | (a.village == b.village))
    np.minimum.at(found.village, village[in_one_village], relation[in_one_village])
    in_every_village = (village < 0) & (a.whole | b.whole | layout.is_city[a.tambon])
    np.minimum.at(found.every_village, a.tambon[in_every_village], relation[in_every_village])


# --- the status of an area ---------------------------------------------------------------------------------------


def _villages(
    found: _Found, presence: Presence, layout: Layout, vocabulary: Vocabulary, awaited: Collection[str]
) -> pd.DataFrame:
    tambon = layout.village_tambon
    own = presence.own.sum(axis=1)
    by_pairs = np.minimum(found.village, found.every_village[tambon])
    awaits = np.isin(layout.province_code, list(awaited))
    status = _first_that_fits(by_pairs, own, presence.unplaced[tambon], awaits[tambon])
    return pd.DataFrame(
        {
            "village_code": layout.village_code,
            "tambon_code": layout.tambon_code[tambon],
            "status": status,
            "agencies": agency_texts(presence.own, vocabulary.agencies),
            "records": presence.records,
        }
    ).astype({"village_code": "str", "tambon_code": "str"})


def _tambons(
    found: _Found, presence: Presence, layout: Layout, vocabulary: Vocabulary, awaited: Collection[str]
) -> pd.DataFrame:
    agencies = presence.in_tambon.sum(axis=1)
    awaits = np.isin(layout.province_code, list(awaited))
    status = _first_that_fits(found.tambon, agencies, np.zeros(len(agencies), dtype=bool), awaits)
    has_own = presence.own.any(axis=1)
    supported = np.bincount(layout.village_tambon[has_own], minlength=len(layout.tambon_code))
    return pd.DataFrame(
        {
            "tambon_code": layout.tambon_code,
            "status": status,
            "agencies": agency_texts(presence.in_tambon, vocabulary.agencies),
            "villages": layout.villages,
            "villages_supported": supported,
            "coverage": supported / layout.villages,
        }
    ).astype({"tambon_code": "str"})


def _first_that_fits(
    by_pairs: np.ndarray, agencies: np.ndarray, unplaced: np.ndarray, awaits: np.ndarray
) -> pd.Categorical:
    rank = np.select(
        [by_pairs < PARALLEL, agencies >= 2, agencies == 1, unplaced, awaits],
        [by_pairs, PARALLEL, SINGLE, POSSIBLY_COVERED, AWAITING],
        default=UNCOVERED,
    )
    return pd.Categorical.from_codes(rank, STATUSES)
