"""The sums of money of each row, by the state that the money is in."""

from dataclasses import dataclass

import pandas as pd

from data.intake.doubts import doubts, together
from data.intake.table.rows import Rows
from data.intake.values.money import amounts, split_equally

STATE_OF = {
    "amount_baht": "",
    "amount_planned": "planned",
    "amount_approved": "approved",
    "amount_disbursed": "disbursed",
}
"""The status of a record by the column that its sum stands in; "" where a status column or nobody says it."""


@dataclass(frozen=True)
class Sums:
    """sums: row, field (a key of STATE_OF), satang (Int64), one line for each sum named. shared: the same rows that
    have their part of a sum merged over several: row, field, value, parts. doubts and guesses as everywhere."""

    sums: pd.DataFrame
    shared: pd.DataFrame
    doubts: pd.DataFrame
    guesses: pd.DataFrame


def read_sums(texts: pd.DataFrame, rows: Rows, field_of: dict[str, str], unit: int) -> Sums:
    """The sums in the columns of STATE_OF. field_of: field by heading. unit: baht a unit, as the list says."""
    shared = rows.shared.assign(field=rows.shared["column"].map(field_of))
    shared = shared[shared["field"].isin(list(STATE_OF))]
    read = [_of_field(texts[field], shared[shared["field"] == field], field, unit) for field in STATE_OF]
    sums = pd.concat([part for part, _, _ in read], ignore_index=True)
    guesses = pd.concat([part for _, _, part in read], ignore_index=True)
    return Sums(sums, shared[["row", "field", "value", "parts"]], together([part for _, part, _ in read]), guesses)


def _of_field(text: pd.Series, shared: pd.DataFrame, field: str, unit: int) -> tuple[pd.DataFrame, ...]:
    whole = text.copy()
    whole.loc[shared["row"]] = shared["value"].to_numpy()
    read = amounts(whole, unit)
    satang = read["satang"].copy()
    if len(shared):
        at = shared["row"].to_numpy()
        parts, part = (pd.Series(shared[name].to_numpy(), index=at) for name in ("parts", "part"))
        satang.loc[at] = split_equally(satang.loc[at], parts, part)
    sums = pd.DataFrame({"row": satang.index, "field": field, "satang": satang.array})
    found = [
        doubts(read["problem"].eq("negative"), field, whole, "จำนวนเงินติดลบ ให้ตรวจกับหน่วยงาน", "the amount is negative"),
        doubts(
            read["problem"].eq("unreadable"),
            field,
            whole,
            "อ่านจำนวนเงินไม่ได้ ให้ใส่เป็นตัวเลข เช่น 20000",
            "not a sum of money; write it in figures, such as 20000",
        ),
    ]
    guessed = pd.DataFrame({"row": satang.index, "field": field, "guess": read["guess"].array, "text": whole.array})
    return sums.dropna(subset="satang"), together(found), guessed[guessed["guess"].ne("")]
