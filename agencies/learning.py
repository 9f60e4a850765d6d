"""Learning areas: tambons that others can learn from, and a suggestion of who goes to which.

A learning area is a tambon with a record of the function LEARNING, of any agency in any year. The suggestion is the
assignment of least total distance in which each learning area takes at most so many learners. Only a suggestion: no
area can be copied (seminar on community finance and welfare, 21 April 2550).
"""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

LEARNING = "learning"
CAPACITIES = (1, 10)
"""The fewest and the most learners that a learning area may be asked to take."""


def learning_areas(records: pd.DataFrame) -> pd.DataFrame:
    """One row for each learning area among good records, by code.

    Columns: tambon_code, agencies (IDs joined by ";"), first_year and last_year (Buddhist, missing where no record of
    it tells its year: that it is a learning area is known all the same).
    """
    found = records.loc[records["function"].eq(LEARNING), ["tambon_code", "agency", "fiscal_year"]]
    agencies = found.drop_duplicates(["tambon_code", "agency"]).sort_values(["tambon_code", "agency"])
    years = found.groupby("tambon_code")["fiscal_year"]
    table = pd.DataFrame({"agencies": agencies.groupby("tambon_code")["agency"].agg(";".join)})
    table = table.assign(first_year=years.min().astype("Int64"), last_year=years.max().astype("Int64"))
    return table.rename_axis("tambon_code").reset_index().astype({"tambon_code": "str", "agencies": "str"})


def nearest(distances: pd.DataFrame) -> pd.DataFrame:
    """The nearest area to each from_code, ties by code: from_code, to_code, metres.

    distances: from_code, to_code, metres, each pair once, as `geo.distances` gives them.
    """
    ordered = distances.sort_values(["from_code", "metres", "to_code"], ignore_index=True)
    return ordered.drop_duplicates("from_code", ignore_index=True)[["from_code", "to_code", "metres"]]


def assign(distances: pd.DataFrame, capacity: int) -> pd.DataFrame:
    """Whom each learner goes to: from_code, to_code ("" where every place is taken), metres (missing there).

    As many learners as there are places for go somewhere, each to_code takes at most `capacity`, and of all such ways
    this one has the least total distance. distances: as in `nearest`; a pair that is not told is not possible.
    Raises ValueError for a capacity below one.
    """
    if capacity < 1:
        raise ValueError(f"an area must take at least one learner, not {capacity}")
    learners = np.sort(distances["from_code"].unique())
    pairs = _pairs_worth_a_look(distances, len(learners), capacity)
    rows, columns = pd.Categorical(pairs["from_code"], learners), pd.Categorical(pairs["to_code"])
    metres = np.full((len(learners), len(columns.categories)), np.nan)
    metres[rows.codes, columns.codes] = pairs["metres"]
    chosen = _least_total(metres, capacity)
    goes = chosen >= 0
    to_code = np.where(goes, columns.categories.to_numpy(dtype=object)[chosen], "") if goes.any() else ""
    found = np.where(goes, metres[np.arange(len(learners)), chosen], np.nan) if goes.any() else np.nan
    table = pd.DataFrame({"from_code": learners, "to_code": to_code, "metres": found})
    return table.astype({"from_code": "str", "to_code": "str", "metres": "Float64"})


def suggestions(learners: pd.Series, distances: pd.DataFrame, capacity: int) -> pd.DataFrame:
    """One row for each learner, in the order given: where it could learn, nearest and suggested.

    learners: tambon codes, each once. distances: as in `nearest`, of these learners. Columns: tambon_code,
    nearest_code, nearest_km, learning_code (that of `assign`), learning_km; "" and missing where there is none.
    """
    closest = _renamed(nearest(distances), "nearest_code", "nearest_km")
    assigned = _renamed(assign(distances, capacity), "learning_code", "learning_km")
    table = pd.DataFrame({"tambon_code": learners.to_numpy()}, dtype="str")
    table = table.merge(closest, on="tambon_code", how="left").merge(assigned, on="tambon_code", how="left")
    return table.fillna({"nearest_code": "", "learning_code": ""})


def _renamed(table: pd.DataFrame, code: str, kilometres: str) -> pd.DataFrame:
    table = table.assign(metres=table["metres"].astype("Float64") / 1000)
    return table.rename(columns={"from_code": "tambon_code", "to_code": code, "metres": kilometres})


def _pairs_worth_a_look(distances: pd.DataFrame, learners: int, capacity: int) -> pd.DataFrame:
    """Of each learner the pairs with its nearest areas, as many as the others cannot fill.

    The other learners fill at most (learners - 1) // capacity areas, so one of that many nearest and one more is
    always free: an area farther away is never needed. A country has thousands of areas, a province few learners.
    """
    ordered = distances.sort_values(["from_code", "metres", "to_code"])
    enough = (learners - 1) // capacity + 1
    return ordered[ordered.groupby("from_code").cumcount() < enough]


def _least_total(metres: np.ndarray, capacity: int) -> np.ndarray:
    """The column of each row, -1 for none. metres: NaN where not possible."""
    rows, areas = metres.shape
    chosen = np.full(rows, -1)
    places = min(capacity, rows)
    # Dearer than all possible pairs together: taken only where nothing else is left, and then not counted as taken.
    impossible = np.nansum(metres) + 1
    row, place = linear_sum_assignment(np.repeat(np.where(np.isnan(metres), impossible, metres), places, axis=1))
    area = place // places if areas else place
    possible = ~np.isnan(metres[row, area])
    chosen[row[possible]] = area[possible]
    return chosen
