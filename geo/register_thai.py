"""What only Thailand's gazetteer or the embedded figures know of a register: names, cities, people."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from geo import gazetteer
from geo.csv_table import read_table, whole_numbers
from geo.errors import PlaceError
from geo.names import normalised
from geo.register import TAMBON_COLUMNS, Register

_NAMES = ["name_th", "name_en", "amphoe_code", "amphoe_th", "amphoe_en", "province_code", "province_th", "province_en"]

_BANGKOK = "10"


def with_gazetteer(register: Register) -> tuple[Register, pd.DataFrame]:
    """The register with official names and parents, moo from the last two of eight digits, and the tambons it lacks.

    Tambons (cities without villages, mostly) are added within the provinces that occur in the register, and within
    Bangkok when all others do; they are the second result: tambon_code, name_th, name_en, amphoe_th, amphoe_en,
    province_th, province_en. A tambon code that the gazetteer does not know stays as the file has it. Raises
    PlaceError when it knows none of them.
    """
    official = gazetteer.tambons()
    known = gazetteer.in_force(register.tambons["tambon_code"])
    if not known.any():
        raise PlaceError(
            "ไม่พบรหัสตำบลของประเทศไทยในทะเบียนนี้ โปรดตรวจสอบว่ารหัสหมู่บ้านเป็นรหัสกรมการปกครอง 8 หลัก",
            "The register holds no Thai tambon code; check that the village codes are DOPA's eight digits.",
        )
    in_reach = official[official["province_code"].isin(_provinces_meant(register.tambons.loc[known, "tambon_code"]))]
    added = in_reach[~in_reach["tambon_code"].isin(register.tambons["tambon_code"])]
    tambons = pd.concat([register.tambons, added], ignore_index=True)
    tambons["villages"] = tambons["villages"].fillna(0).astype("int64")
    tambons = _official_names(tambons).sort_values("tambon_code", ignore_index=True)
    completed = replace(register, villages=_with_moo(register.villages), tambons=tambons[TAMBON_COLUMNS])
    columns = ["tambon_code", "name_th", "name_en", "amphoe_th", "amphoe_en", "province_th", "province_en"]
    return completed, added[columns].reset_index(drop=True)


def unknown_tambons(register: Register) -> pd.DataFrame:
    """Tambons of the register whose code the gazetteer does not know (older codes): tambon_code, villages."""
    unknown = ~gazetteer.in_force(register.tambons["tambon_code"])
    return register.tambons.loc[unknown, ["tambon_code", "villages"]].reset_index(drop=True)


def read_people(path: Path, people_year: int) -> pd.DataFrame:
    """People by tambon from a CSV: tambon_code and population or people; households optional.

    Result: tambon_code, people, households (Int64, NA unknown) and people_year, the Buddhist year given. Raises
    PlaceError for a file without these columns, a number that is none, or a tambon that occurs twice.
    """
    table = read_table(path, "tambon_code")
    people = table.get("population", table.get("people"))
    if people is None:
        raise PlaceError(
            f"ไฟล์ {path.name} ไม่มีคอลัมน์ population หรือ people โปรดเพิ่มคอลัมน์จำนวนประชากร",
            f"The file {path.name} has no column population or people; add the number of people.",
        )
    _refuse_repeated(table["tambon_code"])
    unknown = pd.Series("", index=table.index, dtype="str", name="households")
    return pd.DataFrame(
        {
            "tambon_code": table["tambon_code"],
            "people": whole_numbers(people),
            "households": whole_numbers(table.get("households", unknown)),
            "people_year": pd.Series(people_year, index=table.index, dtype="Int64"),
        }
    ).reset_index(drop=True)


def _refuse_repeated(codes: pd.Series) -> None:
    twice = codes.duplicated()
    if twice.any():
        row = twice.idxmax()
        raise PlaceError(
            f"แถวที่ {row} มีรหัสตำบล {codes[row]} ซ้ำกับแถวก่อนหน้า โปรดให้เหลือตำบลละหนึ่งแถว",
            f"Row {row} repeats tambon_code {codes[row]} of an earlier row; leave one row for each tambon.",
        )


def with_people(register: Register, people: pd.DataFrame, *, overwrite: bool) -> Register:
    """The register with people, households and people_year of a table as `read_people` gives it.

    With `overwrite` the table's people take the place of the register's; without, they fill only what is unknown.
    """
    figures = ["people", "households", "people_year"]
    new = people[people["people"].notna()].set_index("tambon_code").reindex(register.tambons["tambon_code"])[figures]
    new = new.reset_index(drop=True)
    tambons = register.tambons.copy()
    takes = new["people"].notna() & (overwrite | tambons["people"].isna())
    tambons[figures] = tambons[figures].where(~takes, new)
    return replace(register, tambons=tambons)


def from_tambon_figures(table: pd.DataFrame, people_year: int) -> Register:
    """The register of a table of figures: tambon_code, villages (how many), population, households.

    Villages are the tambon's code followed by 01, 02 … as many as there are, without names.
    """
    figures = table.sort_values("tambon_code", ignore_index=True)
    codes = figures["tambon_code"].repeat(figures["villages"]).reset_index(drop=True)
    moo = codes.groupby(codes).cumcount().add(1).astype("Int64")
    villages = pd.DataFrame({"village_code": codes + moo.astype("str").str.zfill(2), "tambon_code": codes, "moo": moo})
    villages[["name_th", "name_en"]] = ""
    villages["lat"] = villages["lon"] = pd.Series(pd.NA, villages.index, dtype="Float64")
    tambons = figures[["tambon_code", "villages"]].astype({"tambon_code": "str", "villages": "int64"})
    tambons["people"] = figures["population"].astype("Int64")
    tambons["households"] = figures["households"].astype("Int64")
    tambons["people_year"] = pd.Series(people_year, index=tambons.index, dtype="Int64")
    tambons[_NAMES] = ""
    villages = villages.astype({"village_code": "str", "tambon_code": "str", "name_th": "str", "name_en": "str"})
    return Register(
        villages=villages, tambons=_official_names(tambons.astype(dict.fromkeys(_NAMES, "str")))[TAMBON_COLUMNS]
    )


def _provinces_meant(tambon_codes: pd.Series) -> set[str]:
    """Provinces of the codes; Bangkok has no villages, so a village list of all other provinces means it as well."""
    present = set(tambon_codes.str[:2])
    return present | ({_BANGKOK} if set(gazetteer.provinces()["province_code"]) == present | {_BANGKOK} else set())


def _official_names(tambons: pd.DataFrame) -> pd.DataFrame:
    """Names and parents as the gazetteer has them; as they were where it does not know the code."""
    official = gazetteer.tambons().set_index("tambon_code")[_NAMES].reindex(tambons["tambon_code"])
    official.index = tambons.index
    return tambons.assign(**{column: official[column].fillna(tambons[column]) for column in _NAMES})


def _with_moo(villages: pd.DataFrame) -> pd.DataFrame:
    last_two = villages["village_code"].str.extract(r"^[0-9]{6}([0-9]{2})$", expand=False)
    moo = villages["moo"].fillna(pd.to_numeric(last_two).astype("Int64"))
    names = {column: normalised(villages[column]) for column in ("name_th", "name_en")}
    return villages.assign(moo=moo, **names)
