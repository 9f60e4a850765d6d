"""What the columns of tables are called, and what they hold: the files of `headings/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from agencies.records import STATUSES as MONEY

FOLDER = Path(__file__).with_name("headings")
NUMBERS = ("number", "baht", "share", "km", "degrees", "year")
"""The kinds that are numbers in a workbook."""


@dataclass(frozen=True)
class Heading:
    """A column: its heading in both languages, its kind (see headings/common.toml), and what it holds ("" not said)."""

    th: str
    en: str
    kind: str = "text"
    means_th: str = ""
    means_en: str = ""

    def text(self, language: str) -> str:
        """The heading in `th` or `en`."""
        return self.en if language == "en" else self.th

    def means(self, language: str) -> str:
        """What the column holds, in `th` or `en`."""
        return self.means_en if language == "en" else self.means_th


@lru_cache
def all_headings() -> Mapping[str, Heading]:
    """Every known column by its name; where two files have it, the file whose name comes first counts."""
    known: dict[str, Heading] = {}
    for file in sorted(FOLDER.glob("*.toml"), key=lambda file: (file.stem != "common", file.stem)):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        known = {name: Heading(**values) for name, values in content.items()} | known
    return known


def headings_of(table: pd.DataFrame) -> dict[str, Heading]:
    """The heading of each column of a table; one that no file knows is called by its own name.

    In a list of records `status` is the state of the money.
    """
    known = all_headings()
    headings = {name: known.get(str(name)) or _plain(name, table[name]) for name in table.columns}
    if "status" in headings and _is_money(table["status"]):
        headings["status"] = known["money_status"]
    return headings


def _is_money(cells: pd.Series) -> bool:
    found = set(cells.dropna().unique()) - {""}
    return bool(found) and found <= set(MONEY)


def _plain(name: object, cells: pd.Series) -> Heading:
    is_number = pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells)
    return Heading(th=str(name), en=str(name), kind="number" if is_number else "text")
