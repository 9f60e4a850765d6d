"""Whose report is awaited, in which province and year."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.registry import parse_registry
from agencies.reports import ReportsError, awaited_provinces, check_reports

REGISTRY = parse_registry({"agencies": {"sdc": {"must_report": True}, "codi": {"must_report": True}, "lgo": {}}})


def reports(*rows):
    table = pd.DataFrame(rows, columns=["agency", "fiscal_year", "province_code"], dtype="str")
    return check_reports(table.set_axis(range(2, len(table) + 2)), REGISTRY)


BOTH_IN_2551 = [("sdc", "2551", "40"), ("codi", "2551", "40")]


def test_province_with_all_reports_is_not_awaited():
    assert awaited_provinces(reports(*BOTH_IN_2551), ["40", "41"], [2551], REGISTRY) == {"41"}


def test_one_missing_report_in_any_selected_year_is_awaited():
    received = reports(*BOTH_IN_2551, ("sdc", "2552", "40"))
    assert awaited_provinces(received, ["40"], [2551, 2552], REGISTRY) == {"40"}


def test_a_report_told_twice_counts_once():
    received = reports(("sdc", "2551", "40"), ("sdc", "2551", "40"))
    assert awaited_provinces(received, ["40"], [2551], REGISTRY) == {"40"}


def test_agencies_that_need_not_report_are_not_awaited():
    none_must = parse_registry({"agencies": {"lgo": {}, "sdc": {}, "codi": {}}})
    assert awaited_provinces(reports(), ["40"], [2551], none_must) == frozenset()


def test_without_any_known_year_one_report_each_is_enough():
    assert awaited_provinces(reports(*BOTH_IN_2551), ["40", "41"], [], REGISTRY) == {"41"}


TOLD = st.tuples(
    st.sampled_from(["sdc", "codi", "lgo"]), st.sampled_from(["2550", "2551", "2552"]), st.sampled_from(["40", "41"])
)


@given(st.lists(TOLD, max_size=14), st.sets(st.sampled_from([2550, 2551, 2552, 2553])))
@settings(max_examples=60, deadline=None)
def test_a_province_is_awaited_until_each_agency_has_reported_each_year(told, years):
    def in_full(province: str) -> bool:
        if not years:
            return all(any(each[::2] == (agency, province) for each in told) for agency in ("sdc", "codi"))
        return all((agency, str(year), province) in told for agency in ("sdc", "codi") for year in years)

    awaited = {province for province in ("40", "41", "42") if not in_full(province)}
    assert awaited_provinces(reports(*told), ["40", "41", "42"], sorted(years), REGISTRY) == awaited


@pytest.mark.parametrize("row", [("xyz", "2551", "40"), ("sdc", "2008", "40"), ("sdc", "2551", "")])
def test_bad_row_is_named(row):
    with pytest.raises(ReportsError, match="row 3"):
        reports(("sdc", "2551", "40"), row)
