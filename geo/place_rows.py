"""Rows of a list → the tambon that each lies in, by its code or its names, with what is doubtful about it."""

from dataclasses import dataclass

import pandas as pd

from geo import gazetteer, name_lookup
from geo.names import comparable
from geo.place_codes import areas_of_codes, provinces_of_codes
from geo.place_index import Index, index_of, keys_of, looked_up
from geo.place_similarity import NEAR, similarities
from geo.place_tambons import tambons_by_name
from geo.place_text import Said, read_texts
from geo.place_twins import told_by_village
from geo.register import Register

_DOUBTS = {
    "code_and_name": 50,
    "code_unknown": 80,
    "code_city": 90,
    "code_old_village": 60,
    "code_no_village": 50,
    "local": 85,
    "tambon_or_village": 90,
    "province_lost": 80,
    "torn": 50,
}
"""The most that a row can be worth of which this must be said."""


@dataclass(frozen=True)
class Rows:
    """Distinct rows and the tambons they lie in.

    table: what `Said.rows` says, and province_code, code_kind (of `areas_of_codes`), area_code (of the code),
    amphoe_code, tambon_code ("" none), how (exact, mapped, suggested, unknown, none), score (float), why, rivals,
    doubt (key of the reasons, "" none). villages: row, part, moo, name, key (name made comparable).
    candidates: row, area_code, score.
    """

    table: pd.DataFrame
    villages: pd.DataFrame
    candidates: pd.DataFrame


def rows_of(texts: pd.DataFrame, register: Register, province: str) -> tuple[Rows, Index]:
    """The rows of distinct texts (PARTS), and the index of all provinces that they name."""
    index = index_of(register, {province})
    said = read_texts(texts, index.known)
    table = said.rows.assign(province_code=_provinces(said.rows, register, index, province))
    if table["province_code"].ne(province).any():
        index = index_of(register, {province, *table["province_code"]})
    codes = areas_of_codes(table["code"], index)
    table = table.assign(code_kind=codes["kind"], area_code=codes["area_code"])
    is_bare = table["tambon"].eq("") & table["may_be_tambon"] & codes["tambon_code"].eq("")
    bare = _first_names(said.villages, table.index).where(is_bare, "")
    asked = table.assign(amphoe_code=table["code"].where(codes["kind"].eq("amphoe"), ""))
    named = tambons_by_name(asked.assign(tambon=table["tambon"].mask(is_bare, bare)), index, province)
    by_name, is_village, doubt = _bare_names(named.found, bare, said, index)
    table = table.assign(tambon=table["tambon"].mask(is_bare & ~is_village, bare))
    table = _with_code(table.join(by_name), codes, index)
    table["doubt"] = _doubts(table, said, index, province).where(doubt.eq(""), doubt)
    villages = _said_villages(said, table, codes, is_bare & ~is_village)
    return Rows(_limited(told_by_village(table, villages, index)), villages, named.candidates), index


def _first_names(villages: pd.DataFrame, rows: pd.Index) -> pd.Series:
    """The name of the first village that each row names; "" where it names none."""
    return villages.drop_duplicates("row").set_index("row")["name"].reindex(rows).fillna("")


def _provinces(rows: pd.DataFrame, register: Register, index: Index, province: str) -> pd.Series:
    """The province that each row is of: by its code, its name, or an amphoe and tambon that only another one has."""
    by_code = provinces_of_codes(rows["code"], register.tambons, register.villages)
    by_name = name_lookup.province_codes(keys_of(rows["province"], "province"))
    names = keys_of(rows["amphoe"], "amphoe")
    other = name_lookup.amphoe_codes(pd.Series("", index=rows.index), names)
    other = other.where(~names.isin(index.known.amphoe) & other.str[:2].ne(province), "")
    fits = name_lookup.tambon_codes(other, keys_of(rows["tambon"], "tambon")).ne("")
    by_amphoe = other.where(fits, "").str[:2]
    result = by_code
    for way in (by_name, by_amphoe, pd.Series(province, index=rows.index)):
        result = result.where(result.ne(""), way)
    return result.astype("str")


def _bare_names(
    found: pd.DataFrame, bare: pd.Series, said: Said, index: Index
) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    """Names that may be a tambon's or a village's: what is found, which are villages', what is doubtful of others."""
    is_bare = bare.ne("")
    is_tambon = found["how"].isin(["exact", "mapped"]) | found["why"].isin(
        ["tambon_twins", "tambon_elsewhere", "amphoe_lost", "amphoe_near"]
    )
    bears = keys_of(bare, "village").isin(index.known.village)
    is_village = is_bare & ~is_tambon & bears
    with_moo = (
        said.villages.drop_duplicates("row").set_index("row")["moo"].notna().reindex(bare.index, fill_value=False)
    )
    sure = found["how"].eq("mapped") | (
        found["how"].eq("exact") & ~bears & ~bare.str.startswith("บ้าน") & ~with_moo & bool(len(index.village_keys))
    )
    nothing = {"tambon_code": "", "how": "none", "score": 0.0, "why": ""}
    doubt = pd.Series("", index=bare.index, dtype="str").mask(is_bare & ~is_village & ~sure, "tambon_or_village")
    return (
        found.assign(**{name: found[name].mask(is_village, value) for name, value in nothing.items()}),
        is_village,
        doubt,
    )


