"""Sets of agencies as an UpSet chart: a bar for each set, dots below that say who is in it, totals at the left."""

import unicodedata
from collections.abc import Mapping
from html import escape

import pandas as pd
import plotly.graph_objects as go

from agencies.intersections import JOINED_BY, NOBODY, agency_totals
from pages.common.wording import Words

MOST_SETS = 20
"""Sets drawn; the rest are counted."""
_FEW = 8  # areas: up to here every one has its line
_FEWEST_PLACES = 6  # a chart of one set has a bar of the usual width, not one over the whole chart
_LONGEST_NAME = 18  # letters
_BARS_HEIGHT, _ROW_HEIGHT, _ROOM = 210, 30, 40  # pixels
_GREY, _PALE, _STRIPE = "#808080", "rgba(128,128,128,0.25)", "rgba(128,128,128,0.08)"
_MATRIX_FROM = 0.27  # of the width; the totals and the names of the agencies stand to the left of it
_TOTALS_TO = 0.13
_COUNTED = {"villages": "upset.n_villages", "tambons": "upset.n_tambons"}
_AXIS = {"villages": "upset.axis_villages", "tambons": "upset.axis_tambons"}


def drawn_sets(sets: pd.DataFrame) -> pd.DataFrame:
    """The sets that the chart draws: the largest ones that have an agency."""
    return sets[sets["agencies"].ne(NOBODY)].head(MOST_SETS).reset_index(drop=True)


def sets_left_out(sets: pd.DataFrame) -> tuple[int, int]:
    """How many sets of agencies are not drawn, and the number of areas that have one of them."""
    rest = sets[sets["agencies"].ne(NOBODY)].iloc[MOST_SETS:]
    return len(rest), int(rest["areas"].sum())


def set_name(words: Words, agencies: str, names: Mapping[str, str]) -> str:
    """ "พมจ. + ศพส." for a set of IDs; nobody in words."""
    return " + ".join(names[agency] for agency in agencies.split(JOINED_BY)) if agencies else words("upset.nobody")


def upset(
    words: Words, sets: pd.DataFrame, *, unit: str, names: Mapping[str, str], colours: Mapping[str, str]
) -> go.Figure:
    """The chart. sets: as `agencies.intersections.intersections`. unit: villages or tambons. names, colours: of the
    agencies by ID ("" where it has no colour; it marks the totals alone). Bars and dots carry their set as customdata.
    """
    drawn = drawn_sets(sets)
    totals = agency_totals(sets).sort_values(ascending=False, kind="stable")
    rows = {agency: row for row, agency in enumerate(totals.index)}
    hover = [_hover(words, row, unit, names) for row in drawn.itertuples()]
    figure = go.Figure([_bars(drawn, hover), _lines(drawn, rows), _empty_dots(drawn, rows), _dots(drawn, rows, hover)])
    figure.update_layout(
        height=_BARS_HEIGHT + _ROW_HEIGHT * len(rows) + _ROOM,
        margin={"l": 10, "r": 10, "t": 26, "b": 10},
        bargap=0.3,
        showlegend=False,
        hoverlabel={"align": "left"},
        shapes=[*_stripes(rows), *_total_bars(totals, colours)],
        annotations=[*_total_texts(totals), _total_title(words, len(rows))],
        **_axes(words, drawn, totals, unit, names),
    )
    return figure


def _hover(words: Words, row: object, unit: str, names: Mapping[str, str]) -> str:
    lines = [set_name(words, row.agencies, names), words(_COUNTED[unit], n=row.areas)]
    if pd.notna(row.people):
        lines.append(words("upset.people", n=round(row.people)))
    if row.people_unknown:
        lines.append(words("upset.people_unknown", n=row.people_unknown))
    return "<br>".join(escape(line) for line in lines)


def _bars(drawn: pd.DataFrame, hover: list[str]) -> go.Bar:
    return go.Bar(
        x=list(range(len(drawn))),
        y=drawn["areas"].tolist(),
        text=[f"{n:,}" for n in drawn["areas"]],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        customdata=[[agencies] for agencies in drawn["agencies"]],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": _GREY},
        selected={"marker": {"opacity": 1}},  # plotly.js fails on a colour of unselected texts without it
        unselected={"marker": {"opacity": 0.45}, "textfont": {"color": _GREY}},
    )


def _places(drawn: pd.DataFrame, rows: Mapping[str, int]) -> list[list[int]]:
    """For each set the rows of its agencies."""
    return [sorted(rows[agency] for agency in agencies.split(JOINED_BY)) for agencies in drawn["agencies"]]


