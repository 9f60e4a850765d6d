"""Names of amphoe and tambon → the tambon in force: certain, a suggestion with its score, or none."""

from dataclasses import dataclass

import pandas as pd

from geo import gazetteer, name_lookup
from geo.place_index import Index, keys_of, looked_up
from geo.place_similarity import GAP, NEAR, near_pairs

POSSIBLE = 50
"""From this similarity a name is shown to the clerk as one that may be meant."""
MOST_CANDIDATES = 8
_ELSEWHERE_IN_PROVINCE = 0.75
_AMPHOE_LOST = 0.8
_BESIDE_A_NEAR_ONE = 70


@dataclass(frozen=True)
class Tambons:
    """What the names of rows lead to.

    found: index of the rows; amphoe_code, amphoe_how (none not said, found, near, lost), tambon_code, how (exact,
    mapped, suggested, unknown, none not said), score (float, 100 certain), why (key of the reasons), rivals (how many
    tambons bear the name).
    candidates: row, area_code, score, of the rows that are not certain; at most MOST_CANDIDATES each, best first.
    """

    found: pd.DataFrame
    candidates: pd.DataFrame


def tambons_by_name(said: pd.DataFrame, index: Index, province: str) -> Tambons:
    """The tambons of province_code, amphoe and tambon (names), and amphoe_code (a code in place of the amphoe's name).

    Near names are sought in `province` only.
    """
    queries = pd.DataFrame(
        {
            "province_code": said["province_code"],
            "given": said["amphoe_code"],
            "amphoe": keys_of(said["amphoe"], "amphoe"),
            "tambon": keys_of(said["tambon"], "tambon"),
        }
    )
    number = queries.groupby(list(queries.columns), sort=False).ngroup()
    distinct = queries.drop_duplicates().reset_index(drop=True)
    distinct = _with_amphoes(distinct, index, province)
    candidates = _candidates(distinct, index, province)
    found = _decided(distinct, candidates, index)
    result = found.iloc[number.to_numpy()].set_axis(said.index, axis=0)
    return Tambons(result, _shown(found, candidates, number))


def _with_amphoes(queries: pd.DataFrame, index: Index, province: str) -> pd.DataFrame:
    """amphoe_code, amphoe_how, amphoe_score of each query."""
    ways = index.amphoe_keys.drop_duplicates(["province_code", "key"], keep=False)
    queries = queries.merge(
        ways.rename(columns={"key": "amphoe"}), on=["province_code", "amphoe"], how="left", validate="m:1"
    )
    code = queries["given"].where(queries["given"].ne(""), queries["amphoe_code"].fillna(""))
    how = (
        pd.Series("lost", index=code.index, dtype="str")
        .mask(code.ne(""), "found")
        .mask(queries["amphoe"].eq("") & code.eq(""), "none")
    )
    is_lost = how.eq("lost") & queries["province_code"].eq(province)
    near = _near_amphoes(queries.loc[is_lost, "amphoe"], index, province)
    is_near = is_lost & queries["amphoe"].isin(near.index)
    return queries.assign(
        amphoe_code=code.mask(is_near, looked_up(queries["amphoe"], near["amphoe_code"])).astype("str"),
        amphoe_how=how.mask(is_near, "near"),
        amphoe_score=looked_up(queries["amphoe"], near["similarity"]).astype("float64").where(is_near, 100.0),
    )


def _near_amphoes(names: pd.Series, index: Index, province: str) -> pd.DataFrame:
    """amphoe_code and similarity by name, of the names that are near to one amphoe of the province only."""
    official = index.amphoe_keys[index.amphoe_keys["province_code"].eq(province)]
    pairs = near_pairs(names.drop_duplicates(), official["key"].drop_duplicates(), POSSIBLE)
    pairs = pairs.merge(official, left_on="official", right_on="key").sort_values("similarity", ascending=False)
    pairs = pairs.drop_duplicates(["written", "amphoe_code"])
    best = pairs.drop_duplicates("written").set_index("written")
    second = pairs[pairs.duplicated("written")].drop_duplicates("written").set_index("written")["similarity"]
    clear = best["similarity"].sub(second.reindex(best.index).fillna(0)).ge(GAP)
    return best.loc[best["similarity"].ge(NEAR) & clear, ["amphoe_code", "similarity"]]


