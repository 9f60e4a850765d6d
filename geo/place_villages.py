"""Villages as said (หมู่, name or both) within their tambons → the village in force, or what may be meant."""

from dataclasses import dataclass

import pandas as pd

from geo.place_index import Index, looked_up
from geo.place_similarity import GAP, NEAR, similarities
from geo.place_tambons import MOST_CANDIDATES, POSSIBLE

CITY = 70
_NAME_AGAINST_MOO = 60
_MOO_AGAINST_NAME = 50
_MOO_UNNAMED = 80
_NAMELESS = 60


@dataclass(frozen=True)
class Villages:
    """What the villages of a list lead to.

    found: index of what was asked; area_code (a village; the tambon where the village cannot be told; "" none), how
    (exact, suggested, unknown), score (float), why (key of the reasons), moo_code (the village of the หมู่ that is said),
    moos (the หมู่ of the villages that bear the name, "1, 5").
    candidates: line (label of what was asked), area_code, score, of what is not exact; best first.
    """

    found: pd.DataFrame
    candidates: pd.DataFrame


def villages_within(asked: pd.DataFrame, index: Index) -> Villages:
    """The villages of tambon_code (one of the index), moo (Int64, NA not said) and key (name, "" not said)."""
    said = asked[["tambon_code", "moo", "key"]]
    number = said.groupby(["tambon_code", "moo", "key"], sort=False, dropna=False).ngroup()
    distinct = said.drop_duplicates().reset_index(drop=True)
    facts = _facts(distinct, index)
    near = _near(facts, index)
    facts = _with_near(facts, near)
    found = _decided(facts)
    rows = pd.DataFrame({"line": asked.index, "query": number.to_numpy()})
    shown = rows.merge(_candidates(facts, found, near, index), on="query")[["line", "area_code", "score"]]
    return Villages(found.iloc[number.to_numpy()].set_axis(asked.index, axis=0), shown)


