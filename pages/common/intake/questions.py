"""The questions of a list: all at once with what was found for them, or one by one with every area to choose from."""

import pandas as pd
import streamlit as st

from agencies.records import STATUSES
from data.intake import answers
from data.intake.doubts import AGENCY, FUNDED_BY, KINDS, PLACE, STATUS, TARGET_GROUP, UNKNOWN, YEAR
from data.intake.interpret import Interpretation
from data.intake.values.year_choices import years_named
from pages.common import frame, sources
from pages.common.intake import replies
from pages.common.intake.area_names import area_names
from pages.common.intake.place_choice import choose_area
from pages.common.intake.question_card import question_html
from pages.common.intake.reading import Understood
from pages.common.wording import Words, literal

_A_PAGE = 8
_LEAST_SCORE, _USUAL_SCORE = 50, 90


def ask_questions(words: Words, known: Understood) -> None:
    """Draw what is still open, kind by kind."""
    upload, read, asked = known.key, known.read, known.decision.asked
    first_open = next(iter(asked.loc[asked["answer"].eq(""), "kind"].drop_duplicates().sort_values(key=_order)), "")
    for kind in KINDS:
        of_kind = asked[asked["kind"].eq(kind)]
        if of_kind.empty:
            continue
        left = of_kind[of_kind["answer"].eq("")]
        label = words("question.kind", kind=words(f"kind.{kind}"), left=len(left), n=len(of_kind))
        with st.expander(label, expanded=kind == first_open):
            _accept_at_once(words, upload, left)
            one_by_one = kind == PLACE and len(of_kind) and _wants_one_by_one(words)
            shown = of_kind if _wants_answered(words, kind, of_kind, left) else left
            if shown.empty:
                frame.line(words("question.all_answered"))
            elif one_by_one:
                _one(words, upload, read, shown)
            else:
                _many(words, upload, read, shown)


def _order(kinds: pd.Series) -> pd.Series:
    """Kinds by their place in KINDS."""
    return kinds.map({kind: place for place, kind in enumerate(KINDS)})


def _accept_at_once(words: Words, upload: str, left: pd.DataFrame) -> None:
    """Take every suggestion of at least a score."""
    if not left["suggestion"].ne("").any():
        return
    kind = left["kind"].iloc[0]
    score, button = st.columns([2, 1], vertical_alignment="bottom")
    least = score.slider(words("question.least"), _LEAST_SCORE, 100, _USUAL_SCORE, key=f"import_least_{kind}")
    taken = answers.accepted(left, least)
    rows = int(left.loc[left["suggestion"].ne("") & left["score"].ge(least).fillna(False), "rows"].sum())
    label = words("question.accept", n=len(taken), rows=rows)
    if button.button(label, disabled=taken.empty, key=f"import_accept_{kind}", icon=":material/done_all:"):
        replies.add(upload, taken)
        st.rerun()


def _wants_one_by_one(words: Words) -> bool:
    chosen = st.segmented_control(
        words("question.how"),
        ("many", "one"),
        format_func=lambda name: words(f"answering.{name}"),
        default="many",
        key="import_how",
        label_visibility="collapsed",
    )
    return chosen == "one"


def _wants_answered(words: Words, kind: str, of_kind: pd.DataFrame, left: pd.DataFrame) -> bool:
    """Whether answered questions are shown too, so that an answer can be changed."""
    count = len(of_kind) - len(left)
    return bool(count) and st.toggle(words("question.show_answered", n=count), key=f"import_answered_{kind}")


def _many(words: Words, upload: str, read: Interpretation, shown: pd.DataFrame) -> None:
    """A page of questions in one form, each with what was found for it."""
    kind = shown["kind"].iloc[0]
    page, pages = 1, -(-len(shown) // _A_PAGE)
    if pages > 1:
        page = st.number_input(words("question.page", n=pages), 1, pages, 1, key=f"import_page_{kind}_{pages}")
    here = shown.iloc[(page - 1) * _A_PAGE : page * _A_PAGE]
    with st.form(f"import_form_{kind}_{page}", border=False):
        chosen = [_box(words, read, question) for question in here.to_dict("records")]
        if st.form_submit_button(words("question.keep"), icon=":material/check:"):
            told = here[["kind", "key"]].assign(answer=[answer or "" for answer in chosen])
            replies.add(upload, told)
            st.rerun()


def _box(words: Words, read: Interpretation, question: dict) -> str:
    """One question: what stands in the list, why it is asked, and what it may mean."""
    options = _options(words, read, question)
    now = question["answer"]
    choices = ["", *(options if now in options or not now else [now, *options])]
    head, box = st.columns([1.2, 1], vertical_alignment="center")
    with head:
        st.html(question_html(words, question))
    return box.selectbox(
        literal(question["value"]) or words("question.empty"),
        choices,
        index=choices.index(now),
        format_func=lambda answer: options.get(answer) or answer or words("question.leave"),
        label_visibility="collapsed",
        key=f"import_{question['kind']}_{question['key']}_{now}",
    )


def _options(words: Words, read: Interpretation, question: dict) -> dict[str, str]:
    """The answers offered to a question, the suggestion first."""
    kind, suggestion = question["kind"], question["suggestion"]
    if kind == PLACE:
        found = read.candidates[read.candidates["asked"].eq(question["row"])]["area_code"]
        names = area_names(words, dict.fromkeys([suggestion, *found] if suggestion else found))
    elif kind == YEAR:
        names = {year: words("question.year", year=year) for year in years_named(question["value"])}
    elif kind == STATUS:
        names = {status: words(f"money.{status}") for status in STATUSES}
    else:
        entries = _entries(kind)
        order = sorted(entries, key=lambda key: key != suggestion)
        names = {key: entries[key].name(words.language) for key in order}
    if suggestion and not pd.isna(question["score"]):
        names[suggestion] = words("question.suggested", name=names[suggestion], score=question["score"])
    return names if kind in (PLACE, AGENCY) else names | {UNKNOWN: words("question.unknown")}


def _entries(kind: str) -> dict:
    registry = sources.registry()
    if kind in (AGENCY, FUNDED_BY):
        return dict(registry.agencies)
    return dict(registry.target_groups if kind == TARGET_GROUP else registry.functions)


def _one(words: Words, upload: str, read: Interpretation, shown: pd.DataFrame) -> None:
    """One question about a place, with the whole register to choose from."""
    number = st.number_input(words("question.number", n=len(shown)), 1, len(shown), 1, key=f"import_one_{len(shown)}")
    question = shown.to_dict("records")[number - 1]
    st.html(question_html(words, question))
    area = choose_area(words, question, read.setting.province)
    if st.button(words("question.keep_one"), type="primary", disabled=not area, key="import_keep_one"):
        replies.add(upload, replies.one(PLACE, question["key"], area))
        st.rerun()
