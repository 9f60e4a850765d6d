"""Filters: what is unknown stays in and is counted; nothing disappears."""

from hypothesis import given
from hypothesis import strategies as st

from agencies.buddhist_years import years_text
from agencies.selection import choose
from pages.common.selection import Selection
from tests.overlap_cases import areas_of, good_records

AREAS = areas_of({"400102": ["40010201"]})
RECORDS = good_records(
    [
        {"agency": "sdc", "area_code": "40010201", "fiscal_year": 2550, "function": "spark"},
        {"agency": "codi", "area_code": "40010201", "fiscal_year": 2551},
        {"agency": "codi", "area_code": "40010201", "function": "process"},
    ],
    AREAS,
)


def test_no_filter_takes_all():
    choice = choose(RECORDS, years=None, agencies=None)
    assert (len(choice.records), choice.left_out, choice.unknown) == (3, 0, {})


def test_records_of_unknown_year_stay_in_and_are_counted():
    choice = choose(RECORDS, years=[2551])
    assert choice.records["agency"].tolist() == ["codi", "codi"]
    assert (choice.left_out, choice.unknown) == (1, {"years": 1})


def test_filters_work_together():
    choice = choose(RECORDS, years=[2550], functions=["spark"])
    assert choice.records.index.tolist() == [0]
    assert choice.unknown == {"years": 0, "functions": 0}


@given(
    years=st.none() | st.sets(st.integers(2549, 2552)), agencies=st.none() | st.sets(st.sampled_from(["sdc", "codi"]))
)
def test_chosen_are_the_rows_that_fit_or_are_unknown(years, agencies):
    choice = choose(RECORDS, years=years, agencies=agencies)
    rows = [(2550, "sdc"), (2551, "codi"), (None, "codi")]
    fits = [
        at
        for at, (year, agency) in enumerate(rows)
        if (years is None or year is None or year in years) and (agencies is None or agency in agencies)
    ]
    assert choice.records.index.tolist() == fits
    assert choice.left_out == 3 - len(fits)


def test_an_empty_choice_on_the_screen_is_no_filter():
    assert Selection("40", years=(2551,)).filters() == {
        "years": (2551,),
        "agencies": None,
        "functions": None,
        "target_groups": None,
        "money": None,
    }


def test_years_are_written_as_spans():
    assert years_text([2553, 2549, 2550, 2551]) == "2549-2551, 2553"
    assert years_text([2549]) == "2549"