def _facts(said: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Beside what is said: what bears the หมู่ (moo_code, moo_name) and the name (name_code, bearers, moos, agrees)."""
    villages = index.villages.reset_index()
    numbered = villages[villages["moo"].notna()].drop_duplicates(["tambon_code", "moo"], keep=False)
    numbered = numbered.rename(columns={"village_code": "moo_code", "key_th": "moo_key"})
    facts = said.merge(numbered[["tambon_code", "moo", "moo_code", "moo_key"]], on=["tambon_code", "moo"], how="left")
    facts[["moo_code", "moo_key"]] = facts[["moo_code", "moo_key"]].fillna("")
    facts = facts.merge(_bearers(said, index), on=["tambon_code", "key"], how="left")
    facts = facts.assign(
        name_code=facts["name_code"].fillna(""), moos=facts["moos"].fillna(""), bearers=facts["bearers"].fillna(0)
    )
    pairs = pd.MultiIndex.from_frame(index.village_keys[["village_code", "key"]])
    named = index.village_keys["tambon_code"].unique()
    return facts.assign(
        agrees=pd.MultiIndex.from_frame(facts[["moo_code", "key"]]).isin(pairs),
        is_nameless=~facts["tambon_code"].isin(named),
        is_city=looked_up(facts["tambon_code"], index.tambons["villages"]).fillna(0).eq(0),
    )


def _bearers(said: pd.DataFrame, index: Index) -> pd.DataFrame:
    """For each tambon and name that is said: the first village that bears it, how many do, and their หมู่."""
    asked = said.loc[said["key"].ne(""), ["tambon_code", "key"]].drop_duplicates()
    bearing = asked.merge(index.village_keys, on=["tambon_code", "key"]).sort_values("village_code")
    bearing["moo"] = looked_up(bearing["village_code"], index.villages["moo"]).astype("str").replace("<NA>", "?")
    groups = bearing.groupby(["tambon_code", "key"], sort=False)
    return groups.agg(
        name_code=("village_code", "first"), bearers=("village_code", "size"), moos=("moo", ", ".join)
    ).reset_index()


def _near(facts: pd.DataFrame, index: Index) -> pd.DataFrame:
    """Villages whose name is similar to one that is said and not borne: query, village_code, key, similarity."""
    asked = facts.loc[facts["key"].ne("") & facts["bearers"].eq(0), ["tambon_code", "key"]].reset_index(names="query")
    pairs = asked.merge(index.village_keys, on="tambon_code", suffixes=("_said", ""))
    distinct = pairs[["key_said", "key"]].drop_duplicates()
    distinct["similarity"] = similarities(distinct["key_said"], distinct["key"])
    pairs = pairs.merge(distinct[distinct["similarity"].ge(POSSIBLE)], on=["key_said", "key"])
    pairs = pairs.sort_values(["query", "similarity", "village_code"], ascending=[True, False, True])
    return pairs.drop_duplicates(["query", "village_code"])[["query", "village_code", "key", "similarity"]]


def _with_near(facts: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """Beside the facts: near_code and near_score (shared among its bearers) of the clearly nearest name, and own_score,
    how near the village of the หมู่ is."""
    bearers = near.groupby(["query", "key"])["village_code"].transform("size")
    nearest = near.groupby("query")["key"].transform("first")
    second = near[near["key"].ne(nearest)].groupby("query")["similarity"].max()
    best = near.assign(shared=near["similarity"] / bearers).drop_duplicates("query").set_index("query")
    clear = best["similarity"].ge(NEAR) & best["similarity"].sub(second.reindex(best.index).fillna(0)).ge(GAP)
    best = best[clear].reindex(facts.index)
    own = near.set_index(["query", "village_code"])["similarity"]
    pairs = pd.MultiIndex.from_arrays([facts.index, facts["moo_code"]])
    return facts.assign(
        near_code=best["village_code"].fillna(""),
        near_score=best["shared"].fillna(0),
        own_score=own.reindex(pairs).fillna(0).to_numpy(),
    )


def _decided(facts: pd.DataFrame) -> pd.DataFrame:
    """The first case that fits each village as said."""
    found = pd.DataFrame({"area_code": "", "how": "unknown", "score": 0.0, "why": "village_lost"}, index=facts.index)
    is_open = pd.Series(True, index=facts.index)
    for why, applies, area, score in _cases(facts):
        fits = is_open & applies
        found.loc[fits, "area_code"] = area[fits]
        found.loc[fits, "score"] = score[fits] if isinstance(score, pd.Series) else score
        found.loc[fits, "why"] = why
        is_open &= ~applies
    exact = found["why"].eq("")
    found["how"] = found["how"].mask(found["area_code"].ne(""), "suggested").mask(exact, "exact")
    return found.join(facts[["moo_code", "moos"]])


def _cases(facts: pd.DataFrame) -> list[tuple[str, pd.Series, pd.Series, pd.Series | float]]:
    """Why ("" certain), where, which area, which score; the first that applies counts."""
    names, says_moo = facts["key"].ne(""), facts["moo"].notna()
    has_moo, alone = facts["moo_code"].ne(""), facts["bearers"].eq(1)
    twins = facts["bearers"].gt(1)
    shared = 100 / facts["bearers"].clip(lower=1)
    nothing = pd.Series("", index=facts.index)
    tambon, of_moo, of_name, of_near = (facts[x] for x in ("tambon_code", "moo_code", "name_code", "near_code"))
    near = of_near.ne("")
    against_moo = shared.clip(upper=_NAME_AGAINST_MOO)
    return [
        ("city", facts["is_city"], tambon, CITY),
        ("", says_moo & has_moo & (~names | facts["agrees"] | facts["is_nameless"]), of_moo, 100),
        ("no_moo", says_moo & ~has_moo & (~names | facts["is_nameless"]), nothing, 0),
        ("moo_and_name", says_moo & has_moo & alone, of_name, _NAME_AGAINST_MOO),
        ("no_moo_but_name", says_moo & ~has_moo & (alone | twins), of_name, against_moo),
        ("moo_unnamed", says_moo & has_moo & ~twins & facts["moo_key"].eq(""), of_moo, _MOO_UNNAMED),
        ("moo_near", says_moo & facts["own_score"].ge(NEAR), of_moo, (100 + facts["own_score"]) / 2),
        ("moo_and_twins", says_moo & has_moo & twins, of_moo, _MOO_AGAINST_NAME),
        ("moo_and_other", says_moo & has_moo, of_moo, _MOO_AGAINST_NAME),
        ("no_moo_but_near", says_moo & near, of_near, facts["near_score"].clip(upper=_NAME_AGAINST_MOO)),
        ("no_moo", says_moo, nothing, 0),
        ("nameless", facts["is_nameless"], tambon, _NAMELESS),
        ("", alone, of_name, 100),
        ("twins", twins, of_name, shared),
        ("village_near", near, of_near, facts["near_score"]),
    ]


def _candidates(facts: pd.DataFrame, found: pd.DataFrame, near: pd.DataFrame, index: Index) -> pd.DataFrame:
    """query, area_code, score of what may be meant where nothing is certain: the suggestion, bearers of the name, the
    village of the หมู่, near names and at last the tambon."""
    is_open = found["how"].ne("exact")
    asked = facts[is_open].reset_index(names="query")
    bearing = asked[asked["bearers"].gt(0)].merge(index.village_keys, on=["tambon_code", "key"])
    blocks = [
        found[is_open].reset_index(names="query")[["query", "area_code", "score"]],
        bearing.assign(area_code=bearing["village_code"], score=_NAME_AGAINST_MOO / bearing["bearers"]),
        asked.assign(area_code=asked["moo_code"], score=_MOO_AGAINST_NAME),
        near.assign(area_code=near["village_code"], score=near["similarity"].clip(upper=_NAME_AGAINST_MOO)),
        asked.assign(area_code=asked["tambon_code"], score=0),
    ]
    table = pd.concat([block[["query", "area_code", "score"]] for block in blocks], ignore_index=True)
    table = table[table["area_code"].ne("") & table["query"].isin(asked["query"])]
    table = table.drop_duplicates(["query", "area_code"]).sort_values(
        ["query", "score"], ascending=[True, False], kind="stable"
    )
    return table[table.groupby("query").cumcount() < MOST_CANDIDATES]
