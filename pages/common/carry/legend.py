"""The legend of a view's map for what leaves the screen: the same colours, labels and numbers as beside the map."""

from data.export.legend import LegendEntry
from pages.common import sources
from pages.common.colouring import Colouring, of_statuses
from pages.common.selection import units_shown
from pages.common.share_map import of_shares, share_title
from pages.common.wording import Words


def colouring_shown(words: Words, shown: sources.View) -> Colouring:
    """What the screen colours the units of a view by: tambons by status, larger units by a share."""
    return of_statuses(words, shown) if _by_status(shown) else of_shares(words, shown)


def legend_entries(words: Words, shown: sources.View) -> list[LegendEntry]:
    """One entry a colour, in the map's order. Counts: units, and of tambons their villages in brackets."""
    colouring = colouring_shown(words, shown)
    counts = _counts(shown, colouring)
    return [
        LegendEntry(label, colouring.colours[key], colouring.marks.get(key, ""), key in colouring.dashed, counts[key])
        for key, label in colouring.labels.items()
    ]


def legend_title(words: Words, shown: sources.View) -> str:
    """What the counts of the legend count."""
    return words("legend.title") if _by_status(shown) else share_title(words, shown)


def _by_status(shown: sources.View) -> bool:
    return units_shown(shown.selection) == "tambon"


def _counts(shown: sources.View, colouring: Colouring) -> dict[str, str]:
    if _by_status(shown):
        figures = shown.figures
        return {status: f"{figures.tambons[status]:,} ({figures.villages[status]:,})" for status in colouring.labels}
    units = colouring.units["status"].astype("str").value_counts()
    return {key: f"{units.get(key, 0):,}" for key in colouring.labels}
