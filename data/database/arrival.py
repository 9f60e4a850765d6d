"""An agency's list on its way into the store, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Arrival:
    """One sheet of a file, read and sorted: everything that an import keeps.

    records: agencies.records.COLUMNS as text and `row` (whole number: the row of the sheet); record_id is empty or
    unique, an empty one is given by the store. kept: the rows that are no records: row, outcome ("waiting", "refused",
    "skipped"), reason_th, reason_en, cells (dict of heading → text). report: JSON values; it has rows_read, rows_in,
    rows_waiting, rows_refused and rows_skipped.
    fiscal_year: Buddhist. letter_date: ISO. report_received: this is the agency's whole list of the year and province.
    replaces: it takes the place of earlier files of the agency, year and province; else it adds to them.
    """

    agency: str
    fiscal_year: int
    province_code: str
    file_name: str
    sha256: str
    sheet: str
    imported_by: str
    records: pd.DataFrame
    kept: pd.DataFrame
    report: Mapping[str, Any]
    letter_number: str = ""
    letter_date: str = ""
    report_received: bool = False
    replaces: bool = True


@dataclass(frozen=True)
class Added:
    """import_id of the import; is_new is False where the same file was in already and nothing was added.

    replaced: the imports whose place it took.
    """

    import_id: int
    is_new: bool
    replaced: tuple[int, ...] = ()
