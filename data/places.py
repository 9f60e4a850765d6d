"""The register and the boundaries in use: those that the user installed, else the embedded ones of Khon Kaen."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data import kept
from data.folder import data_folder
from data.sets import PEOPLE_YEAR, tambon_figures
from geo import gazetteer
from geo.boundaries import Boundaries
from geo.boundary_intake import read_boundaries
from geo.coordinates import THAILAND
from geo.errors import PlaceError
from geo.install_report import InstallReport, report_from_json
from geo.register import TAMBON_COLUMNS, VILLAGE_COLUMNS, Register, read_register
from geo.register_report import RegisterReport, register_report_from_json
from geo.register_thai import from_tambon_figures, read_people, unknown_tambons, with_gazetteer, with_people
from geo.thiessen import thiessen

EMBEDDED = "data/sets/khon_kaen/tambons.csv"
"""Source of the boundaries that nobody installed."""
_BOUNDARIES = "boundaries.parquet"
_REGISTER = "register.parquet"


@dataclass(frozen=True)
class Installation:
    """What is known of an installed file: its SHA-256, the day it was installed (ISO), and what became of it."""

    sha256: str
    installed_on: str
    report: InstallReport | RegisterReport


def read_register_file(path: Path) -> Register:
    """The register of a CSV file, with official names where its codes are Thailand's. Raises PlaceError."""
    return named_register(read_register(path))


def named_register(register: Register) -> Register:
    """The register with the official names of its places, where its codes are Thailand's."""
    known = gazetteer.in_force(register.tambons["tambon_code"]).any()
    return with_gazetteer(register)[0] if known else register


def load_boundaries() -> Boundaries:
    """The installed boundaries; else Thiessen cells of Khon Kaen's 199 tambons, marked approximate.

    Raises PlaceError where the installed file cannot be read.
    """
    path = data_folder() / _BOUNDARIES
    if not path.exists():
        return thiessen(tambon_figures(), source=EMBEDDED)
    try:
        areas = gpd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise _spoilt("แนวเขต", "boundaries") from error
    installed = installed_boundaries()
    return Boundaries(areas=areas, approximate=False, source=installed.report.source if installed else "")


def load_register() -> Register:
    """The installed register; else Khon Kaen's 199 tambons and 2,331 villages, people of 2564.

    Raises PlaceError where the installed file cannot be read.
    """
    path = data_folder() / _REGISTER
    if not path.exists():
        return _embedded_register()
    try:
        rows = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise _spoilt("ทะเบียนพื้นที่", "register") from error
    if "lat" not in rows:  # installed before villages had a place
        rows["lat"] = rows["lon"] = pd.Series(pd.NA, rows.index, dtype="Float64")
    is_village = rows["village_code"].ne("")
    tambons = rows.loc[~is_village, TAMBON_COLUMNS].astype({"villages": "int64"}).reset_index(drop=True)
    return Register(villages=rows.loc[is_village, VILLAGE_COLUMNS].reset_index(drop=True), tambons=tambons)


def install_boundaries(path: Path, source_name: str) -> InstallReport:
    """Read a boundary file and keep it in place of what was installed; what became of each feature.

    Raises PlaceError for a file that cannot be used, FileError where it cannot be kept; then nothing is changed.
    """
    boundaries, report = read_boundaries(path, source_name)
    kept.keep(
        _BOUNDARIES,
        lambda target: boundaries.areas.to_parquet(target, index=False),
        origin=path,
        report=report.to_json(),
    )
    return report


def install_register(
    path: Path, source_name: str, people: Path | None = None, people_year: int | None = None
) -> RegisterReport:
    """Read a village register (columns of `read_register`) and keep it in place of what was installed.

    `people` is a CSV of people by tambon in the Buddhist year `people_year`; what it leaves unknown is as the
    register says, else as the embedded figures of Khon Kaen (2564). Raises PlaceError and FileError as
    `install_boundaries` does.
    """
    table = _people_table(people, people_year)
    register, added = with_gazetteer(read_register(path, within=THAILAND))
    register = with_people(register, table, overwrite=True)
    register = with_people(register, _embedded_register().tambons, overwrite=False)
    report = RegisterReport(
        source=source_name,
        villages=len(register.villages),
        tambons=len(register.tambons),
        with_people=int(register.tambons["people"].notna().sum()),
        added=added,
        reported=register.reported,
        misplaced=register.misplaced,
        unknown=unknown_tambons(register),
        unplaced=table.loc[~table["tambon_code"].isin(register.tambons["tambon_code"]), ["tambon_code", "people"]],
    )
    rows = _one_table(register)
    kept.keep(_REGISTER, lambda target: rows.to_parquet(target, index=False), origin=path, report=report.to_json())
    return report


def remove_boundaries() -> bool:
    """Forget the installed boundaries; False where none were installed."""
    return kept.remove(_BOUNDARIES)


def remove_register() -> bool:
    """Forget the installed register; False where none was installed."""
    return kept.remove(_REGISTER)


def installed_boundaries() -> Installation | None:
    """What is known of the installed boundaries; None where none are installed."""
    facts = kept.facts(_BOUNDARIES)
    return Installation(facts.sha256, facts.installed_on, report_from_json(facts.report)) if facts else None


def installed_register() -> Installation | None:
    """What is known of the installed register; None where none is installed."""
    facts = kept.facts(_REGISTER)
    return Installation(facts.sha256, facts.installed_on, register_report_from_json(facts.report)) if facts else None


def places_version() -> str:
    """A short text that changes whenever another register or other boundaries are installed or removed."""
    return f"{kept.stamp(_REGISTER)}-{kept.stamp(_BOUNDARIES)}"


def _embedded_register() -> Register:
    return from_tambon_figures(tambon_figures(), PEOPLE_YEAR)


def _one_table(register: Register) -> pd.DataFrame:
    """Villages and tambons (without village_code) in one table, so that one file holds both."""
    rows = pd.concat([register.villages, register.tambons.assign(village_code="")], ignore_index=True)
    return rows.astype(register.tambons.dtypes.to_dict() | {"village_code": "str", "villages": "Int64"})


def _people_table(path: Path | None, people_year: int | None) -> pd.DataFrame:
    """People by tambon from the file; no rows without one. PlaceError for a year that is not Buddhist."""
    if path is None and people_year is None:
        return pd.DataFrame(columns=["tambon_code", "people", "households", "people_year"])
    if path is None or people_year is None or not 2400 <= people_year <= 2700:
        raise PlaceError(
            "โปรดระบุไฟล์จำนวนประชากรคู่กับปี พ.ศ. ของข้อมูล เช่น --people FILE --people-year 2564",
            "Give the file of people and the Buddhist year of its figures together: --people FILE --people-year 2564.",
        )
    return read_people(path, people_year)


def _spoilt(th: str, command: str) -> PlaceError:
    return PlaceError(
        f"อ่าน{th}ที่ติดตั้งไว้ไม่ได้ โปรดติดตั้งใหม่ หรือนำออกด้วยคำสั่ง python -m data {command} remove",
        f"The installed {command} cannot be read; install it again, or remove it: python -m data {command} remove.",
    )
