"""What the viewer chooses on the ladder; kept when another page is looked at, as Streamlit forgets a widget's value."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import pandas as pd
import streamlit as st

from agencies.ladder import FUND_STATUSES, filters, steps_of
from agencies.registry import Registry
from pages.common.ladder.cells import FEW_YEARS
from pages.common.wording import Words

_Value = TypeVar("_Value")
WIDEST_SPAN = 10
USUAL_SPAN = 2
"""Years: the fund's accounts are closed yearly, and a list may come a year late."""
ALL = "all"
VIEWS = ("board", "order")


@dataclass(frozen=True)
class Asked:
    """show: a key of `filters`, or ALL. span: years within which a fund lives. funds: statuses of it; empty = all.
    apart: each year has columns of its own."""

    show: str = ALL
    span: int = USUAL_SPAN
    funds: tuple[str, ...] = ()
    apart: bool = False

    def rows(self, board: pd.DataFrame, registry: Registry) -> pd.DataFrame:
        """The rows of a board that are asked for."""
        masks = filters(board, registry)
        kept = board[masks[self.show]] if self.show in masks else board
        return kept[kept["fund"].isin(self.funds)] if self.funds else kept


def choose_view(words: Words) -> str:
    """The board, or work in order instead of side by side."""
    with st.container(key="ladder_view"):
        view = st.segmented_control(
            words("ladder.view"),
            VIEWS,
            format_func=lambda name: words(f"ladderview.{name}"),
            key=_widget("view", VIEWS[0]),
            label_visibility="collapsed",
        )
    return _keep("view", view or VIEWS[0])


def choose(words: Words, registry: Registry, *, years: int) -> Asked:
    """Draw the controls and return what is chosen now. years: how many the board shows."""
    names = show_names(words, registry)
    with st.container(key="ladder_controls"):
        show, fund, span = st.columns([2.2, 2.2, 1], gap="small")
        with show:
            chosen = st.selectbox(
                words("ladder.show"), list(names), format_func=names.get, key=_widget("show", ALL, names)
            )
        with fund:
            statuses = st.multiselect(
                words("ladder.fund_status"),
                FUND_STATUSES,
                format_func=lambda status: words(f"fundlife.{status}"),
                placeholder=words("ladder.all_funds"),
                key=_widget("funds", []),
                select_all=False,
            )
        with span:
            within = st.number_input(
                words("ladder.span"), 1, WIDEST_SPAN, key=_widget("span", USUAL_SPAN), help=words("ladder.span_help")
            )
        apart = 1 < years <= FEW_YEARS and st.toggle(words("ladder.apart"), key=_widget("apart", False))
    return Asked(
        _keep("show", chosen), int(_keep("span", within)), tuple(_keep("funds", statuses)), _keep("apart", apart)
    )


def show_names(words: Words, registry: Registry) -> dict[str, str]:
    """What each filter keeps, in words."""
    steps = pairwise(steps_of(registry))
    after = {f"after_{step}": words("ladder.after", done=step, following=then) for step, then in steps}
    return {ALL: words("ladder.all"), **after, "twice": words("ladder.twice"), "nothing": words("ladder.nothing")}


def _widget(name: str, default: object, options: Sequence | dict | None = None) -> str:
    key = f"ladder_{name}_pressed"
    if st.session_state.get(key) is None:
        kept = st.session_state.get(f"ladder_{name}", default)
        st.session_state[key] = kept if options is None or kept in options else default
    return key


def _keep(name: str, value: _Value) -> _Value:
    st.session_state[f"ladder_{name}"] = value
    return value
