"""Files that the user hands in on a page: kept in a temporary folder while they are read."""

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.errors import USER_ERRORS
from pages.common.wording import Words

Result = TypeVar("Result")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The kind of file that a button for an Excel workbook hands out."""
_TURN = "upload_turn"
_LONGEST_STEM = 60  # Thai letters take three bytes each, and a file's name 255 at most


def upload_box(name: str, label: str, endings: list[str]) -> UploadedFile | None:
    """A box to drop a file on; empty again once `empty_boxes` was called."""
    turn = st.session_state.get(_TURN, 0)
    return st.file_uploader(label, type=endings, key=f"upload_{name}_{turn}")


def empty_boxes() -> None:
    """What was handed in is done with."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


@contextmanager
def as_file(upload: UploadedFile) -> Iterator[Path]:
    """The upload as a file of the name that the user gave it, since errors say that name."""
    name = PurePath(re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", upload.name))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name.stem[:_LONGEST_STEM]}{name.suffix.lower()}"
        path.write_bytes(upload.getbuffer())
        yield path


def attempt(words: Words, task: Callable[[], Result]) -> Result | None:
    """Do it; where it cannot be done, say why in one sentence and return None."""
    try:
        with st.spinner(words("places.busy")):
            return task()
    except USER_ERRORS as error:
        st.error(words.said(error))
        return None