def _lines(drawn: pd.DataFrame, rows: Mapping[str, int]) -> go.Scatter:
    """From the first to the last agency of each set; plotly ends a line at a gap."""
    spans = [(at, places[0], places[-1]) for at, places in enumerate(_places(drawn, rows))]
    return go.Scatter(
        x=[x for at, _, _ in spans for x in (at, at, None)],
        y=[y for _, first, last in spans for y in (first, last, None)],
        mode="lines",
        line={"color": _GREY, "width": 3},
        hoverinfo="skip",
        yaxis="y2",
    )


def _empty_dots(drawn: pd.DataFrame, rows: Mapping[str, int]) -> go.Scatter:
    spots = [(at, row) for at, places in enumerate(_places(drawn, rows)) for row in rows.values() if row not in places]
    return _scatter(spots, _PALE, {"hoverinfo": "skip"})


def _dots(drawn: pd.DataFrame, rows: Mapping[str, int], hover: list[str]) -> go.Scatter:
    spots = [(at, row) for at, places in enumerate(_places(drawn, rows)) for row in places]
    told = {
        "customdata": [[drawn["agencies"].iloc[at]] for at, _ in spots],
        "hovertext": [hover[at] for at, _ in spots],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return _scatter(spots, _GREY, told)


def _scatter(spots: list[tuple[int, int]], colour: str, told: Mapping) -> go.Scatter:
    return go.Scatter(
        x=[at for at, _ in spots],
        y=[row for _, row in spots],
        mode="markers",
        marker={"color": colour, "size": 13, "opacity": 1},
        unselected={"marker": {"opacity": 1}},  # a chosen bar leaves the dots as they are
        yaxis="y2",
        **told,
    )


def _split(rows: int) -> float:
    """The share of the height that the dots of so many agencies take."""
    return _ROW_HEIGHT * rows / (_BARS_HEIGHT + _ROW_HEIGHT * rows)


def _axes(words: Words, drawn: pd.DataFrame, totals: pd.Series, unit: str, names: Mapping[str, str]) -> dict[str, dict]:
    """Bars above the dots, over the same places; the totals at the left of the dots, over the same rows."""
    rows = max(len(totals), 1)
    split = _split(rows)
    still = {"fixedrange": True, "zeroline": False}
    most = drawn["areas"].max() if len(drawn) else 1
    return {
        "xaxis": still
        | {"domain": [_MATRIX_FROM, 1], "range": [-0.6, max(len(drawn), _FEWEST_PLACES) - 0.4], "anchor": "y2"}
        | {"showticklabels": False, "showgrid": False},
        "yaxis": still
        | {"domain": [split + 0.03, 1], "range": [0, most * 1.12], "title": words(_AXIS[unit])}
        | {"tickformat": ",d", "anchor": "x", "dtick": 1 if most <= _FEW else None},
        "yaxis2": still
        | {"domain": [0, split], "range": [rows - 0.5, -0.5], "showgrid": False, "anchor": "x"}
        | {"tickvals": list(range(len(totals))), "ticktext": [_shortened(names[agency]) for agency in totals.index]},
    }


def _shortened(name: str) -> str:
    """A name that fits beside the dots, not cut between a letter and its vowel or tone mark."""
    end = _LONGEST_NAME
    while end < len(name) and unicodedata.category(name[end]) == "Mn":
        end -= 1
    return escape(name if len(name) <= _LONGEST_NAME else f"{name[:end]}…")


def _stripes(rows: Mapping[str, int]) -> list[dict]:
    """Every other row on a pale ground, to lead the eye from the name to the dots."""
    return [
        {"type": "rect", "xref": "paper", "yref": "y2", "x0": 0, "x1": 1, "y0": row - 0.5, "y1": row + 0.5}
        | {"fillcolor": _STRIPE, "line": {"width": 0}, "layer": "below"}
        for row in list(rows.values())[::2]
    ]


def _total_bars(totals: pd.Series, colours: Mapping[str, str]) -> list[dict]:
    """Drawn as shapes: they are not to be chosen by a click, which a trace would be."""
    most = max(totals.max(), 1) if len(totals) else 1
    return [
        {"type": "rect", "xref": "paper", "yref": "y2", "x1": _TOTALS_TO, "x0": _TOTALS_TO * (1 - n / most)}
        | {"y0": row - 0.28, "y1": row + 0.28, "fillcolor": colours.get(agency) or _GREY, "line": {"width": 0}}
        for row, (agency, n) in enumerate(totals.items())
    ]


def _total_texts(totals: pd.Series) -> list[dict]:
    place = {"xref": "paper", "yref": "y2", "x": _TOTALS_TO, "xanchor": "left", "showarrow": False, "xshift": 3}
    return [place | {"y": row, "text": f"{n:,}", "font": {"size": 12}} for row, n in enumerate(totals)]


def _total_title(words: Words, rows: int) -> dict:
    place = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "y": _split(rows), "yanchor": "bottom"}
    return place | {"text": escape(words("upset.totals")), "showarrow": False, "font": {"size": 12}}
