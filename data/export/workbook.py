"""A table as an Excel workbook: a first sheet that explains it, and a second that holds it, ready to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from agencies.registry import Registry
from data.errors import FileError
from data.export import cells
from data.export.about import About, today
from data.export.headings import NUMBERS, Heading, headings_of
from data.export.naming import named
from data.export.terms import label, meanings_of, names_of

SHAPES = {
    **{"number": "#,##0", "baht": "#,##0.00", "share": "0.0%", "km": "#,##0.0"},
    **{"degrees": "0.00000", "year": "0", "code": "@"},
}
"""Number format of each kind of column."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A4 = 9
_NARROWEST, _WIDEST = 8, 48
_LOOKED_AT = 500  # rows by which the width of a column is chosen
_ENDLESS = (float("inf"), float("-inf"))  # no cell of a workbook holds them
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#7F7F7F"}


@dataclass(frozen=True)
class _Ready:
    """The table as it will stand in the sheet, and in how many cells something was cut or taken out."""

    table: pd.DataFrame
    headings: Mapping[str, Heading]
    cut: int
    cleaned: int


def workbook(table: pd.DataFrame, about: About, registry: Registry) -> bytes:
    """The workbook of a table whose columns are known to `headings`. Raises FileError where it has too many rows."""
    content = BytesIO()
    write_workbook(table, about, registry, content)
    return content.getvalue()


def write_workbook(table: pd.DataFrame, about: About, registry: Registry, target: BinaryIO | str) -> None:
    """As `workbook`, into a file; row by row, so that a million rows take little memory."""
    if len(table) > cells.ROWS:
        raise FileError(
            f"ตารางมี {len(table):,} แถว เกินที่ Excel รับได้ ({cells.ROWS:,} แถว) โปรดใช้ CSV หรือเลือกปีให้น้อยลง",
            f"The table has {len(table):,} rows, and Excel holds {cells.ROWS:,}; use CSV, or choose fewer years.",
        )
    ready = _ready(table, registry, about.language)
    with Workbook(target, {**_OPTIONS, "constant_memory": True}) as book:
        explanation = book.add_worksheet(label("about", about.language))
        _write_table(book, book.add_worksheet(label("table", about.language)), ready, about)
        _write_about(book, explanation, ready, about)


def _ready(table: pd.DataFrame, registry: Registry, language: str) -> _Ready:
    headings = headings_of(table)
    columns, cut, cleaned = {}, 0, 0
    for name, heading in headings.items():
        column = named(table[name], heading, registry, language)
        if not pd.api.types.is_numeric_dtype(column):
            column, n = cells.clean(_texts(column))
            cleaned += n
            column, n = cells.cut(column)
            cut += n
        columns[name] = column.astype("object").where(column.notna() & ~column.isin(_ENDLESS), None)
    return _Ready(pd.DataFrame(columns, index=table.index), headings, cut, cleaned)


def _texts(column: pd.Series) -> pd.Series:
    """Every cell as text, as Python's own: a half of a letter that stands alone fits into no other kind."""
    known = column.astype("object").where(column.notna(), "")
    return pd.Series([str(value) for value in known], index=column.index, dtype="object")


def _write_table(book: Workbook, sheet: Worksheet, ready: _Ready, about: About) -> None:
    table, language = ready.table, about.language
    _set_columns(book, sheet, ready, language)
    head = book.add_format(_HEAD | {"bg_color": "#0B4F8A", "font_color": "#FFFFFF"})
    sheet.set_row(0, 36)
    for at, heading in enumerate(ready.headings.values()):
        sheet.write_string(0, at, cells.plain(heading.text(language)), head)
    for number, row in enumerate(table.itertuples(index=False, name=None), start=1):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 0)
    if len(ready.headings):
        sheet.autofilter(0, 0, len(table), len(ready.headings) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(table) + 1}"})
    _set_up_print(sheet, about.title)
    sheet.repeat_rows(0)


def _set_columns(book: Workbook, sheet: Worksheet, ready: _Ready, language: str) -> None:
    """Width and number format of each column, which hold for all of its cells."""
    formats = {kind: book.add_format({"num_format": shape, "valign": "top"}) for kind, shape in SHAPES.items()}
    plain = book.add_format({"valign": "top", "text_wrap": True})
    for at, (name, heading) in enumerate(ready.headings.items()):
        width = _width(ready.table[name], heading, language)
        sheet.set_column(at, at, width, formats.get(heading.kind, plain))


def _set_up_print(sheet: Worksheet, title: str) -> None:
    """A4 landscape, as wide as the paper; the title at the foot, its & doubled since Excel takes it for a sign."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{cells.plain(title)[:80].replace('&', '&&')}&R&P / &N")


def _width(column: pd.Series, heading: Heading, language: str) -> float:
    """Wide enough for the cells and for half of the heading, which may take two lines."""
    sample = column.head(_LOOKED_AT).dropna()
    if heading.kind in NUMBERS:
        longest = max((len(f"{value:,.0f}") for value in sample if not isinstance(value, str)), default=0) + 3
    else:
        longest = max(map(len, sample.map(str)), default=0)
    return min(max(longest, -(-len(heading.text(language)) // 2) + 2, _NARROWEST) + 2, _WIDEST)


def _write_about(book: Workbook, sheet: Worksheet, ready: _Ready, about: About) -> None:
    """Title, facts, and what every term and column means: row by row, as a sheet of constant memory wants it."""
    language = about.language
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34, book.add_format({"bold": True, "valign": "top", "text_wrap": True}))
    sheet.set_column(1, 1, 78, wrapped)
    sheet.set_column(2, 2, 24, wrapped)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, cells.plain(about.title), book.add_format({"bold": True, "font_size": 14}))
    head = book.add_format(_HEAD | {"bg_color": "#D9E5F0"})
    at = _write_rows(sheet, 2, [*about.facts, *_made(ready, language)])
    if terms := _terms_used(ready, language):
        at = _write_rows(sheet, at + 1, [(label("terms", language), label("means", language))], head)
        at = _write_rows(sheet, at, terms)
    titles = tuple(label(name, language) for name in ("columns", "means", "machine"))
    at = _write_rows(sheet, at + 1, [titles], head)
    columns = ready.headings.items()
    _write_rows(sheet, at, [(each.text(language), each.means(language), str(name)) for name, each in columns])
    _set_up_print(sheet, about.title)


def _write_rows(sheet: Worksheet, at: int, rows: list[tuple[str, ...]], look: Format | None = None) -> int:
    for row in rows:
        sheet.write_row(at, 0, [cells.plain(text) for text in row], look)
        at += 1
    return at


def _made(ready: _Ready, language: str) -> list[tuple[str, str]]:
    lines = [(label("made", language), today()), (label("rows", language), f"{len(ready.table):,}")]
    counts = {"cut": ready.cut, "cleaned": ready.cleaned}
    return lines + [(label("note", language), label(name, language, n=n)) for name, n in counts.items() if n]


def _terms_used(ready: _Ready, language: str) -> list[tuple[str, str]]:
    """The terms that stand in the table, each once, in the order in which they are defined."""
    found: dict[str, str] = {}
    for name, heading in ready.headings.items():
        means = meanings_of(heading.kind, language)
        if means:
            used = set(ready.table[name].dropna().map(str).str.split(", ").explode())
            names = names_of(heading.kind, language)
            found |= {names[key]: means[key] for key in means if names[key] in used}
    return list(found.items())
