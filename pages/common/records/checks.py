"""Whether what was typed into a record can be kept: as the rules of records say, and without personal data."""

from collections.abc import Mapping
from unicodedata import decimal

import pandas as pd

from agencies.records import COLUMNS, Areas, check_records
from data.intake.personal import find_personal
from data.intake.values.money import amounts, as_baht
from pages.common import sources
from pages.common.wording import Words

_WRITTEN = ("unit", "fund_name", "note")


def tidy(values: Mapping[str, str]) -> dict[str, str]:
    """Every column of a record; figures as the records have them: "1,200.50 บาท" becomes "1200.50"."""
    whole = {name: values.get(name, "") for name in COLUMNS}
    figures = {name: _arabic(whole[name]) for name in ("fiscal_year", "people")}
    read = amounts(pd.Series([whole["amount_baht"]], dtype="str"))
    if read["problem"].eq("").all() and read["guess"].eq("").all():
        figures["amount_baht"] = as_baht(read["satang"]).iloc[0]
    return whole | figures


def _arabic(text: str) -> str:
    """Thai digits as Arabic ones."""
    return "".join(str(decimal(letter, letter)) for letter in text)


def faults(words: Words, values: Mapping[str, str]) -> list[str]:
    """One sentence for each field that cannot be kept; none for a good record."""
    register = sources.register()
    table = pd.DataFrame([values], dtype="str")
    found = check_records(table, sources.registry(), Areas(register.villages, register.tambons)).faults
    reasons = words.pick_each(found["reason_th"], found["reason_en"])
    told = [f"{words(f'records.{column}')}: {reason}" for column, reason in zip(found["column"], reasons, strict=True)]
    if amounts(table["amount_baht"])["guess"].eq("rounded").any():
        told.append(f"{words('records.amount_baht')}: {words('records.finer_than_satang')}")
    return told + _personal(words, table)


def _personal(words: Words, table: pd.DataFrame) -> list[str]:
    found = find_personal(table[list(_WRITTEN)], ["unit", "fund_name", "note"])
    columns = dict.fromkeys([*found.columns["column"], *found.cells["column"]])
    return [f"{words(f'records.{column}')}: {words('records.personal')}" for column in columns]
