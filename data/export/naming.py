"""IDs in the cells of a table as the names that people use."""

from collections.abc import Mapping

import pandas as pd

from agencies.registry import Entry, Registry
from data.export.headings import NUMBERS, Heading
from data.export.terms import label, names_of

_TABLES = {
    "agency": "agencies",
    "agencies": "agencies",
    "function": "functions",
    "functions": "functions",
    "target_group": "target_groups",
    "target_groups": "target_groups",
}
"""Kinds of columns whose IDs the registry knows, and its table."""


def named(cells: pd.Series, heading: Heading, registry: Registry, language: str) -> pd.Series:
    """The cells as a reader wants them: IDs by name, several joined by ", "; numbers as numbers; an unknown ID stays.

    Numbers that are text become numbers where all of them can.
    """
    if pd.api.types.is_bool_dtype(cells.dtype):
        return cells.map({True: label("yes", language), False: label("no", language)}).fillna("")
    if heading.kind in NUMBERS:
        return _numbers(cells)
    names = _names(heading.kind, registry, language)
    return _by_name(cells, names) if names else cells


def _names(kind: str, registry: Registry, language: str) -> Mapping[str, str]:
    if kind not in _TABLES:
        return names_of(kind, language)
    entries: Mapping[str, Entry] = getattr(registry, _TABLES[kind])
    is_agency = _TABLES[kind] == "agencies"
    return {key: entry.short(language) if is_agency else entry.name(language) for key, entry in entries.items()}


def _by_name(cells: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """Each different text is looked up once: there are few."""
    text = cells.astype("object").where(cells.notna(), "").astype("str")
    known = {each: ", ".join(names.get(part, part) for part in each.split(";")) for each in text.unique()}
    return text.map(known).astype("str")


def _numbers(cells: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(cells):
        return cells
    text = cells.astype("object").where(cells.notna(), "").astype("str")
    numbers = pd.to_numeric(text.where(text.ne("")), errors="coerce")
    return cells if (numbers.isna() & text.ne("")).any() else numbers
