"""The side bar: what to look at, and what counts as duplicated.

`chosen_now` reads what the widgets hold before any of them is drawn, so that a page can paint its map first;
`draw_filters` draws them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from agencies.overlap import KEYS, STATUSES, Criterion
from agencies.records import STATUSES as MONEY
from agencies.registry import Entry
from pages.common import links, session, sources
from pages.common.known_places import KnownPlaces, Names, known_places
from pages.common.search import search_box
from pages.common.selection import COUNTRY, DATASETS, USUAL_SHARE, WIDEST_WINDOW, Selection, units_offered
from pages.common.wording import Words


def chosen_before() -> Selection:
    """The selection as it stands, without what another register no longer has."""
    chosen = _still_there(session.selection() or links.opened(), known_places(), sources.years_known())
    session.keep(chosen)
    return chosen


def chosen_now() -> Selection:
    """The selection as the widgets of the side bar will give it; they need not be drawn yet, in this run.

    Their values are kept ready for `draw_filters`, without what is offered no more.
    """
    known, years = known_places(), sources.years_known()
    before = _still_there(session.selection() or links.opened(), known, years)
    province = _province_now(before, known)
    amphoe = _amphoe_now(before, province, known)
    is_same_place = (province, amphoe) == (before.province, before.amphoe)
    chosen = replace(
        before,
        province=province,
        amphoe=amphoe,
        **{name: _several_now(name, each, getattr(before, name)) for name, each in _offered(years).items()},
        criterion=_criterion_now(before.criterion),
        tambon=before.tambon if is_same_place else None,
        units=before.units if is_same_place else "",
    )
    session.keep(chosen)
    return chosen


def draw_filters(words: Words, chosen: Selection, ahead: Callable[[], object] | None = None) -> None:
    """Draw the side bar, but for the search above it, for what `chosen_now` gave in this run.

    ahead: what is done as soon as something else is chosen, before the page is drawn again.
    """
    registry = sources.registry()
    language = words.language
    with st.sidebar:
        _dataset(words)
        st.subheader(words("filter.title"))
        _province(words)
        _amphoe(words, chosen.province)
        _pills("years", words("filter.years"), sources.years_known(), ahead=ahead)
        _many("agencies", words, _entry_names(registry.agencies, language, short=True), ahead)
        _many("functions", words, _entry_names(registry.functions, language, short=True), ahead)
        _many("target_groups", words, _entry_names(registry.target_groups, language), ahead)
        _many("money", words, {key: words(f"money.{key}") for key in MONEY}, ahead)
        _criterion(words, chosen.criterion, ahead)


def choose_in_sidebar(words: Words) -> Selection:
    """Draw search and filters and return what is chosen now."""
    with st.sidebar:
        search_box(words)
    chosen = chosen_now()
    draw_filters(words, chosen)
    return chosen


# --- what the widgets hold -----------------------------------------------------------------------------------------


def _still_there(chosen: Selection, known: KnownPlaces, years_known: Sequence[int]) -> Selection:
    """A selection without what another register, or the records of today, no longer have."""
    if chosen.province not in known.provinces and not (chosen.province == COUNTRY and known.country):
        return sources.default_selection()
    amphoe = chosen.amphoe if chosen.amphoe in known.amphoe.get(chosen.province, ()) else None
    tambon = chosen.tambon if known.holds(chosen.tambon, chosen.province, amphoe) else None
    years = tuple(year for year in chosen.years if year in years_known)
    still = replace(chosen, amphoe=amphoe, tambon=tambon, years=years)
    units = still.units if still.units in units_offered(still) else ""
    return replace(still, units=units, share=still.share if still.share in STATUSES else USUAL_SHARE)


def _held(name: str, before: object) -> object:
    """What a widget holds; what was chosen on an earlier page where it has not been drawn on this one.

    Said anew at each run: to Streamlit the widget of another page is another one, whose value it forgets.
    """
    return st.session_state.get(f"filter_{name}", before)


def _hold(name: str, value: object) -> None:
    st.session_state[f"filter_{name}"] = value


def _province_now(before: Selection, known: KnownPlaces) -> str:
    if not known.country:
        return next(iter(known.provinces))
    held = _held("province", before.province)
    province = held if held == COUNTRY or held in known.provinces else before.province
    _hold("province", province)
    return province


def _amphoe_now(before: Selection, province: str, known: KnownPlaces) -> str | None:
    if province == COUNTRY:
        return None
    held = _held(f"amphoe_{province}", before.amphoe if province == before.province else None)
    amphoe = held if held in known.amphoe[province] else None
    _hold(f"amphoe_{province}", amphoe)
    return amphoe


def _offered(years: Sequence[int]) -> dict[str, Iterable]:
    """What each filter of several choices offers, by its name in the selection."""
    registry = sources.registry()
    return {
        "years": years,
        "agencies": registry.agencies,
        "functions": registry.functions,
        "target_groups": registry.target_groups,
        "money": MONEY,
    }


def _several_now(name: str, offered: Iterable, before: Sequence) -> tuple:
    """In the order in which they are offered, so that the same choice is the same selection."""
    offered = list(offered)
    held = [each for each in _held(name, list(before)) or [] if each in offered]
    _hold(name, held)
    return tuple(each for each in offered if each in held)


def _criterion_now(before: Criterion) -> Criterion:
    keys = _several_now("criterion", KEYS, [key for key in KEYS if key in before.keys])
    window = int(_held("window", before.window))
    _hold("window", window)
    return Criterion(frozenset(keys or KEYS), window)


# --- the widgets -----------------------------------------------------------------------------------------------------


def _dataset(words: Words) -> None:
    in_use = sources.records_in_use()
    chosen = st.segmented_control(
        words("dataset.title"),
        DATASETS,
        format_func=lambda name: words(f"dataset.{name}"),
        default=in_use.dataset,
        key=f"dataset_{in_use.dataset}",
        help=words("dataset.help"),
        width="stretch",
    )
    if chosen and chosen != in_use.dataset:
        session.set_dataset(chosen)
        st.rerun()


def _entry_names(entries: Mapping[str, Entry], language: str, *, short: bool = False) -> dict[str, str]:
    return {key: entry.short(language) if short else entry.name(language) for key, entry in entries.items()}


def _picked(words: Words, names: Mapping[str, Names]) -> dict[str, str]:
    return {code: words.pick(*both) or code for code, both in names.items()}


def _province(words: Words) -> None:
    """The country first; no box where there is one province alone."""
    known = known_places()
    if known.country:
        names = _picked(words, known.provinces)
        codes = [COUNTRY, *sorted(names, key=names.__getitem__)]
        names[COUNTRY] = words("level.country")
        st.selectbox(words("filter.province"), codes, format_func=names.get, key="filter_province")


def _amphoe(words: Words, province: str) -> None:
    if province == COUNTRY:
        return
    names = _picked(words, known_places().amphoe[province])
    st.selectbox(
        words("filter.amphoe"),
        list(names),
        index=None,  # so that it can be emptied again
        format_func=names.get,
        placeholder=words("filter.all_amphoe"),
        key=f"filter_amphoe_{province}",
    )


def _pills(
    name: str, label: str, options: Sequence, shown: Callable = str, ahead: Callable[[], object] | None = None
) -> None:
    st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=shown,
        key=f"filter_{name}",
        width="stretch",
        on_change=ahead,
    )


def _many(name: str, words: Words, names: Mapping[str, str], ahead: Callable[[], object] | None) -> None:
    st.multiselect(
        words(f"filter.{name}"),
        list(names),
        format_func=names.get,
        placeholder=words(f"filter.all_{name}"),
        key=f"filter_{name}",
        select_all=False,  # nothing chosen is everything
        on_change=ahead,
    )


def _criterion(words: Words, chosen: Criterion, ahead: Callable[[], object] | None) -> None:
    st.subheader(words("criterion.title"), help=words("criterion.help"))
    _pills("criterion", words("criterion.keys"), KEYS, lambda key: words(f"key.{key}"), ahead)
    if not st.session_state["filter_criterion"]:
        st.warning(words("criterion.none"))
    st.number_input(
        words("criterion.window"),
        min_value=0,
        max_value=WIDEST_WINDOW,
        key="filter_window",
        help=words("criterion.window_help"),
        disabled="year" not in chosen.keys,
        on_change=ahead,
    )
