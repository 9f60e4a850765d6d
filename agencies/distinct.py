"""A column of text as its distinct texts, so that each is judged once however many rows hold it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Distinct:
    """texts: each text of the column once. of_row: for each row the position of its text."""

    texts: pd.Series
    of_row: np.ndarray

    @classmethod
    def of(cls, column: pd.Series) -> "Distinct":
        """The column taken apart; a missing one counts as a text of its own."""
        of_row, texts = pd.factorize(column, use_na_sentinel=False)
        return cls(pd.Series(texts, dtype=column.dtype), of_row)

    def rows(self, per_text: pd.Series) -> np.ndarray:
        """What was found of each text, for each row."""
        return per_text.to_numpy()[self.of_row]

    def column(self, per_text: pd.Series) -> pd.Series:
        """As `rows`, as a column of its kind."""
        return pd.Series(per_text.array.take(self.of_row))
