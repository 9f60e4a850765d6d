"""The selection in the address, so that a link opens the same view elsewhere.

`province=40&years=2549-2552&agencies=psdhs,codi&keys=area,function&window=1`: codes and IDs joined by commas, years as
spans, `years=all` for every year, `province=all` for the whole country. `units` and `share` tell what the map draws.
What is left out is as in the first view.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pandas as pd

from agencies.buddhist_years import years_text
from agencies.overlap import KEYS, STATUSES, Criterion
from agencies.records import STATUSES as MONEY
from agencies.registry import Registry
from pages.common.selection import COUNTRY, DATASETS, USUAL_SHARE, WIDEST_WINDOW, Selection, units_offered
from pages.common.wording import LANGUAGES

HALL = "hall"
ALL_YEARS = "all"
ALL_PROVINCES = "all"
_LISTS = {"agencies": "agencies", "functions": "functions", "groups": "target_groups", "money": "money"}
"""Name in the address, and the field of the selection."""
_LONGEST = 2_000
_LONGEST_SHOWN = 40
_Value = TypeVar("_Value")
_SPAN = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")


@dataclass(frozen=True)
class Choices:
    """What an address may name. tambons: tambon_code, amphoe_code, province_code. years: Buddhist ones known."""

    tambons: pd.DataFrame
    years: Collection[int]
    registry: Registry

    def of(self, name: str) -> Collection[str]:
        """The IDs that a list may hold."""
        tables = {
            "agencies": self.registry.agencies,
            "functions": self.registry.functions,
            "groups": self.registry.target_groups,
            "money": MONEY,
            "keys": KEYS,
        }
        return tables[name]


def write_address(chosen: Selection, records: str) -> dict[str, str]:
    """The parts of the address that tell a selection of a data set."""
    parts = {"records": records, "province": chosen.province or ALL_PROVINCES}
    parts |= {name: code for name in ("amphoe", "tambon", "units") if (code := getattr(chosen, name))}
    if chosen.share != USUAL_SHARE:
        parts["share"] = chosen.share
    parts["years"] = years_text(chosen.years).replace(" ", "") or ALL_YEARS
    parts |= {name: ",".join(ids) for name, of in _LISTS.items() if (ids := getattr(chosen, of))}
    usual = Criterion()
    if chosen.criterion.keys != usual.keys:
        parts["keys"] = ",".join(key for key in KEYS if key in chosen.criterion.keys)
    if chosen.criterion.window != usual.window:
        parts["window"] = str(chosen.criterion.window)
    return parts


def read_address(query: Mapping[str, str], first: Selection, choices: Choices) -> tuple[Selection, tuple[str, ...]]:
    """The selection that an address tells, and the parts of it that cannot be used ("years=abcd").

    query: names and values as they came, from anybody. first: the view without an address.
    """
    reader = _Reader(query)
    chosen = _drawn(reader, _place(reader, first, choices))
    years = reader.take("years", lambda text: _years(text, choices.years))
    lists = {of: reader.take(name, lambda text, name=name: _ids(text, choices.of(name))) for name, of in _LISTS.items()}
    keys = reader.take("keys", lambda text: _ids(text, KEYS)) or first.criterion.keys
    window = reader.take("window", _window)
    reader.refuse_the_rest()
    found = {of: tuple(ids) for of, ids in lists.items() if ids is not None}
    if years is not None:
        found["years"] = years
    criterion = Criterion(frozenset(keys), first.criterion.window if window is None else window)
    return replace(chosen, criterion=criterion, **found), tuple(reader.refused)


@dataclass
class _Reader:
    """The address part by part; what cannot be used is noted."""

    query: Mapping[str, str]
    refused: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def take(self, name: str, parse: Callable[[str], tuple[_Value | None, str]]) -> _Value | None:
        """The value of a part as `parse` reads it, which also gives what it could not use."""
        self.seen.add(name)
        text = self.query.get(name)
        if text is None:
            return None
        value, rest = parse(text) if len(text) <= _LONGEST else (None, text)
        if rest or value is None:
            self.refuse(name, rest or text)
        return value

    def refuse(self, name: str, text: str) -> None:
        """Note a part that cannot be used, as much of it as can be shown."""
        told = f"{name}={text}"
        self.refused.append(told if len(told) <= _LONGEST_SHOWN else told[:_LONGEST_SHOWN] + "…")

    def refuse_the_rest(self) -> None:
        """Note what has a name that no part has, and values of the parts that are read elsewhere."""
        self.take("records", lambda text: _ids(text, DATASETS))
        self.take("lang", lambda text: _ids(text, LANGUAGES))
        self.take("view", lambda text: _ids(text, (HALL,)))
        for name in self.query.keys() - self.seen:
            self.refuse(name, self.query[name])


def _place(reader: _Reader, first: Selection, choices: Choices) -> Selection:
    """Province, amphoe and tambon, each within the one before; a tambon or amphoe alone tells its province."""
    tambons = choices.tambons
    if reader.query.get("province") == ALL_PROVINCES and not _is_one(tambons["province_code"]):
        return _country(reader, first, tambons)
    codes = {}
    for level in ("province", "amphoe", "tambon"):
        code = reader.take(level, _one_of(tambons[f"{level}_code"]))
        if code is not None:
            codes[level] = code
            tambons = tambons[tambons[f"{level}_code"].eq(code)]
    if not codes:
        return first
    province = tambons["province_code"].iloc[0]
    return replace(first, province=province, amphoe=codes.get("amphoe"), tambon=codes.get("tambon"), units="")


def _country(reader: _Reader, first: Selection, tambons: pd.DataFrame) -> Selection:
    """The whole country, where one tambon may be looked at, but no amphoe alone."""
    reader.take("province", lambda _: (ALL_PROVINCES, ""))
    reader.take("amphoe", lambda text: (None, text))
    tambon = reader.take("tambon", _one_of(tambons["tambon_code"]))
    return replace(first, province=COUNTRY, amphoe=None, tambon=tambon, units="")


def _drawn(reader: _Reader, chosen: Selection) -> Selection:
    """What the map draws: levels that are below the place alone, and any status."""
    units = reader.take("units", _one_of(pd.Series(units_offered(chosen)))) or chosen.units
    share = reader.take("share", _one_of(pd.Series(STATUSES))) or chosen.share
    return replace(chosen, units=units, share=share)


def _is_one(codes: pd.Series) -> bool:
    return codes.eq(codes.iloc[0]).all()


def _one_of(known: pd.Series) -> Callable[[str], tuple[str | None, str]]:
    return lambda text: (text, "") if known.eq(text).any() else (None, text)


def _ids(text: str, known: Collection[str]) -> tuple[list[str] | None, str]:
    """The IDs of a list in the order of `known`, and those that are not among them."""
    asked = [part.strip() for part in text.split(",") if part.strip()]
    found = [each for each in known if each in asked]
    return found or None, ",".join(each for each in asked if each not in known)


def _years(text: str, known: Collection[int]) -> tuple[tuple[int, ...] | None, str]:
    """The years of "2549-2551,2553" that are known, and the parts that name none; "all" is no choice of years."""
    if text == ALL_YEARS:
        return (), ""
    years: set[int] = set()
    wrong = []
    for part in text.split(","):
        span = _SPAN.fullmatch(part.strip())
        asked = range(int(span[1]), int(span[2] or span[1]) + 1) if span else ()
        within = set(asked) & set(known)
        years |= within
        if not within:
            wrong.append(part)
    return tuple(sorted(years)) or None, ",".join(wrong)


def _window(text: str) -> tuple[int | None, str]:
    is_good = re.fullmatch("[0-9]", text) and int(text) <= WIDEST_WINDOW
    return (int(text), "") if is_good else (None, text)
