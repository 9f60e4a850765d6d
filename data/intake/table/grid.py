"""The cells of a table so that a question about their texts is asked once for each different text."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from data.intake.table.headings import QUANTITY_FIELDS

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = r"^[(]?-? *[0-9][0-9,]*(?:\.[0-9]+)? *[)]?(?: *(?:บาท|คน|ราย|บ\.|baht))?(?:\.|/?-)?$"
_SERIAL = r"^\(?[0-9]{1,5}(?:\.[0-9]{1,3})*[.)]?$"
_DASH = r"^[-–—_. ]{0,3}$"


@dataclass(frozen=True)
class Grid:
    """rows: their numbers. fields: of the columns. texts: the different texts, spaces squeezed and digits Arabic;
    codes: rows × columns, where in `texts` each cell's text stands."""

    rows: np.ndarray
    fields: np.ndarray
    texts: pd.Series
    codes: np.ndarray
    _found: dict[str, np.ndarray] = field(default_factory=dict, repr=False)
    """Answers by text, for patterns that were asked for already."""

    def contains(self, pattern: str) -> np.ndarray:
        """Rows × columns: whether the text holds the pattern (no groups, nothing looked around at), in any case."""
        if pattern not in self._found:
            self._found[pattern] = self.texts.str.contains(f"(?i){pattern}", regex=True).to_numpy(dtype=bool)
        return self._found[pattern][self.codes]

    def is_field(self, *fields: str) -> np.ndarray:
        """Which columns are of these fields."""
        return np.isin(self.fields, fields)

    @cached_property
    def filled(self) -> np.ndarray:
        """Rows × columns: cells that are not blank."""
        return self.texts.ne("").to_numpy()[self.codes]

    @cached_property
    def numbers(self) -> np.ndarray:
        """Rows × columns: what the cell holds as a number, NaN where it is none."""
        is_number = self.texts.str.contains(_NUMBER, regex=True)
        digits = self.texts.where(is_number, "").str.replace(r"[^0-9.]|\.$", "", regex=True)
        return pd.to_numeric(digits, errors="coerce").to_numpy(dtype=float)[self.codes]

    @cached_property
    def quantities(self) -> np.ndarray:
        """Rows × columns: numbers that stand where money or people are counted."""
        return ~np.isnan(self.numbers) & self.is_field(*QUANTITY_FIELDS)

    @cached_property
    def content(self) -> np.ndarray:
        """Rows × columns: filled cells without serial numbers (numbers in columns that are not used) and dashes."""
        is_serial = self.contains(_SERIAL) & self.is_field("")
        return self.filled & ~is_serial & ~self.contains(_DASH)

    @cached_property
    def count(self) -> np.ndarray:
        """How many cells with content each row has."""
        return self.content.sum(axis=1)

    @cached_property
    def is_first(self) -> np.ndarray:
        """Rows × columns: the first cell with content of its row."""
        return self.content & (self.content.cumsum(axis=1) == 1)


def grid_of(cells: pd.DataFrame, fields: np.ndarray) -> Grid:
    """cells: text; fields: one for each column."""
    codes, texts = pd.factorize(cells.to_numpy(dtype=object).ravel())
    text = (
        pd.Series(texts, dtype="str").str.replace("[ \t\r\n\x0b\x0c\u00a0\u200b\ufeff]+", " ", regex=True).str.strip()
    )
    is_thai = text.str.contains("[๐-๙]", regex=True)
    text = text.mask(is_thai, text[is_thai].str.translate(_THAI_DIGITS))
    return Grid(cells.index.to_numpy(), np.asarray(fields, dtype=object), text, codes.reshape(cells.shape))
