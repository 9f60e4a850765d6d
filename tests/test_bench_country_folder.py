"""The made-up country as agencies hand it in: what the store would keep, list by list."""

import pandas as pd
import pytest

from agencies.records import Areas, check_records
from agencies.registry import load_registry
from data.store import Store
from geo.register import Register
from tests.bench.country_folder import REPORTED, arrivals, good_records

VILLAGES = [f"{province}01{tambon:02}{moo:02}" for province in (40, 41) for tambon in (2, 3, 4) for moo in range(1, 9)]
TAMBONS = sorted({code[:6] for code in VILLAGES})
REGISTER = Register(
    villages=pd.DataFrame({"village_code": VILLAGES, "tambon_code": [code[:6] for code in VILLAGES]}, dtype="str"),
    tambons=pd.DataFrame({"tambon_code": TAMBONS, "province_code": [code[:2] for code in TAMBONS]}, dtype="str"),
)
ROWS = pd.DataFrame({"village_code": [*VILLAGES, "99010101", ""], "tambon_code": [*VILLAGES, "990101", "400102"]})
ROWS = ROWS.assign(tambon_code=ROWS["tambon_code"].str[:6])


@pytest.fixture(scope="module")
def records():
    return good_records(REGISTER, ROWS, 4000)


@pytest.fixture(scope="module")
def lists(records):
    return list(arrivals(records))


def test_as_many_as_asked_and_all_good(records):
    checked = check_records(records, load_registry(), Areas(REGISTER.villages, REGISTER.tambons))
    assert (len(records), len(checked.good), len(checked.bad)) == (4000, 4000, 0)
    assert records["record_id"].is_unique


def test_each_record_is_in_one_list_of_its_own_agency_year_and_province(records, lists):
    handed = pd.concat(
        [each.records.assign(of=f"{each.agency} {each.fiscal_year} {each.province_code}") for each in lists]
    )
    assert sorted(handed["record_id"]) == sorted(records["record_id"])
    year = handed["fiscal_year"].where(handed["fiscal_year"].ne(""), handed["source"].str[-4:])
    assert (handed["of"] == handed["agency"] + " " + year + " " + handed["area_code"].str[:2]).all()


def test_nearly_all_lists_are_whole(lists):
    assert 0.9 < sum(each.report_received for each in lists) / len(lists) < 1
    assert REPORTED < 1


def test_same_seed_gives_the_same(records, lists):
    pd.testing.assert_frame_equal(records, good_records(REGISTER, ROWS, 4000))
    assert [each.report_received for each in lists] == [each.report_received for each in arrivals(records)]
    assert not records.equals(good_records(REGISTER, ROWS, 4000, seed=1))


def test_store_takes_the_lists(lists, tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'store.db'}")
    for each in lists[:5]:
        assert store.add_import(each).is_new
    assert len(store.records()) == sum(len(each.records) for each in lists[:5])
    assert len(store.reports()) == sum(each.report_received for each in lists[:5])
