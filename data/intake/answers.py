"""Answers to the questions that a list puts: confirmed by the clerk, remembered from earlier lists, or suggestions
that are taken from a score upwards."""

import pandas as pd

from data.intake.doubts import AGENCY, FUNCTION, FUNDED_BY, PLACE, STATUS, TARGET_GROUP

ANSWER_COLUMNS = ["kind", "key", "answer"]
REMEMBERED = (PLACE, FUNCTION, TARGET_GROUP, AGENCY, FUNDED_BY, STATUS)
"""Kinds whose answers hold for the next list too; a year in doubt is that list's own."""


def no_answers() -> pd.DataFrame:
    """ANSWER_COLUMNS without a row."""
    return pd.DataFrame(columns=ANSWER_COLUMNS, dtype="str")


def accepted(questions: pd.DataFrame, least: int) -> pd.DataFrame:
    """The suggestions of at least this score (0-100) as answers."""
    taken = questions[questions["suggestion"].ne("") & questions["score"].ge(least).fillna(False)]
    return taken[["kind", "key"]].assign(answer=taken["suggestion"]).reset_index(drop=True)


def together(*answers: pd.DataFrame) -> pd.DataFrame:
    """All answers; of two to one question the later table's."""
    return pd.concat(answers).drop_duplicates(["kind", "key"], keep="last", ignore_index=True)[ANSWER_COLUMNS]


def answered(doubts: pd.DataFrame, answers: pd.DataFrame) -> pd.Series:
    """The answer to each doubt, "" where there is none."""
    known = answers.set_index(["kind", "key"])["answer"]
    keys = pd.MultiIndex.from_frame(doubts[["kind", "key"]])
    return pd.Series(known.reindex(keys).to_numpy(), index=doubts.index).fillna("").astype("str")
