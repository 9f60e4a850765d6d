"""What the store keeps, replaces, brings back and refuses. The same tests run over PostgreSQL."""

import uuid

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.records import COLUMNS, check_records
from agencies.registry import load_registry
from agencies.reports import check_reports
from data.errors import FileError
from data.store import Store
from tests.overlap_cases import areas_of
from tests.store_samples import ISO_UTC, arrival, ids, sample_kept, sample_records, states


def test_new_store_is_empty_and_says_so(store):
    records = store.records()
    assert records.columns.tolist() == [*COLUMNS, "import_id", "row", "version", "changed_by", "changed_at"]
    assert records.empty
    assert set(records.dtypes.astype("str")) == {"str"}
    assert store.imports().empty
    assert store.reports().columns.tolist() == ["agency", "fiscal_year", "province_code"]
    assert store.reports().empty
    assert store.mapping_of("codi") == {}
    assert store.answers("codi", "40").columns.tolist()[:3] == ["kind", "key", "answer"]


def test_an_import_is_kept_with_its_provenance(store):
    given_records = sample_records(2, "x", unit="อบต.ศิลา", source="หนังสือ 1/2551")
    added = store.add_import(
        arrival("ก.xlsx", records=given_records, sheet="แผ่น 1", letter_number="ขก 0004/12", letter_date="2008-10-01")
    )
    assert (added.is_new, added.replaced) == (True, ())
    made = store.imports().iloc[0]
    assert made["import_id"] == added.import_id
    assert made[["state", "agency", "fiscal_year", "province_code", "file_name", "sheet"]].tolist() == [
        "live", "psdhs", 2551, "40", "ก.xlsx", "แผ่น 1",
    ]  # fmt: skip
    assert made[["letter_number", "letter_date", "imported_by", "records"]].tolist() == [
        "ขก 0004/12", "2008-10-01", "สมศรี", 2,
    ]  # fmt: skip
    assert ISO_UTC.fullmatch(made["imported_at"])
    assert len(made["sha256"]) == 64
    assert pd.isna(made["replaced_by"])
    kept = store.records()
    assert kept[list(COLUMNS)].to_dict("list") == given_records[list(COLUMNS)].to_dict("list")
    assert kept["row"].tolist() == ["2", "3"]
    assert kept["import_id"].unique().tolist() == [str(added.import_id)]
    assert kept["version"].unique().tolist() == ["1"]
    assert kept["changed_by"].unique().tolist() == ["สมศรี"]
    assert kept["changed_at"].eq(made["imported_at"]).all()


def test_rows_that_became_no_records_and_the_report_come_back_as_given(store):
    first = arrival("a.xlsx", waiting=2)
    number = store.add_import(first).import_id
    kept = store.kept_rows(number)
    assert kept.to_dict("records") == sample_kept(2).to_dict("records")
    assert kept["row"].dtype == "int64"
    assert store.report_of(number) == first.report
    assert store.imports().iloc[0][["rows_read", "rows_in", "rows_waiting"]].tolist() == [5, 3, 2]
    with pytest.raises(FileError, match="no import 99"):
        store.report_of(99)


def test_records_are_ready_to_be_checked(store):
    store.add_import(arrival(count=5))
    areas = areas_of({"400102": [f"400102{moo:02}" for moo in range(1, 14)]})
    checked = check_records(store.records(), load_registry(), areas)
    assert len(checked.good) == 5
    assert checked.good["amount_baht"].tolist() == [10, 20, 30, 40, 50]
    store.set_report("psdhs", 2551, "40", True, "ก")
    assert check_reports(store.reports(), load_registry())["fiscal_year"].tolist() == [2551]


def test_an_empty_import_is_kept_too(store):
    number = store.add_import(arrival(count=0, waiting=0)).import_id
    assert store.records().empty
    assert store.kept_rows(number).empty
    assert store.kept_rows(number).columns.tolist() == ["row", "outcome", "reason_th", "reason_en", "cells"]


def test_numpy_numbers_in_report_and_year_are_taken(store):
    report = {name: pd.Series([7]).iloc[0] for name in ("rows_read", "rows_in", "rows_waiting", "rows_refused")}
    year = pd.Series([2551]).iloc[0]
    number = store.add_import(arrival(report={**report, "rows_skipped": 0}, fiscal_year=year)).import_id
    assert store.report_of(number)["rows_read"] == 7
    assert store.imports()["fiscal_year"].tolist() == [2551]


