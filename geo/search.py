"""Finds provinces, amphoe, tambons and villages of a register by part of a name, Thai or English, or of a code."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from geo.names import Level
from geo.place_similarity import NEAR, similarities
from geo.register import Register
from geo.search_text import LEVELS, Asked, as_a_whole, by_its_words, clean, key_of, keys_of

COLUMNS = [
    *("kind", "code", "name_th", "name_en", "moo", "near", "tambon_code", "tambon_th", "tambon_en"),
    *("amphoe_code", "amphoe_th", "amphoe_en", "province_code", "province_th", "province_en"),
]
MOST_NEAR = 3
_LANGUAGES = ("th", "en")
_EXACT, _BEGINS, _CONTAINS, _NOT = range(4)
_CAPITALS = ("เมือง", "muang")
"""What everybody calls the amphoe of a province that is named เมือง and the province."""
_NEAR_AT_ALL = 60
_COMPARED = 60
"""So many names that are alike at a first glance are compared with care."""


@dataclass(frozen=True)
class PlaceIndex:
    """The places of a register by level, made to be searched.

    Columns: code, name_th, name_en, moo (Int64, NA unless a village whose number is known), the codes of the areas
    around and its own; key_th, key_en and key_code are what a search is compared with.
    """

    tables: Mapping[Level, pd.DataFrame]


def index_places(register: Register) -> PlaceIndex:
    """Work out what searches need; about half a second for the 75,207 villages of the country, so keep the result."""
    tambons = register.tambons
    parents = tambons[["tambon_code", "amphoe_code", "province_code"]]
    frames = {
        "province": _wider(tambons, "province").assign(tambon_code="", amphoe_code=""),
        "amphoe": _wider(tambons, "amphoe").assign(tambon_code=""),
        "tambon": tambons.assign(code=tambons["tambon_code"]),
        "village": register.villages.merge(parents, on="tambon_code", how="left", validate="many_to_one").assign(
            code=register.villages["village_code"].to_numpy()
        ),
    }
    return PlaceIndex({level: _indexed(frame, level) for level, frame in frames.items()})


def _wider(tambons: pd.DataFrame, level: Level) -> pd.DataFrame:
    table = tambons.drop_duplicates(f"{level}_code")
    return table.assign(code=table[f"{level}_code"], name_th=table[f"{level}_th"], name_en=table[f"{level}_en"])


def _indexed(frame: pd.DataFrame, level: Level) -> pd.DataFrame:
    table = frame.sort_values("code", ignore_index=True)
    if level != "village":
        table["moo"] = pd.array([pd.NA] * len(table), dtype="Int64")
    table["key_th"], table["key_en"] = keys_of(table["name_th"], level), keys_of(table["name_en"], level)
    table["key_code"] = table["code"].str.casefold().str.replace(r"[\s-]", "", regex=True)
    codes = [f"{each}_code" for each in LEVELS[:-1]]
    return table[["code", "name_th", "name_en", "moo", *codes, "key_th", "key_en", "key_code"]]


def find(index: PlaceIndex, text: str, province_first: str | None = None, limit: int = 8) -> pd.DataFrame:
    """The places that a text means, at most `limit`, best first: COLUMNS, "" where a place has no such level or name.

    Names that are the text come before those that begin with it and those that hold it; then come the places of the
    province `province_first`; then provinces, amphoe, tambons, villages, each by code. A text may tell the หมู่ and
    the areas around ("หมู่ 3 บ้านนาเพียง ต.สำราญ"). Where there is none, up to MOST_NEAR of similar names are given,
    marked `near`.
    """
    typed = clean(text)
    told = by_its_words(typed)
    if not (told.name or told.within or told.moo):
        return _answer(index, [], province_first, limit)
    for asked in (told, as_a_whole(typed)):
        hits = [_hits(index, asked, kind) for kind in asked.kinds]
        if any(map(len, hits)):
            return _answer(index, hits, province_first, limit)
    near = [_near(index, told, kind) for kind in told.kinds]
    return _answer(index, near, province_first, min(limit, MOST_NEAR))


def _hits(index: PlaceIndex, asked: Asked, kind: Level) -> pd.DataFrame:
    """The places of a kind that are meant: rows of its table with kind, near and rank (lower is better)."""
    table = _candidates(index, asked, kind)
    key = key_of(asked.name, kind)
    rank = _name_ranks(table, key) if key else np.full(len(table), _NOT)
    if kind == "amphoe" and key in _CAPITALS:
        rank = np.where(table["key_th"].str.startswith(_CAPITALS[0]), _EXACT, rank)
    if asked.code:
        rank = np.minimum(rank, _ranks(table["key_code"], asked.code))
    if asked.moo is not None:
        rank = np.minimum(rank, _ranks_of_tambon(index, asked, table))
    return table.assign(kind=kind, near=False, rank=rank)[rank < _NOT]


def _ranks_of_tambon(index: PlaceIndex, asked: Asked, villages: pd.DataFrame) -> np.ndarray:
    """ "สำราญ หมู่ 3" may be the tambon's name, and "หมู่ 3 ต.สำราญ" needs no other."""
    if not asked.name:
        return np.full(len(villages), _EXACT if asked.within else _NOT)
    tambons = index.tables["tambon"]
    by_code = pd.Series(_name_ranks(tambons, key_of(asked.name, "tambon")), index=tambons["code"])
    return by_code.reindex(villages["tambon_code"]).fillna(_NOT).to_numpy()


