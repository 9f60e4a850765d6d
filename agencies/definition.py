"""What overlap means: how two records relate, and in which order the statuses that follow are tried.

To answer "why is this village red?": two records of *different agencies* in one tambon are compared on four keys
(`_compare_*`), each SAME, UNKNOWN or DIFFERENT; the pair's relation is the first in `relate` that fits; the area's
status is the first of STATUSES that one of its pairs or records gives it (`assessment`).
Whatever is found only *meets the criterion*; the agencies themselves confirm it.
"""

from dataclasses import dataclass

import numpy as np

from agencies.coding import Coded, Vocabulary
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


ALL_KEYS = Criterion()


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
