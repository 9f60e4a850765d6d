"""The tables of a view as they leave in a file: codes, and beside them the names in the viewer's language."""

import pandas as pd

from agencies.coverage import people_by_tambon
from agencies.overlap import STATUSES
from agencies.records import COLUMNS
from data.export.place_names import with_place_names
from geo.register import Register
from pages.common import sources
from pages.common.wording import Words


def tambons_of(words: Words, shown: sources.View) -> pd.DataFrame:
    """One row a tambon: status, agencies, coverage, people and people not reached."""
    people = people_by_tambon(shown.result, shown.areas.tambons)
    columns = ["tambon_code", "people", "people_year", "not_reached"]
    return _named(words, shown, shown.result.tambons.merge(people[columns], on="tambon_code", how="left"))


def villages_of(words: Words, shown: sources.View) -> pd.DataFrame:
    """One row a village: status, agencies and records."""
    columns = ["village_code", "tambon_code", "status", "agencies", "records"]
    return _named(words, shown, shown.result.villages[columns])


def records_of(records: pd.DataFrame) -> pd.DataFrame:
    """Support records in columns that can be read as records again; places are named when the file is made."""
    return records[[*COLUMNS, "tambon_code", "village_code"]]


def amphoe_of(words: Words, shown: sources.View) -> pd.DataFrame:
    """One row an amphoe; the villages of each status as villages_STATUS."""
    table = villages_by_column(shown.amphoe)
    names = table["amphoe_code"].map(sources.amphoe_names(words, shown))
    table = table.assign(amphoe=names.fillna("").astype("str"))
    first = ["amphoe_code", "amphoe"]
    return table[[*first, *(name for name in table.columns if name not in first)]]


def villages_by_column(table: pd.DataFrame) -> pd.DataFrame:
    """A table of `agencies.coverage.by_area` as it leaves in a file: villages of each status as villages_STATUS."""
    return table.rename(columns={"tambons": "tambons_total"} | {each: f"villages_{each}" for each in STATUSES})


def places_of(shown: sources.View) -> Register:
    """The register of a view's areas."""
    return Register(villages=shown.areas.villages, tambons=shown.areas.tambons)


def _named(words: Words, shown: sources.View, table: pd.DataFrame) -> pd.DataFrame:
    return with_place_names(table, places_of(shown), words.language)
