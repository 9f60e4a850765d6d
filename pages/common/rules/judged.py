"""The records judged by the rules: told with their places, and as HTML."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from agencies.records import WHOLE_TAMBON
from agencies.rules import VERDICTS, judge
from data import places
from pages.common import sources
from pages.common.palette import COLOURS, text_on
from pages.common.rules.sentences import reasons, rules_said
from pages.common.selection import Selection
from pages.common.table_names import village_names
from pages.common.wording import Words

COLOUR_OF = {
    "follows": COLOURS["sequenced"],
    "breaks": COLOURS["possible_duplicate"],
    "cannot_judge": COLOURS["awaiting_reports"],
}
"""As on the map: blue fits together, orange is a question, white is not known."""


def judged_records(shown: sources.View) -> pd.DataFrame:
    """The records of a view by the rules of the registry, see `agencies.rules.judge`; not to be changed in place."""
    return _judged(places.places_version(), sources.records_in_use(), shown.selection)


@st.cache_resource(max_entries=16, show_spinner=False)
def _judged(version: str, in_use: sources.Records, chosen: Selection) -> pd.DataFrame:
    shown = sources.view(chosen, hall=False)
    everywhere, reports = sources.everywhere(), sources.reports()
    return judge(shown.choice.records, everywhere, sources.registry(), reports, shown.areas)


def told(words: Words, shown: sources.View, judged: pd.DataFrame) -> pd.DataFrame:
    """The records judged with places, rule, verdict and reason in words; one row each, by place and year.

    Columns: record_id, agency, unit, village_code, village, scope, tambon_code, tambon, amphoe_code, amphoe,
    function, fiscal_year, rule and reason (sentences), verdict (of VERDICTS), evidence_id, evidence_agency,
    evidence_year.
    """
    registry = sources.registry()
    tambons = shown.areas.tambons.set_index("tambon_code")
    records = shown.choice.records[["unit", "village_code", "area_code", "scope"]]
    table = judged.join(records, on="record").sort_values(
        ["area_code", "fiscal_year"], kind="stable", ignore_index=True
    )
    return table.assign(
        village=table["village_code"].map(village_names(words, shown.areas.villages)).fillna(""),
        tambon=table["tambon_code"].map(words.pick_each(tambons["name_th"], tambons["name_en"])),
        amphoe_code=table["tambon_code"].map(tambons["amphoe_code"]),
        amphoe=table["tambon_code"].map(words.pick_each(tambons["amphoe_th"], tambons["amphoe_en"])),
        reason=reasons(words, table, registry),
        verdict=table["verdict"].astype("str"),
        rule=rules_said(words, table, registry),
    )[_TOLD]


_TOLD = [
    *("record_id", "agency", "unit", "village_code", "village", "scope"),
    *("tambon_code", "tambon", "amphoe_code", "amphoe"),
    *("function", "fiscal_year", "rule", "verdict", "reason", "evidence_id", "evidence_agency", "evidence_year"),
]


def by_tambon(table: pd.DataFrame) -> pd.DataFrame:
    """How many records of each tambon follow, break or cannot be judged; of a table of `told`, for the map file."""
    place = ["tambon_code", "tambon", "amphoe_code", "amphoe"]
    is_of = pd.DataFrame({verdict: table["verdict"].eq(verdict) for verdict in VERDICTS})
    return pd.concat([table[place], is_of], axis=1).groupby(place, as_index=False).sum()


def rule_html(words: Words, sentence: str, counts: Mapping[str, int]) -> str:
    """A rule in words, and how many records follow it, as a bar with its figures. counts: a row of `rule_counts`."""
    judged = sum(counts[verdict] for verdict in VERDICTS)
    parts = "".join(
        f'<span style="flex:{counts[verdict]} 0 0;background:{COLOUR_OF[verdict]}"></span>'
        for verdict in VERDICTS
        if counts[verdict]
    )
    figures = "".join(
        f'<span><i class="swatch" style="background:{COLOUR_OF[verdict]}"></i>{escape(words(f"verdict.{verdict}"))}'
        f" <b>{counts[verdict]:,}</b></span>"
        for verdict in VERDICTS
    )
    note = words("rules.judged", n=judged) + (words("rules.other", n=counts["other"]) if counts["other"] else "")
    bar = f'<div class="bar" aria-hidden="true">{parts}</div>' if judged else ""
    return (
        f'<div class="rule"><div class="sentence">{escape(sentence)}</div>{bar}'
        f'<div class="verdicts">{figures}<span class="of">{escape(note)}</span></div></div>'
    )


def records_html(words: Words, table: pd.DataFrame) -> str:
    """A table of records as `told` gives them."""
    registry = sources.registry()
    agencies = sources.agency_names(words)
    functions = {key: function.short(words.language) for key, function in registry.functions.items()}
    unit = table["unit"].where(table["unit"].eq(""), " " + table["unit"])
    columns = {
        "amphoe": table["amphoe"],
        "tambon": table["tambon"],
        "village": _villages(words, table),
        "agency": table["agency"].map(agencies) + unit,
        "function": table["function"].map(functions).fillna(words("unknown.function")),
        "fiscal_year": table["fiscal_year"].astype("str").mask(table["fiscal_year"].isna(), words("unknown.year")),
    }
    cells = [
        *(texts.map(escape) for texts in columns.values()),
        table["verdict"].map({verdict: _mark(words, verdict) for verdict in VERDICTS}),
        table["reason"].map(escape),
    ]
    head = "".join(f"<th>{escape(words(f'rulehead.{name}'))}</th>" for name in (*columns, "verdict", "reason"))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in zip(*cells, strict=True))
    whole = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<div class="scroll"><table class="figures text-9 judged">{whole}</table></div>'


def _villages(words: Words, table: pd.DataFrame) -> pd.Series:
    """The village; where none is named, whether the whole tambon is meant or nobody knows."""
    is_whole = table["scope"].eq(WHOLE_TAMBON)
    unnamed = is_whole.map({True: words("records.whole_tambon"), False: words("short.possibly_covered")})
    return table["village"].where(table["village"].ne(""), unnamed)


def _mark(words: Words, verdict: str) -> str:
    colour = COLOUR_OF[verdict]
    return (
        f'<span class="badge" style="background:{colour};color:{text_on(colour)}">'
        f"{escape(words(f'verdict.{verdict}'))}</span>"
    )
