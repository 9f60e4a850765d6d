"""A real dashboard in a real browser. Without one these tests are skipped, unless SONROI_REQUIRE_BROWSER is set."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.conftest import REPOSITORY

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
WINDOWS_BROWSERS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
MAC_BROWSERS = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
STARTS_WITHIN = 90  # seconds, on a slow machine
HOME = {"localhost", "127.0.0.1"}


def browser_path() -> str | None:
    """The installed Chromium, Chrome or Edge."""
    named = os.environ.get("SONROI_BROWSER")
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    files = [Path(folder) / name for folder in folders if folder for name in WINDOWS_BROWSERS]
    files += [Path("/Applications") / name for name in MAC_BROWSERS]
    on_path = (shutil.which(name) for name in (named, *BROWSERS) if name)
    return next((found for found in (*on_path, *(str(file) for file in files if file.exists())) if found), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    path = browser_path()
    if path is None:
        reason = "no Chromium, Chrome or Edge found (install one, or name it in SONROI_BROWSER)"
        if os.environ.get("SONROI_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def dashboard(data_folder: Path) -> Iterator[str]:
    """Serve the dashboard over a data folder; its address."""
    port = free_port()
    settings = {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "SONROI_DATA": str(data_folder),
    }
    log = data_folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "pages.common.server"],
            cwd=REPOSITORY,
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://localhost:{port}"
        _wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_healthy(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard as it comes: demonstration records, approximate boundaries."""
    with dashboard(tmp_path_factory.mktemp("data")) as served:
        yield served


@dataclass
class Visit:
    """An open page, and what went wrong on it."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        self.page.on("request", lambda request: self._note(leaves(request.url), f"left the machine: {request.url}"))

    def _note_message(self, message: ConsoleMessage) -> None:
        """Streamlit looks for its server under the path of a deep link first: the 404 there is its own."""
        looks_for_server = "/_stcore/" in (message.location or {}).get("url", "")
        self._note(message.type == "error" and not looks_for_server, f"console: {message.text}")

    def _note(self, wrong: bool, what: str) -> None:
        if wrong:
            self.faults.append(what)

    def settle(self) -> None:
        """Wait until the script has run and the page has stopped changing; what a click does begins a moment later."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)

    def choose_page(self, heading: str, title: str) -> None:
        """Open a page by the navigation: the menu of a heading, then the page's title in it."""
        self.page.get_by_test_id("stTopNavSection").filter(has_text=heading).click()
        self.page.get_by_test_id("stTopNavDropdownLink").get_by_text(title, exact=True).click()
        self.settle()

    def healthy(self) -> None:
        """No error in the console, no exception on the page, no request to any other machine."""
        boxes = [box.inner_text() for box in self.page.query_selector_all('[data-testid="stException"]')]
        assert not self.faults + boxes


def leaves(url: str) -> bool:
    """Whether a request goes to another machine."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HOME


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator:
    """Open a page of the dashboard: visit("/places", width=1280, scheme="dark")."""
    contexts = []

    def open_page(
        path: str = "/", *, width: int = 1280, height: int = 800, scheme: str = "light", at: str = ""
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="th-TH", accept_downloads=True
        )
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.watch()
        opened.page.goto((at or address) + path)
        opened.page.wait_for_selector(".page-head", timeout=60_000)  # before its first run a script does not run either
        opened.settle()
        return opened

    yield open_page
    for context in contexts:
        context.close()
