"""Gaps and their order, every number by hand; and against a naive definition on generated assessments."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.gaps import awaiting_tambons, awaiting_villages, rank_tambons, rank_villages
from agencies.overlap import assess
from agencies.reports import awaited_provinces, missing_reports
from tests.overlap_cases import REGISTRY, areas_of, good_records

AREAS = areas_of(
    {
        "400101": [],  # a city, uncovered
        "400102": ["40010201", "40010202", "40010203", "40010204"],  # one of four supported
        "400103": ["40010301", "40010302"],  # uncovered, population unknown
        "400104": ["40010401", "40010402"],  # a record that names no village: nothing is known to be uncovered
        "400201": ["40020101", "40020102"],  # uncovered
        "400202": ["40020201"],  # supported
    }
)
TAMBONS = pd.DataFrame(
    {
        "tambon_code": ["400101", "400102", "400103", "400104", "400201", "400202"],
        "amphoe_code": ["4001", "4001", "4001", "4001", "4002", "4002"],
        "people": pd.array([900, 1200, None, 500, 900, 300], dtype="Int64"),
        "people_year": pd.array([2564, 2564, None, 2564, 2563, 2564], dtype="Int64"),
    }
)
RECORDS = good_records(
    [
        {"agency": "sdc", "area_code": "40010201"},
        {"agency": "codi", "area_code": "400104"},
        {"agency": "codi", "area_code": "40020201"},
        {"agency": "lgo", "area_code": "40010301", "function": "allowance"},  # reaches everyone: no part in gaps
    ],
    AREAS,
)
RESULT = assess(RECORDS, AREAS, REGISTRY)


def need_of(values: dict[str, float]) -> pd.Series:
    return pd.Series(values, dtype="Float64")


def cells(table: pd.DataFrame, *columns: str) -> list[tuple]:
    rows = table[list(columns)].astype(object)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.itertuples(index=False, name=None)]


def test_tambons_by_people_not_reached_ties_by_code_unknown_last():
    """400101: 900 x 1/1. 400102: 1200 x 3/4 = 900. 400201: 900 x 2/2. 400103: nobody knows."""
    table = rank_tambons(RESULT, TAMBONS)
    assert cells(table, "tambon_code", "gap", "villages", "uncovered", "people", "not_reached", "need") == [
        ("400101", "uncovered", 1, 1, 900, 900, 900),
        ("400102", "partly", 4, 3, 1200, 900, 900),
        ("400201", "uncovered", 2, 2, 900, 900, 900),
        ("400103", "uncovered", 2, 2, None, None, None),
    ]
    assert cells(table, "amphoe_code", "people_year", "status")[1:3] == [
        ("4001", 2564, "single"),
        ("4002", 2563, "uncovered"),
    ]


def test_villages_have_an_equal_share_of_their_tambon():
    table = rank_villages(RESULT, TAMBONS)
    assert cells(table, "village_code", "tambon_code", "amphoe_code", "people", "need") == [
        ("400101", "400101", "4001", 900, 900),
        ("40020101", "400201", "4002", 450, 450),
        ("40020102", "400201", "4002", 450, 450),
        ("40010202", "400102", "4001", 300, 300),
        ("40010203", "400102", "4001", 300, 300),
        ("40010204", "400102", "4001", 300, 300),
        ("40010301", "400103", "4001", None, None),
        ("40010302", "400103", "4001", None, None),
    ]


def test_a_brought_measure_ranks_and_people_stay():
    need = need_of({"400103": 7.5, "400102": 7.5, "400201": 9, "400202": 99})
    table = rank_tambons(RESULT, TAMBONS, need)
    assert cells(table, "tambon_code", "need", "not_reached") == [
        ("400201", 9, 900),
        ("400102", 7.5, 900),
        ("400103", 7.5, None),
        ("400101", None, 900),
    ]


def test_a_tambon_without_a_value_has_the_sum_of_its_uncovered_villages():
    """400102: village 01 is supported and 04 has no value, so 2 + 3. 400201 has a value of its own."""
    need = need_of({"40010201": 50, "40010202": 2, "40010203": 3, "400201": 1, "40020101": 80, "400101": 4})
    assert cells(rank_tambons(RESULT, TAMBONS, need), "tambon_code", "need") == [
        ("400102", 5),
        ("400101", 4),
        ("400201", 1),
        ("400103", None),
    ]
    assert cells(rank_villages(RESULT, TAMBONS, need), "village_code", "need") == [
        ("40020101", 80),
        ("400101", 4),
        ("40010203", 3),
        ("40010202", 2),
        ("40020102", 1),  # its tambon's
        ("40010204", None),
        ("40010301", None),
        ("40010302", None),
    ]


def test_a_measure_that_names_none_of_the_gaps_leaves_all_without_a_value_by_code():
    table = rank_tambons(RESULT, TAMBONS, need_of({"400202": 1}))
    assert table["need"].isna().all()
    assert table["tambon_code"].tolist() == ["400101", "400102", "400103", "400201"]


def test_without_any_population_the_uncovered_villages_rank():
    nobody = TAMBONS.assign(people=pd.array([None] * 6, dtype="Int64"))
    assert cells(rank_tambons(RESULT, nobody), "tambon_code", "need", "not_reached") == [
        ("400102", 3, None),
        ("400103", 2, None),
        ("400201", 2, None),
        ("400101", 1, None),
    ]
    assert cells(rank_villages(RESULT, nobody), "village_code", "need", "people")[:4] == [
        ("40010202", 3, None),
        ("40010203", 3, None),
        ("40010204", 3, None),
        ("40010301", 2, None),
    ]


def test_awaited_reports_are_no_gaps_and_are_told_apart():
    result = assess(RECORDS, AREAS, REGISTRY, awaited_provinces={"40"})
    assert rank_tambons(result, TAMBONS).empty
    assert rank_villages(result, TAMBONS).empty
    assert cells(
        awaiting_tambons(result, TAMBONS), "tambon_code", "amphoe_code", "villages_awaiting", "people_awaiting"
    ) == [
        ("400101", "4001", 1, 900),
        ("400102", "4001", 3, 900),
        ("400103", "4001", 2, None),
        ("400201", "4002", 2, 900),
    ]
    assert awaiting_villages(result, TAMBONS)["village_code"].tolist() == [
        "400101",
        *("40010202", "40010203", "40010204", "40010301", "40010302", "40020101", "40020102"),
    ]
    assert awaiting_tambons(RESULT, TAMBONS).empty


def test_empty_tables_have_the_columns_and_the_given_ones_stay_as_they_were():
    before = TAMBONS.copy()
    full, empty = (
        rank_tambons(RESULT, TAMBONS),
        rank_tambons(assess(RECORDS, AREAS, REGISTRY, awaited_provinces={"40"}), TAMBONS),
    )
    assert list(full.columns) == list(empty.columns)
    assert empty["need"].dtype == full["need"].dtype == "Float64"
    pd.testing.assert_frame_equal(TAMBONS, before)


def reports_of(*rows: tuple[str, int, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["agency", "fiscal_year", "province_code"])


def test_missing_reports_by_province_agency_and_year():
    """codi, psdhs and sdc must report; what an agency reports for another province or year does not count."""
    reports = reports_of(
        ("codi", 2551, "40"), ("codi", 2552, "40"), ("sdc", 2551, "40"), ("sdc", 2552, "41"), ("lgo", 2552, "40")
    )
    table = missing_reports(reports, ["40"], [2551, 2552], REGISTRY)
    assert cells(table, "province_code", "agency", "fiscal_year") == [
        ("40", "psdhs", 2551),
        ("40", "psdhs", 2552),
        ("40", "sdc", 2552),
    ]
    assert cells(missing_reports(reports, ["40", "41"], [], REGISTRY), "province_code", "agency", "fiscal_year") == [
        ("40", "psdhs", None),
        ("41", "codi", None),
        ("41", "psdhs", None),
    ]


some_reports = st.lists(
    st.tuples(st.sampled_from(["codi", "psdhs", "sdc", "lgo"]), st.integers(2551, 2553), st.sampled_from(["40", "41"]))
)


@settings(max_examples=50, deadline=None)
@given(some_reports, st.sets(st.integers(2551, 2553)))
def test_a_province_is_awaited_when_a_report_of_it_is_missing(rows, years):
    reports = reports_of(*rows)
    missing = missing_reports(reports, ["40", "41"], years, REGISTRY)
    assert set(missing["province_code"]) == awaited_provinces(reports, ["40", "41"], years, REGISTRY)


VILLAGES_OF = {"400101": [], "400102": ["40010201", "40010202", "40010203"], "400103": ["40010301", "40010302"]}
PLACES = [*VILLAGES_OF, *(village for villages in VILLAGES_OF.values() for village in villages)]
some_people = st.lists(st.none() | st.integers(0, 9), min_size=3, max_size=3)
some_need = st.none() | st.dictionaries(st.sampled_from(PLACES), st.integers(-3, 3))


def naive_tambons(supported: set[str], people: list, need: dict | None) -> list[tuple]:
    """(code, uncovered, need) of every gap; supported names villages and cities."""
    rows = []
    for (tambon, names), inhabitants in zip(VILLAGES_OF.items(), people, strict=True):
        villages = names or [tambon]
        open_villages = [village for village in villages if village not in supported]
        if not open_villages:
            continue
        if need is None:
            value = len(open_villages)
            if any(number is not None for number in shown_people(supported, people)):
                value = None if inhabitants is None else inhabitants * len(open_villages) / len(villages)
        else:
            told = [need[village] for village in open_villages if village in need]
            value = need.get(tambon, sum(told) if told else None)
        rows.append((tambon, len(open_villages), value))
    return sorted(rows, key=lambda row: (row[2] is None, -(row[2] or 0), row[0]))


def shown_people(supported: set[str], people: list) -> list:
    """The populations of the tambons that have a gap."""
    return [
        number
        for (tambon, names), number in zip(VILLAGES_OF.items(), people, strict=True)
        if set(names or [tambon]) - supported
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.sampled_from([place for place in PLACES if VILLAGES_OF.get(place) in (None, [])])),
    some_people,
    some_need,
)
def test_agrees_with_the_naive_definition(supported, people, need):
    areas = areas_of(VILLAGES_OF)
    records = good_records([{"agency": "sdc", "area_code": code} for code in sorted(supported)], areas)
    tambons = pd.DataFrame(
        {"tambon_code": list(VILLAGES_OF), "amphoe_code": "4001", "people": pd.array(people, dtype="Int64")}
    ).assign(people_year=pd.array([2564] * 3, dtype="Int64"))
    result = assess(records, areas, REGISTRY)
    brought = None if need is None else need_of(need)
    table = rank_tambons(result, tambons, brought)
    found = cells(table, "tambon_code", "uncovered", "need")
    expected = naive_tambons(supported, people, need)
    assert [row[:2] for row in found] == [row[:2] for row in expected]
    assert [None if row[2] is None else round(row[2], 9) for row in found] == [
        None if row[2] is None else round(row[2], 9) for row in expected
    ]
    villages = rank_villages(result, tambons, brought)
    assert len(villages) == sum(row[1] for row in expected)
