"""Why an area has its status: the pairs of the one area that is looked at, listed with their keys."""

import numpy as np
import pandas as pd

from agencies.coding import Layout, Vocabulary, code_records
from agencies.overlap import KEYS, Criterion, compare_keys, relate
from agencies.records import Areas
from agencies.registry import Registry
from agencies.relations import RELATIONS

KEY_NAMES = ("same", "unknown", "different")


def explain_pairs(records: pd.DataFrame, registry: Registry, areas: Areas, criterion: Criterion) -> pd.DataFrame:
    """All pairs among the records of ONE tambon, the strongest relation first.

    records: good ones of one tambon (universal functions take no part). Columns: a, b (index of the two records),
    village_code (the village that the pair counts for; "*" for every village of the tambon, "" for the tambon alone),
    relation, and area, function, target, year, each same, unknown or different. A pair list grows with the square of
    the records: for one area only.
    """
    taking_part = records[~records["function"].isin(list(registry.universal))]
    layout, vocabulary = Layout.of(areas), Vocabulary.of(registry)
    coded = code_records(taking_part, layout, vocabulary)
    first, second = np.triu_indices(len(coded), k=1)
    of_two = coded.agency[first] != coded.agency[second]
    first, second = first[of_two], second[of_two]
    a, b = coded.take(first), coded.take(second)
    keys = compare_keys(a, b, vocabulary, criterion.window)
    table = pd.DataFrame(
        {
            "a": taking_part.index[first],
            "b": taking_part.index[second],
            "village_code": _counts_for(taking_part, first, second, layout, a.tambon),
            "relation": pd.Categorical.from_codes(relate(a, b, vocabulary, criterion), RELATIONS, ordered=True),
            **{key: pd.Categorical.from_codes(keys[key], KEY_NAMES) for key in KEYS},
        }
    )
    return table.sort_values("relation", kind="stable", ignore_index=True)


def _counts_for(
    records: pd.DataFrame, first: np.ndarray, second: np.ndarray, layout: Layout, tambon: np.ndarray
) -> np.ndarray:
    village = records["village_code"].to_numpy(object)
    whole = records["scope"].ne("").to_numpy(bool)
    a, b = village[first], village[second]
    named = np.where(a == "", b, a)
    across = (a != "") & (b != "") & (a != b)
    for_all = (named == "") & (whole[first] | whole[second] | layout.is_city[tambon])
    return np.where(across, "", np.where(for_all, "*", named))
