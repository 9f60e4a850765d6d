"""The areas of a register under the names by which lists ask for them, Thai and English."""

from dataclasses import dataclass

import pandas as pd

from geo import gazetteer
from geo.names import Level, comparable
from geo.place_text import Known
from geo.register import Register

_LANGUAGES = ("th", "en")
_CAPITALS = ("เมือง", "mueang", "muang")
_BANGKOK = "10"


@dataclass(frozen=True)
class Index:
    """The areas of some provinces. Keys are comparable names; an area that has two of them has two lines.

    tambons: index tambon_code; the register's columns, and key_th, key_en ("" none). villages: index village_code;
    those of the register, and the same keys. amphoe_keys: province_code, key, amphoe_code. tambon_keys: province_code,
    amphoe_code, key, tambon_code. village_keys: tambon_code, key, village_code. No key of these three is "".
    """

    tambons: pd.DataFrame
    villages: pd.DataFrame
    amphoe_keys: pd.DataFrame
    tambon_keys: pd.DataFrame
    village_keys: pd.DataFrame

    @property
    def known(self) -> Known:
        """All keys of each level."""
        # A village called "3" or "หมู่ 3" would hide the หมู่ of every list.
        names = self.village_keys["key"]
        names = names[~names.str.fullmatch(r"(?:หมู่|ม|หมู่ที่)?[0-9]+")]
        return Known(*(frozenset(keys) for keys in (self.amphoe_keys["key"], self.tambon_keys["key"], names)))


def index_of(register: Register, provinces: set[str]) -> Index:
    """The areas of the register that lie in these provinces (codes)."""
    tambons = register.tambons[register.tambons["province_code"].isin(provinces)]
    villages = register.villages[register.villages["tambon_code"].isin(tambons["tambon_code"])]
    tambons, villages = _with_keys(tambons, "tambon"), _with_keys(villages, "village")
    amphoes = tambons.drop_duplicates("amphoe_code")
    return Index(
        tambons=tambons.set_index("tambon_code"),
        villages=villages.set_index("village_code"),
        amphoe_keys=_amphoe_keys(amphoes),
        tambon_keys=_keys(tambons, ["province_code", "amphoe_code", "tambon_code"]),
        village_keys=_keys(villages, ["tambon_code", "village_code"]),
    )


def keys_of(names: pd.Series, level: Level) -> pd.Series:
    """Comparable names, worked out once for each distinct one."""
    number, distinct = pd.factorize(names.to_numpy(dtype=object))
    keys = comparable(pd.Series(distinct, dtype="str"), level)
    return keys.iloc[number].set_axis(names.index)


def looked_up(keys: pd.Series, table: pd.Series) -> pd.Series:
    """The value of each key in a table of distinct ones, missing where it is none; the table's type even if empty."""
    return table.reindex(keys).set_axis(keys.index)


def _with_keys(areas: pd.DataFrame, level: Level, name: str = "name") -> pd.DataFrame:
    return areas.assign(**{f"key_{language}": keys_of(areas[f"{name}_{language}"], level) for language in _LANGUAGES})


def _keys(areas: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    keys = pd.concat([areas[columns].assign(key=areas[f"key_{language}"]) for language in _LANGUAGES])
    return keys[keys["key"].ne("")].drop_duplicates(ignore_index=True)


def _amphoe_keys(amphoes: pd.DataFrame) -> pd.DataFrame:
    """Names of amphoes; the capital of a province is also called เมือง for short."""
    keys = _keys(_with_keys(amphoes, "amphoe", "amphoe"), ["province_code", "amphoe_code"])
    is_capital = amphoes["amphoe_code"].str.endswith("01") & amphoes["province_code"].ne(_BANGKOK)
    official = amphoes["amphoe_code"].isin(gazetteer.amphoes()["amphoe_code"])
    capitals = amphoes.loc[is_capital & official, ["province_code", "amphoe_code"]]
    return pd.concat([keys, *(capitals.assign(key=word) for word in _CAPITALS)], ignore_index=True).drop_duplicates()
