"""What an import made of a dirty list, row by row beside the truth."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from tests.dirty_lists import DirtyList
from tests.dirty_places import ASK, EXACT
from tests.dirty_rows import RECORD_COLUMNS

OUTPUTS = ("records.csv", "waiting.csv", "refused.csv", "report.json")
_SHARES = ("placed right", "suggested right", "suggested wrong", "wrongly accepted", "left")


@dataclass(frozen=True)
class Outputs:
    """What the command `import` wrote: tables of text and the report."""

    records: pd.DataFrame
    waiting: pd.DataFrame
    refused: pd.DataFrame
    report: dict[str, Any]


def read_outputs(folder: Path) -> Outputs:
    tables = [pd.read_csv(folder / name, dtype="str", keep_default_na=False) for name in OUTPUTS[:3]]
    return Outputs(*tables, json.loads((folder / "report.json").read_text(encoding="utf-8")))


def judged(truth: DirtyList, outputs: Outputs) -> pd.DataFrame:
    """The rows of the truth, and beside them:

    outcome: "in", "waiting", "refused", "skipped", "heading" where the row was read as part of the heading, "lost", or
    two of them with a + between. as_kind: what a skipped row was taken for. is_right: its records are those that must
    come of it. suggestion and score of its place. verdict: one of the shares.
    """
    record_rows = rows_of(outputs.records)
    skipped = pd.DataFrame(outputs.report["skipped"], columns=["row", "kind"]).set_index("row")["kind"]
    found = {
        "in": set(record_rows),
        "waiting": set(outputs.waiting["row"].astype("int64")),
        "refused": set(outputs.refused["row"].astype("int64")),
        "skipped": set(skipped.index),
        "heading": set(outputs.report["heading_rows"]) & set(truth.rows.index),
    }
    every = truth.rows.index.union(sorted(set().union(*found.values())))
    rows = truth.rows.reindex(every)
    rows["outcome"] = ["+".join(name for name in found if row in found[name]) or "lost" for row in every]
    rows["as_kind"] = skipped.reindex(every).fillna("")
    kept = pd.concat([outputs.waiting, outputs.refused]).assign(row=lambda table: table["row"].astype("int64"))
    kept = kept.drop_duplicates("row").set_index("row")[["suggestion", "score"]].reindex(every)
    rows["suggestion"], rows["score"] = kept["suggestion"].fillna(""), pd.to_numeric(kept["score"].replace("", None))
    meant, got = _as_texts(truth.records), _as_texts(_like_truth(outputs.records, record_rows))
    rows["is_right"] = meant.reindex(every).fillna("").eq(got.reindex(every).fillna(""))
    return rows.assign(verdict=_verdicts(rows))


def rows_of(records: pd.DataFrame) -> pd.Series:
    """The row of the sheet that each record says it comes from."""
    return records["source"].str.extract(r"แถว (\d+)$")[0].astype("int64")


def _like_truth(records: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    baht = {text: int(Decimal(text) * 100) for text in records["amount_baht"].unique() if text}
    satang = records["amount_baht"].map(baht).astype("Int64")
    numbers = {
        name: pd.to_numeric(records[name].where(records[name].ne(""))).astype("Int64")
        for name in ("fiscal_year", "people")
    }
    return records.assign(row=rows, satang=satang, **numbers)[RECORD_COLUMNS]


def _as_texts(records: pd.DataFrame) -> pd.Series:
    """All records of a row as one text, the same for the same records in any order."""
    text = records[RECORD_COLUMNS[1]].astype("str")
    for name in RECORD_COLUMNS[2:]:
        text = text + "|" + records[name].astype("str").fillna("")
    return text.sort_values().groupby(records["row"]).agg(" ; ".join)


def _verdicts(rows: pd.DataFrame) -> pd.Series:
    """The place of each data row; of others that became records that they are wrongly accepted."""
    is_in, is_data = rows["outcome"].str.contains(r"\bin\b"), rows["kind"].eq("data")
    meant = rows["area_codes"].map(lambda codes: " ".join(sorted(codes)), na_action="ignore").fillna("")
    suggested = rows["suggestion"].str.replace("/tambon", "").map(lambda codes: " ".join(sorted(codes.split())))
    verdict = pd.Series("left", index=rows.index).mask(~is_data, "")
    verdict = verdict.mask(is_data & suggested.ne(""), "suggested wrong")
    verdict = verdict.mask(is_data & suggested.ne("") & suggested.eq(meant), "suggested right")
    verdict = verdict.mask(is_in & is_data & rows["is_right"], "placed right")
    return verdict.mask(is_in & ~(is_data & rows["is_right"]), "wrongly accepted")


def wrongly_accepted(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that went in with a record that is not what they mean, or without being one."""
    return rows[rows["verdict"].eq("wrongly accepted")]


def taken_unasked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that went in rightly but by luck: nobody could be certain of them."""
    return rows[rows["verdict"].eq("placed right") & rows["expected"].eq(ASK)]


def kept_out(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that nothing speaks against and that did not go in."""
    return rows[rows["expected"].eq(EXACT) & rows["outcome"].ne("in")]


def misjudged_lines(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows taken for a line of data that are none, or for none that are."""
    return rows[rows["kind"].eq("data") == rows["outcome"].isin(["skipped", "heading"])]


def unaccounted(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that came to nothing, to two things, or stand nowhere in the list."""
    return rows[rows["outcome"].str.contains(r"\+|lost") | rows["kind"].isna()]


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """How the places came out, by way of naming them; the rows whose other cells leave no doubt, counted."""
    clear = rows[rows["kind"].eq("data") & rows["value_expected"].eq(EXACT)]
    table = pd.crosstab(clear["dirt"], clear["verdict"]).reindex(columns=_SHARES, fill_value=0)
    return table.assign(rows=table.sum(axis=1))
