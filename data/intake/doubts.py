"""Doubts: cells of a list that keep their row from going in, and the questions that they put to the clerk.

A doubt without `kind` cannot be answered on the spot: its row is refused. One with a kind waits for the answer under
its `key`, which is the same for all rows that ask the same.
"""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

DOUBT_COLUMNS = ["row", "field", "value", "kind", "key", "suggestion", "score", "reason_th", "reason_en"]
PLACE, FUNCTION, TARGET_GROUP, AGENCY, FUNDED_BY, STATUS, YEAR = KINDS = (
    "place",
    "function",
    "target_group",
    "agency",
    "funded_by",
    "status",
    "fiscal_year",
)
UNKNOWN = "-"
"""The answer "not known": the cell stays empty in the record, its text goes into the note."""
_TEXTS = ("field", "value", "kind", "key", "suggestion", "reason_th", "reason_en")

Told = str | pd.Series


@lru_cache(maxsize=1)
def no_doubts() -> pd.DataFrame:
    """DOUBT_COLUMNS without a row."""
    return pd.DataFrame(columns=DOUBT_COLUMNS).astype(dict.fromkeys(_TEXTS, "str") | {"row": "int64", "score": "Int64"})


def doubts(is_doubtful: pd.Series, field: str, value: pd.Series, th: Told, en: Told, **question: Told) -> pd.DataFrame:
    """One doubt for each row where `is_doubtful`; texts may be one for all or a Series on the same index.

    question: kind, key, suggestion and score, where the clerk can answer.
    """
    if not is_doubtful.any():
        return no_doubts()
    told = {"value": value, "reason_th": th, "reason_en": en, **question}
    columns: Mapping[str, Told] = {
        name: told[is_doubtful].to_numpy() if isinstance(told, pd.Series) else told for name, told in told.items()
    }
    found = pd.DataFrame({"row": is_doubtful.index[is_doubtful], "field": field, **columns})
    for name in ("kind", "key", "suggestion"):
        if name not in found:
            found[name] = ""
    if "score" not in found:
        found["score"] = pd.NA
    return found[DOUBT_COLUMNS].astype(dict.fromkeys(_TEXTS, "str") | {"row": "int64", "score": "Int64"})


def together(found: list[pd.DataFrame]) -> pd.DataFrame:
    """Doubts of several kinds in the order of the rows."""
    full = [part for part in found if len(part)]
    if not full:
        return no_doubts()
    return pd.concat(full, ignore_index=True).sort_values("row", kind="stable", ignore_index=True)


def questions(found: pd.DataFrame) -> pd.DataFrame:
    """What the clerk is asked, each question once, the most frequent first.

    kind, key, value (the text in the list), rows (how many wait for it), row (the first of them), suggestion, score,
    reason_th, reason_en.
    """
    asked = found[found["kind"].ne("")]
    groups = asked.groupby(["kind", "key"], sort=False)
    first = groups[["value", "row", "suggestion", "score", "reason_th", "reason_en"]].first()
    table = first.assign(rows=groups["row"].nunique()).reset_index()
    return table.sort_values(["rows", "row"], ascending=[False, True], kind="stable", ignore_index=True)
