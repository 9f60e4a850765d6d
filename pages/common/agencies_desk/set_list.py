"""The areas of one set of agencies, as an HTML list beside the map."""

from html import escape

import pandas as pd

from pages.common.agencies_desk.tables import area_names
from pages.common.html import badge
from pages.common.wording import Words

MOST_LISTED = 200
"""Areas listed; the rest are counted, and all are in the file."""


def set_list_html(words: Words, table: pd.DataFrame, unit: str) -> str:
    """Name, tambon, amphoe and status of each. table: as `tables.set_table`."""
    few = table.head(MOST_LISTED)
    within = few["amphoe"] if unit == "tambons" else few["tambon"] + " · " + few["amphoe"]
    rows = zip(area_names(words, few, unit), within, few["status"], strict=True)
    lines = [_line(words, *row) for row in rows]
    more = len(table) - len(few)
    rest = f"<li>{escape(words('upset.more_areas', n=more))}</li>" if more else ""
    return f'<ul class="set-list">{"".join(lines)}{rest}</ul>'


def _line(words: Words, name: str, within: str, status: str) -> str:
    of = f'<span class="of">{escape(within)}</span>'
    return f"<li><span>{escape(name)} {of}</span> {badge(status, words(f'short.{status}'))}</li>"