def _candidates(queries: pd.DataFrame, index: Index, province: str) -> pd.DataFrame:
    """query, tambon_code, key (its name), similarity, inside (the amphoe that is said), score; best first."""
    asked = queries.reset_index(names="query").rename(columns={"amphoe_code": "said_amphoe"})
    exact = asked.merge(index.tambon_keys, left_on=["province_code", "tambon"], right_on=["province_code", "key"])
    certain = exact.loc[exact["amphoe_code"].eq(exact["said_amphoe"]), "query"]
    near = _near(asked[asked["province_code"].eq(province) & ~asked["query"].isin(certain)], index, province)
    columns = ["query", "tambon_code", "key", "similarity", "amphoe_code", "said_amphoe", "amphoe_how", "amphoe_score"]
    table = pd.concat([exact.assign(similarity=100.0)[columns], near[columns]], ignore_index=True)
    table = table.sort_values("similarity", ascending=False, kind="stable").drop_duplicates(["query", "tambon_code"])
    table["inside"] = table["amphoe_code"].eq(table["said_amphoe"])
    table["score"] = _scores(table)
    return table.sort_values(["query", "score", "tambon_code"], ascending=[True, False, True], ignore_index=True)


def _near(asked: pd.DataFrame, index: Index, province: str) -> pd.DataFrame:
    """The tambons of the province whose names are near to those asked, with their similarity."""
    official = index.tambon_keys[index.tambon_keys["province_code"].eq(province)].drop(columns="province_code")
    names = asked["tambon"].drop_duplicates()
    pairs = near_pairs(names[names.ne("")], official["key"].drop_duplicates(), POSSIBLE)
    pairs = pairs[pairs["written"].ne(pairs["official"])]
    near = asked.merge(pairs, left_on="tambon", right_on="written")
    return near.merge(official, left_on="official", right_on="key")


def _scores(table: pd.DataFrame) -> pd.Series:
    """What each candidate is worth, given what the row says of the amphoe."""
    weight = (
        table["amphoe_how"]
        .map({"none": 1.0, "found": _ELSEWHERE_IN_PROVINCE, "near": _AMPHOE_LOST, "lost": _AMPHOE_LOST})
        .astype("float64")
    )
    return (table["similarity"] * weight).mask(table["inside"], table[["similarity", "amphoe_score"]].min(axis=1))


def _decided(queries: pd.DataFrame, candidates: pd.DataFrame, index: Index) -> pd.DataFrame:
    """For each query what is certain, else what is suggested and why."""
    found = queries[["amphoe_code", "amphoe_how"]].assign(
        tambon_code="", how="unknown", score=0.0, why="tambon_lost", rivals=0
    )
    found.loc[queries["tambon"].eq(""), ["how", "why"]] = ["none", ""]
    for table in (
        _best(candidates, "tambon_near_outside"),
        _best(candidates[candidates["inside"]], "tambon_near"),
        _best(candidates[~candidates["inside"] & candidates["similarity"].eq(100)], "tambon_elsewhere"),
        _best(candidates[candidates["inside"] & candidates["similarity"].eq(100)], "tambon_same"),
    ):
        found.loc[table.index, table.columns] = table
    return _settled(found, queries, candidates, index)


