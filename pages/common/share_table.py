"""Beside the map of shares: its units, those with the largest share first."""

from html import escape

import pandas as pd

from pages.common import sources
from pages.common.html import table
from pages.common.selection import share_shown, units_shown
from pages.common.share_map import shares_of
from pages.common.wording import Words

MOST = 20
"""Units listed; the map and the downloads have all of them."""


def shares_html(words: Words, shown: sources.View) -> str:
    """The first units by share, each with its villages of the status chosen and all its villages."""
    chosen = shown.selection
    level, status = units_shown(chosen), words(f"short.{share_shown(chosen)}")
    found = shares_of(shown)
    first = found[found["count"] > 0].sort_values(["share", "code"], ascending=[False, True]).head(MOST)
    title = words("level.first", status=status, level=words(f"level.{level}"))
    body = _table(words, shown, first, level) if len(first) else f"<p>{escape(words('level.first_none'))}</p>"
    hint = escape(words("level.go_down", level=words(f"level.{level}")))
    return f'<div class="panel"><h3>{escape(title)}</h3>{body}<p>{hint}</p></div>'


def _table(words: Words, shown: sources.View, rows: pd.DataFrame, level: str) -> str:
    places = shown.areas.tambons.drop_duplicates(f"{level}_code").set_index(f"{level}_code")
    names = words.pick_each(places[f"{level}_th"], places[f"{level}_en"])
    cells = [
        rows["code"].map(names),
        rows["count"].map("{:,}".format) + "/" + rows["villages"].map("{:,}".format),
        rows["share"].map("{:.0%}".format),
    ]
    heads = [words(f"level.{level}"), words("level.villages_of"), words("level.share_short")]
    return table(heads, zip(*cells, strict=True), text_columns=0)  # no row of totals
