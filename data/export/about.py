"""What the first sheet of a workbook says of its table: of what it is, within which filters, as of when."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pandas as pd

from agencies.buddhist_years import date_text, years_text
from agencies.overlap import KEYS, Criterion
from agencies.registry import Registry
from data.export.terms import label, names_of

THAILAND = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class About:
    """title: what the table is. facts: label and value, in the order shown. language: `th` or `en`."""

    title: str
    language: str = "th"
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Filters:
    """The selection that a table is within. province, amphoe: names. years: Buddhist, empty = all; the other filters
    hold IDs, an empty one filters nothing. data: the day of the newest import or record, as text."""

    province: str = ""
    amphoe: str = ""
    years: Collection[int] = ()
    agencies: Collection[str] = ()
    functions: Collection[str] = ()
    target_groups: Collection[str] = ()
    money: Collection[str] = ()
    criterion: Criterion = field(default_factory=Criterion)
    data: str = ""


def facts_of(filters: Filters, registry: Registry, language: str) -> tuple[tuple[str, str], ...]:
    """The filters in words."""

    def names(ids: Collection[str], known: dict[str, str]) -> str:
        return ", ".join(known.get(each, each) for each in ids) or label("all", language)

    agencies = {key: agency.short(language) for key, agency in registry.agencies.items()}
    functions = {key: function.name(language) for key, function in registry.functions.items()}
    groups = {key: group.name(language) for key, group in registry.target_groups.items()}
    keys = [key for key in KEYS if key in filters.criterion.keys]
    values = {
        "province": filters.province or label("all", language),
        "amphoe": filters.amphoe or label("all", language),
        "years": years_text(filters.years) or label("all", language),
        "agencies": names(filters.agencies, agencies),
        "functions": names(filters.functions, functions),
        "target_groups": names(filters.target_groups, groups),
        "money": names(filters.money, names_of("money", language)),
        "criterion": names(keys, names_of("keys", language)),
        "window": label("years_apart", language, n=filters.criterion.window),
        "data": filters.data,
        "note": label("within", language),
    }
    return tuple((label(name, language), value) for name, value in values.items() if value)


def day_of(iso: str) -> str:
    """The day in Thailand of a moment (ISO; one that names no zone is in UTC); "" for none."""
    if not iso:
        return ""
    told = datetime.fromisoformat(iso)
    return date_text((told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(THAILAND).date())


def newest_day(records: pd.DataFrame, imports: pd.DataFrame) -> str:
    """The day of the newest change among the store's records and its live imports; "" where there is neither."""
    live = imports.loc[imports["state"].eq("live"), "imported_at"]
    moments = [max(texts) for texts in (records["changed_at"], live) if len(texts)]
    return day_of(max(moments, default=""))


def today() -> str:
    """The day on which a table is made, in Thailand."""
    return date_text(datetime.now(THAILAND).date())
