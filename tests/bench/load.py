"""Many viewers at once change filters for some minutes: do all get an answer, and how much later than one alone?

    .venv/bin/python -m tests.bench.load [--shared FOLDER [--keep DIR]] [--viewers 20] [--seconds 120] [--think 1 3]

The viewers are sessions without a browser in one process that costs little (its share is printed). Each presses years,
agencies, functions and keys of the criterion at random, seeded, and pauses as people do. Timed from the sending of a
change until the painting of the map is there, and until the page is whole. The single viewer is measured first, in the
same way. Only servers on this machine are asked.
"""

import argparse
import asyncio
import math
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

from tests.bench.country_folder import add_options, country_folder, facts
from tests.bench.player import Answer, Player
from tests.bench.serving import DASHBOARD, Served, machine, memory_gb, processor_seconds, served

ALONE = 25
"""Changes of the single viewer, and some before them that are not counted."""
WARMING = 5
MOST_CHANGES = 2000
"""Of one viewer, whatever the time says."""
COUNTRY = "records=agencies&province=all&units=tambon&years=2550-2553"
WIDGETS = {"filter_years": 10, "filter_agencies": 4, "filter_functions": 4, "filter_criterion": 2}
"""What is changed, and how often of 20 times."""
_MOST_CHOSEN = 3


@dataclass
class Tally:
    """Seconds until painted and until whole, and what went wrong."""

    painted: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note(self, answer: Answer) -> None:
        """Count an answer; a change that painted nothing is a fault."""
        self.faults += answer.faults
        self.whole.append(answer.finished)
        if answer.painted is not None:
            self.painted.append(answer.painted)


@dataclass(frozen=True)
class Use:
    """What a process used meanwhile: processors at work, and GB of memory before and after."""

    processors: float
    before: float
    after: float


def next_change(dice: random.Random, player: Player) -> dict[str, list[str]]:
    """What a viewer chooses next: one year or key more or less, or other agencies or functions; never nothing new."""
    offered = [key for key in WIDGETS if len(player.labels(key)) > 1]
    key = dice.choices(offered, [WIDGETS[each] for each in offered])[0]
    labels, chosen = player.labels(key), player.chosen(key)
    if key in ("filter_years", "filter_criterion"):
        return {key: _pressed(labels, chosen, dice.choice(labels))}
    while (other := _some(dice, labels)) == chosen:
        pass
    return {key: other}


def _pressed(labels: list[str], chosen: list[str], label: str) -> list[str]:
    """As after a press on a pill; the last one stays, another comes to it."""
    after = [each for each in labels if (each in chosen) != (each == label)]
    return after or [each for each in labels if each in {label, labels[0], labels[-1]}]


def _some(dice: random.Random, labels: list[str]) -> list[str]:
    some = set(dice.sample(labels, dice.randint(0, min(_MOST_CHOSEN, len(labels)))))
    return [label for label in labels if label in some]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that so large a share of them does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


async def watch_alone(address: str, query: str, seed: int) -> Tally:
    """One viewer, nobody else there."""
    tally, dice = Tally(), random.Random(seed)
    async with Player(address, query) as player:
        await player.open()
        for turn in range(WARMING + ALONE):
            answer = await player.choose(next_change(dice, player))
            if turn >= WARMING:
                tally.note(answer)
            await asyncio.sleep(0.3)
    return tally


@dataclass
class Play:
    """Viewers at once on one page until `end` (time.monotonic), pausing so many seconds between changes."""

    address: str
    query: str
    end: float
    think: Sequence[float]
    tally: Tally = field(default_factory=Tally)

    async def run(self, viewers: int) -> Tally:
        """All of them, each with a seed of its own; what they met together."""
        await asyncio.gather(*(self._view(random.Random(seed)) for seed in range(1, viewers + 1)))
        return self.tally

    async def _view(self, dice: random.Random) -> None:
        try:
            async with Player(self.address, self.query) as player:
                self.tally.faults += (await player.open()).faults
                for _ in range(MOST_CHANGES):
                    await asyncio.sleep(dice.uniform(*self.think))
                    if time.monotonic() > self.end:
                        return
                    self.tally.note(await player.choose(next_change(dice, player)))
        except (OSError, TimeoutError, EOFError, KeyError, WebSocketException) as error:
            self.tally.faults.append(f"a viewer had to leave: {type(error).__name__} {error}")


def load(name: str, data_folder: Path, query: str, options: argparse.Namespace) -> str:
    """A line of the table for one scope; faults are printed at once."""
    with served(DASHBOARD, data_folder) as server:
        alone = asyncio.run(watch_alone(server.address, query, seed=0))
        together, use = _watched(server, query, options)
        faults = [*alone.faults, *together.faults, *server.wrong_lines()]
    for fault in faults[:20]:
        print("fault:", fault)
    return line(name, alone, together, use, len(faults))


def _watched(server: Served, query: str, options: argparse.Namespace) -> tuple[Tally, Use]:
    start, used, held = time.monotonic(), processor_seconds(server.process), memory_gb(server.process)
    own = time.process_time()
    play = Play(server.address, query, start + options.seconds, options.think)
    together = asyncio.run(play.run(options.viewers))
    seconds = time.monotonic() - start
    print(f"the viewers themselves used {(time.process_time() - own) / seconds:.2f} of a processor", flush=True)
    share = ((processor_seconds(server.process) or 0) - (used or 0)) / seconds
    return together, Use(share, held or 0, memory_gb(server.process) or 0)


COLUMNS = (
    "changes",
    "errors",
    "alone: painted",
    "together: median",
    "95th percentile",
    "÷ alone",
    "alone: whole page",
    "together: 95th percentile",
    "÷ alone",
    "processors used",
    "memory before → after",
)


def line(name: str, alone: Tally, together: Tally, use: Use, faults: int) -> str:
    """A line of the table, see COLUMNS."""
    single, whole = statistics.median(alone.painted), statistics.median(alone.whole)
    late, late_whole = percentile(together.painted, 0.95), percentile(together.whole, 0.95)
    cells = (
        f"{len(together.whole):,}",
        f"{faults}",
        f"{single:.3f} s",
        f"{statistics.median(together.painted):.3f} s",
        f"{late:.3f} s",
        f"**{late / single:.1f}**",
        f"{whole:.3f} s",
        f"{late_whole:.3f} s",
        f"{late_whole / whole:.1f}",
        f"{use.processors:.2f}",
        f"{use.before:.2f} → {use.after:.2f} GB",
    )
    return markdown_line(name, *cells)


def markdown_line(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--viewers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, nargs=2, default=(1.0, 3.0), help="pause between changes, in seconds")
    parser.add_argument("--only", choices=("province", "country"), help="measure only one of the two")
    return parser.parse_args()


def main() -> None:
    """Play, print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        lines = []
        if options.only != "country":
            (Path(temporary) / "data").mkdir()
            lines.append(load("province, 199 tambons", Path(temporary) / "data", "", options))
        if options.shared and options.only != "province":
            folder = country_folder(options.keep or Path(temporary) / "country", options.shared, options.records)
            print(facts(folder), flush=True)
            lines.append(load("country, 7,425 tambons", folder, COUNTRY, options))
    pause = " to ".join(f"{seconds:g}" for seconds in options.think)
    print(f"\n{options.viewers} viewers, {options.seconds:g} s, pauses of {pause} s; {machine()}\n")
    print("\n".join([markdown_line("", *COLUMNS), markdown_line(*["---"] * (len(COLUMNS) + 1)), *lines]))


if __name__ == "__main__":
    main()
