"""Names of agencies, functions and target groups as they stand in lists → entries of the registry."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from agencies.registry import Entry, Registry
from data.intake.values import NOT_GIVEN, each_distinct, plain
from geo import gazetteer
from geo.names import normalised

NEAR = 80
"""A text is near a name from this likeness on (rapidfuzz ratio, 0-100) …"""
GAP = 10
"""… if the next entry is less like it by this much."""
_FEWEST_LETTERS = 3
"""Shorter names are not looked for inside longer texts."""
_WITH_UNITS = "local_government"
"""The kind of agency that stands for many: each has its own name behind the word for its kind."""

_NO_LETTERS = r"[^0-9a-z\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]"
_JOINING = r"(?:และ|หรือ|and)*"
_TOGETHER = r"ร่วมกับ|ร่วม|และ|กับ|[/,+&;]"

_PROVINCE_LETTERS = (
    "กทม|กบ|กจ|กส|กพ|ขก|จบ|ฉช|ชบ|ชน|ชย|ชพ|ชร|ชม|ตง|ตร|ตก|นย|นฐ|นพ|นม|นศ|นว|นบ|นธ|นน|บก|บร|ปท|ปข|ปจ|ปน|อย|พง|พท|พจ|พล|"
    "พบ|พช|พร|พย|ภก|มค|มห|มส|ยล|ยส|รน|รย|รบ|รอ|ลบ|ลป|ลพ|ลย|ศก|สน|สข|สต|สป|สส|สค|สบ|สก|สห|สท|สพ|สฎ|สร|นค|นภ|อท|อจ|อด|อต|"
    "อน|อบ"
)
_OFFICE = r"^(?:สำนักงาน|สนง|ที่ทำการ)"
_DISTRICT = r"[\s(](?:กิ่ง|อำเภอ|อ\.|จังหวัด|จ\.).*$"
_PLACE_NAME = r"[\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e4d]{1,29}|[a-z]{2,30}"
_NO_PLACE_NAME = r"^(?:ใน|ทุก|ทั้ง|ที่|ละ|แต่ละ|ต่าง|จำนวน|บาง|หลาย|ของ)|และ|กับ|ร่วม|หรือ|พื้นที่|เครือข่าย|สมาคม|สันนิบาต"


@dataclass(frozen=True)
class _Names:
    """The ways of writing of a table of the registry. owners: IDs by key; pattern: the longest key at each letter."""

    owners: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str]


def terms(text: pd.Series, entries: Mapping[str, Entry]) -> pd.DataFrame:
    """The entry that each text names, on the index of `text`.

    id ("" none), suggestion (an ID to confirm), score (Int64, 0-100: likeness, or the share of the text that is the
    entry's name; NA without suggestion), problem: "" certain, or nothing stands there; "several" entries are named;
    "similar": one stands within a longer text or is near; "unknown".
    """
    names = _names(entries.values())
    return each_distinct(text, lambda distinct: _terms(plain(distinct), names))


def agencies_named(text: pd.Series, registry: Registry) -> pd.DataFrame:
    """As `terms` for agencies, and `unit`: the text where it names one of an agency that has many ("อบต.ศิลา").

    A province or a number behind an agency's name ("พมจ.ขอนแก่น", "สสว. 6") does not make it another.
    """
    return each_distinct(text, lambda distinct: _agencies(distinct, registry))


def _keys(cells: pd.Series) -> pd.Series:
    """Plain texts as they are compared: letters and figures only."""
    return cells.str.replace(_NO_LETTERS, "", regex=True)


def _names(entries: Iterable[Entry]) -> _Names:
    written = [
        (text, entry.id)
        for entry in entries
        for text in (entry.id, entry.name_th, entry.short_th, entry.name_en, entry.short_en, *entry.synonyms)
    ]
    table = pd.DataFrame(written, columns=["key", "id"], dtype="str")
    table = table.assign(key=_keys(plain(table["key"]))).drop_duplicates()
    owners = table[table["key"].ne("")].groupby("key")["id"].agg(frozenset).to_dict()
    longest_first = sorted((key for key in owners if len(key) >= _FEWEST_LETTERS), key=len, reverse=True)
    return _Names(owners, re.compile(f"(?=({'|'.join(longest_first) or '(?!)'}))"))


def _terms(cells: pd.Series, names: _Names) -> pd.DataFrame:
    keys = _keys(cells)
    owners = keys.map(names.owners).astype(object)
    rest = keys.where(owners.isna() & ~cells.str.fullmatch(NOT_GIVEN), "")
    inside, near = _inside(rest, names), _near(rest, names)
    is_whole = inside["is_whole"]
    certain = inside["id"].where(is_whole, owners.map(_only, na_action="ignore").astype("str").fillna(""))
    is_open = rest.ne("") & ~is_whole
    disagree = inside["id"].ne("") & near["id"].ne("") & inside["id"].ne(near["id"])
    several = (owners.notna() & certain.eq("")) | (is_open & (inside["is_several"] | disagree))
    suggestion = inside["id"].where(inside["id"].ne(""), near["id"]).where(is_open & ~several, "")
    problem = pd.Series("", index=cells.index, dtype="str").mask(is_open, "unknown")
    return pd.DataFrame(
        {
            "id": certain.astype("str"),
            "suggestion": suggestion.astype("str"),
            "score": inside["share"].clip(lower=near["score"]).astype("Int64").where(suggestion.ne("")),
            "problem": problem.mask(suggestion.ne(""), "similar").mask(several, "several"),
        }
    )


def _only(ids: frozenset[str]) -> str:
    return next(iter(ids)) if len(ids) == 1 else ""


def _inside(keys: pd.Series, names: _Names) -> pd.DataFrame:
    """What entries stand within longer texts: id (if it is one), share (per cent of the letters), is_several, is_whole
    (nothing else stands there)."""
    found = [_within(key, names) for key in keys]
    return pd.DataFrame(found, columns=["id", "share", "is_several", "is_whole"], index=keys.index)


def _within(key: str, names: _Names) -> tuple[str, int, bool, bool]:
    """The names in a text, without those that are only a part of a longer one."""
    ids: set[str] = set()
    rest, end, covered = "", 0, 0
    for match in names.pattern.finditer(key):
        start, stop = match.span(1)
        if stop > end:
            ids |= names.owners[match[1]]
            rest += key[end:start]
            covered += stop - max(start, end)
            end = stop
    is_whole = len(ids) == 1 and re.fullmatch(_JOINING, rest + key[end:]) is not None
    return _only(frozenset(ids)), 100 * covered // max(len(key), 1), len(ids) > 1, is_whole


def _near(keys: pd.Series, names: _Names) -> pd.DataFrame:
    """The one entry that a text is near to: id, score; "" and 0 where there is none."""
    pairs = [(key, id_) for key, ids in names.owners.items() for id_ in ids]
    ids = sorted({id_ for _, id_ in pairs})
    if not ids or keys.eq("").all():
        return pd.DataFrame({"id": "", "score": 0}, index=keys.index)
    likeness = process.cdist(keys.tolist(), [key for key, _ in pairs], scorer=fuzz.ratio, score_cutoff=NEAR - GAP)
    best = pd.DataFrame(likeness.T).groupby([id_ for _, id_ in pairs]).max().loc[ids].to_numpy()
    order = np.sort(np.vstack([np.zeros_like(best[:1]), best]), axis=0)
    is_near = (order[-1] >= NEAR) & (order[-1] - order[-2] >= GAP)
    first = pd.Series(np.array(ids, dtype=object)[best.argmax(axis=0)], index=keys.index)
    return pd.DataFrame({"id": first.where(is_near, ""), "score": np.where(is_near, order[-1].astype(int), 0)})


def _agencies(text: pd.Series, registry: Registry) -> pd.DataFrame:
    read = _one_agency(text, registry)
    parts = (
        plain(text).where(read["problem"].isin(["similar", "unknown"]), "").str.split(_TOGETHER, regex=True).explode()
    )
    parts = parts[parts.index.duplicated(keep=False)]
    named = each_distinct(parts, lambda distinct: _one_agency(distinct, registry))[["id", "unit"]]
    count = named[named["id"].ne("")].reset_index().drop_duplicates().groupby("index").size()
    several = count.reindex(text.index, fill_value=0).gt(1)
    return read.assign(
        suggestion=read["suggestion"].mask(several, ""),
        score=read["score"].mask(several),
        problem=read["problem"].mask(several, "several"),
    )


def _one_agency(text: pd.Series, registry: Registry) -> pd.DataFrame:
    """As `agencies_named`, without looking at each part of a text that joins several."""
    cells = plain(text)
    read = _terms(cells, _names(registry.agencies.values()))
    is_open = read["problem"].isin(["similar", "unknown"])
    unit = _with_unit(cells, registry).where(is_open, "")
    whole = unit.where(unit.ne("") | ~is_open, _before_place(_keys(cells), registry))
    is_named = whole.ne("")
    return pd.DataFrame(
        {
            "id": read["id"].mask(is_named, whole),
            "unit": normalised(text).where(unit.ne(""), ""),
            "suggestion": read["suggestion"].mask(is_named, ""),
            "score": read["score"].mask(is_named),
            "problem": read["problem"].mask(is_named, ""),
        }
    )


def _with_unit(cells: pd.Series, registry: Registry) -> pd.Series:
    """The ID of the agency of which a text names one unit: the word for its kind, then the name of a place; else ""."""
    found = pd.Series("", index=cells.index, dtype="str")
    short = cells.str.replace(_DISTRICT, "", regex=True).str.replace(_OFFICE, "", regex=True).str.strip()
    keys = _keys(short)
    for agency in registry.agencies.values():
        if agency.kind != _WITH_UNITS:
            continue
        itself = {agency.id, agency.name_th, agency.short_th, agency.name_en, agency.short_en}
        kinds = _words(set(agency.synonyms)) - _words(itself)
        place = keys.str.extract(f"^({_any(kinds)})(.*)$")
        is_plain = ~short.str.contains(r"[0-9,/+&;:]") & (place[0].str.len().ge(_FEWEST_LETTERS) | _dotted(short))
        is_unit = is_plain & place[1].fillna("").str.fullmatch(_PLACE_NAME) & _is_place(place[1], kinds)
        found = found.mask(is_unit, agency.id)
    return found


def _dotted(cells: pd.Series) -> pd.Series:
    """Which texts begin with an abbreviation: "ทต.บ้านเป็ด", not "ทนายความ"."""
    return cells.str.contains(r"^[ก-ฮ](?:\.\s?)?[ก-ฮ]\.")


def _is_place(names: pd.Series, kinds: set[str]) -> pd.Series:
    """Which names may be of a place: known ones, or such as hold no word that speaks of something else."""
    speaks_else = names.str.contains(f"{_NO_PLACE_NAME}|{_any(kinds)}", na=True)
    return names.isin(_place_names()) | ~speaks_else


def _before_place(keys: pd.Series, registry: Registry) -> pd.Series:
    """The ID of the agency that a text names together with a province or a number; else ""."""
    owners = _names(registry.agencies.values()).owners
    named = {key: _only(ids) for key, ids in owners.items() if len(key) >= _FEWEST_LETTERS}
    province = rf"(?:จังหวัด|จ)?(?:{_any(_province_names())}|{_PROVINCE_LETTERS})"
    number = r"(?:หน่วยที่|หน่วย|เขต|ที่|ภาค)?[0-9]{1,3}"
    found = keys.str.extract(rf"^({_any(named)})(?:{number})?(?:{province})?(?:{number})?$")[0]
    return found.map(named).fillna("").astype("str")


def _words(texts: Iterable[str]) -> set[str]:
    return set(_keys(plain(pd.Series(list(texts), dtype="str")))) - {""}


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


@lru_cache(maxsize=1)
def _place_names() -> frozenset[str]:
    tambons = gazetteer.tambons()
    return frozenset(_words(pd.concat([tambons["name_th"], tambons["amphoe_th"], tambons["province_th"]]).unique()))


@lru_cache(maxsize=1)
def _province_names() -> frozenset[str]:
    return frozenset(_words(gazetteer.provinces()["province_th"]))
