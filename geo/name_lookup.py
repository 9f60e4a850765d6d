"""Names → codes of Thailand's areas, only where exactly one area bears the name in the place that is said."""

from functools import lru_cache

import pandas as pd

from geo import gazetteer
from geo.names import comparable

_PROVINCE_ALIASES = {"กทม": "10", "กรุงเทพ": "10", "กรุงเทพฯ": "10", "อยุธยา": "14", "ayutthaya": "14", "ayuthaya": "14"}
_LANGUAGES = ("th", "en")
_CAPITALS = ("เมือง", "mueang", "muang")


def province_codes(names: pd.Series) -> pd.Series:
    """Codes of comparable province names, Thai or English; "" where no province bears the name."""
    return names.map(_provinces_by_name()).fillna("").astype("str")


def amphoe_codes(province: pd.Series, names: pd.Series) -> pd.Series:
    """Codes of comparable amphoe names within province codes ("" means any province); "" where not exactly one."""
    return (province + "|" + names).map(_amphoes_by_name()).fillna("").astype("str")


def tambon_codes(amphoe: pd.Series, names: pd.Series) -> pd.Series:
    """Codes of comparable tambon names within amphoe codes; "" where not exactly one."""
    return (amphoe + "|" + names).map(_tambons_by_name()).fillna("").astype("str")


def abolished_codes(amphoe: pd.Series, names: pd.Series) -> pd.Series:
    """Codes since abolished of comparable tambon names within amphoe codes; "" where not exactly one."""
    return (amphoe + "|" + names).map(_abolished_by_name()).fillna("").astype("str")


def stated_amphoe(names: pd.DataFrame, codes: pd.Series) -> pd.Series:
    """The amphoe that each row says it lies in: by its names (comparable province, amphoe), else by its code."""
    named = province_codes(names["province"])
    province = named.where(names["province"].ne(""), codes.str[:2])
    by_name = amphoe_codes(province, names["amphoe"])
    by_code = codes.str[:4].where(codes.str[:2].eq(province), "")
    return by_name.where(names["amphoe"].ne(""), by_code)


@lru_cache(maxsize=1)
def official_names() -> pd.DataFrame:
    """Comparable names by tambon_code: tambon_th, tambon_en, amphoe_th, amphoe_en, province_th, province_en."""
    table = gazetteer.tambons().set_index("tambon_code")
    columns = {"tambon": "name", "amphoe": "amphoe", "province": "province"}
    return pd.DataFrame(
        {
            f"{level}_{language}": comparable(table[f"{column}_{language}"], level)
            for level, column in columns.items()
            for language in _LANGUAGES
        }
    )


@lru_cache(maxsize=1)
def _provinces_by_name() -> pd.Series:
    table = gazetteer.provinces()
    blocks = [
        (comparable(table[f"province_{language}"], "province"), table["province_code"]) for language in _LANGUAGES
    ]
    aliases = pd.Series(_PROVINCE_ALIASES)
    return _only_ones([*blocks, (aliases.index.to_series(), aliases)])


@lru_cache(maxsize=1)
def _amphoes_by_name() -> pd.Series:
    table = gazetteer.amphoes()
    names = [comparable(table[f"amphoe_{language}"], "amphoe") for language in _LANGUAGES]
    inside = [(table["province_code"] + "|" + name, table["amphoe_code"]) for name in names]
    anywhere = [("|" + name, table["amphoe_code"]) for name in names]
    capitals = table[table["amphoe_code"].str.endswith("01") & table["province_code"].ne("10")]
    short = [(capitals["province_code"] + "|" + word, capitals["amphoe_code"]) for word in _CAPITALS]
    return _only_ones([*inside, *anywhere, *short])


@lru_cache(maxsize=1)
def _tambons_by_name() -> pd.Series:
    names = official_names()
    code = names.index.to_series()
    return _only_ones([(code.str[:4] + "|" + names[f"tambon_{language}"], code) for language in _LANGUAGES])


@lru_cache(maxsize=1)
def _abolished_by_name() -> pd.Series:
    table = gazetteer.abolished_tambons()
    code = table["tambon_code"]
    names = [comparable(table[f"name_{language}"], "tambon") for language in _LANGUAGES]
    return _only_ones([(code.str[:4] + "|" + name, code) for name in names])


def _only_ones(blocks: list[tuple[pd.Series, pd.Series]]) -> pd.Series:
    """Code by key of blocks of keys and codes, without empty names and keys that mean several codes."""
    pairs = pd.concat([pd.DataFrame({"key": key.to_numpy(), "code": code.to_numpy()}) for key, code in blocks])
    pairs = pairs.drop_duplicates()
    pairs = pairs[~pairs["key"].duplicated(keep=False) & ~pairs["key"].str.contains(r"^$|\|$", regex=True)]
    return pairs.set_index("key")["code"].astype("str")
