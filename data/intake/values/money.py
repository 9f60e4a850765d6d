"""Sums of money as they are written in lists → whole satang, exactly; and back."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

import pandas as pd

from data.intake.values import NOT_GIVEN, each_distinct, plain

SATANG = 100
_MOST = 10**15 * SATANG
"""Sums of more than 15 figures of baht are no sums (`agencies.records` takes no longer ones)."""
_EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN)

_TIMES = {
    "ล้าน": 1_000_000,
    "million": 1_000_000,
    "แสน": 100_000,
    "หมื่น": 10_000,
    "พัน": 1_000,
    "thousand": 1_000,
}
_WHOLE = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,40}|0+"
_NUMBER = rf"(?P<number>(?:{_WHOLE})(?:\.[0-9]{{0,60}})?(?:e[+-]?[0-9]{{1,2}})?|\.[0-9]{{1,60}})"
_BAHT = r"บาท(?:ถ้วน)?|บ\.?|baht|thb|฿"
_AMOUNT = (
    r"(?:(?:จำนวนเงิน|จำนวน|เป็นเงิน|งบประมาณ)\s*)*"
    r"(?P<minus>-\s*|\(\s*)?(?P<before>(?:฿|thb|baht)\s*)?"
    rf"{_NUMBER}\s*(?P<times>{'|'.join(_TIMES)})?"
    r"(?P<dash>\.?\s*[-=])?"
    rf"\s*(?P<after>{_BAHT})?"
    r"(?:(?<=บาท)\s*(?P<satang>[0-9]{1,2})\s*(?:สตางค์|สต\.?))?"
    r"\s*(?P<end>\.?\s*[-=]|\))?"
)
"""Pattern of a plain text that is a sum and nothing else. Nothing begins with 0 but fractions: codes do."""


def amounts(text: pd.Series, unit: int = 1) -> pd.DataFrame:
    """The sum that each text names, on the index of `text`; unit: baht for each unit of the list (1, 1000 …).

    satang (Int64, never negative; NA where none is named), guess ("", "words": the cell names its own unit as in
    "1.2 ล้าน", or says บาท in a list of thousands, and the list's unit was not used; "rounded": to the satang, half to
    even), problem ("", "negative", "unreadable"). "-" and the like are no sum and no problem; 0 is nought.
    """
    return each_distinct(text, lambda distinct: _amounts(distinct, unit))


def split_equally(satang: pd.Series, parts: pd.Series, part: pd.Series) -> pd.Series:
    """The share of `part` (0, 1, …) when each sum (Int64, satang) is divided into `parts` on the same index.

    The shares of parts 0 to parts-1 add up to the whole; earlier parts take the odd satang. NA stays NA.
    Raises ValueError where `part` is none of the parts.
    """
    if not (part.ge(0) & part.lt(parts)).all():
        raise ValueError("part must be from 0 to parts - 1")
    whole = satang.astype("Int64")
    return whole // parts + (part < whole % parts).astype("Int64")


def as_baht(satang: pd.Series) -> pd.Series:
    """Satang (Int64, not negative) as the text of `agencies.records`: "1200.50", "1200"; "" for NA."""
    whole, rest = (satang // SATANG).astype("str"), (satang % SATANG).astype("str").str.zfill(2)
    return (
        whole.where(satang.mod(SATANG).eq(0).fillna(False), whole + "." + rest).where(satang.notna(), "").astype("str")
    )


def _amounts(text: pd.Series, unit: int) -> pd.DataFrame:
    cells = plain(text)
    found = _parts(cells)
    is_sum = found["number"].notna() & _ends_well(found)
    exact = _in_satang(found[is_sum], unit).reindex(text.index)
    rounded = exact[is_sum].map(lambda sum_: _EXACT.quantize(sum_, Decimal(1)))
    is_sum &= rounded.lt(_MOST).reindex(text.index, fill_value=False)
    rounded = rounded.reindex(text.index)
    is_negative = is_sum & found["minus"].notna() & rounded.ne(0)
    is_kept = is_sum & ~is_negative
    guess = pd.Series("", index=text.index, dtype="str")
    guess = guess.mask(is_kept & exact.ne(rounded), "rounded").mask(is_kept & _own_unit(found, unit), "words")
    problem = pd.Series("unreadable", index=text.index, dtype="str")
    problem = problem.mask(is_kept | cells.str.fullmatch(NOT_GIVEN), "").mask(is_negative, "negative")
    satang = pd.Series(rounded.where(is_kept).map(int, na_action="ignore"), dtype="Int64")
    return pd.DataFrame({"satang": satang, "guess": guess, "problem": problem})


def _parts(cells: pd.Series) -> pd.DataFrame:
    """The groups of _AMOUNT, NA throughout where a text is no sum; `says_baht`: whether it names the unit."""
    found = cells.str.extract(f"^{_AMOUNT}$")
    return found.assign(says_baht=found["before"].notna() | found["after"].notna())


def _ends_well(found: pd.DataFrame) -> pd.Series:
    """A bracket that is opened is closed; "20,000.-" is a way to end a sum, "20,000-" may be a negative one."""
    opened, closed = found["minus"].str.startswith("(").fillna(False), found["end"].eq(")").fillna(False)
    dashes = found["dash"].fillna("") + found["end"].where(~closed, "").fillna("")
    pointed = found["number"].str.endswith(".") | dashes.str.startswith(".")
    is_ending = dashes.eq("") | (pointed | found["says_baht"]).fillna(False).astype(bool)
    has_twice = found["satang"].notna() & found["number"].str.contains(".", regex=False)
    return opened.eq(closed) & is_ending & ~has_twice.fillna(False).astype(bool)


def _own_unit(found: pd.DataFrame, unit: int) -> pd.Series:
    """Whether the cell itself says what it counts in, other than the list does."""
    return found["times"].notna() | (found["says_baht"] & (unit != 1))


def _in_satang(found: pd.DataFrame, unit: int) -> pd.Series:
    """Sums as Decimal, exact (up to fractions of a satang)."""
    number = found["number"].str.replace(",", "", regex=False).map(Decimal)
    times = found["times"].map(_TIMES).fillna(unit).where(found["times"].notna() | ~found["says_baht"], 1)
    odd = found["satang"].fillna("0").map(int)
    factor = (times * SATANG).map(int)
    parts = zip(number, factor, odd, strict=True)
    return pd.Series([_EXACT.multiply(value, Decimal(by)) + more for value, by, more in parts], found.index, "object")
