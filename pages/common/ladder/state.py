"""What the ladder comes to for a view: its tables, made once a run and handed to the parts of the page."""

from dataclasses import dataclass, replace

import pandas as pd

from agencies.ladder import board, funds, parts, steps_of, steps_taken
from agencies.reports import awaited_provinces
from pages.common import sources


@dataclass(frozen=True)
class Ladder:
    """taken, board: as `agencies.ladder` gives them, for the records shown. parts: how many records stand where.

    steps: the functions of each step. years: those shown. span, until: the years within which a fund lives.
    awaited: whether a report is missing for a year shown.
    """

    taken: pd.DataFrame
    board: pd.DataFrame
    parts: dict[str, int]
    steps: dict[int, tuple[str, ...]]
    years: tuple[int, ...]
    span: int
    until: int
    awaited: bool


def ladder_of(shown: sources.View, span: int) -> Ladder:
    """The ladder of a view. The fund, and who could take a step, are looked for in all years and before any filter."""
    registry, years, tambons = sources.registry(), sources.years_of(shown), shown.areas.tambons
    taken = steps_taken(shown.choice.records, registry)
    province = replace(shown, selection=replace(shown.selection, amphoe=None))
    until = last_year(shown)
    fund = funds(sources.here(shown), tambons["tambon_code"], registry, span=span, until=until)
    awaited = awaited_provinces(sources.reports(), [shown.selection.province], years, registry)
    known = steps_taken(sources.here(province), registry)
    return Ladder(
        taken=taken,
        board=board(taken, known, fund, tambons, registry, awaited=awaited),
        parts=parts(shown.choice.records, registry),
        steps=steps_of(registry),
        years=tuple(sorted(years)),
        span=span,
        until=until,
        awaited=bool(awaited),
    )


def last_year(shown: sources.View) -> int:
    """The last Buddhist fiscal year shown; 0 where no record or report names any."""
    return max(sources.years_of(shown), default=0)
