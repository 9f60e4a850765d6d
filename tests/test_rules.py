"""How records are judged by the rules of the registry, by hand."""

import pandas as pd
import pytest

from agencies.registry import DEFAULT_REGISTRY, load_registry
from agencies.rules import judge, rule_counts
from tests.overlap_cases import REGISTRY
from tests.rule_cases import AREAS, YEARS, records_of, registry_with, reports_of

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
