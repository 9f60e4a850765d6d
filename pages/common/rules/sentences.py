"""Rules and reasons as sentences in the viewer's language, from the parsed rule and the agencies' names."""

from collections.abc import Iterable, Mapping

import pandas as pd

from agencies.registry import Entry, Registry
from agencies.rule_text import Rule
from agencies.rules import REASONS
from pages.common.wording import Words


def rule_sentence(words: Words, rule: Rule, registry: Registry) -> str:
    """ "พมจ. เลือกตำบลที่ยังไม่เคยได้รับการสนับสนุนจาก พอช. ในปีก่อนหน้านั้น"."""
    work = words("rules.with", work=_any_of(words, registry.functions, rule.work)) if rule.work else ""
    form = rule.span if rule.wanted else f"not_{rule.span}"
    where = words(f"ruleform.{form}", by=_any_of(words, registry.agencies, rule.by), work=work)
    agency = registry.agencies[rule.agency].short(words.language)
    if not rule.functions:
        return words("rules.chooses", agency=agency, where=where)
    own = _any_of(words, registry.functions, rule.functions)
    return words("rules.chooses_for", agency=agency, own=own, where=where)


def _any_of(words: Words, entries: Mapping[str, Entry], keys: Iterable[str]) -> str:
    return words("rules.or").join(entries[key].short(words.language) for key in keys)


def rules_said(words: Words, judged: pd.DataFrame, registry: Registry) -> pd.Series:
    """The rule of each record as a sentence; judged: see `agencies.rules.judge`."""
    return _of_rule(judged, {_key(rule): rule_sentence(words, rule, registry) for rule in registry.rules})


def reasons(words: Words, judged: pd.DataFrame, registry: Registry) -> pd.Series:
    """Why each record was judged so, with what it rests on; judged: see `agencies.rules.judge`."""
    asked = {_key(rule): _any_of(words, registry.agencies, rule.by) for rule in registry.rules}
    named = {key: agency.short(words.language) for key, agency in registry.agencies.items()}
    texts = {reason: words(f"rulereason.{reason}") for reason in REASONS}
    return _filled(
        pd.DataFrame(
            {
                "text": judged["reason"].astype("str").map(texts),
                "by": judged["evidence_agency"].map(named).fillna(_of_rule(judged, asked)),
                "year": judged["evidence_year"].astype("str"),
            }
        )
    )


def _key(rule: Rule) -> tuple[str, str]:
    return rule.agency, rule.text  # two agencies may go by the same text


def _of_rule(judged: pd.DataFrame, texts: Mapping[tuple[str, str], str]) -> pd.Series:
    rules = pd.MultiIndex.from_frame(judged[["agency", "rule"]])
    return pd.Series(rules.map(texts).to_numpy(), index=judged.index, dtype="str")


def _filled(parts: pd.DataFrame) -> pd.Series:
    """Each text with its {by} and {year}; worked out once for each that occurs, since few do."""
    known = parts.drop_duplicates()
    texts = [text.format(by=by, year=year) for text, by, year in known.itertuples(index=False)]
    filled = pd.Series(texts, index=pd.MultiIndex.from_frame(known), dtype="str")
    return pd.Series(filled.reindex(pd.MultiIndex.from_frame(parts)).to_numpy(), index=parts.index, dtype="str")