def _candidates(index: PlaceIndex, asked: Asked, kind: Level) -> pd.DataFrame:
    """The places of a kind that lie where it was told and have the number that was told."""
    table = index.tables[kind]
    around = None
    for level, name in asked.within.items():
        areas = index.tables[level]
        inside = areas if around is None else areas[areas[f"{around[0]}_code"].isin(around[1])]
        named = inside[_name_ranks(inside, key_of(name, level)) < _NOT]
        around = level, named["code"]
    if around is not None:
        table = table[table[f"{around[0]}_code"].isin(around[1])]
    return table if asked.moo is None else table[table["moo"].eq(asked.moo).fillna(False)]


def _name_ranks(table: pd.DataFrame, key: str) -> np.ndarray:
    return np.minimum(*(_ranks(table[f"key_{language}"], key) for language in _LANGUAGES))


def _ranks(texts: pd.Series, part: str) -> np.ndarray:
    """How well each text is met by a part of it; the better answers are looked for among those that hold it."""
    rank = np.full(len(texts), _NOT)
    at = np.flatnonzero(texts.str.contains(part, regex=False).to_numpy())
    holding = texts.iloc[at]
    rank[at] = np.where(holding.eq(part), _EXACT, np.where(holding.str.startswith(part), _BEGINS, _CONTAINS))
    return rank


def _near(index: PlaceIndex, asked: Asked, kind: Level) -> pd.DataFrame:
    """The places of a kind whose name is like the one looked for; rank is lower the more alike they are."""
    table = _candidates(index, asked, kind)
    key = key_of(asked.name, kind)
    column = "key_en" if key.isascii() else "key_th"
    rank = 100 - table[column].map(_alike(key, table[column].drop_duplicates())).astype("float64")
    return table.assign(kind=kind, near=True, rank=rank)[rank.notna()]


def _alike(key: str, names: pd.Series) -> pd.Series:
    """How like a key those of the distinct names are that are near to it, by name."""
    glance = process.cdist([key], names.to_numpy(dtype=object), scorer=fuzz.ratio)[0]
    first = pd.Series(glance, index=names.to_numpy(), dtype="float").nlargest(_COMPARED)
    likely = first[first >= _NEAR_AT_ALL].index.to_series()
    likeness = similarities(pd.Series(key, index=likely.index, dtype="str"), likely)
    return likeness[likeness >= NEAR]


def _answer(index: PlaceIndex, hits: list[pd.DataFrame], province_first: str | None, limit: int) -> pd.DataFrame:
    """The best hits with the names of the areas around them."""
    empty = index.tables["village"].iloc[:0].assign(kind="", near=False, rank=0.0)
    found = pd.concat([empty, *hits], ignore_index=True)
    found["elsewhere"] = found["province_code"].ne(province_first or "")
    found["level"] = found["kind"].map(LEVELS.index)
    found = found.sort_values(["rank", "elsewhere", "level", "code"]).head(limit)
    for level in LEVELS[:-1]:
        areas = index.tables[level].set_index("code")
        for language in _LANGUAGES:
            found[f"{level}_{language}"] = found[f"{level}_code"].map(areas[f"name_{language}"]).fillna("")
    return found[COLUMNS].reset_index(drop=True)