def test_text_that_no_database_takes_stops_no_import(store):
    records = sample_records(1, "x").assign(note="ก\x00ข")
    kept = sample_kept(1).assign(cells=[{"หมู่\ud800": "1\x00", "\\u0000": "\\"}])
    number = store.add_import(arrival(file_name="a\x00\ud800.xlsx", records=records, kept=kept)).import_id
    assert store.records()["note"].tolist() == ["กข"]
    assert store.kept_rows(number)["cells"].tolist() == [{"หมู่\N{REPLACEMENT CHARACTER}": "1\x00", "\\u0000": "\\"}]
    assert store.imports()["file_name"].tolist() == ["a\N{REPLACEMENT CHARACTER}.xlsx"]


def test_the_same_file_again_adds_nothing(store):
    first = store.add_import(arrival("a.xlsx"))
    again = store.add_import(arrival("a.xlsx", file_name="copy of a.xlsx", imported_by="อื่น"))
    assert (again.import_id, again.is_new, again.replaced) == (first.import_id, False, ())
    assert len(store.imports()) == 1
    assert len(store.records()) == 3
    key = {"sheet": "Sheet1", "agency": "psdhs", "fiscal_year": 2551, "province_code": "40"}
    sha256 = store.imports()["sha256"].iloc[0]
    assert store.same_import(sha256, **key) == first.import_id
    for name, other in (("sheet", "2"), ("agency", "codi"), ("fiscal_year", 2552), ("province_code", "41")):
        assert store.same_import(sha256, **key | {name: other}) is None
    assert store.same_import("0" * 64, **key) is None


def test_a_corrected_file_replaces_the_old_import_as_a_whole(store):
    old = store.add_import(arrival("old.xlsx")).import_id
    other_year = store.add_import(arrival("y.xlsx", fiscal_year=2552)).import_id
    other_province = store.add_import(arrival("p.xlsx", province_code="41")).import_id
    other_agency = store.add_import(arrival("c.xlsx", agency="codi")).import_id
    new = store.add_import(arrival("new.xlsx", count=2))
    assert new.replaced == (old,)
    assert sorted(store.records()["import_id"].unique()) == sorted(
        map(str, (other_year, other_province, other_agency, new.import_id))
    )
    made = store.imports().set_index("import_id")
    assert made.loc[old, ["state", "replaced_by"]].tolist() == ["replaced", new.import_id]
    assert made["state"].eq("live").sum() == 4


def test_a_corrected_file_may_use_the_record_ids_of_the_old_one(store):
    store.add_import(arrival("old.xlsx", prefix="same"))
    store.add_import(arrival("new.xlsx", prefix="same", count=2))
    assert ids(store) == ["same-1", "same-2"]


def test_sheets_of_one_workbook_stand_beside_each_other(store):
    store.add_import(arrival("old.xlsx"))
    one = arrival("book.xlsx", sheet="1", prefix="one")
    two = arrival("book.xlsx", sheet="2", prefix="two")
    assert len(store.add_import(one).replaced) == 1
    assert store.add_import(two).replaced == ()
    assert len(store.records()) == 6


def test_a_file_that_adds_to_earlier_ones_replaces_nothing(store):
    store.add_import(arrival("a.xlsx"))
    assert store.add_import(arrival("b.xlsx", replaces=False)).replaced == ()
    assert states(store) == {"a.xlsx": "live", "b.xlsx": "live"}
    assert store.add_import(arrival("c.xlsx")).replaced == (1, 2)
    assert states(store) == {"a.xlsx": "replaced", "b.xlsx": "replaced", "c.xlsx": "live"}


