"""The register: all villages and tambons, with people. Read as it is; no country's codes are assumed.

What only Thailand's gazetteer knows (names, cities without villages) is added in `geo.register_thai`.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from geo.coordinates import WORLD, Bounds, coordinates
from geo.csv_table import read_table, whole_numbers
from geo.errors import PlaceError

VILLAGE_COLUMNS = ["village_code", "tambon_code", "moo", "name_th", "name_en", "lat", "lon"]
TAMBON_COLUMNS = [
    "tambon_code",
    "name_th",
    "name_en",
    "amphoe_code",
    "amphoe_th",
    "amphoe_en",
    "province_code",
    "province_th",
    "province_en",
    "villages",
    "people",
    "households",
    "people_year",
]
_TEXT = ("name_th", "name_en", "province_code")
_NUMBERS = ("people", "households")


def _nothing_reported() -> pd.DataFrame:
    return pd.DataFrame(
        {"row": pd.Series(dtype="int64")} | dict.fromkeys(("code", "reason_th", "reason_en"), "")
    ).astype({"code": "str", "reason_th": "str", "reason_en": "str"})


@dataclass(frozen=True)
class Register:
    """Villages and tambons by code (text).

    villages: village_code, tambon_code, moo (Int64, NA unknown), name_th, name_en ("" unknown), lat, lon (Float64
    degrees in WGS 84, NA unknown).
    tambons: tambon_code, name_th, name_en, amphoe_code, amphoe_th, amphoe_en, province_code, province_th, province_en
    ("" unknown), villages (int, 0 a city), people and households (Int64, NA unknown), people_year (Buddhist, Int64).
    reported: rows of the file that were not used: row, code, reason_th, reason_en. misplaced: rows whose coordinates
    were not used, likewise; the rows themselves were.
    """

    villages: pd.DataFrame
    tambons: pd.DataFrame
    reported: pd.DataFrame = field(default_factory=_nothing_reported)
    misplaced: pd.DataFrame = field(default_factory=_nothing_reported)


def read_register(path: Path, within: Bounds = WORLD) -> Register:
    """The register of a CSV file: column village_code; the others below are optional.

    tambon_code (else the first six characters of village_code; a row with it and no village_code declares a tambon
    without villages), province_code (else the first two characters), name_th, name_en, moo, people, households and
    people_year (Buddhist). People of a village row are the village's, of a declaring row the tambon's; a tambon's
    are its own, else the sum over its villages where all are known. amphoe_code is the first four characters. lat and
    lon (as `geo.coordinates` has them) are used where they lie within the bounds given; else the row is in misplaced.
    Raises PlaceError naming the row that has neither code, has a number that is none, or puts a village into a second
    tambon or a tambon into a second province. A village told twice is used once and reported.
    """
    table = read_table(path, "village_code")
    rows = _with_all_columns(table)
    rows[["lat", "lon"]], misplaced = coordinates(table, within)
    _refuse_rows_without_code(rows)
    _refuse_second_parent(rows, "tambon_code", "province_code")
    is_village = rows["village_code"].ne("")
    villages, tambons = rows[is_village], rows[~is_village]
    _refuse_second_parent(villages, "village_code", "tambon_code")
    again = villages.duplicated("village_code")
    told_again = tambons.duplicated("tambon_code")
    reported = pd.concat(
        [_told_twice(villages[again], "village_code"), _told_twice(tambons[told_again], "tambon_code")]
    )
    villages, tambons = villages[~again], tambons[~told_again]
    return Register(
        villages=villages[VILLAGE_COLUMNS].sort_values("village_code", ignore_index=True),
        tambons=_tambons(villages, tambons),
        reported=reported.sort_values("row", ignore_index=True),
        misplaced=misplaced,
    )


def _with_all_columns(table: pd.DataFrame) -> pd.DataFrame:
    """Every column of the register, codes filled in where they follow from a longer code."""
    empty = pd.Series("", index=table.index, dtype="str")
    rows = pd.DataFrame({"village_code": table["village_code"]})
    given = table.get("tambon_code", empty)
    rows["tambon_code"] = given.where(given.ne(""), table["village_code"].str[:6])
    for column in _TEXT:
        rows[column] = table.get(column, empty)
    rows["province_code"] = _provinces(rows)
    rows["moo"] = whole_numbers(table.get("moo", empty).rename("moo"), highest=9999)
    for column in _NUMBERS:
        rows[column] = whole_numbers(table.get(column, empty).rename(column))
    rows["people_year"] = whole_numbers(
        table.get("people_year", empty).rename("people_year"), lowest=2400, highest=2700
    )
    return rows


def _provinces(rows: pd.DataFrame) -> pd.Series:
    """Each row's own province, else that of another row of its tambon, else the first two characters."""
    own = rows["province_code"].where(rows["province_code"].ne(""))
    of_tambon = own.groupby(rows["tambon_code"], sort=False).transform("first")
    return own.fillna(of_tambon).fillna(rows["tambon_code"].str[:2]).astype("str")


