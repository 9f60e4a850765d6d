"""Which agencies meet in how many areas: each set of agencies, and the areas that have exactly this set.

A village's agencies are those of its own records, a tambon's those of any record in it, as `overlap.Assessment` has
them. A city without villages is one village. Records of universal functions take no part.
"""

from typing import Literal

import numpy as np
import pandas as pd

from agencies.overlap import Assessment

UNITS = ("villages", "tambons")
"""What can be counted: villages by their own records, or tambons by any record."""
Unit = Literal["villages", "tambons"]
JOINED_BY = ";"
NOBODY = ""
"""The set of the areas where no agency is: it is counted like any other, and never left out in silence."""


def areas_with_people(result: Assessment, tambons: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """One row an area of the assessment: its columns there, and people (Float64) and people_year (Buddhist, Int64).

    A village has its tambon's people ÷ the tambon's villages, an estimate; both are NA where the population is unknown.
    tambons: tambon_code, people, people_year.
    """
    known = result.tambons[["tambon_code", "villages"]].merge(
        tambons[["tambon_code", "people", "people_year"]], on="tambon_code", how="left"
    )
    people = known["people"].astype("Float64")
    shares = known[["tambon_code", "people_year"]].assign(
        people=people if unit == "tambons" else people / known["villages"]
    )
    return _areas(result, unit).merge(shares, on="tambon_code", how="left")


def _areas(result: Assessment, unit: Unit) -> pd.DataFrame:
    if unit not in UNITS:
        raise ValueError(f"unit must be one of {UNITS}, not {unit!r}")
    return getattr(result, unit)


def membership(agencies: pd.Series) -> pd.DataFrame:
    """Which agency (column, in the order of IDs) is in which area (row); agencies: IDs joined by ";", "" for nobody.

    The areas are many and the sets among them few: each set is read once.
    """
    codes, sets = pd.factorize(agencies)
    of_set = pd.Series(sets, dtype="str").str.get_dummies(JOINED_BY).astype(bool)
    of_set = of_set.drop(columns=NOBODY, errors="ignore")  # the empty text counts as a name of its own there
    return pd.DataFrame(of_set.to_numpy()[codes], columns=of_set.columns, index=agencies.index)


def intersections(result: Assessment, tambons: pd.DataFrame, unit: Unit = "villages") -> pd.DataFrame:
    """One row a set of agencies that some area has exactly, the largest first; the areas add up to all there are.

    Columns: agencies (IDs joined by ";", NOBODY where no agency is), agencies_in_set (how many), areas (how many of
    the unit), people (Float64, of the areas whose population is known, NA where of none), people_unknown (areas whose
    population is unknown), people_year (Buddhist, Int64, NA where several or none). tambons: as `areas_with_people`.
    Raises ValueError for another unit.
    """
    areas = areas_with_people(result, tambons, unit)
    groups = areas.groupby("agencies", sort=True)
    size, people, years = groups.size(), groups["people"], groups["people_year"]
    table = pd.DataFrame(
        {
            "areas": size,
            "people": people.sum(min_count=1),
            "people_unknown": size - people.count(),
            "people_year": years.min().where(years.nunique().eq(1)),
        }
    ).reset_index()
    table.insert(1, "agencies_in_set", _number_in(table["agencies"]))
    table = table.astype(dict.fromkeys(("areas", "people_unknown"), "int64"))
    order = ["areas", "agencies_in_set", "agencies"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _number_in(sets: pd.Series) -> pd.Series:
    return (sets.str.count(JOINED_BY) + 1).where(sets.ne(NOBODY), 0).astype("int64")


def areas_of_set(result: Assessment, unit: Unit, agencies: str) -> pd.DataFrame:
    """The areas that have exactly this set, as the assessment has them; none for a set that no area has.

    agencies: IDs joined by ";" in any order, NOBODY for the areas without any.
    """
    areas = _areas(result, unit)
    wanted = JOINED_BY.join(sorted(agencies.split(JOINED_BY)))
    return areas[areas["agencies"].eq(wanted)].reset_index(drop=True)


def agency_totals(sets: pd.DataFrame) -> pd.Series:
    """In how many areas each agency is, by ID; sets: as `intersections`."""
    members = membership(sets["agencies"])
    return pd.Series(sets["areas"].to_numpy() @ members.to_numpy(np.int64), index=members.columns, dtype="int64")
