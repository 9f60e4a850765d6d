"""What to ask in a forum: each possible duplicate, between which two agencies, in which area, and what is unknown."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.coding import NONE, Coded, Layout, Vocabulary, code_records
from agencies.overlap import KEYS, UNKNOWN, Criterion, compare_keys, relate
from agencies.pairing import Cells, cells_of, pair_blocks
from agencies.records import Areas
from agencies.registry import Registry
from agencies.relations import POSSIBLE

_SIDES = ("function", "target_group", "fiscal_year", "fund")
COLUMNS = (
    *("agency_a", "agency_b", "area_code", "tambon_code"),
    *(f"{name}_{side}" for name in _SIDES for side in "ab"),
    *("unknown", "pairs", "record_a", "record_b"),
)


@dataclass(frozen=True)
class _Found:
    """Cells that may be duplicates of each other: `left` of the agency that comes first, `right` of the other.

    unknown: one bit for each of KEYS. village: position, NONE where the pair counts for the tambon. pairs: of records.
    """

    left: np.ndarray
    right: np.ndarray
    unknown: np.ndarray
    village: np.ndarray
    pairs: np.ndarray


def questions(records: pd.DataFrame, areas: Areas, registry: Registry, criterion: Criterion) -> pd.DataFrame:
    """One row for each two agencies, area and possible duplicate, in the order of area and agencies.

    records: the good ones of `check_records`, already chosen by the filters; universal functions take no part.
    Columns: agency_a < agency_b (IDs); area_code, the village for which the pair counts, else the tambon's code, and
    tambon_code; function, target_group, fiscal_year (Buddhist, Int64) and fund (name) of either, _a and _b, "" or NA
    where unknown; unknown, the keys of the criterion of which nobody knows whether they agree, joined by ";"; pairs,
    how many pairs of records are alike in all this; record_a, record_b, record_id of the first of them.
    The sum of pairs is `possible_duplicate` of `Assessment.pairs`. Pairs are compared block by block: the memory
    needed grows with what is found, not with the pairs.
    """
    taking_part = records[~records["function"].isin(list(registry.universal))].reset_index(drop=True)
    vocabulary, layout = Vocabulary.of(registry), Layout.of(areas)
    coded = code_records(taking_part, layout, vocabulary)
    cells = cells_of(coded)
    found = _joined(list(_possible(cells, vocabulary, criterion)))
    return _table(found, cells, taking_part, layout, vocabulary)


def _possible(cells: Cells, vocabulary: Vocabulary, criterion: Criterion) -> Iterator[_Found]:
    """The possible duplicates of each block. Where the area must agree, records of two villages cannot be any."""
    for left, right in pair_blocks(cells, across_villages="area" not in criterion.keys):
        relation = relate(cells.kinds.take(left), cells.kinds.take(right), vocabulary, criterion)
        yield _found(left[relation == POSSIBLE], right[relation == POSSIBLE], cells, vocabulary, criterion)


def _found(one: np.ndarray, other: np.ndarray, cells: Cells, vocabulary: Vocabulary, criterion: Criterion) -> _Found:
    """Pairs of cells, the agency that comes first to the left, and what is unknown of each."""
    in_order = cells.kinds.agency[one] < cells.kinds.agency[other]
    left, right = np.where(in_order, one, other), np.where(in_order, other, one)
    a, b = cells.kinds.take(left), cells.kinds.take(right)
    keys = compare_keys(a, b, vocabulary, criterion.window)
    unknown = np.zeros(len(left), dtype=np.int8)
    for bit, key in enumerate(KEYS):
        if key in criterion.keys:
            unknown |= (keys[key] == UNKNOWN).astype(np.int8) << bit
    return _Found(left, right, unknown, _village_of(a, b), cells.count[left] * cells.count[right])


def _village_of(a: Coded, b: Coded) -> np.ndarray:
    """The one village that either names; NONE where neither does, or they name two."""
    two = (a.village >= 0) & (b.village >= 0) & (a.village != b.village)
    return np.where(two, NONE, np.maximum(a.village, b.village))


def _joined(blocks: list[_Found]) -> _Found:
    empty = np.zeros(0, dtype=np.int64)
    columns = zip(*((each.left, each.right, each.unknown, each.village, each.pairs) for each in blocks), strict=True)
    return _Found(*map(np.concatenate, columns)) if blocks else _Found(*[empty] * 5)


def _table(found: _Found, cells: Cells, records: pd.DataFrame, layout: Layout, vocabulary: Vocabulary) -> pd.DataFrame:
    """Cells that differ only in what a question does not ask (whose money it is) are one question."""
    first = _first_records(cells)
    kinds = cells.kinds
    a, b = kinds.take(found.left), kinds.take(found.right)
    alike = pd.DataFrame({"tambon": a.tambon, "village": found.village, "agency_a": a.agency, "agency_b": b.agency})
    for name in ("function", "target", "year", "fund"):
        alike[f"{name}_a"], alike[f"{name}_b"] = getattr(a, name), getattr(b, name)
    alike["unknown"] = found.unknown
    by = list(alike)
    alike["pairs"], alike["record_a"], alike["record_b"] = found.pairs, first[found.left], first[found.right]
    alike = alike.sort_values([*by, "record_a", "record_b"])
    merged = alike.groupby(by, sort=True, as_index=False).agg(
        {"pairs": "sum", "record_a": "first", "record_b": "first"}
    )
    return _named(merged, records, layout, vocabulary)


def _first_records(cells: Cells) -> np.ndarray:
    """For each cell the position of its first record."""
    first = np.zeros(len(cells.count), dtype=np.int64)
    positions = np.arange(len(cells.of_record))
    first[cells.of_record[::-1]] = positions[::-1]  # of several written to one place the last stays
    return first


def _named(merged: pd.DataFrame, records: pd.DataFrame, layout: Layout, vocabulary: Vocabulary) -> pd.DataFrame:
    """Positions as IDs, codes and texts. What a side says is read from its first record."""
    agencies = np.array(vocabulary.agencies, dtype=object)
    tambon = layout.tambon_code[merged["tambon"]]
    village = merged["village"].to_numpy()
    named = layout.village_code[np.maximum(village, 0)] if len(layout.village_code) else tambon
    table = {
        "agency_a": agencies[merged["agency_a"]],
        "agency_b": agencies[merged["agency_b"]],
        "area_code": np.where(village < 0, tambon, named),
        "tambon_code": tambon,
        "unknown": _unknown_texts()[merged["unknown"].to_numpy(np.int64)],
    }
    for side in "ab":
        of_side = records.iloc[merged[f"record_{side}"]].reset_index(drop=True).rename(columns={"fund_name": "fund"})
        table |= {f"{name}_{side}": of_side[name] for name in _SIDES}
        table[f"record_{side}"] = of_side["record_id"]
    texts = [name for name in COLUMNS if not name.startswith("fiscal_year") and name != "pairs"]
    return pd.DataFrame(table | {"pairs": merged["pairs"]}).astype(dict.fromkeys(texts, "str"))[list(COLUMNS)]


def _unknown_texts() -> np.ndarray:
    """The text of every set of unknown keys, at the place that its bits make."""
    sets = range(1 << len(KEYS))
    return np.array([";".join(key for bit, key in enumerate(KEYS) if each >> bit & 1) for each in sets], dtype=object)
