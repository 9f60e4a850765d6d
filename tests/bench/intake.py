"""A dirty list of 20,000 rows through the command line: how fast, beside reading alone, and how right.

    .venv/bin/python -m tests.bench.intake [--rows 20000] [--shared PATH] [--keep DIR]

Beside the whole command (a process of its own) in the same run: `pandas.read_excel` of the same file and nothing more,
with the engine that it takes by itself and with calamine. Medians of TURNS.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from agencies.registry import load_registry
from data.intake.answers import no_answers
from data.intake.files.reading import read_document
from data.intake.handing_in import read_list, settle
from data.intake.mapping import ColumnMapping
from data.intake.setting import Reference, Setting
from data.places import read_register_file
from tests.conftest import REPOSITORY
from tests.dirty_judge import (
    judged,
    kept_out,
    misjudged_lines,
    read_outputs,
    shares,
    taken_unasked,
    unaccounted,
    wrongly_accepted,
)
from tests.dirty_lists import DirtyList, dirty_list, real_register

TURNS = 3
SETTING = ("--agency", "psdhs", "--year", "2551", "--province", "40", "--lang", "en")


def main() -> None:
    """Make the list, import it, print both tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        truth = dirty_list(folder / "dirty.xlsx", real_register(options.shared), options.rows)
        out = folder / "out"
        _print_times(measure(truth.path, options.shared / "villages" / "villages.csv", out), len(truth.rows))
        _print_truth(judged(truth, read_outputs(out)), truth)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("SONROI_SHARED", REPOSITORY.parent / "shared" / "data"))
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--shared", type=Path, default=shared, help="folder of the real reference data")
    parser.add_argument("--keep", type=Path, help="folder in which the list and the results stay")
    return parser.parse_args()


def measure(path: Path, register: Path, out: Path) -> dict[str, float]:
    """Median seconds of each contender, taken in turns."""
    command = [sys.executable, "-m", "data", "import", str(path), *SETTING]
    command += ["--register", str(register), "--dry-run", "--out", str(out)]
    contenders: dict[str, Callable[[], object]] = {
        "pandas.read_excel": lambda: pd.read_excel(path, header=None),
        "pandas.read_excel, calamine": lambda: pd.read_excel(path, header=None, engine="calamine"),
        "the whole command": lambda: _run(command),
        **{f"· {name}": stage for name, stage in stages(path, register, out).items()},
    }
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(TURNS):
        for name, contender in contenders.items():
            start = time.perf_counter()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                contender()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the command ended with {done.returncode}: {done.stderr}")


def stages(path: Path, register: Path, out: Path) -> dict[str, Callable[[], object]]:
    """The steps of the command, each on the result of the one before, in this process."""
    setting, kept = Setting("psdhs", 2551, "40"), {}

    def keep(name: str, result: object) -> None:
        kept[name] = result

    return {
        "register": lambda: keep("reference", Reference(load_registry(), read_register_file(register))),
        "reading": lambda: keep("document", read_document(path.read_bytes(), path.name)),
        "understanding": lambda: keep("read", read_list(kept["document"], ColumnMapping(), setting, kept["reference"])),
        "deciding": lambda: settle(kept["document"], kept["read"], no_answers(), kept["reference"]),
    }


def _print_times(times: dict[str, float], rows: int) -> None:
    alone = times["pandas.read_excel"]
    print(f"{rows:,} rows, medians of {TURNS}\n")
    print("| | seconds | rows a second | of read_excel |\n|---|---|---|---|")
    for name, seconds in times.items():
        print(f"| {name} | {seconds:.2f} | {rows / seconds:,.0f} | {seconds / alone:.2f} |")


def _print_truth(rows: pd.DataFrame, truth: DirtyList) -> None:
    print(f"\n{len(truth.rows):,} rows below the heading, {rows['kind'].eq('data').sum():,} of them data")
    print("outcomes:", rows["outcome"].value_counts().to_dict())
    for name, found in (
        ("not accounted for, or twice", unaccounted(rows)),
        ("lines taken for what they are not", misjudged_lines(rows)),
        ("wrongly accepted", wrongly_accepted(rows)),
        ("accepted unasked by luck", taken_unasked(rows)),
        ("clear but kept out", kept_out(rows)),
    ):
        print(f"{name}: {len(found):,}", found.index[:8].to_list() or "")
    table = shares(rows)
    whole = table.sum()
    print("\nPlaces, rows whose other cells leave no doubt\n")
    print("| | " + " | ".join(table.columns) + " |\n|" + "---|" * (len(table.columns) + 1))
    for name, line in table.sort_values("rows", ascending=False).iterrows():
        print(f"| {name} | " + " | ".join(f"{count:,}" for count in line) + " |")
    print("| **all** | " + " | ".join(f"{count:,} ({count / whole['rows']:.1%})" for count in whole) + " |")


if __name__ == "__main__":
    main()
