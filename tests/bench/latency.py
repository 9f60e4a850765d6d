"""Time from the change of a filter until the map is repainted, and to the first map, in a real browser.

    .venv/bin/python -m tests.bench.latency [--shared FOLDER [--keep DIR]] [--largest]

Beside it in the same run, in turns: an empty Streamlit page (the floor), and folium as it is usually written (naive).
Medians of CHANGES changes and FIRSTS first visits on warm servers. Bytes are those that the browser received over the
web socket for one change. With --shared also the whole country with a million records; --largest lists the messages
of a change.
"""

import argparse
import math
import statistics
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.browsing import Change, new_context, open_tab
from tests.bench.country_folder import add_options, country_folder, facts
from tests.bench.serving import DASHBOARD, FLOOR, NAIVE, machine, served
from tests.browser.conftest import QUIET, browser_path

CHANGES = 15
FIRSTS = 5
PROVINCE_YEARS = ("2550", "2551", "2549", "2553", "2552")
COUNTRY_YEARS = ("2551", "2552", "2550", "2554", "2553")
"""In this order of pressing, no selection comes twice and never none is left: four of them are chosen at first."""
COUNTRY = "/?records=agencies&province=all&units=tambon&years=2550-2553"


@dataclass
class Contender:
    """A page to be measured; kind as `tests.bench.browsing.Tab`."""

    name: str
    kind: str
    url: str
    years: tuple[str, ...]
    changes: list[Change] = field(default_factory=list)
    firsts: list[float] = field(default_factory=list)

    def of(self, name: str) -> float:
        """The median of one of the numbers of its changes."""
        return statistics.median(getattr(change, name) for change in self.changes)


def year_of(turn: int, years: tuple[str, ...]) -> str:
    """The year to press in this turn (1, 2, …), so that no selection comes twice (a Gray code)."""
    return years[(turn & -turn).bit_length() - 1]


def measure(browser: Browser, contenders: list[Contender]) -> None:
    """The changes of all, in turns, each on a page that stays open."""
    with ExitStack() as opened:
        tabs = []
        for each in contenders:
            context = new_context(browser)
            opened.callback(context.close)
            tab = open_tab(context, each.kind, each.url)
            tab.first()
            tab.settle()
            tab.change(year_of(1, each.years))  # once unmeasured
            tabs.append((each, tab))
        for turn in range(2, CHANGES + 2):
            for each, tab in tabs:
                each.changes.append(tab.change(year_of(turn, each.years)))


def measure_first(browser: Browser, contenders: list[Contender]) -> None:
    """The first visits of all, in turns, each by a browser that knows nothing yet."""
    for _ in range(FIRSTS):
        for each in contenders:
            context = new_context(browser)
            tab = open_tab(context, each.kind, each.url)
            each.firsts.append(tab.first())
            tab.settle()
            context.close()


def table(contenders: list[Contender]) -> str:
    """The result as markdown; the first contender is the floor."""
    floor = contenders[0]
    lines = [
        "| | change until painted | × floor | over the web socket | other requests | first map | × floor |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in contenders:
        seconds, first = each.of("seconds"), statistics.median(each.firsts)
        requests = max(len(change.fetched) for change in each.changes)
        lines.append(
            f"| {each.name} | {seconds:.3f} s | {seconds / floor.of('seconds'):.2f} | {each.of('size') / 1000:,.1f} kB "
            f"| {requests} | {first:.2f} s | {first / statistics.median(floor.firsts):.2f} |"
        )
    return "\n".join(lines)


def phases(contenders: list[Contender]) -> str:
    """Where the time of a change goes, as markdown; only of those whose painting travels by itself."""
    lines = [
        "| | until sent | until the painting came | until the map had it | drawing | until on the screen "
        "| runs asked for | messages |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in contenders:
        spans = [each.of(name) for name in ("to_send", "to_answer", "to_map", "drawing", "to_screen")]
        told = " | ".join("" if math.isnan(span) else f"{span * 1000:.0f} ms" for span in spans)
        messages = statistics.median(len(change.arrived) for change in each.changes)
        lines.append(f"| {each.name} | {told} | {each.of('sent'):.0f} | {messages:.0f} |")
    return "\n".join(lines)


def largest(each: Contender, most: int = 25) -> str:
    """The largest messages of its last change."""
    arrived = sorted(each.changes[-1].arrived, key=lambda message: -message.size)
    lines = [f"{message.size:8,} {'reference to ' * message.referred}{message.name}" for message in arrived[:most]]
    return "\n".join([f"{each.name}: {each.changes[-1].size:,} bytes, {len(arrived)} messages", *lines])


def contenders_of(addresses: Mapping[str, str], *, country: bool) -> list[Contender]:
    """What is measured at these addresses."""
    known = [
        Contender("empty Streamlit page (floor)", "floor", addresses["floor"], PROVINCE_YEARS),
        Contender("province: this dashboard", "dashboard", addresses["province"], PROVINCE_YEARS),
        Contender("province: naive folium", "naive", addresses["province naive"], PROVINCE_YEARS),
    ]
    if country:
        known += [
            Contender("country: this dashboard", "dashboard", addresses["country"] + COUNTRY, COUNTRY_YEARS),
            Contender("country: naive folium", "naive", addresses["country naive"] + COUNTRY, COUNTRY_YEARS),
        ]
    return known


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--largest", action="store_true", help="list the largest messages of a change")
    return parser.parse_args()


def _run(browser: Browser, folder: Path, options: argparse.Namespace) -> list[Contender]:
    """Start the servers, measure."""
    data = folder / "data"
    data.mkdir()
    asked = {"floor": (FLOOR, data), "province": (DASHBOARD, data), "province naive": (NAIVE, data)}
    if options.shared:
        country = country_folder(options.keep or folder / "country", options.shared, options.records)
        print(f"{facts(country)}\n", flush=True)
        asked |= {"country": (DASHBOARD, country), "country naive": (NAIVE, country)}
    with ExitStack() as running:
        addresses = {name: running.enter_context(served(*server)).address for name, server in asked.items()}
        contenders = contenders_of(addresses, country=bool(options.shared))
        measure(browser, contenders)
        measure_first(browser, contenders)
    return contenders


def main() -> None:
    """Print the tables."""
    options = _options()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=QUIET)
        contenders = _run(browser, Path(folder), options)
        told = f"{machine()}, Chromium {browser.version} without a graphics card"
        browser.close()
    print(f"Medians of {CHANGES} changes and of {FIRSTS} first visits; {told}\n")
    print(f"{table(contenders)}\n\n{phases(contenders)}")
    if options.largest:
        print("", *(largest(each) for each in contenders), sep="\n\n")


if __name__ == "__main__":
    main()
