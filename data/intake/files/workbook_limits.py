"""How large a workbook may be, and what its scan finds before any cell of it is read.

The library that reads the cells takes memory for the whole box round the outermost ones, so this is looked at first.
Imports nothing beyond the standard library: the child process that reads workbooks uses it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

UNPACKED = 300_000_000
"""Bytes of all parts of a workbook, unpacked."""
TEXT = 400_000_000
"""Bytes of all cells as text."""
MEMORY = 3_000_000_000
ROWS = 200_000
"""Rows that hold anything, in one sheet."""
COLUMNS = 500
BOX = 20_000_000
"""Cells in the boxes from A1 to the last cell of each sheet, all sheets together."""
SHEETS = 500
KNOWN_DATES = dict.fromkeys(range(71, 82), 14) | {79: 46}
"""Number formats built into Thai Excel: dates and times (79: hours) → what stands for them everywhere."""


class UnreadableError(Exception):
    """Why a workbook cannot be read: a kind (for which the parent has the sentence) and where."""

    def __init__(self, kind: str, **where: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.where = where


@dataclass(frozen=True)
class Marks:
    """What the reading library does not tell of one sheet.

    hidden: hidden rows, from 1. instead: texts by (row, column), both from 0, that stand in place of what it gives.
    """

    hidden: list[int] = field(default_factory=list)
    instead: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scanned:
    """A workbook that is safe to read: its bytes, and the marks of each sheet in the order of the workbook."""

    content: bytes
    sheets: list[Marks]


@dataclass(frozen=True)
class Extent:
    """The cells of a sheet that hold anything: how many rows have some, the last row and column, from 1."""

    rows: int
    last_row: int
    last_column: int


def check_extents(extents: Iterable[Extent]) -> None:
    """Raise UnreadableError where the cells of a workbook spread too far."""
    box = 0
    for extent in extents:
        if extent.rows > ROWS:
            raise UnreadableError("too_many_rows")
        if extent.last_column > COLUMNS:
            raise UnreadableError("too_many_columns", cell=f"{letters(extent.last_column)}{extent.last_row}")
        box += extent.last_row * extent.last_column
    if box > BOX:
        raise UnreadableError("too_wide_apart")


def letters(column: int) -> str:
    """The name of a column, counted from 1: 1 → A, 28 → AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: bytes) -> int:
    """The number of a column, from 1: b"A" → 1, b"AB" → 28."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
