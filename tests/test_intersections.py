"""Sets of agencies and their areas, by hand from the worked example, and against a naive count."""

import pandas as pd
import pytest
from hypothesis import given, settings

from agencies.intersections import agency_totals, areas_of_set, areas_with_people, intersections, membership
from agencies.overlap import assess
from tests.overlap_cases import good_records
from tests.profile_cases import RESULT, TAMBONS, own_agencies, sets_naively, share_of_people
from tests.test_overlap_against_naive import AREAS, REGISTRY, VILLAGES_OF, as_row, records
from tests.test_profiles import PEOPLE_OF, SMALL_TAMBONS

ALL_FOUR = "codi;lgo;psdhs;sdc"


def rows_of(table):
    table = table[["agencies", "agencies_in_set", "areas", "people", "people_unknown"]].astype(object)
    return [tuple(row) for row in table.where(table.notna(), None).to_numpy()]


def test_villages_by_exact_set_the_largest_first_and_nobody_among_them():
    assert rows_of(intersections(RESULT, TAMBONS, "villages")) == [
        ("codi;lgo", 2, 13, None, 13),  # the fourteen of 400103 but 04, where psdhs and sdc are too
        ("", 0, 10, 1000.0, 0),
        ("lgo", 1, 1, 100.0, 0),
        ("sdc", 1, 1, 100.0, 0),
        ("codi;psdhs;sdc", 3, 1, 100.0, 0),
        (ALL_FOUR, 4, 1, None, 1),
    ]


def test_tambons_by_exact_set_of_any_record():
    found = intersections(RESULT, TAMBONS, "tambons")
    assert rows_of(found) == [(ALL_FOUR, 4, 2, 1300.0, 1)]
    assert found.loc[0, "people_year"] == 2564


def test_year_of_population_is_missing_where_several_or_none():
    good = good_records([{"agency": "sdc", "area_code": code} for code in ("400101", "400102")], AREAS)
    found = intersections(assess(good, AREAS, REGISTRY), SMALL_TAMBONS, "tambons").set_index("agencies")["people_year"]
    assert pd.isna(found["sdc"])  # 2564 and 2563
    assert found[""] == 2564  # 2564, and one tambon without population


def test_areas_of_a_set_are_exactly_its_own():
    assert areas_of_set(RESULT, "villages", "codi;psdhs;sdc")["village_code"].tolist() == ["40010203"]
    assert areas_of_set(RESULT, "villages", "sdc;psdhs;codi")["village_code"].tolist() == ["40010203"]
    assert len(areas_of_set(RESULT, "villages", "")) == 10
    assert areas_of_set(RESULT, "villages", "psdhs").empty
    assert areas_of_set(RESULT, "tambons", ALL_FOUR)["tambon_code"].tolist() == ["400102", "400103"]


def test_an_agency_whose_id_is_part_of_anothers_is_not_taken_for_it():
    found = membership(pd.Series(["sdc;sdc2", "sdc2", "", "sdc"]))
    assert found["sdc"].tolist() == [True, False, False, True]
    assert found["sdc2"].tolist() == [True, True, False, False]
    assert list(found) == ["sdc", "sdc2"]


def test_totals_of_agencies_add_up_their_sets():
    found = agency_totals(intersections(RESULT, TAMBONS, "villages"))
    assert found.to_dict() == {"codi": 15, "lgo": 15, "psdhs": 2, "sdc": 3}


def test_another_unit_is_refused():
    with pytest.raises(ValueError, match="provinces"):
        intersections(RESULT, TAMBONS, "provinces")


def test_people_of_a_village_are_its_share_of_the_tambons():
    found = areas_with_people(RESULT, TAMBONS, "villages")
    assert found["people"].dropna().unique().tolist() == [100.0]
    assert found["people"].isna().sum() == 14


@settings(max_examples=40)
@given(rows=records())
def test_villages_agree_with_a_naive_count(rows):
    good = good_records([as_row(row) for row in rows], AREAS, REGISTRY)
    result = assess(good, AREAS, REGISTRY)
    part = [row for row in rows if row["function"] != "allowance"]
    own = own_agencies(part, VILLAGES_OF)
    naive = sets_naively(own, share_of_people(VILLAGES_OF, PEOPLE_OF))
    found = intersections(result, SMALL_TAMBONS, "villages")
    assert {row[0]: (row[2], row[4]) for row in rows_of(found)} == {k: (v[0], v[2]) for k, v in naive.items()}
    for agencies, _, areas, people, _ in rows_of(found):
        assert people == (None if naive[agencies][1] is None else pytest.approx(naive[agencies][1]))
        members = areas_of_set(result, "villages", agencies)["village_code"]
        assert len(members) == areas
        assert all(own[village] == set(filter(None, agencies.split(";"))) for village in members)


@settings(max_examples=30)
@given(rows=records())
def test_tambons_agree_with_a_naive_count(rows):
    good = good_records([as_row(row) for row in rows], AREAS, REGISTRY)
    part = [row for row in rows if row["function"] != "allowance"]
    anywhere = {tambon: {row["agency"] for row in part if row["tambon"] == tambon} for tambon in VILLAGES_OF}
    naive = sets_naively(anywhere, PEOPLE_OF)
    found = intersections(assess(good, AREAS, REGISTRY), SMALL_TAMBONS, "tambons")
    assert {row[0]: (row[2], row[3], row[4]) for row in rows_of(found)} == naive
    assert found["areas"].is_monotonic_decreasing
