"""The numbers over the board, its legend, and what stands on the printed sheet alone."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from agencies.registry import Entry, Registry
from pages.common.ladder.state import Ladder
from pages.common.wording import Words


def numbers_html(words: Words, ladder: Ladder, step_names: Mapping[int, str]) -> str:
    """Boxes: tambons at each step, with none, whose fund lives or sleeps, and with a step of several agencies."""
    board = ladder.board
    alive, asleep = (board["fund"].eq(status) for status in ("alive", "asleep"))
    open_fund = int(board["fund"].isin(["unknown_year", "later"]).sum())
    boxes = [_box(len(board), words("ladderbox.tambons"), words("ladderbox.shown"))]
    for step, name in step_names.items():
        taken = int(ladder.taken.loc[ladder.taken["step"].eq(step), "tambon_code"].nunique())
        boxes.append(_box(taken, words("ladderbox.step", step=step), name))
    awaited = int(board["awaiting"].sum())
    waits = words("ladderbox.awaiting", n=awaited) if awaited else words("ladderbox.nothing_of")
    boxes += [
        _box(int(board["nothing_yet"].sum()), words("ladderbox.nothing"), waits),
        _box(int(alive.sum()), words("ladderbox.alive"), _years(words, ladder)),
        _box(int(asleep.sum()), words("ladderbox.asleep"), words("ladderbox.unjudged", n=open_fund)),
        _box(int(board["same_step_twice"].sum()), words("ladderbox.twice"), words("ladderbox.twice_of")),
    ]
    return f'<div class="figures-row">{"".join(boxes)}</div>'


def _box(number: int, label: str, of: str) -> str:
    return (
        f'<div class="figure"><b>{number:,}</b><span class="label">{escape(label)}</span>'
        f'<span class="of">{escape(of)}</span></div>'
    )


def _years(words: Words, ladder: Ladder) -> str:
    first, last = ladder.until - ladder.span + 1, ladder.until
    return words("ladderbox.year", last=last) if first == last else words("ladderbox.years", first=first, last=last)


def legend_html(words: Words, ladder: Ladder, registry: Registry, shown: pd.DataFrame) -> str:
    """What the marks and the abbreviations on the board mean. shown: the rows of the board."""
    marks = "".join(
        f'<span><i class="mark {name}"></i>{escape(words(f"laddermark.{name}"))}</span>'
        for name in ("twice", "joint", "next", "asleep")
    )
    functions = [registry.functions[key] for keys in ladder.steps.values() for key in keys]
    agencies = [registry.agencies[key] for key in registry.agencies if key in _on_board(ladder, shown)]
    long = "".join(f"<span>{text}</span>" for text in (*_long(words, functions), *_long(words, agencies)))
    return f'<div class="ladder-legend">{marks}{long}</div>'


def _on_board(ladder: Ladder, shown: pd.DataFrame) -> set[str]:
    taken = ladder.taken.loc[ladder.taken["tambon_code"].isin(shown["tambon_code"]), "agency"]
    return {*taken.unique(), *(each for ids in shown["next_agencies"].unique() for each in ids.split(";"))}


def _long(words: Words, entries: Sequence[Entry]) -> list[str]:
    """Entries whose short name says less than the full one."""
    names = [(entry.short(words.language), entry.name(words.language)) for entry in entries]
    return [f"<b>{escape(short)}</b> {escape(name)}" for short, name in names if short != name]


def print_html(facts: Mapping[str, str], legend: str) -> str:
    """What stands on paper alone: filters by name and value, the day of printing, and the legend (HTML)."""
    told = " · ".join(f"{escape(name)}: <b>{escape(value)}</b>" for name, value in facts.items() if value)
    return f'<div class="print-only"><div>{told}</div>{legend}</div>'
