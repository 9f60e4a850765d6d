"""Files that the user hands in on a page: kept in a temporary folder while they are read."""

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


@contextmanager
def as_file(upload: UploadedFile) -> Iterator[Path]:
    """The upload as a file of the same ending."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{PurePath(upload.name).suffix.lower()}"
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
