"""The board as one HTML table: amphoe by amphoe, a row a tambon, a column a step and year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from agencies.registry import Registry
from pages.common.ladder.cells import Column
from pages.common.wording import Words


@dataclass(frozen=True)
class Names:
    """Names in the viewer's language. tambon, amphoe: by code. agencies: short, by ID. step: short, by step."""

    tambon: Mapping[str, str]
    amphoe: Mapping[str, str]
    agencies: Mapping[str, str]
    step: Mapping[int, str]


def step_names(words: Words, registry: Registry, steps: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """What is done at each step: the short names of its functions."""
    functions = registry.functions
    return {step: " / ".join(functions[key].short(words.language) for key in keys) for step, keys in steps.items()}


def board_html(words: Words, board: pd.DataFrame, filled: pd.DataFrame, columns: Sequence[Column], names: Names) -> str:
    """The table. board: rows of `agencies.ladder.board`. filled: as `cells.cells`. Everything in it is escaped."""
    codes = board["tambon_code"]
    found = filled.reindex(codes, fill_value="").set_axis(board.index)
    row = '<tr><th scope="row">' + codes.map(names.tambon).map(escape).astype("str") + "</th>"
    for column in columns:
        row += '<td class="' + _cell_class(board, column.step) + '">' + found[column.key] + "</td>"
    row += _fund_cell(words, board) + _next_cell(words, board, names) + "</tr>"
    groups = row.groupby(board["amphoe_code"]).agg(["sum", "size"])
    width = len(columns) + 3
    title = groups.index.to_series().map(names.amphoe).map(escape).astype("str")
    count = groups["size"].map(lambda n: escape(words("ladder.tambons", n=n)))
    head = (
        f'<tr class="amphoe"><th colspan="{width}" scope="rowgroup">' + title + "<span> " + count + "</span></th></tr>"
    )
    bodies = "".join("<tbody>" + head + groups["sum"] + "</tbody>")
    whole = _widths(columns) + _head(words, columns, names) + bodies
    return f'<div class="ladder-scroll"><table class="ladder">{whole}</table></div>'


def _widths(columns: Sequence[Column]) -> str:
    """Which column is which, for the sheet of styles."""
    kinds = ["tambon", *("undated" if column.year == 0 else "year" for column in columns), "fund", "next"]
    return "<colgroup>" + "".join(f'<col class="{kind}">' for kind in kinds) + "</colgroup>"


def _head(words: Words, columns: Sequence[Column], names: Names) -> str:
    of_step: dict[int, list[Column]] = {}
    for column in columns:
        of_step.setdefault(column.step, []).append(column)
    steps = "".join(
        f'<th class="first" colspan="{len(own)}"{_two_rows(own)}><i>{step}</i> {escape(names.step[step])}</th>'
        for step, own in of_step.items()
    )
    years = "".join(
        f'<th class="{"first" if place == 0 else ""}">{escape(_year(words, column))}</th>'
        for own in of_step.values()
        for place, column in enumerate(own)
        if column.year is not None
    )
    tambon, fund, following = (
        f'<th rowspan="2" class="{name}">{escape(words(f"ladderhead.{name}"))}</th>'
        for name in ("tambon", "fund", "next")
    )
    return f"<thead><tr>{tambon}{steps}{fund}{following}</tr><tr>{years}</tr></thead>"


def _two_rows(columns: Sequence[Column]) -> str:
    return ' rowspan="2"' if columns[0].year is None else ""


def _year(words: Words, column: Column) -> str:
    return str(column.year) if column.year else words("ladder.unknown_year")


def _cell_class(board: pd.DataFrame, step: int) -> pd.Series:
    """What marks the cells of a step: taken by several agencies, paid together, or the step that comes next."""
    marks = {"twice": _has(board["twice_steps"], step), "joint": _has(board["joint_steps"], step)}
    marks["next"] = board["next_step"].eq(step).fillna(False)
    return pd.Series(np.select([mask.to_numpy(bool) for mask in marks.values()], list(marks), ""), index=board.index)


def _has(steps: pd.Series, step: int) -> pd.Series:
    return (";" + steps + ";").str.contains(f";{step};", regex=False)


def _fund_cell(words: Words, board: pd.DataFrame) -> pd.Series:
    status = board["fund"].map({key: escape(text) for key, text in words.of("fundlife").items()})
    year = board["fund_year"].astype("str").fillna("").mask(board["fund_year"].isna(), "")
    return '<td class="fund ' + board["fund"] + '">' + status + " <span>" + year + "</span></td>"


def _next_cell(words: Words, board: pd.DataFrame, names: Names) -> pd.Series:
    """The step that comes next, who takes it in the province, and what else there is to be said of the tambon."""
    label = {step: f"<i>{step}</i> {escape(name)}" for step, name in names.step.items()}
    step = board["next_step"].map(label).astype("object")
    found = {ids: _by_whom(words, ids, names) for ids in board["next_agencies"].unique()}
    text = (step + board["next_agencies"].map(found)).where(step.notna(), escape(words("ladder.complete")))
    for name, said in {"skipped": words("ladder.skipped"), "awaiting": words("ladder.awaiting")}.items():
        note = f' <span class="{name}">{escape(said)}</span>'
        text = text + board[name].map({True: note, False: ""})
    return '<td class="next-step">' + text.astype("str") + "</td>"


def _by_whom(words: Words, ids: str, names: Names) -> str:
    if not ids:
        return f' <span class="nobody">{escape(words("ladder.nobody"))}</span>'
    listed = ", ".join(names.agencies[each] for each in ids.split(";"))
    return f" <b>{escape(listed)}</b>"
