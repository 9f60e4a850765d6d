"""A page in a real browser, measured: when it is painted, after a change and at first, and what travelled for it."""

import math
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket

from tests.bench.messages import Arrived, Screen

_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
_AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_LONGEST = 300_000  # milliseconds


@dataclass(frozen=True)
class Change:
    """One change. seconds: until painted, and of them until it was sent to the server, until the painting came back,
    until Streamlit handed it to the map, in which it was drawn, and until it was on the screen (nan where no painting
    travels alone). sent: how often the page asked for a run.

    arrived: every message that came, to the end; fetched: addresses asked for.
    """

    seconds: float
    to_send: float
    to_answer: float
    to_map: float
    drawing: float
    to_screen: float
    sent: int
    arrived: list[Arrived]
    fetched: list[str]

    @property
    def size(self) -> int:
        """Bytes over the web socket."""
        return sum(each.size for each in self.arrived)


@dataclass
class Tab:
    """An open page; kind: "floor", "dashboard" or "naive"."""

    page: Page
    kind: str
    screen: Screen = field(default_factory=Screen)
    arrived: list[Arrived] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note what travels."""
        self.page.on("websocket", self._listen_to)
        self.page.on("request", self._note)

    def _listen_to(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.arrived.append(self.screen.take(frame)))

    def _note(self, request: Request) -> None:
        self.fetched.append(request.url)

    def first(self) -> float:
        """Seconds from the navigation to the first painting."""
        self.page.wait_for_function("() => window.bench?.first", timeout=_LONGEST)
        return self.page.evaluate("() => window.bench.first") / 1000

    def settle(self) -> None:
        """Wait until nothing runs and nothing comes any more."""
        for _ in range(2):
            self.page.wait_for_timeout(350)
            self.page.wait_for_selector(_AT_REST, timeout=_LONGEST)

    def change(self, label: str) -> Change:
        """Press the pill of this label, and wait until the page is at rest again."""
        self.page.bring_to_front()
        self.arrived.clear()
        self.fetched.clear()
        times = self.page.evaluate("(label) => window.bench.change(label)", label)
        self.settle()
        return self._change(times["start"], times["end"], self.page.evaluate("() => window.bench"))

    def _change(self, start: float, end: float, noted: dict[str, list]) -> Change:
        came = zip(noted["received"], self.arrived, strict=False)
        came_at = next((at for at, each in came if each.is_painting), math.nan)
        begun, drawn = (noted["paints"] or [(math.nan, math.nan)])[0]
        sent = noted["sent"]
        times = (start, sent[0], came_at, begun, drawn, end)
        spans = [(after - before) / 1000 for before, after in pairwise(times)]
        return Change((end - start) / 1000, *spans, len(sent), list(self.arrived), list(self.fetched))


def open_tab(context: BrowserContext, kind: str, url: str) -> Tab:
    """Go to an address; `kind` tells how its painting is seen."""
    context.add_init_script(f"window.benchKind = '{kind}';\n{_WATCH}")
    tab = Tab(context.new_page(), kind)
    tab.listen()
    tab.page.goto(url, wait_until="commit")
    return tab


def new_context(browser: Browser) -> BrowserContext:
    """A browser that knows nothing of earlier visits."""
    return browser.new_context(viewport={"width": 1280, "height": 800}, locale="th-TH")
