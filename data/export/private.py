"""What may not leave in a file: small numbers of people of sensitive target groups, below the tambon."""

import pandas as pd

from agencies.privacy import FEWEST_SHOWN, hides_people
from agencies.registry import Registry
from data.export.terms import label

_NEEDED = {"people", "target_group", "village_code"}


def without_few_people(table: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, int]:
    """A list of records without the numbers of people that must not be shown, and how many these were.

    A table that is no list of records (people, target_group, village_code) stays as it is.
    """
    if not set(table.columns) >= _NEEDED:
        return table, 0
    people = pd.to_numeric(table["people"], errors="coerce").astype("Int64")
    hidden = hides_people(table.assign(people=people), registry)
    return table.assign(people=table["people"].where(~hidden)), int(hidden.sum())


def withheld(number: int, language: str) -> str:
    """The sentence that says so; "" where nothing is withheld."""
    return label("withheld", language, n=number, few=FEWEST_SHOWN) if number else ""
