"""The clerk's answers to the questions of the list at hand, kept while the page is redrawn or left for another."""

import pandas as pd
import streamlit as st

from data.intake import answers

_KEY = "import_answers"


def given(file: str) -> pd.DataFrame:
    """The answers given for this file (a key of its content): kind, key, answer."""
    kept = st.session_state.get(_KEY, {})
    return kept.get(file, answers.no_answers())


def add(file: str, replies: pd.DataFrame) -> None:
    """Keep further answers; those to other files are forgotten. An empty one takes back what was said or remembered."""
    st.session_state[_KEY] = {file: answers.together(given(file), replies)}


def one(kind: str, key: str, answer: str) -> pd.DataFrame:
    """A single answer as a table."""
    return pd.DataFrame([(kind, key, answer)], columns=answers.ANSWER_COLUMNS, dtype="str")