_BY_CODE = {
    "village": ("exact", ""),
    "tambon": ("exact", ""),
    "successor": ("mapped", "mapped_code"),
    "old_village": ("suggested", ""),
    "no_village": ("suggested", ""),
}


def _with_code(table: pd.DataFrame, codes: pd.DataFrame, index: Index) -> pd.DataFrame:
    """The tambon of the code in place of that of the names, where the code has one."""
    table = table.assign(named_amphoe=table["amphoe_code"].where(table["amphoe_how"].eq("found"), ""))
    for kind, (how, why) in _BY_CODE.items():
        rows = codes["kind"].eq(kind)
        table.loc[rows, ["how", "score", "why", "rivals"]] = [how, 100.0, why, 1]
        table.loc[rows, "tambon_code"] = codes["tambon_code"][rows]
    return table


def _doubts(table: pd.DataFrame, said: Said, index: Index, province: str) -> pd.Series:
    """The gravest doubt of each row, as key of the reasons; "" none."""
    kind = table["code_kind"]
    by_code = kind.isin(list(_BY_CODE))
    torn = table["is_torn"]
    has_moo = said.villages.groupby("row")["moo"].count().reindex(table.index, fill_value=0).gt(0)
    is_city = kind.isin(["no_village", "old_village"]) & table["code"].str.endswith("00") & ~has_moo
    doubt = pd.Series("", index=table.index, dtype="str")
    for key, applies in (
        ("province_lost", _province_lost(table["province"], index, province)),
        ("local", table["is_local"] & ~by_code),
        ("code_unknown", kind.eq("unknown")),
        ("torn", torn),
        ("code_no_village", kind.eq("no_village")),
        ("code_old_village", kind.eq("old_village")),
        ("code_city", is_city),
        ("code_and_name", _names_another(table[by_code], index).reindex(table.index, fill_value=False)),
    ):
        doubt = doubt.mask(applies, key)
    return doubt


def _province_lost(names: pd.Series, index: Index, province: str) -> pd.Series:
    """Whether the name is no province's, nor near to that of the import."""
    keys = keys_of(names, "province")
    official = gazetteer.provinces().query("province_code == @province")
    own = {*comparable(official["province_th"], "province"), *comparable(official["province_en"], "province")}
    own |= {*comparable(index.tambons["province_th"].drop_duplicates(), "province")}
    lost = keys.ne("") & name_lookup.province_codes(keys).eq("")
    distinct = keys[lost].drop_duplicates()
    near = pd.Series(False, index=distinct.index)
    for name in own:
        near |= similarities(distinct, pd.Series(name, index=distinct.index)).ge(NEAR)
    return lost & ~keys.isin(distinct[near])


def _names_another(table: pd.DataFrame, index: Index) -> pd.Series:
    """Whether the amphoe or tambon that is named beside a code is clearly another than the code's."""
    official = index.tambons.reindex(table["tambon_code"]).set_axis(table.index, axis=0)
    said = keys_of(table["tambon"], "tambon")
    near = said.eq("")
    for language in ("th", "en"):
        near |= similarities(said, official[f"key_{language}"]).ge(NEAR)
    amphoe = table["named_amphoe"]
    return ~near | (amphoe.ne("") & amphoe.ne(official["amphoe_code"]) & amphoe.ne(table["code"].str[:4]))


def _said_villages(said: Said, table: pd.DataFrame, codes: pd.DataFrame, is_tambon: pd.Series) -> pd.DataFrame:
    """The villages that are left when a bare name is the tambon's, and those that only a code names."""
    villages = said.villages.copy()
    first = _first_names(villages, table.index)
    # Beside the column of the tambon, the same name once more says nothing of a village.
    again = table["may_be_tambon"] & keys_of(first, "tambon").eq(keys_of(table["tambon"], "tambon"))
    is_tambon = is_tambon | (again & ~first.str.startswith("บ้าน"))
    villages["name"] = villages["name"].mask(looked_up(villages["row"], is_tambon), "")
    villages = villages[villages["name"].ne("") | villages["moo"].notna()]
    by_code = table.index[codes["moo"].notna() & ~table.index.isin(villages["row"])]
    added = pd.DataFrame({"row": by_code, "part": 0, "moo": codes.loc[by_code, "moo"].array, "name": ""})
    villages = pd.concat([villages, added], ignore_index=True)
    villages = villages.astype({"row": "int64", "part": "int64", "moo": "Int64", "name": "str"})
    return villages.assign(key=keys_of(villages["name"], "village"))


def _limited(table: pd.DataFrame) -> pd.DataFrame:
    """Nothing that is doubtful is certain: its score is at most what the doubt leaves."""
    doubtful = table["doubt"].ne("") & table["how"].isin(["exact", "mapped", "suggested"])
    most = table["doubt"].map(_DOUBTS).astype("float64").fillna(100.0)
    table = table.assign(
        how=table["how"].mask(doubtful, "suggested"),
        score=table["score"].mask(doubtful, table["score"].clip(upper=most)),
    )
    return table
