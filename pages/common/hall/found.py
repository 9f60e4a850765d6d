"""The slides of what was found: overlaps, questions, gaps, and the step of the ladder that each tambon has reached."""

import pandas as pd

from agencies.gaps import awaiting_tambons, rank_tambons
from agencies.ladder import steps_of, takers
from agencies.overlap import KEYS, STATUSES
from agencies.questions import questions
from agencies.registry import Registry
from pages.common.hall.presence import missing_lines
from pages.common.hall.slide import (
    MOST_LINES,
    Facts,
    GapLine,
    PairLine,
    QuestionLine,
    Slide,
    Step,
    StepLine,
    is_wide,
    units_of,
)

MOST_ASKED = 3
"""Two agencies with their question take two lines."""
MOST_PAIRS = 3
"""Below a legend of ten statuses."""
MOST_WIDE = 3
"""Tambons with their province, which take two lines."""
MOST_MISSING = 4
"""Agencies whose reports are awaited, below at least one tambon."""
MOST_RECORDS = 100_000
"""Beyond it questions are not put together one by one: a hall does not wait."""


def overlaps(facts: Facts, step: Step) -> Slide:
    """The status of every tambon, and which two agencies meet the criterion most."""
    tambons, pairs = facts.result.tambons, facts.result.pairs
    found = pairs[pairs["duplicate"] > 0].sort_values("duplicate", ascending=False, kind="stable")
    rows = found.head(MOST_PAIRS)
    lines = zip(rows["agency_a"], rows["agency_b"], rows["duplicate"].map(int), strict=True)
    return Slide(
        step,
        units_of(tambons, tambons["status"], tambons["villages_supported"]),
        STATUSES,
        numbers={
            "duplicate_villages": facts.view.figures.villages["duplicate"],
            "baht": facts.view.figures.baht_in_duplicates,
        },
        lines=tuple(PairLine(*line) for line in lines),
        more=max(0, len(found) - MOST_PAIRS),
        figure="agencies",
    )


def questions_to_ask(facts: Facts, step: Step) -> Slide:
    """The tambons with possible duplicates alone, and what is asked of which two agencies."""
    tambons = facts.result.tambons
    if facts.view.choice.count > MOST_RECORDS:
        asked, lines = _counted_questions(facts)
    else:
        asked, lines = _put_together(
            questions(facts.records, facts.view.areas, facts.registry, facts.view.selection.criterion)
        )
    here = tambons[tambons["tambon_code"].isin(asked)]
    return Slide(
        step,
        units_of(here, ["question"] * len(here), here["villages_supported"]),
        ("question",),
        numbers={"questions": sum(line.questions for line in lines), "tambons": len(here)},
        lines=lines[:MOST_ASKED],
        more=max(0, len(lines) - MOST_ASKED),
        only=tuple(here["tambon_code"]),
    )


def _put_together(table: pd.DataFrame) -> tuple[pd.Series, tuple[QuestionLine, ...]]:
    """The tambons asked about, and the questions of each two agencies, most first."""
    lines = [
        QuestionLine(a, b, len(rows), rows["tambon_code"].nunique(), _keys_asked(rows["unknown"]))
        for (a, b), rows in table.groupby(["agency_a", "agency_b"])
    ]
    return table["tambon_code"], tuple(sorted(lines, key=lambda line: -line.questions))


def _keys_asked(unknown: pd.Series) -> tuple[str, ...]:
    """The keys of which nobody knows whether they agree, that of most questions first, ties as in KEYS."""
    counts = {key: int(unknown.str.contains(key, regex=False).sum()) for key in KEYS}
    return tuple(sorted((key for key in KEYS if counts[key]), key=lambda key: -counts[key]))


def _counted_questions(facts: Facts) -> tuple[pd.Series, tuple[QuestionLine, ...]]:
    """From what the assessment has counted: record pairs, and the tambons that nothing stronger colours."""
    tambons, pairs = facts.result.tambons, facts.result.pairs
    rows = pairs[pairs["possible_duplicate"] > 0].sort_values("possible_duplicate", ascending=False, kind="stable")
    numbers = zip(rows["agency_a"], rows["agency_b"], rows["possible_duplicate"].map(int), strict=True)
    lines = tuple(QuestionLine(a, b, n, None) for a, b, n in numbers)
    return tambons.loc[tambons["status"].eq("possible_duplicate"), "tambon_code"], lines


def gaps(facts: Facts, step: Step) -> Slide:
    """Where support has not been found, first where most people are not reached; awaited reports are said apart."""
    tambons = facts.result.tambons
    ranked = rank_tambons(facts.result, facts.view.areas.tambons)
    awaited = awaiting_tambons(facts.result, facts.view.areas.tambons)["tambon_code"]
    gap = tambons["tambon_code"].map(ranked.set_index("tambon_code")["gap"])
    waits = tambons["tambon_code"].isin(awaited) & gap.isna()
    status = gap.astype("object").mask(waits, "awaiting_reports").fillna("covered")
    lines = missing_lines(facts.missing) if len(awaited) else ()
    room = max((MOST_WIDE if is_wide(tambons["tambon_code"]) else MOST_LINES) - len(lines), 1)
    return Slide(
        step,
        units_of(tambons, status, tambons["villages_supported"]),
        ("uncovered", "partly", "awaiting_reports", "covered"),
        numbers={
            "not_reached": _known_people(facts),
            "uncovered_villages": facts.view.figures.villages["uncovered"],
            "awaiting_villages": facts.view.figures.villages["awaiting_reports"],
        },
        lines=(*_gap_lines(ranked.head(room)), *lines[:MOST_MISSING]),
        more=max(0, len(ranked) - room),
    )


def _known_people(facts: Facts) -> int | None:
    """People not reached; None where the population of no tambon is known."""
    nobody = facts.view.figures.unknown_people == len(facts.result.tambons)
    return None if nobody else facts.view.figures.people_not_reached


def _gap_lines(rows: pd.DataFrame) -> tuple[GapLine, ...]:
    people = [None if pd.isna(number) else round(float(number)) for number in rows["not_reached"]]
    numbers = zip(rows["tambon_code"], people, rows["uncovered"].map(int), rows["villages"].map(int), strict=True)
    return tuple(GapLine(*line) for line in numbers)


def steps_reached(facts: Facts, step: Step) -> Slide:
    """The highest step of the ladder that anyone has taken in each tambon; 0: none, and all reports are in."""
    tambons = facts.result.tambons
    taken = steps_with_records(facts.records, facts.registry)
    highest = taken.groupby("tambon_code")["step"].max()
    reached = tambons["tambon_code"].map(highest).fillna(0).astype(int)
    status = ("step_" + reached.astype("str")).mask(reached.eq(0) & facts.awaiting(), "awaiting_reports")
    steps = [f"step_{number}" for number in reversed([0, *steps_of(facts.registry)])]
    by = takers(taken, facts.registry)
    return Slide(
        step,
        units_of(tambons, status, tambons["villages_supported"]),
        (*steps, "awaiting_reports"),
        lines=tuple(StepLine(number, tuple(ids.split(";"))) for number, ids in reversed(by.items()) if ids),
    )


def steps_with_records(records: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """One row for each tambon_code, step and agency that has records (their number). records: good ones."""
    step = {key: number for number, keys in steps_of(registry).items() for key in keys}
    of = records["function"].map(step).rename("step")
    groups = records[of.notna()].groupby(["tambon_code", of.dropna().astype(int), "agency"])
    return groups.size().reset_index(name="records")
