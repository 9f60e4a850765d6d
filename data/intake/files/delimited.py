"""Lists as text (.csv, .tsv) → one sheet: encoding, delimiter, records."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import PurePath

from data.errors import FileError
from data.intake.files.delimited_encoding import EncodingUnclear, decoded
from data.intake.files.document import Sheet
from data.intake.files.reading_sentences import sentence
from data.intake.files.reading_sheets import sheet_of
from data.intake.files.workbook_limits import BOX, COLUMNS, ROWS

__all__ = ["EncodingUnclear", "read_text"]

DELIMITERS = ",;\t|"
_LOOKED_AT = 50
"""Records from which the delimiter is told, within the first _SEEN letters."""
_SEEN = 200_000
_LONGEST_CELL = 32_767
"""Letters that a spreadsheet's cell may hold; more is a quote that was never closed."""
_LONGEST_LINE = 1_000_000
_LAST_ROW = 1_048_576


def read_text(content: bytes, name: str, encoding: str = "") -> tuple[str, Sheet]:
    """The encoding that the bytes are in ("utf-8", "cp874" or "utf-16"), and their table.

    encoding: taken only where both UTF-8 and cp874 would read. Row numbers count records, as a spreadsheet does.
    Raises FileError; EncodingUnclear where the encoding must be asked.
    """
    encoding, text = decoded(content, name, encoding)
    text, delimiter = _announced(text.rstrip("\x1a"))
    records = _records(text, delimiter or _delimiter(text, name), name)
    sheet = sheet_of(PurePath(name).stem or name, list(zip_longest(*records, fillvalue="")))
    if not sheet.cells.size:
        raise FileError(*sentence("empty", name))
    return encoding, sheet


def _announced(text: str) -> tuple[str, str]:
    """Excel's first line "sep=;" gives the delimiter; left blank, so that row numbers stay those of the file."""
    first, end, rest = text.partition("\n")
    line = first.rstrip("\r").strip('"')
    is_one = len(line) == len("sep=;") and line.lower().startswith("sep=") and line[-1] in DELIMITERS
    return (end + rest, line[-1]) if is_one else (text, "")


def _delimiter(text: str, name: str) -> str:
    """The delimiter that splits the most of the first records alike; of several the one that gives more columns."""
    if PurePath(name).suffix.lower() == ".tsv" and "\t" in text:
        return "\t"
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first records have the commonest number of columns above one, and that number."""
    widths: Counter[int] = Counter()
    try:
        reader = csv.reader(io.StringIO(text[:_SEEN], newline=""), delimiter=delimiter)
        widths.update(len(record) for record in islice(reader, _LOOKED_AT) if len(record) > 1)
    except csv.Error:  # said with its line when all is read
        pass
    return max(((times, width) for width, times in widths.items()), default=(0, 0))


def _lines(text: str, name: str) -> Iterator[str]:
    """The lines of a file; one that would fill the memory as a row of its own is told."""
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > _LONGEST_LINE:
            raise FileError(*sentence("line_too_long", name, line=number))
        yield line


def _records(text: str, delimiter: str, name: str) -> list[list[str]]:
    """All records. Raises FileError naming the line of the first that cannot be one."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(text, name), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    line, filled, widest = 1, 0, 0
    try:
        for record in reader:
            filled, widest = filled + any(record), max(widest, len(record))
            if widest > COLUMNS:
                raise FileError(*sentence("line_too_wide", name, line=line))
            records.append(record)
            if filled > ROWS or len(records) > _LAST_ROW or len(records) * widest > BOX:
                raise FileError(*sentence("too_many_lines", name))
            line = reader.line_num + 1
    except csv.Error as error:
        kind = "cell_too_long" if "field larger" in str(error) else "not_closed"
        raise FileError(*sentence(kind, name, line=line)) from error
    return records
