"""Tambons and villages found → the outcome of each row, with its score and its reasons."""

import pandas as pd

from geo.place_index import Index, looked_up
from geo.place_reasons import reasons_of
from geo.place_rows import Rows
from geo.place_similarity import NEAR, similarities
from geo.place_villages import Villages

WHOLE_TAMBON = "tambon"
_MAPPED_MOO = 85
_CODE_AND_NAME = 50
_WHOLE_AND_VILLAGES = 80
_WHOLE_NUMBER = 50
_TAMBON_LOST = 70
_CERTAIN = ("exact", "mapped")


def outcomes(rows: Rows, villages: Villages, index: Index, province: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`Matches.found` and `Matches.parts` of distinct rows (`parts` with row in place of asked)."""
    lines = _without_repeats(_placed(rows, villages, index))
    is_several = lines["row"].duplicated(keep=False)
    table = _of_tambons(rows.table)
    single = lines[~is_several].set_index("row")
    columns = ["area_code", "how", "score", "village_why", "moo_code", "moos", "moo", "name"]
    for column in columns:
        table[column] = single[column].reindex(table.index).where(table.index.isin(single.index), table[column])
    table = _of_several(table, lines[is_several])
    table = _of_whole(table, index, lines["row"])
    table = _of_nothing(table, lines["row"])
    table = _elsewhere(table, province)
    score = table["score"].round().astype("Int64")
    found = pd.DataFrame(
        {
            "area_code": table["area_code"].astype("str"),
            "scope": table["scope"].astype("str"),
            "outcome": table["how"].astype("str"),
            "score": score.mask(~table["how"].isin(_CERTAIN), score.clip(upper=99)),
        }
    )
    parts = lines[is_several & looked_up(lines["row"], table["how"]).eq("several")]
    parts = parts.assign(score=parts["score"].round().astype("Int64"))[["row", "part", "area_code", "score"]]
    return found.join(reasons_of(table, index)), parts


def _placed(rows: Rows, villages: Villages, index: Index) -> pd.DataFrame:
    """Each village as said and what it leads to, no surer than its tambon: area_code, how, score, village_why."""
    lines = rows.villages.join(villages.found).rename(columns={"why": "village_why"})
    tambon = rows.table[["how", "score", "code_kind", "area_code", "code"]].add_prefix("row_")
    lines = _against_code(lines.join(tambon, on="row"), index)
    lost = lines["row_how"].eq("unknown")
    by_village = lost & lines["village_why"].eq("lone")
    lines.loc[by_village, ["score", "village_why"]] = [_TAMBON_LOST, "lone_lost"]
    lost &= ~by_village
    lines.loc[lost, ["area_code", "how", "village_why"]] = ["", "unknown", ""]
    limited = lines["row_how"].isin([*_CERTAIN, "suggested"])
    lines["score"] = lines["score"].mask(limited, lines[["score", "row_score"]].min(axis=1)).mask(lost, 0.0)
    lines["how"] = lines["how"].mask(lines["how"].eq("exact"), lines["row_how"])
    moved = lines["how"].eq("mapped") & lines["name"].eq("")
    lines.loc[moved, ["how", "score", "village_why"]] = ["suggested", _MAPPED_MOO, "mapped_moo"]
    return lines


def _against_code(lines: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Where the row has a village's code: that village, certain unless the หมู่ or name that is said is another's."""
    coded = lines[lines["row_code_kind"].eq("village")]
    official = index.villages.reindex(coded["row_area_code"]).set_axis(coded.index, axis=0)
    near = coded["key"].eq("") | (official["key_th"].eq("") & official["key_en"].eq(""))
    for language in ("th", "en"):
        near |= similarities(coded["key"], official[f"key_{language}"]).ge(NEAR)
    agrees = near & (coded["moo"].isna() | coded["moo"].eq(official["moo"]).fillna(False).astype(bool))
    lines.loc[coded.index, "area_code"] = coded["row_area_code"]
    for rows, values in ((agrees, ["exact", 100.0, ""]), (~agrees, ["suggested", _CODE_AND_NAME, "code_and_name"])):
        lines.loc[coded.index[rows], ["how", "score", "village_why"]] = values
    return lines


def _without_repeats(lines: pd.DataFrame) -> pd.DataFrame:
    """The villages of every row in order; one that is certainly told twice is there once."""
    sure = lines["score"].eq(100) & lines["area_code"].ne("")
    again = lines[sure].duplicated(["row", "area_code"]).reindex(lines.index, fill_value=False)
    lines = lines[~again].sort_values(["row", "part"])
    return lines.assign(part=lines.groupby("row").cumcount())


def _of_tambons(table: pd.DataFrame) -> pd.DataFrame:
    """The rows as if they named no village."""
    by_code = table["code_kind"].eq("village")
    area = table["area_code"].where(by_code, table["tambon_code"])
    empty = {"village_why": "", "moo_code": "", "moos": "", "name": "", "scope": "", "parts": "", "lost": ""}
    return table.assign(area_code=area, moo=pd.array([pd.NA] * len(table), "Int64"), **empty)


def _of_several(table: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    groups = lines.groupby("row")
    several = pd.DataFrame({"score": groups["score"].min(), "parts": groups.size().astype("str")})
    several["lost"] = lines["area_code"].eq("").groupby(lines["row"]).sum().astype("str").replace("0", "")
    several = several.assign(how="several", area_code="", village_why="several")
    several["village_why"] = several["village_why"].mask(several["lost"].ne(""), "several_lost")
    table.loc[several.index, several.columns] = several
    return table


def _of_whole(table: pd.DataFrame, index: Index, with_villages: pd.Series) -> pd.DataFrame:
    """Rows that mean all villages of their tambon."""
    has_villages = table.index.isin(with_villages)
    # "หมู่ 1-3 รวม 3 หมู่บ้าน": such a number counts the villages that are named.
    whole = table["whole"].notna() & ~(has_villages & table["whole"].gt(0).fillna(False))
    placed = table["tambon_code"].ne("")
    count = looked_up(table["tambon_code"], index.tambons["villages"])
    other = whole & placed & table["whole"].gt(0).fillna(False) & table["whole"].ne(count.astype("Int64")).fillna(False)
    table.loc[whole & placed, "scope"] = WHOLE_TAMBON
    for why, rows, score in (
        ("whole_number", other, _WHOLE_NUMBER),
        ("whole_and_villages", whole & placed & has_villages, _WHOLE_AND_VILLAGES),
    ):
        table.loc[rows, ["how", "village_why"]] = ["suggested", why]
        table.loc[rows, "area_code"] = table.loc[rows, "tambon_code"]
        table.loc[rows, "score"] = table.loc[rows, "score"].clip(upper=score)
    nowhere = whole & table["how"].eq("none")
    table.loc[nowhere, ["how", "village_why"]] = ["unknown", "whole_without_tambon"]
    return table


def _of_nothing(table: pd.DataFrame, with_villages: pd.Series) -> pd.DataFrame:
    """Rows that cannot be read, that mean more than a tambon, or that say nothing."""
    empty = table["how"].eq("none") & ~table.index.isin(with_villages)
    says_more = table["amphoe"].ne("") | table["province"].ne("") | table["code_kind"].isin(["amphoe", "province"])
    cases = (
        ("none", "none", empty & ~says_more & table["code"].eq("")),
        ("unknown", "code_only_unknown", empty & table["code_kind"].eq("unknown")),
        ("too_wide", "too_wide", table["is_wide"] | (empty & says_more & table["code_kind"].ne("unknown"))),
    )
    for how, why, rows in cases:
        table.loc[rows, ["how", "village_why", "why", "doubt", "area_code", "scope"]] = [how, why, "", "", "", ""]
        table.loc[rows, "score"] = 0.0
    unreadable = table["problem"].ne("")
    table.loc[unreadable, ["how", "why", "doubt", "area_code", "scope"]] = ["unknown", "", "", "", ""]
    table.loc[unreadable, "score"] = 0.0
    table.loc[unreadable, "village_why"] = table.loc[unreadable, "problem"]
    return table


def _elsewhere(table: pd.DataFrame, province: str) -> pd.DataFrame:
    """Rows of another province: where they would be, and that they are not of this list."""
    rows = table["province_code"].ne(province) & table["how"].ne("none")
    table.loc[rows, "village_why"] = "elsewhere_area"
    table.loc[rows & table["area_code"].eq(""), "village_why"] = "elsewhere"
    table.loc[rows, ["how", "why", "doubt"]] = ["elsewhere", "", ""]
    return table
