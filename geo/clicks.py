"""What a click on the map means, read from what streamlit-folium hands back."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Click:
    """A click on an area: its code, and the count of clicks by which the next one is known to be new."""

    code: str
    count: int


def click_count(result: object) -> int | None:
    """The number of clicks on areas since the map was drawn; None where the map has not said.

    Keep it after every answer, whether or not it was a click: a map drawn anew counts from zero again.
    """
    count = result.get("last_object_clicked_count") if isinstance(result, Mapping) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None


def clicked_area(result: object, previous_count: int | None) -> Click | None:
    """The area just clicked, or None where nothing new was clicked or the answer is not of the map's form.

    The map repeats its last answer at every rerun, so only a changed count is a click; a second click on the same
    area changes nothing but the count.
    """
    count = click_count(result)
    if not count or count == previous_count:
        return None
    code = _member(_member(_member(result, "last_active_drawing"), "properties"), "code")
    return Click(code, count) if isinstance(code, str) and code else None


def _member(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None
