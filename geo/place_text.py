"""What the texts of a row say of its place: its parts, and the villages it names, one line each."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.names import bare, comparable, normalised
from geo.place_cell import Cell, Start, Village, read_cell

PARTS: tuple[Start, ...] = ("area_code", "province", "amphoe", "tambon", "village", "moo", "place")
"""Columns of places as they stand in a list, all text: a part each, or a whole address in any of them."""
_SOURCES: dict[str, tuple[Start, ...]] = {
    "code": ("area_code", "tambon", "place", "village"),
    "province": ("province", "place", "amphoe", "tambon", "village"),
    "amphoe": ("amphoe", "place", "tambon", "village", "area_code"),
    "tambon": ("tambon", "place", "village", "moo", "amphoe", "area_code"),
}
"""Of the columns that say a part the first is believed."""
_NAME_SOURCES: tuple[Start, ...] = ("village", "moo", "place", "tambon", "area_code")
_MOO_SOURCES: tuple[Start, ...] = ("moo", "village", "place", "tambon", "area_code")


@dataclass(frozen=True)
class Known:
    """Comparable names that are official somewhere in the province: such a text is a name, whatever words it holds."""

    amphoe: frozenset[str]
    tambon: frozenset[str]
    village: frozenset[str]


@dataclass(frozen=True)
class Said:
    """What rows say, under their index.

    rows: code (digits, or the text as it stands), province, amphoe, tambon (as written, "" not said), whole (Int64: NA
    not said, 0 the whole tambon, else as many villages as are said to be all), problem (of `Cell`), and whether the
    tambon is_local, the area is_wide, the one name of the village may_be_tambon (it stands in the column of whole
    addresses), and the หมู่ of two columns differ (is_torn).
    villages: row (label), part (0…), moo (Int64, NA not said), name ("" not said).
    """

    rows: pd.DataFrame
    villages: pd.DataFrame


def read_texts(asked: pd.DataFrame, known: Known) -> Said:
    """The parts that each row of `asked` (PARTS, text; missing columns are empty) says of its place."""
    columns = {part: _Column(asked.get(part), part, known, len(asked)) for part in PARTS}
    rows = pd.DataFrame(index=asked.index)
    chosen = {}
    for part, sources in _SOURCES.items():
        values = np.array([columns[source].values(part) for source in sources], dtype=object)
        chosen[part] = np.argmax(values != "", axis=0)
        rows[part] = pd.Series(np.take_along_axis(values, chosen[part][None, :], axis=0)[0], asked.index, dtype="str")
    local = np.array([columns[source].values("is_local") for source in _SOURCES["tambon"]], dtype=bool)
    rows["is_local"] = np.take_along_axis(local, chosen["tambon"][None, :], axis=0)[0]
    rows["is_wide"] = np.any([column.values("is_wide") for column in columns.values()], axis=0)
    rows["may_be_tambon"] = _one_name(columns["place"]) & ~_has_name(columns["village"]) & ~_has_name(columns["moo"])
    rows["problem"] = _first(column.values("problem") for column in columns.values())
    rows["whole"] = pd.array(_first((column.values("whole") for column in columns.values()), missing=None), "Int64")
    villages, torn = _villages(columns, asked.index)
    return Said(rows.assign(is_torn=torn), villages)


class _Column:
    """The cells of one column, each distinct text read once."""

    def __init__(self, texts: pd.Series | None, part: Start, known: Known, length: int) -> None:
        cells = np.full(length, "", dtype=object) if texts is None else texts.fillna("").to_numpy(dtype=object)
        self.number, distinct = pd.factorize(cells)
        self.cells = np.array([*_read(pd.Series(distinct, dtype="str"), part, known), Cell()], dtype=object)

    def values(self, attribute: str) -> np.ndarray:
        """The attribute of the cell of every row."""
        return np.array([getattr(cell, attribute) for cell in self.cells], dtype=object)[self.number]


def _read(texts: pd.Series, part: Start, known: Known) -> list[Cell]:
    texts = normalised(texts)
    if part == "area_code":
        codes = texts.where(texts.str.contains(r"[0-9]", regex=True) & ~texts.str.contains("[ก-๛]", regex=True), "")
        codes = codes.str.replace(r"^TH ?(?=[0-9])|\.0+$", "", regex=True, case=False)
        codes = codes.where(~codes.str.fullmatch(r"[0-9 .-]+"), codes.str.replace(r"[ .-]", "", regex=True))
        return [Cell(code=code) if code else read_cell(text, part) for code, text in zip(codes, texts, strict=True)]
    if part in ("amphoe", "tambon", "village"):
        official = comparable(texts, part).isin(getattr(known, part))
        return [
            _official(text, name, part) if is_name else read_cell(text, part)
            for text, name, is_name in zip(texts, bare(texts, part), official, strict=True)
        ]
    return [read_cell(text, part) for text in texts]


def _official(text: str, name: str, part: Start) -> Cell:
    return Cell(villages=((None, text),)) if part == "village" else Cell(**{part: name})


def _first(columns: Iterable[np.ndarray], missing: str | None = "") -> np.ndarray:
    """The first value of each row that is not missing."""
    values = np.array(list(columns), dtype=object)
    return np.take_along_axis(values, np.argmax(values != missing, axis=0)[None, :], axis=0)[0]


def _one_name(column: _Column) -> np.ndarray:
    lists = column.values("villages")
    return np.array([len(villages) == 1 and villages[0][1] != "" for villages in lists], dtype=bool)


def _has_name(column: _Column) -> np.ndarray:
    return np.array([any(name for _, name in villages) for villages in column.values("villages")], dtype=bool)


def _villages(columns: dict[Start, _Column], index: pd.Index) -> tuple[pd.DataFrame, np.ndarray]:
    """The villages of every row, and which rows give one หมู่ in a column and another in the next."""
    numbers = pd.DataFrame({part: columns[part].number for part in _NAME_SOURCES})
    kind = numbers.groupby(list(_NAME_SOURCES), sort=False).ngroup().to_numpy()
    distinct = numbers.drop_duplicates().to_numpy()
    said = [
        {part: columns[part].cells[number].villages for part, number in zip(_NAME_SOURCES, row, strict=True)}
        for row in distinct
    ]
    lists = [_joined(cells) for cells in said]
    torn = np.array([_is_torn(cells) for cells in said], dtype=bool)
    lengths = np.array([len(villages) for villages in lists], dtype=int)
    flat = np.array([(moo, name) for villages in lists for moo, name in villages] or [(None, "")], dtype=object)
    starts = np.cumsum(lengths) - lengths
    repeats = lengths[kind] if len(kind) else lengths[:0]
    part = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    line = np.repeat(starts[kind] if len(kind) else starts[:0], repeats) + part
    table = pd.DataFrame({"row": index.repeat(repeats), "part": part})
    table["moo"] = pd.array(flat[line, 0], dtype="Int64")
    table["name"] = pd.array(flat[line, 1], dtype="str")
    return table, torn[kind] if len(kind) else torn[:0]


def _joined(cells: dict[Start, tuple[Village, ...]]) -> tuple[Village, ...]:
    """The villages of a row: its numbers from the first column that has some, its names likewise."""
    moos = next((cells[part] for part in _MOO_SOURCES if any(moo is not None for moo, _ in cells[part])), ())
    names = next((cells[part] for part in _NAME_SOURCES if any(name for _, name in cells[part])), ())
    if not moos or not names or moos is names:
        return moos or names
    if len(moos) == len(names):
        return tuple((moo, name) for (moo, _), (_, name) in zip(moos, names, strict=True))
    if len(moos) > 1 and len(names) > 1:
        return moos
    return moos if len(moos) > 1 else names


def _is_torn(cells: dict[Start, tuple[Village, ...]]) -> bool:
    said = [[moo for moo, _ in cells[part] if moo is not None] for part in ("moo", "village")]
    return bool(said[0] and said[1] and said[0] != said[1])
