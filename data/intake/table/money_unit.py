"""In how many baht a sheet counts its money: "(พันบาท)" in a heading, or "หน่วย : ล้านบาท" above it."""

from collections.abc import Sequence

import pandas as pd

from geo.names import normalised

_WORDS = {"": 1, "พัน": 1_000, "ล้าน": 1_000_000, "thousand": 1_000, "million": 1_000_000}
_BAHT = (
    r"(?P<baht>(?:(?P<figure>1(?:,?000){1,2})\s*|(?P<word>พัน|ล้าน|thousand|million)?s?\s*(?:of\s+)?)(?:บาท|baht|thb))"
)
_UNIT = r"(?:หน่วย(?:เงิน|นับ)?|unit)"
_BRACKETED = rf"[(\[]\s*{_UNIT}?\s*[:=]?\s*(?:in\s+)?{_BAHT}\s*[)\]]"
_SAID = rf"{_UNIT}\s*[:=]?\s*[(\[]?\s*(?:in\s+)?{_BAHT}(?![ก-๙a-z])"
_LAST = rf"\s{_BAHT}$"


def units_of_headings(headings: Sequence[str]) -> list[int]:
    """Baht a unit as each heading states it, 0 where it states none."""
    return _stated(headings, (_BRACKETED, _SAID, _LAST))


def unit_above(texts: Sequence[str]) -> int:
    """Baht a unit as a line above the heading states it (the last one that does), 0 where none does.

    A unit must stand in brackets or after the word for unit: a title may speak of millions.
    """
    found = [unit for unit in _stated(texts, (_BRACKETED, _SAID)) if unit]
    return found[-1] if found else 0


def _stated(texts: Sequence[str], patterns: Sequence[str]) -> list[int]:
    """The unit that the first fitting pattern finds in each text, 0 where none fits."""
    text = normalised(pd.Series(list(texts), dtype="str")).str.casefold()
    units = pd.Series(0, index=text.index, dtype="int64")
    for pattern in patterns:
        found = text.str.extract(pattern)
        figure = pd.to_numeric(found["figure"].str.replace(",", ""))
        unit = figure.fillna(found["word"].fillna("").map(_WORDS)).where(found["baht"].notna(), 0)
        units = units.where(units.ne(0), unit.astype("int64"))
    return units.tolist()
