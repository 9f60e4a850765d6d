"""The cells of the board as HTML: who took a step in a year, and where in the tambon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from pages.common.wording import Words

FEW_YEARS = 6
"""With more, a step always has one column and the year stands in the cell: sixty columns fit on no paper."""


@dataclass(frozen=True)
class Column:
    """A column of a step. year: Buddhist; 0 for records without a year; None for all years together."""

    step: int
    year: int | None

    @property
    def key(self) -> str:
        """Its name in a table of cells."""
        return f"{self.step}" if self.year is None else f"{self.step}_{self.year}"


def columns_of(taken: pd.DataFrame, steps: Sequence[int], years: Sequence[int], *, apart: bool) -> list[Column]:
    """One column a step; with `apart` one a step and year, unknown years only where a step has such records."""
    if not apart or len(years) > FEW_YEARS:
        return [Column(step, None) for step in steps]
    undated = set(taken.loc[taken["fiscal_year"].isna(), "step"])
    return [Column(step, year) for step in steps for year in (*years, *([0] if step in undated else []))]


def cells(
    words: Words, taken: pd.DataFrame, columns: Sequence[Column], agencies: Mapping[str, str], cities: pd.Series
) -> pd.DataFrame:
    """The content of every cell: a table of HTML, tambons (those with any) x keys of the columns.

    taken: as `agencies.ladder.steps_taken`. agencies: short names by ID. cities: codes of tambons without villages.
    """
    together = any(column.year is None for column in columns)
    year = taken["fiscal_year"].fillna(0).astype("int64")
    step = taken["step"].astype("str")
    key = step if together else step + "_" + year.astype("str")
    who = taken["agency"].map({name: f"<b>{escape(text)}</b> " for name, text in agencies.items()})
    if together:
        unknown = words("ladder.unknown_year")
        who = year.map({each: f"{each or escape(unknown)} " for each in year.unique()}).astype("str") + who
    text = "<div>" + who.astype("str") + where(words, taken, cities) + "</div>"
    listed = pd.DataFrame({"tambon_code": taken["tambon_code"], "key": key, "text": text})
    joined = listed.groupby(["tambon_code", "key"], as_index=False)["text"].agg("".join)
    table = joined.pivot_table(index="tambon_code", columns="key", values="text", aggfunc="first")
    return table.fillna("").reindex(columns=[column.key for column in columns], fill_value="")


def where(words: Words, taken: pd.DataFrame, cities: pd.Series) -> pd.Series:
    """Where in its tambon each row is: "หมู่ 3, 5-7 · ทั้งตำบล", as HTML."""
    is_city = taken["tambon_code"].isin(cities)
    moo = _moo(taken["village_codes"])
    named = words("ladder.moo", moo="\0").partition("\0")
    joined = (escape(named[0]) + moo + escape(named[2])).where(moo.ne(""), "")
    also = {
        words("ladder.whole"): taken["whole"],
        words("ladder.bare"): taken["bare"] & ~is_city,
        words("ladder.city"): taken["bare"] & is_city,
    }
    for text, holds in also.items():
        between = np.where(joined.ne(""), " · ", "")
        joined = joined.where(~holds, joined + between + f"<span>{escape(text)}</span>")
    return joined


def _moo(village_codes: pd.Series) -> pd.Series:
    """The numbers of villages as a reader writes them: "3, 5-7". A village's code is its tambon's and its number."""
    codes = village_codes[village_codes.ne("")].str.split(";").explode()
    number = codes.str[6:].astype("int64")
    run = number.diff().ne(1).cumsum()
    runs = number.groupby([number.index, run]).agg(["min", "max"])
    first, last = runs["min"].astype("str"), runs["max"].astype("str")
    more = runs["max"] - runs["min"]
    text = first.where(more.eq(0), first + np.where(more.eq(1), ", ", "-") + last)
    return text.groupby(level=0).agg(", ".join).reindex(village_codes.index).fillna("").astype("str")
