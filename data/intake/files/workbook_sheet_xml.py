"""The XML of one sheet looked through as bytes: how far its cells spread, hidden rows, formulas without a value.

A tree of 180,000 cells would take longer than reading them, so patterns do the work; a sheet written in another way
than spreadsheet programs do is first brought to their form. Imports only the standard library.
"""

import re
from collections import Counter
from dataclasses import dataclass

from data.intake.files.workbook_limits import BOX, TEXT, Extent, UnreadableError, column_of, letters

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PREFIX = re.compile(rb"<(/?)[^\s<>/:\"'=!?]+:")
_COLON = re.compile(rb":(?:row|c|v|f|is|t)[\s>/]")
_PREFIXED = re.compile(rb"<[^\s<>/]+:(?:row|c|v|f|is|t)[\s>/]")
_UNPLACED_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}")[\s>/]')
_UNPLACED_ROW = re.compile(rb'<row(?! r="\d)[\s>/]')
_PLACED = re.compile(rb"<(row|c)((?:\s[^>]*?)?)(/?)>")
_PLACE = re.compile(rb'\sr="([A-Za-z]*)(\d*)"')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*(?<!/)>')
_HIDDEN = re.compile(rb'<row r="(\d+)"[^>]*\shidden="(?:1|true)"')
_FORMULA = re.compile(rb'<c r="(\w+)"([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\b[^>]*>([^<]*))?')
_ERROR = re.compile(rb'(<c r="[^>]*\s)t="e"')
_SHARED = re.compile(rb't="s"[^>]*>\s*<v>(\d+)')
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class CheckedSheet:
    """A sheet that may be read: its XML, its extent, hidden rows from 1, the first formula without a value or ""."""

    xml: bytes
    extent: Extent
    hidden: list[int]
    without_value: str


def checked_sheet(xml: bytes) -> CheckedSheet:
    """Look through one sheet. Raises UnreadableError where cells cannot be placed."""
    if not _is_usual(xml):
        xml = _usual_form(xml)
        if not _is_usual(xml):
            raise UnreadableError("damaged")
    extent = _extent(xml)
    if b't="e"' in xml:
        xml = _ERROR.sub(rb'\1t="str"', xml)  # so that #REF! is seen, not a blank
    hidden = _HIDDEN.findall(xml) if b"hidden=" in xml else []
    return CheckedSheet(xml, extent, [row for row in map(int, hidden) if row <= extent.last_row], _without_value(xml))


def _is_usual(xml: bytes) -> bool:
    is_marked = b"<!--" in xml or b"<![CDATA[" in xml
    is_prefixed = _COLON.search(xml) and _PREFIXED.search(xml)  # the first is quick, the second sure
    return not (is_marked or is_prefixed or _UNPLACED_CELL.search(xml) or _UNPLACED_ROW.search(xml))


def _extent(xml: bytes) -> Extent:
    cells = _FILLED.findall(xml)
    if len(cells) > BOX:
        raise UnreadableError("too_large")
    digits = b"0123456789"
    capitals = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rows = {int(row) for row in {cell.lstrip(capitals) for cell in cells}}
    columns = {cell.rstrip(digits) for cell in cells}
    last = max(rows, default=0)
    if last > _LAST_ROW or 0 in rows:
        raise UnreadableError("damaged")
    return Extent(len(rows), last, max(map(column_of, columns), default=0))


def _without_value(xml: bytes) -> str:
    """The first cell with a formula whose value was never computed; a text ("str") may well be empty."""
    if b"<f" not in xml:
        return ""
    found = (cell for cell, attributes, value in _FORMULA.findall(xml) if not value and b't="str"' not in attributes)
    return next(found, b"").decode()


def _usual_form(xml: bytes) -> bytes:
    """The sheet without prefixes and comments, every row and cell saying first where it stands."""
    xml = _PREFIX.sub(rb"<\1", _COMMENT.sub(b"", xml))
    row = column = 0

    def placed(found: re.Match[bytes]) -> bytes:
        nonlocal row, column
        kind, attributes, end = found.groups()
        attributes = re.sub(rb"\s*=\s*", b"=", attributes.replace(b"'", b'"'))
        place = _PLACE.search(attributes)
        name, number = place.groups() if place else (b"", b"")
        if place and (not number or len(number) > 7 or len(name) > 3):
            raise UnreadableError("damaged")
        attributes = _PLACE.sub(b"", attributes)
        if kind == b"row":
            row, column = (int(number) if place else row + 1), 0
            return b'<row r="%d"%b%b>' % (row, attributes, end)
        row, column = (int(number), column_of(name.upper())) if place else (row, column + 1)
        return b'<c r="%b%d"%b%b>' % (letters(column).encode(), row, attributes, end)

    return _PLACED.sub(placed, xml)


def check_shared_texts(texts: bytes, sheets: list[bytes]) -> None:
    """Raise UnreadableError where few long texts, each used in very many cells, would fill the memory."""
    sizes = [len(text) for text in texts.split(b"</si>")]
    used = [xml.count(b't="s"') for xml in sheets]
    if max(sizes) * sum(used) < TEXT:
        return
    uses = Counter(number for xml in sheets for number in _SHARED.findall(xml))
    if sum(sizes[int(number)] * times for number, times in uses.items() if int(number) < len(sizes)) > TEXT:
        raise UnreadableError("too_large")
