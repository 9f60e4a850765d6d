"""Reports received: an agency has handed in its whole list for a fiscal year and province."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from agencies.records import FISCAL_YEARS
from agencies.registry import Registry

COLUMNS = ("agency", "fiscal_year", "province_code")


def awaited_provinces(
    reports: pd.DataFrame, provinces: Collection[str], years: Collection[int], registry: Registry
) -> frozenset[str]:
    """The provinces where some agency that must report has not, in any of the years.

    reports: COLUMNS, fiscal_year as whole numbers (Buddhist). years: those selected; where none is known, one report
    of any year is enough.
    """
    return ReportsIn.of(reports, registry).awaited(provinces, years)


@dataclass(frozen=True, eq=False)
class ReportsIn:
    """The reports received, looked up once for any years. received: province x agency that must report x year."""

    provinces: pd.Index
    years: pd.Index
    received: np.ndarray

    @classmethod
    def of(cls, reports: pd.DataFrame, registry: Registry) -> Self:
        """reports: COLUMNS, fiscal_year as whole numbers (Buddhist)."""
        agency = pd.Index(list(registry.must_report)).get_indexer(reports["agency"])
        counted = reports[agency >= 0]
        province, provinces = pd.factorize(counted["province_code"])
        year, years = pd.factorize(counted["fiscal_year"])
        received = np.zeros((len(provinces), len(registry.must_report), len(years)), dtype=bool)
        received[province, agency[agency >= 0], year] = True
        return cls(pd.Index(provinces), pd.Index(years), received)

    def awaited(self, provinces: Collection[str], years: Collection[int]) -> frozenset[str]:
        """As `awaited_provinces`."""
        if not self.received.shape[1]:
            return frozenset()  # nobody must report
        asked = self.years.get_indexer(list(set(years)))
        if (asked < 0).any():
            return frozenset(provinces)  # nobody has reported such a year
        of_years = self.received[:, :, asked].all(axis=2) if len(asked) else self.received.any(axis=2)
        return frozenset(provinces) - frozenset(self.provinces[of_years.all(axis=1)])


def missing_reports(
    reports: pd.DataFrame, provinces: Collection[str], years: Collection[int], registry: Registry
) -> pd.DataFrame:
    """The reports still awaited: province_code, agency, fiscal_year (Buddhist, Int64), each once, in this order.

    What makes a province one of `awaited_provinces`, which see. years: those selected; where none is known an agency
    that has reported no year at all is told once, with the year missing.
    """
    keys = ["province_code", "agency", "fiscal_year"]
    received = reports[keys] if years else reports[keys].assign(fiscal_year=0)
    wanted = pd.MultiIndex.from_product(
        [sorted(set(provinces)), sorted(registry.must_report), sorted(set(years)) or [0]], names=keys
    )
    awaited = wanted.difference(pd.MultiIndex.from_frame(received)).to_frame(index=False)
    year = awaited["fiscal_year"].astype("Int64")
    return awaited.astype({"province_code": "str", "agency": "str"}).assign(fiscal_year=year.mask(year.eq(0)))


class ReportsError(ValueError):
    """A list of reports that cannot be used; `th` and `en` each say why in one sentence."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


def check_reports(table: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The reports received, fiscal_year as whole numbers.

    table: text cells under COLUMNS, its index the row numbers. Raises ReportsError, naming the first bad row: a list
    of reports is short and written by one hand, and half of it would draw areas as awaited that are not.
    """
    missing = [name for name in COLUMNS if name not in table]
    if missing:
        raise ReportsError(
            f"รายการรายงานไม่มีคอลัมน์ {', '.join(missing)}", f"reports lack the column {', '.join(missing)}"
        )
    cells = table[list(COLUMNS)].apply(lambda column: column.str.strip())
    is_year = cells["fiscal_year"].str.fullmatch(r"\d{4}")
    is_bad = {
        "agency": ~cells["agency"].isin(list(registry.agencies)),
        "fiscal_year": ~(is_year & pd.to_numeric(cells["fiscal_year"].where(is_year)).between(*FISCAL_YEARS)),
        "province_code": cells["province_code"].eq(""),
    }
    for name, bad in is_bad.items():
        if bad.any():
            row = bad.idxmax()
            value = cells.loc[row, name]
            raise ReportsError(
                f"รายการรายงานแถว {row}: {name} “{value}” ใช้ไม่ได้", f"reports row {row}: {name} “{value}” is not valid"
            )
    return cells.assign(fiscal_year=cells["fiscal_year"].astype("int64"))
