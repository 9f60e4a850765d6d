"""The tables of `python -m data export`, each with the names of its places."""

from collections.abc import Callable, Mapping

import pandas as pd

from agencies.coverage import people_by_tambon
from agencies.gaps import rank_tambons
from agencies.questions import questions
from agencies.records import COLUMNS
from data.export.material import Material
from data.export.place_names import with_place_names


def table_of(what: str, material: Material, language: str) -> pd.DataFrame:
    """One of TABLES, names of places in `th` or `en`."""
    return with_place_names(TABLES[what](material), material.named, language)


def _records(material: Material) -> pd.DataFrame:
    """Columns of a support record first, so that the file can be read as one again."""
    return material.choice.records[[*COLUMNS, "tambon_code", "village_code"]]


def _villages(material: Material) -> pd.DataFrame:
    return material.result.villages[["village_code", "tambon_code", "status", "agencies", "records"]]


def _tambons(material: Material) -> pd.DataFrame:
    people = people_by_tambon(material.result, material.register.tambons)
    columns = ["tambon_code", "people", "people_year", "not_reached"]
    return material.result.tambons.merge(people[columns], on="tambon_code", how="left")


def _pairs(material: Material) -> pd.DataFrame:
    return material.result.pairs


def _gaps(material: Material) -> pd.DataFrame:
    return rank_tambons(material.result, material.register.tambons)


def _questions(material: Material) -> pd.DataFrame:
    return questions(material.choice.records, material.areas, material.registry, material.criterion)


TABLES: Mapping[str, Callable[[Material], pd.DataFrame]] = {
    "records": _records,
    "villages": _villages,
    "tambons": _tambons,
    "pairs": _pairs,
    "gaps": _gaps,
    "questions": _questions,
}
"""What can be exported."""
