"""Reports received: an agency has handed in its whole list for a fiscal year and province."""

from collections.abc import Collection

import pandas as pd

from agencies.registry import Registry

COLUMNS = ("agency", "fiscal_year", "province_code")


def awaited_provinces(
    reports: pd.DataFrame, provinces: Collection[str], years: Collection[int], registry: Registry
) -> frozenset[str]:
    """The provinces where some agency that must report has not, in any of the years.

    reports: COLUMNS, fiscal_year as whole numbers (Buddhist). years: those selected; where none is known, one report
    of any year is enough.
    """
    received = reports[reports["agency"].isin(list(registry.must_report))]
    if years:
        received = received[received["fiscal_year"].isin(list(years))]
        needed = len(registry.must_report) * len(set(years))
        seen = received.drop_duplicates(list(COLUMNS)).groupby("province_code").size()
    else:
        needed = len(registry.must_report)
        seen = received.groupby("province_code")["agency"].nunique()
    complete = seen.index[seen >= needed] if needed else list(provinces)
    return frozenset(provinces) - frozenset(complete)
