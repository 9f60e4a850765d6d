"""A program killed at any moment of an import leaves all of it in the store, or nothing."""

import itertools
import multiprocessing
import random
import shutil
import sqlite3
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import event

from data.store import Store
from tests.store_samples import arrival

OLD, NEW = 2000, 3000
WAITING = 300
MARKS = ("started", "begun", "committing", "done")
KILLS = {"started": 8, "begun": 22, "committing": 14, "done": 6}
"""How many programs are killed after each mark, at delays spread over the time until the next one."""

HOW = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROGRAMS = multiprocessing.get_context(HOW)
if HOW == "forkserver":
    PROGRAMS.set_forkserver_preload(
        ["tests.test_store_killed"]
    )  # each program is then a process of its own in milliseconds


def new_file():
    return arrival("new.xlsx", count=NEW, waiting=WAITING, report_received=True)


def import_and_tell(url: str, marks: Connection) -> None:
    """The program that is killed: it imports a file and tells how far it is."""
    coming = new_file()
    marks.send("started")
    store = Store(url)
    event.listen(store._database.writers, "begin", lambda _: marks.send("begun"))
    event.listen(store._database.writers, "commit", lambda _: marks.send("committing"))
    store.add_import(coming)
    marks.send("done")
    time.sleep(60)


def killed(url: str, mark: str, delay: float) -> dict[str, float]:
    """Run the program and kill it so long after a mark; when it told each mark that it reached."""
    ours, theirs = PROGRAMS.Pipe(duplex=False)
    program = PROGRAMS.Process(target=import_and_tell, args=(url, theirs))
    program.start()
    theirs.close()
    reached: dict[str, float] = {}
    while mark not in reached:
        assert ours.poll(60), f"the program never reached “{mark}”"
        reached[ours.recv()] = time.perf_counter()
    time.sleep(delay)
    program.kill()
    program.join()
    try:
        while True:
            reached[ours.recv()] = time.perf_counter()
    except EOFError:
        return reached


@pytest.fixture(scope="module")
def earlier(tmp_path_factory) -> Path:
    """A store with one import, as one file."""
    folder = tmp_path_factory.mktemp("earlier")
    Store(f"sqlite:///{folder / 'made.db'}").add_import(arrival("old.xlsx", count=OLD, waiting=WAITING))
    with sqlite3.connect(folder / "made.db") as made, sqlite3.connect(folder / "earlier.db") as copy:
        made.backup(copy)
    return folder / "earlier.db"


def spans(earlier: Path, folder: Path) -> dict[str, float]:
    """Seconds from each mark to the next in a program that nobody kills before its end; the least of three."""
    runs = []
    for number in range(3):
        path = shutil.copy(earlier, folder / f"span{number}.db")
        runs.append(killed(f"sqlite:///{path}", "done", 0))
    gaps = {mark: min(run[later] - run[mark] for run in runs) for mark, later in itertools.pairwise(MARKS)}
    return {**gaps, "done": 0.02}


def check_whole(path: Path, reached: str) -> str:
    """Whether the store holds the old or the new import; anything else, or anything beside it, is wrong."""
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        stored = [raw.execute(f"SELECT count(*) FROM sonroi_{name}").fetchone()[0] for name in ("records", "kept_rows")]
    store = Store(f"sqlite:///{path}")
    made = store.imports().set_index("file_name")["state"].to_dict()
    ids = store.records()["record_id"].tolist()
    if "new.xlsx" not in made:
        assert reached != "done"
        assert made == {"old.xlsx": "live"}
        assert (stored, len(store.reports())) == ([OLD, WAITING], 0)
        assert ids == [f"old.xlsx-{number}" for number in range(1, OLD + 1)]
        return "old"
    assert reached in ("committing", "done")
    assert made == {"old.xlsx": "replaced", "new.xlsx": "live"}
    assert (stored, len(store.reports())) == ([OLD + NEW, 2 * WAITING], 1)
    assert ids == [f"new.xlsx-{number}" for number in range(1, NEW + 1)]
    return "new"


def check_works_on(path: Path, held: str) -> None:
    store = Store(f"sqlite:///{path}")
    assert store.add_import(new_file()).is_new == (held == "old")
    store.undo_import(2, "ก")
    store.add_record({"agency": "codi"}, "ก")
    assert len(store.records()) == OLD + 1


def test_killed_fifty_times_the_store_holds_the_old_import_or_the_new_one(earlier, tmp_path):
    gaps = spans(earlier, tmp_path)
    chance = random.Random(2551)
    found: Counter[tuple[str, str]] = Counter()
    for mark, times in KILLS.items():
        for number in range(times):
            path = Path(shutil.copy(earlier, tmp_path / f"{mark}{number}.db"))
            delay = gaps[mark] * (number + chance.random() * bool(number)) / times
            reached = list(killed(f"sqlite:///{path}", mark, delay))[-1]
            held = check_whole(path, reached)
            check_works_on(path, held)
            found[reached, held] += 1
    told = ", ".join(f"{reached}: {held} {times}" for (reached, held), times in sorted(found.items()))
    print(f"killed after the mark: import found, times: {told}; seconds from mark to mark: {gaps}")
    assert sum(found.values()) == 50
    assert {held for _, held in found} == {"old", "new"}, told
