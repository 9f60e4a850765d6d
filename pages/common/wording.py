"""Every text of the screen, Thai and English: one catalogue a language, the files of `words/th` and `words/en`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

LANGUAGES = ("th", "en")
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")  # every sign that Markdown may take for its own
_FOLDER = Path(__file__).with_name("words")


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language by dotted key, such as "map.years"."""
    texts: dict[str, str] = {}
    for file in sorted((_FOLDER / language).glob("*.toml")):
        found = dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), ""))
        if twice := texts.keys() & found.keys():
            raise ValueError(f"{file}: {', '.join(sorted(twice))} already stands in another file")
        texts |= found
    return texts


def _flat(content: Mapping[str, Any], before: str) -> list[tuple[str, str]]:
    items: list[tuple[str, str]] = []
    for key, value in content.items():
        name = f"{before}{key}"
        items += _flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, value)]
    return items


def literal(text: str) -> str:
    """A text from a file for a place where Streamlit reads Markdown, in which a picture would be fetched."""
    return _MARKDOWN.sub(r"\\\1", text)


@dataclass(frozen=True)
class Words:
    """The texts of one language: `words("map.years", years="2551")`."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The text under a key, its {places} filled in. Raises KeyError for an unknown key."""
        text = catalogue(self.language)[key]
        return text.format(**values) if values else text

    def of(self, group: str) -> dict[str, str]:
        """All texts of a group by their last key, such as those of "status"."""
        start = f"{group}."
        return {
            key.removeprefix(start): text for key, text in catalogue(self.language).items() if key.startswith(start)
        }

    def said(self, error: Exception) -> str:
        """The sentence of an error that has `th` and `en`, to be shown as it is: it may name a file."""
        return literal(getattr(error, self.language))

    def pick(self, th: str, en: str) -> str:
        """The name in this language, the other where it has none."""
        return (en or th) if self.language == "en" else (th or en)

    def pick_each(self, th: pd.Series, en: pd.Series) -> pd.Series:
        """`pick` for every pair of names."""
        here, there = (en, th) if self.language == "en" else (th, en)
        return here.where(here.ne(""), there)
