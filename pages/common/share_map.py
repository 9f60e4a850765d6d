"""Provinces and amphoe coloured by the share of their villages that have a status, and the legend of that."""

from html import escape
from itertools import pairwise

import pandas as pd

from agencies.shares import SHARE_BOUNDS, SHARE_CLASSES, share_class, shares
from pages.common import sources
from pages.common.colouring import Colouring
from pages.common.selection import share_shown, units_shown
from pages.common.share_colours import share_colours
from pages.common.wording import Words


def of_shares(words: Words, shown: sources.View) -> Colouring:
    """The units of a view, each in the colour of its share, with the number of its villages that have the status."""
    status = share_shown(shown.selection)
    found = shares_of(shown)
    coverage = words(
        "level.share_of",
        status=words(f"short.{status}"),
        **{place: f"{{{place}}}" for place in ("supported", "villages", "share")},  # filled in by the map
    )
    return Colouring(
        units=found[["code", "agencies", "count"]].assign(status=share_class(found["share"]).astype("str")),
        colours=share_colours(status),
        labels=share_labels(words),
        figure="share",
        words={"coverage": coverage, "map": words("level.map", status=words(f"status.{status}"))},
        level=units_shown(shown.selection),
    )


def shares_of(shown: sources.View) -> pd.DataFrame:
    """The shares of a view's units, as `agencies.shares.shares` has them."""
    level, status = units_shown(shown.selection), share_shown(shown.selection)
    return shown.assessed.kept(
        ("shares", level, status), lambda: shares(shown.result, shown.areas.tambons, level, status)
    )


def share_labels(words: Words) -> dict[str, str]:
    """What each of SHARE_CLASSES is called: its bounds in percent."""
    percent = [round(100 * bound) for bound in SHARE_BOUNDS]
    first = [words("level.share_none"), words("level.share_up_to", high=percent[1])]
    others = [words("level.share_between", low=low, high=high) for low, high in pairwise(percent[1:])]
    return dict(zip(SHARE_CLASSES, first + others, strict=True))


def share_title(words: Words, shown: sources.View) -> str:
    """What the classes are shares of, and what their numbers count."""
    status, level = share_shown(shown.selection), units_shown(shown.selection)
    return words("level.legend", status=words(f"short.{status}"), level=words(f"level.{level}"))


def share_legend_html(words: Words, shown: sources.View) -> str:
    """Every class with its colour, its bounds and the number of units in it."""
    colours = share_colours(share_shown(shown.selection))
    count = share_class(shares_of(shown)["share"]).value_counts()
    entries = [
        f'<span class="{"" if count[name] else "none"}" role="listitem">'
        f'<span class="swatch" style="background-color:{colours[name]}"></span>{escape(label)}'
        f" <b>{count[name]:,}</b></span>"
        for name, label in share_labels(words).items()
    ]
    title = escape(share_title(words, shown))
    return f'<div class="legend" role="list"><span class="title">{title}</span>{"".join(entries)}</div>'
