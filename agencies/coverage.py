"""Key figures of an assessment: areas by status, people not reached, baht in duplicates; whole and by amphoe."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.overlap import STATUSES, Assessment


@dataclass(frozen=True)
class KeyFigures:
    """tambons, villages: how many of each status; cities: how many of these villages are the one row of a city.

    people_not_reached, people_awaiting: people in uncovered villages, and in those whose reports are awaited.
    people_year: Buddhist year of the population, None where several or none. unknown_people: tambons without a
    population, left out of the people. baht_in_duplicates: baht, each record once.
    """

    tambons: dict[str, int]
    villages: dict[str, int]
    cities: int
    people_not_reached: int
    people_awaiting: int
    people_year: int | None
    unknown_people: int
    baht_in_duplicates: float


def people_by_tambon(result: Assessment, tambons: pd.DataFrame) -> pd.DataFrame:
    """One row a tambon of the assessment: tambon_code, people, people_year, not_reached, awaiting (people).

    People not reached = people x uncovered villages / villages; likewise for villages whose reports are awaited.
    Missing where the population is unknown. tambons: tambon_code, people, people_year.
    """
    table = result.tambons[["tambon_code", "villages"]].merge(
        tambons[["tambon_code", "people", "people_year"]], on="tambon_code", how="left"
    )
    status = result.villages["status"]
    counted = pd.DataFrame({"not_reached": status.eq("uncovered"), "awaiting": status.eq("awaiting_reports")})
    shares = counted.groupby(result.villages["tambon_code"]).sum().reindex(table["tambon_code"])
    people = (table["people"].astype("Float64") / table["villages"]).to_numpy()
    return table.assign(**{name: shares[name].to_numpy() * people for name in shares})


def key_figures(result: Assessment, tambons: pd.DataFrame) -> KeyFigures:
    """The key figures of an assessment; tambons as in `people_by_tambon`."""
    people = people_by_tambon(result, tambons)
    years = people["people_year"].dropna().unique()
    return KeyFigures(
        tambons=_by_status(result.tambons),
        villages=_by_status(result.villages),
        cities=int(result.villages["village_code"].eq(result.villages["tambon_code"]).sum()),
        people_not_reached=round(people["not_reached"].sum()),
        people_awaiting=round(people["awaiting"].sum()),
        people_year=int(years[0]) if len(years) == 1 else None,
        unknown_people=int(people["people"].isna().sum()),
        baht_in_duplicates=result.baht_in_duplicates,
    )


def _by_status(table: pd.DataFrame) -> dict[str, int]:
    return {str(status): int(count) for status, count in table["status"].value_counts().reindex(STATUSES).items()}


def by_amphoe(result: Assessment, records: pd.DataFrame, tambons: pd.DataFrame) -> pd.DataFrame:
    """One row an amphoe, in the order of its code.

    records: those that were assessed. tambons: tambon_code, amphoe_code, people, people_year. Columns: amphoe_code,
    tambons, villages, villages_supported, coverage (0-1), one for each of STATUSES (villages of that status),
    duplicate_tambons, uncovered_tambons, not_reached (people), baht_in_duplicates.
    """
    amphoe = tambons.set_index("tambon_code")["amphoe_code"]
    of_tambon = result.tambons.assign(
        amphoe_code=result.tambons["tambon_code"].map(amphoe),
        not_reached=people_by_tambon(result, tambons)["not_reached"],
        duplicate_tambons=result.tambons["status"].eq("duplicate"),
        uncovered_tambons=result.tambons["status"].eq("uncovered"),
    )
    table = of_tambon.groupby("amphoe_code").agg(
        tambons=("tambon_code", "size"),
        villages=("villages", "sum"),
        villages_supported=("villages_supported", "sum"),
        duplicate_tambons=("duplicate_tambons", "sum"),
        uncovered_tambons=("uncovered_tambons", "sum"),
        not_reached=("not_reached", "sum"),
    )
    statuses = _villages_by_status(result.villages, amphoe)
    doubled = records[result.in_duplicate]
    baht = doubled["amount_baht"].fillna(0).groupby(doubled["tambon_code"].map(amphoe)).sum()
    table["coverage"] = table["villages_supported"] / table["villages"]
    table["baht_in_duplicates"] = baht.reindex(table.index).fillna(0).astype(float)
    return table.join(statuses).reset_index()


def _villages_by_status(villages: pd.DataFrame, group_of_tambon: pd.Series) -> pd.DataFrame:
    """How many villages of each of STATUSES (columns) every group (rows) has; group_of_tambon: by tambon_code."""
    groups, names = pd.factorize(villages["tambon_code"].map(group_of_tambon), sort=True)
    flat = groups * len(STATUSES) + villages["status"].cat.codes.to_numpy()
    counts = np.bincount(flat, minlength=len(names) * len(STATUSES)).reshape(len(names), len(STATUSES))
    return pd.DataFrame(counts, index=names, columns=list(STATUSES))
