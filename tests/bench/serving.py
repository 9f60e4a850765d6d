"""Servers on this machine to be measured, what they use of it, and what machine it is."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.request import urlopen

from tests.browser.conftest import free_port
from tests.conftest import REPOSITORY

DASHBOARD = ("pages.common.server",)
FLOOR = ("streamlit", "run", "tests/bench/floor_page.py")
NAIVE = ("streamlit", "run", "tests/bench/naive_page.py")
_STARTS_WITHIN = 60.0
_WRONG = ("Traceback", "ERROR", "WARNING", "Error:", "Exception")


@dataclass(frozen=True)
class Served:
    """A server that answers at an address of this machine; log: what it says."""

    address: str
    process: int
    log: Path

    def wrong_lines(self) -> list[str]:
        """The lines of its log that tell of a fault."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if any(word in line for word in _WRONG)]


@contextmanager
def served(module: tuple[str, ...], data_folder: Path) -> Iterator[Served]:
    """A server of its own process. Its log lies beside the data folder."""
    port = free_port()
    settings = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    settings |= {"SONROI_DATA": str(data_folder.absolute()), "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
    log = data_folder.parent / f"server-{port}.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=REPOSITORY,
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://localhost:{port}"
        _wait_until_healthy(address, server, log)
        yield Served(address, server.pid, log)
    finally:
        server.terminate()
        server.wait()


def _wait_until_healthy(address: str, server: subprocess.Popen, log: Path) -> None:
    give_up = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < give_up and server.poll() is None:
        try:
            urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def processor_seconds(process: int) -> float | None:
    """What a process has used of the processors since its start; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_gb(process: int) -> float | None:
    """What a process holds in memory now; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) / 1024**2 for line in lines if line.startswith("VmRSS:"))


def machine() -> str:
    """The machine and the day, in a line."""
    parts = [f"{os.cpu_count()} processor cores"]
    with suppress(AttributeError, ValueError):  # not told on every system
        parts.append(f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1024**3:.0f} GB of memory")
    return ", ".join([*parts, platform.system(), f"Python {platform.python_version()}", f"{date.today():%Y-%m-%d}"])
