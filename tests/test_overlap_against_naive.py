"""The array arithmetic against the naive definition, on generated records."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies import pairing
from agencies.groundwork import Groundwork
from agencies.overlap import KEYS, STATUSES, Criterion, assess
from agencies.registry import parse_registry
from tests.naive_overlap import STATUS_ORDER, assess_naively
from tests.overlap_cases import areas_of, good_records

REGISTRY = parse_registry(
    {
        "agencies": {name: {} for name in ("psdhs", "sdc", "codi", "lgo")},
        "functions": {
            "spark": {"step": 1},
            "process": {"step": 2},
            "rehearsal": {"step": 2},
            "contribution": {"step": 3, "joint": True},
            "gift": {"joint": True},
            "staff": {},
            "allowance": {"universal": True},
        },
        "target_groups": {"elderly": {}, "disabled": {}, "community": {}},
    }
)
FUNCTIONS = {key: {"step": function.step, "joint": function.joint} for key, function in REGISTRY.functions.items()}
VILLAGES_OF = {"400101": [], "400102": ["40010201", "40010202", "40010203"], "400103": ["40010301"], "400104": []}
AREAS = areas_of(VILLAGES_OF)


def place(text):
    tambon, village, scope = text
    return {"tambon": tambon, "village": village, "scope": scope}


PLACES = [
    *((tambon, village, None) for tambon, villages in VILLAGES_OF.items() for village in villages),
    *((tambon, None, scope) for tambon in VILLAGES_OF for scope in (None, "tambon")),
]


def records(max_size=14):
    record = st.fixed_dictionaries(
        {
            "place": st.sampled_from(PLACES),
            "agency": st.sampled_from(list(REGISTRY.agencies)),
            "function": st.sampled_from([None, *REGISTRY.functions]),
            "target": st.sampled_from([None, *REGISTRY.target_groups]),
            "fund": st.sampled_from([None, None, "กองทุน ก", "กองทุน ข"]),
            "year": st.sampled_from([None, 2549, 2550, 2551, 2552]),
            "funded_by": st.sampled_from([None, None, *REGISTRY.agencies]),
            "amount": st.sampled_from([None, 0.25, 100.5, 20000.0]),
        }
    )
    return st.lists(record.map(lambda r: {**r, **place(r["place"])}), max_size=max_size)


criteria = st.sets(st.sampled_from(KEYS)).map(sorted)


def as_row(record):
    values = {
        "agency": record["agency"],
        "area_code": record["village"] or record["tambon"],
        "scope": record["scope"],
        "function": record["function"],
        "target_group": record["target"],
        "fund_name": record["fund"],
        "fiscal_year": record["year"],
        "amount_baht": record["amount"],
        "funded_by": record["funded_by"],
    }
    return {name: "" if value is None else value for name, value in values.items()}


def checked(rows):
    return good_records([as_row(row) for row in rows], AREAS, REGISTRY)


def compare(rows, good, criterion, window, awaited):
    asked = Criterion(frozenset(criterion), window), {"40"} if awaited else set()
    groundwork = Groundwork.of(good, AREAS, REGISTRY)
    for result in (assess(good, AREAS, REGISTRY, *asked), groundwork.assess(groundwork.choose(), *asked)):
        compare_result(result, rows, criterion, window, awaited)


def compare_result(result, rows, criterion, window, awaited):
    taking_part = [row for row in rows if row["function"] != "allowance"]
    villages, tambons, pairs, baht = assess_naively(taking_part, VILLAGES_OF, FUNCTIONS, criterion, window, awaited)
    found = result.villages.set_index("village_code")[["status", "agencies", "records"]]
    assert {code: tuple(row) for code, row in zip(found.index, found.to_numpy(), strict=True)} == villages
    found = result.tambons.set_index("tambon_code")
    assert {code: tuple(row) for code, row in zip(found.index, found.to_numpy(), strict=True)} == tambons
    found = {(p["agency_a"], p["agency_b"]): p for p in result.pairs.to_dict("records")}
    assert found.keys() == pairs.keys()
    for two, (shared, counts) in pairs.items():
        assert found[two]["villages_shared"] == shared
        assert {what: found[two][what] for what in STATUS_ORDER[:6] if found[two][what]} == counts
    assert result.baht_in_duplicates == pytest.approx(baht)
    assert result.used == len(taking_part)
    assert result.universal == len(rows) - len(taking_part)


@settings(max_examples=200, deadline=None)
@given(rows=records(), criterion=criteria, window=st.integers(0, 2), awaited=st.booleans())
def test_agrees_with_the_naive_definition(rows, criterion, window, awaited):
    compare(rows, checked(rows), criterion, window, awaited)


@settings(max_examples=12, deadline=None)
@given(rows=records(max_size=40), window=st.integers(0, 2))
def test_every_criterion_agrees_with_the_naive_definition(rows, window):
    good = checked(rows)
    for size in range(len(KEYS) + 1):
        for criterion in combinations(KEYS, size):
            compare(rows, good, criterion, window, awaited=False)


@settings(max_examples=30, deadline=None)
@given(rows=records(max_size=40), criterion=criteria, block=st.integers(1, 30))
def test_result_does_not_depend_on_the_size_of_the_blocks(rows, criterion, block):
    usual = pairing.PAIRS_IN_A_BLOCK
    pairing.PAIRS_IN_A_BLOCK = block
    try:
        compare(rows, checked(rows), criterion, 1, awaited=False)
    finally:
        pairing.PAIRS_IN_A_BLOCK = usual


def test_statuses_are_tried_in_the_order_of_the_definition():
    assert list(STATUSES) == STATUS_ORDER
