"""Tambons of one name in several amphoes: the village that a row names may tell which of them is meant."""

import pandas as pd

from geo.place_index import Index, keys_of, looked_up

_BY_VILLAGE = 85


def told_by_village(table: pd.DataFrame, villages: pd.DataFrame, index: Index) -> pd.DataFrame:
    """The rows (`geo.place_rows.Rows`), those whose tambon has rivals suggested the only one that has the village.

    A row that names several villages, or none by name, stays as it is.
    """
    names = villages[villages["key"].ne("") & ~villages["row"].duplicated(keep=False)].set_index("row")
    open_rows = table[table["rivals"].gt(1) & table["how"].eq("suggested") & table.index.isin(names.index)]
    asked = pd.DataFrame({"province_code": open_rows["province_code"], "key": keys_of(open_rows["tambon"], "tambon")})
    asked = asked.reset_index(names="row").join(names[["key", "moo"]].add_prefix("village_"), on="row")
    having = asked.merge(index.tambon_keys, on=["province_code", "key"]).merge(
        index.village_keys, left_on=["tambon_code", "village_key"], right_on=["tambon_code", "key"]
    )
    moo = looked_up(having["village_code"], index.villages["moo"])
    having = having[having["village_moo"].isna() | having["village_moo"].eq(moo).fillna(False)]
    having = having.drop_duplicates(["row", "tambon_code"])
    only = having[~having["row"].duplicated(keep=False)].set_index("row")["tambon_code"]
    table.loc[only.index, "tambon_code"] = only
    table.loc[only.index, "why"] = "tambon_by_village"
    table.loc[only.index, "score"] = float(_BY_VILLAGE)
    return table
