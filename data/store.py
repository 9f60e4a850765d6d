"""The store: records, imports, reports and what the clerks answered, kept in SQLite or PostgreSQL.

Every change is one transaction: killed at any moment, the store holds all of it or none. Every method raises FileError
where the database cannot be reached, read or written.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import sqlalchemy as sa

from data.database import board, imports, memory, records
from data.database.arrival import Added, Arrival
from data.database.engine import Database
from data.database.opening import chosen_url, open_database, parsed
from data.database.tables import meta

__all__ = ["Added", "Arrival", "Store"]

_VERSION = sa.select(meta.c.value).where(meta.c.key == "version")


class Store:
    """The store at a database URL; as many objects, threads and programs as you like may use one at the same time.

    The methods that change something name who did it; times are ISO UTC, such as 2008-10-01T02:30:00Z.
    """

    def __init__(self, url: str | None = None) -> None:
        """Open the store, by default that of DATABASE_URL, else sonroi.db in the data folder. Raises FileError."""
        self._url = parsed(url) if url else chosen_url()
        open_database(self._url)

    @property
    def _database(self) -> Database:
        return open_database(self._url)

    def version(self) -> int:
        """A number that is another after every change: what was read under it still holds while it stays."""
        with self._database.reading() as connection:
            return connection.scalar(_VERSION)

    def records(self) -> pd.DataFrame:
        """Live records in the order in which they came, all as text, ready for `agencies.records.check_records`.

        agencies.records.COLUMNS, import_id and row ("" for records added by hand), version, changed_by, changed_at.
        """
        with self._database.reading() as connection:
            return records.live_records(connection)

    def reports(self) -> pd.DataFrame:
        """Reports received: agency, fiscal_year, province_code as text, each once."""
        return self.board()[list(board.COLUMNS)]

    def has_reported(self, agency: str, fiscal_year: int, province_code: str) -> bool:
        """Whether the agency's report for the year and province was received."""
        return [agency, str(fiscal_year), province_code] in self.reports().to_numpy().tolist()

    def board(self) -> pd.DataFrame:
        """As `reports`, and received_at, by, and import_id ("" where it was entered by hand); all text."""
        with self._database.reading() as connection:
            return board.reports_received(connection)

    def imports(self, limit: int | None = None) -> pd.DataFrame:
        """Imports of any state, newest first: data.database.imports.IMPORT_COLUMNS.

        import_id, fiscal_year, the rows_… and records are int64, replaced_by Int64; all others text. state: "live",
        "undone" or "replaced".
        """
        with self._database.reading() as connection:
            return imports.list_imports(connection, limit)

    def report_of(self, import_id: int) -> dict[str, Any]:
        """The report of an import as it was given."""
        with self._database.reading() as connection:
            return imports.report_of(connection, import_id)

    def kept_rows(self, import_id: int) -> pd.DataFrame:
        """Rows of an import that became no records: row (int64), outcome, reason_th, reason_en, cells (dict)."""
        with self._database.reading() as connection:
            return imports.rows_kept(connection, import_id)

    def same_import(self, sha256: str, sheet: str, agency: str, fiscal_year: int, province_code: str) -> int | None:
        """The live import of the same sheet of the same file for the same agency, year and province; else None."""
        key = {"sha256": sha256, "sheet": sheet, "agency": agency}
        with self._database.reading() as connection:
            return imports.same_import(connection, key | {"fiscal_year": fiscal_year, "province_code": province_code})

    def earlier_imports(self, agency: str, fiscal_year: int, province_code: str) -> pd.DataFrame:
        """Live imports that a corrected file would replace, newest first, as `imports`.

        And `changed`: how many of its records were corrected or withdrawn by hand, and would go with it.
        """
        with self._database.reading() as connection:
            return imports.earlier_imports(connection, agency, fiscal_year, province_code)

    def add_import(self, arrival: Arrival) -> Added:
        """Keep a whole import or, after an error, nothing of it; a file that is in already adds nothing.

        With `replaces`, live imports of other files for the same agency, year and province are replaced by it.
        Raises FileError for a record ID that another live record has.
        """
        with self._database.writing() as connection:
            return imports.add_import(connection, arrival)

    def undo_import(self, import_id: int, who: str) -> None:
        """Take an import out again; what it replaced comes back to life, and the reports with it.

        Raises FileError where it is not live, or an ID of what comes back is in use by now.
        """
        with self._database.writing() as connection:
            imports.undo_import(connection, import_id, who)

    def set_report(self, agency: str, fiscal_year: int, province_code: str, received: bool, who: str) -> None:
        """Enter by hand that an agency has reported, or take a report back, also one that came with a file."""
        key = {"agency": agency, "fiscal_year": int(fiscal_year), "province_code": province_code}
        with self._database.writing() as connection:
            board.set_report(connection, key, received, who)

    def mapping_of(self, agency: str) -> dict[str, str]:
        """Heading → field as last confirmed for lists of the agency; {} where nothing was."""
        with self._database.reading() as connection:
            return memory.mapping_of(connection, agency)

    def remember_mapping(self, agency: str, mapping: Mapping[str, str]) -> None:
        """Keep what headings mean, beside what is known of the agency's other lists; the newest counts."""
        with self._database.writing() as connection:
            memory.remember_mapping(connection, agency, dict(mapping))

    def answers(self, agency: str, province_code: str) -> pd.DataFrame:
        """kind, key, answer, answered_by, answered_at as text, each kind and key once.

        The agency's own newest answer; where it has none to a "place", the newest of any agency in the province.
        """
        with self._database.reading() as connection:
            return memory.answers_for(connection, agency, province_code)

    def remember_answers(self, agency: str, province_code: str, answers: pd.DataFrame, who: str) -> None:
        """Keep answers (kind, key, answer); the newest counts, an empty answer takes the agency's earlier one away."""
        with self._database.writing() as connection:
            memory.remember_answers(connection, agency, province_code, answers, who)

    def add_record(self, values: Mapping[str, str], who: str) -> str:
        """Add a single record (agencies.records.COLUMNS without record_id, missing ones empty); its record_id."""
        with self._database.writing() as connection:
            return records.add_record(connection, values, who)

    def correct_record(self, record_id: str, values: Mapping[str, str], version: int, who: str) -> int:
        """Change values of a live record, imported ones too; its new version.

        version: the one that the user saw. Raises FileError where somebody changed or withdrew the record since.
        """
        with self._database.writing() as connection:
            return records.correct_record(connection, record_id, values, version, who)

    def withdraw_record(self, record_id: str, version: int, who: str) -> None:
        """Take a live record out; its history stays. Raises FileError as `correct_record`."""
        with self._database.writing() as connection:
            records.withdraw_record(connection, record_id, version, who)

    def changes_of(self, record_id: str) -> pd.DataFrame:
        """Changes of a record, oldest first: version, changed_at, changed_by, action, before.

        action: "added", "corrected" or "withdrawn"; before: its values until then (dict), {} for an added one.
        """
        with self._database.reading() as connection:
            return records.changes_of(connection, record_id)
