"""The page of principle and practice: the rules in force, and the records judged by them."""

import pandas as pd
import streamlit as st

from agencies.rules import REASONS, VERDICTS, rule_counts
from pages.common import downloads, sources
from pages.common.rules.judged import by_tambon, judged_records, records_html, rule_html, told
from pages.common.rules.sentences import rule_sentence
from pages.common.wording import Words

_A_PAGE = 50


def rules_part(words: Words, shown: sources.View) -> None:
    """Everything between the head and the notes."""
    registry = sources.registry()
    if not registry.rules:
        st.info(words("rules.none"))
        st.code('[agencies.…]\nrule = "not supported by … in an earlier year"', language="toml")
        return
    judged = judged_records(shown)
    st.subheader(words("rules.in_force"))
    counts = rule_counts(judged, shown.choice.records, registry).to_dict("records")
    sentences = [rule_sentence(words, rule, registry) for rule in registry.rules]
    st.html("".join(rule_html(words, text, row) for text, row in zip(sentences, counts, strict=True)))
    st.caption(words("rules.about"))
    if others := _without_rule(shown):
        st.caption(words("rules.others", n=others))
    if judged.empty:
        st.info(words("rules.no_records"))
        return
    _records_part(words, shown, judged)


def _without_rule(shown: sources.View) -> int:
    """Records within the selection of agencies that have no rule."""
    return int((~shown.choice.records["agency"].isin({rule.agency for rule in sources.registry().rules})).sum())


def _records_part(words: Words, shown: sources.View, judged: pd.DataFrame) -> None:
    st.subheader(words("rules.records"))
    chosen = _choose(words, judged)
    if chosen.empty:
        st.info(words("rules.none_of_these"))
        return
    st.caption(_reasons_counted(words, chosen))
    table = told(words, shown, chosen)
    pages = -(-len(table) // _A_PAGE)
    page = st.pagination(pages, key=f"rules_page_{pages}") if pages > 1 else 1
    part = table.iloc[(page - 1) * _A_PAGE : page * _A_PAGE]
    st.html(records_html(words, part))
    st.caption(words("rules.rows", shown=len(part), all=len(chosen)))
    areas = by_tambon(table)
    table = table.assign(verdict=table["verdict"].map(words.of("verdict")))
    downloads.offer_table(words, shown, "rules", table, title=words("page.rules"))
    downloads.offer_areas(words, shown, "rules", areas)


def _choose(words: Words, judged: pd.DataFrame) -> pd.DataFrame:
    """The records of one agency and one verdict; at first those to be asked about."""
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    names = sources.agency_names(words)
    agencies = list(dict.fromkeys(rule.agency for rule in sources.registry().rules))
    agency = left.pills(
        words("rules.agency"), agencies, format_func=names.get, key="rules_agency", persist_state="session"
    )
    of_agency = judged if agency is None else judged[judged["agency"].eq(agency)]
    counts = of_agency["verdict"].value_counts()
    verdict = right.pills(
        words("rules.verdict"),
        VERDICTS,
        default="breaks",
        format_func=lambda key: f"{words(f'verdict.{key}')} {counts[key]:,}",
        key="rules_verdict",
        persist_state="session",
    )
    return of_agency if verdict is None else of_agency[of_agency["verdict"].eq(verdict)]


def _reasons_counted(words: Words, chosen: pd.DataFrame) -> str:
    counts = chosen["reason"].value_counts()
    texts = [words("rules.because", why=words(f"becauseof.{key}"), n=counts[key]) for key in REASONS if counts[key]]
    return " · ".join(texts)