def test_undoing_brings_back_what_was_replaced(store):
    store.add_import(arrival("a.xlsx"))
    store.add_import(arrival("b.xlsx", replaces=False))
    number = store.add_import(arrival("c.xlsx")).import_id
    store.undo_import(number, "วิชัย")
    assert states(store) == {"a.xlsx": "live", "b.xlsx": "live", "c.xlsx": "undone"}
    undone = store.imports().iloc[0]
    assert undone["undone_by"] == "วิชัย"
    assert ISO_UTC.fullmatch(undone["undone_at"])
    assert store.imports()["replaced_by"].isna().all()
    assert sorted(ids(store)) == [f"{name}.xlsx-{n}" for name in "ab" for n in (1, 2, 3)]


def test_undoing_goes_back_step_by_step(store):
    for name in "abc":
        store.add_import(arrival(name))
    store.undo_import(3, "ก")
    assert states(store) == {"a": "replaced", "b": "live", "c": "undone"}
    store.undo_import(2, "ก")
    assert states(store) == {"a": "live", "b": "undone", "c": "undone"}
    store.undo_import(1, "ก")
    assert store.records().empty


@pytest.mark.parametrize("number", [1, 99])
def test_only_a_live_import_can_be_undone(store, number):
    store.add_import(arrival("a"))
    store.add_import(arrival("b"))
    with pytest.raises(FileError, match=f"Import {number} is not in use"):
        store.undo_import(number, "ก")
    assert states(store) == {"a": "replaced", "b": "live"}


def test_an_undone_file_can_be_imported_anew(store):
    first = store.add_import(arrival("a.xlsx")).import_id
    store.undo_import(first, "ก")
    again = store.add_import(arrival("a.xlsx"))
    assert again.is_new
    assert again.import_id != first
    assert len(store.records()) == 3


def test_what_was_imported_anew_does_not_come_back_a_second_time(store):
    store.add_import(arrival("a"))
    number = store.add_import(arrival("b")).import_id
    store.add_import(arrival("a", replaces=False))  # the old file again, beside the new one
    store.undo_import(number, "ก")
    assert len(store.records()) == 3
    assert store.imports()["state"].tolist() == ["live", "undone", "replaced"]


def test_earlier_imports_are_those_that_a_corrected_file_would_replace(store):
    store.add_import(arrival("old"))
    store.add_import(arrival("a"))
    store.add_import(arrival("b", replaces=False))
    store.add_import(arrival("c", agency="codi"))
    record = store.records().query("record_id == 'a-2'").iloc[0]
    store.correct_record("a-2", {"people": "9"}, int(record["version"]), "ก")
    earlier = store.earlier_imports("psdhs", 2551, "40")
    assert earlier["file_name"].tolist() == ["b", "a"]
    assert earlier["changed"].tolist() == [0, 1]
    assert earlier.columns.tolist()[:-1] == store.imports().columns.tolist()


def test_imports_are_listed_newest_first_and_can_be_limited(store):
    for name in "abc":
        store.add_import(arrival(name))
    assert store.imports()["file_name"].tolist() == ["c", "b", "a"]
    assert store.imports(limit=2)["file_name"].tolist() == ["c", "b"]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abc"), st.booleans()),
        st.tuples(st.just("undo"), st.integers(1, 6)),
        st.tuples(st.just("undo"), st.just(0)),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_after_any_steps_whole_imports_are_live_and_no_file_twice(store, steps):
    """Each example is an agency of its own; record IDs belong to the step, so none stands twice."""
    agency, made = uuid.uuid4().hex, {}
    for number, step in enumerate(steps):
        if step[0] == "add":
            added = store.add_import(
                arrival(step[1], agency=agency, prefix=f"{agency}-{number}", replaces=step[2], count=number + 1)
            )
            made.setdefault(added.import_id, number + 1)
        elif made:
            undo_quietly(store, list(made)[-1 if step[1] == 0 else step[1] % len(made)])
    imports = store.imports().query("agency == @agency")
    live = imports[imports["state"].eq("live")]
    assert not live["sha256"].duplicated().any()
    records = store.records()
    counted = records[records["import_id"].isin(live["import_id"].astype("str"))]["import_id"].value_counts()
    assert counted.to_dict() == {str(number): made[number] for number in live["import_id"]}
    assert imports["replaced_by"].notna().equals(imports["state"].eq("replaced"))


def undo_quietly(store: Store, number: int) -> None:
    try:
        store.undo_import(number, "ก")
    except FileError:
        assert "live" not in store.imports().query("import_id == @number")["state"].tolist()
