"""Many at once: nothing lost, nothing doubled, and readers always see whole imports."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from data.store import Store
from tests.conftest import REPOSITORY
from tests.store_samples import arrival

THREADS = 8
EACH = 4
COUNT = 40


class Readers:
    """Read without a pause while others write; what they see is kept in `wrong` where it is no whole import."""

    def __init__(self, url: str) -> None:
        self.url, self.wrong, self.reads = url, [], 0
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(2)]

    def _read(self) -> None:
        while not self._end.is_set():
            try:
                counts = Store(self.url).records().query("import_id != ''")["import_id"].value_counts()
                self.wrong += [found for found in counts if found != COUNT]
                Store(self.url).version()
                self.reads += 1
            except Exception as error:
                self.wrong.append(error)

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()


def write_all(url: str, writer: str) -> None:
    """What one clerk does: lists of her own, the list that all bring, and records by hand."""
    store = Store(url)
    for number in range(EACH):
        name = f"{writer}-{number}"
        store.add_import(arrival("of all", count=COUNT, replaces=False))
        store.add_import(arrival(name, count=COUNT, replaces=False))
        record_id = store.add_record({"agency": "codi", "note": name}, writer)
        store.correct_record(record_id, {"people": "1"}, 1, writer)


def check_nothing_lost(url: str, writers: list[str]) -> None:
    store = Store(url)
    names = [f"{writer}-{number}" for writer in writers for number in range(EACH)]
    made = store.imports()
    assert sorted(made["file_name"]) == sorted([*names, "of all"])
    assert made["state"].eq("live").all()
    records = store.records()
    assert not records["record_id"].duplicated().any()
    of_imports = records["import_id"].ne("")
    assert of_imports.sum() == COUNT * len(made)
    by_hand = records[~of_imports]
    assert sorted(by_hand["note"]) == sorted(names)
    assert by_hand["version"].eq("2").all()


def test_eight_threads_write_and_readers_read_meanwhile(url):
    first = Store(url).version()
    writers = [f"thread {number}" for number in range(THREADS)]
    with Readers(url) as readers, ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda writer: write_all(url, writer), writers))
    assert readers.wrong == []
    assert readers.reads > 2
    check_nothing_lost(url, writers)
    assert Store(url).version() == first + THREADS * EACH * 4


def test_two_programs_start_at_once_and_write_while_a_third_reads(url):
    """Nobody made the tables yet: both programs find none."""
    writers = ["program 1", "program 2"]
    script = (
        "import sys; from tests.test_store_concurrency import write_all; "
        "print(flush=True); input(); write_all(*sys.argv[1:])"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, url, writer],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for writer in writers
    ]
    for program in programs:
        program.stdout.readline()  # it has started
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    with Readers(url) as readers:
        errors = [program.communicate()[1] for program in programs]
    assert errors == ["", ""]
    assert readers.wrong == []
    check_nothing_lost(url, writers)


def as_another_program(url: str, number: int) -> Store:
    """A store whose connections are its own: writers do not meet before the database."""
    option = f"?timeout={number}" if url.startswith("sqlite") else f"&application_name={number}"
    return Store(f"{url}{option}")


@pytest.mark.parametrize("of_program", [lambda url, _: Store(url), as_another_program], ids=["threads", "programs"])
def test_of_eight_clerks_with_one_file_one_brings_it_in(url, of_program):
    Store(url).add_import(arrival("old", count=COUNT))
    stores = [of_program(url, number) for number in range(1, THREADS + 1)]
    together = threading.Barrier(THREADS)

    def bring_in(store: Store) -> tuple[int, bool, tuple[int, ...]]:
        together.wait()
        added = store.add_import(arrival("new", count=COUNT))
        return added.import_id, added.is_new, added.replaced

    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(bring_in, stores))
    assert sorted(results) == [(2, False, ())] * (THREADS - 1) + [(2, True, (1,))]
    assert len(Store(url).records()) == COUNT


def test_of_eight_corrections_of_one_record_one_holds(url):
    record_id = Store(url).add_record({"agency": "codi"}, "ก")
    together = threading.Barrier(THREADS)

    def correct(number: int) -> str:
        together.wait()
        try:
            Store(url).correct_record(record_id, {"note": str(number)}, 1, str(number))
        except ValueError:
            return ""
        return str(number)

    with ThreadPoolExecutor(THREADS) as pool:
        held = [number for number in pool.map(correct, range(THREADS)) if number]
    assert len(held) == 1
    assert Store(url).records()[["note", "version"]].to_numpy().tolist() == [[held[0], "2"]]


def test_eight_corrections_after_each_other_all_count(url):
    """Each reads the record anew until its own change is in: a counter that loses none."""
    record_id = Store(url).add_record({"agency": "codi", "people": "0"}, "ก")

    def add_one(_: int) -> None:
        while True:
            record = Store(url).records().iloc[0]
            try:
                people = str(int(record["people"]) + 1)
                Store(url).correct_record(record_id, {"people": people}, int(record["version"]), "ก")
            except ValueError:
                continue
            return

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(add_one, range(5 * THREADS)))
    assert Store(url).records()["people"].tolist() == [str(5 * THREADS)]


def test_a_reader_sees_one_state_while_another_writes(url):
    store = Store(url)
    store.add_import(arrival("a", count=COUNT))
    reports = pd.DataFrame()
    with store._database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM sonroi_records").scalar()
        store.add_import(arrival("b", count=COUNT, report_received=True))
        after = connection.exec_driver_sql("SELECT count(*) FROM sonroi_records").scalar()
        reports = store.reports()
    assert (before, after) == (COUNT, COUNT)
    assert len(reports) == 1
