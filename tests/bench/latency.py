"""Time from the change of a filter until the map is repainted, in a real browser.

    .venv/bin/python -m tests.bench.latency

Beside it in the same run: an empty Streamlit page (the floor), and folium as it is usually written (naive). Medians of
CHANGES; bytes are those that the server sent over the web socket for one change.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import QUIET, browser_path, free_port
from tests.conftest import REPOSITORY

CHANGES = 15
YEARS = ("2550", "2551", "2549", "2553", "2552")
SERVERS = {
    "floor": ["streamlit", "run", "tests/bench/floor_page.py"],
    "this dashboard": ["pages.common.server"],
    "naive folium": ["streamlit", "run", "tests/bench/naive_page.py"],
}

# Each gives a text that changes once the change has been painted.
STATES = {
    "floor": "() => document.querySelector('#answer')?.textContent",
    "this dashboard": """() => {
        const frame = document.querySelector('iframe')?.contentWindow;
        if (frame?.areas && !frame.watched) {
            frame.watched = true;
            frame.areas.then((areas) => { frame.painted = () => areas.painting?.status; });
        }
        return frame?.painted?.();
    }""",
    "naive folium": """() => {
        const paths = [...(document.querySelector('iframe')?.contentDocument.querySelectorAll('path') ?? [])];
        return paths.length > 100 ? paths.map((path) => path.getAttribute('fill')).join() : undefined;
    }""",
}
CHANGE = """async ({ state, label }) => {
    const read = eval(state);
    const before = read();
    const pills = [...document.querySelectorAll('[data-testid="stButtonGroup"] button')];
    const start = performance.now();
    pills.find((pill) => pill.textContent.trim() === label).click();
    for (;;) {
        await new Promise(requestAnimationFrame);
        const now = read();
        if (now !== undefined && now !== before) break;
        if (performance.now() - start > 20000) throw new Error('not painted within 20 seconds');
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""


@contextmanager
def served(module: list[str], data_folder: str) -> Iterator[str]:
    """One server; its address."""
    port = free_port()
    settings = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true", "SONROI_DATA": data_folder}
    environment = {**os.environ, **settings, "PYTHONPATH": str(REPOSITORY)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, "-m", *module], cwd=REPOSITORY, env=environment, **quiet)
    address = f"http://localhost:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def measure(browser: Browser, name: str, address: str) -> tuple[float, float]:
    """Median seconds and kB of a change."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.goto(address)
    wait_until_painted(page, STATES[name])
    change(page, name, 1)  # once unmeasured
    times, sizes = [], []
    for turn in range(2, CHANGES + 2):
        received.clear()
        times.append(change(page, name, turn))
        page.wait_for_timeout(400)
        sizes.append(sum(received))
    page.close()
    return statistics.median(times) / 1000, statistics.median(sizes) / 1000


def wait_until_painted(page: Page, state: str) -> None:
    """Wait until the first painting is there and the page is at rest."""
    page.wait_for_selector('[data-testid="stButtonGroup"] button', timeout=60_000)
    page.wait_for_function(state, timeout=60_000)
    page.wait_for_timeout(1500)


def change(page: Page, name: str, turn: int) -> float:
    """Press one year, so that no selection comes twice (a Gray code); milliseconds until it is painted."""
    year = YEARS[(turn & -turn).bit_length() - 1]
    return page.evaluate(CHANGE, {"state": STATES[name], "label": year})


def main() -> None:
    """Print the table."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        results = {}
        for name, module in SERVERS.items():
            with served(module, str(Path(folder))) as address:
                results[name] = measure(browser, name, address)
        browser.close()
    floor = results["floor"][0]
    print("| | median of 15 changes | of the floor | received for a change |\n|---|---|---|---|")
    for name, (seconds, kilobytes) in results.items():
        print(f"| {name} | {seconds:.2f} s | {seconds / floor:.1f} | {kilobytes:,.0f} kB |")


if __name__ == "__main__":
    main()
