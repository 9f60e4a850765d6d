"""Villages as said without their tambon: what they may mean, never more than a suggestion."""

import pandas as pd

from geo.place_index import Index, looked_up
from geo.place_tambons import MOST_CANDIDATES
from geo.place_villages import Villages

_ONLY_ONE = 85
_BUT_ANOTHER_MOO = 50


def villages_without_tambon(asked: pd.DataFrame, index: Index) -> Villages:
    """The villages of province_code, amphoe_code ("" not known), moo (Int64, NA not said) and key (name,
    "" not said).

    One that alone bears the name in the amphoe that is said is suggested; all others are candidates.
    """
    said = asked[["province_code", "amphoe_code", "moo", "key"]]
    bearing = _bearing(said, index)
    inside = bearing[bearing["amphoe_code"].ne("")]
    agreeing = inside[inside["agrees"]]
    found = pd.DataFrame({"area_code": "", "how": "unknown", "score": 0.0, "why": "no_tambon"}, index=asked.index)
    for table, score, why in ((inside, _BUT_ANOTHER_MOO, "lone_moo"), (agreeing, _ONLY_ONE, "lone")):
        only = table[~table["line"].duplicated(keep=False)].set_index("line")
        found.loc[only.index, ["how", "score", "why"]] = ["suggested", float(score), why]
        found.loc[only.index, "area_code"] = only["village_code"]
    candidates = bearing.assign(score=_BUT_ANOTHER_MOO / bearing["bearers"], area_code=bearing["village_code"])
    chosen = found[found["area_code"].ne("")].reset_index(names="line")
    candidates = pd.concat([chosen, candidates])[["line", "area_code", "score"]].drop_duplicates(["line", "area_code"])
    candidates = candidates[candidates.groupby("line").cumcount() < MOST_CANDIDATES]
    return Villages(found.assign(moo_code="", moos=""), candidates)


def _bearing(said: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Every village that bears the name in the amphoe (else province) said: line, village_code, agrees, bearers."""
    tambons = index.tambons[["province_code", "amphoe_code"]].rename(columns={"amphoe_code": "amphoe_of"})
    keys = index.village_keys.join(tambons, on="tambon_code")
    asked = said[said["key"].ne("")].drop_duplicates()
    number = said.groupby(list(said.columns), sort=False, dropna=False).ngroup()
    asked = asked.assign(query=number[asked.index])
    # Where no amphoe is said only a handful is shown, so only a handful is compared.
    near = keys.assign(rank=keys.groupby(["province_code", "key"]).cumcount())
    found = asked.merge(near, on=["province_code", "key"])
    found = found[found["amphoe_code"].eq(found["amphoe_of"]) | (found["amphoe_code"].eq("") & found["rank"].lt(8))]
    found = found.drop_duplicates(["query", "village_code"])
    moo = looked_up(found["village_code"], index.villages["moo"])
    found["agrees"] = (found["moo"].isna() | found["moo"].eq(moo)).fillna(False).astype(bool)
    found["bearers"] = found.groupby("query")["village_code"].transform("size")
    lines = pd.DataFrame({"line": said.index, "query": number.to_numpy()})
    columns = ["query", "village_code", "amphoe_code", "agrees", "bearers"]
    return lines.merge(found[columns], on="query").sort_values(
        ["line", "agrees"], ascending=[True, False], kind="stable"
    )
