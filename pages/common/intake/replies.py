"""The clerk's answers to the questions of the list at hand, kept while the page is redrawn."""

import pandas as pd
import streamlit as st

from data.intake import answers

_KEY = "import_answers"


def given(upload: str) -> pd.DataFrame:
    """The answers given for this upload: kind, key, answer."""
    kept = st.session_state.get(_KEY, {})
    return kept.get(upload, answers.no_answers())


def add(upload: str, replies: pd.DataFrame) -> None:
    """Keep further answers; those to other uploads are forgotten. An empty answer takes an earlier one back."""
    whole = answers.together(given(upload), replies)
    st.session_state[_KEY] = {upload: whole[whole["answer"].ne("")]}


def one(kind: str, key: str, answer: str) -> pd.DataFrame:
    """A single answer as a table."""
    return pd.DataFrame([(kind, key, answer)], columns=answers.ANSWER_COLUMNS, dtype="str")
