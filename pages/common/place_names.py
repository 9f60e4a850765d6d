"""Places as they are written on the screen; the capital has khet and khwaeng where provinces have amphoe and tambon."""

from collections.abc import Mapping

import pandas as pd

from pages.common.selection import COUNTRY, Selection
from pages.common.wording import Words

CAPITAL = "10"


def place_patterns(words: Words, province_code: str) -> dict[str, str]:
    """How a province, amphoe and tambon of this province are written, each with {name} in it."""
    return words.of("capital" if province_code == CAPITAL else "place")


def place_name(words: Words, place: Mapping, level: str) -> str:
    """ "ต.สำราญ": the tambon, amphoe or province of a row of the register."""
    start = "name" if level == "tambon" else level
    name = words.pick(place[f"{start}_th"], place[f"{start}_en"])
    return place_patterns(words, place["province_code"])[level].format(name=name)


def place_looked_at(words: Words, chosen: Selection, tambons: pd.DataFrame) -> str:
    """ "อ.ชุมแพ จังหวัดขอนแก่น": what a selection looks at, the country by its word. tambons: the register's, of it."""
    if chosen.province == COUNTRY:
        return words("level.country")
    place = tambons.iloc[0]
    levels = ("amphoe", "province") if chosen.amphoe else ("province",)
    return " ".join(place_name(words, place, level) for level in levels)
