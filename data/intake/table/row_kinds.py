"""What each row below the headings is: a record, or one of the rows that only arrange the list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.intake.table.band_rows import band_rows
from data.intake.table.grid import Grid
from data.intake.table.headings import QUANTITY_FIELDS
from data.intake.table.row_words import IN_WORDS, NOTE, SIGNATURE, SIGNATURE_AFTER, TOTAL, TOTAL_OF

RECORD = ""
_SELF_CONTAINED = ("area_code", "village", "moo", "place", "fund_name", "unit")
"""Columns of which one cell alone is enough to make a record."""
_MANY_WORDS = 12
_SATANG = 0.005


@dataclass(frozen=True)
class Kinds:
    """kind: of each row, "" for a record. named: BAND_COLUMNS of each row, what a band (a hidden one too) names."""

    kind: np.ndarray
    named: pd.DataFrame


def kinds_of(grid: Grid, headings: Sequence[str], is_hidden: np.ndarray) -> Kinds:
    """Tell the rows apart. The first that fits: hidden, heading, numbering, total, signature, note, band, record.

    A row with a serial number and nothing else is numbering (a line that was left free). A hidden band still says
    where the rows below it lie.
    """
    kind = np.full(len(grid.rows), RECORD, dtype=object)
    _set(kind, "heading", _repeated_headings(grid, headings))
    _set(kind, "numbering", _numbering(grid))
    _set(kind, "total", _totals(grid))
    last = _last_record(grid, (kind == RECORD) & ~is_hidden)
    _set(kind, "signature", _signatures(grid, last))
    _set(kind, "note", _notes(grid))
    is_band, named = band_rows(grid, (kind == RECORD) & (np.arange(len(kind)) <= last))
    _set(kind, "band", is_band)
    _set(kind, "note", _lone_texts(grid, last))
    _set(kind, "total", _unnamed_totals(grid, kind))
    kind[is_hidden] = "hidden"
    return Kinds(kind, named)


def _set(kind: np.ndarray, name: str, is_so: np.ndarray) -> None:
    kind[(kind == RECORD) & is_so] = name


def _repeated_headings(grid: Grid, headings: Sequence[str]) -> np.ndarray:
    """Rows (of new pages) most of whose cells are their column's heading or a row of it; the rows next to them too."""
    parts = [_parts_of(heading.lower()) for heading in headings]
    texts = grid.texts.str.lower()
    texts = texts[texts.isin(list(set().union(*parts)))]
    is_heading = np.zeros_like(grid.filled)
    for at, words in enumerate(parts):
        is_heading[:, at] = np.isin(grid.codes[:, at], texts.index[texts.isin(words)])
    is_heading &= grid.filled & np.isnan(grid.numbers)
    filled, same = grid.filled.sum(axis=1), is_heading.sum(axis=1)
    is_repeated = (same >= 2) & (same * 5 >= filled * 3)
    beside = np.zeros_like(is_repeated)
    beside[1:] |= is_repeated[:-1]
    beside[:-1] |= is_repeated[1:]
    return is_repeated | (beside & (filled > 0) & (same == filled))


def _parts_of(heading: str) -> list[str]:
    """Every run of words of a joined heading; those of a very long one by itself only."""
    words = heading.split()
    ends = range(1, len(words) + 1) if len(words) <= _MANY_WORDS else ()
    return [heading, *(" ".join(words[start:end]) for end in ends for start in range(end))]


def _numbering(grid: Grid) -> np.ndarray:
    """Rows that only number the columns, (1) (2) (3), and rows that hold a serial number and nothing else."""
    is_small = grid.contains(r"^[(\[]? *[0-9]{1,2} *[)\]]?(?: *=.*)?$")
    place_in_row = grid.filled.cumsum(axis=1) - 1
    number = (
        grid.texts.str.extract(r"^[(\[]? *([0-9]{1,2})", expand=False).pipe(pd.to_numeric).to_numpy(float)[grid.codes]
    )
    begins_at = number - place_in_row
    least = np.where(grid.filled, begins_at, np.inf).min(axis=1, initial=np.inf)
    most = np.where(grid.filled, begins_at, -np.inf).max(axis=1, initial=-np.inf)
    is_run = (grid.filled.sum(axis=1) >= 3) & (is_small | ~grid.filled).all(axis=1)
    is_run &= (least == most) & np.isin(least, (1, 2))
    return is_run | (grid.filled.any(axis=1) & (grid.count == 0))


