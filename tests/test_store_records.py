"""Record IDs, and records that are added, corrected and withdrawn one by one."""

import pytest
from sqlalchemy import event

from agencies.records import COLUMNS
from data.database import frames
from data.errors import FileError
from tests.store_samples import ISO_UTC, arrival, ids, sample_records, states


def test_a_record_id_in_use_stops_the_whole_import(store):
    store.add_import(arrival("a.xlsx", prefix="P"))
    before = store.version()
    with pytest.raises(FileError, match=r"Record P-1 is in use already \(from a.xlsx\)") as told:
        store.add_import(arrival("b.xlsx", prefix="P", agency="codi"))
    assert "P-1" in told.value.th
    assert states(store) == {"a.xlsx": "live"}
    assert len(store.records()) == 3
    assert store.version() == before


def test_the_last_id_of_a_long_list_is_looked_at_too(store):
    by_hand = store.add_record({"agency": "codi"}, "ก")
    records = sample_records(1200, "x")
    records.loc[records.index[-1], "record_id"] = by_hand
    with pytest.raises(FileError, match=f"Record {by_hand} is in use already, so"):
        store.add_import(arrival(records=records))
    store.withdraw_record(by_hand, 1, "ก")
    assert store.add_import(arrival(records=records)).is_new


def test_ids_of_replaced_and_undone_imports_may_be_used_by_anyone(store):
    store.add_import(arrival("replaced", prefix="P"))
    store.add_import(arrival("new", prefix="Q"))
    store.add_import(arrival("undone", prefix="R", agency="codi"))
    store.undo_import(3, "ก")
    both = sample_records(2, "x").assign(record_id=["P-1", "R-1"])
    assert store.add_import(arrival("other", records=both, agency="dla")).is_new
    assert ids(store) == ["Q-1", "Q-2", "Q-3", "P-1", "R-1"]
    with pytest.raises(FileError, match=r"P-1 is in use already \(from other\)"):
        store.undo_import(2, "ก")


def test_records_by_hand_stay_and_keep_their_ids_whatever_becomes_of_the_imports(store):
    by_hand = store.add_record({"agency": "codi"}, "ก")
    store.add_import(arrival("a"))
    store.add_import(arrival("b"))
    store.undo_import(2, "ก")
    store.undo_import(1, "ก")
    assert ids(store) == [by_hand]
    taken = sample_records(2, "x").assign(record_id=["free", by_hand])
    with pytest.raises(FileError, match=f"Record {by_hand} is in use already, so"):
        store.add_import(arrival("c", records=taken))
    assert ids(store) == [by_hand]


def test_ids_are_looked_up_by_themselves_and_not_in_one_import_after_the_other(store):
    """With thousands of live imports SQLite took seconds for a list, probing each of them for each ID."""
    if not store._database.sqlite_file:
        pytest.skip("the plan of PostgreSQL depends on what it knows of the tables")
    asked = []
    event.listen(store._database.writers, "before_cursor_execute", lambda *about: asked.append(about[2:4]))
    store.add_import(arrival(count=700))
    (query, values), *others = [each for each in asked if "record_id IN" in each[0]]
    assert not others
    with store._database.reading() as connection:
        steps = [step.detail for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)]
    assert [step for step in steps if "sonroi_records " in step] == [
        "SEARCH sonroi_records USING INDEX sonroi_records_by_id (record_id=?)"
    ]


