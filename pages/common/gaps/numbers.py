"""The key numbers of the page of gaps, as HTML."""

from html import escape

import pandas as pd

from agencies.coverage import KeyFigures
from agencies.gaps import GAPS
from agencies.overlap import STATUSES
from pages.common.html import swatch
from pages.common.wording import Words

NOTHING = "–"
"""What is not known; never a zero."""


def numbers_html(words: Words, tambons: pd.DataFrame, figures: KeyFigures) -> str:
    """The boxes over the page. tambons: as `agencies.gaps.rank_tambons`.

    While reports are awaited nobody knows how many are uncovered: a dash, never a zero.
    """
    awaiting = figures.villages["awaiting_reports"]
    counts = tambons["gap"].value_counts()
    whole, partly = (NOTHING if awaiting else f"{counts.get(gap, 0):,}" for gap in GAPS)
    of_tambons = words("gaps.of", n=sum(figures.tambons.values()))
    of_villages = words("gaps.of", n=sum(figures.villages.values()))
    villages = NOTHING if awaiting else f"{figures.villages['uncovered']:,}"
    boxes = [
        _box(mark("uncovered"), whole, words("gaps.tambons_uncovered"), of_tambons),
        _box(mark("partly"), partly, words("gaps.tambons_partly"), of_tambons),
        _box("", villages, words("gaps.villages"), of_villages),
        _box("", NOTHING if awaiting else _people(figures), words("figure.not_reached"), _of_people(words, figures)),
    ]
    if awaiting:
        told = words("gaps.people_awaiting", n=figures.people_awaiting)
        boxes.append(_box(swatch("awaiting_reports"), f"{awaiting:,}", words("gaps.villages_awaiting"), told))
    return f'<div class="figures-row">{"".join(boxes)}</div>'


def mark(gap: str) -> str:
    """The yellow of what is uncovered: the whole square, or half of it."""
    return f'<span class="swatch mark-{gap}"></span>'


def legend_html(words: Words, tambons: pd.DataFrame) -> str:
    """The statuses that the tambons on the map have, strongest first, with their numbers."""
    counts = tambons["status"].value_counts().reindex(STATUSES)
    entries = [
        f"<span>{swatch(status)}{escape(words(f'short.{status}'))} <b>{count:,.0f}</b></span>"
        for status, count in counts.items()
        if count > 0
    ]
    return f'<div class="legend">{"".join(entries)}</div>'


def _box(sign: str, number: str, label: str, of: str) -> str:
    return (
        f'<div class="figure">{sign}<b>{number}</b><span class="label">{escape(label)}</span>'
        f'<span class="of">{escape(of)}</span></div>'
    )


def _people(figures: KeyFigures) -> str:
    nobody_known = figures.unknown_people == sum(figures.tambons.values())
    return NOTHING if nobody_known else f"{figures.people_not_reached:,}"


def _of_people(words: Words, figures: KeyFigures) -> str:
    year = words("figure.people_year", year=figures.people_year) if figures.people_year else words("gaps.years_differ")
    if figures.unknown_people == sum(figures.tambons.values()):
        return words("gaps.no_population")
    unknown = words("figure.people_unknown", n=figures.unknown_people) if figures.unknown_people else ""
    return " · ".join(filter(None, [year, unknown]))
