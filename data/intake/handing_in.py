"""From a file that was handed in to what the store takes: the steps in their order, for the screen and the command."""

from dataclasses import replace

import pandas as pd

from data.errors import FileError
from data.intake.decide import Decision, decide
from data.intake.files.document import Document, Sheet
from data.intake.interpret import Interpretation, interpret
from data.intake.kept import kept_rows, skipped_rows
from data.intake.mapping import ColumnMapping
from data.intake.report import report
from data.intake.setting import Reference, Setting
from data.intake.table.finding import Table, best_sheet, find_table
from data.store import Arrival


def sheet_of(document: Document, name: str | None) -> Sheet:
    """The sheet of this name, else the one whose heading looks most like a list. FileError for an unknown name."""
    wanted = name or best_sheet(document.sheets)
    for sheet in document.sheets:
        if sheet.name == wanted:
            return sheet
    names = ", ".join(sheet.name for sheet in document.sheets)
    raise FileError(
        f"ไฟล์ {document.name} ไม่มีแผ่นงาน “{wanted}” (มี: {names})",
        f"{document.name} has no sheet “{wanted}” (has: {names})",
    )


def table_of(document: Document, mapping: ColumnMapping) -> Table:
    """The list in a file, its columns as the mapping says and guessed beyond that. FileError where there is none."""
    table = find_table(sheet_of(document, mapping.sheet), mapping.columns, mapping.heading_row)
    return replace(table, money_unit=mapping.money_unit) if mapping.money_unit else table


def read_list(document: Document, mapping: ColumnMapping, setting: Setting, reference: Reference) -> Interpretation:
    """What the rows of the list mean, before any answer."""
    reference.check(setting)
    return interpret(table_of(document, mapping), setting, reference)


def settle(document: Document, read: Interpretation, answers: pd.DataFrame, reference: Reference) -> Decision:
    """What goes in, waits and is refused, with these answers (kind, key, answer)."""
    names = [sheet.name for sheet in document.sheets]
    prefix = f"{document.sha256[:10]}.{names.index(read.table.sheet) + 1}-"
    return decide(read, answers, reference, prefix, f"{document.name} · {read.table.sheet}")


def arrival(document: Document, read: Interpretation, decision: Decision, who: str) -> Arrival:
    """An import for `Store.add_import`; the letter and the report received are the caller's to add."""
    setting = read.setting
    kept = pd.concat([kept_rows(read, decision), skipped_rows(read)], ignore_index=True)
    return Arrival(
        agency=setting.agency,
        fiscal_year=setting.fiscal_year,
        province_code=setting.province,
        file_name=document.name,
        sha256=document.sha256,
        sheet=read.table.sheet,
        imported_by=who,
        records=decision.records,
        kept=kept[["row", "outcome", "reason_th", "reason_en", "cells"]],
        report=report(document, read, decision),
    )
