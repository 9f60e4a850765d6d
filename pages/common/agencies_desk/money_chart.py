"""One agency's money by fiscal year and state of the money, as a plotly figure."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from agencies.records import STATUSES
from pages.common.wording import Words

_STATES = (*reversed(STATUSES), "")
"""From the bottom of a bar: what is spent first, what nobody stated last."""
_COLOURS = {"disbursed": "#47617A", "approved": "#8FA6BA", "planned": "#CBD7E1", "": "rgb(128 128 128 / 15%)"}
_HEIGHT = 300
_NO_YEAR = "-"
_FEWEST_PLACES = 4  # one year alone has a bar of the usual width


def money_chart(words: Words, money: pd.DataFrame) -> go.Figure:
    """Stacked bars. money: rows of one agency of `agencies.profiles.baht_by_year`.

    A sum of which nothing is known has no bar, never one of zero: the text over the year says how many records do not
    tell their amount.
    """
    rows = money.assign(year=money["fiscal_year"].astype("str").where(money["fiscal_year"].notna(), _NO_YEAR))
    years = sorted(set(rows["year"]) - {_NO_YEAR}) + ([_NO_YEAR] if _NO_YEAR in set(rows["year"]) else [])
    figure = go.Figure([_bar(words, state, rows[rows["status"] == state]) for state in _STATES if _has(rows, state)])
    figure.add_trace(_totals(words, rows, years))
    names = [words("profile.no_year") if year == _NO_YEAR else year for year in years]
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        height=_HEIGHT,
        margin={"l": 10, "r": 10, "t": 30, "b": 10},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.04, "yanchor": "bottom"},
        xaxis={"type": "category", "tickvals": years, "ticktext": names, "fixedrange": True}
        | {"categoryorder": "array", "categoryarray": years, "range": [-0.6, max(len(years), _FEWEST_PLACES) - 0.4]},
        yaxis={"title": words("profile.baht"), "tickformat": ",.0f", "fixedrange": True, "range": [0, _top(rows)]},
    )
    return figure


def _top(rows: pd.DataFrame) -> float:
    """The end of the scale: room for two lines of text over the highest bar."""
    return 1.25 * float(rows.groupby("year")["baht"].sum().max() or 0) or 1.0


def _has(rows: pd.DataFrame, state: str) -> bool:
    return bool(rows["status"].eq(state).any())


def _state_name(words: Words, state: str) -> str:
    return words(f"money.{state}") if state else words("profile.no_state")


def _bar(words: Words, state: str, rows: pd.DataFrame) -> go.Bar:
    fill = {"shape": "/", "fgcolor": "#808080", "size": 6} if not state else {"shape": ""}
    return go.Bar(
        name=escape(_state_name(words, state)),
        x=rows["year"].tolist(),
        y=[None if pd.isna(baht) else baht for baht in rows["baht"]],
        marker={"color": _COLOURS[state], "pattern": fill, "line": {"color": "#808080", "width": 0.7}},
        hovertext=[_hover(words, row) for row in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(words: Words, row: object) -> str:
    year = words("profile.no_year") if row.year == _NO_YEAR else words("panel.year", year=row.year)
    of = words("profile.of_records", n=row.records)
    lines = [year, f"{_state_name(words, row.status)}: {words('panel.baht', n=row.baht)}", of]
    if row.baht_unknown:
        lines.append(words("profile.baht_unknown", n=row.baht_unknown))
    return "<br>".join(escape(line) for line in lines)


def _totals(words: Words, rows: pd.DataFrame, years: list[str]) -> go.Scatter:
    """Over each year its baht, and how many records do not tell theirs."""
    by_year = rows.groupby("year").agg(baht=("baht", "sum"), known=("baht", "count"), unknown=("baht_unknown", "sum"))
    by_year = by_year.loc[years]
    known = by_year["baht"].map("{:,.0f}".format).where(by_year["known"].gt(0), "")
    unknown = by_year["unknown"].map(lambda n: escape(words("profile.and_unknown", n=int(n))) if n else "")
    lines = [[line for line in two if line] for two in zip(unknown, known, strict=True)]
    return go.Scatter(
        x=years,
        y=by_year["baht"].astype(float).tolist(),
        text=["<br>".join(two) for two in lines],
        mode="text",
        textposition="top center",
        textfont={"size": 11.5},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
