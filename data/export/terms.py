"""What the IDs in a table are called in Thai and English, and the labels of the sheet that explains it."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("terms.toml")
_ALSO = {"relation": "status"}
"""A relation is called as the status that it gives."""


@lru_cache
def _terms() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def label(name: str, language: str, **values: object) -> str:
    """A label of the explanation, its {places} filled in."""
    text = _terms()["label"][name][language]
    return text.format(**values) if values else text


def title(what: str, language: str) -> str:
    """What a table of `python -m data export` is called."""
    return _terms()["title"][what][language]


def names_of(kind: str, language: str) -> dict[str, str]:
    """What the IDs of a kind (`status`, `money`, `relation`, `keys`, `scope`, `gap`) are called; {} for other kinds."""
    return {key: entry[language] for key, entry in _of(kind).items()}


def meanings_of(kind: str, language: str) -> dict[str, str]:
    """What the IDs of a kind mean; {} for other kinds."""
    return {key: entry[f"means_{language}"] for key, entry in _of(kind).items()}


def _of(kind: str) -> Mapping[str, Mapping[str, str]]:
    return {} if kind in ("label", "title") else _terms().get(_ALSO.get(kind, kind), {})
