"""The data sets that come with the product, each with its provenance: Khon Kaen (synthetic) and documented cases."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from data.errors import FileError
from data.tables import read_table

SETS = Path(__file__).parent
PEOPLE_YEAR = 2564
"""Buddhist year at whose end the people of `tambon_figures` were registered."""


@dataclass(frozen=True)
class SetFile:
    """One file of a set: its rows without the heading; carried_from is "" where it was made here."""

    rows: int
    synthetic: bool
    carried_from: str


@dataclass(frozen=True)
class Provenance:
    """Where a data set comes from, as its `provenance.toml` says it.

    synthetic: whether any of it is made up (each file says it again). province_code: "" where the set has several.
    default_years: first and last Buddhist year that a viewer sees first. files: by name; scripts: made or read them.
    """

    title_th: str
    title_en: str
    source_th: str
    source_en: str
    vintage_th: str
    vintage_en: str
    licence_th: str
    licence_en: str
    known_gaps_th: str
    known_gaps_en: str
    synthetic: bool
    province_code: str
    default_years: tuple[int, int]
    scripts: tuple[str, ...]
    files: Mapping[str, SetFile]


def provenance(set_id: str) -> Provenance:
    """The provenance of the set in the folder `set_id`. Raises FileError for an unknown set and for a key too few or
    too many."""
    path = SETS / set_id / "provenance.toml"
    if not path.is_file():
        raise FileError(
            f"ไม่มีชุดข้อมูลชื่อ {set_id} ตรวจชื่อโฟลเดอร์ใน data/sets",
            f"there is no data set {set_id}; see the folders of data/sets",
        )
    return parse_provenance(tomllib.loads(path.read_text(encoding="utf-8")), set_id)


def parse_provenance(content: Mapping[str, Any], set_id: str) -> Provenance:
    """`content` of a provenance file as Provenance; set_id names it in a FileError."""
    _require_keys(content, Provenance, f"{set_id}/provenance.toml")
    files = {}
    for name, facts in content["files"].items():
        _require_keys(facts, SetFile, f"{set_id}/provenance.toml [files.{name}]")
        files[name] = SetFile(**facts)
    first, last = content["default_years"]
    return Provenance(
        **{**content, "default_years": (first, last), "scripts": tuple(content["scripts"]), "files": files}
    )


def demonstration() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The synthetic support records of Khon Kaen (columns of `agencies.records`) and the reports received (columns of
    `agencies.reports`), both as text and not yet checked, indexed by the row of the file."""
    return read_table(SETS / "khon_kaen" / "records.csv"), read_table(SETS / "khon_kaen" / "reports.csv")


def documented() -> pd.DataFrame:
    """The five tambons of the studies, each beside what its study says.

    tambon_code, name_th, name_en, study; groups, members, sample (people asked) as Int64, NA where the study does not
    say; counted_in_th/en: the area counted, "" the tambon; spellings_found: misspellings in documents, joined by ";";
    year (Buddhist, Int64), formal_network ("no", "" not said), source_th/en, findings_th/en and obstacles_th/en (of
    the whole study, joined by ";").
    """
    places = read_table(SETS / "documented" / "places.csv").merge(
        read_table(SETS / "documented" / "studies.csv"), on="study", how="left", validate="many_to_one"
    )
    return _with_numbers(places, dict.fromkeys(("groups", "members", "sample", "year"), "Int64"))


def tambon_figures() -> pd.DataFrame:
    """The 199 tambons of Khon Kaen: tambon_code, name_th; latitude and longitude of the reference point (WGS 84);
    villages (0 in the city), population (people, end of 2564) and households."""
    decimals = dict.fromkeys(("latitude", "longitude"), "float64")
    counts = dict.fromkeys(("villages", "population", "households"), "int64")
    return _with_numbers(read_table(SETS / "khon_kaen" / "tambons.csv"), decimals | counts)


def _with_numbers(table: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    numbers = {name: pd.to_numeric(table[name].where(table[name].ne(""))).astype(kind) for name, kind in kinds.items()}
    return table.assign(**numbers).reset_index(drop=True)


def _require_keys(content: Mapping[str, Any], kind: type, where: str) -> None:
    expected = {field.name for field in fields(kind)}
    if missing := ", ".join(sorted(expected - set(content))):
        raise FileError(f"{where} ขาดรายการ {missing} ให้เพิ่มให้ครบ", f"{where} lacks {missing}; add it")
    if unknown := ", ".join(sorted(set(content) - expected)):
        raise FileError(f"{where} มีรายการที่ไม่รู้จัก {unknown} ให้ลบออก", f"{where} has unknown {unknown}; remove it")