def _totals(grid: Grid) -> np.ndarray:
    """Rows in which a cell says that it adds up. In words about the work itself รวม may mean something else."""
    has_word = grid.contains(TOTAL) & ~grid.is_field("note")
    has_more = grid.contains(TOTAL_OF) & ~grid.is_field("note", "function", "fund_name", "target_group", "personal")
    in_words = grid.contains(IN_WORDS) & (grid.count == 1)[:, None]
    return (has_word | has_more | in_words).any(axis=1)


def _unnamed_totals(grid: Grid, kind: np.ndarray) -> np.ndarray:
    """Rows of numbers alone that are the sum of the records above, or of those since the total or band before."""
    quantities = grid.quantities
    is_bare = (kind == RECORD) & quantities.any(axis=1) & (grid.content == quantities).all(axis=1)
    is_record = (kind == RECORD) & ~is_bare
    if not is_bare.any() or not is_record.any():
        return np.zeros_like(is_bare)
    group = pd.Series(is_bare | (kind == "total") | (kind == "band")).shift(fill_value=False).cumsum().to_numpy()
    adds_up = np.ones((2, len(kind)), dtype=bool)
    for column in np.flatnonzero(grid.is_field(*QUANTITY_FIELDS)):
        value = pd.Series(np.where(is_record, np.nan_to_num(grid.numbers[:, column]), 0.0))
        stated = np.where(quantities[:, column], grid.numbers[:, column], np.nan)
        for at, sums in enumerate((value.cumsum(), value.groupby(group).cumsum())):
            adds_up[at] &= np.isnan(stated) | (np.abs(sums.to_numpy() - stated) < _SATANG)
    records = pd.Series(is_record).astype("int64")
    several = np.array([records.cumsum().gt(1), records.groupby(group).cumsum().gt(1)])
    return is_bare & (adds_up & several).any(axis=0)


def _last_record(grid: Grid, is_open: np.ndarray) -> int:
    """Position of the last row that is a record beyond doubt, -1 where none is; after it the sheet ends."""
    is_signature = grid.contains(SIGNATURE) | grid.contains(SIGNATURE_AFTER)
    counted = (grid.content & ~is_signature).sum(axis=1)
    usual = np.median(counted[is_open & (counted > 0)]) if (is_open & (counted > 0)).any() else 0
    is_record = (grid.quantities & ~is_signature).any(axis=1) | (counted >= max(2, min(3, usual)))
    columns = _SELF_CONTAINED if grid.is_field("village", "place", "moo").any() else (*_SELF_CONTAINED, "tambon")
    is_alone = (counted == 1) & (grid.content & grid.is_field(*columns)).any(axis=1) & ~_begins_note(grid).any(axis=1)
    found = np.flatnonzero(is_open & (is_record | is_alone))
    return int(found[-1]) if len(found) else -1


def _signatures(grid: Grid, last: int) -> np.ndarray:
    """Lines to sign on, and all that stands below the first of them after the last record."""
    signed, after = grid.contains(SIGNATURE), grid.contains(SIGNATURE_AFTER)
    is_any = (signed & grid.filled).any(axis=1) & ~grid.quantities.any(axis=1)
    is_all = ((signed | after) | ~grid.content).all(axis=1) & is_any
    at_end = np.arange(len(grid.rows)) > last
    is_end = at_end & (is_any | ((after | ~grid.content).all(axis=1) & grid.content.any(axis=1)))
    below = np.maximum.accumulate(at_end & is_any) & ~_begins_note(grid).any(axis=1)
    return is_all | is_end | below


def _notes(grid: Grid) -> np.ndarray:
    """Lines that begin as a note does and hold nothing else but text; rows with nothing but a cell of a note column."""
    first = _begins_note(grid) & grid.is_first
    is_line = first.any(axis=1) & (grid.count <= 2) & ~grid.quantities.any(axis=1)
    return is_line | (grid.content & grid.is_field("note") | ~grid.content).all(axis=1)


def _begins_note(grid: Grid) -> np.ndarray:
    return grid.contains(NOTE) & grid.content


def _lone_texts(grid: Grid, last: int) -> np.ndarray:
    """Single texts after the last record, or that stand in a column which is not used."""
    is_lone = (grid.count == 1) & ~grid.quantities.any(axis=1)
    in_no_field = (grid.content & grid.is_field("", "personal")).any(axis=1)
    return is_lone & (in_no_field | (np.arange(len(grid.rows)) > last))