def _best(pool: pd.DataFrame, why: str) -> pd.DataFrame:
    """By query, the clear best of its pool: tambon_code, how, score (shared among its bearers), why, rivals."""
    best = pool.sort_values(["query", "similarity", "tambon_code"], ascending=[True, False, True])
    best = best.assign(rivals=best.groupby(["query", "key"])["tambon_code"].transform("nunique"))
    others = best[best["key"].ne(best.groupby("query")["key"].transform("first"))]
    best = best.drop_duplicates("query").set_index("query")
    second = others.groupby("query")["similarity"].max().reindex(best.index).fillna(0)
    clear = best["similarity"].eq(100) | (best["similarity"].ge(NEAR) & best["similarity"].sub(second).ge(GAP))
    best = best[clear]
    return best.assign(how="suggested", why=why, score=best["score"] / best["rivals"])[
        ["tambon_code", "how", "score", "why", "rivals"]
    ]


def _settled(found: pd.DataFrame, queries: pd.DataFrame, candidates: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Suggestions that are certain become answers, abolished names are mapped, and reasons fit the amphoe."""
    how = found["amphoe_how"]
    is_only = found["why"].isin(["tambon_same", "tambon_elsewhere"]) & found["rivals"].eq(1)
    certain = is_only & ((found["why"].eq("tambon_same") & how.eq("found")) | how.eq("none"))
    found.loc[certain, ["how", "score", "why"]] = ["exact", 100.0, ""]
    elsewhere = found["why"].eq("tambon_elsewhere")
    found.loc[elsewhere & how.eq("none"), "why"] = "tambon_twins"
    found.loc[elsewhere & how.isin(["near", "lost"]), "why"] = "amphoe_lost"
    found.loc[found["why"].eq("tambon_near_outside") & how.isin(["near", "lost"]), "why"] = "amphoe_lost_near"
    found.loc[found["why"].eq("tambon_near_outside") & how.eq("found"), "why"] = "tambon_near_elsewhere"
    found.loc[found["why"].eq("tambon_near_outside"), "why"] = "tambon_near"
    found.loc[found["why"].eq("tambon_same") & how.eq("near"), "why"] = "amphoe_near"
    near_inside = candidates.loc[candidates["inside"] & candidates["similarity"].between(NEAR, 99), "query"]
    doubtful = found["why"].eq("tambon_elsewhere") & found.index.isin(near_inside)
    found.loc[doubtful, "score"] = found.loc[doubtful, "score"].clip(upper=_BESIDE_A_NEAR_ONE)
    return _mapped(found, queries, index)


def _mapped(found: pd.DataFrame, queries: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Names that the amphoe had once: the tambon that took the place, where exactly one did."""
    amphoe = found["amphoe_code"].where(found["amphoe_how"].eq("found"), "")
    old = name_lookup.abolished_codes(amphoe, queries["tambon"])
    successor = successors(old)
    certain = successor.isin(index.tambons.index) & found["how"].ne("exact") & amphoe.ne("")
    found.loc[certain, ["how", "score", "why", "rivals"]] = ["mapped", 100.0, "mapped_name", 1]
    found.loc[certain, "tambon_code"] = successor[certain]
    return found


def successors(codes: pd.Series) -> pd.Series:
    """The one tambon code that took the place of each abolished one; "" where none or several did."""
    table = gazetteer.abolished_tambons().set_index("tambon_code")["successor"]
    return looked_up(codes, table).fillna("").astype("str")


def _shown(found: pd.DataFrame, candidates: pd.DataFrame, number: pd.Series) -> pd.DataFrame:
    """The best candidates of every row that is not certain, its suggestion first."""
    is_open = found.index[found["how"].isin(["suggested", "unknown"])]
    shown = candidates.loc[candidates["query"].isin(is_open), ["query", "tambon_code", "score"]]
    chosen = found.loc[is_open].query("tambon_code != ''")
    first = pd.DataFrame({"query": chosen.index, "tambon_code": chosen["tambon_code"], "score": chosen["score"]})
    shown = pd.concat([first, shown]).drop_duplicates(["query", "tambon_code"])
    shown = shown[shown.groupby("query").cumcount() < MOST_CANDIDATES].rename(columns={"tambon_code": "area_code"})
    rows = pd.DataFrame({"row": number.index, "query": number.to_numpy()})
    return rows.merge(shown, on="query")[["row", "area_code", "score"]]
