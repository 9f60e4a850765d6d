"""Questions: every possible duplicate between two agencies in an area, with what is unknown, and each pair once."""

from collections import Counter
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies import pairing
from agencies.overlap import KEYS, Criterion, assess
from agencies.questions import COLUMNS, questions
from tests import overlap_cases
from tests.naive_overlap import area_key, function_key, relation, target_key, year_key
from tests.overlap_cases import areas_of, good_records
from tests.test_overlap_against_naive import AREAS, FUNCTIONS, REGISTRY, as_row, criteria, records

DEFAULT = Criterion()
TAMBON = areas_of({"400102": [f"400102{number:02}" for number in range(1, 6)], "400101": []})
SAME = {"function": "process", "target_group": "elderly", "fiscal_year": "2551"}


def asked(*rows, criterion=DEFAULT):
    numbered = [{"record_id": f"r{number}", **row} for number, row in enumerate(rows)]
    return questions(good_records(numbered, TAMBON), TAMBON, overlap_cases.REGISTRY, criterion)


def test_village_not_named_is_a_question_about_the_area():
    table = asked(
        {"agency": "sdc", "area_code": "40010205", **SAME}, {"agency": "psdhs", "area_code": "400102", **SAME}
    )
    assert table.to_dict("records") == [
        {
            "agency_a": "psdhs",
            "agency_b": "sdc",
            "area_code": "40010205",
            "tambon_code": "400102",
            "function_a": "process",
            "function_b": "process",
            "target_group_a": "elderly",
            "target_group_b": "elderly",
            "fiscal_year_a": 2551,
            "fiscal_year_b": 2551,
            "fund_a": "",
            "fund_b": "",
            "unknown": "area",
            "pairs": 1,
            "record_a": "r1",
            "record_b": "r0",
        }
    ]


def test_everything_unknown_is_asked_in_the_order_of_the_keys():
    table = asked({"agency": "sdc", "area_code": "400102"}, {"agency": "codi", "area_code": "40010203"})
    assert table["unknown"].tolist() == ["area;function;target;year"]
    assert table[["function_a", "target_group_b"]].to_numpy().tolist() == [["", ""]]
    assert table["fiscal_year_a"].isna().all()


def test_keys_outside_the_criterion_are_not_asked():
    rows = [{"agency": "sdc", "area_code": "400102"}, {"agency": "codi", "area_code": "40010203"}]
    assert asked(*rows, criterion=Criterion(frozenset({"year"})))["unknown"].tolist() == ["year"]


def test_records_that_are_alike_are_one_question_with_their_number_of_pairs():
    alike = {"agency": "sdc", "area_code": "40010203", **SAME, "function": ""}
    table = asked(
        alike,
        alike,
        {**alike, "note": "other"},
        {"agency": "codi", "area_code": "40010203", **SAME},
        {"agency": "codi", "area_code": "40010203", **SAME},
    )
    assert table[["agency_a", "agency_b", "pairs", "record_a", "record_b", "unknown"]].to_numpy().tolist() == [
        ["codi", "sdc", 6, "r3", "r0", "function"]
    ]


def test_whose_money_it_is_makes_no_second_question():
    one = {"agency": "sdc", "area_code": "40010203", **SAME, "target_group": ""}
    other = {"agency": "codi", "area_code": "40010203", **SAME}
    table = asked(one, {**one, "funded_by": "lgo"}, other)
    assert table[["pairs", "record_b"]].to_numpy().tolist() == [[2, "r0"]]


def test_pair_across_two_villages_is_asked_of_the_tambon():
    rows = [
        {"agency": "sdc", "area_code": "40010201", **SAME, "fiscal_year": ""},
        {"agency": "codi", "area_code": "40010202", **SAME},
    ]
    assert asked(*rows).empty
    table = asked(*rows, criterion=Criterion(frozenset({"function", "year"})))
    assert table[["area_code", "unknown"]].to_numpy().tolist() == [["400102", "year"]]


