"""What the panel shows of one tambon within a view."""

from dataclasses import replace

import pandas as pd

from pages.common import map_focus, sources
from pages.common.panel import Tambon


def tambon_of(shown: sources.View, code: str) -> Tambon:
    """The tambon's place, status, villages, records and pairs."""
    places = shown.areas.tambons.set_index("tambon_code")
    shown = _around(shown, places.loc[code])
    statuses = shown.result.tambons.set_index("tambon_code")
    villages = shown.result.villages[shown.result.villages["tambon_code"] == code]
    records = shown.choice.records
    return Tambon(
        place=places.loc[code],
        status=statuses.loc[code],
        villages=villages.merge(
            shown.areas.villages[["village_code", "moo", "name_th", "name_en"]], on="village_code", how="left"
        ).fillna({"name_th": "", "name_en": ""}),
        records=records[records["tambon_code"] == code],
        pairs=sources.pairs_of(shown, code),
        opened=map_focus.opened_village(),
    )


def _around(shown: sources.View, place: pd.Series) -> sources.View:
    """The tambon's amphoe alone, where its records are soon found among those of a whole country."""
    if shown.selection.province:
        return shown
    within = replace(shown.selection, province=place["province_code"], amphoe=place["amphoe_code"])
    return sources.view(within, hall=False)
