"""Rules of the registry and how records are judged by them: by hand, and against a naive oracle."""

from itertools import count

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.registry import DEFAULT_REGISTRY, RegistryError, load_registry, parse_registry
from agencies.rule_text import SPANS
from agencies.rules import REASONS, VERDICTS, judge, rule_counts
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202"], "400103": ["40010301"], "570101": ["57010101"]})
YEARS = (2549, 2550, 2551)


def registry_with(**rules):
    return parse_registry(
        {
            "agencies": {
                key: {"rule": rules[key]} if key in rules else {} for key in ("psdhs", "sdc", "codi", "tpso", "lgo")
            },
            "functions": {"spark": {}, "learning": {}, "contribution": {}, "allowance": {"universal": True}},
            "target_groups": {"community": {}},
        }
    )


# --- how a rule is written -----------------------------------------------------------------------------------------


def test_the_two_rules_of_the_field_note_stand_in_the_registry():
    note = {rule.agency: rule for rule in REGISTRY.rules}
    assert (note["psdhs"].functions, note["psdhs"].wanted, note["psdhs"].by) == ((), False, ("codi",))
    assert (note["sdc"].functions, note["sdc"].wanted, note["sdc"].by) == (("learning",), True, ("tpso",))
    assert {rule.span for rule in REGISTRY.rules} == {"earlier"}


def test_every_part_of_a_rule_is_read():
    rule = "spark ,learning : not  supported by codi or tpso with contribution or spark in the year before"
    (found,) = registry_with(sdc=rule).rules
    assert (found.agency, found.functions, found.wanted) == ("sdc", ("spark", "learning"), False)
    assert (found.by, found.work, found.span) == (("codi", "tpso"), ("contribution", "spark"), "year_before")
    assert found.text == "spark ,learning : not supported by codi or tpso with contribution or spark in the year before"


@pytest.mark.parametrize("words", SPANS)
def test_every_span_is_read(words):
    assert registry_with(sdc=f"supported by codi {words}").rules[0].span == SPANS[words]


def test_several_rules_of_one_agency():
    found = registry_with(
        sdc="learning: supported by tpso in an earlier year; not supported by codi in the year before"
    )
    assert [(rule.functions, rule.wanted) for rule in found.rules] == [(("learning",), True), ((), False)]


def test_no_rule_and_an_empty_one_are_alike():
    assert registry_with(sdc="  ").rules == registry_with().rules == ()


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("where it is wanted", "is not of the form"),
        ("not supported by codi", "is not of the form"),
        ("not supported by codi in an earlier year;", "is not of the form"),
        ("supported by codi, tpso in an earlier year", "is not of the form"),
        ("Not supported by codi in an earlier year", "is not of the form"),
        ("supported by nhso in an earlier year", "unknown agency, nhso"),
        ("dance: supported by codi in an earlier year", "unknown function, dance"),
        ("supported by codi with dance in an earlier year", "unknown function, dance"),
        ("supported by codi or sdc in an earlier year", "its own agency, sdc"),
        ("supported by codi in the year before;supported by  codi in the year before", "stands twice"),
    ],
)
def test_broken_rule_is_refused_by_one_sentence_that_names_the_entry(rule, reason):
    with pytest.raises(RegistryError) as caught:
        registry_with(sdc=rule)
    assert caught.value.entry == "[agencies.sdc]"
    assert reason in caught.value.en
    assert "[agencies.sdc]" in caught.value.th
    assert "\n" not in caught.value.th


# --- how a record is judged ----------------------------------------------------------------------------------------


def row(agency, area, function, year, number):
    values = {"agency": agency, "area_code": area, "function": function, "fiscal_year": year}
    return {"record_id": f"r{number}", **values}


def records_of(rows, registry=REGISTRY):
    return good_records([row(*values, number) for number, values in enumerate(rows)], AREAS, registry)


def reports_of(agencies, years=YEARS, provinces=("40",)):
    rows = [(agency, year, province) for agency in agencies for year in years for province in provinces]
    return pd.DataFrame(rows, columns=["agency", "fiscal_year", "province_code"]).astype({"fiscal_year": "int64"})


ALL_IN = reports_of(("codi", "tpso"))
NOTHING_IN = reports_of(())


def verdicts(rows, registry=REGISTRY, reports=ALL_IN):
    """The verdict and reason of each record that a rule is for, by the record's number."""
    known = records_of(rows, registry)
    found = judge(known, known, registry, reports, AREAS)
    return {row.record: (row.verdict, row.reason) for row in found.itertuples()}


