"""Who is at the keyboard, and when things were done: both stand beside every change that is kept."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from pages.common.frame import buddhist_date
from pages.common.wording import Words

_NAME = "clerk"
_BOX = "clerk_box"
_LONGEST = 80
_WIDTH = 380  # pixels


def ask_name(words: Words) -> str:
    """A box for the clerk's name; "" until it is filled in. Remembered over pages under a key of no widget."""
    if _BOX not in st.session_state:
        st.session_state[_BOX] = st.session_state.get(_NAME, "")
    name = st.text_input(
        words("clerk.name"),
        max_chars=_LONGEST,
        key=_BOX,
        help=words("clerk.help"),
        autocomplete="name",
        width=_WIDTH,
    )
    st.session_state[_NAME] = " ".join((name or "").split())
    return st.session_state[_NAME]


def has_name(words: Words, who: str) -> bool:
    """Whether a change can be kept; where the name is missing, that is said."""
    if not who:
        st.warning(words("clerk.needed"))
    return bool(who)


def moment(words: Words, iso: str) -> str:
    """A moment (ISO, UTC) as the viewer's clock has it: "21/11/2569 เวลา 14:05 น."; "" for none."""
    if not iso:
        return ""
    here = _here(iso)
    return words("moment.time", day=day(iso), hour=f"{here.hour:02}", minute=f"{here.minute:02}")


def day(iso: str) -> str:
    """The day of a moment (ISO, UTC) where the viewer is: "21/11/2569"; "" for none."""
    return buddhist_date(_here(iso).date().isoformat()) if iso else ""


def _here(iso: str) -> datetime:
    """The moment by the viewer's clock; one that names no zone is in UTC."""
    told = datetime.fromisoformat(iso)
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(_zone())


def _zone() -> ZoneInfo | None:
    """The time zone of the viewer's browser; None, the computer's own, where it says none."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
