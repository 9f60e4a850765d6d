"""What each column of the list means: guessed, shown, corrected by the clerk, remembered for the agency."""

from dataclasses import replace

import streamlit as st

from data.intake.files.document import Document
from data.intake.mapping import MONEY_UNITS, ColumnMapping
from data.intake.table.finding import Table, best_sheet
from data.intake.table.headings import FIELDS
from pages.common.intake.reading import table
from pages.common.wording import Words, literal

_ACROSS = 4
_SAMPLES = 3


def ask_layout(words: Words, document: Document, remembered: dict[str, str], key: str) -> ColumnMapping:
    """Sheet and row of the heading: guessed, and chosen anew where the clerk knows better.

    key: begins the keys of the boxes.
    """
    names = [sheet.name for sheet in document.sheets]
    sheet, row = None, None
    if len(names) > 1:
        best = best_sheet(document.sheets)
        sheet = st.selectbox(words("import.sheet"), names, names.index(best), key=f"{key}_sheet")
    with st.popover(words("import.heading_row")):
        chosen = st.number_input(words("import.heading_row_help"), 0, 1000, 0, key=f"{key}_row_{sheet}")
        row = int(chosen) or None
    return ColumnMapping(columns=remembered, sheet=sheet, heading_row=row)


def ask_columns(words: Words, document: Document, layout: ColumnMapping, key: str) -> ColumnMapping:
    """The layout with a field for every column, as guessed or corrected, and the unit of money."""
    guess = table(document, layout)
    used = sum(field not in ("", "personal") for field in guess.fields)
    label = words("import.columns", used=used, n=len(guess.headings), row=", ".join(map(str, guess.heading_rows)))
    with st.expander(label):
        st.caption(words("import.columns_help"))
        fields = _boxes(words, guess, f"{key}_{layout.sheet}_{layout.heading_row}")
        unit = st.radio(
            words("import.money_unit"),
            MONEY_UNITS,
            MONEY_UNITS.index(guess.money_unit),
            format_func=lambda unit: words(f"unit.{unit}"),
            horizontal=True,
            key=f"{key}_unit_{layout.sheet}_{layout.heading_row}",
        )
    chosen = dict(zip(guess.headings, fields, strict=True))
    if twice := repeated(fields):
        st.warning(words("import.field_twice", fields=", ".join(words(f"field.{field}") for field in twice)))
    return replace(layout, columns=layout.columns | chosen, money_unit=unit)


def repeated(fields: list[str]) -> list[str]:
    """Fields that two columns have though only one may; the first of them is used."""
    single = [field for field in fields if field not in ("", "note", "personal")]
    return sorted({field for field in single if single.count(field) > 1})


def _boxes(words: Words, guess: Table, key: str) -> list[str]:
    choices = ["", *FIELDS]
    fields = []
    for first in range(0, len(guess.headings), _ACROSS):
        for place, position in zip(st.columns(_ACROSS), range(first, len(guess.headings)), strict=False):
            heading, field = guess.headings[position], guess.fields[position]
            fields.append(
                place.selectbox(
                    literal(heading.replace("\n", " ")),
                    choices,
                    choices.index(field),
                    format_func=lambda name: words(f"field.{name or 'unused'}"),
                    key=f"{key}_{position}",
                )
            )
            if field != "personal":
                place.caption(literal(_samples(guess, position)))
    return fields


def _samples(guess: Table, position: int) -> str:
    """A few of a column's texts, so that the clerk sees what stands there."""
    texts = guess.cells.iloc[:, position]
    return " · ".join(text[:24] for text in texts[texts.ne("")].drop_duplicates().head(_SAMPLES))
