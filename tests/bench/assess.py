"""The whole command `assess` on the country: how fast, how much memory, and whether it grows faster than the records.

    .venv/bin/python -m tests.bench.assess --shared FOLDER [--records 10000 100000 1000000] [--keep DIR]

Beside it in the same run, in turns, the yardstick: a process that reads the file with `pandas.read_csv` as anyone would
and does one `groupby(...).nunique()`. Medians of TURNS. Processor seconds stand beside those of the clock, which other
programs on the machine lengthen.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
TURNS = 3
SIZES = (10_000, 100_000, 1_000_000)
YARDSTICK = """import sys, warnings
import pandas
warnings.simplefilter("ignore")
records = pandas.read_csv(sys.argv[1])
records.groupby(["area_code", "function", "target_group", "fiscal_year"])["agency"].nunique()
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds by the clock and of the processor, and its peak memory in GB."""

    seconds: float
    processor: float
    memory: float


def main() -> None:
    """Make the country, measure, print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.keep or Path(temporary)).absolute()
        # by a process of its own: what this one holds would count as the peak memory of those that it starts
        made = [sys.executable, "-m", "tests.bench.country", "--shared", str(options.shared.absolute())]
        sizes = map(str, options.records)
        subprocess.run([*made, "--out", str(folder), "--records", *sizes], cwd=REPOSITORY, check=True)
        print(f"\nmedians of {TURNS}, Python {sys.version.split()[0]}, {os.cpu_count()} processors\n")
        print("| records | assess | processor | memory | yardstick | processor | times the yardstick | µs a record |")
        print("|---|---|---|---|---|---|---|---|")
        for size in options.records:
            costs = measure(folder / f"records_{size}.csv", folder / "register.csv", folder / "out")
            print(_line(size, *costs), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("SONROI_SHARED", REPOSITORY.parent / "shared" / "data"))
    parser.add_argument("--records", type=int, nargs="+", default=SIZES, help="numbers of records")
    parser.add_argument("--shared", type=Path, default=shared, help="folder of the real reference data")
    parser.add_argument("--keep", type=Path, help="folder in which the lists and the results stay")
    return parser.parse_args()


def measure(records: Path, register: Path, out: Path) -> tuple[Cost, Cost]:
    """Median costs of the command and of the yardstick, each a process of its own, taken in turns."""
    command = [sys.executable, "-m", "data", "assess", "--records", str(records), "--register", str(register)]
    yardstick = [sys.executable, "-c", YARDSTICK, str(records)]
    turns = [(_cost([*command, "--out", str(out)]), _cost(yardstick)) for _ in range(TURNS)]
    commands, yardsticks = zip(*turns, strict=True)
    return _median(commands), _median(yardsticks)


def _cost(command: list[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024**2)


def _median(costs: tuple[Cost, ...]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in Cost.__dataclass_fields__))


def _line(size: int, command: Cost, yardstick: Cost) -> str:
    ratio = f"{command.seconds / yardstick.seconds:.1f} ({command.processor / yardstick.processor:.1f} of processor)"
    return (
        f"| {size:,} | {command.seconds:.2f} s | {command.processor:.2f} s | {command.memory:.2f} GB "
        f"| {yardstick.seconds:.2f} s | {yardstick.processor:.2f} s | {ratio} | {command.processor / size * 1e6:.1f} |"
    )


if __name__ == "__main__":
    main()
