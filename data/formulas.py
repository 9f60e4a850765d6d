"""Texts that a spreadsheet would run as a formula leave a CSV as text: one ' stands before them.

A spreadsheet runs a cell that begins with = + - or @ (of full width too, and behind blanks), and takes a leading tab
or end of line for a blank. Where a text has ' before such a beginning already, one more is put there: so taking one
away gives back every text as it was.
"""

import pandas as pd

_BLANKS = " \t\r\n\v\f\u00a0\u200b\u3000\ufeff"
_SIGNS = "=+\\-@＝＋－＠﹢﹣﹦﹫−"
_DANGER = f"[{_BLANKS}]*[{_SIGNS}\t\r\n]"
_WRITTEN = f"^'*{_DANGER}"
_READ = f"^'+{_DANGER}"


def is_formula(texts: pd.Series) -> pd.Series:
    """Which texts a spreadsheet would run, or would once a ' before them is gone."""
    return texts.str.contains(_WRITTEN, regex=True)


def protected(texts: pd.Series) -> pd.Series:
    """The texts with a ' before those that a spreadsheet would run."""
    marked = is_formula(texts).fillna(False).astype(bool)
    return texts.mask(marked, "'" + texts[marked]) if marked.any() else texts


def unprotected(texts: pd.Series) -> pd.Series:
    """The texts as they were before `protected`. Only those that begin with ' are looked at."""
    quoted = texts.str.startswith("'")
    if not quoted.any():
        return texts
    candidates = texts[quoted]
    marked = candidates[candidates.str.contains(_READ, regex=True)]
    if marked.empty:
        return texts
    plain = texts.copy()
    plain[marked.index] = marked.str[1:]
    return plain
