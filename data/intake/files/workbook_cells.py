"""Values of a workbook's cells as text, as a spreadsheet holds them: plain digits, ISO dates.

Imports nothing beyond the standard library: the child process that reads workbooks uses it.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
_EXACT = 10**15
"""Whole numbers below this are exact; spreadsheets keep 15 digits."""


def columns_of(rows: list[list[Value]], instead: Mapping[tuple[int, int], str]) -> list[list[str]]:
    """The columns of a sheet as trimmed text; `instead` holds texts by (row, column) that stand in place of others."""
    columns = [
        [value.strip() if value.__class__ is str else as_text(value) for value in column]
        for column in zip(*rows, strict=True)
    ]
    for (row, column), text in instead.items():
        if column < len(columns) and row < len(rows):
            columns[column][row] = text
    return columns


def as_text(value: Value) -> str:
    """One value as text: 3400100123456.0 → "3400100123456", a date → ISO (whatever era its year is of)."""
    if value.__class__ is float:
        return _number(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.timedelta):
        return _hours(value)
    return value.isoformat("seconds") if isinstance(value, datetime.time) else str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")  # never 1E+20; 0.30000000000000004 is what a sheet shows as 0.3


def _hours(value: datetime.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
