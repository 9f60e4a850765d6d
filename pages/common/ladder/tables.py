"""The board and its steps as tables to be handed out."""

import pandas as pd

from pages.common.ladder.state import Ladder
from pages.common.wording import Words


def whole_board(words: Words, board: pd.DataFrame, tambons: pd.DataFrame) -> pd.DataFrame:
    """The board's columns, each tambon with its names; the state of its fund in words."""
    return _named(words, board, tambons).assign(fund=board["fund"].map(words.of("fundlife")).to_numpy())


def whole_steps(words: Words, ladder: Ladder, board: pd.DataFrame, tambons: pd.DataFrame) -> pd.DataFrame:
    """The steps that the tambons of `board` took: one row a tambon, step, year and agency."""
    taken = ladder.taken[ladder.taken["tambon_code"].isin(board["tambon_code"])]
    return _named(words, taken, tambons)


def _named(words: Words, table: pd.DataFrame, tambons: pd.DataFrame) -> pd.DataFrame:
    names = pd.DataFrame(
        {
            "tambon_code": tambons["tambon_code"],
            "tambon": words.pick_each(tambons["name_th"], tambons["name_en"]),
            "amphoe_code": tambons["amphoe_code"],
            "amphoe": words.pick_each(tambons["amphoe_th"], tambons["amphoe_en"]),
        }
    )
    own = table.drop(columns="amphoe_code", errors="ignore")
    return names.merge(own, on="tambon_code", how="right", validate="1:m")
