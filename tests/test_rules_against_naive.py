"""Judging by rules against a naive oracle, on generated records."""

from itertools import count

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.rules import REASONS, VERDICTS, judge
from tests.rule_cases import AREAS, YEARS, records_of, registry_with

RULES = [
    {"agency": "psdhs", "own": [], "wanted": False, "by": ["codi"], "work": [], "span": "in an earlier year"},
    {
        **{"agency": "psdhs", "own": ["spark", "allowance"], "wanted": True, "by": ["codi", "tpso"]},
        **{"work": ["contribution"], "span": "in the same or an earlier year"},
    },
    {"agency": "sdc", "own": ["learning"], "wanted": True, "by": ["tpso"], "work": [], "span": "in the year before"},
    {
        **{"agency": "codi", "own": [], "wanted": False, "by": ["psdhs", "sdc"]},
        **{"work": ["allowance", "spark"], "span": "in the year before"},
    },
]


def text_of(rule):
    own = f"{', '.join(rule['own'])}: " if rule["own"] else ""
    work = f" with {' or '.join(rule['work'])}" if rule["work"] else ""
    negated = "" if rule["wanted"] else "not "
    return f"{own}{negated}supported by {' or '.join(rule['by'])}{work} {rule['span']}"


NAIVE_REGISTRY = registry_with(
    **{
        agency: "; ".join(text_of(rule) for rule in RULES if rule["agency"] == agency)
        for agency in ("psdhs", "sdc", "codi")
    }
)


def counts_by_function(function, wanted):
    """True, False, or None where it is not known."""
    if not wanted:
        return function != "allowance"
    return None if function == "" else function in wanted


def is_before(span, year, mine):
    """True, False, or None where it is not known. year: of the support."""
    if year is None:
        return None
    return {
        "in an earlier year": year < mine,
        "in the same or an earlier year": year <= mine,
        "in the year before": year == mine - 1,
    }[span]


def judged_naively(rule, mine, rows, reported, years):
    """Verdict and the year of the evidence of one record, by looking at everything; rows: plain tuples."""
    _, area, function, year = mine
    if counts_by_function(function, rule["own"]) is None or year is None:
        return "cannot_judge", None
    here = [other for other in rows if other[0] in rule["by"] and other[1][:6] == area[:6]]
    facts = [(counts_by_function(o[2], rule["work"]), is_before(rule["span"], o[3], year), o[3]) for o in here]
    sure = [when for work, before, when in facts if work and before]
    if sure:
        return "follows" if rule["wanted"] else "breaks", min(sure)
    needed = [known for known in years if is_before(rule["span"], known, year)]
    has_past = any(known < year for known in needed)
    all_in = all((agency, known, area[:2]) in reported for agency in rule["by"] for known in needed)
    perhaps = any(work is not False and before is not False for work, before, _ in facts)
    if perhaps or not has_past or not all_in:
        return "cannot_judge", None
    return "breaks" if rule["wanted"] else "follows", None


def row_values():
    return st.tuples(
        st.sampled_from(["psdhs", "sdc", "codi", "tpso", "lgo"]),
        st.sampled_from(["400102", "40010201", "40010202", "57010101"]),
        st.sampled_from(["", "spark", "spark", "learning", "contribution", "contribution", "allowance"]),
        st.sampled_from([None, 2549, 2550, 2551, 2552]),
    )


ANY_REPORTS = st.sets(
    st.tuples(
        st.sampled_from(["psdhs", "sdc", "codi", "tpso"]),
        st.sampled_from([2548, 2549, 2550, 2551]),
        st.sampled_from(["40", "57"]),
    )
)
MANY_REPORTS = st.just({(agency, year, "40") for agency in ("psdhs", "sdc", "codi", "tpso") for year in YEARS})


@settings(max_examples=40)
@given(rows=st.lists(row_values(), max_size=24), reported=ANY_REPORTS | MANY_REPORTS, chosen=st.integers(0, 12))
def test_agrees_with_the_naive_definition(rows, reported, chosen):
    known = records_of([(*row[:3], "" if row[3] is None else row[3]) for row in rows], NAIVE_REGISTRY)
    kept = known.copy()
    reports = pd.DataFrame(sorted(reported), columns=["agency", "fiscal_year", "province_code"])
    reports = reports.astype({"fiscal_year": "int64"})
    selected = known.iloc[chosen:]
    found = judge(selected, known, NAIVE_REGISTRY, reports, AREAS)
    pd.testing.assert_frame_equal(known, kept)
    years = {row[3] for row in rows if row[3] is not None} | {report[1] for report in reported}
    expected = {
        (text_of(rule), number): judged_naively(rule, rows[number], rows, reported, years)
        for rule in RULES
        for number in range(chosen, len(rows))
        if rows[number][0] == rule["agency"] and counts_by_function(rows[number][2], rule["own"]) is not False
    }
    assert len(found) == len(expected)
    for row in found.itertuples():
        verdict, year = expected[row.rule, row.record]
        assert row.verdict == verdict
        assert verdict in VERDICTS
        assert row.reason in REASONS
        if row.reason == "supported_earlier":
            assert (row.evidence_year, row.evidence_agency) == (year, known.loc[row.evidence, "agency"])
            assert known.loc[row.evidence, "fiscal_year"] == year
            assert known.loc[row.evidence, "record_id"] == row.evidence_id


@settings(max_examples=15)
@given(rows=st.lists(row_values(), max_size=14), reported=ANY_REPORTS)
def test_more_reports_never_turn_a_verdict_round(rows, reported):
    """What is certain stays so when the reports of known years come in; only what could not be judged is settled."""
    known = records_of([(*row[:3], "" if row[3] is None else row[3]) for row in rows], NAIVE_REGISTRY)
    tables = []
    for some in (reported, reported | {(a, y, p) for a in ("psdhs", "sdc", "codi", "tpso") for _, y, p in reported}):
        reports = pd.DataFrame(sorted(some), columns=["agency", "fiscal_year", "province_code"])
        reports = reports.astype({"fiscal_year": "int64"})
        tables.append(judge(known, known, NAIVE_REGISTRY, reports, AREAS)["verdict"].astype("str"))
    before, after = tables
    assert ((before == after) | (before == "cannot_judge")).all()


def test_oracle_meets_every_verdict():
    """The generated cases would show nothing if they all were one verdict."""
    rows = [("codi", "400102", "spark", 2549), ("psdhs", "400102", "spark", 2550), ("psdhs", "400101", "spark", 2550)]
    reported = {("codi", year, "40") for year in YEARS}
    numbers = count(1)
    found = {judged_naively(RULES[0], rows[next(numbers)], rows, reported, YEARS)[0] for _ in range(2)}
    assert found == {"breaks", "follows"}
