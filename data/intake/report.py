"""What became of a list, as JSON values: rows by outcome, and everything that was guessed or left out."""

from typing import Any

import pandas as pd

from data.intake.decide import Decision
from data.intake.files.document import Document
from data.intake.interpret import Interpretation
from data.intake.personal import REASONS_EN, REASONS_TH


def report(document: Document, read: Interpretation, decision: Decision) -> dict[str, Any]:
    """rows_read = rows_in + rows_waiting + rows_refused + rows_skipped: rows below the heading that are not blank."""
    table = read.table
    return {
        "file": document.name,
        "sha256": document.sha256,
        "sheet": table.sheet,
        "agency": read.setting.agency,
        "fiscal_year": read.setting.fiscal_year,
        "province": read.setting.province,
        "rows_read": len(decision.outcomes),
        **{f"rows_{outcome}": decision.count(outcome) for outcome in ("in", "waiting", "refused", "skipped")},
        "records": len(decision.records),
        "heading_rows": list(table.heading_rows),
        "columns": dict(zip(table.headings, table.fields, strict=True)),
        "money_unit": table.money_unit,
        "guesses": guesses(document, read),
        "personal": {
            "columns": _with_reasons(read.personal.columns),
            "cells": _with_reasons(read.personal.cells),
        },
        "skipped": read.rows.skipped.to_dict("records"),
    }


def _with_reasons(found: pd.DataFrame) -> list[dict[str, Any]]:
    """What is not kept, and why in both languages."""
    why = found["reason"]
    return found.assign(reason_th=why.map(REASONS_TH), reason_en=why.map(REASONS_EN)).to_dict("records")


def guesses(document: Document, read: Interpretation) -> list[dict[str, Any]]:
    """guess (its kind), field or column, text, taken, rows (how many): what the clerk may want to confirm."""
    found = []
    if document.encoding not in ("", "utf-8"):
        found.append({"guess": "encoding", "taken": document.encoding, "rows": len(read.table.cells)})
    if read.table.money_unit != 1:
        found.append({"guess": "money_unit", "taken": str(read.table.money_unit), "rows": len(read.sums)})
    return [*found, *_readings(read.guesses), *_filled(read), *_shared(read), *_from_setting(read)]


def _readings(table: pd.DataFrame) -> list[dict[str, Any]]:
    told = table.assign(taken=table["taken"].astype("str").fillna("") if "taken" in table else "")
    groups = told.groupby(["guess", "field", "text", "taken"], sort=False).size()
    return groups.rename("rows").reset_index().to_dict("records")


def _filled(read: Interpretation) -> list[dict[str, Any]]:
    groups = read.rows.filled.groupby(["why", "column"], sort=False).size().rename("rows").reset_index()
    return groups.rename(columns={"why": "guess"}).to_dict("records")


def _shared(read: Interpretation) -> list[dict[str, Any]]:
    groups = read.shared.groupby("field", sort=False).size().rename("rows").reset_index()
    return groups.assign(guess="merged_sum").to_dict("records")


def _from_setting(read: Interpretation) -> list[dict[str, Any]]:
    """Years and agencies that the rows do not name, and other ones than the list is said to be of."""
    texts, facts, setting = read.texts, read.facts, read.setting
    no_year = texts["fiscal_year"].eq("") & texts["date"].eq("")
    other_year = facts["fiscal_year"].ne(setting.fiscal_year) & facts["fiscal_year"].notna()
    other_agency = facts["agency"].ne(setting.agency) & facts["agency"].ne("")
    told = (
        ("year_of_list", no_year, str(setting.fiscal_year)),
        ("other_year", other_year, ", ".join(map(str, sorted(facts.loc[other_year, "fiscal_year"].unique())))),
        ("other_agency", other_agency, ", ".join(sorted(facts.loc[other_agency, "agency"].unique()))),
    )
    return [{"guess": guess, "taken": taken, "rows": int(rows.sum())} for guess, rows, taken in told if rows.any()]
