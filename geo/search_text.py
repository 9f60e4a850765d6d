"""What somebody looks for: "หมู่ 3 บ้านนาเพียง ต.สำราญ อ.เมือง", as much of it as was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from geo.names import Level, comparable, normalised
from geo.place_numbers import MOO_WORD

LEVELS: tuple[Level, ...] = ("province", "amphoe", "tambon", "village")
"""From the widest to the narrowest."""
LONGEST = 100
"""Letters of a search that are read; no name of a place with all its levels is longer."""
_BEGINS = r"(?:^|(?<=\s))"
_LEVEL_WORD = re.compile(
    rf"(?P<tambon>{_BEGINS}(?:ต\.|แขวง|tambon\s|khwaeng\s)|ตำบล)"
    rf"|(?P<amphoe>{_BEGINS}(?:กิ่ง\s*อ\.|อ\.|เขต|amphoe\s|khet\s)|กิ่งอำเภอ|อำเภอ)"
    rf"|(?P<province>{_BEGINS}(?:จ\.|changwat\s)|จังหวัด)",
    re.IGNORECASE,
)
_MOO = re.compile(rf"{MOO_WORD}\s*(\d{{1,4}})", re.IGNORECASE)
_CODE = re.compile(r"(?=.*[0-9])[0-9a-z]{2,}")


@dataclass(frozen=True)
class Asked:
    """name: what the place is called ("" where only its หมู่ is told), kinds: what it may be, within: names of the
    areas around it by level, moo: its number (None: not told), code: the digits of a code or of a part of one.
    """

    name: str
    kinds: tuple[Level, ...]
    within: Mapping[Level, str] = field(default_factory=dict)
    moo: int | None = None
    code: str = ""


def clean(text: str) -> str:
    """What was typed, in canonical spelling."""
    return normalised(pd.Series([text[:LONGEST]], dtype="str")).iloc[0]


def as_a_whole(text: str) -> Asked:
    """A clean text as one name or code of anything: a name may hold the word for a level."""
    code = code_key(text)
    return Asked(text, LEVELS, code=code if _CODE.fullmatch(code) else "")


def by_its_words(text: str) -> Asked:
    """A clean text by the words for its levels: a name without one lies below the narrowest area that is told."""
    number = _MOO.search(text)
    rest = _MOO.sub(" ", text).strip()
    words = list(_LEVEL_WORD.finditer(rest))
    ends = [*(word.start() for word in words[1:]), len(rest)]
    told = {word.lastgroup: rest[word.end() : end].strip() for word, end in zip(words, ends, strict=False)}
    within = {level: told[level] for level in LEVELS if told.get(level)}
    name = rest[: words[0].start()].strip() if words else rest
    if number:
        return Asked(name, ("village",), within, int(number[1]))
    narrowest = max((LEVELS.index(level) for level in within), default=-1)
    if name or not within:
        return Asked(name, LEVELS[narrowest + 1 :], within) if within else as_a_whole(name)
    level = LEVELS[narrowest]
    return Asked(within.pop(level), (level,), within)


def code_key(text: str) -> str:
    """A code as it is compared: without case, spaces and hyphens."""
    return re.sub(r"[\s-]", "", text).casefold()


def key_of(name: str, level: Level) -> str:
    """A name as the index holds those of a level."""
    return keys_of(pd.Series([name], dtype="str"), level).iloc[0]


def keys_of(names: pd.Series, level: Level) -> pd.Series:
    """Names as they are compared: without the word for their level, case and spaces; Muang and Mueang are the same."""
    return comparable(names, level).str.replace("ue", "u", regex=False).astype("str")
