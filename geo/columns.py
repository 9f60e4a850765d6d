"""Which columns of a boundary file hold the tambon's code and names: found by what is in them, never by heading."""

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
    found = _whole_codes(table) or _split_codes(table)
    if found:
        codes, code_columns = found
        name_columns = _columns_naming(table, codes)
    else:
        codes, code_columns = pd.Series("", index=table.index, dtype="str"), ()
        name_columns = _columns_of_names_alone(table)
    names = pd.DataFrame({level: _comparable_cells(table, name_columns.get(level), level) for level in _LEVELS})
    shown = normalised(as_text(table[name_columns["tambon"]])) if "tambon" in name_columns else names["tambon"]
    return Identities(codes, shown, names, (*code_columns, *name_columns.values()))


def _whole_codes(table: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]] | None:
    """The column whose six-digit values are mostly tambon codes; of several, the one with the most different codes."""
    columns = {column: tambon_codes(table[column]) for column in table}
    scores = {column: _different_known(codes) for column, codes in columns.items()}
    best = max(scores, key=scores.__getitem__, default=None)
    return (columns[best], (best,)) if best is not None and scores[best] else None


def _different_known(codes: pd.Series) -> int:
    """How many different tambon codes there are, 0 where most values that look like codes are none."""
    coded = codes[codes.ne("")]
    known = coded[coded.isin(_all_codes())]
    return known.nunique() if len(known) > _MOSTLY * len(coded) else 0


def _all_codes() -> pd.Series:
    return pd.concat([gazetteer.tambons()["tambon_code"], gazetteer.abolished_tambons()["tambon_code"]])


def _split_codes(table: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]] | None:
    """Codes in parts: province 2 + amphoe 2 + tambon 2 digits, or amphoe 4 + tambon 2, in whatever columns.

    The parts that make the most different known codes are taken; amphoe and tambon could often be exchanged, so
    names that agree with the code decide next, and then the order of the columns.
    """
    pairs = {column: short_codes(table[column], 2) for column in table}
    pairs = {column: part for column, part in pairs.items() if part.ne("").mean() > _MOSTLY}
    amphoes = {column: short_codes(table[column], 4) for column in table if column not in pairs}
    amphoes = {column: part for column, part in amphoes.items() if part.str.len().eq(4).mean() > _MOSTLY}
    candidates = [*permutations(pairs, 3), *product(amphoes, pairs)]
    parts = pairs | amphoes
    scored = [(columns, _joined([parts[column] for column in columns])) for columns in candidates]
    known = [(columns, codes, _different_known(codes)) for columns, codes in scored]
    most = max((count for _, _, count in known), default=0)
    if not most:
        return None
    best = [(columns, codes) for columns, codes, count in known if count == most]
    columns, codes = max(best, key=lambda choice: _agreement(table, choice[1])) if len(best) > 1 else best[0]
    return codes, columns


def _joined(parts: list[pd.Series]) -> pd.Series:
    codes = parts[0].str.cat(parts[1:])
    return codes.where(codes.str.len().eq(6), "")


def _agreement(table: pd.DataFrame, codes: pd.Series) -> int:
    return sum(_rows_naming(table[column], codes, "tambon") for column in _text_columns(table))


def _columns_naming(table: pd.DataFrame, codes: pd.Series) -> dict[Level, str]:
    """For each level the text column that most often bears the official name of the row's code."""
    found: dict[Level, str] = {}
    known = int(codes.isin(gazetteer.tambons()["tambon_code"]).sum())
    for level in _LEVELS:
        rows = {column: _rows_naming(table[column], codes, level) for column in _text_columns(table)}
        best = max(rows, key=rows.__getitem__, default=None)
        if best is not None and rows[best] > _MOSTLY * known:
            found[level] = best
    return found


def _rows_naming(cells: pd.Series, codes: pd.Series, level: Level) -> int:
    official = name_lookup.official_names().reindex(codes)
    names = comparable(as_text(cells), level).to_numpy()
    return int(((official[f"{level}_th"] == names) | (official[f"{level}_en"] == names)).sum())


def _columns_of_names_alone(table: pd.DataFrame) -> dict[Level, str]:
    """The columns for tambon, amphoe and province (where there is one) that together name the most known tambons."""
    sample = table.iloc[:: max(1, len(table) // _SAMPLE)]
    candidates = {level: _columns_with_names_of(sample, level) for level in _LEVELS}
    choices = product(candidates["tambon"], candidates["amphoe"], [*candidates["province"], None])
    scores = {columns: _rows_found(sample, *columns) for columns in choices if columns[0] != columns[1]}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or scores[best] <= _MOSTLY * len(sample):
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
