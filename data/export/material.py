"""What `python -m data export` makes its tables from: records, register and reports, of files or of the store."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from agencies.buddhist_years import date_text
from agencies.overlap import Assessment, Criterion, assess
from agencies.records import Areas, Checked, check_records
from agencies.registry import Registry, load_registry
from agencies.reports import awaited_provinces, check_reports
from agencies.selection import Choice, choose
from data.errors import FileError
from data.export.about import THAILAND, newest_day
from data.places import load_register, named_register
from data.store import Store
from data.tables import read_table
from geo.register import Register, read_register


@dataclass(frozen=True)
class Wanted:
    """Files to read, None for what is in use here; and what counts as duplicated in which Buddhist years."""

    records: Path | None
    register: Path | None
    registry: Path
    reports: Path | None
    criterion: Criterion
    years: Collection[int] | None


@dataclass(frozen=True)
class Material:
    """The records read and those chosen, and what they come to. data: as of when the records are, as text."""

    registry: Registry
    register: Register
    checked: Checked
    choice: Choice
    result: Assessment
    criterion: Criterion
    data: str

    @property
    def areas(self) -> Areas:
        """The areas of the register."""
        return Areas(self.register.villages, self.register.tambons)

    @cached_property
    def named(self) -> Register:
        """The register with official names; worked out once, for a country takes seconds."""
        return named_register(self.register)


def read_material(wanted: Wanted) -> Material:
    """Read and assess. Raises FileError where the store is empty and no file of records is given, and as the readers
    do where a file cannot be used."""
    registry = load_registry(wanted.registry)
    register = read_register(wanted.register) if wanted.register else load_register()
    areas = Areas(register.villages, register.tambons)
    records, reports, data = _of_file(wanted.records) if wanted.records else _of_store()
    if wanted.reports:
        reports = read_table(wanted.reports)
    checked = check_records(records, registry, areas)
    choice = choose(checked.good, years=wanted.years)
    awaited = _awaited(reports, wanted.years, registry, areas, checked.good)
    result = assess(choice.records, areas, registry, wanted.criterion, awaited)
    return Material(registry, register, checked, choice, result, wanted.criterion, data)


def _of_file(path: Path) -> tuple[pd.DataFrame, None, str]:
    """Without a list of reports nobody is awaited."""
    records = read_table(path)
    day = datetime.fromtimestamp(path.stat().st_mtime, THAILAND).date()
    return records, None, f"{path.name}, {date_text(day)}"


def _of_store() -> tuple[pd.DataFrame, pd.DataFrame, str]:
    store = Store()
    records, reports = store.records(), store.reports()
    if records.empty and reports.empty:
        raise FileError(
            "ยังไม่มีข้อมูลของหน่วยงานในเครื่องนี้ โปรดนำเข้าด้วย python -m data import หรือระบุไฟล์ด้วย --records",
            "No agency's data is in yet; bring a list in (python -m data import), or name a file with --records.",
        )
    return records, reports, newest_day(records, store.imports())


def _awaited(
    table: pd.DataFrame | None,
    years: Collection[int] | None,
    registry: Registry,
    areas: Areas,
    records: pd.DataFrame,
) -> frozenset[str]:
    """The provinces where a report is awaited; without chosen years all that records and reports name are looked at."""
    if table is None:
        return frozenset()
    reports = check_reports(table, registry)
    asked = years or {*records["fiscal_year"].dropna(), *reports["fiscal_year"]}
    return awaited_provinces(reports, areas.tambons["province_code"].unique(), asked, registry)
