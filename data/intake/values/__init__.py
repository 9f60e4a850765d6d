"""What single cells say: years, sums of money, people, names of the registry. Each distinct text is read once."""

from collections.abc import Callable

import pandas as pd

from geo.names import normalised

NOT_GIVEN = r"|[-–—−_.]+|ไม่ระบุ|ไม่ทราบ|ไม่มีข้อมูล|n/?a|nil"
"""What stands in a cell of which nothing is known, as a pattern for the whole plain text."""

_FULL_WIDTH = {0xFF01 + shift: 0x21 + shift for shift in range(94)} | {0x2212: "-", 0x2011: "-", 0x2010: "-"}
_UNTIDY = r"[^!-~ ]|  |^ | $"  # what normalising would change in a text of ASCII alone


def plain(text: pd.Series) -> pd.Series:
    """Texts as they are compared: normalised, small letters, figures and signs of full width made narrow."""
    cells = text.astype("str").fillna("")
    is_simple = cells.map(str.isascii).astype(bool) & ~cells.str.contains(_UNTIDY)
    whole = cells.str.casefold()
    if is_simple.all():
        return whole
    other = cells[~is_simple]
    return whole.where(is_simple, normalised(other.str.translate(_FULL_WIDTH)).str.casefold())


def each_distinct(text: pd.Series, read: Callable[[pd.Series], pd.DataFrame]) -> pd.DataFrame:
    """`read` of the distinct texts (missing ones are ""), brought back to every row of `text`."""
    codes, distinct = pd.factorize(text.astype("str").fillna(""))
    return read(pd.Series(distinct, dtype="str")).take(codes).set_axis(text.index)
