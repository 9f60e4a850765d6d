"""Where the rows of a list lie: what is certain, and what the clerk is asked.

An area is written as a code, a code with "/tambon" behind it for a whole tambon, or several village codes with spaces
between them, for a row that names several villages.
"""

import pandas as pd

from agencies.records import WHOLE_TAMBON
from data.intake.doubts import PLACE, doubts, no_doubts, together
from geo.names import normalised
from geo.place_match import PARTS, Matches

WHOLE = f"/{WHOLE_TAMBON}"
_TAKEN = ("exact", "mapped")
_REFUSED = ("none", "too_wide")
_ELSEWHERE = 50
"""Score of a place in another province at most: however sure it is, the list is of this one."""


def place_texts(texts: pd.DataFrame) -> pd.Series:
    """What each row says of its place, as one text for the clerk: "เมือง · ศิลา · 3"."""
    text = texts[PARTS[0]]
    for name in PARTS[1:]:
        text = text + pd.Series(" · ", index=text.index).where(text.ne("") & texts[name].ne(""), "") + texts[name]
    return text.astype("str")


def place_keys(texts: pd.DataFrame) -> pd.Series:
    """The same text for all rows that name the same place in the same way."""
    distinct = texts[list(PARTS)].drop_duplicates()
    written = distinct.apply(normalised)
    key = written[PARTS[0]].str.cat([written[name] for name in PARTS[1:]], sep="|")
    return pd.Series(
        key.to_numpy()[distinct.assign(n=range(len(distinct))).merge(texts[list(PARTS)], how="right")["n"]],
        index=texts.index,
        dtype="str",
    )


def areas_taken(matches: Matches) -> pd.Series:
    """The area of each row that is certain, "" elsewhere."""
    return _areas(matches.found).where(matches.found["outcome"].isin(_TAKEN), "")


def place_doubts(texts: pd.DataFrame, matches: Matches) -> pd.DataFrame:
    """A question, or a refusal, for each row whose area is not certain."""
    found = matches.found
    is_open = ~found["outcome"].isin(_TAKEN)
    if not is_open.any():
        return no_doubts()
    suggestion, score = _suggestions(matches)
    refused = found["outcome"].isin(_REFUSED)
    text = place_texts(texts)
    told = (found["reason_th"], found["reason_en"])
    asked = {"kind": PLACE, "key": place_keys(texts), "suggestion": suggestion, "score": score}
    return together(
        [
            doubts(is_open & refused, PLACE, text, *told),
            doubts(is_open & ~refused, PLACE, text, *told, **asked),
        ]
    )


def _areas(found: pd.DataFrame) -> pd.Series:
    whole = found["scope"].eq(WHOLE_TAMBON) & found["area_code"].ne("")
    return (found["area_code"] + pd.Series(WHOLE, index=found.index).where(whole, "")).astype("str")


def _suggestions(matches: Matches) -> tuple[pd.Series, pd.Series]:
    """Suggested area and score of each row; of several villages all in one text, if all were placed."""
    found, parts = matches.found, matches.parts
    suggestion = _areas(found)
    score = found["score"].astype("Int64")
    if len(parts):
        groups = parts.groupby("asked")
        whole = groups["area_code"].agg(" ".join).where(groups["area_code"].agg(lambda codes: codes.ne("").all()), "")
        least = groups["score"].min().astype("Int64")
        is_several = found["outcome"].eq("several")
        suggestion = suggestion.mask(is_several, whole.reindex(found.index).fillna(""))
        score = score.mask(is_several, least.reindex(found.index))
    is_elsewhere = found["outcome"].eq("elsewhere")
    score = score.mask(is_elsewhere, score.clip(upper=_ELSEWHERE))
    return suggestion.astype("str"), score.mask(suggestion.eq(""))
