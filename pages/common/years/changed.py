"""What became of the areas: how many of each change, and the areas one by one."""

from collections.abc import Collection, Mapping
from html import escape

import pandas as pd

from agencies.buddhist_years import years_text
from agencies.change import CHANGES, Comparison, change_counts
from pages.common import sources
from pages.common.html import badge
from pages.common.table_names import village_names
from pages.common.wording import Words

LEVELS = ("tambons", "villages")
USUAL = ("lost", "gained", "newly_duplicated", "no_longer_duplicated")
"""What has changed for certain: shown first."""
MARKS = {
    "lost": "−",
    "gained": "+",
    "newly_duplicated": "↑",
    "still_duplicated": "=",
    "no_longer_duplicated": "↓",
    "still_uncovered": "=",
    "still_supported": "=",
    "cannot_tell": "?",
}


def counts_html(words: Words, found: Comparison) -> str:
    """Every change with its meaning, the number of tambons and of villages."""
    tambons, villages = change_counts(found.tambons), change_counts(found.villages)
    boxes = [
        f'<div class="change{"" if tambons[change] or villages[change] else " none"}" role="listitem">'
        f'<span class="mark" aria-hidden="true">{MARKS[change]}</span>'
        f"<div><b>{escape(words(f'change.{change}'))}</b>"
        f'<div class="many">{escape(words("years.many", tambons=tambons[change], villages=villages[change]))}</div>'
        f'<div class="of">{escape(words(f"changed.{change}"))}</div></div></div>'
        for change in CHANGES
    ]
    return f'<div class="changes" role="list">{"".join(boxes)}</div>'


def changed_areas(
    words: Words,
    found: Comparison,
    sides: tuple[sources.View, sources.View],
    *,
    level: str,
    kinds: Collection[str],
) -> pd.DataFrame:
    """The areas of some changes (none: of all), one row each, by amphoe, tambon and village.

    Columns: village_code and village (where `level` is villages), tambon_code, tambon, amphoe_code, amphoe, change;
    and of both sides, such as years_before: years, status, agencies (IDs joined by ";"), for tambons coverage (0-1).
    """
    table = found.villages if level == "villages" else found.tambons
    table = table[table["change"].isin(list(kinds))] if kinds else table
    named = _with_places(words, table, sides[0])
    code = "village_code" if level == "villages" else "tambon_code"
    for side, view in zip(("before", "after"), sides, strict=True):
        result = getattr(view.result, level).set_index(code)
        named[f"years_{side}"] = years_text(view.selection.years)
        named[f"agencies_{side}"] = named[code].map(result["agencies"])
        if level == "tambons":
            named[f"coverage_{side}"] = named[code].map(result["coverage"])
    order = [column for column in _ORDER if column in named]
    return named[order].astype({"status_before": "str", "status_after": "str", "change": "str"})


_SIDE = ("years", "status", "agencies", "coverage")
_ORDER = (
    *("village_code", "village", "tambon_code", "tambon", "amphoe_code", "amphoe", "change"),
    *(f"{what}_{side}" for side in ("before", "after") for what in _SIDE),
)


def _with_places(words: Words, table: pd.DataFrame, view: sources.View) -> pd.DataFrame:
    """The codes with the names of village, tambon and amphoe in the viewer's language."""
    tambons = view.areas.tambons.set_index("tambon_code")
    named = table.assign(
        tambon=table["tambon_code"].map(words.pick_each(tambons["name_th"], tambons["name_en"])),
        amphoe_code=table["tambon_code"].map(tambons["amphoe_code"]),
        amphoe=table["tambon_code"].map(words.pick_each(tambons["amphoe_th"], tambons["amphoe_en"])),
    )
    if "village_code" in table:
        named["village"] = table["village_code"].map(village_names(words, view.areas.villages)).fillna("")
    codes = [name for name in ("village_code", "tambon_code") if name in table]
    return named.sort_values(["amphoe_code", *reversed(codes)], ignore_index=True)


def areas_html(words: Words, areas: pd.DataFrame, agency_names: Mapping[str, str]) -> str:
    """A table of areas as `changed_areas` gives them."""
    names = ["amphoe", "tambon", *(["village"] if "village" in areas else [])]
    heads = [*names, "change", "status_before", "status_after", "agencies_before", "agencies_after"]
    statuses = words.of("short")
    cells = [
        *(areas[name].map(escape) for name in names),
        areas["change"].map({change: escape(f"{MARKS[change]} {words(f'change.{change}')}") for change in CHANGES}),
        *(
            areas[name].map({status: badge(status, text) for status, text in statuses.items()})
            for name in ("status_before", "status_after")
        ),
        *(_agencies(areas[name], agency_names).map(escape) for name in ("agencies_before", "agencies_after")),
    ]
    head = "".join(f"<th>{escape(words(f'yearhead.{name}'))}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in zip(*cells, strict=True))
    whole = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="scroll"><table class="figures text-9 areas">{whole}</table></div>'


def _agencies(ids: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """Names of the agencies, of IDs joined by ";"."""
    return ids.str.split(";").explode().map(names).fillna("").groupby(level=0).agg(", ".join)
