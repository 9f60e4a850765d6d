"""Every two agencies: how many record pairs are duplicates, and how many complete each other, as an HTML table."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from agencies.profiles import Matrix
from pages.common.palette import COLOURS, text_on
from pages.common.wording import Words

_KINDS = {"duplicates": "duplicate", "completing": "sequenced", "possible": "possible_duplicate"}
"""Each table of the matrix, and the status whose colour it bears."""


def matrix_html(words: Words, pairs: Matrix, names: Mapping[str, str]) -> str:
    """The table with its legend; names: short names of the agencies by ID."""
    agencies = list(pairs.duplicates.index)
    heads = "".join(f'<th scope="col">{escape(names[agency])}</th>' for agency in agencies)
    rows = "".join(
        f'<tr><th scope="row">{escape(names[a])}</th>'
        + "".join(_cell(words, pairs, names, (a, b)) for b in agencies)
        + "</tr>"
        for a in agencies
    )
    table = f'<table class="pair-matrix"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'{_legend_html(words)}<div class="scroll">{table}</div>'


def _legend_html(words: Words) -> str:
    entries = [f"<span>{_chip(kind, 'n')} {escape(words(f'matrix.{kind}'))}</span>" for kind in _KINDS]
    return f'<div class="pair-legend">{"".join(entries)}</div>'


def _cell(words: Words, pairs: Matrix, names: Mapping[str, str], two: tuple[str, str]) -> str:
    counts = {kind: getattr(pairs, kind).loc[two] for kind in _KINDS}
    if pd.isna(counts["duplicates"]):
        return '<td class="own"></td>'
    told = " · ".join(f"{words(f'matrix.{kind}')} {n:,}" for kind, n in counts.items())
    title = escape(f"{names[two[0]]} × {names[two[1]]}: {told}")
    asked = _chip("possible", f"{counts['possible']:,}") if counts["possible"] else ""
    numbers = f"{_number('duplicates', counts)}{_number('completing', counts)}{asked}"
    return f'<td title="{title}"><span class="counts">{numbers}</span></td>'


def _number(kind: str, counts: Mapping[str, int]) -> str:
    return _chip(kind, f"{counts[kind]:,}") if counts[kind] else '<span class="zero">–</span>'


def _chip(kind: str, text: str) -> str:
    colour = COLOURS[_KINDS[kind]]
    return f'<b class="chip {kind}" style="background:{colour};color:{text_on(colour)}">{escape(text)}</b>'