def _refuse_rows_without_code(rows: pd.DataFrame) -> None:
    without = rows["tambon_code"].eq("")
    if without.any():
        row = without.idxmax()
        raise PlaceError(
            f"แถวที่ {row} ไม่มีทั้งรหัสหมู่บ้านและรหัสตำบล โปรดเติมรหัสหรือลบแถวนั้นแล้วนำเข้าใหม่",
            f"Row {row} has neither a village_code nor a tambon_code; fill one in or delete the row.",
        )


def _refuse_second_parent(rows: pd.DataFrame, child: str, parent: str) -> None:
    first = rows.groupby(child, sort=False)[parent].transform("first")
    other = rows[parent].ne(first)
    if other.any():
        row = other.idxmax()
        code, second = rows.loc[row, child], rows.loc[row, parent]
        raise PlaceError(
            f"แถวที่ {row} ระบุว่า {child} {code} อยู่ใน {parent} {second} แต่แถวก่อนหน้าระบุว่าอยู่ใน {first[row]} โปรดแก้ไขให้ตรงกัน",
            f"Row {row} puts {child} {code} into {parent} {second}, but an earlier row into {first[row]}; correct one.",
        )


def _told_twice(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row": rows.index.astype("int64"),
            "code": rows[code].to_numpy(),
            "reason_th": "รหัสนี้มีอยู่แล้วในแถวก่อนหน้า ใช้แถวแรกเพียงแถวเดียว",
            "reason_en": "This code was in an earlier row; the first row alone is used.",
        }
    ).astype({"code": "str", "reason_th": "str", "reason_en": "str"})


def _tambons(villages: pd.DataFrame, declared: pd.DataFrame) -> pd.DataFrame:
    """One row a tambon: what it says of itself, else what follows from its villages."""
    own = declared.set_index("tambon_code")
    groups = villages.groupby("tambon_code", sort=False)
    parents = pd.concat([villages, declared]).groupby("tambon_code")["province_code"].first()
    table = pd.DataFrame({"province_code": parents}).sort_index()
    for column in ("name_th", "name_en"):
        table[column] = own[column].reindex(table.index).fillna("")
    for column in ("amphoe_th", "amphoe_en", "province_th", "province_en"):
        table[column] = pd.Series("", index=table.index, dtype="str")
    table["amphoe_code"] = table.index.str[:4]
    table["villages"] = groups.size().reindex(table.index, fill_value=0)
    for column in _NUMBERS:
        summed = groups[column].sum().where(groups[column].count().eq(groups.size()))
        table[column] = own[column].reindex(table.index).fillna(summed.reindex(table.index))
    years = groups["people_year"].min().where(groups["people_year"].nunique().eq(1))
    table["people_year"] = own["people_year"].reindex(table.index).fillna(years.reindex(table.index))
    table["people_year"] = table["people_year"].where(table["people"].notna())
    return table.reset_index()[TAMBON_COLUMNS]
