"""The part of the ladder page that puts duplicated steps in order: controls, figures, moves, money, maps."""

from dataclasses import replace

import streamlit as st

from geo.errors import PlaceError
from pages.common import downloads, sources
from pages.common.gaps.need_box import brought_need
from pages.common.in_order.asked import ask, need_of
from pages.common.in_order.basis import basis_html
from pages.common.in_order.plans import Plan, plan_of
from pages.common.in_order.tables import agency_texts, named_bundles, place_texts, why_texts
from pages.common.in_order.written import MOST_SHOWN, figures_html, money_html, moves_html, unmoved_html
from pages.common.support_map import draw_map
from pages.common.wording import Words, literal

_MAP_HEIGHT = 400


def in_order_part(words: Words, shown: sources.View) -> None:
    """What duplicated steps come to in order instead of side by side."""
    st.markdown(literal(words("order.intro")))
    st.caption(literal(words("order.to_discuss")))
    brought = brought_need()
    asked = ask(words, shown, brought)
    plan = plan_of(shown, asked, need_of(asked, brought))
    if plan.found.doubled:
        st.html(figures_html(words, plan, shown.figures))
        st.caption(_accounted(words, plan))
    else:
        st.info(words("order.nothing"))
    if shown.selection.amphoe:
        st.caption(words("order.within_amphoe_only"))
    _say_where_nobody_can_go(words, shown, plan)
    st.html(basis_html(words, shown, asked))
    if plan.found.doubled:
        _moves(words, shown, plan)
        _unmoved(words, shown, plan)
        _money(words, shown, plan)
        _maps(words, shown, plan)


def _accounted(words: Words, plan: Plan) -> str:
    found = plan.found
    moved, unmoved = int(found.moves["records"].sum()), int(found.unmoved["records"].sum())
    counts = {"doubled": found.doubled, "stay": found.doubled - moved - unmoved, "moved": moved, "unmoved": unmoved}
    rest = f" · {words('order.rest')}" if found.after.in_duplicate.any() else ""
    return literal(words("order.accounted", **counts) + rest)


def _say_where_nobody_can_go(words: Words, shown: sources.View, plan: Plan) -> None:
    """No uncovered area: because reports are awaited, or because there is none."""
    if plan.free:
        return
    st.warning(words("order.no_free"))
    missing = sources.missing_of(shown)
    if not missing.empty:
        names = sources.agency_names(words)
        agencies = ", ".join(names[agency] for agency in missing["agency"].unique())
        st.caption(literal(words("order.awaited", agencies=agencies)))
        st.page_link("pages/sources/history.py", label=words("page.history"), icon=":material/history:")


def _moves(words: Words, shown: sources.View, plan: Plan) -> None:
    moves = plan.found.moves
    if moves.empty:
        return
    st.subheader(words("order.moves"))
    places = place_texts(words, shown, moves)
    texts = {"from_place": places["from"], "to_place": places["to"], "stays_text": agency_texts(words, moves["stays"])}
    st.html(moves_html(words, sources.registry(), moves.assign(**texts)))
    if len(moves) > MOST_SHOWN:
        st.caption(words("order.not_shown", shown=MOST_SHOWN, n=len(moves)))
    table = named_bundles(words, shown, moves)
    downloads.offer_table(words, shown, "in_order_moves", table, title=words("order.moves"))


def _unmoved(words: Words, shown: sources.View, plan: Plan) -> None:
    unmoved = plan.found.unmoved
    if unmoved.empty:
        return
    st.subheader(words("order.unmoved"))
    texts = {
        "from_place": place_texts(words, shown, unmoved)["from"],
        "stays_text": agency_texts(words, unmoved["stays"]),
        "why_text": why_texts(words, unmoved),
    }
    st.html(unmoved_html(words, sources.registry(), unmoved.assign(**texts)))
    if len(unmoved) > MOST_SHOWN:
        st.caption(words("order.not_shown", shown=MOST_SHOWN, n=len(unmoved)))
    table = named_bundles(words, shown, unmoved)
    downloads.offer_table(words, shown, "in_order_unmoved", table, title=words("order.unmoved"))


def _money(words: Words, shown: sources.View, plan: Plan) -> None:
    with st.expander(words("order.proof")):
        st.caption(words("order.proof_note"))
        st.html(money_html(words, sources.registry(), plan))
        money = plan.money.assign(
            baht_before=plan.money["satang_before"] / 100, baht_after=plan.money["satang_after"] / 100
        ).drop(columns=["satang_before", "satang_after"])
        downloads.offer_table(words, shown, "in_order_money", money, title=words("order.proof"))


def _maps(words: Words, shown: sources.View, plan: Plan) -> None:
    """Both maps, of the tambons that something leaves or reaches; drawn only when asked for, since two maps weigh."""
    moves = plan.found.moves
    if moves.empty or not st.toggle(words("order.maps"), key="in_order_maps"):
        return
    touched = set(moves["from_tambon"]) | set(moves["to_tambon"])
    st.caption(words("order.map_note", n=len(touched)))
    views = {"before": shown, "after": replace(shown, result=plan.found.after)}
    for column, (when, view) in zip(st.columns(2), views.items(), strict=True):
        with column:
            st.markdown(f"**{literal(words(f'order.map_{when}'))}**")
            try:
                draw_map(words, view, only=touched, height=_MAP_HEIGHT, key=f"in_order_{when}")
            except PlaceError as error:
                st.warning(words.said(error))
