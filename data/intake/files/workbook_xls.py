"""An .xls workbook looked through record by record, and packed anew with only its cells, before it is read.

Imports nothing beyond the standard library and olefile: the child process that reads workbooks uses it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import pack_into, unpack_from

import olefile

from data.intake.files.workbook_limits import (
    KNOWN_DATES,
    SHEETS,
    Extent,
    Marks,
    Scanned,
    UnreadableError,
    check_extents,
    letters,
)
from data.intake.files.workbook_ole import packed

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _ROW = 0x0809, 0x000A, 0x002F, 0x0085, 0x0208
_XF, _FORMAT = 0x00E0, 0x041E
_FORMULA, _BOOLERR, _MULRK, _DIMENSIONS = 0x0006, 0x0205, 0x00BD, 0x0200
_CELLS = frozenset((0x0203, 0x0204, 0x00D6, _BOOLERR, 0x027E, 0x00FD, _FORMULA))
_OLDER = frozenset((0x0009, 0x0209, 0x0409))
_HIDDEN = 0x20
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_OTHER_FILES = {
    "EncryptedPackage": "password",
    "EncryptionInfo": "password",
    "WordDocument": "word",
    "PowerPoint Document": "powerpoint",
}


@dataclass
class _Book:
    """What the records of the workbook say: where sheets begin, their names, where cells' number formats stand."""

    sheets: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    formats: list[int] = field(default_factory=list)
    own_formats: set[int] = field(default_factory=set)


@dataclass
class _Found:
    """What the records of one sheet say; rows and columns from 0. claims: places of what it says of its own extent."""

    rows: set[int] = field(default_factory=set)
    last_column: int = -1
    hidden: list[int] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    blank_formulas: list[tuple[int, int]] = field(default_factory=list)
    has_values: bool = False
    claims: list[slice] = field(default_factory=list)


def scan(content: bytes) -> Scanned:
    """The workbook packed anew, and the marks of each sheet.

    Raises UnreadableError, and whatever the OLE library raises on a broken file.
    """
    part, stream = _stream(content)
    book = _book(stream)
    if len(book.sheets) > SHEETS:
        raise UnreadableError("too_large")
    sheets = [_sheet(stream, start) for start in book.sheets]
    check_extents(Extent(len(sheet.rows), max(sheet.rows, default=-1) + 1, sheet.last_column + 1) for sheet in sheets)
    _check_cached(sheets, book.names)
    stream = _corrected(stream, book, sheets)
    return Scanned(packed(part, stream), [Marks(_hidden(sheet), sheet.errors) for sheet in sheets])


def _stream(content: bytes) -> tuple[str, bytes]:
    """The name and content of the stream with the workbook; UnreadableError where the file is of another kind."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        for name, kind in _OTHER_FILES.items():
            if ole.exists(name):
                raise UnreadableError(kind)
        name = next((name for name in ("Workbook", "Book") if ole.exists(name)), "")
        if not name:
            raise UnreadableError("no_workbook")
        with ole.openstream(name) as stream:
            return name, stream.read()


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record of the part that begins at `start`; parts within it are left out."""
    place, end, depth = start, len(stream), 0
    while place + 4 <= end:
        kind, size = unpack_from("<HH", stream, place)
        place += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            if place + size > end:
                raise UnreadableError("damaged")
            yield kind, place, size
        place += size


def _book(stream: bytes) -> _Book:
    if len(stream) < 4 or unpack_from("<H", stream)[0] in _OLDER:
        raise UnreadableError("old_workbook" if len(stream) >= 4 else "damaged")
    book = _Book()
    for kind, place, size in _records(stream, 0):
        if kind == _FILEPASS:
            raise UnreadableError("password")
        if kind == _BOUNDSHEET:
            book.sheets.append(unpack_from("<I", stream, place)[0])
            book.names.append(_name(stream[place : place + size]))
        elif kind == _XF:
            book.formats.append(place + 2)
        elif kind == _FORMAT:
            book.own_formats.add(unpack_from("<H", stream, place)[0])
    return book


def _name(sheet: bytes) -> str:
    """The name in a BOUNDSHEET record: 16-bit letters where the flag says so, else one byte each."""
    return sheet[8:].decode("utf-16-le" if sheet[7:8] == b"\x01" else "latin-1", "replace")


def _sheet(stream: bytes, start: int) -> _Found:
    found = _Found()
    for kind, place, size in _records(stream, start):
        if kind in _CELLS and size >= 6:
            row, column = unpack_from("<HH", stream, place)
            found.rows.add(row)
            found.last_column = max(found.last_column, column)
            if kind in (_FORMULA, _BOOLERR):
                _look_at(stream[place : place + size], kind, found)
        elif kind == _MULRK and size >= 6:
            found.rows.add(unpack_from("<H", stream, place)[0])
            found.last_column = max(found.last_column, unpack_from("<H", stream, place + size - 2)[0])
        elif kind == _DIMENSIONS:
            found.claims.append(slice(place, place + size))
        elif kind == _ROW and size >= 16 and stream[place + 12] & _HIDDEN:
            found.hidden.append(unpack_from("<H", stream, place)[0])
    return found


def _corrected(stream: bytes, book: _Book, sheets: list[_Found]) -> bytes:
    """The stream without what sheets say of their extent, for which the reading library would set memory aside at once.

    The dates of Thai Excel get formats that the library knows for dates.
    """
    correct = bytearray(stream)
    for claim in (claim for sheet in sheets for claim in sheet.claims):
        correct[claim] = bytes(claim.stop - claim.start)
    for place in book.formats:
        number = unpack_from("<H", stream, place)[0]
        if number not in book.own_formats:
            pack_into("<H", correct, place, KNOWN_DATES.get(number, number))
    return bytes(correct)


def _look_at(cell: bytes, kind: int, found: _Found) -> None:
    """Errors, which would be read as blanks, and formulas without a value."""
    row_column = unpack_from("<HH", cell)
    if kind == _BOOLERR:
        if len(cell) >= 8 and cell[7] == 1:
            found.errors[row_column] = _ERRORS.get(cell[6], "#N/A")
    elif len(cell) < 14 or cell[12:14] != b"\xff\xff" or cell[6] in (0, 1):
        found.has_values = True
    elif cell[6] == 2:
        found.has_values = True
        found.errors[row_column] = _ERRORS.get(cell[8], "#N/A")
    else:
        found.blank_formulas.append(row_column)


def _check_cached(sheets: list[_Found], names: list[str]) -> None:
    """A formula that gives nothing looks here like one never computed: the user is told only where all are so."""
    if any(sheet.has_values for sheet in sheets):
        return
    for sheet, name in zip(sheets, names, strict=True):
        if sheet.blank_formulas:
            row, column = sheet.blank_formulas[0]
            raise UnreadableError("no_values", sheet=name, cell=f"{letters(column + 1)}{row + 1}")


def _hidden(sheet: _Found) -> list[int]:
    last = max(sheet.rows, default=-1)
    return [row + 1 for row in sheet.hidden if row <= last]
