"""Profiles of agencies, every number by hand from the worked example, and against a naive count."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.overlap import RELATIONS, assess
from agencies.profiles import baht_by_year, matrix, partners, profiles, taking_part, units
from tests.overlap_cases import REGISTRY as FULL_REGISTRY
from tests.overlap_cases import areas_of, good_records
from tests.profile_cases import AREAS, RECORDS, RESULT, TAMBONS, own_agencies, share_of_people
from tests.test_overlap_against_naive import AREAS as SMALL_AREAS
from tests.test_overlap_against_naive import REGISTRY, VILLAGES_OF, as_row, records

PEOPLE_OF = {"400101": 900, "400102": 1000, "400103": None, "400104": 50}
SMALL_TAMBONS = pd.DataFrame(
    {
        "tambon_code": list(PEOPLE_OF),
        "people": pd.array(list(PEOPLE_OF.values()), dtype="Int64"),
        "people_year": pd.array([2564, 2563, None, 2564], dtype="Int64"),
    }
)


def table():
    return profiles(RESULT, RECORDS, TAMBONS, FULL_REGISTRY).set_index("agency")


def test_one_row_for_each_agency_with_a_record_in_the_order_of_the_registry():
    assert list(table().index) == ["psdhs", "sdc", "codi", "lgo"]


def test_areas_are_counted_by_own_records_and_tambons_by_any():
    found = table()
    assert found["tambons"].to_dict() == {"psdhs": 2, "sdc": 2, "codi": 2, "lgo": 2}
    # psdhs: 03 and 04 of the other; its tambon-only record names no village. codi, lgo: one and the fourteen.
    assert found["villages"].to_dict() == {"psdhs": 2, "sdc": 3, "codi": 15, "lgo": 15}
    assert found["alone"].to_dict() == {"psdhs": 0, "sdc": 1, "codi": 0, "lgo": 1}
    assert found["shared"].to_dict() == {"psdhs": 2, "sdc": 2, "codi": 15, "lgo": 14}
    assert found.loc["sdc", "alone_share"] == pytest.approx(1 / 3)
    assert found.loc["lgo", "shared_share"] == pytest.approx(14 / 15)


def test_people_are_the_villages_shares_and_unknown_ones_are_counted_beside():
    found = table()
    assert found["people"].to_dict() == {"psdhs": 100, "sdc": 200, "codi": 100, "lgo": 100}
    assert found["people_unknown"].to_dict() == {"psdhs": 1, "sdc": 1, "codi": 14, "lgo": 14}
    assert set(found["people_year"]) == {2564}


def test_sums_count_what_is_known_and_say_how_many_records_do_not_tell():
    found = table()
    assert found["records"].to_dict() == {"psdhs": 3, "sdc": 3, "codi": 2, "lgo": 3}
    assert found["baht"].to_dict() == {"psdhs": 170, "sdc": 250.5, "codi": 1000, "lgo": 15}
    assert found["baht_unknown"].to_dict() == {"psdhs": 1, "sdc": 1, "codi": 1, "lgo": 0}
    assert found["helped"].drop("codi").to_dict() == {"psdhs": 20, "sdc": 37, "lgo": 9}
    assert pd.isna(found.loc["codi", "helped"])  # nothing known is not zero
    assert found["helped_unknown"].to_dict() == {"psdhs": 2, "sdc": 1, "codi": 2, "lgo": 2}


def test_duplicates_as_records_and_baht():
    found = table()
    assert found["records_in_duplicates"].to_dict() == {"psdhs": 1, "sdc": 1, "codi": 0, "lgo": 0}
    assert found["baht_in_duplicates"].to_dict() == {"psdhs": 100, "sdc": 200, "codi": 0, "lgo": 0}
    assert found.loc["psdhs", "duplicate_share"] == pytest.approx(1 / 3)
    assert found.loc["psdhs", "duplicate_baht_share"] == pytest.approx(100 / 170)


def test_universal_records_are_counted_apart():
    found = table()
    assert found["universal_records"].to_dict() == {"psdhs": 0, "sdc": 0, "codi": 0, "lgo": 1}
    assert found.loc["lgo", "universal_baht"] == 999
    assert len(taking_part(RECORDS, FULL_REGISTRY)) == len(RECORDS) - 1


def test_an_agency_with_universal_records_only_is_nowhere_but_not_forgotten():
    areas = areas_of({"400101": ["40010101"]})
    good = good_records([{"agency": "lgo", "area_code": "40010101", "function": "allowance"}], areas)
    found = profiles(assess(good, areas, FULL_REGISTRY), good, TAMBONS, FULL_REGISTRY).iloc[0]
    assert (found["agency"], found["universal_records"], found["records"]) == ("lgo", 1, 0)
    assert (found["villages"], found["baht"], found["people"]) == (0, 0, 0)
    assert pd.isna(found["universal_baht"])
    assert pd.isna(found["alone_share"])


def test_years_of_population_that_differ_are_not_told_as_one():
    good = good_records([{"agency": "sdc", "area_code": code} for code in ("400101", "40010201")], SMALL_AREAS)
    found = profiles(assess(good, SMALL_AREAS, FULL_REGISTRY), good, SMALL_TAMBONS, FULL_REGISTRY).iloc[0]
    assert found["people"] == pytest.approx(900 + 1000 / 3)
    assert pd.isna(found["people_year"])


def test_nothing_given_is_an_empty_table_with_the_same_columns():
    none = RECORDS.iloc[:0]
    empty = profiles(assess(none, AREAS, FULL_REGISTRY), none, TAMBONS, FULL_REGISTRY)
    assert empty.empty
    assert list(empty.columns) == list(table().reset_index().columns)


def test_partners_stand_in_both_directions():
    found = partners(RESULT.pairs).set_index(["agency", "partner"])
    for two in (("psdhs", "sdc"), ("sdc", "psdhs")):
        row = found.loc[two]
        # a-b duplicate, d-e possible, i-j complementary; a-d and b-e parallel; villages 03 and 04 of the other
        assert (row["duplicate"], row["possible_duplicate"], row["complementary"], row["parallel"]) == (1, 1, 1, 2)
        assert row["villages_shared"] == 2
    assert found.index.get_level_values("agency").tolist().count("codi") == 3


def test_matrix_is_square_symmetric_and_empty_on_the_diagonal():
    found = matrix(RESULT.pairs, ["psdhs", "sdc", "codi", "lgo", "tpso"])
    expected = [  # joint, sequenced and complementary: psdhs-codi a-c and g-i, codi-lgo g-h and g-k, and so on
        [None, 1, 2, 1, 0],
        [1, None, 2, 1, 0],
        [2, 2, None, 2, 0],
        [1, 1, 2, None, 0],
        [0, 0, 0, 0, None],
    ]
    completing = found.completing.astype(object).where(found.completing.notna(), None)
    assert completing.to_numpy().tolist() == expected
    assert found.duplicates.loc["psdhs", "sdc"] == found.duplicates.loc["sdc", "psdhs"] == 1
    assert found.duplicates.sum().sum() == 2
    assert found.possible.loc["sdc", "psdhs"] == 1
    assert found.possible.sum().sum() == 2
    assert list(found.possible.index) == list(found.possible.columns) == ["psdhs", "sdc", "codi", "lgo", "tpso"]


def test_money_by_year_and_state_keeps_unknown_years_states_and_amounts():
    good = good_records(
        [
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "planned", "amount_baht": "0.10"},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "planned", "amount_baht": "0.20"},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551, "status": "planned"},
            {"agency": "sdc", "area_code": "400102", "fiscal_year": 2551},
            {"agency": "sdc", "area_code": "400102", "status": "disbursed", "amount_baht": 7},
        ],
        AREAS,
    )
    found = baht_by_year(good).astype(object)
    rows = found.where(found.notna(), None).to_numpy().tolist()
    assert rows == [
        ["sdc", 2551, "", None, 1, 1],
        ["sdc", 2551, "planned", 0.3, 3, 1],
        ["sdc", None, "disbursed", 7.0, 1, 0],
    ]
    assert list(found.columns) == ["agency", "fiscal_year", "status", "baht", "records", "baht_unknown"]


def test_units_of_an_agency_by_money_and_the_unnamed_last():
    found = units(RECORDS)
    local = found[found["agency"] == "lgo"]
    assert local["unit"].tolist() == ["อบต.ก", "อบต.ข", ""]
    assert local["baht"].tolist() == [10, 0, 1004]
    assert local["records"].tolist() == [1, 1, 2]


numbers = st.lists(st.sampled_from([None, 0, 5, 30]), min_size=14, max_size=14)


@settings(max_examples=40)
@given(rows=records(), helped=numbers)
def test_agrees_with_a_naive_count(rows, helped):
    rows = [{**row, "people": n} for row, n in zip(rows, helped, strict=False)]
    given_rows = [as_row(row) | {"people": "" if row["people"] is None else row["people"]} for row in rows]
    good = good_records(given_rows, SMALL_AREAS, REGISTRY)
    before = good.copy()
    result = assess(good, SMALL_AREAS, REGISTRY)
    found = profiles(result, good, SMALL_TAMBONS, REGISTRY)
    pd.testing.assert_frame_equal(good, before)
    assert set(found["agency"]) == {row["agency"] for row in rows}
    assert found["records"].sum() + found["universal_records"].sum() == len(rows)
    assert found["baht_in_duplicates"].fillna(0).sum() == pytest.approx(result.baht_in_duplicates)
    for profile in found.to_dict("records"):
        check(profile, rows)


def check(profile, rows):
    part = [row for row in rows if row["function"] != "allowance"]
    mine = [row for row in part if row["agency"] == profile["agency"]]
    own = own_agencies(part, VILLAGES_OF)
    villages = [village for village, there in own.items() if profile["agency"] in there]
    assert profile["records"] == len(mine)
    assert profile["tambons"] == len({row["tambon"] for row in mine})
    assert profile["villages"] == len(villages)
    assert profile["alone"] == sum(own[village] == {profile["agency"]} for village in villages)
    assert profile["alone"] + profile["shared"] == len(villages)
    shares = share_of_people(VILLAGES_OF, PEOPLE_OF)
    people = [shares[village] for village in villages]
    same(profile["people"], profile["people_unknown"], people)
    same(profile["baht"], profile["baht_unknown"], [row["amount"] for row in mine])
    same(profile["helped"], profile["helped_unknown"], [row["people"] for row in mine])


def same(total, unknown, values):
    known = [value for value in values if value is not None]
    assert unknown == len(values) - len(known)
    if values and not known:
        assert pd.isna(total)
    else:
        assert total == pytest.approx(sum(known))


@settings(max_examples=30)
@given(rows=records())
def test_pairs_of_the_matrix_are_those_of_the_assessment(rows):
    good = good_records([as_row(row) for row in rows], SMALL_AREAS, REGISTRY)
    pairs = assess(good, SMALL_AREAS, REGISTRY).pairs
    found = matrix(pairs, list(REGISTRY.agencies))
    whole = found.duplicates.sum().sum() + found.completing.sum().sum() + found.possible.sum().sum()
    assert whole == 2 * (pairs[list(RELATIONS)].sum().sum() - pairs["parallel"].sum())
    assert len(partners(pairs)) == 2 * len(pairs)


@settings(max_examples=30)
@given(rows=records())
def test_no_record_is_lost_by_year_or_by_unit(rows):
    good = good_records([as_row(row) for row in rows], SMALL_AREAS, REGISTRY)
    for found in (baht_by_year(good), units(good)):
        assert found["records"].sum() == len(rows)
        assert found["baht_unknown"].sum() == sum(row["amount"] is None for row in rows)
        assert found["baht"].fillna(0).sum() == pytest.approx(sum(row["amount"] or 0 for row in rows))
