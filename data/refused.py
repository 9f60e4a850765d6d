"""Refused rows as a table that can be corrected and handed in again: the row as it came, and the reasons."""

import pandas as pd

from agencies.records import Checked

OWN_COLUMNS = ("refused_row", "reasons_th", "reasons_en")


def refused_rows(checked: Checked) -> pd.DataFrame:
    """One line for each bad row: its own columns, then refused_row, reasons_th and reasons_en."""
    faults = checked.faults
    named = faults["column"] + " “" + faults["value"] + "”: "
    reasons = pd.DataFrame(
        {
            "reasons_th": (named + faults["reason_th"]).groupby(faults["row"]).agg(" | ".join),
            "reasons_en": (named + faults["reason_en"]).groupby(faults["row"]).agg(" | ".join),
        }
    ).reindex(checked.bad.index)
    rows = checked.bad.drop(columns=[name for name in OWN_COLUMNS if name in checked.bad])
    return pd.concat([rows, reasons.assign(refused_row=reasons.index)[list(OWN_COLUMNS)]], axis=1)
