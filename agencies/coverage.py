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
    rows = _rows(result, tambons)
    known = {name: _column(tambons, name, rows) for name in ("people", "people_year")}
    people = known["people"].astype("Float64").to_numpy(float, na_value=np.nan)
    of_village = people / result.tambons["villages"].to_numpy()
    return result.tambons[["tambon_code", "villages"]].assign(
        **known,
        not_reached=_villages_of(result, "uncovered") * of_village,
        awaiting=_villages_of(result, "awaiting_reports") * of_village,
    )


def _rows(result: Assessment, tambons: pd.DataFrame) -> np.ndarray:
    """Where each tambon of the assessment stands in a table of tambons, -1 where it does not."""
    return pd.Index(tambons["tambon_code"]).get_indexer(result.tambons["tambon_code"])


def _column(tambons: pd.DataFrame, name: str, rows: np.ndarray) -> pd.Series:
    return pd.Series(tambons[name].array.take(rows, allow_fill=True))


def _villages_of(result: Assessment, status: str) -> np.ndarray:
    """By tambon of the assessment how many of its villages have this status."""
    return result.village_counts[:, STATUSES.index(status)]


def key_figures(result: Assessment, tambons: pd.DataFrame) -> KeyFigures:
    """The key figures of an assessment; tambons as in `people_by_tambon`."""
    people = people_by_tambon(result, tambons)
    years = people["people_year"].dropna().unique()
    statuses = np.bincount(result.tambons["status"].cat.codes, minlength=len(STATUSES))
    return KeyFigures(
        tambons=_by_status(statuses),
        villages=_by_status(result.village_counts.sum(axis=0)),
        cities=result.cities,
        people_not_reached=round(people["not_reached"].sum()),
        people_awaiting=round(people["awaiting"].sum()),
        people_year=int(years[0]) if len(years) == 1 else None,
        unknown_people=int(people["people"].isna().sum()),
        baht_in_duplicates=result.baht_in_duplicates,
    )


def _by_status(counts: np.ndarray) -> dict[str, int]:
    return dict(zip(STATUSES, counts.tolist(), strict=True))


def by_area(result: Assessment, tambons: pd.DataFrame, level: str = "amphoe_code") -> pd.DataFrame:
    """One row an area of a level, in the order of its code.

    tambons: tambon_code, people, people_year, and the column `level`, which says to which area each belongs. Columns:
    `level`, tambons, villages, villages_supported, duplicate_tambons, uncovered_tambons, not_reached (people),
    coverage (0-1), baht_in_duplicates, and one for each of STATUSES (villages of that status).
    """
    area, codes = pd.factorize(_column(tambons, level, _rows(result, tambons)), sort=True)
    of_tambon = _counts_of_tambons(result)
    counts = {name: _totals(area, of_tambon[name], len(codes)).astype(np.int64) for name in of_tambon}
    statuses = {name: counts.pop(name) for name in STATUSES}
    not_reached = people_by_tambon(result, tambons)["not_reached"].fillna(0)
    sums = {
        "not_reached": _totals(area, not_reached, len(codes)),
        "coverage": counts["villages_supported"] / counts["villages"],
        "baht_in_duplicates": _totals(area, result.baht_by_tambon, len(codes)),
    }
    return pd.DataFrame({level: codes, **counts, **sums, **statuses})


def _counts_of_tambons(result: Assessment) -> dict[str, np.ndarray | pd.Series]:
    """By tambon of the assessment, all that is counted."""
    table = result.tambons
    return {
        "tambons": np.ones(len(table)),
        "villages": table["villages"],
        "villages_supported": table["villages_supported"],
        "duplicate_tambons": table["status"].eq("duplicate"),
        "uncovered_tambons": table["status"].eq("uncovered"),
        **{name: _villages_of(result, name) for name in STATUSES},
    }


def _totals(area: np.ndarray, values: np.ndarray | pd.Series, areas: int) -> np.ndarray:
    return np.bincount(area, weights=values, minlength=areas)
