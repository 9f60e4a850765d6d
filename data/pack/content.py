"""What a pack holds, as plain values: texts, tables, the drawing. Every text may be hostile; it is escaped later."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

# What `Content.words` must hold. {names} are filled in by the file itself.
SCREEN_WORDS = (
    "search",
    "rows",  # "{shown} of {n} rows"
    "more",  # "{n} more rows"
    "none",  # no row has what is searched for
    "on_map",  # "{name} on the map": what a tambon's name in a table does
    "print",
    "printed",  # which tables are printed
    "whole",  # the whole map again
    "choose",  # what to do before a tambon is chosen
    "village",  # "Moo {moo} {name}"
    "villages",  # heading of a tambon's villages
    "questions",  # heading of a tambon's questions
    "records",  # "{n} records"
    "no_script",
    "too_old",  # the browser cannot open the data
    "no_map",
)
TITLES = ("legend", "tambons", "villages", "map", "facts", "tables", "definitions", "left_out")
"""What `Content.titles` must hold: the headings of the parts."""
TEXT_KINDS = ("text", "code", "status")
"""Kinds of columns that hold texts; the others hold numbers: number, share (0-1), year."""


@dataclass(frozen=True)
class Status:
    """A line of the legend: what a colour is called and means, how many tambons and villages have it, and whether it
    bears a mark too."""

    label: str
    meaning: str
    tambons: int
    villages: int
    marked: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table: kind is one of TEXT_KINDS, number, share or year; means: what it holds, "" not said."""

    name: str
    text: str
    kind: str = "text"
    means: str = ""


@dataclass(frozen=True)
class PackTable:
    """rows: the columns' names in their order; cells of a status column are IDs. name: ASCII, once in a pack."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame
    note: str = ""
    opened: bool = False


@dataclass(frozen=True)
class Drawing:
    """The map: text of `geo.map.geometry_text`, bounds ((s, w), (n, e)), style and painting as the dashboard's."""

    geometry: str
    bounds: tuple[tuple[float, float], tuple[float, float]]
    style: Mapping[str, object]
    painting: Mapping[str, object]


@dataclass(frozen=True)
class Glossary:
    """Words explained: (word, what it means), in the order shown."""

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Content:
    """A whole pack. what: place, years and filters in one line; tag: such as "synthetic", "" none. facts: filters,
    criterion, dates. statuses: by ID, in their order. notes: how to read it. left_out: what is not in it. titles and
    words: see TITLES and SCREEN_WORDS. drawing: None where there are no boundaries; map_note: what is said below it.

    figures is markup and colours a sheet (class `s-ID` for each status), both made by the dashboard, not from files.
    """

    language: str
    title: str
    what: str
    tag: str
    facts: tuple[tuple[str, str], ...]
    figures: str
    colours: str
    statuses: Mapping[str, Status]
    tables: tuple[PackTable, ...]
    glossaries: tuple[Glossary, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    titles: Mapping[str, str]
    words: Mapping[str, str]
    drawing: Drawing | None = None
    map_note: str = ""
