"""Which columns of a boundary file hold the tambon's code and names: found by what is in them, never by heading."""

import re
from dataclasses import dataclass
from itertools import permutations, product

import pandas as pd

from geo import gazetteer, name_lookup
from geo.codes import as_text, short_codes, tambon_codes
from geo.errors import PlaceError
from geo.names import Level, comparable, normalised

_LEVELS: tuple[Level, ...] = ("tambon", "amphoe", "province")
_MOSTLY = 0.5
_SAMPLE = 500
_HEADINGS = ("pro?v|pv|changwat|cwt|จังหวัด|adm1", "amp|dist|อำเภอ|adm2", "tam|tmb|subd|ตำบล|adm3")


@dataclass(frozen=True)
class Identities:
    """What each feature says it is, by its row.

    codes: six digits or ""; shown: the tambon's name as written; names: comparable tambon, amphoe, province or "";
    columns: the headings that were used.
    """

    codes: pd.Series
    shown: pd.Series
    names: pd.DataFrame
    columns: tuple[str, ...]

    def rows(self, wanted: pd.Index) -> "Identities":
        """The same of some features alone."""
        return Identities(self.codes[wanted], self.shown[wanted], self.names.loc[wanted], self.columns)


def identities(table: pd.DataFrame) -> Identities:
    """Codes and names of a table without geometry. Raises PlaceError where neither can be found."""
    sample = table.iloc[:: max(1, len(table) // _SAMPLE)]
    code_columns = _whole_code(table) or _split_code(sample)
    codes = _joined(table, code_columns)
    name_columns = _columns_naming(sample, codes[sample.index]) if code_columns else _columns_of_names_alone(sample)
    names = pd.DataFrame({level: _comparable_cells(table, name_columns.get(level), level) for level in _LEVELS})
    shown = normalised(as_text(table[name_columns["tambon"]])) if "tambon" in name_columns else names["tambon"]
    return Identities(codes, shown, names, (*code_columns, *name_columns.values()))


def _joined(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    """Six digits from one column, amphoe 4 + tambon 2, or province 2 + amphoe 2 + tambon 2; "" where not whole."""
    if not columns:
        return pd.Series("", index=table.index, dtype="str")
    if len(columns) == 1:
        return tambon_codes(table[columns[0]])
    digits = (4, 2) if len(columns) == 2 else (2, 2, 2)
    parts = [short_codes(table[column], length) for column, length in zip(columns, digits, strict=True)]
    codes = parts[0].str.cat(parts[1:])
    return codes.where(codes.str.len().eq(6), "")


def _whole_code(table: pd.DataFrame) -> tuple[str, ...]:
    """The column whose six-digit values are mostly tambon codes; of several, the one with the most different codes."""
    scores = {column: _different_known(tambon_codes(table[column])) for column in table}
    best = max(scores, key=scores.__getitem__, default=None)
    return (best,) if best is not None and scores[best] else ()


def _different_known(codes: pd.Series) -> int:
    """How many different tambon codes there are, 0 where most values that look like codes are none."""
    coded = codes[codes.ne("")]
    known = coded[gazetteer.ever_in_force(coded)]
    return known.nunique() if len(known) > _MOSTLY * len(coded) else 0


def _split_code(table: pd.DataFrame) -> tuple[str, ...]:
    """The columns of a code in parts: province 2 + amphoe 2 + tambon 2 digits, or amphoe 4 + tambon 2.

    Running numbers, counts and exchanged parts make known codes too. So names must agree with the codes in most
    rows, or all the headings be like those of such parts; of several ways the one with most names, headings and
    different codes and fewest amphoes is taken, and none where two are as good.
    """
    known = [(columns, codes, count) for columns, codes in _joinable(table) if (count := _different_known(codes))]
    names = [_comparable_cells(table, column, "tambon") for column in _text_columns(table)]
    ranks = {
        columns: (
            sum(_rows_naming(cells, codes, "tambon") for cells in names),
            _like_headings(columns),
            count,
            -codes.str[:4].nunique(),
        )
        for columns, codes, count in known
    }
    ranks = {
        columns: rank for columns, rank in ranks.items() if rank[0] > _MOSTLY * len(table) or rank[1] == len(columns)
    }
    best = [columns for columns, rank in ranks.items() if rank == max(ranks.values())]
    return best[0] if len(best) == 1 else ()


def _joinable(table: pd.DataFrame) -> list[tuple[tuple[str, ...], pd.Series]]:
    """All ways to join columns of short codes into six digits."""
    pairs = {column: short_codes(table[column], 2) for column in table}
    pairs = {column: part for column, part in pairs.items() if part.ne("").mean() > _MOSTLY}
    amphoes = {column: short_codes(table[column], 4) for column in table if column not in pairs}
    amphoes = {column: part for column, part in amphoes.items() if part.str.len().eq(4).mean() > _MOSTLY}
    provinces = {column for column, part in pairs.items() if part.isin(gazetteer.provinces()["province_code"]).any()}
    triples = [columns for columns in permutations(pairs, 3) if columns[0] in provinces]
    return [(columns, _joined(table, columns)) for columns in [*triples, *product(amphoes, pairs)]]


def _like_headings(columns: tuple[str, ...]) -> int:
    """How many of the columns for (province,) amphoe and tambon have a heading of that kind."""
    kinds = _HEADINGS[-len(columns) :]
    return sum(bool(re.search(kind, str(column).lower())) for kind, column in zip(kinds, columns, strict=True))


def _columns_naming(table: pd.DataFrame, codes: pd.Series) -> dict[Level, str]:
    """For each level the text column that most often bears the official name of the row's code."""
    found: dict[Level, str] = {}
    known = gazetteer.in_force(codes)
    for level in _LEVELS:
        cells = {column: _comparable_cells(table, column, level) for column in _text_columns(table)}
        rows = {column: _rows_naming(names, codes, level) for column, names in cells.items()}
        best = max(rows, key=rows.__getitem__, default=None)
        if best is not None and rows[best] > _MOSTLY * (known & cells[best].ne("")).sum():
            found[level] = best
    return found


def _rows_naming(names: pd.Series, codes: pd.Series, level: Level) -> int:
    """How many comparable names are the official ones, Thai or English, of the code beside them."""
    official = name_lookup.official_names().reindex(codes)
    cells = names.to_numpy()
    return int(((official[f"{level}_th"] == cells) | (official[f"{level}_en"] == cells)).sum())


def _columns_of_names_alone(table: pd.DataFrame) -> dict[Level, str]:
    """The columns for tambon, amphoe and province (where there is one) that together name the most known tambons."""
    candidates = {level: _columns_with_names_of(table, level) for level in _LEVELS}
    choices = product(candidates["tambon"], candidates["amphoe"], [*candidates["province"], None])
    scores = {columns: _rows_found(table, *columns) for columns in choices if columns[0] != columns[1]}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or scores[best] <= _MOSTLY * len(table):
        raise PlaceError(
            "ไม่พบคอลัมน์รหัสตำบล 6 หลัก หรือคอลัมน์ชื่อตำบลและอำเภอ ในไฟล์นี้ โปรดใช้ไฟล์แนวเขตระดับตำบลที่มีรหัสหรือชื่อกำกับ",
            "No column of this file holds six-digit tambon codes, or names of tambon and amphoe; "
            "use a file of tambon boundaries that has them.",
        )
    return {level: column for level, column in zip(_LEVELS, best, strict=True) if column is not None}


def _columns_with_names_of(table: pd.DataFrame, level: Level) -> list[str]:
    official = name_lookup.official_names()
    known = pd.concat([official[f"{level}_th"], official[f"{level}_en"]]).unique()
    return [
        column
        for column in _text_columns(table)
        if comparable(as_text(table[column]), level).isin(known).mean() > _MOSTLY
    ]


def _rows_found(table: pd.DataFrame, tambon: str, amphoe: str, province: str | None) -> int:
    columns: dict[Level, str | None] = {"tambon": tambon, "amphoe": amphoe, "province": province}
    names = pd.DataFrame({level: _comparable_cells(table, column, level) for level, column in columns.items()})
    stated = name_lookup.stated_amphoe(names, pd.Series("", index=table.index, dtype="str"))
    # Boundaries of amphoes: an amphoe's name is nearly always that of one of its tambons too.
    as_amphoe = names.assign(amphoe=_comparable_cells(table, tambon, "amphoe"))
    same = name_lookup.stated_amphoe(as_amphoe, pd.Series("", index=table.index, dtype="str")).eq(stated)
    found = name_lookup.tambon_codes(stated, names["tambon"]).ne("")
    return 0 if same.mean() > _MOSTLY else int(found.sum())


def _comparable_cells(table: pd.DataFrame, column: str | None, level: Level) -> pd.Series:
    if column is None:
        return pd.Series("", index=table.index, dtype="str")
    return comparable(as_text(table[column]), level)


def _text_columns(table: pd.DataFrame) -> list[str]:
    return [column for column in table if not pd.api.types.is_numeric_dtype(table[column])]
