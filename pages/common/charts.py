"""Charts as plotly figures, made from tables alone."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from agencies.overlap import STATUSES
from pages.common.palette import COLOURS
from pages.common.wording import Words

_ROW_HEIGHT = 24  # pixels: room for a line of Thai with its vowels above and below


def villages_by_status(words: Words, amphoe: pd.DataFrame, names: Mapping[str, str]) -> go.Figure:
    """One bar an amphoe, its villages by status. amphoe: as `agencies.coverage.by_area`, its first column the codes."""
    labels = amphoe.iloc[:, 0].map(names)
    bars = [
        go.Bar(
            name=words(f"short.{status}"),
            y=labels,
            x=amphoe[status],
            orientation="h",
            marker={"color": COLOURS[status], "line": {"color": "#555555", "width": 0.5}},
            hovertemplate="%{y}<br>%{fullData.name}: %{x:,}<extra></extra>",
        )
        for status in STATUSES
        if amphoe[status].sum()
    ]
    figure = go.Figure(bars)
    figure.update_layout(
        barmode="stack",
        height=110 + _ROW_HEIGHT * len(amphoe),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.02, "yanchor": "bottom"},
        xaxis={"title": words("summary.villages"), "fixedrange": True},
        yaxis={"autorange": "reversed", "fixedrange": True, "automargin": True},
    )
    return figure
