"""Support records of the rows whose doubts are all settled: one for each area and state of the money of a row."""

import pandas as pd

from agencies.records import COLUMNS
from data.intake.amounts import STATE_OF
from data.intake.interpret import Interpretation
from data.intake.place_questions import WHOLE
from data.intake.texts import joined
from data.intake.values.money import as_baht, split_equally

_STATES = list(STATE_OF)


def build_records(
    read: Interpretation, facts: pd.DataFrame, areas: pd.Series, prefix: str, origin: str
) -> pd.DataFrame:
    """COLUMNS as text, and `row`, in the order of the rows.

    facts: as in the interpretation, answers filled in, rows that go in alone. areas: of the same rows, see
    `place_questions`. prefix: begins each record_id, which ends in the row. origin: file and sheet, for `source`.
    """
    lines = _lines(read, areas)
    facts = facts.loc[lines["row"]].reset_index(drop=True)
    parts = lines["parts"].gt(1)
    satang = split_equally(lines["satang"], lines["parts"], lines["part"])
    status = lines["field"].map(STATE_OF).fillna("")
    several = lines.groupby("row")["row"].transform("size").gt(1)
    number = (lines.groupby("row").cumcount() + 1).astype("str")
    row = lines["row"].astype("str")
    texts = read.texts.loc[lines["row"]].reset_index(drop=True)
    records = pd.DataFrame(
        {
            **{name: facts[name] for name in ("agency", "unit", "function", "target_group", "funded_by")},
            "record_id": prefix + row + ("-" + number).where(several, ""),
            "area_code": lines["area"].str.removesuffix(WHOLE),
            "scope": lines["area"].str.endswith(WHOLE).map({True: "tambon", False: ""}),
            "fund_name": texts["fund_name"],
            "fiscal_year": facts["fiscal_year"].astype("str").fillna(""),
            "amount_baht": as_baht(satang),
            "people": facts["people"].mask(parts).astype("str").fillna(""),
            "status": status.where(status.ne(""), facts["status"]),
            "note": _notes(read, lines, facts, parts),
            "source": joined([texts["source"], origin + " · แถว " + row]),
        }
    )
    return records[list(COLUMNS)].astype("str").assign(row=lines["row"].to_numpy())


def _lines(read: Interpretation, areas: pd.Series) -> pd.DataFrame:
    """row, area, part (0…), parts, field and satang (NA unknown): one line for each record."""
    split = areas.str.split(" ")
    lines = pd.DataFrame({"row": split.index, "area": split.array, "parts": split.str.len().array}).explode("area")
    lines["part"] = lines.groupby("row").cumcount()
    order = read.sums["field"].map({field: place for place, field in enumerate(_STATES)})
    lines = lines.merge(read.sums.assign(order=order), on="row", how="left")
    lines["satang"] = lines["satang"].astype("Int64")
    return lines.sort_values(["row", "part", "order"], kind="stable", ignore_index=True)


def _notes(read: Interpretation, lines: pd.DataFrame, facts: pd.DataFrame, parts: pd.Series) -> pd.Series:
    """The row's own note, and what was estimated."""
    shared = lines[["row", "field"]].merge(read.shared, on=["row", "field"], how="left")
    rows = shared["parts"].astype("Int64").astype("str")
    merged = "ประมาณการ: เฉลี่ยจาก " + shared["value"] + " ที่รวมไว้ " + rows + " แถว"
    villages = lines["parts"].astype("str")
    divided = "ประมาณการ: เฉลี่ยเท่ากัน " + villages + " หมู่บ้าน"
    people = "จำนวนคนรวม " + villages + " หมู่บ้าน: " + facts["people"].astype("str")
    return joined(
        [
            facts["note"],
            merged.fillna(""),
            divided.where(parts & lines["satang"].notna(), ""),
            people.where(parts & facts["people"].notna(), ""),
        ]
    )
