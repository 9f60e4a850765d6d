"""Days and fiscal years in the Buddhist Era, as they are counted and written."""

from collections.abc import Iterable
from datetime import date

from agencies.records import BUDDHIST_ERA

_FIRST_MONTH = 10  # a fiscal year begins in October of the year before


def fiscal_year_of(day: date) -> int:
    """The Buddhist fiscal year of a day."""
    return day.year + BUDDHIST_ERA + (day.month >= _FIRST_MONTH)


def years_text(years: Iterable[int]) -> str:
    """Years as a reader writes them: 2549-2551, 2553."""
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def date_text(day: date) -> str:
    """A day as it is written in both languages: 21/11/2569."""
    return f"{day.day}/{day.month}/{day.year + BUDDHIST_ERA}"
