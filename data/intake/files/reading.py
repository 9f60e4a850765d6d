"""A file as an agency hands it in → its sheets as text; what it is, its content decides before its name."""

import hashlib
import re
from pathlib import PurePath

from data.errors import FileError
from data.intake.files.delimited import EncodingUnclear, read_text
from data.intake.files.document import Document
from data.intake.files.reading_sentences import sentence
from data.intake.files.workbooks import read_workbook

__all__ = ["LARGEST", "EncodingUnclear", "read_document"]

LARGEST = 50_000_000
"""Bytes that a file may have."""
_WORKBOOK = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHERS = {
    "pdf": re.compile(rb"%PDF-"),
    "picture": re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00{4}", re.DOTALL),
    "packed": re.compile(rb"Rar!\x1a|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"),
    "old_workbook": re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00"),
    "word": re.compile(rb"\{\\rtf"),
    "xml_workbook": re.compile(rb"<\?xml\b(?!.{0,400}<html)", re.DOTALL),
    "web_page": re.compile(
        rb"<(?:!doctype|html|head|meta|table|style|body|div|\?xml|!--)[\s>-]|MIME-Version:", re.IGNORECASE
    ),
}
"""How other files begin, by the kind that names their sentence."""
_SEEN = 1_000


def read_document(content: bytes, name: str, encoding: str = "") -> Document:
    """The sheets of an .xlsx, .xls, .csv or .tsv file.

    name: the file as the user called it. encoding: "utf-8" or "cp874", used only where both would read.
    Raises FileError, in one sentence, for whatever cannot be read; EncodingUnclear where the encoding must be asked.
    """
    if not content.strip(b" \t\r\n\0\x1a"):
        raise FileError(*sentence("empty", name))
    if len(content) > LARGEST:
        raise FileError(*sentence("file_too_large", name))
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(_WORKBOOK):
        return Document(name, digest, "", read_workbook(content, name))
    _refuse_others(content, name)
    encoding, sheet = read_text(content, name, encoding)
    return Document(name, digest, encoding, (sheet,))


def _refuse_others(content: bytes, name: str) -> None:
    start = content[:_SEEN]
    words = start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    for kind, shape in _OTHERS.items():
        if shape.match(start) or shape.match(words):
            raise FileError(*sentence(kind, name))
    if PurePath(name).suffix.lower() in (".xlsx", ".xlsm"):
        raise FileError(*sentence("damaged", name))
