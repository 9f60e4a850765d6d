"""Tables read from the database as data frames, and data frames made ready to be written."""

import itertools
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import sqlalchemy as sa

_ROWS_AT_ONCE = 1000
"""So few that their cells become columns while the processor has them at hand: 50 000 at once take far longer."""
_PIECES_OF_A_PART = 50
"""Columns in thousands of pieces would make all later work slower."""
_UNSTORABLE = str.maketrans({"\x00": None, **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")})


def now() -> str:
    """The time as ISO UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def storable(text: str) -> str:
    """The text without what no database takes: NULs, and halves of letters that stand alone."""
    return text.translate(_UNSTORABLE)


def as_json(value: object) -> str:
    """JSON text; numbers of numpy are taken as numbers."""
    return storable(json.dumps(value, ensure_ascii=False, default=lambda number: number.item()))


def from_json(texts: pd.Series) -> pd.Series:
    """The values of JSON texts, on the same index."""
    return pd.Series([json.loads(text) for text in texts], texts.index, dtype="object")


def as_text(column: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """The column as text, "" where it is empty, under its own name."""
    plain = column if isinstance(column.type, sa.Text) else sa.cast(column, sa.Text)
    return (sa.func.coalesce(plain, "") if column.nullable else plain).label(column.key)


def text_table(connection: sa.Connection, query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query all of whose columns are text. They are read in parts, so that a million of them fit."""
    names = list(query.selected_columns.keys())
    result = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)
    read = (
        pa.table([pa.array(column, pa.large_string()) for column in zip(*rows, strict=True)], names)
        for rows in result.partitions()
    )
    parts = [pa.table([pa.array([], pa.large_string())] * len(names), names)]
    while pieces := list(itertools.islice(read, _PIECES_OF_A_PART)):
        parts.append(pa.concat_tables(pieces).combine_chunks())
    return pa.concat_tables(parts).to_pandas()


def table(connection: sa.Connection, query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query; texts as str, whole numbers as int64, those that may be missing as Int64."""
    rows = pd.DataFrame(connection.execute(query).all(), columns=list(query.selected_columns.keys()), dtype="object")
    return rows.astype({column.key: _kind(column) for column in query.selected_columns})


def _kind(column: sa.ColumnElement[Any]) -> str:
    if isinstance(column.type, sa.Integer):
        return "Int64" if isinstance(column, sa.Column) and column.nullable else "int64"
    return "str"


def rows_of(cells: pd.DataFrame, columns: Sequence[str], **same: object) -> list[dict[str, Any]]:
    """The rows as the database takes them: texts of `columns`, and in each what is the `same` for all."""
    texts = [_storable_texts(cells[name]) for name in columns]
    return [{**same, **dict(zip(columns, row, strict=True))} for row in zip(*texts, strict=True)]


def _storable_texts(texts: pd.Series) -> list[str]:
    return texts.astype("str").fillna("").str.replace("\x00", "", regex=False).tolist()
