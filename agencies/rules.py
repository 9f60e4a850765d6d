"""Principle and practice: does each record follow the rule by which its agency says it chooses its areas?

Judged at the tambon, since the field note speaks of tambons. Support that was found is certain, even while reports are
missing; that there was none is certain only where the other agency's reports came in for every earlier year known.
Whatever lies between cannot be judged, and the reason is named. To break a rule is a question, not a fault: the note
itself could not confirm why practice differed.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from agencies.records import Areas
from agencies.registry import Registry
from agencies.rule_text import SAME_OR_EARLIER, YEAR_BEFORE, Rule

VERDICTS = ("follows", "breaks", "cannot_judge")
REASONS = (
    "function_unknown",  # the record's own: is the rule for it?
    "year_unknown",  # the record's own: what is earlier?
    "supported_earlier",
    "earlier_year_unknown",  # there is support, but nobody knows of which year
    "earlier_function_unknown",  # there is support, but nobody knows whether it is the work that the rule asks for
    "no_earlier_years",  # the data begin with this year
    "not_reported",  # reports of the other agency are missing for an earlier year
    "not_supported_earlier",
)
"""Why a verdict was given: the first that fits, so that the last holds only where nothing is left unknown. The two
that say supported are certain; with every other the record cannot be judged."""
_NONE = -1


def judge(
    records: pd.DataFrame, all_records: pd.DataFrame, registry: Registry, reports: pd.DataFrame, areas: Areas
) -> pd.DataFrame:
    """One row for each record and each rule that is for it; rules in the order of the registry, then records.

    records: good ones (see `check_records`) within the selection, in these areas. all_records: every good record
    known: among them earlier support is looked for, whatever the state of its money, and its years with those of the
    reports are the known ones. reports: agency, fiscal_year, province_code.
    A rule that names no functions is for records of unknown function too, which overlap takes in likewise.
    Columns: record (index label in `records`), record_id, agency, rule (as written), tambon_code, function,
    fiscal_year, verdict (of VERDICTS), reason (of REASONS), and the earliest support that it rests on: evidence (index
    label in `all_records`), evidence_id, evidence_agency, evidence_year (Buddhist); missing or "" where there is none.
    """
    known = _Known.of(records, all_records, registry, reports, areas)
    judged = [_judge_rule(rule, records, known) for rule in registry.rules]
    nothing = _rows(records.iloc[:0], "", known, np.zeros(0, dtype=np.int64))
    return pd.concat(judged or [nothing], ignore_index=True)


def rule_counts(judged: pd.DataFrame, records: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """One row for each rule of the registry: agency, rule, and how many records: follows, breaks, cannot_judge, other.

    judged: as `judge` gives it for these records. other: the agency's records that the rule is not for; with the three
    verdicts they are all its records.
    """
    is_of = pd.DataFrame({verdict: judged["verdict"].eq(verdict) for verdict in VERDICTS})
    counts = is_of.groupby([judged["agency"], judged["rule"]]).sum()
    rules = [[rule.agency for rule in registry.rules], [rule.text for rule in registry.rules]]
    table = counts.reindex(pd.MultiIndex.from_arrays(rules, names=counts.index.names), fill_value=0).reset_index()
    of_agency = table["agency"].map(records["agency"].value_counts()).fillna(0).astype("int64")
    return table.assign(other=of_agency - table[list(VERDICTS)].sum(axis=1))


@dataclass(frozen=True)
class _Known:
    """What rules are judged by. records: those in the tambons that are judged. province: by tambon_code."""

    records: pd.DataFrame
    reports: pd.DataFrame
    years: list[int]
    province: pd.Series
    universal: list[str]

    @classmethod
    def of(
        cls, judged: pd.DataFrame, records: pd.DataFrame, registry: Registry, reports: pd.DataFrame, areas: Areas
    ) -> "_Known":
        """years: all that a record or a report names, anywhere."""
        return cls(
            records=records[records["tambon_code"].isin(judged["tambon_code"].unique())],
            reports=reports,
            years=sorted({*records["fiscal_year"].dropna().unique().tolist(), *reports["fiscal_year"].tolist()}),
            province=areas.tambons.set_index("tambon_code")["province_code"],
            universal=list(registry.universal),
        )


def _judge_rule(rule: Rule, records: pd.DataFrame, known: _Known) -> pd.DataFrame:
    mine = records[records["agency"].eq(rule.agency) & _is_for(rule, records["function"], known)]
    year = mine["fiscal_year"].fillna(_NONE).to_numpy(np.int64)
    found = _earlier_support(rule, mine["tambon_code"], year, known)
    nothing = np.zeros(len(mine), dtype=bool)
    holds = {
        "function_unknown": mine["function"].eq("").to_numpy() if rule.functions else nothing,
        "year_unknown": year == _NONE,
        **{reason: at != _NONE for reason, at in found.items()},
        "no_earlier_years": ~_has_earlier_years(rule, year, known),
        "not_reported": _lacks_reports(rule, mine["tambon_code"], year, known),
        "not_supported_earlier": ~nothing,
    }
    reason = np.select([holds[name] for name in REASONS], range(len(REASONS)))
    at = np.select([reason == REASONS.index(name) for name in found], list(found.values()), default=_NONE)
    rows = _rows(mine, rule.text, known, at)
    return rows.assign(
        verdict=pd.Categorical.from_codes(_VERDICT_OF[rule.wanted][reason], VERDICTS),
        reason=pd.Categorical.from_codes(reason, REASONS),
    )


_VERDICT_OF = {
    wanted: np.array(
        [
            VERDICTS.index({"supported_earlier": yes, "not_supported_earlier": no}.get(reason, "cannot_judge"))
            for reason in REASONS
        ]
    )
    for wanted, yes, no in ((True, "follows", "breaks"), (False, "breaks", "follows"))
}
"""Whether the rule asks for earlier support, and the verdict of each reason."""


def _is_for(rule: Rule, function: pd.Series, known: _Known) -> pd.Series:
    return function.isin([*rule.functions, ""]) if rule.functions else ~function.isin(known.universal)


def _rows(mine: pd.DataFrame, rule: str, known: _Known, at: np.ndarray) -> pd.DataFrame:
    """The records judged, and the support at these positions of the known records (_NONE: none)."""
    names = {"record_id": "evidence_id", "agency": "evidence_agency", "fiscal_year": "evidence_year"}
    evidence = known.records.rename_axis("evidence").reset_index()[["evidence", *names]].rename(columns=names)
    evidence = evidence.astype({"evidence": "Int64"}).reindex(at)  # _NONE is no position: missing
    columns = mine.rename_axis("record").reset_index()
    columns = columns[["record", "record_id", "agency", "tambon_code", "function", "fiscal_year"]]
    columns.insert(3, "rule", pd.Series(rule, index=columns.index, dtype="str"))
    nothing = pd.Categorical.from_codes([_NONE] * len(columns), VERDICTS)
    columns = columns.assign(verdict=nothing, reason=nothing.set_categories(REASONS))
    found = evidence.fillna({"evidence_id": "", "evidence_agency": ""}).reset_index(drop=True)
    return pd.concat([columns, found], axis=1)


# --- what was there before -----------------------------------------------------------------------------------------


def _earlier_support(rule: Rule, tambon: pd.Series, year: np.ndarray, known: _Known) -> dict[str, np.ndarray]:
    """For each record the position of the earliest support that counts (_NONE: none), by the reason that it gives."""
    support = known.records.reset_index(drop=True)
    support = support[support["agency"].isin(rule.by)]
    function = support["function"]
    counts = function.isin(rule.work) if rule.work else ~function.isin(known.universal)
    may_count = function.eq("") if rule.work else counts & False
    dateless = support["fiscal_year"].isna()
    return {
        "supported_earlier": _first(_events(support[counts & ~dateless]), tambon, year, rule.span),
        "earlier_year_unknown": _anywhere(support[(counts | may_count) & dateless], tambon),
        "earlier_function_unknown": _first(_events(support[may_count & ~dateless]), tambon, year, rule.span),
    }


def _events(support: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"place": support["tambon_code"], "year": support["fiscal_year"].astype("int64")})


def _anywhere(support: pd.DataFrame, tambon: pd.Series) -> np.ndarray:
    first = support.drop_duplicates("tambon_code")
    where = pd.Index(first["tambon_code"]).get_indexer(pd.Index(tambon))
    return np.append(first.index.to_numpy(np.int64), _NONE)[where]


def _first(events: pd.DataFrame, place: pd.Series, year: np.ndarray, span: str) -> np.ndarray:
    """For each place and year the index label of the earliest event there within the span before it, else _NONE.

    events: place, year, under whole numbers. The year _NONE has nothing before it.
    """
    if span == YEAR_BEFORE:
        return _in_year(events, place, year - 1)
    first = events.sort_values("year", kind="stable").drop_duplicates("place")
    where = pd.Index(first["place"]).get_indexer(pd.Index(place))
    began = np.append(first["year"].to_numpy(np.int64), np.iinfo(np.int64).max)[where]
    last = year if span == SAME_OR_EARLIER else year - 1
    return np.where(began <= last, np.append(first.index.to_numpy(np.int64), _NONE)[where], _NONE)


def _in_year(events: pd.DataFrame, place: pd.Series, year: np.ndarray) -> np.ndarray:
    keys = events["place"].astype("str") + " " + events["year"].astype("str")
    first = keys.drop_duplicates()
    wanted = place.astype("str") + " " + pd.Series(year, index=place.index).astype("str")
    where = pd.Index(first).get_indexer(pd.Index(wanted))
    return np.append(first.index.to_numpy(np.int64), _NONE)[where]


# --- whether nothing found means that nothing was there ----------------------------------------------------------


def _has_earlier_years(rule: Rule, year: np.ndarray, known: _Known) -> np.ndarray:
    """Whether the data reach back before these years; support of the same year alone is no past to judge by."""
    if rule.span == YEAR_BEFORE:
        return np.isin(year - 1, known.years)
    return year > min(known.years, default=np.iinfo(np.int64).max)


def _lacks_reports(rule: Rule, tambon: pd.Series, year: np.ndarray, known: _Known) -> np.ndarray:
    """Whether a report of an agency that the rule names is missing for the province, for a known year of the span."""
    province = tambon.map(known.province).astype("str")
    asked = pd.MultiIndex.from_product([rule.by, province.unique(), known.years])
    came = pd.MultiIndex.from_frame(known.reports[["agency", "province_code", "fiscal_year"]])
    missing = asked[~asked.isin(came)]
    events = pd.DataFrame({"place": missing.get_level_values(1), "year": missing.get_level_values(2)})
    return _first(events, province, year, rule.span) != _NONE
