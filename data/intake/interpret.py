"""From a table to what its rows mean, before any answer of the clerk: everything that takes time, done once."""

from dataclasses import dataclass, replace

import pandas as pd

from data.intake.amounts import read_sums
from data.intake.doubts import together
from data.intake.personal import Personal, find_personal, without_personal
from data.intake.place_questions import areas_taken, place_doubts
from data.intake.readings import read_values
from data.intake.setting import Reference, Setting
from data.intake.table.finding import Table
from data.intake.table.rows import Rows, sort_rows
from data.intake.texts import texts_by_field
from geo.place_match import PARTS, match_places


@dataclass(frozen=True)
class Interpretation:
    """A list as understood so far. All tables by row (the row of the sheet), personal data gone.

    table: columns and rows that may be kept. rows: data rows and skipped ones. texts: by field. facts: as
    `readings.Readings`. sums, shared: as `amounts.Sums`. areas: the certain ones, "" elsewhere. doubts: see there.
    candidates: asked (row), area_code, score. guesses: row, field, guess, text, taken.
    """

    setting: Setting
    table: Table
    personal: Personal
    rows: Rows
    texts: pd.DataFrame
    facts: pd.DataFrame
    sums: pd.DataFrame
    shared: pd.DataFrame
    areas: pd.Series
    candidates: pd.DataFrame
    doubts: pd.DataFrame
    guesses: pd.DataFrame


def interpret(table: Table, setting: Setting, reference: Reference) -> Interpretation:
    """Read a table whose fields are those of the final mapping."""
    personal = find_personal(table.cells, table.fields)
    table = _with_states_of_money(_kept(table, personal))
    rows = sort_rows(table, table.fields)
    field_of = dict(zip(table.headings, table.fields, strict=True))
    texts = texts_by_field(rows, table.fields)
    readings = read_values(texts, setting, reference.registry, _counted_in(field_of))
    money = read_sums(texts, rows, field_of, table.money_unit)
    matches = match_places(texts[list(PARTS)], reference.register, setting.province)
    return Interpretation(
        setting=setting,
        table=table,
        personal=personal,
        rows=rows,
        texts=texts,
        facts=readings.facts,
        sums=money.sums,
        shared=money.shared,
        areas=areas_taken(matches),
        candidates=matches.candidates,
        doubts=together([place_doubts(texts, matches), readings.doubts, money.doubts]),
        guesses=pd.concat([readings.guesses, money.guesses], ignore_index=True),
    )


def _kept(table: Table, personal: Personal) -> Table:
    """The table without personal data."""
    cells = without_personal(table.cells, personal)
    kept = [heading in cells.columns for heading in table.headings]
    return replace(
        table,
        headings=tuple(heading for heading, keep in zip(table.headings, kept, strict=True) if keep),
        fields=tuple(field for field, keep in zip(table.fields, kept, strict=True) if keep),
        cells=cells,
        merged=table.merged[table.merged["column"].isin(cells.columns)],
    )


def _with_states_of_money(table: Table) -> Table:
    """A plain sum beside one that was paid is the sum allocated."""
    if "amount_disbursed" in table.fields and "amount_approved" not in table.fields:
        fields = tuple("amount_approved" if field == "amount_baht" else field for field in table.fields)
        return replace(table, fields=fields)
    return table


def _counted_in(field_of: dict[str, str]) -> str:
    """What the heading of people says is counted, where it is not persons."""
    heading = next((heading for heading, field in field_of.items() if field == "people"), "")
    return next((word for word in ("ครอบครัว", "ครัวเรือน", "กลุ่ม", "กองทุน") if f"({word})" in heading), "")