@pytest.mark.parametrize("count", [3, 4, 7, 8, 9])
def test_records_read_in_several_parts_are_whole_and_in_their_order(store, monkeypatch, count):
    monkeypatch.setattr(frames, "_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(frames, "_PIECES_OF_A_PART", 2)
    store.add_import(arrival("a", count=count))
    by_hand = store.add_record({"agency": "codi", "note": "มือ"}, "ก")
    read = store.records()
    assert read["record_id"].tolist() == [*(f"a-{number}" for number in range(1, count + 1)), by_hand]
    assert read["amount_baht"].tolist() == [*(str(10 * number) for number in range(1, count + 1)), ""]
    assert read["note"].tolist() == ["บ้านสำราญ"] * count + ["มือ"]
    assert read.index.tolist() == list(range(count + 1))
    assert set(read.dtypes.astype("str")) == {"str"}


def test_a_record_id_twice_in_one_file_stops_it(store):
    records = sample_records(3, "x").assign(record_id=["x", "y", "x"])
    with pytest.raises(FileError, match="Record x "):
        store.add_import(arrival(records=records))
    assert store.imports().empty


def test_records_without_an_id_are_given_one(store):
    for name in "ab":
        store.add_import(arrival(name, records=sample_records(2, "x").assign(record_id=""), replaces=False))
    assert len(set(ids(store))) == 4
    assert "" not in ids(store)


def test_undoing_is_refused_where_a_record_id_would_stand_twice(store):
    store.add_import(arrival("a", prefix="P"))
    store.add_import(arrival("b", prefix="Q"))
    store.add_import(arrival("c", prefix="P", replaces=False))
    with pytest.raises(FileError, match="Record P-1 is in use"):
        store.undo_import(2, "ก")
    assert states(store) == {"a": "replaced", "b": "live", "c": "live"}


def test_a_withdrawn_record_keeps_nothing_from_coming_back(store):
    store.add_import(arrival("a", prefix="P", count=1))
    store.withdraw_record("P-1", 1, "ก")
    store.add_import(arrival("b", prefix="Q"))
    store.add_import(arrival("c", prefix="P", count=1, replaces=False))
    store.undo_import(2, "ก")
    assert states(store) == {"a": "live", "b": "undone", "c": "live"}
    assert ids(store) == ["P-1"]


def test_a_single_record_is_added_corrected_and_withdrawn_with_author_and_time(store):
    number = store.add_record({"agency": "codi", "area_code": "40010203", "note": "เดิม"}, "สมศรี")
    record = store.records().iloc[0]
    assert number.startswith("S-")
    assert record[["record_id", "agency", "note", "people", "import_id", "row", "version"]].tolist() == [
        number, "codi", "เดิม", "", "", "", "1",
    ]  # fmt: skip
    assert store.correct_record(number, {"note": "ใหม่", "people": "12"}, 1, "วิชัย") == 2
    record = store.records().iloc[0]
    assert record[["agency", "note", "people", "version", "changed_by"]].tolist() == [
        "codi", "ใหม่", "12", "2", "วิชัย",
    ]  # fmt: skip
    store.withdraw_record(number, 2, "มานะ")
    assert store.records().empty
    changes = store.changes_of(number)
    assert changes["action"].tolist() == ["added", "corrected", "withdrawn"]
    assert changes["version"].tolist() == [1, 2, 3]
    assert changes["changed_by"].tolist() == ["สมศรี", "วิชัย", "มานะ"]
    assert changes["changed_at"].str.fullmatch(ISO_UTC.pattern).all()
    assert [before.get("note") for before in changes["before"]] == [None, "เดิม", "ใหม่"]
    assert set(changes["before"][1]) == set(COLUMNS)


def test_nobody_overwrites_what_another_changed_meanwhile(store):
    number = store.add_record({"agency": "codi"}, "ก")
    store.correct_record(number, {"note": "แรก"}, 1, "สมศรี")
    with pytest.raises(FileError, match="changed by สมศรี meanwhile"):
        store.correct_record(number, {"note": "หลัง"}, 1, "วิชัย")
    with pytest.raises(FileError, match="changed by สมศรี meanwhile"):
        store.withdraw_record(number, 1, "วิชัย")
    assert store.records()["note"].tolist() == ["แรก"]
    assert len(store.changes_of(number)) == 2


def test_a_record_that_went_cannot_be_changed(store):
    number = store.add_record({"agency": "codi"}, "ก")
    store.withdraw_record(number, 1, "ก")
    store.add_import(arrival("a"))
    store.undo_import(1, "ก")
    for record_id, version in ((number, 2), ("a-1", 1), ("unknown", 1)):
        with pytest.raises(FileError, match="no longer there"):
            store.correct_record(record_id, {"note": "x"}, version, "ก")


def test_a_correction_that_changes_nothing_leaves_no_trace(store):
    number = store.add_record({"agency": "codi", "note": "ก"}, "ก")
    assert store.correct_record(number, {"agency": "codi", "note": "ก", "record_id": number}, 1, "ข") == 1
    assert store.changes_of(number)["action"].tolist() == ["added"]


@pytest.mark.parametrize("values", [{"nota": "x"}, {"record_id": "other"}, {"version": "7"}])
def test_unknown_columns_and_another_id_are_a_fault_of_the_program(store, values):
    number = store.add_record({"agency": "codi"}, "ก")
    with pytest.raises(ValueError, match="not for a record"):
        store.correct_record(number, values, 1, "ก")
    with pytest.raises(ValueError, match="not for a record"):
        store.add_record(values, "ก")
    assert store.records()["version"].tolist() == ["1"]


def test_a_correction_of_an_imported_record_goes_and_comes_with_its_import(store):
    store.add_import(arrival("a"))
    assert store.correct_record("a-2", {"note": "แก้แล้ว"}, 1, "วิชัย") == 2
    store.withdraw_record("a-3", 1, "วิชัย")
    assert store.records()[["record_id", "row", "note", "import_id"]].to_numpy().tolist() == [
        ["a-1", "2", "บ้านสำราญ", "1"],
        ["a-2", "3", "แก้แล้ว", "1"],
    ]
    store.add_import(arrival("b"))
    assert ids(store) == ["b-1", "b-2", "b-3"]
    store.undo_import(2, "ก")
    assert store.records()["note"].tolist() == ["บ้านสำราญ", "แก้แล้ว"]


def test_changes_are_those_of_the_live_record_of_that_id(store):
    store.add_import(arrival("a", prefix="P"))
    store.correct_record("P-1", {"note": "ใน a"}, 1, "ก")
    store.add_import(arrival("b", prefix="P"))
    assert store.changes_of("P-1").empty
    store.undo_import(2, "ก")
    assert store.changes_of("P-1")["action"].tolist() == ["corrected"]
    assert store.changes_of("unknown").columns.tolist() == ["version", "changed_at", "changed_by", "action", "before"]