def test_worked_example():
    """PSDHS goes where CODI was not; the SDC's learning area is one where TPSO was."""
    found = verdicts(
        [
            ("codi", "40010201", "contribution", 2549),
            ("psdhs", "400102", "spark", 2550),  # CODI was in the tambon, though in another village
            ("psdhs", "40010202", "spark", 2549),  # the data begin with this year
            ("psdhs", "40010301", "spark", 2550),
            ("tpso", "400103", "process", 2550),
            ("sdc", "40010301", "learning", 2551),
            ("sdc", "40010301", "learning", 2550),  # TPSO came in the same year, not in an earlier one
            ("sdc", "40010301", "spark", 2551),  # no learning area: the rule is not for it
            ("sdc", "40010301", "", 2551),
            ("psdhs", "40010301", "spark", ""),
            ("psdhs", "40010301", "allowance", 2551),  # an entitlement
        ]
    )
    assert found == {
        1: ("breaks", "supported_earlier"),
        2: ("cannot_judge", "no_earlier_years"),
        3: ("follows", "not_supported_earlier"),
        5: ("follows", "supported_earlier"),
        6: ("breaks", "not_supported_earlier"),
        8: ("cannot_judge", "function_unknown"),
        9: ("cannot_judge", "year_unknown"),
    }


def test_support_found_is_certain_while_reports_are_missing_and_its_absence_is_not():
    rows = [("codi", "40010201", "", 2549), ("psdhs", "40010202", "spark", 2550), ("psdhs", "400103", "spark", 2550)]
    assert verdicts(rows, reports=NOTHING_IN) == {
        1: ("breaks", "supported_earlier"),
        2: ("cannot_judge", "not_reported"),
    }
    assert verdicts(rows, reports=reports_of(["codi"], [2549]))[2] == ("follows", "not_supported_earlier")


@pytest.mark.parametrize(
    ("reports", "verdict"),
    [
        (reports_of(["codi"], [2549, 2550]), "follows"),
        (reports_of(["codi"], [2549]), "cannot_judge"),
        (reports_of(["codi"], [2550]), "cannot_judge"),
        (reports_of(["tpso"], YEARS), "cannot_judge"),
        (reports_of(["codi"], YEARS, ["57"]), "cannot_judge"),
    ],
)
def test_absence_needs_the_others_report_of_every_earlier_year_and_this_province(reports, verdict):
    rows = [("psdhs", "400103", "spark", 2551), ("lgo", "400101", "", 2549), ("lgo", "400101", "", 2550)]
    assert verdicts(rows, reports=reports)[0][0] == verdict


def test_support_of_unknown_year_leaves_it_open_unless_other_support_is_known():
    rows = [("codi", "400102", "spark", ""), ("psdhs", "400102", "spark", 2550), ("lgo", "400101", "", 2549)]
    assert verdicts(rows)[1] == ("cannot_judge", "earlier_year_unknown")
    assert verdicts([*rows, ("codi", "400102", "spark", 2549)])[1] == ("breaks", "supported_earlier")
    assert verdicts([*rows, ("codi", "400102", "spark", 2551)])[1] == ("cannot_judge", "earlier_year_unknown")


@pytest.mark.parametrize("other", ["codi", "tpso"])
def test_support_of_any_agency_named_counts(other):
    registry = registry_with(psdhs="not supported by codi or tpso in an earlier year")
    rows = [("psdhs", "400102", "spark", 2550), (other, "400102", "spark", 2549), ("lgo", "400102", "spark", 2549)]
    assert verdicts(rows, registry)[0] == ("breaks", "supported_earlier")
    missing = "tpso" if other == "codi" else "codi"
    nobody = [("psdhs", "400102", "spark", 2550), ("lgo", "400102", "spark", 2549)]
    assert verdicts(nobody, registry, reports_of([other]))[0] == ("cannot_judge", "not_reported")
    assert verdicts(nobody, registry, reports_of([other, missing]))[0][0] == "follows"


def test_an_entitlement_is_no_earlier_support():
    rows = [("codi", "400102", "allowance", 2549), ("psdhs", "400102", "spark", 2550)]
    assert verdicts(rows)[1] == ("follows", "not_supported_earlier")


def test_rule_with_a_function_counts_only_that_support():
    registry = registry_with(psdhs="supported by codi with contribution in an earlier year")
    mine = ("psdhs", "400102", "spark", 2550)
    assert verdicts([mine, ("codi", "400102", "spark", 2549)], registry)[0] == ("breaks", "not_supported_earlier")
    assert verdicts([mine, ("codi", "400102", "contribution", 2549)], registry)[0] == ("follows", "supported_earlier")
    unknown = verdicts([mine, ("codi", "400102", "", 2549)], registry)[0]
    assert unknown == ("cannot_judge", "earlier_function_unknown")


@pytest.mark.parametrize(
    ("span", "years"),
    [
        ("in an earlier year", {2549, 2550}),
        ("in the same or an earlier year", {2549, 2550, 2551}),
        ("in the year before", {2550}),
    ],
)
def test_spans(span, years):
    registry = registry_with(psdhs=f"supported by codi {span}")
    start = ("lgo", "400101", "", 2549), ("lgo", "400101", "", 2550)
    for year in (2549, 2550, 2551, 2552):
        found = verdicts([("psdhs", "400102", "spark", 2551), ("codi", "400102", "spark", year), *start], registry)
        assert found[0][0] == ("follows" if year in years else "breaks")


