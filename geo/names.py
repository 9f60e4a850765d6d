"""Thai and English place names in one form, so that what looks the same is the same.

The rules for Thai are those of the design, section 7.4: a name typed on one keyboard may differ from the same name
typed on another in the order of its marks, in doubled letters that look like one, and in marks that cannot be seen.
"""

from typing import Literal

import pandas as pd

Level = Literal["village", "tambon", "amphoe", "province"]

_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
_TONES = "[\u0e48-\u0e4c]"
_RULES: tuple[tuple[str, str], ...] = (
    (_INVISIBLE, ""),
    ("\u0e40\u0e40", "\u0e41"),
    (f"\u0e4d({_TONES}*)\u0e32", "\\1\u0e33"),
    (f"\u0e33({_TONES}+)", "\\1\u0e33"),
    (f"({_TONES})([\u0e31\u0e34-\u0e3a\u0e47\u0e4d])", r"\2\1"),
    (r"\s+", " "),
    ("^ | $", ""),
)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_PREFIXES: dict[Level, str] = {
    "village": r"หมู่บ้าน|บ้าน|Ban\s",
    "tambon": r"ตำบล|ต\.|แขวง|Tambon\s|Khwaeng\s",
    "amphoe": r"กิ่งอำเภอ|กิ่ง\s*อ\.|อำเภอ|อ\.|เขต|Amphoe\s|King Amphoe\s|Khet\s",
    "province": r"จังหวัด|จ\.|Changwat\s",
}


def normalised(names: pd.Series) -> pd.Series:
    """Names (missing ones are "") in canonical spelling: NFC, nothing invisible, Arabic digits, Thai marks in order."""
    codes, distinct = pd.factorize(names.astype("str").fillna(""))  # names repeat, and each is worked on several times
    text = pd.Series(distinct, dtype="str")
    while True:
        before = text
        text = text.str.normalize("NFC").str.translate(_DIGITS)
        for pattern, replacement in _RULES:
            text = text.str.replace(pattern, replacement, regex=True)
        if text.equals(before):
            return text.take(codes).set_axis(names.index).rename(names.name)


def bare(names: pd.Series, level: Level) -> pd.Series:
    """Normalised names without the word for their level (ตำบล, ต., อำเภอ, อ., จังหวัด, จ.; บ้าน for villages only)."""
    return normalised(names).str.replace(_leading_words(level), "", regex=True)


def comparable(names: pd.Series, level: Level) -> pd.Series:
    """Bare names with what English and careless spellings differ by taken away: case, spaces, hyphens, dots."""
    return bare(names, level).str.casefold().str.replace(r"[\s.'’-]", "", regex=True)


def _leading_words(level: Level) -> str:
    # A name that is nothing but such a word is kept: something must be left to compare.
    return rf"^(?:(?:{_PREFIXES[level]})\s*)+(?=\S)"
