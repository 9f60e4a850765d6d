"""Key figures, legend and the table by amphoe, as HTML from an assessment."""

from html import escape

import pandas as pd

from agencies.coverage import KeyFigures
from agencies.overlap import STATUSES
from pages.common.html import swatch, table
from pages.common.wording import Words


def key_figures_html(words: Words, figures: KeyFigures) -> str:
    """The row of boxes over the map: of what, and how many."""
    tambons, villages = figures.tambons, figures.villages
    boxes = [
        _figure(f"{sum(tambons.values()):,}", words("figure.tambons"), _villages_of(words, figures)),
        *(
            _figure(
                f"{tambons[status]:,}",
                words("figure.tambons_of", status=words(f"short.{status}")),
                words("figure.villages", n=villages[status]),
                swatch(status),
            )
            for status in ("duplicate", "possible_duplicate", "uncovered")
        ),
        _figure(f"{figures.people_not_reached:,}", words("figure.not_reached"), _of_people(words, figures)),
        _figure(f"{figures.baht_in_duplicates:,.0f}", words("figure.baht"), words("figure.baht_of")),
    ]
    return f'<div class="figures-row">{"".join(boxes)}</div>'


def _figure(number: str, label: str, of: str, mark: str = "") -> str:
    return f"<div class=figure>{mark}<b>{number}</b><i>{escape(label)}</i><small>{escape(of)}</small></div>"


def _villages_of(words: Words, figures: KeyFigures) -> str:
    villages = words("figure.villages", n=sum(figures.villages.values()) - figures.cities)
    return villages + (words("figure.cities", n=figures.cities) if figures.cities else "")


def _of_people(words: Words, figures: KeyFigures) -> str:
    parts = [
        words("figure.people_year", year=figures.people_year) if figures.people_year else words("figure.people_years")
    ]
    if figures.people_awaiting:
        parts.append(words("figure.people_awaiting", n=figures.people_awaiting))
    if figures.unknown_people:
        parts.append(words("figure.people_unknown", n=figures.unknown_people))
    return " · ".join(parts)


def legend_html(words: Words, figures: KeyFigures) -> str:
    """Every status with its colour, the number of tambons and, in brackets, of villages."""
    entries = [
        f"<span{'' if figures.villages[status] or figures.tambons[status] else ' class=none'}>"
        f"{swatch(status)}{escape(words(f'short.{status}'))}"
        f" <b>{figures.tambons[status]:,}</b> ({figures.villages[status]:,})</span>"
        for status in STATUSES
    ]
    return f"<div class=legend>{''.join(entries)}</div>"


def amphoe_html(
    words: Words, amphoe: pd.DataFrame, names: dict[str, str], *, heading: str = "", total: str = ""
) -> str:
    """The table by amphoe. amphoe: as `agencies.coverage.by_area`, its first column the codes. names: by code.

    heading, total: what the first column and the last row are called, where they are not amphoe and their province.
    """
    columns = {
        "tambons": "{:,.0f}",
        "duplicate_tambons": "{:,.0f}",
        "uncovered_tambons": "{:,.0f}",
        "villages": "{:,.0f}",
        "villages_supported": "{:,.0f}",
        "coverage": "{:.0%}",
        "duplicate": "{:,.0f}",
        "possible_duplicate": "{:,.0f}",
        "uncovered": "{:,.0f}",
        "awaiting_reports": "{:,.0f}",
        "not_reached": "{:,.0f}",
        "baht_in_duplicates": "{:,.0f}",
    }
    rows = pd.concat([amphoe[list(columns)], _total(amphoe[list(columns)])])
    labels = [*amphoe.iloc[:, 0].map(names), total or words("amphoe.total")]
    cells = [labels, *(rows[name].map(shape.format) for name, shape in columns.items())]
    heads = [heading or words("amphoe.name"), *(words(f"amphoe.{name}") for name in columns)]
    return table(heads, zip(*cells, strict=True))


def _total(amphoe: pd.DataFrame) -> pd.DataFrame:
    total = amphoe.sum().to_frame().T
    return total.assign(coverage=total["villages_supported"] / total["villages"])


def tambons_html(words: Words, result: pd.DataFrame, places: pd.DataFrame, agency_names: dict[str, str]) -> str:
    """One row a tambon. result: the assessment's tambons. places: the register's."""
    rows = result.merge(places[["tambon_code", "name_th", "name_en", "amphoe_th", "amphoe_en"]], on="tambon_code")
    rows = rows.astype({"status": "str"})
    agencies = rows["agencies"].str.split(";").explode().map(agency_names).fillna("").groupby(level=0).agg(", ".join)
    cells = [
        words.pick_each(rows["amphoe_th"], rows["amphoe_en"]),
        words.pick_each(rows["name_th"], rows["name_en"]),
        rows["status"].map(words.of("status")),
        agencies,
        rows["villages_supported"].map("{:,}".format) + "/" + rows["villages"].map("{:,}".format),
        rows["coverage"].map("{:.0%}".format),
    ]
    heads = (
        "summary.amphoe",
        "summary.tambon",
        "summary.status",
        "summary.agencies",
        "amphoe.villages_supported",
        "amphoe.coverage",
    )
    return table([words(head) for head in heads], zip(*cells, strict=True), text_columns=4)
