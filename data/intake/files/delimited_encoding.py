"""Bytes of a text file → text: by a byte order mark, as UTF-8, as the Thai Windows code page, or the user is asked."""

import codecs
import re

from data.errors import FileError
from data.intake.files.reading_sentences import sentence

CANDIDATES = ("utf-8", "cp874")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_THAI = re.compile("[\u0e01-\u0e5b]")


class EncodingUnclear(FileError):  # noqa: N818 (a question, not a fault)
    """Both `candidates` would read the file, to different letters: ask, and read again with one of them."""

    candidates: tuple[str, ...] = CANDIDATES


def decoded(content: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """The encoding and the text. encoding: what the user said, for the case that both candidates read the bytes.

    Raises FileError where it is no text, EncodingUnclear where the user must be asked.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return marked, _without_nuls(_strict(content, "utf-8-sig" if marked == "utf-8" else marked), name)
    if b"\x00" in content:
        raise FileError(*sentence("nuls", name))
    readings = {candidate: text for candidate in CANDIDATES if (text := _strict(content, candidate)) is not None}
    if "utf-8" in readings and (content.isascii() or _THAI.search(readings["utf-8"])):
        return "utf-8", readings["utf-8"]
    if len(readings) > 1 and encoding not in CANDIDATES:
        raise EncodingUnclear(*sentence("unclear", name))
    chosen = encoding if encoding in readings else next(iter(readings), "")
    return chosen, _without_nuls(readings.get(chosen), name)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_nuls(text: str | None, name: str) -> str:
    if text is None:
        raise FileError(*sentence("not_text", name))
    if "\x00" in text:
        raise FileError(*sentence("nuls", name))
    return text
