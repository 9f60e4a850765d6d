"""The first rows of a list as they were understood, each doubtful cell marked with its reason."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from data.intake.decide import Decision
from data.intake.interpret import Interpretation
from data.intake.kept import SKIPPED
from geo.place_match import PARTS
from pages.common.wording import Words

ROWS = 40
OUTCOMES = ("in", "waiting", "refused", "skipped")


def preview_html(words: Words, read: Interpretation, decision: Decision, only: str = "") -> str:
    """Up to ROWS rows as a table: row number, what becomes of it, its cells. only: an outcome, "" for all.

    A cell in doubt has the class of its outcome and the reason as its title.
    """
    outcomes = decision.outcomes
    rows = outcomes[outcomes.eq(only)] if only else outcomes
    shown = rows.head(ROWS).index
    headings = [heading for heading in read.table.headings if heading in read.table.cells]
    marks = _marks(words, read, decision, shown)
    told = {outcome: words(f"outcome.{outcome}") for outcome in OUTCOMES} | _skipped(words)
    kinds = outcomes.reindex(shown).to_dict() | read.rows.skipped.set_index("row")["kind"].to_dict()
    filled = read.rows.cells.reindex(shown)
    cells = filled.where(filled.notna(), read.table.cells.reindex(shown))
    head = "".join(f"<th>{escape(text)}</th>" for text in ["", "", *headings])
    body = "".join(
        _row_html(row, outcomes[row], told[kinds[row]], _cells_html(row, headings, values, marks))
        for row, values in zip(shown, cells[headings].to_numpy().tolist(), strict=True)
    )
    table = f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll preview">{table}</div>'


def _skipped(words: Words) -> dict[str, str]:
    return {kind: told[words.language == "en"] for kind, told in SKIPPED.items()}


def _row_html(row: int, outcome: str, told: str, cells: str) -> str:
    return f'<tr class="row-{outcome}"><td class="row">{row}</td><td class="{outcome}">{escape(told)}</td>{cells}</tr>'


def _cells_html(row: int, headings: list[str], values: list[str], marks: Mapping) -> str:
    cells = []
    for heading, value in zip(headings, values, strict=True):
        css, reason = marks.get((row, heading), ("", ""))
        mark = f' class="{css}" title="{escape(reason)}"' if css else ""
        cells.append(f"<td{mark}>{escape(value)}</td>")
    return "".join(cells)


def _marks(
    words: Words, read: Interpretation, decision: Decision, rows: pd.Index
) -> dict[tuple[int, str], tuple[str, str]]:
    """(row, heading) → class of the mark and its reason: doubts, and what was read as something else."""
    columns = _columns_of(read)
    marks: dict[tuple[int, str], tuple[str, str]] = {}
    filled = read.rows.filled
    for row, heading in filled.loc[filled["row"].isin(rows), ["row", "column"]].itertuples(index=False):
        marks[row, heading] = ("guess", words("preview.filled"))
    guesses = read.guesses[read.guesses["row"].isin(rows)]
    for guess in guesses.to_dict("records"):
        for heading in columns.get(guess["field"], []):
            marks[guess["row"], heading] = ("guess", words(f"guess.{guess['guess']}"))
    doubts = decision.open_doubts[decision.open_doubts["row"].isin(rows)]
    for doubt in doubts.to_dict("records"):
        for heading in columns.get(doubt["field"], []):
            css = "waiting" if doubt["kind"] else "refused"
            marks[doubt["row"], heading] = (css, doubt[f"reason_{words.language}"])
    return marks


def _columns_of(read: Interpretation) -> dict[str, list[str]]:
    """Headings by the field of a doubt; one about the place marks every column of places."""
    pairs = list(zip(read.table.headings, read.table.fields, strict=True))
    columns: dict[str, list[str]] = {}
    for heading, field in pairs:
        columns.setdefault(field, []).append(heading)
    places = [heading for heading, field in pairs if field in PARTS]
    years = [heading for heading, field in pairs if field in ("fiscal_year", "date")]
    return columns | {"place": places, "area_code": places, "fiscal_year": years}
