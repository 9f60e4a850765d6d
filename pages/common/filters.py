"""The side bar: what to look at, and what counts as duplicated."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from agencies.overlap import KEYS, Criterion
from agencies.records import STATUSES as MONEY
from agencies.registry import Entry
from pages.common import links, session, sources
from pages.common.search import search_box
from pages.common.selection import DATASETS, WIDEST_WINDOW, Selection
from pages.common.wording import Words


def chosen_before() -> Selection:
    """The selection as it stands, without what another register no longer has."""
    chosen = sources.still_there(session.selection() or links.opened())
    session.keep(chosen)
    return chosen


def choose_in_sidebar(words: Words) -> Selection:
    """Draw the filters and return what is chosen now."""
    before = chosen_before()
    registry = sources.registry()
    language = words.language
    with st.sidebar:
        search_box(words)
        _dataset(words)
        st.subheader(words("filter.title"))
        province = _province(words, before)
        amphoe = _amphoe(words, before, province)
        chosen = Selection(
            province=province,
            amphoe=amphoe,
            years=_pills("years", words("filter.years"), sources.years_known(), before.years),
            agencies=_many("agencies", words, _names(registry.agencies, language, short=True), before.agencies),
            functions=_many("functions", words, _names(registry.functions, language, short=True), before.functions),
            target_groups=_many("target_groups", words, _names(registry.target_groups, language), before.target_groups),
            money=_many("money", words, {key: words(f"money.{key}") for key in MONEY}, before.money),
            criterion=_criterion(words, before.criterion),
            tambon=before.tambon if (province, amphoe) == (before.province, before.amphoe) else None,
        )
    session.keep(chosen)
    return chosen


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


def _names(entries: Mapping[str, Entry], language: str, *, short: bool = False) -> dict[str, str]:
    return {key: entry.short(language) if short else entry.name(language) for key, entry in entries.items()}


def _widget(name: str, before: object) -> str:
    """The key of a widget that begins with what was chosen on an earlier page.

    Said anew at each run: to Streamlit the widget of another page is another one, whose value it forgets.
    """
    key = f"filter_{name}"
    st.session_state[key] = st.session_state.get(key, before)
    return key


def _still_offered(key: str, options: Iterable) -> str:
    """The key of a widget of many choices, without those that are offered no more."""
    known = set(options)
    st.session_state[key] = [each for each in st.session_state[key] or [] if each in known]
    return key


def _province(words: Words, before: Selection) -> str:
    tambons = sources.register().tambons
    provinces = tambons.drop_duplicates("province_code").set_index("province_code")
    names = words.pick_each(provinces["province_th"], provinces["province_en"]).to_dict()
    if len(names) == 1:
        return next(iter(names))
    key = _widget("province", before.province)
    return st.selectbox(words("filter.province"), sorted(names, key=names.__getitem__), format_func=names.get, key=key)


def _amphoe(words: Words, before: Selection, province: str) -> str | None:
    tambons = sources.register().tambons
    amphoe = tambons[tambons["province_code"] == province].drop_duplicates("amphoe_code").set_index("amphoe_code")
    names = words.pick_each(amphoe["amphoe_th"], amphoe["amphoe_en"]).to_dict()
    key = _widget(f"amphoe_{province}", before.amphoe if province == before.province else None)
    return st.selectbox(
        words("filter.amphoe"),
        list(names),
        index=None,  # so that it can be emptied again
        format_func=lambda code: names[code] or code,
        placeholder=words("filter.all_amphoe"),
        key=key,
    )


def _pills(name: str, label: str, options: Sequence, before: Sequence, shown: Callable = str) -> tuple:
    key = _still_offered(_widget(name, list(before)), options)
    chosen = st.pills(label, options, selection_mode="multi", format_func=shown, key=key, width="stretch")
    return tuple(chosen)


def _many(name: str, words: Words, names: Mapping[str, str], before: Sequence[str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        words(f"filter.{name}"),
        list(names),
        format_func=names.get,
        placeholder=words(f"filter.all_{name}"),
        key=_still_offered(_widget(name, list(before)), names),
        select_all=False,  # nothing chosen is everything
    )
    return tuple(chosen)


def _criterion(words: Words, before: Criterion) -> Criterion:
    st.subheader(words("criterion.title"), help=words("criterion.help"))
    keys = _pills(
        "criterion",
        words("criterion.keys"),
        KEYS,
        [key for key in KEYS if key in before.keys],
        lambda key: words(f"key.{key}"),
    )
    if not keys:
        st.warning(words("criterion.none"))
        keys = KEYS
    window = st.number_input(
        words("criterion.window"),
        min_value=0,
        max_value=WIDEST_WINDOW,
        key=_widget("window", before.window),
        help=words("criterion.window_help"),
        disabled="year" not in keys,
    )
    return Criterion(frozenset(keys), int(window))
