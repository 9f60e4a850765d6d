"""Reports received, what the clerks answered before, and the version that says whether anything changed."""

import pandas as pd

from data.store import Store
from tests.store_samples import ISO_UTC, arrival


def answers_table(*rows):
    return pd.DataFrame(rows, columns=["kind", "key", "answer"], dtype="str")


def test_a_report_lives_and_goes_with_its_import(store):
    store.add_import(arrival("a", report_received=True))
    expected = [["psdhs", "2551", "40"]]
    assert store.reports().to_numpy().tolist() == expected
    store.add_import(arrival("b", report_received=False))
    assert store.reports().empty
    store.undo_import(2, "ก")
    assert store.reports().to_numpy().tolist() == expected
    store.undo_import(1, "ก")
    assert store.reports().empty


def test_a_report_is_entered_and_taken_back_by_hand(store):
    store.set_report("codi", 2551, "40", True, "สมศรี")
    store.set_report("codi", 2551, "40", True, "วิชัย")
    store.set_report("codi", 2552, "40", True, "สมศรี")
    assert sorted(store.reports().to_numpy().tolist()) == [["codi", "2551", "40"], ["codi", "2552", "40"]]
    board = store.board().set_index("fiscal_year")
    assert board.loc["2551", ["by", "import_id"]].tolist() == ["วิชัย", ""]
    assert board["received_at"].str.fullmatch(ISO_UTC.pattern).all()
    store.set_report("codi", 2551, "40", False, "สมศรี")
    assert store.reports().to_numpy().tolist() == [["codi", "2552", "40"]]


def test_reports_with_a_file_and_by_hand_are_one(store):
    store.set_report("psdhs", 2551, "40", True, "สมศรี")
    store.add_import(arrival("a", report_received=True))
    assert store.reports().to_numpy().tolist() == [["psdhs", "2551", "40"]]
    store.undo_import(1, "ก")
    assert store.board()[["by", "import_id"]].to_numpy().tolist() == [["สมศรี", ""]]


def test_a_report_taken_back_by_hand_does_not_come_back_with_an_undone_file(store):
    store.add_import(arrival("a", report_received=True))
    store.add_import(arrival("b", report_received=True))
    assert store.board()[["by", "import_id"]].to_numpy().tolist() == [["สมศรี", "2"]]
    store.set_report("psdhs", 2551, "40", False, "ก")
    assert store.reports().empty
    store.undo_import(2, "ก")
    assert store.reports().empty


def test_mappings_are_remembered_for_each_agency_and_the_newest_counts(store):
    store.remember_mapping("codi", {"บ้าน": "village", "งบ": "amount_baht"})
    store.remember_mapping("codi", {"งบ": "amount_planned", "หมายเหตุ": ""})
    store.remember_mapping("sdc", {"บ้าน": "place"})
    assert store.mapping_of("codi") == {"บ้าน": "village", "งบ": "amount_planned", "หมายเหตุ": ""}
    assert store.mapping_of("sdc") == {"บ้าน": "place"}


def test_places_are_known_to_all_agencies_and_words_to_their_own(store):
    store.remember_answers("codi", "40", answers_table(("place", "อู่เหม้า", "480509"), ("function", "เวที", "spark")), "ก")
    assert store.answers("sdc", "40")[["kind", "key", "answer"]].to_numpy().tolist() == [["place", "อู่เหม้า", "480509"]]
    assert len(store.answers("codi", "40")) == 2
    assert store.answers("codi", "41").empty


def test_the_newest_answer_counts_and_the_agencys_own_first(store):
    store.remember_answers("sdc", "40", answers_table(("place", "x", "1")), "ก")
    store.remember_answers("sdc", "40", answers_table(("place", "x", "2")), "ข")
    store.remember_answers("codi", "40", answers_table(("place", "x", "3"), ("place", "x", "4")), "ค")

    def answer(agency):
        return store.answers(agency, "40")[["answer", "answered_by"]].to_numpy().tolist()

    assert answer("sdc") == [["2", "ข"]]
    assert answer("codi") == [["4", "ค"]]
    assert answer("psdhs") == [["4", "ค"]]
    store.remember_answers("sdc", "40", answers_table(("place", "x", "2")), "ข")
    assert answer("psdhs") == [["2", "ข"]]
    store.remember_answers("sdc", "40", answers_table(("place", "x", "")), "ข")
    assert answer("sdc") == [["4", "ค"]]
    store.remember_answers("sdc", "40", answers_table(), "ข")
    assert answer("sdc") == [["4", "ค"]]


def test_every_change_gives_another_version_and_reading_does_not(store, url):
    seen = [store.version()]
    number = store.add_record({"agency": "codi"}, "ก")
    steps = [
        lambda: store.add_import(arrival("a")),
        lambda: store.undo_import(1, "ก"),
        lambda: store.set_report("codi", 2551, "40", True, "ก"),
        lambda: store.remember_mapping("codi", {}),
        lambda: store.remember_answers("codi", "40", answers_table(("place", "x", "1")), "ก"),
        lambda: store.correct_record(number, {"note": "x"}, 1, "ก"),
        lambda: store.withdraw_record(number, 2, "ก"),
    ]
    for step in [lambda: None, *steps]:
        step()
        seen.append(store.version())
    assert seen == sorted(set(seen))
    store.records(), store.imports(), store.board(), store.changes_of(number), store.answers("codi", "40")
    assert Store(url).version() == store.version() == seen[-1]


def test_what_is_stored_outlives_the_program(store, url):
    """Another engine, as after a new start: the address means the same and is written otherwise."""
    store.add_import(arrival("a"))
    again = Store(url + ("?timeout=5" if url.startswith("sqlite") else "&application_name=again"))
    assert again.records().equals(store.records())