def test_a_city_is_asked_under_its_tambon():
    table = asked({"agency": "sdc", "area_code": "400101", **SAME}, {"agency": "codi", "area_code": "400101", **SAME})
    assert table[["area_code", "tambon_code", "unknown"]].to_numpy().tolist() == [["400101", "400101", "area"]]


def test_duplicates_joint_work_and_universal_functions_are_no_questions():
    here = {"area_code": "40010203", "target_group": "elderly", "fiscal_year": "2551"}
    table = asked(
        {"agency": "sdc", "function": "process", **here},
        {"agency": "codi", "function": "process", **here},
        {"agency": "lgo", "function": "allowance", "area_code": "40010203"},
        {"agency": "psdhs", "area_code": "40010204", "funded_by": "tpso"},
        {"agency": "tpso", "area_code": "40010204"},
    )
    assert table.empty
    assert tuple(table.columns) == COLUMNS


def expected(good, criterion, window):
    """The questions by listing every pair: how many pairs there are of each."""
    found = Counter()
    for one, other in combinations(good, 2):
        a, b = sorted((one, other), key=lambda record: record["agency"])
        if a["agency"] == b["agency"] or a["tambon"] != b["tambon"]:
            continue
        if relation(a, b, FUNCTIONS, criterion, window) != "possible_duplicate":
            continue
        keys = {
            "area": area_key(a, b),
            "function": function_key(a, b),
            "target": target_key(a, b),
            "year": year_key(a, b, window),
        }
        named = {a["village"], b["village"]} - {None}
        area = named.pop() if len(named) == 1 else a["tambon"]
        unknown = ";".join(key for key in KEYS if key in criterion and keys[key] == "unknown")
        sides = [(r["agency"], r["function"], r["target"], r["year"], r["fund"]) for r in (a, b)]
        found[*sides, area, unknown] += 1
    return found


def told(row):
    def value(name):
        return None if pd.isna(row[name]) or row[name] == "" else row[name]

    sides = [
        tuple(value(f"{name}_{side}") for name in ("agency", "function", "target_group", "fiscal_year", "fund"))
        for side in "ab"
    ]
    return (*sides, row["area_code"], row["unknown"])


@settings(max_examples=50)
@given(records(), criteria, st.integers(0, 2), st.sampled_from([2, 1_000_000]))
def test_questions_are_those_of_the_naive_list_of_pairs(rows, criterion, window, block):
    before, pairing.PAIRS_IN_A_BLOCK = pairing.PAIRS_IN_A_BLOCK, block
    try:
        good = good_records([as_row(row) for row in rows], AREAS, REGISTRY)
        asking = Criterion(frozenset(criterion), window)
        table = questions(good, AREAS, REGISTRY, asking)
        pairs = assess(good, AREAS, REGISTRY, asking).pairs
    finally:
        pairing.PAIRS_IN_A_BLOCK = before
    part = [row for row in rows if row["function"] != "allowance"]
    assert {told(row): row["pairs"] for row in table.to_dict("records")} == expected(part, criterion, window)
    sums = table.groupby(["agency_a", "agency_b"])["pairs"].sum().to_dict()
    assert sums == {
        (row.agency_a, row.agency_b): row.possible_duplicate for row in pairs.itertuples() if row.possible_duplicate
    }


@pytest.mark.parametrize("criterion", [Criterion(), Criterion(frozenset({"function"}))])
def test_no_records_are_no_questions(criterion):
    assert asked({"agency": "sdc", "area_code": "40010203"}, criterion=criterion).empty
    assert tuple(asked(criterion=criterion).columns) == COLUMNS


def test_first_record_is_the_first_of_the_list():
    rows = [{"agency": agency, "area_code": "40010203"} for agency in ("sdc", "codi", "codi", "sdc")]
    assert asked(*rows)[["record_a", "record_b", "pairs"]].to_numpy().tolist() == [["r1", "r0", 4]]
