"""Learning areas, the nearest and the suggested one, against every possible way of assigning."""

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.learning import assign, learning_areas, nearest, suggestions
from tests.overlap_cases import areas_of, good_records

AREAS = areas_of({"400102": ["40010201", "40010202"], "400103": ["40010301"], "400201": []})


def table_of(pairs: dict[tuple[str, str], float]) -> pd.DataFrame:
    rows = [(here, there, metres) for (here, there), metres in pairs.items()]
    return pd.DataFrame(rows, columns=["from_code", "to_code", "metres"]).astype(
        {"from_code": "str", "to_code": "str", "metres": "float64"}
    )


def as_rows(table: pd.DataFrame) -> list[tuple]:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in table.itertuples(index=False, name=None)]


def test_learning_areas_say_by_whom_and_when():
    records = good_records(
        [
            {"agency": "sdc", "area_code": "40010201", "function": "learning", "fiscal_year": 2551},
            {"agency": "codi", "area_code": "400102", "function": "learning", "fiscal_year": 2549},
            {"agency": "sdc", "area_code": "40010202", "function": "learning"},
            {"agency": "codi", "area_code": "40010301", "function": "process", "fiscal_year": 2550},
            {"agency": "psdhs", "area_code": "400201", "function": "learning"},
        ],
        AREAS,
    )
    assert as_rows(learning_areas(records)) == [
        ("400102", "codi;sdc", 2549, 2551),
        ("400201", "psdhs", None, None),  # the year is unknown, the learning area is not
    ]


def test_no_records_of_learning_are_no_learning_areas():
    records = good_records([{"agency": "sdc", "area_code": "400102", "function": "spark"}], AREAS)
    assert list(learning_areas(records).columns) == ["tambon_code", "agencies", "first_year", "last_year"]
    assert learning_areas(records).empty


def test_the_nearest_of_equals_is_the_first_by_code():
    distances = table_of({("1", "b"): 5, ("1", "a"): 5, ("1", "c"): 9, ("2", "a"): 7, ("2", "c"): 3})
    assert as_rows(nearest(distances)) == [("1", "a", 5), ("2", "c", 3)]


def test_a_full_area_sends_one_learner_elsewhere_so_that_the_whole_is_least():
    """All three are nearest to a. One must go to b: 1 loses 90, 2 loses 10, 3 loses 50, so 2 goes."""
    distances = table_of(
        {("1", "a"): 10, ("1", "b"): 100, ("2", "a"): 5, ("2", "b"): 15, ("3", "a"): 30, ("3", "b"): 80}
    )
    assert as_rows(assign(distances, 2)) == [("1", "a", 10), ("2", "b", 15), ("3", "a", 30)]
    assert as_rows(assign(distances, 3)) == [("1", "a", 10), ("2", "a", 5), ("3", "a", 30)]


def test_learners_without_a_place_are_told():
    distances = table_of({("1", "a"): 10, ("2", "a"): 5, ("3", "a"): 30})
    assert as_rows(assign(distances, 1)) == [("1", "", None), ("2", "a", 5), ("3", "", None)]


def test_a_pair_that_is_not_told_is_not_taken():
    distances = table_of({("1", "a"): 10, ("2", "a"): 500, ("2", "b"): 900})
    assert as_rows(assign(distances, 1)) == [("1", "a", 10), ("2", "b", 900)]
    assert as_rows(assign(table_of({("1", "a"): 10, ("2", "a"): 500}), 1)) == [("1", "a", 10), ("2", "", None)]


def test_a_free_area_takes_no_learner_who_cannot_go_there():
    distances = table_of({("1", "a"): 10, ("2", "a"): 20, ("3", "b"): 1, ("3", "c"): 2})
    assert as_rows(assign(distances, 1)) == [("1", "a", 10), ("2", "", None), ("3", "b", 1)]


def test_nobody_to_learn_or_nowhere_to_learn_is_an_empty_table():
    assert assign(table_of({}), 3).empty
    assert nearest(table_of({})).empty
    codes = pd.Series(["400103", "400102"], dtype="str")
    assert as_rows(suggestions(codes, table_of({}), 3)) == [
        ("400103", "", None, "", None),
        ("400102", "", None, "", None),
    ]


def test_a_capacity_below_one_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        assign(table_of({("1", "a"): 1}), 0)


def test_suggestions_keep_the_order_and_give_kilometres():
    distances = table_of({("1", "a"): 1500, ("2", "a"): 500, ("1", "b"): 4000, ("2", "b"): 9000})
    codes = pd.Series(["2", "3", "1"], dtype="str")
    assert as_rows(suggestions(codes, distances, 1)) == [
        ("2", "a", 0.5, "a", 0.5),
        ("3", "", None, "", None),  # it has no place on the map
        ("1", "a", 1.5, "b", 4.0),
    ]


@st.composite
def some_distances(draw) -> dict[tuple[str, str], float]:
    learners = [f"l{n}" for n in range(draw(st.integers(1, 4)))]
    areas = [f"a{n}" for n in range(draw(st.integers(1, 3)))]
    lengths = st.none() | st.integers(0, 20)
    return {pair: metres for pair in product(learners, areas) if (metres := draw(lengths)) is not None}


def best_by_trying_all(pairs: dict[tuple[str, str], float], capacity: int) -> tuple[int, float]:
    """How many of the learners go somewhere at most, and the least total distance of so many."""
    learners = sorted({here for here, _ in pairs})
    areas = sorted({there for _, there in pairs})
    ways = []
    for way in product([None, *areas], repeat=len(learners)):
        taken = [pair for pair in zip(learners, way, strict=True) if pair[1] is not None]
        if all(pair in pairs for pair in taken) and all(way.count(area) <= capacity for area in areas):
            ways.append((-len(taken), sum(pairs[pair] for pair in taken)))
    most, total = min(ways)
    return -most, total


@settings(max_examples=60, deadline=None)
@given(some_distances(), st.integers(1, 3))
def test_no_other_way_sends_more_learners_or_is_shorter(pairs, capacity):
    given_pairs = table_of(pairs)
    before = given_pairs.copy()
    found = assign(given_pairs, capacity)
    pd.testing.assert_frame_equal(given_pairs, before)
    assert found["from_code"].tolist() == sorted({here for here, _ in pairs})
    taken = found[found["to_code"].ne("")]
    assert all(pairs[here, there] == metres for here, there, metres in as_rows(taken))
    assert taken["to_code"].value_counts().max() <= capacity if len(taken) else True
    assert (len(taken), taken["metres"].sum()) == (best_by_trying_all(pairs, capacity) if pairs else (0, 0))
