"""The ranked table as HTML: the rank, the area, what ranks it as a bar, and where it may learn."""

from html import escape

import pandas as pd

from agencies.gaps import GAPS
from pages.common.gaps.numbers import NOTHING, mark
from pages.common.wording import Words

MOST_SHOWN = 300
"""Rows on the screen; the download has them all."""


def ranked_html(
    words: Words, table: pd.DataFrame, places: pd.DataFrame, *, measure: str = "", chosen: str | None = None
) -> str:
    """The first MOST_SHOWN rows. table: of `pages.common.gaps.tables.whole_table`. places: of `places_by_code`.

    measure: the heading of the column that was brought and ranks, "" where people do. chosen: the tambon looked at.
    """
    rows = table.head(MOST_SHOWN)
    columns = [*_columns(words, rows, measure), *_learning(words, rows, places)]
    heads = "".join(_head(head, is_long=head == measure) for head, _ in columns)
    lines = "<tr" + rows["tambon_code"].eq(chosen or "").map({True: ' class="chosen"', False: ""}) + ">"
    for _, cells in columns:
        lines += cells
    body = "</tr>".join(lines)
    return (
        '<div class="scroll ranked"><table class="figures gaps">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tr></tbody></table></div>"
    )


def _columns(words: Words, rows: pd.DataFrame, measure: str) -> list[tuple[str, pd.Series]]:
    """Heading and cells as markup; a measure may be called as another column is."""
    of_villages = "village_code" in rows
    numbers = rows["people" if of_villages else "not_reached"]
    columns = [
        (words("gaps.rank"), _cell(rows["rank"].map("{:,}".format))),
        (words("gaps.area"), _village(rows) if of_villages else _tambon(words, rows)),
    ]
    if not of_villages:
        villages = rows["uncovered"].map("{:,}".format) + "/" + rows["villages"].map("{:,}".format)
        columns.append((words("gaps.villages_uncovered"), _cell(villages)))
    if measure:
        people = _cell(whole(numbers))
        return [*columns, (words("gaps.people"), people), (measure, _bar(rows["need"], number(rows["need"])))]
    return [*columns, (words("gaps.people"), _bar(numbers, whole(numbers)))]


def whole(numbers: pd.Series) -> pd.Series:
    """Whole numbers as text; what is unknown is a dash."""
    return _text(numbers.astype("Float64").round(), "{:,.0f}".format)


def number(numbers: pd.Series) -> pd.Series:
    """Numbers with at most two decimals as text; what is unknown is a dash."""
    return _text(numbers.astype("Float64"), lambda value: f"{value:,.2f}".rstrip("0").rstrip("."))


def _text(numbers: pd.Series, shape: object) -> pd.Series:
    return pd.Series([NOTHING if pd.isna(value) else shape(value) for value in numbers], numbers.index, dtype="str")


def _head(text: str, *, is_long: bool) -> str:
    """The catalogue says where a heading breaks; that of a measure is as long as its writer liked."""
    return f'<th class="long">{escape(text)}</th>' if is_long else f"<th>{escape(text)}</th>"


def _cell(text: pd.Series) -> pd.Series:
    return "<td>" + text.map(escape) + "</td>"


def _bar(numbers: pd.Series, text: pd.Series) -> pd.Series:
    """The text over a bar as long as the number's share of the largest."""
    values = numbers.astype("Float64").fillna(0).clip(lower=0).astype("float64")
    share = (100 * values / (values.max() or 1)).map("{:.1f}".format)
    return "<td>" + text.map(escape) + '<span class="bar" style="width:' + share + '%"></span></td>'


def _two(first: pd.Series, second: pd.Series) -> pd.Series:
    """Two lines of a cell, the second smaller."""
    return first.map(escape) + '<span class="of">' + second.map(escape) + "</span>"


def _tambon(words: Words, rows: pd.DataFrame) -> pd.Series:
    marks = {gap: f'<span title="{escape(words(f"gap.{gap}"))}">{mark(gap)}</span>' for gap in GAPS}
    return "<td>" + rows["gap"].map(marks) + _two(rows["tambon"], rows["amphoe"]) + "</td>"


def _village(rows: pd.DataFrame) -> pd.Series:
    return "<td>" + _two(rows["village"], rows["tambon"] + ", " + rows["amphoe"]) + "</td>"


def _learning(words: Words, rows: pd.DataFrame, places: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    """Where each may learn, nearest and suggested; nothing while there is no learning area at all."""
    if rows["nearest_code"].eq("").all():
        return []
    nearest, suggested = (_where(words, rows, places, name) for name in ("nearest", "learning"))
    same = rows["learning_code"].eq(rows["nearest_code"])
    suggested = suggested.mask(same, escape(words("gaps.the_same"))).mask(
        rows["learning_code"].eq(""), escape(words("gaps.no_place"))
    )
    nearest = nearest.where(rows["nearest_code"].ne(""), NOTHING)
    nearest = nearest.mask(rows["own_learning"], escape(words("gaps.is_learning")))
    suggested = suggested.mask(rows["own_learning"], NOTHING)
    return [
        (words("gaps.nearest"), "<td>" + nearest + "</td>"),
        (words("gaps.suggested"), "<td>" + suggested + "</td>"),
    ]


def _where(words: Words, rows: pd.DataFrame, places: pd.DataFrame, name: str) -> pd.Series:
    """The tambon of a learning area and how far it is, over its amphoe."""
    code, kilometres = rows[f"{name}_code"], rows[f"{name}_km"]
    texts = ["" if pd.isna(km) else words("gaps.km", km=km).replace(" ", "\u00a0") for km in kilometres]
    far = pd.Series(texts, rows.index, dtype="str")
    return _two(code.map(places["tambon"]).fillna("") + " ·\u00a0" + far, code.map(places["within"]).fillna(""))