def test_same_year_alone_is_no_past_to_judge_by():
    registry = registry_with(psdhs="not supported by codi in the same or an earlier year")
    rows = [("psdhs", "400102", "spark", 2549)]
    assert verdicts(rows, registry, reports_of(["codi"], [2549]))[0] == ("cannot_judge", "no_earlier_years")


def test_the_year_before_must_be_in_the_data():
    registry = registry_with(psdhs="not supported by codi in the year before")
    rows = [("psdhs", "400102", "spark", 2551), ("lgo", "400101", "", 2549)]
    assert verdicts(rows, registry, reports_of(["codi"], [2549]))[0] == ("cannot_judge", "no_earlier_years")


def test_evidence_is_the_earliest_support():
    known = records_of(
        [
            ("codi", "400102", "spark", 2550),
            ("codi", "40010202", "", 2549),
            ("codi", "40010201", "spark", 2549),
            ("psdhs", "400102", "spark", 2551),
            ("codi", "400103", "", ""),
            ("psdhs", "400103", "spark", 2551),
            ("psdhs", "400101", "spark", 2551),
        ]
    )
    found = judge(known.iloc[[3, 5, 6]], known, REGISTRY, ALL_IN, AREAS).set_index("record")
    assert found.loc[3, ["evidence", "evidence_id", "evidence_agency", "evidence_year"]].tolist() == [
        *(1, "r1", "codi", 2549)
    ]
    assert found.loc[5, ["evidence", "evidence_id", "evidence_agency"]].tolist() == [4, "r4", "codi"]
    assert pd.isna(found.loc[5, "evidence_year"])
    assert pd.isna(found.loc[6, "evidence"])
    assert found.loc[6, ["evidence_id", "evidence_agency"]].tolist() == ["", ""]
    assert found["record_id"].tolist() == ["r3", "r5", "r6"]


def test_earlier_support_is_looked_for_outside_the_selection_too():
    known = records_of([("codi", "400102", "spark", 2549), ("psdhs", "400102", "spark", 2550)])
    selected = known[known["fiscal_year"] == 2550]
    (row,) = judge(selected, known, REGISTRY, ALL_IN, AREAS).itertuples()
    assert (row.verdict, row.evidence_year) == ("breaks", 2549)


def test_counts_hold_every_record_of_an_agency_with_a_rule():
    known = records_of(
        [
            ("codi", "400102", "spark", 2549),
            ("psdhs", "400102", "spark", 2550),
            ("psdhs", "400103", "spark", 2550),
            ("psdhs", "400103", "allowance", 2550),
            ("psdhs", "400103", "spark", ""),
        ]
    )
    judged = judge(known, known, REGISTRY, ALL_IN, AREAS)
    assert rule_counts(judged, known, REGISTRY).to_dict("records") == [
        {
            "agency": "psdhs",
            "rule": "not supported by codi in an earlier year",
            "follows": 1,
            "breaks": 1,
            "cannot_judge": 1,
            "other": 1,
        },
        {
            "agency": "sdc",
            "rule": "learning: supported by tpso in an earlier year",
            **dict.fromkeys(("follows", "breaks", "cannot_judge", "other"), 0),
        },
    ]


@pytest.mark.parametrize("registry", [REGISTRY, registry_with()])
def test_without_records_or_rules_there_is_an_empty_table_of_the_same_columns(registry):
    known = records_of([("psdhs", "400102", "spark", 2550)])
    whole = judge(known, known, REGISTRY, ALL_IN, AREAS)
    for records in (known, known.iloc[:0]):
        found = judge(records, known, registry, ALL_IN, AREAS)
        if records.empty or not registry.rules:
            assert list(found.columns) == list(whole.columns)
            assert found.empty
            assert len(rule_counts(found, records, registry)) == len(registry.rules)


def test_a_new_rule_is_an_entry_in_the_registry(tmp_path):
    path = tmp_path / "registry.toml"
    entry = '\n[agencies.nhso]\nshort_th = "สปสช."\nrule = "welfare: not supported by nhso_old in the year before"\n'
    path.write_text(DEFAULT_REGISTRY.read_text(encoding="utf-8") + entry + "[agencies.nhso_old]\n", encoding="utf-8")
    registry = load_registry(path)
    known = records_of(
        [
            ("nhso_old", "400102", "welfare", 2550),
            ("nhso", "400102", "welfare", 2551),
            ("nhso", "400103", "welfare", 2551),
            ("nhso", "400102", "staff", 2551),
        ],
        registry,
    )
    found = judge(known, known, registry, reports_of(["nhso_old"]), AREAS)
    assert found["agency"].tolist() == ["nhso", "nhso"]
    assert found["verdict"].tolist() == ["breaks", "follows"]


# --- against the naive oracle --------------------------------------------------------------------------------------

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
