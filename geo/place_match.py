"""Places as lists name them → areas of the register: what is certain, what is only suggested, and why.

An answer ("exact", "mapped") is given only where the row leaves no other reading; everything else is a suggestion with
a score and a reason, for a person to confirm.
"""

from dataclasses import dataclass

import pandas as pd

from geo.place_found import outcomes
from geo.place_index import Index, looked_up
from geo.place_lone import villages_without_tambon
from geo.place_rows import Rows, rows_of
from geo.place_tambons import MOST_CANDIDATES
from geo.place_text import PARTS
from geo.place_villages import Villages, villages_within
from geo.register import Register

__all__ = ["PARTS", "Matches", "match_places"]
_BLOCK = 30_000
"""Distinct rows matched at a time, so that memory stays bounded."""


@dataclass(frozen=True)
class Matches:
    """What the places of a list lead to; every row asked is in `found` once.

    found: index of what was asked; area_code (the answer or the suggestion, "" none), scope ("tambon" where all of it
    is meant, else ""), outcome, score (Int64, 0-100, 100 certain), reason_th, reason_en ("" where certain).
    outcome: exact; mapped (an abolished code or name, its successor certain); suggested; several (villages in one
    cell: see parts); unknown; elsewhere (another province than asked); too_wide (an amphoe or province); none (no
    place at all).
    parts: the villages of each "several" row in order: asked (index label), part (0…), area_code ("" not placed),
    score.
    candidates: asked (index label), area_code, score of at most eight areas that may be meant, best first, for every
    row that is not exact, mapped, several or none.
    """

    found: pd.DataFrame
    parts: pd.DataFrame
    candidates: pd.DataFrame


def match_places(asked: pd.DataFrame, register: Register, province: str) -> Matches:
    """Match the places of `asked` (columns PARTS, text; missing ones are empty) with the register.

    province: the code of the province that the list is of. A row's index label comes back in every table.
    """
    texts = asked.reindex(columns=list(PARTS)).astype("str").fillna("")
    number = texts.groupby(list(PARTS), sort=False).ngroup().to_numpy()
    distinct = texts.drop_duplicates().reset_index(drop=True)
    starts = range(0, max(1, len(distinct)), _BLOCK)
    blocks = [_matched(distinct.iloc[start : start + _BLOCK], register, province) for start in starts]
    found, parts, candidates = (pd.concat(tables) for tables in zip(*blocks, strict=True))
    labels = pd.DataFrame({"asked": asked.index, "row": number})
    return Matches(
        found=found.iloc[number].set_axis(asked.index, axis=0),
        parts=labels.merge(parts, on="row")[["asked", "part", "area_code", "score"]],
        candidates=labels.merge(candidates, on="row")[["asked", "area_code", "score"]],
    )


def _matched(texts: pd.DataFrame, register: Register, province: str) -> tuple[pd.DataFrame, ...]:
    """found, parts and candidates of distinct rows, each with their label as row."""
    rows, index = rows_of(texts, register, province)
    villages = _villages(rows, index)
    found, parts = outcomes(rows, villages, index, province)
    return found, parts, _candidates(rows, villages, found)


def _villages(rows: Rows, index: Index) -> Villages:
    """The villages of all rows: within their tambon where there is one, else within their amphoe."""
    asked = rows.villages.join(rows.table[["tambon_code", "amphoe_code", "province_code"]], on="row")
    has_tambon = asked["tambon_code"].ne("")
    blocks = [villages_within(asked[has_tambon], index), villages_without_tambon(asked[~has_tambon], index)]
    return Villages(
        pd.concat([block.found for block in blocks]).reindex(asked.index),
        pd.concat([block.candidates for block in blocks], ignore_index=True),
    )


def _candidates(rows: Rows, villages: Villages, found: pd.DataFrame) -> pd.DataFrame:
    """row, area_code, score of the rows that wait for a choice: of their village if they name one, else tambon."""
    line = rows.villages["row"]
    of_villages = villages.candidates.assign(row=looked_up(villages.candidates["line"], line))
    others = rows.candidates[~rows.candidates["row"].isin(of_villages["row"])]
    waits = found.index[found["outcome"].isin(["suggested", "unknown", "elsewhere", "too_wide"])]
    chosen = found.loc[waits, ["area_code", "score"]].reset_index(names="row").query("area_code != ''")
    table = pd.concat([chosen, of_villages, others])[["row", "area_code", "score"]]
    table = table[table["row"].isin(waits)].drop_duplicates(["row", "area_code"])
    table = table.sort_values("row", kind="stable")
    table["score"] = table["score"].round().astype("Int64")
    return table[table.groupby("row").cumcount() < MOST_CANDIDATES]
