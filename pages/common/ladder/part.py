"""What stands on the page of the ladder between its head and its foot."""

import pandas as pd
import streamlit as st

from data.export.about import today
from pages.common import downloads, sources
from pages.common.in_order.part import in_order_part
from pages.common.ladder.board_html import Names, board_html, step_names
from pages.common.ladder.cells import cells, columns_of
from pages.common.ladder.controls import ALL, Asked, choose, choose_view, show_names
from pages.common.ladder.figures import legend_html, numbers_html, print_html
from pages.common.ladder.state import Ladder, ladder_of
from pages.common.ladder.tables import whole_board, whole_steps
from pages.common.place_names import place_patterns
from pages.common.wording import Words


def ladder_part(words: Words, shown: sources.View) -> None:
    """The board with its controls, or the work put in order instead of side by side."""
    if choose_view(words) == "board":
        _board(words, shown)
    else:
        in_order_part(words, shown)


def _board(words: Words, shown: sources.View) -> None:
    registry = sources.registry()
    numbers = st.container(key="ladder_numbers")
    asked = choose(words, registry, years=len(sources.years_of(shown)))
    ladder = ladder_of(shown, asked.span)
    if not ladder.steps:
        st.info(words("ladder.no_steps"))
        return
    rows = asked.rows(ladder.board, registry)
    names = names_of(words, shown, ladder)
    numbers.html(numbers_html(words, ladder, names.step))
    legend = legend_html(words, ladder, registry, rows)
    st.html(print_html(printed_facts(words, shown, asked), legend))
    if rows.empty:
        st.info(words("ladder.nobody_left"))
    else:
        _table(words, shown, ladder, rows, names, apart=asked.apart)
        st.html(f'<div class="screen-only">{legend}</div>')
        _files(words, shown, ladder, rows)
    st.caption(" · ".join(notes(words, ladder, rows)))


def _table(words: Words, shown: sources.View, ladder: Ladder, rows: pd.DataFrame, names: Names, *, apart: bool) -> None:
    tambons = shown.areas.tambons
    taken = ladder.taken[ladder.taken["tambon_code"].isin(rows["tambon_code"])]
    columns = columns_of(taken, list(ladder.steps), ladder.years, apart=apart)
    cities = tambons.loc[tambons["villages"].eq(0), "tambon_code"]
    st.html(board_html(words, rows, cells(words, taken, columns, names.agencies, cities), columns, names))


def _files(words: Words, shown: sources.View, ladder: Ladder, rows: pd.DataFrame) -> None:
    tambons = shown.areas.tambons
    with st.container(key="ladder_tools"):
        st.caption(words("ladder.print_hint"))
        whole = whole_board(words, rows, tambons)
        downloads.offer_table(words, shown, "ladder", whole, title=words("page.ladder"))
        downloads.offer_areas(words, shown, "ladder", whole)
        st.caption(words("ladder.steps_table"))
        steps = whole_steps(words, ladder, rows, tambons)
        downloads.offer_table(words, shown, "ladder-steps", steps, title=words("ladder.steps_table"))


def names_of(words: Words, shown: sources.View, ladder: Ladder) -> Names:
    """The names that the board shows."""
    tambons = shown.areas.tambons
    patterns = place_patterns(words, shown.selection.province)
    tambon = words.pick_each(tambons["name_th"], tambons["name_en"]).map(
        lambda name: patterns["tambon"].format(name=name)
    )
    amphoe = sources.amphoe_names(words, shown)
    return Names(
        tambon=dict(zip(tambons["tambon_code"], tambon, strict=True)),
        amphoe={code: patterns["amphoe"].format(name=name) for code, name in amphoe.items()},
        agencies=sources.agency_names(words),
        step=step_names(words, sources.registry(), ladder.steps),
    )


def printed_facts(words: Words, shown: sources.View, asked: Asked) -> dict[str, str]:
    """What the paper must say of itself: every filter in use by its values, and the day."""
    registry, chosen = sources.registry(), shown.selection
    entries = {
        "agencies": (registry.agencies, chosen.agencies),
        "functions": (registry.functions, chosen.functions),
        "target_groups": (registry.target_groups, chosen.target_groups),
    }
    facts = {
        words(f"filter.{name}"): ", ".join(known[key].short(words.language) for key in ids)
        for name, (known, ids) in entries.items()
    }
    facts[words("filter.money")] = ", ".join(words(f"money.{key}") for key in chosen.money)
    facts[words("ladder.show")] = "" if asked.show == ALL else show_names(words, registry)[asked.show]
    facts[words("ladder.fund_status")] = ", ".join(words(f"fundlife.{status}") for status in asked.funds)
    facts[words("ladder.span")] = str(asked.span)
    facts[words("ladder.printed")] = today()
    return facts


def notes(words: Words, ladder: Ladder, rows: pd.DataFrame) -> list[str]:
    """What the board counts, and what takes no part in it."""
    told = [words("ladder.rows", n=len(rows), all=len(ladder.board))]
    if ladder.awaited:
        told.append(words("ladder.reports_missing"))
    told.append(words("ladder.parts", **ladder.parts))
    told += [words("ladder.fund_note", span=ladder.span, until=ladder.until), words("ladder.next_note")]
    return [*told, words("ladder.twice_note")]
