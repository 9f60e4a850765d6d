"""The made-up country of the measurements: the same for the same seed, and dirty as lists are."""

import pandas as pd
import pytest

from agencies.records import COLUMNS, Areas, check_records
from agencies.registry import load_registry
from tests.bench.country import BAD, YEARS, country_records

VILLAGES = [f"4001{tambon:02}{moo:02}" for tambon in range(2, 12) for moo in range(1, 11)]
REGISTER = pd.DataFrame({"village_code": [*VILLAGES, ""], "tambon_code": [*(code[:6] for code in VILLAGES), "400101"]})
AREAS = Areas(
    REGISTER[REGISTER["village_code"].ne("")].astype("str"),
    pd.DataFrame({"tambon_code": sorted(set(REGISTER["tambon_code"])), "province_code": "40"}, dtype="str"),
)


@pytest.fixture(scope="module")
def records():
    return country_records(REGISTER, 5000)


def test_same_seed_gives_the_same_records(records):
    pd.testing.assert_frame_equal(records, country_records(REGISTER, 5000))
    assert not records.equals(country_records(REGISTER, 5000, seed=1))


def test_few_rows_are_bad_and_in_several_ways(records):
    checked = check_records(records.astype("str"), load_registry(), AREAS)
    assert 0 < len(checked.bad) < 2 * BAD * len(records)
    assert checked.faults["column"].nunique() > 3
    assert len(checked.good) + len(checked.bad) == 5000


def test_every_kind_of_record_is_there(records):
    assert records.columns.tolist() == list(COLUMNS)
    good = check_records(records.astype("str"), load_registry(), AREAS).good
    assert set(good["fiscal_year"].dropna()) == set(YEARS)
    assert set(good["village_code"]) == {*VILLAGES, ""}
    assert good["scope"].eq("tambon").any()
    assert set(good["agency"]) == set(load_registry().agencies)
    for name in ("function", "target_group", "fund_name", "funded_by", "status", "unit", "note"):
        assert good[name].eq("").any() and good[name].ne("").any(), name
    assert good["amount_baht"].isna().any() and good["people"].isna().any()
