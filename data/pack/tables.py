"""A table with headings in words, and its cells packed: each different text once, and where it stands."""

import pandas as pd

from agencies.registry import Registry
from data.export.headings import Heading, headings_of
from data.export.naming import named
from data.export.private import without_few_people
from data.pack.content import TEXT_KINDS, Column, PackTable

_KINDS = {"status": "status", "relation": "status", "code": "code", "share": "share", "year": "year"}
_DECIMALS = {"share": 4, "number": 0}


def pack_table(
    name: str,
    title: str,
    table: pd.DataFrame,
    registry: Registry,
    language: str,
    *,
    note: str = "",
    opened: bool = False,
) -> PackTable:
    """IDs by name (a status stays an ID), without what may not leave.

    table: its columns are known to `data.export.headings`.
    """
    rows, _ = without_few_people(table, registry)
    headings = headings_of(rows)
    columns = tuple(_column(str(key), heading, rows[key], language) for key, heading in headings.items())
    cells = {
        column.name: rows[column.name]
        if column.kind == "status"
        else named(rows[column.name], headings[column.name], registry, language)
        for column in columns
    }
    return PackTable(name, title, columns, pd.DataFrame(cells, index=rows.index), note, opened)


def _column(name: str, heading: Heading, cells: pd.Series, language: str) -> Column:
    is_number = pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells)
    kind = _KINDS.get(heading.kind, "number" if is_number else "text")
    return Column(name, heading.text(language), kind, heading.means(language))


def packed(table: PackTable) -> dict[str, object]:
    """For JSON: name, rows (how many), columns; a column of texts has the distinct `values` and for each row the place
    of its own (`at`), one of numbers its `cells`, null where unknown."""
    columns = [
        {"name": column.name, "text": column.text, "kind": column.kind, **_cells(table.rows[column.name], column.kind)}
        for column in table.columns
    ]
    return {"name": table.name, "rows": len(table.rows), "columns": columns}


def _cells(cells: pd.Series, kind: str) -> dict[str, list]:
    if kind in TEXT_KINDS:
        at, values = pd.factorize(_texts(cells))
        return {"values": [str(value) for value in values], "at": at.tolist()}
    numbers = cells.astype("Float64").round(_DECIMALS.get(kind, 2))
    return {"cells": [None if pd.isna(value) else _short(value) for value in numbers]}


def _texts(cells: pd.Series) -> pd.Series:
    return cells.astype("object").where(cells.notna(), "").map(str)


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else float(value)
