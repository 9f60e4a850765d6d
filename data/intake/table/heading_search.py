"""Where the headings of a sheet stand: the first rows are tried, alone and joined with the one or two rows below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.intake.files.document import Sheet
from data.intake.table.heading_words import EXACT, Guess
from data.intake.table.headings import PLACE_FIELDS, weighed

ROWS_TRIED = 30
_DEEPEST = 3
_WIDEST = 200
"""Columns looked at while the row is sought; all of them are headed once it is found."""
_JOINED = 0.06
"""For each column, what makes good that a joined heading is a little less sure than its last part alone."""
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2})\s*[)\]]?(?:\s*=.*)?")
_NUMBER = r"[(\[]?[\d๐-๙][\d๐-๙,./\s-]*[)\]]?(?:\s*=.*)?"


@dataclass(frozen=True)
class Heading:
    """rows: numbers of its rows, from the top. texts: one for each column of the sheet ("" where none stands there)."""

    rows: tuple[int, ...]
    texts: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class _Top:
    """The first rows of a sheet. texts: rows × columns, spaces squeezed; numbers: of the rows; merged: as in Sheet."""

    texts: np.ndarray
    numbers: list[int]
    merged: pd.DataFrame


def find_heading(
    sheet: Sheet, remembered: Mapping[str, str] | None = None, heading_row: int | None = None
) -> Heading | None:
    """The best heading within the first ROWS_TRIED rows, or the one that begins in `heading_row`; None where none is.

    A heading has at least two columns that are known, one of them a place; a row that was asked for need not.
    """
    if heading_row is not None and heading_row not in sheet.cells.index:
        return None
    top = _top_of(sheet, heading_row)
    narrow = _Top(top.texts[:, :_WIDEST], top.numbers, top.merged)
    tried = range(min(ROWS_TRIED, len(top.numbers)) if heading_row is None else 1)
    spans = [(start, depth) for start in tried for depth in _depths(narrow, start)]
    joined = [_joined(narrow, start, depth) for start, depth in spans]
    scores = [round(score, 6) for score in _scores(joined, narrow, spans, remembered)]
    # Of equals the first row, and of its depths the least: a longer heading must say more.
    best = max(range(len(spans)), key=lambda at: (scores[at], -at), default=None)
    if best is None or (heading_row is None and scores[best] <= 0):
        return None
    start, depth = spans[best]
    return Heading(tuple(top.numbers[start : start + depth]), tuple(_joined(top, start, depth)), scores[best])


def is_numbering(texts: Sequence[str]) -> bool:
    """A row that only numbers the columns: (1) (2) (3) …, also as (5)=(3)-(4)."""
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts if text]
    numbers = [int(match[1]) for match in found if match]
    is_run = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return len(numbers) == len(found) >= 3 and is_run and numbers[0] in (1, 2)


def _top_of(sheet: Sheet, heading_row: int | None) -> _Top:
    cells = sheet.cells
    start = max(0, cells.index.searchsorted(heading_row)) if heading_row is not None else 0
    top = cells.iloc[start : start + ROWS_TRIED + _DEEPEST - 1]
    texts = pd.Series(top.to_numpy(dtype=object).ravel(), dtype="str").str.replace(r"\s+", " ", regex=True).str.strip()
    return _Top(texts.to_numpy(dtype=object).reshape(top.shape), [int(row) for row in top.index], sheet.merged)


def _depths(top: _Top, start: int) -> list[int]:
    """How many rows a heading from `start` may have: as merged cells demand, else one and any that read as headings."""
    filled = top.texts[start] != ""
    if not filled.any():
        return []
    depths = [1]
    for depth in range(2, _DEEPEST + 1):
        at = start + depth - 1
        is_next = at < len(top.numbers) and top.numbers[at] == top.numbers[start] + depth - 1
        if not is_next or filled.sum() < 2 or not (_crosses(top, at, into=True) or _reads_as_heading(top.texts[at])):
            break
        depths.append(depth)
    whole = [depth for depth in depths if not _crosses(top, start + depth - 1, into=False)]
    return whole or depths[:1]


def _crosses(top: _Top, at: int, *, into: bool) -> bool:
    """Whether a merged range runs from the row above into this row, or (into=False) from this row into the next."""
    row = top.numbers[at] - (1 if into else 0)
    merged = top.merged
    return bool((merged["first_row"].le(row) & merged["last_row"].gt(row)).any())


def _reads_as_heading(texts: np.ndarray) -> bool:
    """A second row of headings: hardly any numbers, and at least half of it words of the dictionary as they stand."""
    filled = [text for text in texts if text]
    if not filled or pd.Series(filled, dtype="str").str.fullmatch(_NUMBER).any():
        return False
    known = [guess.score >= EXACT for guess in weighed(filled)]
    return sum(known) * 2 >= len(known)


def _joined(top: _Top, start: int, depth: int) -> list[str]:
    """The text of each column, from the upper row to the lower, no text twice."""
    block = top.texts[start : start + depth].copy()
    for level in range(depth - 1):
        _spread(block, level, _merged_across(top, start + level, block.shape[1]))
    return [" ".join(dict.fromkeys(text for text in column if text)) for column in block.T]


def _merged_across(top: _Top, at: int, width: int) -> dict[int, int]:
    """Column → the first column of the range merged across that it lies in."""
    merged = top.merged
    across = merged[merged["first_row"].eq(top.numbers[at]) & merged["last_column"].gt(merged["first_column"])]
    return {
        int(column): int(first)
        for first, last in across[["first_column", "last_column"]].to_numpy()
        for column in range(first, min(last + 1, width))
    }


def _spread(block: np.ndarray, level: int, merged: Mapping[int, int]) -> None:
    """Write an upper text over the columns to its right that belong to it: merged, or blank with a heading below."""
    below = (block[level + 1 :] != "").any(axis=0)
    owner = 0
    for column in range(block.shape[1]):
        if column in merged:
            owner = merged[column]
        elif block[level, column] or not below[column] or not below[owner] or owner in merged:
            owner = column
        block[level, column] = block[level, owner]


def _scores(
    joined: Sequence[Sequence[str]],
    top: _Top,
    spans: Sequence[tuple[int, int]],
    remembered: Mapping[str, str] | None,
) -> list[float]:
    """What speaks for each heading; 0 where fewer than two columns are known or none is a place."""
    texts = list(dict.fromkeys(text for heading in joined for text in heading if text))
    found = dict(zip(texts, weighed(texts, remembered), strict=True))
    is_number = dict(zip(texts, pd.Series(texts, dtype="str").str.fullmatch(_NUMBER), strict=True))
    scores = []
    for heading, (start, depth) in zip(joined, spans, strict=True):
        named = [text for text in heading if text]
        is_alone = (top.texts[start] != "").sum() < 2
        numbers = sum(bool(is_number[text]) for text in named)
        groups = _JOINED * len(named) if _groups_columns(top, start, depth, len(named)) else 0.0
        score = _score([found[text] for text in named])
        scores.append(score + groups - 0.5 * numbers if score and not is_alone else 0.0)
    return scores


def _groups_columns(top: _Top, start: int, depth: int, width: int) -> bool:
    """Whether an upper row has a text merged over some of the columns (one over all of them is a title)."""
    rows = top.numbers[start : start + depth - 1]
    merged = top.merged[top.merged["first_row"].isin(rows)]
    columns = merged["last_column"] - merged["first_column"] + 1
    return bool(columns.between(2, width - 1).any())


def _score(found: Sequence[Guess]) -> float:
    best: dict[str, float] = {}
    for guess in found:
        best[guess.field] = max(best.get(guess.field, 0.0), _weight(guess))
    fields = best.keys() - {""}
    has_place = bool(fields & {*PLACE_FIELDS, "local"})
    return sum(best.values()) if has_place and len(fields) >= 2 else 0.0


def _weight(guess: Guess) -> float:
    """Words of the dictionary weigh most: a row of data may hold parts of them too."""
    if guess.score >= EXACT:
        return min(guess.score, 150) / (100 if guess.field else 200)
    return guess.score / 150 if guess.field else 0.0
