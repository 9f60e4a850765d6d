"""Knots of duplicated steps: which records do one step twice in one place, which of them stay, which should go.

"Duplicates" is not transitive: a record for a whole tambon duplicates the records of two villages that do not
duplicate each other. So who stays is settled in rounds: what comes before all its partners that are still undecided
stays, and these partners go. Equal records (a cell of `pairing`) share their fate.
"""

from typing import Literal

import numpy as np
import pandas as pd

from agencies.coding import NONE, Coded, Layout, Vocabulary, code_records
from agencies.overlap import Criterion, relate
from agencies.pairing import Cells, cells_of, pair_blocks
from agencies.presence import agency_texts
from agencies.records import Areas
from agencies.registry import Registry
from agencies.relations import DUPLICATE

Stays = Literal["first", "larger", "lead"]
ORDERS: tuple[Stays, ...] = ("first", "larger", "lead")
"""Which agency stays. first: the one whose first step in that tambon came earliest (unknown last). larger: the larger
sum of baht for this work in this area (unknown last). lead: the chosen agency. Then, of those alike, as `first`; then
the larger amount, then the agency's ID. Before any of these, work for a whole tambon stays before work in one of its
villages: else the other villages would lose their support."""

_LATE = np.iinfo(np.int32).max


def step_records(
    records: pd.DataFrame,
    areas: Areas,
    registry: Registry,
    criterion: Criterion,
    *,
    stays: Stays = "first",
    lead: str | None = None,
) -> pd.DataFrame:
    """The records of steps that are in a duplicate pair of one step, and whether they stay or should go.

    records: as for `overlap.assess`. Columns, beside those given: step, cell (equal records have one number),
    goes, own_money (not paid by another agency), and `stays`, the agencies (IDs joined by ";") of its partners that
    stay, "" where it stays itself. A criterion without the function also calls two different steps duplicates; they
    are no duplicated step.
    """
    vocabulary = Vocabulary.of(registry)
    steps = {name: entry.step for name, entry in registry.functions.items() if entry.step and not entry.universal}
    taking_part = records[records["function"].isin(list(steps))]
    coded = code_records(taking_part, Layout.of(areas), vocabulary)
    cells = cells_of(coded)
    kinds, cell = cells.kinds, cells.of_record
    left, right = _duplicates(cells, vocabulary, criterion)
    baht = _satang_of_cells(taking_part["amount_baht"], cell, len(kinds))
    staying = _who_stays(left, right, _places(kinds, baht, vocabulary, stays, lead))
    because = _staying_partners(left, right, staying, kinds.agency, len(vocabulary.agencies))
    own_money = (kinds.funded_by == NONE) | (kinds.funded_by == kinds.agency)
    in_pair = np.isin(cell, np.concatenate([left, right]))
    return taking_part.assign(
        step=taking_part["function"].map(steps).astype("int64"),
        cell=cell,
        goes=~staying[cell],
        own_money=own_money[cell],
        stays=agency_texts(because, vocabulary.agencies)[cell],
    )[in_pair]


def _duplicates(cells: Cells, vocabulary: Vocabulary, criterion: Criterion) -> tuple[np.ndarray, np.ndarray]:
    """Positions of every two cells of one step that are a duplicate pair, each pair once.

    These are held, two numbers a pair: they are few among all pairs, since both do the same step and duplicate.
    """
    step = vocabulary.step[cells.kinds.function]
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for a, b in pair_blocks(cells, across_villages="area" not in criterion.keys):
        same_step = step[a] == step[b]
        left, right = a[same_step], b[same_step]
        relation = relate(cells.kinds.take(left), cells.kinds.take(right), vocabulary, criterion)
        found.append((left[relation == DUPLICATE], right[relation == DUPLICATE]))
    lefts, rights = zip(*found, strict=True)
    return np.concatenate(lefts), np.concatenate(rights)


def _satang_of_cells(amount: pd.Series, cell: np.ndarray, cells: int) -> np.ndarray:
    """The sum of each cell in satang, -1 where no amount is known: whole numbers, so that equal sums are equal."""
    known = amount.notna().to_numpy()
    total = np.full(cells, -1, dtype=np.int64)
    total[cell[known]] = 0
    np.add.at(total, cell[known], (amount[known] * 100).round().to_numpy(np.int64))
    return total


def _places(kinds: Coded, satang: np.ndarray, vocabulary: Vocabulary, stays: Stays, lead: str | None) -> np.ndarray:
    """The place of each cell in the order of staying, 0 first."""
    key = kinds.tambon.astype(np.int64) * len(vocabulary.agencies) + kinds.agency
    first = np.full(int(key.max(initial=-1)) + 1, _LATE)
    np.minimum.at(first, key, np.where(kinds.year < 0, _LATE, kinds.year))
    chosen = {
        "first": np.zeros(len(kinds)),
        "larger": -satang,
        "lead": kinds.agency != (vocabulary.agencies.index(lead) if lead else NONE),
    }[stays]
    order = np.lexsort((kinds.agency, -satang, first[key], chosen, ~kinds.whole))  # the last key weighs most
    place = np.empty(len(kinds), dtype=np.int64)
    place[order] = np.arange(len(kinds))
    return place


def _who_stays(left: np.ndarray, right: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Which cells stay where they are; all partners of a cell that stays go. Cells without a partner stay."""
    undecided = np.ones(len(place), dtype=bool)
    stays = np.zeros(len(place), dtype=bool)
    while len(left):
        first = undecided.copy()
        first[np.where(place[left] < place[right], right, left)] = False
        stays |= first
        goes = np.zeros(len(place), dtype=bool)
        goes[right[first[left]]] = True
        goes[left[first[right]]] = True
        undecided &= ~(first | goes)
        still_open = undecided[left] & undecided[right]
        left, right = left[still_open], right[still_open]
    return stays | undecided


def _staying_partners(
    left: np.ndarray, right: np.ndarray, stays: np.ndarray, agency: np.ndarray, agencies: int
) -> np.ndarray:
    """cell x agency: for each cell that goes, the agencies of its partners that stay."""
    because = np.zeros((len(stays), agencies), dtype=bool)
    for going, staying in ((left, right), (right, left)):
        counts = stays[staying] & ~stays[going]
        because[going[counts], agency[staying[counts]]] = True
    return because
