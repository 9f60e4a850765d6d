"""How the pages look: one sheet of styles, another over it in the hall view."""

import json
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.common.palette import status_css
from pages.common.wording import Words

_FOLDER = Path(__file__).parent


@lru_cache
def _sheet(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def apply(words: Words, *, hall: bool = False, page: str = "") -> None:
    """Put the styles on the page, those of its own too; with them our words for what Streamlit has in English only."""
    own = words.of("own").items()
    texts = "".join(f"--own-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in own)
    sheets = ["styles.css", *(["hall.css"] if hall else []), *_own_sheets(page)]
    st.html(f"<style>:root {{ {texts} }}{status_css()}{''.join(_sheet(name) for name in sheets)}</style>")


@lru_cache
def _own_sheets(page: str) -> list[str]:
    """The sheets of one page: `sheets/ladder.css`, `sheets/ladder_in_order.css`."""
    return [f"sheets/{file.name}" for file in sorted((_FOLDER / "sheets").glob(f"{page}*.css"))] if page else []


def ground() -> str:
    """The colour around the map: that of the theme."""
    return "#171614" if st.context.theme.type == "dark" else "#FFFFFF"
