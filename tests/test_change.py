"""What became of an area between two years: every combination of statuses, by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.change import CHANGES, change_counts, change_of, compare
from agencies.overlap import STATUSES, assess
from agencies.selection import choose
from tests.overlap_cases import REGISTRY, areas_of, good_records

SUPPORTED = {"duplicate", "possible_duplicate", "joint", "sequenced", "complementary", "parallel", "single"}
UNKNOWN = {"possibly_covered", "awaiting_reports"}
SWAPPED = {"gained": "lost", "lost": "gained"} | {
    "newly_duplicated": "no_longer_duplicated",
    "no_longer_duplicated": "newly_duplicated",
}


def change_by_hand(before, after):
    """The same in sentences, each of them stronger than the one before."""
    change = "still_supported"
    if after == "duplicate":
        change = "still_duplicated" if before == "duplicate" else "newly_duplicated"
    elif before == "duplicate":
        change = "no_longer_duplicated"
    if {before, after} == {"duplicate", "possible_duplicate"}:
        change = "cannot_tell"
    if before == "uncovered":
        change = "still_uncovered" if after == "uncovered" else "gained"
    elif after == "uncovered":
        change = "lost"
    return "cannot_tell" if {before, after} & UNKNOWN else change


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES)
def test_every_two_statuses_come_to_one_change(before, after):
    assert change_of(before, after) in CHANGES
    assert change_of(before, after) == change_by_hand(before, after)


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES)
def test_looking_back_turns_gained_into_lost_and_new_into_no_longer(before, after):
    forward = change_of(before, after)
    assert change_of(after, before) == SWAPPED.get(forward, forward)


def test_every_status_is_supported_unknown_or_uncovered():
    assert {*SUPPORTED, *UNKNOWN, "uncovered"} == set(STATUSES)


AREAS = areas_of({"400101": [], "400102": ["40010201", "40010202", "40010203"], "400103": ["40010301"]})


def assessed(rows, year, *, awaited=()):
    records = good_records(rows, AREAS)
    return assess(choose(records, years=[year]).records, AREAS, REGISTRY, awaited_provinces=awaited)


def spark(agency, area, year):
    return {"agency": agency, "area_code": area, "function": "spark", "target_group": "elderly", "fiscal_year": year}


ROWS = [
    spark("psdhs", "40010201", 2550),
    spark("sdc", "40010201", 2550),
    spark("psdhs", "40010201", 2551),
    spark("codi", "40010202", 2551),
    spark("codi", "400101", 2550),
]


def test_worked_example():
    """01: two offices side by side, then one; 02: new; 03 and 40010301: never; the city: given up."""
    found = compare(assessed(ROWS, 2550), assessed(ROWS, 2551))
    villages = found.villages.set_index("village_code")
    assert villages["change"].astype("str").to_dict() == {
        "400101": "lost",
        "40010201": "no_longer_duplicated",
        "40010202": "gained",
        "40010203": "still_uncovered",
        "40010301": "still_uncovered",
    }
    assert villages.loc["40010201", ["status_before", "status_after"]].tolist() == ["duplicate", "single"]
    assert villages.loc["40010203", "tambon_code"] == "400102"
    tambons = found.tambons.set_index("tambon_code")
    assert tambons["change"].astype("str").to_dict() == {
        "400101": "lost",
        "400102": "no_longer_duplicated",
        "400103": "still_uncovered",
    }
    # two villages of 400102 have one agency each in 2551: together two agencies, different villages
    assert tambons.loc["400102", ["status_before", "status_after"]].tolist() == ["duplicate", "parallel"]


def test_where_reports_are_awaited_nothing_is_called_lost():
    found = compare(assessed(ROWS, 2550), assessed(ROWS, 2551, awaited={"40"}))
    changes = found.villages.set_index("village_code")["change"]
    assert changes["400101"] == "cannot_tell"
    assert changes["40010203"] == "cannot_tell"
    assert changes["40010202"] == "gained"


def test_counts_name_every_change_and_add_up_to_the_areas():
    found = compare(assessed(ROWS, 2550), assessed(ROWS, 2551))
    counts = change_counts(found.villages)
    assert list(counts) == list(CHANGES)
    assert counts == dict.fromkeys(CHANGES, 0) | {
        "lost": 1,
        "gained": 1,
        "no_longer_duplicated": 1,
        "still_uncovered": 2,
    }


def test_assessments_of_other_areas_are_refused():
    other = areas_of({"400102": ["40010201"]})
    records = good_records([], other)
    with pytest.raises(ValueError, match="same areas"):
        compare(assessed(ROWS, 2550), assess(records, other, REGISTRY))
    with pytest.raises(ValueError, match="same areas"):
        compare(assess(records, other, REGISTRY), assessed(ROWS, 2550))


def test_rows_are_matched_by_code_not_by_place():
    before, after = assessed(ROWS, 2550), assessed(ROWS, 2551)
    turned = SimpleNamespace(tambons=after.tambons, villages=after.villages.iloc[::-1].reset_index(drop=True))
    pd.testing.assert_frame_equal(compare(before, turned).villages, compare(before, after).villages)


AREA_CODES = [*AREAS.villages["village_code"], *AREAS.tambons["tambon_code"]]


@settings(max_examples=20)
@given(
    rows=st.lists(
        st.builds(
            spark, st.sampled_from(["psdhs", "sdc"]), st.sampled_from(AREA_CODES), st.sampled_from([2550, 2551, ""])
        ),
        max_size=12,
    ),
    awaited=st.booleans(),
)
def test_every_area_has_one_change_and_nothing_given_is_altered(rows, awaited):
    before, after = assessed(rows, 2550), assessed(rows, 2551, awaited={"40"} if awaited else ())
    kept = [table.copy() for table in (before.villages, before.tambons, after.villages, after.tambons)]
    found = compare(before, after)
    for table, status, code in (
        (found.villages, (before.villages, after.villages), "village_code"),
        (found.tambons, (before.tambons, after.tambons), "tambon_code"),
    ):
        sides = [side.set_index(code)["status"] for side in status]
        assert table[code].tolist() == status[0][code].tolist()
        for row in table.itertuples():
            area = getattr(row, code)
            assert row.change == change_by_hand(sides[0][area], sides[1][area])
    for was, now in zip(kept, (before.villages, before.tambons, after.villages, after.tambons), strict=True):
        pd.testing.assert_frame_equal(was, now)
